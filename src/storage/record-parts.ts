/** The parts the tables of the record consist of: one a month, and those of ids without a time. */
import type { Pool } from 'pg';
import { recordTables, type RecordTable } from './record-tables';

export interface RecordPart extends RecordTable {
  readonly part: string;
  /** `2026-11`; null: of ids without a time. */
  readonly month: string | null;
  /** As Postgres estimates. */
  readonly rows: number;
  readonly bytes: number;
}

const PARTS = `
  SELECT p.relname AS table, c.relname AS part, greatest(c.reltuples, 0)::double precision AS rows,
    pg_total_relation_size(c.oid)::double precision AS bytes
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
  WHERE p.relnamespace = current_schema()::regnamespace AND p.relname = ANY ($1) AND c.relkind = 'r' ORDER BY c.relname`;

/** In the order of the tables, oldest first. */
export async function recordParts(pool: Pool): Promise<readonly RecordPart[]> {
  const names = recordTables.map(({ table }) => table);
  const { rows } = await pool.query<Omit<RecordPart, 'month' | 'at' | 'keep'>>(PARTS, [names]);
  return recordTables.flatMap((table) =>
    rows.filter((row) => row.table === table.table).map((row) => ({ ...row, ...table, month: monthIn(row.part) })),
  );
}

const monthIn = (part: string): string | null => /_(\d{4}_\d{2})$/.exec(part)?.[1]?.replace('_', '-') ?? null;
