/** Reports inside the service: the desks the console asks, of figures and of shifts, the rollups, and the daily files. */
import type { Pool } from 'pg';
import type { Rules } from '../core/rules';
import type { Clock, LongLived, ReportDesk, ShiftDesk } from '../engine/ports';
import type { Log } from '../log';
import { createDailyReports } from './daily-reports';
import { createReportDesk } from './report-desk';
import { ReportError } from './report-error';
import { createRollups } from './rollups';
import { createShiftDesk } from './shifts/shift-desk';

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
}: ReportsOptions): LongLived & { readonly desk: ReportDesk; readonly shifts: ShiftDesk } {
  const now = () => clock.now();
  const desk = told(createReportDesk({ pool, rules, now }), log);
  const parts = [createRollups({ pool, now, log }), createDailyReports({ desk, folder, rules, now, log })];
  return {
    desk,
    shifts: toldShifts(createShiftDesk({ pool, rules }), log),
    async start() {
      for (const part of parts) await part.start();
    },
    async stop() {
      for (const part of parts) await part.stop();
    },
  };
}

function toldShifts(desk: ShiftDesk, log: Log): ShiftDesk {
  const tell = (error: unknown): never => {
    log.warn({ err: error }, 'shifts not reached');
    throw error;
  };
  return {
    list: (query) => desk.list(query).catch(tell),
    replace: (order) => desk.replace(order).catch(tell),
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
