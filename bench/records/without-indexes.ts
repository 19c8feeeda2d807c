/** Rows go in several times as fast where no index waits for each of them: all are taken off, and made again afterwards. */
import type { Pool } from 'pg';

// Of the tables themselves and of their months; a month's own are those the table does not give it.
const OF = `
  WITH part AS (
    SELECT c.oid, c.relname AS of FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY ($1)
    UNION SELECT i.inhrelid, c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhparent
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY ($1)
  )
  SELECT p.of, format('ALTER TABLE %s DROP CONSTRAINT %I', p.oid::regclass, k.conname) AS off,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', p.oid::regclass, k.conname, pg_get_constraintdef(k.oid)) AS again
  FROM part p JOIN pg_constraint k ON k.conrelid = p.oid WHERE k.contype IN ('p', 'u', 'x') AND k.conparentid = 0
  UNION ALL
  SELECT p.of, format('DROP INDEX %s', x.indexrelid::regclass), replace(pg_get_indexdef(x.indexrelid), ' ON ONLY ', ' ON ')
  FROM part p JOIN pg_index x ON x.indrelid = p.oid JOIN pg_class c ON c.oid = x.indexrelid
  WHERE NOT c.relispartition AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid)`;

/** If `work` fails, they stay off: such a database is for nothing but to be thrown away. */
export async function withoutIndexes(pool: Pool, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const { rows } = await pool.query<{ of: string; off: string; again: string }>(OF, [tables]);
  for (const { off } of rows) await pool.query(off);
  await work();
  // a table's in one session: making them locks it
  const waiting = tables.map((table) => rows.filter((row) => row.of === table));
  const make = async () => {
    const client = await pool.connect();
    try {
      await client.query(`SET maintenance_work_mem = '512MB'`);
      for (let next = waiting.shift(); next; next = waiting.shift())
        for (const { again } of next) await client.query(again);
    } finally {
      client.release(true);
    }
  };
  await Promise.all([make(), make()]);
}
