/**
 * Agents' shifts → intervals that touch one another, between those on record already. Nothing of the hotline's own is
 * changed: a shift ends where its intervals begin. Between shifts, and behind the last, she is logged out.
 */
import type { ClientBase } from 'pg';
import type { OverShift } from './agent-book';

export interface ShiftsWritten {
  readonly written: number;
  /** On record already, or the hotline has that agent's time then. */
  readonly known: number;
  /** The record has another import's shift then, which begins elsewhere. */
  readonly other: readonly OverShift[];
}

interface Around {
  readonly id: string;
  /** Milliseconds with their fraction: they must come back as they went in. */
  readonly from_at: number;
  readonly isImported: boolean;
  /** She was logged out, as far as imports know. */
  readonly isFree: boolean;
}

const MONTHS = `SELECT add_month(month) FROM (
  SELECT DISTINCT date_trunc('month', to_timestamp(at / 1000) AT TIME ZONE 'UTC')::date AS month FROM unnest($1::float8[]) AS at) AS needed
  ORDER BY month`;
const DEFERRED = 'SET CONSTRAINTS agent_interval_chain DEFERRED';
// Before the next shift changes what this one has written.
const CHECKED = 'SET CONSTRAINTS agent_interval_chain IMMEDIATE';
const AROUND = (where: string) => `
  SELECT id, (extract(epoch FROM from_at) * 1000)::float8 AS from_at, imported IS NOT NULL AS "isImported",
    imported IS NOT NULL AND state = 'logged-out' AS "isFree"
  FROM agent_interval WHERE agent_id = $1 AND ${where} LIMIT 1 FOR UPDATE`;
const UNDER = AROUND(
  'agent_interval.from_at <= to_timestamp($2::float8 / 1000) ORDER BY agent_interval.from_at DESC, id DESC',
);
const NEXT = AROUND('agent_interval.from_at > to_timestamp($2::float8 / 1000) ORDER BY agent_interval.from_at, id');
const CUT = 'UPDATE agent_interval SET to_at = to_timestamp($3::float8 / 1000) WHERE agent_id = $1 AND id = $2';
const TAKE = 'DELETE FROM agent_interval WHERE agent_id = $1 AND id = $2';
const PUT = `
  INSERT INTO agent_interval (agent_id, from_at, to_at, state, reason, call_id, imported)
  SELECT $1, to_timestamp(from_at / 1000), to_timestamp(to_at / 1000), state, reason, call_id, $3
  FROM json_to_recordset($2) AS new (from_at float8, to_at float8, state text, reason text, call_id text) ORDER BY new.from_at`;
const MARK = 'SELECT kpi_mark_agents(to_timestamp($1::float8 / 1000), to_timestamp($2::float8 / 1000))';

const secondMs = 1_000;

type Fate = 'written' | 'known' | 'other';

/** One transaction for each agent: the journal writer waits for no more than that. */
export async function writeShifts(
  client: ClientBase,
  shifts: readonly OverShift[],
  importId: string,
): Promise<ShiftsWritten> {
  const times = shifts.flatMap(({ to, spans }) => [...spans.map(({ from_at }) => from_at), to]);
  if (shifts.length > 0) await client.query(MONTHS, [times]);
  const fates: (readonly [OverShift, Fate])[] = [];
  for (const agentId of new Set(shifts.map((shift) => shift.agentId))) {
    const hers = shifts.filter((shift) => shift.agentId === agentId);
    fates.push(...(await inTransaction(client, () => writeHers(client, hers, importId))));
  }
  const of = (fate: Fate) => fates.flatMap(([shift, its]) => (its === fate ? [shift] : []));
  return { written: of('written').length, known: of('known').length, other: of('other') };
}

async function writeHers(client: ClientBase, shifts: readonly OverShift[], importId: string) {
  const fates: (readonly [OverShift, Fate])[] = [];
  for (const shift of shifts) fates.push([shift, await write(client, shift, importId)]);
  return fates;
}

async function write(client: ClientBase, shift: OverShift, importId: string): Promise<Fate> {
  const { agentId, from, to } = shift;
  const [under] = (await client.query<Around>(UNDER, [agentId, from])).rows;
  if (under && !under.isFree) return under.isImported && under.from_at !== from ? 'other' : 'known';
  const [next] = (await client.query<Around>(NEXT, [agentId, from])).rows;
  const room = next?.from_at ?? Infinity;
  if (to > room && next?.isImported) return 'other';
  // The same log-in as the hotline's own, told in whole seconds.
  if (room - from < secondMs) return 'known';
  const end = Math.min(to, room);
  await client.query(DEFERRED);
  if (under?.from_at === from) await client.query(TAKE, [agentId, under.id]);
  else if (under) await client.query(CUT, [agentId, under.id, from]);
  const spans = shift.spans
    .filter(({ from_at }) => from_at < end)
    .map((span) => ({ ...span, to_at: Math.min(span.to_at, end) }));
  const rest = { from_at: end, to_at: next ? room : null, state: 'logged-out', reason: null, call_id: null };
  await client.query(PUT, [agentId, JSON.stringify(end < room ? [...spans, rest] : spans), importId]);
  await client.query(CHECKED);
  await client.query(MARK, [from, end]);
  return 'written';
}

async function inTransaction<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const done = await work();
    await client.query('COMMIT');
    return done;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
