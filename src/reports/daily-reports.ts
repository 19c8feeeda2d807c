/**
 * Yesterday's reports as files, written at the time of day the rules set: by queue, by agent, by quarter of an hour, and the
 * tracking table. What is there already is not written again; a hotline that was off at that time writes them when it is
 * back, for yesterday. Files are written whole.
 */
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { usualReports, type ReportRules } from '../core/report-rules';
import type { Rules } from '../core/rules';
import type { FileQuery, LongLived, ReportDesk } from '../engine/ports';
import type { Log } from '../log';

export interface DailyReportsOptions {
  readonly desk: ReportDesk;
  /** Made when missing. */
  readonly folder: string;
  readonly rules: () => Pick<Rules, 'timeZone' | 'reports'>;
  readonly now: () => number;
  readonly log: Log;
  /** 60 s. */
  readonly everyMs?: number;
}

const kinds = ['queues', 'agents', 'intervals', 'tracking'] as const;
type Kind = (typeof kinds)[number];

export function createDailyReports(options: DailyReportsOptions): LongLived {
  const { log, everyMs = 60_000 } = options;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  let isTroubled = false;
  const again = () => {
    if (!isStopped) timer = setTimeout(turn, everyMs).unref();
  };
  const turn = () => {
    running = writeDue(options, () => isStopped)
      .then((files) => {
        if (files.length > 0) log.info({ files }, 'daily reports written');
        isTroubled = false;
      })
      .catch((error: unknown) => {
        if (!isTroubled) log.warn({ err: error }, 'daily reports not written, tried again every minute');
        isTroubled = true;
      })
      .then(again);
  };
  return {
    async start() {
      again();
    },
    async stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}

/** Answers the names of the files that were written. */
export async function writeDue(
  { desk, folder, rules, now }: DailyReportsOptions,
  isStopped: () => boolean = () => false,
): Promise<readonly string[]> {
  const { timeZone, reports = usualReports } = rules();
  const local = DateTime.fromMillis(now(), { zone: timeZone });
  if (reports.dailyAt === null || local.hour * 60 + local.minute < reports.dailyAt) return [];
  const date = local.minus({ days: 1 }).toFormat('yyyy-MM-dd');
  const written: string[] = [];
  await mkdir(folder, { recursive: true, mode: 0o750 });
  for (const { kind, ...file } of filesOf(reports)) {
    const name = `${date}-${kind}.${file.language}.${file.format}`;
    if (isStopped() || (await exists(join(folder, name)))) continue;
    await writeWhole(join(folder, name), await desk.file({ ...file, of: queryOf(kind, date) }));
    written.push(name);
  }
  return written;
}

function filesOf({ formats, languages }: ReportRules) {
  return kinds.flatMap((kind) =>
    formats.flatMap((format) => languages.map((language) => ({ kind, format, language }))),
  );
}

function queryOf(kind: Kind, date: string): FileQuery['of'] {
  const days = { from: date, to: date };
  if (kind === 'tracking') return { span: 'tracking', ...days };
  if (kind === 'intervals') return { span: 'interval', by: 'queue', ...days };
  return { span: 'day', by: kind === 'agents' ? 'agent' : 'queue', ...days };
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Whoever reads the file meanwhile, or after a loss of power, finds all of it or none. */
async function writeWhole(file: string, content: Buffer): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(draft, 'w', 0o640);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
