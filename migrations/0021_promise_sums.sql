-- How promises to ring customers were kept, in the periods in which they were asked for.

-- Up Migration

-- by_what: queue, agent (who promised), kind or all. A promise that nobody was told of was none. Kept in time: she was reached
-- (or a person saw to it) by the deadline; without a deadline nothing is late. failed_by: closed_reason → count.
CREATE FUNCTION promise_sums(by_what text, froms timestamptz[], tos timestamptz[])
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

-- Down Migration

DROP FUNCTION promise_sums(text, timestamptz[], timestamptz[]);
