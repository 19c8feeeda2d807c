/** What Postgres holds of one person: found, told, and written over, in every table there is. */
import type { Pool } from 'pg';
import { collectedTypes } from './masked-kinds';
import { numberPattern } from './number-pattern';
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
  UNION SELECT parent_call_id FROM callback WHERE number = ANY ($1) AND parent_call_id IS NOT NULL
  UNION SELECT c.call_id FROM call hers JOIN callback b ON b.parent_call_id = hers.call_id JOIN call c ON c.callback_id = b.callback_id
  WHERE hers.caller = ANY ($1) AND hers.arrived_at <= $2`;

const SPARED = `
  SELECT b.callback_id, c.call_id, coalesce(b.closed_at, now()) + interval '30 days' AS until
  FROM callback b LEFT JOIN call c ON c.call_id = b.parent_call_id OR c.callback_id = b.callback_id
    OR c.call_id = left(b.consent_recording, 36)
  WHERE (b.kind = 'callback' OR b.consent IS NOT NULL) AND b.promised_at IS NOT NULL
    AND (b.number = ANY ($1) OR b.numbers && $1
      OR b.parent_call_id IN (SELECT call_id FROM call WHERE caller = ANY ($1) AND direction = 'inbound'))
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
      AS "hasCallback",
    EXISTS (SELECT FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attname = 'subject' AND NOT k.attisdropped)
      AS "hasSubject"
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
  readonly hasSubject: boolean;
}

/** Every column that can hold a text. */
async function columns(pool: Queries): Promise<readonly Column[]> {
  return (await pool.query<Column>(COLUMNS)).rows;
}

/** Rows changed. In one transaction of the caller's. */
export async function eraseRows(client: Queries, eraser: Eraser, of: PersonCalls): Promise<number> {
  const spared = [...of.spared.keys()];
  let changed = await delisted(client, eraser.spellings.all);
  changed += await withoutData(client, [...of.calls], eraser);
  changed += await forgetPromises(client, eraser.spellings, { calls: [...of.calls], spared });
  for (const column of await columns(client)) {
    changed += await eraseColumn(client, column, eraser, notOf(column, spared));
    for (const { ids, eraser: other } of eraser.keyed)
      changed += await eraseColumn(client, column, other, onlyOf(column, [...ids]));
  }
  return changed;
}

async function delisted(client: Queries, numbers: readonly string[]): Promise<number> {
  return (await client.query('DELETE FROM known_caller WHERE number = ANY ($1)', [numbers])).rowCount ?? 0;
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** `$3`: ids of calls and callbacks. */
interface Which {
  readonly where: string;
  readonly ids: readonly string[];
}

function notOf({ hasCall, hasCallback }: Column, ids: readonly string[]): Which {
  const kept = [
    ...(hasCall ? ['NOT coalesce(call_id = ANY ($3), false)'] : []),
    ...(hasCallback ? ['NOT coalesce(callback_id = ANY ($3), false)'] : []),
    'cardinality($3::text[]) >= 0',
  ];
  return { where: kept.join(' AND '), ids };
}

function onlyOf({ hasCall, hasCallback, hasSubject }: Column, ids: readonly string[]): Which {
  const meant = [
    ...(hasCall ? ['call_id = ANY ($3)'] : []),
    ...(hasCallback ? ['callback_id = ANY ($3)'] : []),
    ...(hasSubject ? ['subject = ANY ($3)'] : []),
    'cardinality($3::text[]) < 0',
  ];
  return { where: meant.join(' OR '), ids };
}

interface Found {
  /** Which part of a divided table, and where in it. */
  readonly part: string;
  readonly row: string;
  readonly text: string;
}

async function eraseColumn(client: Queries, column: Column, eraser: Eraser, { where, ids }: Which): Promise<number> {
  const name = quote(column.column);
  const { rows } = await client.query<Found>(
    `SELECT tableoid::regclass::text AS part, ctid::text AS row, ${name}::text AS text FROM ${quote(column.table)}
     WHERE ${name}::text LIKE $1 AND ${name}::text ~ $2 AND (${where}) FOR UPDATE`,
    [eraser.pattern.like, eraser.pattern.source, ids],
  );
  let changed = 0;
  for (const { part, row, text } of rows) {
    const clean = column.type.startsWith('json') ? eraser.json(text) : eraser.text(text);
    if (clean === text) continue;
    await client.query(`UPDATE ${part} SET ${name} = $2::${column.type} WHERE ctid = $1::tid`, [row, clean]);
    changed += 1;
  }
  return changed;
}

/** What her calls collected: the summary forgets it, the story keeps how long it was. */
async function withoutData(client: Queries, calls: readonly string[], eraser: Eraser): Promise<number> {
  const summary = await client.query('UPDATE call SET data = NULL WHERE call_id = ANY ($1) AND data IS NOT NULL', [
    calls,
  ]);
  const { rows } = await client.query<{ call_id: string; seq: number; type: string; data: object }>(
    'SELECT call_id, seq, type, data FROM call_event WHERE call_id = ANY ($1) AND type = ANY ($2)',
    [calls, collectedTypes],
  );
  for (const { call_id, seq, type, data } of rows) {
    const clean = Object.entries(eraser.fact({ ...data, type }, call_id) as object).filter(([key]) => key !== 'type');
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
    const values = [spellings.all, calls, numberPattern(spellings).source];
    const { rows } = await pool.query<object>(`SELECT * FROM ${quote(table)} WHERE ${where}`, values);
    if (rows.length > 0) told[table] = rows;
  }
  return told;
}
