/** Reports inside the service: the desk the console asks, the rollups, and the daily files. */
import type { Pool } from 'pg';
import type { Rules } from '../core/rules';
import type { Clock, LongLived, ReportDesk } from '../engine/ports';
import type { Log } from '../log';
import { createDailyReports } from './daily-reports';
import { createReportDesk } from './report-desk';
import { ReportError } from './report-error';
import { createRollups } from './rollups';

export interface ReportsOptions {
  /** Of reports alone: they never starve the record. */
  readonly pool: Pool;
  readonly rules: () => Rules;
  readonly clock: Clock;
  /** Where the daily files go. */
  readonly folder: string;
  readonly log: Log;
}

export function createReports({
  pool,
  rules,
  clock,
  folder,
  log,
}: ReportsOptions): LongLived & { readonly desk: ReportDesk } {
  const now = () => clock.now();
  const desk = told(createReportDesk({ pool, rules, now }), log);
  const parts = [createRollups({ pool, now, log }), createDailyReports({ desk, folder, rules, now, log })];
  return {
    desk,
    async start() {
      for (const part of parts) await part.start();
    },
    async stop() {
      for (const part of parts) await part.stop();
    },
  };
}

/** What goes wrong is in the log, whoever asked. */
function told(desk: ReportDesk, log: Log): ReportDesk {
  const tell = (error: unknown): never => {
    if (!(error instanceof ReportError)) log.warn({ err: error }, 'report not made');
    throw error;
  };
  return {
    report: (query) => desk.report(query).catch(tell),
    tracking: (query) => desk.tracking(query).catch(tell),
    promises: (query) => desk.promises(query).catch(tell),
    file: (query) => desk.file(query).catch(tell),
  };
}
