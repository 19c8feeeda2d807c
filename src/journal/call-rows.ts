/**
 * Tells when an entry of a call stands in Postgres. Nobody outside is rung before that: should everything else be lost a
 * moment later, the record still says who was called and by whom.
 */
import type { Pool } from 'pg';
import type { CallId } from '../core/ids';
import type { CallRows } from '../engine/ports';
import { textOf } from './journal-error';
import type { JournalWriter } from './writer';

const STANDS = `SELECT 1 FROM call_event WHERE call_id = $1 AND seq = $2`;

/** Somebody holds the line for the answer. */
const limitMs = 5_000;

/** `pool`: with short limits, so that a Postgres that is away is known at once. */
export function createCallRows(
  pool: Pool,
  writer: Pick<JournalWriter, 'onDelivered' | 'hurry'>,
  withinMs = limitMs,
): CallRows {
  return {
    committed: (callId, seq) =>
      new Promise((resolve, reject) => {
        const settle = (refusal: string | null) => {
          clearTimeout(timer);
          unsubscribe();
          if (refusal === null) resolve();
          else reject(new Error(`not on record: ${refusal}`));
        };
        const timer = setTimeout(() => settle(`Postgres has not taken it within ${withinMs} ms`), withinMs);
        // Heard from now on, asked for what was before: together they miss nothing.
        const unsubscribe = writer.onDelivered((records, aside) => {
          const n = records.find(({ entries }) => entries.some((entry) => isIt(entry, callId, seq)))?.n;
          if (n === undefined) return;
          const refused = aside.find((each) => each.n === n);
          settle(refused ? `Postgres refused its ${refused.type}: ${refused.error}` : null);
        });
        writer.hurry();
        pool.query(STANDS, [callId, seq]).then(
          ({ rowCount }) => {
            if (rowCount === 1) settle(null);
          },
          (error: unknown) => settle(`Postgres does not answer: ${textOf(error)}`),
        );
      }),
  };
}

function isIt(entry: object, callId: CallId, seq: number): boolean {
  return 'seq' in entry && entry.seq === seq && 'callId' in entry && entry.callId === callId;
}
