/**
 * Callbacks: how soon a customer's telephone rings once hers is due and agents are free, whether any is lost or rung twice,
 * and how soon she hears a person when she answers; and how long the report of promises takes over very many.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureDue, type DueFigures } from './callbacks/due';
import { ringBack, type PhonesFigures } from './callbacks/phones';
import { measurePromises, type PromiseReportFigures } from './callbacks/promise-report';
import { machineVersions, type MachineVersions } from './versions';

export interface CallbacksOptions {
  readonly scheduled: number;
  readonly due: number;
  /** Seconds in which they are due. */
  readonly within: number;
  /** Rung by real SIP. */
  readonly calls: number;
  /** Of the month that is reported; 0: no reports. */
  readonly promises: number;
  readonly seed: number;
}
export interface CallbacksReport {
  readonly bench: 'callbacks';
  readonly n: number;
  readonly seed: number;
  readonly dialDelayMs: DueFigures['dialDelayMs'];
  readonly lost: number;
  readonly dialledTwice: number;
  readonly due: DueFigures;
  readonly phones: PhonesFigures;
  /** Null: not asked for. */
  readonly reports: PromiseReportFigures | null;
  /** Of the machine, in the last minute, as each part began. */
  readonly loadAverage: Readonly<Record<string, number>>;
  readonly versions: MachineVersions;
  readonly seconds: number;
  readonly evidence: string;
}

export async function benchCallbacks(options: CallbacksOptions, say: (line: string) => void): Promise<CallbacksReport> {
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
  const { scheduled, due: many, within, calls, promises, seed } = options;
  const due = await part('due', (folder) => measureDue({ folder, scheduled, due: many, within, seed }, say));
  const phones = await part('phones', (folder) => ringBack({ folder, calls, seed }, say));
  const reports = promises === 0 ? null : await part('reports', (folder) => measurePromises({ folder, promises }, say));
  const report: CallbacksReport = {
    ...{ bench: 'callbacks', n: due.dialDelayMs.n, seed },
    ...{ dialDelayMs: due.dialDelayMs, lost: due.lost, dialledTwice: due.dialledTwice },
    ...{ due, phones, reports, loadAverage: load, versions: machineVersions() },
    seconds: Math.round((performance.now() - began) / 1_000),
    evidence,
  };
  writeFileSync(join(evidence, 'callbacks.json'), `${JSON.stringify(report, null, 1)}\n`);
  return report;
}
