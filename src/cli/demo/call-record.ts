/** What Postgres has of a call: its row, and the entries of its journal. */
import { Client } from 'pg';
import { StackError } from '../../stack/stack-error';
import { waitFor } from '../../stack/wait-for';

export interface CallEvent {
  readonly seq: number;
  readonly at: Date;
  readonly type: string;
  readonly data: unknown;
}
export interface CallRecord {
  /** One value per column of `call`. */
  readonly row: Readonly<Record<string, unknown>>;
  readonly events: readonly CallEvent[];
}

const newestCall = `
  select * from call where caller = $1 and outcome is not null order by arrived_at desc limit 1`;
const eventsOfCall = 'select seq, at, type, data from call_event where call_id = $1 order by seq';

/** The finished call of that caller; rejects with `DEMO_FAILED` when its row does not appear within `limitMs`. */
export async function readCallRecord(postgresUrl: string, caller: string, limitMs: number): Promise<CallRecord> {
  const client = new Client({ connectionString: postgresUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the queries below reject
  await client.connect();
  try {
    let row: Record<string, unknown> | undefined;
    const appears = async () => {
      row = (await client.query<Record<string, unknown>>(newestCall, [caller])).rows[0];
      return row !== undefined;
    };
    if (!(await waitFor(appears, limitMs, 50)) || !row)
      throw new StackError('DEMO_FAILED', `no row of the call in Postgres after ${limitMs / 1000} s`);
    const events = await client.query<CallEvent>(eventsOfCall, [row['call_id']]);
    return { row, events: events.rows };
  } finally {
    await client.end();
  }
}
