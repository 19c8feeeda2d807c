/** Entries that were set aside: kept whole with their reason, so that nothing is lost in silence. */
import type { ClientBase } from 'pg';
import type { Entry } from '../core/journal';

export interface Reject {
  readonly journalId: string;
  /** Its record, and its place in it. */
  readonly n: number;
  readonly i: number;
  readonly entry: Entry;
  readonly error: Error;
}

const ADD = `
  INSERT INTO journal_reject (journal_id, n, i, sqlstate, error, entry, type, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000))`;

export async function addReject(client: ClientBase, { journalId, n, i, entry, error }: Reject): Promise<void> {
  const { type, at } = entry as { readonly type: unknown; readonly at: unknown };
  await client.query(ADD, [
    ...[journalId, n, i, sqlState(error), error.message, JSON.stringify(entry)],
    ...[typeof type === 'string' ? type : null, typeof at === 'number' && Math.abs(at) < farMs ? at : null],
  ]);
}
/** What Postgres can hold as an instant. */
const farMs = 8e15;

/** Postgres's own code for what is wrong; null: it was never asked. */
export function sqlState(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}
