/** What Postgres holds of one person: found, told, and written over, in every table there is. */
import type { Pool } from 'pg';
import { maskedKinds } from './masked-kinds';
import type { Eraser } from './eraser';
import { forgetPromises, ownRows } from './person-promises';
import type { Spellings } from './spellings';

type Queries = Pick<Pool, 'query'>;

/** Hers by number: she called, or was called back. `spared`: a promised callback's evidence, until then. */
export interface PersonCalls {
  readonly calls: ReadonlySet<string>;
  readonly spared: ReadonlyMap<string, Date>;
}

const CALLS = `
  SELECT call_id FROM call
  WHERE (caller = ANY ($1) OR (direction = 'outbound' AND dialled = ANY ($1))) AND arrived_at <= $2
  UNION SELECT parent_call_id FROM callback WHERE number = ANY ($1) AND parent_call_id IS NOT NULL`;

const SPARED = `
  SELECT b.callback_id, c.call_id, coalesce(b.closed_at, now()) + interval '30 days' AS until
  FROM callback b LEFT JOIN call c ON c.call_id = b.parent_call_id OR c.callback_id = b.callback_id
    OR c.call_id = left(b.consent_recording, 36)
  WHERE (b.kind = 'callback' OR b.consent IS NOT NULL) AND b.promised_at IS NOT NULL
    AND (b.number = ANY ($1) OR b.numbers && $1)
    AND (b.closed_at IS NULL OR b.closed_at > now() - interval '30 days')`;

export async function personCalls(pool: Queries, spellings: Spellings, before: Date): Promise<PersonCalls> {
  const { rows } = await pool.query<{ call_id: string }>(CALLS, [spellings.all, before]);
  const { rows: held } = await pool.query<Held>(SPARED, [spellings.all]);
  const spared = new Map(
    held.flatMap(({ callback_id, call_id, until }) =>
      [callback_id, ...(call_id === null ? [] : [call_id])].map((id) => [id, until] as const),
    ),
  );
  return { calls: new Set(rows.map((row) => row.call_id).filter((id) => !spared.has(id))), spared };
}
interface Held {
  readonly callback_id: string;
  readonly call_id: string | null;
  readonly until: Date;
}

// Parts of divided tables are reached through their whole.
const COLUMNS = `
  SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type,
    EXISTS (SELECT FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attname = 'call_id' AND NOT k.attisdropped) AS "hasCall",
    EXISTS (SELECT FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attname = 'callback_id' AND NOT k.attisdropped)
      AS "hasCallback"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    AND format_type(a.atttypid, NULL) IN ('text', 'character varying', 'json', 'jsonb', 'text[]')
  ORDER BY 1, 2`;

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly hasCall: boolean;
  readonly hasCallback: boolean;
}

/** Every column that can hold a text. */
async function columns(pool: Queries): Promise<readonly Column[]> {
  return (await pool.query<Column>(COLUMNS)).rows;
}

/** Rows changed. In one transaction of the caller's. */
export async function eraseRows(client: Queries, eraser: Eraser, of: PersonCalls): Promise<number> {
  const { core, all } = eraser.spellings;
  const spared = [...of.spared.keys()];
  let changed = await delisted(client, all);
  changed += await withoutData(client, [...of.calls]);
  changed += await forgetPromises(client, eraser.spellings, { calls: [...of.calls], spared });
  for (const column of await columns(client)) changed += await eraseColumn(client, column, { core, eraser, spared });
  return changed;
}

async function delisted(client: Queries, numbers: readonly string[]): Promise<number> {
  return (await client.query('DELETE FROM known_caller WHERE number = ANY ($1)', [numbers])).rowCount ?? 0;
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

interface Erasing {
  readonly core: string;
  readonly eraser: Eraser;
  readonly spared: readonly string[];
}

async function eraseColumn(
  client: Queries,
  { table, column, type, hasCall, hasCallback }: Column,
  erasing: Erasing,
): Promise<number> {
  const { core, eraser, spared } = erasing;
  const name = quote(column);
  // Longest first; a + is no digit of a longer number.
  const pairs = eraser.pairs().toSorted(([a], [b]) => b.length - a.length);
  const values: unknown[] = [`%${core}%`, spared];
  const clean = pairs.reduce((text, [spelling, mark]) => {
    values.push(`(?<![0-9A-Za-z+])${spelling.replace('+', '\\+')}(?![0-9A-Za-z])`, mark);
    return `regexp_replace(${text}, $${values.length - 1}, $${values.length}, 'g')`;
  }, `${name}::text`);
  const kept = [
    ...(hasCall ? ['NOT coalesce(call_id = ANY ($2), false)'] : []),
    ...(hasCallback ? ['NOT coalesce(callback_id = ANY ($2), false)'] : []),
    'cardinality($2::text[]) >= 0',
  ];
  const statement = `UPDATE ${quote(table)} SET ${name} = (${clean})::${type}
    WHERE ${name}::text LIKE $1 AND ${kept.join(' AND ')} AND ${name}::text <> ${clean}`;
  return (await client.query(statement, values)).rowCount ?? 0;
}

/** What her calls collected: the summary forgets it, the story keeps how long it was. */
async function withoutData(client: Queries, calls: readonly string[]): Promise<number> {
  const summary = await client.query('UPDATE call SET data = NULL WHERE call_id = ANY ($1) AND data IS NOT NULL', [
    calls,
  ]);
  const { rows } = await client.query<{ call_id: string; seq: number; type: string; data: object }>(
    `SELECT call_id, seq, type, data FROM call_event
     WHERE call_id = ANY ($1) AND type IN ('NumberAsked', 'NumberKeyed', 'NumberRefused', 'KeysTaken', 'DigitsCollected', 'DataSet', 'ServiceAnswered')`,
    [calls],
  );
  for (const { call_id, seq, type, data } of rows) {
    const clean = Object.entries(maskedKinds({ ...data, type }) as object).filter(([key]) => key !== 'type');
    await client.query('UPDATE call_event SET data = $3 WHERE call_id = $1 AND seq = $2', [
      ...[call_id, seq],
      Object.fromEntries(clean),
    ]);
  }
  return (summary.rowCount ?? 0) + rows.length;
}

/** All rows that speak of her, by table, as they are. */
export async function tellRows(
  pool: Queries,
  spellings: Spellings,
  calls: readonly string[],
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const told: Record<string, readonly unknown[]> = {};
  const known = await columns(pool);
  for (const table of new Set(known.map((column) => column.table))) {
    const of = known.filter((column) => column.table === table);
    const named = of.map(({ column }) => `${quote(column)}::text ~ $3`);
    const own = ownRows[table] ?? (of[0]?.hasCall ? 'call_id = ANY ($2)' : 'false');
    const where = [...named, own, 'cardinality($1::text[]) + cardinality($2::text[]) < 0'].join(' OR ');
    const pattern = `(?<![0-9A-Za-z+])(${spellings.all.map((text) => text.replace('+', '\\+')).join('|')})(?![0-9A-Za-z])`;
    const values = [spellings.all, calls, pattern];
    const { rows } = await pool.query<object>(`SELECT * FROM ${quote(table)} WHERE ${where}`, values);
    if (rows.length > 0) told[table] = rows;
  }
  return told;
}
