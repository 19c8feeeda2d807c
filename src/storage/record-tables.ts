/** Which tables of the record grow with the calls, what their rows are dated by, and which rule says how long they stay. */
import type { Retention } from '../core/retention-rule';

export interface RecordTable {
  readonly table: string;
  /** When what a row tells of began. */
  readonly at: string;
  readonly keep: keyof Retention;
}

/** Those kept by month; see migrations/0010_month.sql. */
export const recordTables: readonly RecordTable[] = [
  { table: 'call', at: 'arrived_at', keep: 'callsMs' },
  { table: 'queue_visit', at: 'entered_at', keep: 'callsMs' },
  { table: 'offer', at: 'made_at', keep: 'callsMs' },
  { table: 'talk', at: 'started_at', keep: 'callsMs' },
  { table: 'consultation', at: 'asked_at', keep: 'callsMs' },
  { table: 'survey', at: 'started_at', keep: 'callsMs' },
  { table: 'survey_answer', at: 'at', keep: 'callsMs' },
  { table: 'call_event', at: 'at', keep: 'eventsMs' },
  { table: 'agent_interval', at: 'from_at', keep: 'agentsMs' },
];
