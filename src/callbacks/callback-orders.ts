/** People's orders: cancel, once more, at another time or for somebody else, done. One statement each: a race has one winner. */
import type { AgentId, QueueId } from '../core/ids';
import type { CallbackAnswer, CallbackOrder, CallbackOrderRefusal, CallbackTask } from '../engine/ports';
import { callbackTask, taskColumns } from './callback-list';
import type { RequestParts } from './callback-request';

// One that is under way ends with its attempt: the customer is not dialled any more.
const CANCEL = `
  UPDATE callback SET state = 'cancelled', lease_until = NULL, closed_at = now(), closed_reason = 'cancelled', closed_by = $2
  WHERE callback_id = $1 AND state IN ('open', 'scheduled', 'queued') RETURNING ${taskColumns}`;

// One that is talking with her at that moment has reached her before.
const DONE = `
  UPDATE callback b SET state = $3, lease_until = NULL, closed_at = now(), closed_reason = coalesce($4, 'done'), closed_by = $2,
    reached_at = (
      SELECT c.answered_at FROM callback_attempt a JOIN call c USING (call_id)
      WHERE $3 = 'kept' AND a.callback_id = b.callback_id AND a.attempt = b.attempt)
  WHERE callback_id = $1 AND state IN ('open', 'scheduled', 'queued') RETURNING ${taskColumns}`;

// With an attempt of its own, and all its tries; not under the mark of a person who was erased. What an agent heard is the outcome of the last one.
const RETRY = `
  WITH heard AS (
    UPDATE callback_attempt a SET outcome = $2 FROM callback b
    WHERE $2::text IS NOT NULL AND b.callback_id = $1 AND a.callback_id = $1 AND a.attempt = b.attempt)
  UPDATE callback b SET state = 'scheduled', due_at = now(), first_due_at = now(), lease_until = NULL, closed_at = NULL,
    closed_reason = NULL, closed_by = NULL, reached_at = NULL,
    attempt = b.attempt + tried, spared = b.attempt + tried - 1
  FROM (SELECT count(*)::integer AS tried FROM callback_attempt a JOIN callback o USING (callback_id)
    WHERE o.callback_id = $1 AND a.attempt = o.attempt) t
  WHERE callback_id = $1 AND number ~ '[0-9]' AND state <> 'queued' AND lease_until IS NULL RETURNING ${taskColumns}`;

const MOVE = `
  UPDATE callback SET due_at = coalesce(to_timestamp($2::double precision / 1000), due_at),
    first_due_at = coalesce(to_timestamp($2::double precision / 1000), first_due_at),
    queue_id = coalesce($3, queue_id), agent_id = coalesce($4, agent_id),
    queue_key = CASE WHEN $3::text IS NULL THEN queue_key END
  WHERE callback_id = $1 AND state IN ('open', 'scheduled') AND lease_until IS NULL RETURNING ${taskColumns}`;

const CHANGED = 'INSERT INTO callback_change (callback_id, change, changed_by, note) VALUES ($1, $2, $3, $4)';

const changes = { cancel: 'cancelled', retry: 'retried', move: 'moved', done: 'done' } as const;

export async function orderCallback(parts: RequestParts, id: string, order: CallbackOrder): Promise<CallbackAnswer> {
  const wanted = statementOf(parts, id, order);
  if ('why' in wanted) return { ok: false, ...wanted };
  const { rows } = await parts.pool.query<CallbackTask>(wanted.text, [...wanted.values]);
  const [callback] = rows;
  if (!callback) return whyNot(await callbackTask(parts.pool, id), id);
  await parts.pool.query(CHANGED, [id, changes[order.kind], order.by, order.note ?? null]);
  return { ok: true, callback, isNew: false };
}

type Wanted =
  | { readonly text: string; readonly values: readonly unknown[] }
  | { readonly why: CallbackOrderRefusal; readonly message: string };

function statementOf({ rules, now, times }: RequestParts, id: string, order: CallbackOrder): Wanted {
  const { callbacks } = rules;
  switch (order.kind) {
    case 'cancel':
      return { text: CANCEL, values: [id, order.by] };
    case 'done':
      return { text: DONE, values: [id, order.by, order.outcome, order.note ?? null] };
    case 'retry':
      if (!callbacks) return { why: 'callbacks-off', message: 'the rules have no section callbacks' };
      return { text: RETRY, values: [id, order.because ?? null] };
    case 'move': {
      const { at, queueId, agentId } = order;
      if (!callbacks) return { why: 'callbacks-off', message: 'the rules have no section callbacks' };
      if (queueId !== undefined && !rules.queues.has(queueId as QueueId))
        return { why: 'queue-unknown', message: `the rules have no queue ${queueId}` };
      if (agentId !== undefined && !rules.agents.has(agentId as AgentId))
        return { why: 'agent-unknown', message: `the rules have no agent ${agentId}` };
      const due = at === undefined ? null : times.dueOf(rules, callbacks, { at }, now);
      if (due !== null && typeof due !== 'number') return due;
      return { text: MOVE, values: [id, due, queueId ?? null, agentId ?? null] };
    }
  }
}

function whyNot(callback: CallbackTask | null, id: string): CallbackAnswer {
  if (!callback) return { ok: false, why: 'callback-unknown', message: `there is no callback ${id}` };
  const { state, number, closedReason } = callback;
  if (state === 'queued' || state === 'scheduled')
    return { ok: false, why: 'callback-under-way', message: 'it waits for an agent, or rings: cancel it, or wait' };
  if (number === null) return { ok: false, why: 'number-refused', message: 'its caller withheld her number' };
  if (!/\d/.test(number)) return { ok: false, why: 'number-refused', message: 'its person was erased' };
  const why = closedReason === null ? '' : ` (${closedReason})`;
  return { ok: false, why: 'callback-closed', message: `it is over: ${state}${why}` };
}
