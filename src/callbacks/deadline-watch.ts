/**
 * Looks after deadlines: reminds before one, tells when one has passed, and hands an absent agent's promise to her queue.
 * Each is one statement that marks the row, keeps the change and puts the webhooks' deliveries beside it: it happens once,
 * however many look and whenever one of them is killed. Runs in the engine's process, which knows who is at work.
 */
import type { Pool } from 'pg';
import type { CallbackNews } from '../core/webhook/webhook-event';
import type { AgentView, CallbackFigures, CallbackFiguresView, Clock, FloorView, LongLived } from '../engine/ports';
import type { Log } from '../log';
import { readFigures } from './callback-figures';

export interface DeadlineWatchOptions {
  readonly pool: Pool;
  readonly view: Pick<FloorView, 'rules' | 'agents'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Such deliveries stand in Postgres now: who sends them need not find them by itself. */
  readonly told: (type: CallbackNews) => void;
  readonly log: Log;
  /** 5 s; sooner when a deadline comes sooner. */
  readonly everyMs?: number;
}
export interface DeadlineWatch extends LongLived, CallbackFiguresView {
  /** One round. Never rejects: the next does what this one could not. */
  look(): Promise<void>;
}

const owed = `state IN ('open', 'scheduled', 'queued')`;
/** At a time; the rest comes with the next statement. */
const most = 500;

// A customer who is talking was reached in time: her callback ends with the call.
const isReached = `EXISTS (SELECT FROM callback_attempt a JOIN call c USING (call_id)
  WHERE a.callback_id = o.callback_id AND a.attempt = o.attempt AND c.answered_at <= o.deadline_at)`;

const REMIND = once('callback.reminder', 'reminded', 'reminded_at = now()', {
  which: `remind_at <= now() AND reminded_at IS NULL AND deadline_at > now() AND ${owed} AND NOT ${isReached}`,
  by: 'remind_at',
});
const OVERDUE = once('callback.overdue', 'overdue', 'overdue_at = now()', {
  which: `deadline_at <= now() AND overdue_at IS NULL AND ${owed} AND NOT ${isReached}`,
  by: 'deadline_at',
});
const REASSIGN = once('callback.reassigned', 'reassigned', 'agent_id = NULL', {
  which: `agent_id IS NOT NULL AND (agent_id = ANY ($1) OR NOT agent_id = ANY ($2))
    AND coalesce(remind_at, due_at) <= now() AND state IN ('open', 'scheduled') AND lease_until IS NULL`,
  by: 'due_at',
});

// In milliseconds from now; null: none is to come.
const NEXT = `
  SELECT (extract(epoch FROM least(
      (SELECT min(remind_at) FROM callback WHERE remind_at > now() AND reminded_at IS NULL AND ${owed}),
      (SELECT min(deadline_at) FROM callback WHERE deadline_at > now() AND overdue_at IS NULL AND ${owed})
    ) - now()) * 1000)::double precision AS ms`;
/** Many deadlines one after another are looked at together. */
const restMs = 500;

function once(type: CallbackNews, change: string, set: string, { which, by }: { which: string; by: string }): string {
  return `
    WITH due AS (
      SELECT callback_id, agent_id FROM callback o WHERE ${which} ORDER BY ${by} LIMIT ${most} FOR UPDATE SKIP LOCKED),
    done AS (
      UPDATE callback b SET ${set} FROM due WHERE b.callback_id = due.callback_id
      RETURNING b.callback_id, due.agent_id AS before, webhook_callback(b) AS told),
    kept AS (
      INSERT INTO callback_change (callback_id, change, changed_by, note)
      SELECT callback_id, '${change}', 'rules', before FROM done),
    event AS (
      INSERT INTO webhook_event (event_id, type, at, subject, data)
      SELECT callback_id || '.${change}.' || round(extract(epoch FROM now()) * 1000), '${type}', now(), 'callback.' || callback_id,
        told || jsonb_build_object('agentId', before)
      FROM done WHERE EXISTS (SELECT FROM webhook WHERE removed_at IS NULL AND '${type}' = ANY (events))
      ON CONFLICT DO NOTHING RETURNING event_id, subject),
    sent AS (
      INSERT INTO webhook_delivery (webhook, event_id, subject)
      SELECT w.webhook, event_id, subject FROM event JOIN webhook w ON removed_at IS NULL AND '${type}' = ANY (events)
      ON CONFLICT (webhook, event_id) DO NOTHING)
    SELECT callback_id AS "callbackId", before AS "agentId" FROM done`;
}

interface Hit {
  readonly callbackId: string;
  readonly agentId: string | null;
}

export function createDeadlineWatch(options: DeadlineWatchOptions): DeadlineWatch {
  const { pool, view, clock, log, everyMs = 5_000 } = options;
  let figures: CallbackFigures | null = null;
  let countedAt = -Infinity;
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> | null = null;
  let nextMs = everyMs;
  let isStopped = false;

  async function tell(type: CallbackNews, statement: string, values: readonly unknown[], text: string): Promise<void> {
    for (let isMore = true; isMore;) {
      const { rows } = await pool.query<Hit>(statement, [...values]);
      if (rows.length > 0) log.warn({ callbacks: rows.length, first: rows[0] }, text);
      if (rows.length > 0) options.told(type);
      isMore = rows.length === most;
    }
  }

  async function lookOnce(): Promise<void> {
    nextMs = everyMs;
    try {
      const agents = absent(view, clock.now());
      const given = agents && [agents.away, agents.known];
      if (given) await tell('callback.reassigned', REASSIGN, given, 'promises of absent agents are their queues now');
      await tell('callback.reminder', REMIND, [], 'callbacks near their deadline');
      await tell('callback.overdue', OVERDUE, [], 'callbacks overdue');
      await count();
      const { rows } = await pool.query<{ ms: number | null }>(NEXT);
      nextMs = Math.max(restMs, Math.min(everyMs, Math.ceil(rows[0]?.ms ?? everyMs)));
    } catch (error) {
      log.debug({ err: error }, 'callback deadlines not looked at');
    }
  }

  /** It reads all that is owed: not with every deadline. */
  async function count(): Promise<void> {
    const now = performance.now();
    if (now - countedAt < everyMs / 2) return;
    figures = await readFigures(pool);
    countedAt = now;
  }

  async function keepLooking(): Promise<void> {
    await look();
    if (!isStopped) timer = setTimeout(() => void keepLooking(), nextMs).unref();
  }

  const look = () => (round ??= lookOnce().finally(() => (round = null)));
  return {
    look,
    figures: () => figures,
    async start() {
      void keepLooking();
    },
    async stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
      await round;
    },
  };
}

/** Who cannot keep a promise: logged out for longer than the rules bear, or sent out by a team leader. Null: nobody is asked. */
function absent({ rules, agents }: DeadlineWatchOptions['view'], now: number) {
  const afterMs = rules().callbacks?.reassignMs;
  if (afterMs === undefined) return null;
  const away = agents().filter((agent) => isAway(agent, now - afterMs));
  return { away: away.map(({ agentId }) => agentId), known: [...rules().agents.keys()] };
}

function isAway({ state, since, forcedBy = null }: AgentView, before: number): boolean {
  if (state === 'logged-out') return forcedBy !== null || since <= before;
  return state === 'not-ready' && forcedBy !== null;
}
