-- Who is planned to do what, when: what adherence is measured against.

-- Up Migration

-- A shift of a night is one row; a day's work with its breaks is several, one behind the other.
CREATE TABLE shift (
  agent_id text COLLATE "C" NOT NULL CHECK (agent_id <> ''),
  from_at  timestamptz NOT NULL,
  to_at    timestamptz NOT NULL,
  activity text NOT NULL CONSTRAINT shift_activity_check CHECK (activity IN ('work', 'break', 'lunch', 'training', 'meeting')),
  PRIMARY KEY (agent_id, from_at),
  -- Whoever looks for what reaches into a time need not look further back.
  CONSTRAINT shift_length_check CHECK (to_at > from_at AND to_at <= from_at + interval '24 hours'),
  CONSTRAINT shift_overlap EXCLUDE USING gist (agent_id WITH =, tstzrange(from_at, to_at) WITH &&)
);
CREATE INDEX shift_from ON shift (from_at);

-- When somebody is not at work: few rows, however many calls there are.
CREATE INDEX agent_interval_away ON agent_interval (from_at) WHERE state IN ('not-ready', 'logged-out');

-- Takes away what begins in the stretches [{agent_id, from_at, to_at}], and plans [{agent_id, from_at, to_at, activity}]. What
-- overlaps a shift that stays is in `refused` [{i, from_at, to_at, activity}]: i, its place in the plan, counts from 1; the rest
-- that of the shift that stays. Then nothing is changed, or, `partly`, all the others are.
CREATE FUNCTION shift_replace(stretches json, plan json, partly boolean)
RETURNS TABLE (removed integer, added integer, refused json) LANGUAGE plpgsql AS $$
BEGIN
  -- One at a time, so that nobody plans in between.
  PERFORM pg_advisory_xact_lock(hashtext('hotline shift'));
  SELECT coalesce(json_agg(json_build_object('i', n.i, 'from_at', s.from_at, 'to_at', s.to_at, 'activity', s.activity)
    ORDER BY n.i, s.from_at), '[]') INTO refused
  FROM ROWS FROM (json_to_recordset(plan) AS (agent_id text, from_at timestamptz, to_at timestamptz))
    WITH ORDINALITY AS n (agent_id, from_at, to_at, i)
  JOIN shift s ON s.agent_id = n.agent_id AND s.from_at > n.from_at - interval '24 hours' AND s.from_at < n.to_at
    AND s.to_at > n.from_at
  WHERE NOT EXISTS (
    SELECT FROM json_to_recordset(stretches) AS d (agent_id text, from_at timestamptz, to_at timestamptz)
    WHERE d.agent_id = s.agent_id AND s.from_at >= d.from_at AND s.from_at < d.to_at);
  removed := 0;
  added := 0;
  IF json_array_length(refused) = 0 OR partly THEN
    DELETE FROM shift s USING json_to_recordset(stretches) AS d (agent_id text, from_at timestamptz, to_at timestamptz)
    WHERE s.agent_id = d.agent_id AND s.from_at >= d.from_at AND s.from_at < d.to_at;
    GET DIAGNOSTICS removed = ROW_COUNT;
    INSERT INTO shift (agent_id, from_at, to_at, activity)
    SELECT n.agent_id, n.from_at, n.to_at, n.activity
    FROM ROWS FROM (json_to_recordset(plan) AS (agent_id text, from_at timestamptz, to_at timestamptz, activity text))
      WITH ORDINALITY AS n (agent_id, from_at, to_at, activity, i)
    WHERE n.i NOT IN (SELECT (r ->> 'i')::bigint FROM json_array_elements(refused) AS r);
    GET DIAGNOSTICS added = ROW_COUNT;
  END IF;
  RETURN NEXT;
END $$;

-- Planned and missed time of each period (from starts[i] to before ends[i], i = period), by agent, or of all ('': of_grain
-- 'all'), up to `up_to`: the future is not missed, nor is time before states were on record. At work she is ready, offered,
-- talking or in wrap-up; at anything else she is not. Out of the rows themselves, because plans are changed late; away (not-ready,
-- logged out) is the smaller part of them, and what is not away is at work.
CREATE FUNCTION shift_sums(of_grain text, starts timestamptz[], ends timestamptz[], up_to timestamptz DEFAULT now())
RETURNS TABLE (period integer, key text, planned_ms bigint, missed_ms bigint) LANGUAGE plpgsql STABLE
SET jit = off SET plan_cache_mode = force_custom_plan SET work_mem = '64MB' AS $$
#variable_conflict use_column
DECLARE
  -- Pieces of 24 hours, UTC: an agent's day is compared with the same day.
  a_day CONSTANT interval := '24 hours';
  tick CONSTANT interval := '1 microsecond';
  zero CONSTANT timestamptz := '2000-01-01 00:00:00+00';
  recorded timestamptz := (SELECT min(from_at) FROM agent_interval);
  since timestamptz;
  until timestamptz;
BEGIN
  SELECT greatest(min(from_at), recorded), least(max(to_at), up_to) INTO since, until FROM unnest(starts, ends) AS p (from_at, to_at);
  IF recorded IS NULL OR since IS NULL OR since >= until OR NOT EXISTS (
    SELECT FROM shift WHERE from_at > since - a_day AND from_at < until AND to_at > since) THEN RETURN; END IF;
  RETURN QUERY
  WITH time AS MATERIALIZED (
    SELECT p.n::integer AS n, d AS day, greatest(p.from_at, d, since) AS from_at, least(p.to_at, d + a_day, until) AS to_at
    FROM unnest(starts, ends) WITH ORDINALITY AS p (from_at, to_at, n) CROSS JOIN LATERAL
      generate_series(date_bin(a_day, greatest(p.from_at, since), zero), least(p.to_at, until) - tick, a_day) AS d
  ), planned AS MATERIALIZED (
    SELECT agent_id, activity, from_at, to_at FROM shift
    WHERE from_at > since - a_day AND from_at < until AND to_at > since
  ), piece AS MATERIALIZED (
    SELECT t.n, s.agent_id, s.activity = 'work' AS at_work, t.day,
      greatest(s.from_at, t.from_at) AS from_at, least(s.to_at, t.to_at) AS to_at
    FROM planned s CROSS JOIN LATERAL generate_series(date_bin(a_day, s.from_at, zero), s.to_at - tick, a_day) AS d
    JOIN time t ON t.day = d AND t.from_at < s.to_at AND t.to_at > s.from_at
  ), state AS MATERIALIZED (
    -- of each planned agent at the beginning; null: not on record then
    SELECT a.agent_id, i.state, i.to_at FROM (SELECT DISTINCT agent_id FROM planned) AS a LEFT JOIN LATERAL (
      SELECT state, to_at FROM agent_interval WHERE agent_id = a.agent_id AND from_at < since
      ORDER BY from_at DESC, to_at DESC NULLS FIRST LIMIT 1) AS i ON i.to_at IS NULL OR i.to_at > since
  ), away AS MATERIALIZED (
    SELECT agent_id, from_at, least(to_at, until) AS to_at FROM agent_interval
    WHERE state IN ('not-ready', 'logged-out') AND from_at >= since AND from_at < until
    UNION ALL
    SELECT agent_id, since, least(to_at, until) FROM state WHERE state IN ('not-ready', 'logged-out')
    UNION ALL
    SELECT agent_id, since, coalesce(
      (SELECT min(from_at) FROM agent_interval i WHERE i.agent_id = s.agent_id AND from_at >= since AND from_at < until), until)
    FROM state s WHERE s.state IS NULL
  ), gone AS (
    SELECT p.n, p.agent_id, p.at_work,
      sum(extract(epoch FROM least(p.to_at, a.to_at) - greatest(p.from_at, a.from_at))) AS seconds
    FROM away a CROSS JOIN LATERAL generate_series(date_bin(a_day, a.from_at, zero), a.to_at - tick, a_day) AS d
    JOIN piece p ON p.agent_id = a.agent_id AND p.day = d AND p.from_at < a.to_at AND p.to_at > a.from_at
    GROUP BY 1, 2, 3
  ), whole AS (
    SELECT n, agent_id, at_work, sum(extract(epoch FROM to_at - from_at)) AS seconds FROM piece GROUP BY 1, 2, 3
  )
  SELECT n, CASE of_grain WHEN 'agent' THEN agent_id ELSE '' END, round(1000 * sum(w.seconds))::bigint,
    round(1000 * sum(CASE WHEN at_work THEN coalesce(g.seconds, 0) ELSE w.seconds - coalesce(g.seconds, 0) END))::bigint
  FROM whole w LEFT JOIN gone g USING (n, agent_id, at_work) GROUP BY 1, 2;
END $$;

-- 遵时度: 1 - missed ÷ planned, at least 0. Null where nothing was planned.
CREATE FUNCTION kpi_adherence(planned_ms bigint, missed_ms bigint) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN planned_ms > 0 THEN greatest(0, 1 - missed_ms::double precision / planned_ms) END $$;

-- Down Migration

DROP FUNCTION kpi_adherence, shift_sums, shift_replace;
DROP INDEX agent_interval_away;
DROP TABLE shift;
