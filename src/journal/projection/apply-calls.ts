/** Parts of rows → Postgres: one statement per table, whatever the number of rows. */
import type { ClientBase } from 'pg';
import type { CallPart, ConsultationPart, OfferPart, Rows, TalkPart, VisitPart } from './rows';

// `first` columns keep what was said first, the others take what was said last; null never overwrites.
const CALLS = `
  INSERT INTO call AS c (call_id, parent_call_id, callback_id, callback_attempt, direction, node, dialled, caller,
    language, menu_path, arrived_at, answered_at, ended_at, final_at, outcome, ended_by, ended_reason, first_queue_id,
    last_agent_id, wait_ms, ring_ms, talk_ms, hold_ms, wrap_up_ms, offers, transfers, recording, rules_hash, data)
  SELECT call_id, parent_call_id, callback_id, callback_attempt, direction, node, dialled, caller, language, menu_path,
    to_timestamp(arrived_at / 1000), to_timestamp(answered_at / 1000), to_timestamp(ended_at / 1000),
    to_timestamp(final_at / 1000), outcome, ended_by, ended_reason, first_queue_id, last_agent_id, wait_ms, ring_ms,
    talk_ms, hold_ms, wrap_up_ms, offers, transfers, recording, rules_hash, data
  FROM json_to_recordset($1) AS new (call_id text, parent_call_id text, callback_id text, callback_attempt integer,
    direction text, node text, dialled text, caller text, language text, menu_path text[],
    arrived_at double precision, answered_at double precision, ended_at double precision, final_at double precision,
    outcome text, ended_by text, ended_reason text, first_queue_id text, last_agent_id text, wait_ms integer,
    ring_ms integer, talk_ms integer, hold_ms integer, wrap_up_ms integer, offers integer, transfers integer,
    recording text, rules_hash text, data jsonb)
  ON CONFLICT (call_id) DO UPDATE SET
    parent_call_id = coalesce(c.parent_call_id, excluded.parent_call_id),
    callback_id = coalesce(excluded.callback_id, c.callback_id),
    callback_attempt = coalesce(c.callback_attempt, excluded.callback_attempt),
    direction = coalesce(c.direction, excluded.direction),
    node = coalesce(c.node, excluded.node),
    dialled = coalesce(c.dialled, excluded.dialled),
    caller = coalesce(c.caller, excluded.caller),
    language = coalesce(excluded.language, c.language),
    menu_path = coalesce(excluded.menu_path, c.menu_path),
    arrived_at = coalesce(c.arrived_at, excluded.arrived_at),
    answered_at = coalesce(c.answered_at, excluded.answered_at),
    ended_at = coalesce(c.ended_at, excluded.ended_at),
    final_at = coalesce(c.final_at, excluded.final_at),
    outcome = coalesce(c.outcome, excluded.outcome),
    ended_by = coalesce(c.ended_by, excluded.ended_by),
    ended_reason = coalesce(c.ended_reason, excluded.ended_reason),
    first_queue_id = coalesce(c.first_queue_id, excluded.first_queue_id),
    last_agent_id = coalesce(excluded.last_agent_id, c.last_agent_id),
    wait_ms = coalesce(c.wait_ms, excluded.wait_ms),
    ring_ms = coalesce(c.ring_ms, excluded.ring_ms),
    talk_ms = coalesce(c.talk_ms, excluded.talk_ms),
    hold_ms = coalesce(c.hold_ms, excluded.hold_ms),
    wrap_up_ms = coalesce(excluded.wrap_up_ms, c.wrap_up_ms),
    offers = coalesce(c.offers, excluded.offers),
    transfers = coalesce(c.transfers, excluded.transfers),
    recording = coalesce(excluded.recording, c.recording),
    rules_hash = coalesce(c.rules_hash, excluded.rules_hash),
    data = coalesce(c.data || excluded.data, excluded.data, c.data)`;

const VISITS = `
  INSERT INTO queue_visit AS v (call_id, n, queue_id, entered_at, left_at, exit)
  SELECT call_id, n, queue_id, to_timestamp(entered_at / 1000), to_timestamp(left_at / 1000), exit
  FROM json_to_recordset($1) AS new (call_id text, n integer, queue_id text, entered_at double precision,
    left_at double precision, exit text)
  ON CONFLICT (call_id, n) DO UPDATE SET
    entered_at = coalesce(v.entered_at, excluded.entered_at),
    left_at = coalesce(v.left_at, excluded.left_at),
    exit = coalesce(v.exit, excluded.exit)`;

const OFFERS = `
  INSERT INTO offer AS o (call_id, leg_no, visit_n, agent_id, made_at, ringing_at, ended_at, result, ring_ms)
  SELECT call_id, leg_no, visit_n, agent_id, to_timestamp(made_at / 1000), to_timestamp(ringing_at / 1000),
    to_timestamp(ended_at / 1000), result, ring_ms
  FROM json_to_recordset($1) AS new (call_id text, leg_no integer, visit_n integer, agent_id text,
    made_at double precision, ringing_at double precision, ended_at double precision, result text, ring_ms integer)
  ON CONFLICT (call_id, leg_no) DO UPDATE SET
    visit_n = coalesce(o.visit_n, excluded.visit_n),
    agent_id = coalesce(o.agent_id, excluded.agent_id),
    made_at = coalesce(o.made_at, excluded.made_at),
    ringing_at = coalesce(o.ringing_at, excluded.ringing_at),
    ended_at = coalesce(o.ended_at, excluded.ended_at),
    result = coalesce(o.result, excluded.result),
    ring_ms = coalesce(o.ring_ms, excluded.ring_ms)`;

const TALKS = `
  INSERT INTO talk AS t (call_id, n, agent_id, visit_n, started_at, ended_at, talk_ms, hold_ms, wrap_up_ms, recording_id,
    ended_by)
  SELECT call_id, n, agent_id, visit_n, to_timestamp(started_at / 1000), to_timestamp(ended_at / 1000), talk_ms,
    hold_ms, wrap_up_ms, recording_id, ended_by
  FROM json_to_recordset($1) AS new (call_id text, n integer, agent_id text, visit_n integer,
    started_at double precision, ended_at double precision, talk_ms integer, hold_ms integer, wrap_up_ms integer,
    recording_id text, ended_by text)
  ON CONFLICT (call_id, n) DO UPDATE SET
    agent_id = coalesce(t.agent_id, excluded.agent_id),
    visit_n = coalesce(t.visit_n, excluded.visit_n),
    started_at = coalesce(t.started_at, excluded.started_at),
    ended_at = coalesce(t.ended_at, excluded.ended_at),
    talk_ms = coalesce(t.talk_ms, excluded.talk_ms),
    hold_ms = coalesce(t.hold_ms, excluded.hold_ms),
    wrap_up_ms = coalesce(t.wrap_up_ms, excluded.wrap_up_ms),
    recording_id = coalesce(t.recording_id, excluded.recording_id),
    ended_by = coalesce(t.ended_by, excluded.ended_by)`;

const CONSULTATIONS = `
  INSERT INTO consultation AS c (call_id, leg_no, talk_n, agent_id, number, asked_at, started_at, ended_at, result)
  SELECT call_id, leg_no, talk_n, agent_id, number, to_timestamp(asked_at / 1000), to_timestamp(started_at / 1000),
    to_timestamp(ended_at / 1000), result
  FROM json_to_recordset($1) AS new (call_id text, leg_no integer, talk_n integer, agent_id text, number text,
    asked_at double precision, started_at double precision, ended_at double precision, result text)
  ON CONFLICT (call_id, leg_no) DO UPDATE SET
    talk_n = coalesce(c.talk_n, excluded.talk_n),
    agent_id = coalesce(c.agent_id, excluded.agent_id),
    number = coalesce(c.number, excluded.number),
    asked_at = coalesce(c.asked_at, excluded.asked_at),
    started_at = coalesce(c.started_at, excluded.started_at),
    ended_at = coalesce(c.ended_at, excluded.ended_at),
    result = coalesce(c.result, excluded.result)`;

/** A call has one wrap-up per talk: the sum, known once the last of them is over. Named twice: other months are not planned for. */
const WRAP_UPS = `
  UPDATE call SET wrap_up_ms = summed.ms
  FROM (SELECT call_id, sum(wrap_up_ms) AS ms FROM talk WHERE call_id = ANY ($1) GROUP BY call_id) AS summed
  WHERE call.call_id = summed.call_id AND call.call_id = ANY ($1) AND call.ended_at IS NOT NULL`;

export async function applyCalls(client: ClientBase, rows: Rows): Promise<void> {
  await write<CallPart>(client, CALLS, rows.calls);
  await write<VisitPart>(client, VISITS, rows.visits);
  await write<OfferPart>(client, OFFERS, rows.offers);
  await write<TalkPart>(client, TALKS, rows.talks);
  await write<ConsultationPart>(client, CONSULTATIONS, rows.consultations);
  if (rows.wrappedUp.size > 0) await client.query(WRAP_UPS, [[...rows.wrappedUp]]);
}

async function write<T>(client: ClientBase, statement: string, rows: ReadonlyMap<string, T>): Promise<void> {
  if (rows.size > 0) await client.query(statement, [JSON.stringify([...rows.values()])]);
}
