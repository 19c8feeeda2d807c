-- Leases are looked after without looking through all that is owed; promises are counted without their calls.

-- Up Migration

-- A row has a lease only while a worker or the engine has it in hand: this stays small.
DROP INDEX callback_queued;
CREATE INDEX callback_leased ON callback (lease_until) WHERE lease_until IS NOT NULL;

-- Of a callback that was kept: when she answered; null: a person saw to it without a call, at closed_at.
ALTER TABLE callback ADD COLUMN reached_at timestamptz;
UPDATE callback b SET reached_at = c.answered_at
FROM callback_attempt a JOIN call c USING (call_id)
WHERE b.state = 'kept' AND a.callback_id = b.callback_id AND a.attempt = b.attempt AND a.outcome = 'answered';

-- Else the planner takes the agents for as many as there are pairs of these, and counts alone.
CREATE STATISTICS callback_whose ON (coalesce(promised_by, agent_id, '')) FROM callback;

-- As before, one period after another; what is alike is counted together first, by as many processes as there are.
CREATE OR REPLACE FUNCTION promise_sums(by_what text, froms timestamptz[], tos timestamptz[])
RETURNS TABLE (period integer, key text, asked bigint, kept_in_time bigint, kept_late bigint, settled bigint, failed bigint,
  cancelled bigint, open bigint, overdue bigint, failed_by jsonb) LANGUAGE plpgsql STABLE
SET jit = off SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
BEGIN
  FOR n IN 1 .. cardinality(froms) LOOP
    RETURN QUERY
    WITH alike AS (
      SELECT
        CASE by_what WHEN 'queue' THEN b.queue_id WHEN 'agent' THEN coalesce(b.promised_by, b.agent_id, '') WHEN 'kind' THEN b.kind
          ELSE '' END AS key,
        CASE WHEN b.state IN ('open', 'scheduled', 'queued') THEN 'open' ELSE b.state END AS state,
        CASE WHEN b.state = 'failed' THEN coalesce(b.closed_reason, 'unknown') END AS reason,
        coalesce(coalesce(b.reached_at, b.closed_at, now()) > b.deadline_at, false) AS is_late, count(*) AS many
      FROM callback b
      WHERE b.created_at >= froms[n] AND b.created_at < tos[n] AND b.closed_reason IS DISTINCT FROM 'not-promised'
      GROUP BY 1, 2, 3, 4),
    reasons AS (
      SELECT key, jsonb_object_agg(reason, many) AS failed_by FROM (
        SELECT key, reason, sum(many)::bigint AS many FROM alike WHERE state = 'failed' GROUP BY 1, 2) r GROUP BY 1),
    summed AS (
      SELECT key, sum(many) AS asked, sum(many) FILTER (WHERE state = 'kept' AND NOT is_late) AS kept_in_time,
        sum(many) FILTER (WHERE state = 'kept' AND is_late) AS kept_late, sum(many) FILTER (WHERE state = 'settled') AS settled,
        sum(many) FILTER (WHERE state = 'failed') AS failed, sum(many) FILTER (WHERE state = 'cancelled') AS cancelled,
        sum(many) FILTER (WHERE state = 'open') AS open, sum(many) FILTER (WHERE state = 'open' AND is_late) AS overdue
      FROM alike GROUP BY 1)
    SELECT n, key, asked::bigint, coalesce(kept_in_time, 0)::bigint, coalesce(kept_late, 0)::bigint, coalesce(settled, 0)::bigint,
      coalesce(failed, 0)::bigint, coalesce(cancelled, 0)::bigint, coalesce(open, 0)::bigint, coalesce(overdue, 0)::bigint,
      coalesce(failed_by, '{}')
    FROM summed LEFT JOIN reasons USING (key);
  END LOOP;
END $$;

-- Down Migration

CREATE OR REPLACE FUNCTION promise_sums(by_what text, froms timestamptz[], tos timestamptz[])
RETURNS TABLE (period integer, key text, asked bigint, kept_in_time bigint, kept_late bigint, settled bigint, failed bigint,
  cancelled bigint, open bigint, overdue bigint, failed_by jsonb) LANGUAGE sql STABLE AS $$
  WITH one AS (
    SELECT p.n::integer AS period,
      CASE by_what WHEN 'queue' THEN b.queue_id WHEN 'agent' THEN coalesce(b.promised_by, b.agent_id, '') WHEN 'kind' THEN b.kind
        ELSE '' END AS key,
      b.state, b.closed_reason,
      coalesce(coalesce(c.answered_at, b.closed_at) > b.deadline_at, false) AS is_late,
      coalesce(b.deadline_at < now(), false) AS is_past
    FROM unnest(froms, tos) WITH ORDINALITY AS p (from_at, to_at, n)
    JOIN callback b ON b.created_at >= p.from_at AND b.created_at < p.to_at
    LEFT JOIN callback_attempt a ON a.callback_id = b.callback_id AND a.attempt = b.attempt AND a.outcome = 'answered'
      AND b.state = 'kept'
    LEFT JOIN call c ON c.call_id = a.call_id
    WHERE b.closed_reason IS DISTINCT FROM 'not-promised'),
  reasons AS (
    SELECT period, key, jsonb_object_agg(reason, n) AS failed_by FROM (
      SELECT period, key, coalesce(closed_reason, 'unknown') AS reason, count(*) AS n FROM one WHERE state = 'failed'
      GROUP BY 1, 2, 3) r GROUP BY 1, 2)
  SELECT period, key, count(*),
    count(*) FILTER (WHERE state = 'kept' AND NOT is_late), count(*) FILTER (WHERE state = 'kept' AND is_late),
    count(*) FILTER (WHERE state = 'settled'), count(*) FILTER (WHERE state = 'failed'),
    count(*) FILTER (WHERE state = 'cancelled'), count(*) FILTER (WHERE state IN ('open', 'scheduled', 'queued')),
    count(*) FILTER (WHERE state IN ('open', 'scheduled', 'queued') AND is_past),
    coalesce(reasons.failed_by, '{}')
  FROM one LEFT JOIN reasons USING (period, key) GROUP BY period, key, reasons.failed_by
$$;

DROP STATISTICS callback_whose;
ALTER TABLE callback DROP COLUMN reached_at;
DROP INDEX callback_leased;
CREATE INDEX callback_queued ON callback (lease_until) WHERE state = 'queued';
