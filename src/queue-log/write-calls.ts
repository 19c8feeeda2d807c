/** Imported callers → rows. What is on record already stays as it is. */
import type { ClientBase } from 'pg';
import type { QueueLogCall, TalkRow } from './queue-log-call';

const MONTHS = `
  SELECT add_month(month) FROM (SELECT DISTINCT month_of_call(id) AS month FROM unnest($1::text[]) AS id) AS needed
  WHERE month IS NOT NULL ORDER BY month`;

const CALLS = `
  INSERT INTO call (call_id, direction, node, dialled, caller, arrived_at, answered_at, ended_at, final_at, outcome, ended_by,
    ended_reason, first_queue_id, last_agent_id, wait_ms, ring_ms, talk_ms, hold_ms, wrap_up_ms, offers, transfers, imported)
  SELECT call_id, 'inbound', 'queue_log', dialled, caller, to_timestamp(began / 1000), to_timestamp(began / 1000),
    to_timestamp(ended / 1000), to_timestamp(ended / 1000), outcome, ended_by, 'imported', first_queue_id, last_agent_id,
    wait_ms, ring_ms, talk_ms, 0, 0, offers, transfers, $2
  FROM json_to_recordset($1) AS new (call_id text, dialled text, caller text, began float8, ended float8, outcome text,
    ended_by text, first_queue_id text, last_agent_id text, wait_ms integer, ring_ms integer, talk_ms integer,
    offers integer, transfers integer)
  ON CONFLICT DO NOTHING RETURNING call_id`;
const VISITS = `
  INSERT INTO queue_visit (call_id, n, queue_id, entered_at, left_at, exit)
  SELECT call_id, n, queue_id, to_timestamp(entered_at / 1000), to_timestamp(left_at / 1000), exit
  FROM json_to_recordset($1) AS new (call_id text, n integer, queue_id text, entered_at float8, left_at float8, exit text)`;
const OFFERS = `
  INSERT INTO offer (call_id, leg_no, visit_n, agent_id, made_at, ringing_at, ended_at, result, ring_ms)
  SELECT call_id, leg_no, visit_n, agent_id, to_timestamp(ringing_at / 1000),
    CASE WHEN result <> 'unreachable' THEN to_timestamp(ringing_at / 1000) END, to_timestamp(ended_at / 1000), result, ring_ms
  FROM json_to_recordset($1) AS new (call_id text, leg_no integer, visit_n integer, agent_id text, ringing_at float8,
    ended_at float8, result text, ring_ms integer)`;
const TALKS = `
  INSERT INTO talk (call_id, n, agent_id, visit_n, started_at, ended_at, talk_ms, hold_ms, wrap_up_ms, ended_by)
  SELECT call_id, n, agent_id, visit_n, to_timestamp(started_at / 1000), to_timestamp(ended_at / 1000), talk_ms, 0, 0, ended_by
  FROM json_to_recordset($1) AS new (call_id text, n integer, agent_id text, visit_n integer, started_at float8,
    ended_at float8, talk_ms integer, ended_by text)`;
const MARK = `SELECT kpi_mark_calls($1)`;

/** One transaction; answers how many of them were new. */
export async function writeCalls(
  client: ClientBase,
  calls: readonly QueueLogCall[],
  importId: string,
): Promise<number> {
  if (calls.length === 0) return 0;
  // A file may hold the same call twice, far apart.
  const byId = new Map(calls.map((call) => [call.callId, call]));
  await client.query(MONTHS, [[...byId.keys()]]);
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ call_id: string }>(CALLS, [JSON.stringify([...byId].map(callRow)), importId]);
    const fresh = rows.flatMap(({ call_id }) => {
      const call = byId.get(call_id);
      return call ? [{ call_id, call }] : [];
    });
    const parts = <T extends object>(of: (call: QueueLogCall) => readonly T[]) =>
      JSON.stringify(fresh.flatMap(({ call_id, call }) => of(call).map((part) => ({ call_id, ...part }))));
    await client.query(VISITS, [parts((call) => call.visits)]);
    await client.query(OFFERS, [parts((call) => call.offers)]);
    await client.query(TALKS, [parts((call) => call.talks.map((talk) => ({ ...talk, talk_ms: lengthOf(talk) })))]);
    await client.query(MARK, [fresh.map(({ call_id }) => call_id)]);
    await client.query('COMMIT');
    return fresh.length;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

const lengthOf = ({ started_at, ended_at }: TalkRow) => (ended_at ?? started_at) - started_at;
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

function callRow([call_id, call]: readonly [string, QueueLogCall]) {
  const { visits, offers, talks } = call;
  const last = visits.at(-1);
  const lastTalk = talks.at(-1);
  return {
    call_id,
    dialled: call.dialled,
    caller: call.caller,
    began: call.startedAt,
    ended: call.lastAt,
    outcome: talks.length > 0 ? 'answered' : outcomes[last?.exit ?? 'interrupted'],
    ended_by: lastTalk?.ended_by === 'agent' ? 'agent' : last?.exit === 'overflowed' ? 'hotline' : 'caller',
    first_queue_id: visits[0]?.queue_id ?? null,
    last_agent_id: lastTalk?.agent_id ?? null,
    wait_ms: sum(visits.map(({ entered_at, left_at }) => (left_at ?? entered_at) - entered_at)),
    ring_ms: sum(offers.map(({ ring_ms }) => ring_ms)),
    talk_ms: sum(talks.map(lengthOf)),
    offers: offers.length,
    transfers: talks.filter(({ ended_by }) => ended_by === 'transfer').length,
  };
}

/** Where an agent never had her. */
const outcomes: Readonly<Record<string, string>> = {
  abandoned: 'abandoned_in_queue',
  overflowed: 'overflowed_out',
  callback: 'overflowed_out',
  interrupted: 'failed',
};
