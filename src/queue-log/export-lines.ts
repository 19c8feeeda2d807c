/**
 * The record as lines of Asterisk's queue_log, in order of time. Postgres sorts and hands the lines over a stretch at a
 * time: a year is exported in the memory of a minute. docs/queue-log.md tells what becomes of what.
 */
import type { PoolClient } from 'pg';

export interface ExportPeriod {
  readonly from: Date;
  /** Exclusive. Callers who entered a queue within, with all that came of it; agents' changes within. */
  readonly to: Date;
  /** Put before an agent's number: `Agent/`. */
  readonly agentPrefix: string;
}

const LINES = `
  DECLARE lines NO SCROLL CURSOR FOR
  WITH visit AS (
    SELECT v.*, c.caller FROM queue_visit v JOIN call c USING (call_id)
    WHERE v.entered_at >= $1 AND v.entered_at < $2 AND c.direction IS DISTINCT FROM 'outbound'
  ), moves AS (
    SELECT call_id, n, queue_id, entered_at AS at, 1 AS delta FROM visit
    UNION ALL SELECT call_id, n, queue_id, left_at, -1 FROM visit WHERE left_at IS NOT NULL
  ), places AS (
    SELECT call_id, n, delta,
      sum(delta) OVER (PARTITION BY queue_id ORDER BY at, delta DESC, call_id ROWS UNBOUNDED PRECEDING) AS waiting
    FROM moves
  ), placed AS (
    SELECT visit.*, came.waiting AS came, least(came.waiting, coalesce(went.waiting, 0) + 1) AS went,
      round(extract(epoch FROM left_at - entered_at)) AS waited
    FROM visit JOIN places came USING (call_id, n) LEFT JOIN places went
      ON went.call_id = visit.call_id AND went.n = visit.n AND went.delta = -1
    WHERE came.delta = 1
  ), first_talk AS (
    SELECT DISTINCT ON (t.call_id, t.visit_n) t.*, p.queue_id, p.entered_at, p.came,
      round(extract(epoch FROM t.started_at - p.entered_at)) AS held
    FROM talk t JOIN placed p ON p.call_id = t.call_id AND p.n = t.visit_n
    WHERE p.exit = 'answered' ORDER BY t.call_id, t.visit_n, t.n
  ), rung AS (
    SELECT o.*, p.queue_id FROM offer o JOIN placed p ON p.call_id = o.call_id AND p.n = o.visit_n
  ), member AS (
    SELECT DISTINCT agent_id, queue_id FROM rung
  ), change AS (
    SELECT *, lag(state) OVER whole AS before, lag(reason) OVER whole AS reason_before
    FROM agent_interval WHERE from_at < $2 AND (to_at IS NULL OR to_at >= $1)
    WINDOW whole AS (PARTITION BY agent_id ORDER BY from_at, id)
  ), step AS (
    SELECT change.agent_id, from_at, event, ord, data, coalesce(queue_id, 'NONE') AS queue_id
    FROM change LEFT JOIN member USING (agent_id) CROSS JOIN LATERAL (
      SELECT 'ADDMEMBER' AS event, 1 AS ord, NULL AS data
        WHERE state <> 'logged-out' AND coalesce(before, 'logged-out') = 'logged-out'
      UNION ALL SELECT 'UNPAUSE', 2, NULL
        WHERE before = 'not-ready' AND (state <> 'not-ready' OR reason IS DISTINCT FROM reason_before)
      UNION ALL SELECT 'PAUSE', 3, coalesce(reason, '')
        WHERE state = 'not-ready' AND (before IS DISTINCT FROM 'not-ready' OR reason IS DISTINCT FROM reason_before)
      UNION ALL SELECT 'REMOVEMEMBER', 4, NULL WHERE state = 'logged-out' AND before <> 'logged-out') AS steps
    WHERE from_at >= $1
  ), line AS (
    SELECT entered_at AS at, n, 1 AS ord, call_id, queue_id, NULL AS agent, 'ENTERQUEUE' AS event,
      ARRAY['', coalesce(caller, ''), came::text] AS data FROM placed
    UNION ALL
    SELECT ended_at, visit_n, 2, call_id, queue_id, agent_id, CASE WHEN result = 'cancelled' THEN 'RINGCANCELED' ELSE 'RINGNOANSWER' END,
      ARRAY[coalesce(ring_ms, 0)::text] FROM rung WHERE result NOT IN ('answered', 'answered-elsewhere') AND ended_at IS NOT NULL
    UNION ALL
    SELECT started_at, t.visit_n, 3, t.call_id, t.queue_id, t.agent_id, 'CONNECT',
      ARRAY[held::text, t.call_id || '.' || coalesce(o.leg_no, 0), round(coalesce(o.ring_ms, 0) / 1000.0)::text]
    FROM first_talk t LEFT JOIN LATERAL (SELECT leg_no, ring_ms FROM offer
      WHERE offer.call_id = t.call_id AND offer.visit_n = t.visit_n AND result = 'answered' ORDER BY leg_no LIMIT 1) o ON true
    UNION ALL
    SELECT ended_at, t.visit_n, 4, t.call_id, t.queue_id, t.agent_id,
      CASE WHEN handed.how = 'warm' THEN 'ATTENDEDTRANSFER' WHEN handed.how IS NOT NULL THEN 'BLINDTRANSFER'
        WHEN ended_by = 'agent' THEN 'COMPLETEAGENT' ELSE 'COMPLETECALLER' END,
      CASE WHEN handed.how = 'warm' THEN ARRAY['BRIDGE', handed.target] WHEN handed.how IS NOT NULL THEN ARRAY[handed.target, 'hotline']
        ELSE '{}' END || ARRAY[held::text, round(extract(epoch FROM ended_at - started_at))::text, came::text]
    FROM first_talk t LEFT JOIN LATERAL (
      SELECT data->>'how' AS how, coalesce(data->'to'->>'agentId', data->'to'->>'queueId', data->'to'->>'number', '') AS target
      FROM call_event e WHERE e.call_id = t.call_id AND e.type = 'CallTransferred' AND (e.data->>'n')::integer = t.n
        AND t.ended_by = 'transfer' LIMIT 1) handed ON true
    WHERE ended_at IS NOT NULL
    UNION ALL
    SELECT left_at, n, 5, call_id, queue_id, NULL,
      CASE exit WHEN 'abandoned' THEN 'ABANDON' WHEN 'callback' THEN 'EXITWITHKEY' WHEN 'interrupted' THEN 'EXITEMPTY'
        ELSE 'EXITWITHTIMEOUT' END,
      CASE WHEN exit = 'callback' THEN ARRAY['9'] ELSE '{}' END || ARRAY[went::text, came::text, waited::text]
    FROM placed WHERE exit <> 'answered' AND left_at IS NOT NULL
    UNION ALL
    SELECT from_at, 0, ord, NULL, queue_id, agent_id, event, CASE WHEN data IS NULL THEN '{}' ELSE ARRAY[data] END FROM step
  )
  SELECT floor(extract(epoch FROM at))::bigint::text AS second, coalesce(call_id, 'NONE') AS call_id, queue_id, agent, event, data
  FROM line ORDER BY at, call_id, n, ord, queue_id`;

interface LineRow {
  readonly second: string;
  readonly call_id: string;
  readonly queue_id: string;
  readonly agent: string | null;
  readonly event: string;
  readonly data: readonly string[];
}

/** Ends with a newline each; several in one text. `client` is in no transaction, and in none afterwards. */
export async function* exportLines(client: PoolClient, period: ExportPeriod): AsyncGenerator<string, void, undefined> {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await client.query(LINES, [period.from, period.to]);
    for (;;) {
      const { rows } = await client.query<LineRow>('FETCH 2000 FROM lines');
      if (rows.length === 0) return;
      yield rows.map((row) => lineOf(row, period.agentPrefix)).join('');
    }
  } finally {
    await client.query('ROLLBACK');
  }
}

function lineOf({ second, call_id, queue_id, agent, event, data }: LineRow, prefix: string): string {
  const who = agent === null ? 'NONE' : `${prefix}${agent}`;
  return `${[second, call_id, queue_id, who, event, ...data].map(clean).join('|')}\n`;
}

/** A caller's name may hold anything. */
const clean = (field: string) => field.replace(/[|\p{Cc}\u2028\u2029]/gu, ' ');
