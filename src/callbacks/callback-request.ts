/** Somebody other than a caller in the queue asks that a customer be rung: checked, then one row, however often it is asked. */
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { AgentId, Instant, QueueId } from '../core/ids';
import { uncalledList } from '../core/known-callers';
import { mayDial } from '../core/may-dial';
import type { Callbacks, Rules } from '../core/rules';
import type {
  CallbackAnswer,
  CallbackOrderRefusal,
  CallbackRequest,
  CallbackTask,
  CallbackTimes,
  TimesGiven,
} from '../engine/ports';
import { taskColumns } from './callback-list';

export interface RequestParts {
  readonly pool: Pool;
  readonly rules: Rules;
  readonly now: Instant;
  /** The Asterisk it is dialled from. */
  readonly node: string;
  readonly times: CallbackTimes;
}

const IS_UNCALLED = 'SELECT bool_or(is_listed(number, $2)) AS listed FROM unnest($1::text[]) AS number';

/** Of a call that is being recorded: there she can be heard agreeing. */
const recordedNow = (callId: string) => `SELECT recording_id FROM recording
    WHERE call_id = ${callId} AND kind IN ('talk', 'outside') AND ended_at IS NULL ORDER BY started_at DESC LIMIT 1`;

const ASK = `
  INSERT INTO callback (callback_id, parent_call_id, node, queue_id, number, numbers, language, state, kind, asked_by,
    agent_id, promised_by, note, ticket, due_at, first_due_at, created_at, promised_at, deadline_at, remind_at, consent, consent_at,
    consent_recording, idempotency_key, request)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, due, due, now(), now(),
    to_timestamp($15::double precision / 1000), to_timestamp($16::double precision / 1000), $17::text,
    CASE WHEN $17::text IS NOT NULL THEN now() END, coalesce($18, (${recordedNow('$2')})), $19, $20
  FROM to_timestamp($14::double precision / 1000) AS due
  ON CONFLICT (idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
  RETURNING ${taskColumns}`;

const CHANGED = `
  INSERT INTO callback_change (callback_id, change, changed_by, note) VALUES ($1, 'asked', $2, $3)`;

const KNOWN = `SELECT ${taskColumns}, request = $2::jsonb AS same FROM callback WHERE idempotency_key = $1`;

export async function askCallback(parts: RequestParts, asked: CallbackRequest): Promise<CallbackAnswer> {
  const { pool, rules, now } = parts;
  const { callbacks } = rules;
  if (!callbacks) return refused('callbacks-off', 'the rules have no section callbacks');
  // A repetition is answered with what there is, though its time has passed meanwhile.
  const known = asked.idempotencyKey === undefined ? null : await repetition(pool, asked);
  if (known) return known;
  const wrong = refusalOf(rules, callbacks, asked);
  if (wrong) return refused(wrong[0], wrong[1]);
  const times = parts.times.timesOf(rules, callbacks, asked, now);
  if ('why' in times) return refused(times.why, times.message);
  const numbers = [asked.number, ...(asked.numbers ?? [])];
  const listed = await pool.query<{ listed: boolean }>(IS_UNCALLED, [numbers, uncalledList]);
  if (listed.rows[0]?.listed) return refused('do-not-call', 'a number of it is on the list do-not-call');
  const done = await pool.query<CallbackTask>(ASK, [...columnsOf(parts, asked, times)]);
  const [callback] = done.rows;
  // Asked for twice at the same moment: the other row stands.
  if (!callback)
    return (await repetition(pool, asked)) ?? refused('idempotency-conflict', 'asked for at the same moment');
  await pool.query(CHANGED, [callback.callbackId, asked.by, asked.note ?? null]);
  return { ok: true, callback, isNew: true };
}

function columnsOf({ rules, node }: RequestParts, asked: CallbackRequest, times: TimesGiven): readonly unknown[] {
  const { dueAt, deadlineAt, remindAt } = times;
  // Its calls stand in the month in which it is due.
  const callbackId = uuidv7({ msecs: Math.round(dueAt) });
  const state = asked.dial === false ? 'open' : 'scheduled';
  const orNull = (value: string | undefined) => value ?? null;
  return [
    ...[callbackId, orNull(asked.callId), node, asked.queueId, asked.number, asked.numbers ?? []],
    ...[asked.language ?? rules.language, state, asked.kind, asked.askedBy ?? 'integrator', orNull(asked.agentId)],
    ...[orNull(asked.note), orNull(asked.ticket), dueAt, deadlineAt, remindAt, orNull(asked.consent)],
    ...[orNull(asked.consentRecording), orNull(asked.idempotencyKey), JSON.stringify(asked)],
  ];
}

async function repetition(pool: Pool, asked: CallbackRequest): Promise<CallbackAnswer | null> {
  type Known = CallbackTask & { readonly same: boolean };
  const { rows } = await pool.query<Known>(KNOWN, [asked.idempotencyKey, JSON.stringify(asked)]);
  const [known] = rows;
  if (!known) return null;
  const { same, ...callback } = known;
  if (same) return { ok: true, callback, isNew: false };
  return refused('idempotency-conflict', `the key stands for another request: callback ${callback.callbackId}`);
}

function refusalOf(
  rules: Rules,
  callbacks: Callbacks,
  asked: CallbackRequest,
): readonly [CallbackOrderRefusal, string] | null {
  if (!rules.queues.has(asked.queueId as QueueId)) return ['queue-unknown', `the rules have no queue ${asked.queueId}`];
  if (asked.agentId !== undefined && !rules.agents.has(asked.agentId as AgentId))
    return ['agent-unknown', `the rules have no agent ${asked.agentId}`];
  const wrong = [asked.number, ...(asked.numbers ?? [])].find((number) => !mayDial(callbacks.allow, number));
  if (wrong === undefined) return null;
  return ['number-refused', `${wrong} does not match callbacks.allow of the rules: ${callbacks.allow}`];
}

const refused = (why: CallbackOrderRefusal, message: string): CallbackAnswer => ({ ok: false, why, message });
