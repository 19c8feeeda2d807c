/** Says on `/readyz` and in the metrics that entries were set aside, until they are loaded. Calls do not suffer from it. */
import type { Pool } from 'pg';
import type { Health, LongLived } from '../engine/ports';

const COUNT = `SELECT count(*)::int AS n FROM journal_reject WHERE loaded_at IS NULL`;

export interface RejectWatch extends Health, LongLived {
  readonly name: 'journal-rejects';
}

/** `everyMs`: 30 s. */
export function createRejectWatch(pool: Pool, everyMs = 30_000): RejectWatch {
  let open = 0;
  let timer: NodeJS.Timeout | null = null;
  // Without an answer the last one holds; that Postgres is away is told elsewhere.
  const look = () =>
    pool.query<{ n: number }>(COUNT).then(
      ({ rows }) => void (open = rows[0]?.n ?? 0),
      () => undefined,
    );
  return {
    name: 'journal-rejects',
    trouble: () => null,
    warning: () => (open === 0 ? null : `${open} journal entries set aside: hotline journal rejects list`),
    async start() {
      await look();
      timer = setInterval(() => void look(), everyMs);
      timer.unref();
    },
    async stop() {
      if (timer) clearInterval(timer);
    },
  };
}
