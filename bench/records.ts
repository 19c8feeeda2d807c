/**
 * The record: how fast entries reach Postgres, what an outage costs, whether counting keeps up with callers, how soon reports are
 * there. Each part has a Postgres of its own, with fsync and synchronous_commit on.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measureIngest, type Ingest } from './records/ingest';
import { measureLive, type LiveCounting } from './records/live-counting';
import { runOutage, type Outage } from './records/outage';
import { measureReports, type ReportsFigures } from './records/reports';
import { machineVersions, type MachineVersions } from './versions';

export interface RecordsOptions {
  /** Whose entries are carried. */
  readonly ingestCalls: number;
  readonly rate: number;
  /** Seconds without Postgres; 0: no outage. */
  readonly outage: number;
  /** Seconds in which callers ring while the service counts; 0: not measured. */
  readonly liveSeconds: number;
  /** Of the week before them. */
  readonly liveCalls: number;
  /** Of the month reports are made of, a tenth of them on one day; 0: no reports. */
  readonly reportCalls: number;
  /** Postgres's data with that month; kept. */
  readonly reportData?: string;
  /** Through the core, for the sums of reports. */
  readonly simulatedCalls: number;
  readonly seed: number;
}
export interface RecordsReport {
  readonly bench: 'records';
  readonly n: number;
  readonly seed: number;
  readonly ingestEntriesPerSecond: number;
  readonly lostEntries: number | null;
  readonly doubledEntries: number | null;
  readonly dayReportMs: ReportsFigures['dayReportMs'] | null;
  readonly monthReportMs: ReportsFigures['monthReportMs'] | null;
  readonly ingest: Ingest;
  readonly outage: Outage | null;
  readonly liveCounting: LiveCounting | null;
  readonly reports: ReportsFigures | null;
  /** Of the machine, in the last minute, as each part began. */
  readonly loadAverage: Readonly<Record<string, number>>;
  readonly versions: MachineVersions;
  readonly seconds: number;
  readonly evidence: string;
}

export async function benchRecords(options: RecordsOptions, say: (line: string) => void): Promise<RecordsReport> {
  const began = performance.now();
  const evidence = process.env.HOTLINE_BENCH_OUT ?? mkdtempSync(join(tmpdir(), 'hotline-bench-'));
  mkdirSync(evidence, { recursive: true });
  say(`evidence in ${evidence}`);
  const load: Record<string, number> = {};
  const part = async <T>(name: string, work: (folder: string) => Promise<T>): Promise<T> => {
    load[name] = loadavg()[0] ?? NaN;
    say(`${name} (load of the machine: ${load[name].toFixed(1)})`);
    return work(mkdtempSync(join(evidence, `${name}-`)));
  };
  const { seed, rate, outage, ingestCalls, liveSeconds, liveCalls, reportCalls, reportData, simulatedCalls } = options;
  const ingest = await part('ingest', (folder) => measureIngest({ folder, calls: ingestCalls, seed }, say));
  const fault =
    outage === 0
      ? null
      : await part('outage', (folder) =>
          runOutage({ folder, perSecond: rate, outageSeconds: outage, breathSeconds: 10, seed }, say),
        );
  const liveCounting =
    liveSeconds === 0
      ? null
      : await part('live', (folder) =>
          measureLive(
            { folder, weekCalls: liveCalls, perSecond: rate, seconds: liveSeconds, talkMs: 30_000, seed },
            say,
          ),
        );
  const month = {
    calls: reportCalls,
    simulatedCalls,
    seed,
    ...(reportData !== undefined && { data: resolve(reportData) }),
  };
  const reports =
    reportCalls === 0 ? null : await part('reports', (folder) => measureReports({ folder, ...month }, say));
  const report: RecordsReport = {
    bench: 'records',
    n: ingest.entries,
    seed,
    ingestEntriesPerSecond: ingest.ingestEntriesPerSecond,
    lostEntries: fault?.lostEntries ?? null,
    doubledEntries: fault?.doubledEntries ?? null,
    dayReportMs: reports?.dayReportMs ?? null,
    monthReportMs: reports?.monthReportMs ?? null,
    ingest,
    outage: fault,
    liveCounting,
    reports,
    loadAverage: load,
    versions: machineVersions(),
    seconds: Math.round((performance.now() - began) / 1_000),
    evidence,
  };
  writeFileSync(join(evidence, 'records.json'), `${JSON.stringify(report, null, 2)}\n`);
  return report;
}
