-- Sums of stretches of eight hours, so that a report of a month reads a thirtieth of what the quarters hold; and years of months
-- cost neither the journal's writer nor the rollups anything: ids tell in which month a call stands.

-- Up Migration

-- Of several, together.
CREATE FUNCTION kpi_histogram_sum(parts kpi_histogram[]) RETURNS kpi_histogram LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN count(*) > 0 THEN
    ROW (array_agg(bucket ORDER BY bucket), array_agg(upto ORDER BY bucket))::kpi_histogram END
  FROM (
    SELECT bucket, sum(sum(upto[i] - coalesce(upto[i - 1], 0))) OVER (ORDER BY bucket)::integer AS upto
    FROM unnest(parts) AS p (at, upto) CROSS JOIN LATERAL unnest(at) WITH ORDINALITY AS b (bucket, i)
    GROUP BY bucket) AS counted
$$;

-- Eight hours, UTC: the days of most zones are made of them; what is left over at the edges is read by the quarter.
CREATE FUNCTION kpi_stretch_of(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT date_bin(interval '8 hours', at, timestamptz '2000-01-01 00:00:00+00') $$;

-- Stretches whose quarters are summed in kpi_rollup_stretch; also when nobody called, and there is no row.
CREATE TABLE kpi_stretch (from_at timestamptz PRIMARY KEY);
CREATE TABLE kpi_rollup_stretch (LIKE kpi_rollup INCLUDING CONSTRAINTS, PRIMARY KEY (grain, from_at, key));

CREATE FUNCTION kpi_sum_stretch(stretch timestamptz, of_grain text, of_keys text[]) RETURNS void LANGUAGE plpgsql
SET jit = off SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  DELETE FROM kpi_rollup_stretch WHERE grain = of_grain AND from_at = stretch AND (of_keys IS NULL OR key = ANY (of_keys));
  INSERT INTO kpi_rollup_stretch
  SELECT stretch, of_grain, key,
    sum(calls), sum(abandoned_in_menu), sum(entered), sum(answered), sum(abandoned), sum(abandoned_in_ring),
    sum(left_otherwise), sum(answered_wait_ms), max(longest_wait_ms), sum(transferred),
    kpi_histogram_sum(array_agg(answered_after) FILTER (WHERE answered_after IS NOT NULL)),
    kpi_histogram_sum(array_agg(abandoned_after) FILTER (WHERE abandoned_after IS NOT NULL)),
    kpi_histogram_sum(array_agg(left_after) FILTER (WHERE left_after IS NOT NULL)), sum(talks), sum(talk_ms),
    sum(hold_ms), sum(wrap_up_ms), sum(ended_by_agent), sum(transfers), sum(offers_answered),
    kpi_histogram_sum(array_agg(rang_for) FILTER (WHERE rang_for IS NOT NULL)), sum(offers_no_answer),
    sum(offers_refused), sum(offers_failed), sum(surveyed), sum(surveys_invited), sum(surveys_answered),
    sum(scores), sum(score_sum), sum(scores_satisfied), sum(nps_answers), sum(nps_promoters), sum(nps_detractors),
    sum(contacts), kpi_histogram_sum(array_agg(hours_before) FILTER (WHERE hours_before IS NOT NULL)),
    kpi_histogram_sum(array_agg(hours_around) FILTER (WHERE hours_around IS NOT NULL)), sum(callbacks_kept),
    sum(callbacks_failed), sum(outbound_talks), sum(busy_ms), sum(ready_ms), sum(not_ready_ms)
  FROM kpi_rollup
  WHERE grain = of_grain AND from_at >= stretch AND from_at < stretch + interval '8 hours'
    AND (of_keys IS NULL OR key = ANY (of_keys))
  GROUP BY key;
END $$;

-- Sums up to so many stretches that are over and were not summed yet; answers how many. From then on kpi_recount keeps them.
CREATE FUNCTION kpi_sum_stretches(at_most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  stretch timestamptz;
  summed integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('hotline kpi'));
  FOR stretch IN
    SELECT s FROM kpi_clock CROSS JOIN LATERAL generate_series(
      (SELECT kpi_stretch_of(min(from_at)) FROM kpi_rollup WHERE grain = 'all'), mature_at - interval '8 hours', interval '8 hours') AS s
    WHERE NOT EXISTS (SELECT FROM kpi_stretch WHERE from_at = s)
    ORDER BY s DESC LIMIT at_most
  LOOP
    PERFORM kpi_sum_stretch(stretch, grain, NULL) FROM unnest(ARRAY['all', 'number', 'menu', 'queue', 'agent']) AS grain;
    INSERT INTO kpi_stretch VALUES (stretch);
    summed := summed + 1;
  END LOOP;
  RETURN summed;
END $$;

-- As before, and in summed stretches whatever the count changed is summed again.
CREATE OR REPLACE FUNCTION kpi_recount(since timestamptz, until timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  mark record;
  changed record;
  former kpi_rollup[];
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('hotline kpi'));
  FOR mark IN DELETE FROM kpi_dirty WHERE from_at < until AND to_at > since RETURNING from_at, to_at LOOP
    INSERT INTO kpi_dirty (from_at, to_at)
    SELECT * FROM (VALUES (mark.from_at, since), (until, mark.to_at)) AS rest (a, z) WHERE a < z;
  END LOOP;
  former := ARRAY(SELECT r FROM kpi_rollup r JOIN kpi_stretch s ON s.from_at = kpi_stretch_of(r.from_at)
    WHERE r.from_at >= since AND r.from_at < until);
  PERFORM kpi_fill(since, until);
  FOR changed IN
    WITH present AS MATERIALIZED (
      SELECT r FROM kpi_rollup r JOIN kpi_stretch s ON s.from_at = kpi_stretch_of(r.from_at)
      WHERE r.from_at >= since AND r.from_at < until
    ), was AS MATERIALIZED (SELECT f::kpi_rollup AS r FROM unnest(former) AS f)
    SELECT kpi_stretch_of((r).from_at) AS stretch, (r).grain, array_agg(DISTINCT (r).key) AS keys
    FROM ((TABLE present EXCEPT TABLE was) UNION ALL (TABLE was EXCEPT TABLE present)) AS differing GROUP BY 1, 2
  LOOP
    PERFORM kpi_sum_stretch(changed.stretch, changed.grain, changed.keys);
  END LOOP;
  UPDATE kpi_clock SET mature_at = least(until, kpi_bin(now()))
  WHERE mature_at >= since AND mature_at < least(until, kpi_bin(now()));
END $$;

-- As before, out of whole stretches where a period holds them.
CREATE OR REPLACE FUNCTION kpi_sums(of_grain text, starts timestamptz[], ends timestamptz[], within_s integer DEFAULT 15,
  max_wait_s integer DEFAULT 60, short_abandon_s integer DEFAULT 5, three_rings_s integer DEFAULT 15,
  repeat_hours integer DEFAULT 168)
RETURNS TABLE (period integer, key text, sums kpi_sum) LANGUAGE plpgsql STABLE
SET jit = off SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH period AS MATERIALIZED (
    SELECT n::integer, from_at, to_at FROM unnest(starts, ends) WITH ORDINALITY AS p (from_at, to_at, n)
  ), whole AS MATERIALIZED (
    SELECT p.n, s.from_at FROM period p
    JOIN kpi_stretch s ON s.from_at >= p.from_at AND s.from_at <= p.to_at - interval '8 hours'
  ), rest AS MATERIALIZED (
    -- what lies between them, and at both ends
    SELECT n, since, until FROM (
      SELECT n, from_at AS until, lag(to_at) OVER (PARTITION BY n ORDER BY from_at, to_at) AS since FROM (
        SELECT n, from_at, from_at + interval '8 hours' AS to_at FROM whole
        UNION ALL SELECT n, from_at - interval '1 second', from_at FROM period
        UNION ALL SELECT n, to_at, to_at + interval '1 second' FROM period) AS edges) AS gaps
    WHERE since < until
  ), part AS (
    -- OFFSET 0: by the index, for each of them; never all rows of the grain
    SELECT w.n, r.* FROM whole w
    CROSS JOIN LATERAL (SELECT * FROM kpi_rollup_stretch WHERE grain = of_grain AND from_at = w.from_at OFFSET 0) AS r
    UNION ALL
    SELECT g.n, r.* FROM rest g CROSS JOIN LATERAL (
      SELECT * FROM kpi_rollup WHERE grain = of_grain AND from_at >= g.since AND from_at < g.until OFFSET 0) AS r
  )
  SELECT n, key, ROW (
    sum(calls), sum(abandoned_in_menu), sum(entered), sum(answered), sum(abandoned), sum(abandoned_in_ring),
    sum(kpi_upto(abandoned_after, 2 * short_abandon_s - 1)), sum(left_otherwise),
    sum(kpi_upto(answered_after, 2 * within_s)), sum(kpi_upto(abandoned_after, 2 * within_s)),
    sum(kpi_upto(answered_after, 2 * max_wait_s) + kpi_upto(abandoned_after, 2 * max_wait_s)
      + kpi_upto(left_after, 2 * max_wait_s)),
    sum(answered_wait_ms), max(longest_wait_ms), sum(talks), sum(talk_ms), sum(hold_ms), sum(wrap_up_ms),
    sum(ended_by_agent), sum(transfers), sum(transferred), sum(offers_answered),
    sum(kpi_upto(rang_for, 2 * three_rings_s)), sum(offers_no_answer), sum(offers_refused), sum(offers_failed), sum(surveyed), sum(surveys_invited),
    sum(surveys_answered), sum(scores), sum(score_sum), sum(scores_satisfied), sum(nps_answers), sum(nps_promoters),
    sum(nps_detractors), sum(contacts - kpi_upto(hours_before, repeat_hours)),
    sum(contacts - kpi_upto(hours_around, repeat_hours)), sum(callbacks_kept), sum(callbacks_failed), sum(outbound_talks),
    sum(busy_ms), sum(ready_ms), sum(not_ready_ms))::kpi_sum
  FROM part GROUP BY n, key;
END $$;

-- As before, where ids tell the months: those of the calls themselves, and those in which the same callers may have rung.
CREATE OR REPLACE FUNCTION kpi_mark_calls(changed text[]) RETURNS void LANGUAGE plpgsql
SET jit = off SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  earliest timestamptz;
  latest timestamptz;
  first_id text COLLATE "C";
  last_id text COLLATE "C";
  untimed_low text COLLATE "C" := call_id_at('2020-01-01 00:00Z');
  untimed_high text COLLATE "C" := call_id_at('2100-01-01 00:00Z');
  concerned text[];
BEGIN
  SELECT min(arrived_at), max(arrived_at) INTO earliest, latest FROM call WHERE call_id = ANY (changed);
  first_id := call_id_at(earliest - interval '33 days');
  last_id := call_id_at(latest + interval '33 days');
  concerned := ARRAY(
    WITH touched AS MATERIALIZED (
      SELECT call_id, parent_call_id, caller, arrived_at, direction FROM call WHERE call_id = ANY (changed)
    )
    SELECT call_id FROM touched
    UNION SELECT parent_call_id FROM touched WHERE parent_call_id IS NOT NULL
    UNION SELECT near.call_id FROM touched t CROSS JOIN LATERAL (
      (SELECT b.call_id FROM call b WHERE b.caller = t.caller AND b.arrived_at < t.arrived_at
         AND b.arrived_at > t.arrived_at - interval '30 days' AND b.direction = 'inbound'
         AND (b.call_id >= first_id AND b.call_id < last_id OR b.call_id < untimed_low OR b.call_id >= untimed_high)
       ORDER BY b.arrived_at DESC LIMIT 1)
      UNION ALL
      (SELECT a.call_id FROM call a WHERE a.caller = t.caller AND a.arrived_at > t.arrived_at
         AND a.arrived_at < t.arrived_at + interval '30 days' AND a.direction = 'inbound'
         AND (a.call_id >= first_id AND a.call_id < last_id OR a.call_id < untimed_low OR a.call_id >= untimed_high)
       ORDER BY a.arrived_at LIMIT 8)) AS near
      WHERE t.direction = 'inbound' AND t.caller <> '');
  INSERT INTO kpi_dirty (from_at, to_at)
  SELECT bin, bin + interval '15 minutes' FROM (
    SELECT kpi_bin(arrived_at) AS bin FROM call WHERE call_id = ANY (concerned)
    UNION SELECT kpi_bin(entered_at) FROM queue_visit WHERE call_id = ANY (concerned)) AS bins
  WHERE bin IS NOT NULL;
END $$;

-- As before, the record's months told by ids.
CREATE OR REPLACE FUNCTION kpi_fill(since timestamptz, until timestamptz) RETURNS void LANGUAGE plpgsql
SET jit = off SET plan_cache_mode = force_custom_plan SET work_mem = '64MB' AS $$
#variable_conflict use_column
DECLARE
  -- Whoever is in a queue rang in less than 33 days ago; contacts are looked for 30 days before and after.
  first_id text COLLATE "C" := call_id_at(since - interval '33 days');
  last_id text COLLATE "C" := call_id_at(until + interval '33 days');
  untimed_low text COLLATE "C" := call_id_at('2020-01-01 00:00Z');
  untimed_high text COLLATE "C" := call_id_at('2100-01-01 00:00Z');
BEGIN
  DELETE FROM kpi_rollup WHERE from_at >= since AND from_at < until;
  INSERT INTO kpi_rollup
  WITH stay AS MATERIALIZED (
    -- each stay of an inbound caller in a queue
    SELECT v.call_id, v.n, v.queue_id, v.entered_at, v.left_at, v.exit, kpi_bin(v.entered_at) AS bin,
      greatest(0, round(extract(epoch FROM v.left_at - v.entered_at) * 1000))::integer AS wait_ms,
      c.caller, c.dialled, c.menu_path, c.arrived_at, c.callback_id
    FROM queue_visit v JOIN call c USING (call_id)
    WHERE v.entered_at >= since AND v.entered_at < until AND c.direction = 'inbound'
      AND (v.call_id >= first_id AND v.call_id < last_id OR v.call_id < untimed_low OR v.call_id >= untimed_high)
      AND (c.call_id >= first_id AND c.call_id < last_id OR c.call_id < untimed_low OR c.call_id >= untimed_high)
  ), menus AS MATERIALIZED (
    -- inbound calls that reached no queue
    SELECT call_id, dialled, menu_path, outcome, callback_id, kpi_bin(arrived_at) AS bin
    FROM call WHERE arrived_at >= since AND arrived_at < until AND direction = 'inbound' AND first_queue_id IS NULL
      AND (call_id >= first_id AND call_id < last_id OR call_id < untimed_low OR call_id >= untimed_high)
  ), entry AS MATERIALIZED (
    -- each inbound call once; the stay that counts is the first that did not merely send her on
    SELECT s.call_id, s.bin, s.caller, s.arrived_at, s.callback_id, true AS entered, false AS in_menu,
      coalesce(s.dialled, '') AS number, coalesce(s.menu_path[cardinality(s.menu_path)], '') AS menu,
      coalesce(last.n, s.n) AS n, coalesce(last.exit, CASE WHEN last.n IS NULL THEN s.exit END) AS exit,
      coalesce(last.left_at, CASE WHEN last.n IS NULL THEN s.left_at END) AS left_at,
      CASE WHEN last.n IS NULL THEN s.wait_ms
        ELSE greatest(0, round(extract(epoch FROM last.left_at - s.entered_at) * 1000))::integer END AS wait_ms
    FROM stay s LEFT JOIN LATERAL (
      SELECT v.n, v.exit, v.left_at FROM queue_visit v
      WHERE s.exit = 'overflowed' AND v.call_id = s.call_id AND v.n > s.n
      ORDER BY v.exit IS NOT DISTINCT FROM 'overflowed', CASE WHEN v.exit = 'overflowed' THEN -v.n ELSE v.n END
      LIMIT 1) AS last ON true
    WHERE s.n = 1
    UNION ALL
    SELECT call_id, bin, NULL, NULL, callback_id, false, outcome IS NOT DISTINCT FROM 'abandoned_in_menu',
      coalesce(dialled, ''), coalesce(menu_path[cardinality(menu_path)], ''), NULL, NULL, NULL, NULL
    FROM menus
  ), counted AS MATERIALIZED (
    SELECT call_id FROM stay UNION SELECT call_id FROM menus
  ), talked AS MATERIALIZED (
    SELECT t.* FROM talk t WHERE t.call_id IN (SELECT call_id FROM counted)
      AND (t.call_id >= first_id AND t.call_id < last_id OR t.call_id < untimed_low OR t.call_id >= untimed_high)
  ), rung AS MATERIALIZED (
    SELECT o.call_id, o.visit_n, o.agent_id, o.result, o.ended_at, o.ring_ms FROM offer o
    WHERE o.call_id IN (SELECT call_id FROM counted) AND o.result IS NOT NULL
      AND (o.call_id >= first_id AND o.call_id < last_id OR o.call_id < untimed_low OR o.call_id >= untimed_high)
  ), withdrawn AS MATERIALIZED (
    SELECT DISTINCT call_id, visit_n AS n, ended_at AS left_at FROM rung WHERE result = 'cancelled'
  ), by_stay AS MATERIALIZED (
    SELECT call_id, visit_n AS n, bool_or(ended_by = 'transfer') AS transferred,
      (array_agg(agent_id ORDER BY n))[1] AS agent_id
    FROM talked WHERE visit_n IS NOT NULL GROUP BY call_id, visit_n
  ), by_call AS MATERIALIZED (
    SELECT call_id, bool_or(ended_by = 'transfer') AS transferred FROM talked GROUP BY call_id
  ), -- what became of whom
  unit AS (
    SELECT s.bin, g.grain, g.key, s.exit, s.wait_ms, w.n IS NOT NULL AS in_ring, t.transferred,
      g.grain = 'queue' AS entered, false AS called, false AS in_menu
    FROM stay s LEFT JOIN by_stay t USING (call_id, n) LEFT JOIN withdrawn w USING (call_id, n, left_at)
    CROSS JOIN LATERAL (VALUES ('queue', s.queue_id), ('agent', CASE WHEN s.exit = 'answered' THEN t.agent_id END))
      AS g (grain, key)
    WHERE g.key IS NOT NULL
    UNION ALL
    SELECT e.bin, g.grain, g.key, e.exit, e.wait_ms, w.n IS NOT NULL, t.transferred, e.entered, true, e.in_menu
    FROM entry e LEFT JOIN by_call t USING (call_id) LEFT JOIN withdrawn w USING (call_id, n, left_at)
    CROSS JOIN LATERAL (VALUES ('all', ''), ('number', e.number), ('menu', e.menu)) AS g (grain, key)
  ), waits AS (
    SELECT bin, grain, key, count(*) FILTER (WHERE called) AS calls, count(*) FILTER (WHERE in_menu) AS abandoned_in_menu,
      count(*) FILTER (WHERE entered) AS entered, count(*) FILTER (WHERE exit = 'answered') AS answered,
      count(*) FILTER (WHERE exit = 'abandoned') AS abandoned,
      count(*) FILTER (WHERE exit = 'abandoned' AND in_ring) AS abandoned_in_ring,
      count(*) FILTER (WHERE exit NOT IN ('answered', 'abandoned')) AS left_otherwise,
      sum(wait_ms) FILTER (WHERE exit = 'answered') AS answered_wait_ms, max(wait_ms) AS longest_wait_ms,
      count(*) FILTER (WHERE exit = 'answered' AND transferred) AS transferred,
      kpi_histogram_of(array_agg(kpi_bucket(wait_ms)) FILTER (WHERE exit = 'answered')) AS answered_after,
      kpi_histogram_of(array_agg(kpi_bucket(wait_ms)) FILTER (WHERE exit = 'abandoned')) AS abandoned_after,
      kpi_histogram_of(array_agg(kpi_bucket(wait_ms)) FILTER (WHERE exit NOT IN ('answered', 'abandoned'))) AS left_after
    FROM unit GROUP BY 1, 2, 3
  ), placed AS MATERIALIZED (
    -- where the talks, offers and surveys of a call count
    SELECT call_id, n, bin, 'queue' AS grain, queue_id AS key FROM stay
    UNION ALL
    SELECT call_id, NULL, e.bin, g.grain, g.key
    FROM entry e CROSS JOIN LATERAL (VALUES ('all', ''), ('number', e.number), ('menu', e.menu)) AS g (grain, key)
  ), talks AS (
    SELECT bin, grain, key, count(*) AS talks, sum(talk_ms) AS talk_ms, sum(hold_ms) AS hold_ms,
      sum(wrap_up_ms) AS wrap_up_ms, count(*) FILTER (WHERE ended_by = 'agent') AS ended_by_agent,
      count(*) FILTER (WHERE ended_by = 'transfer') AS transfers
    FROM (
      SELECT p.bin, p.grain, p.key, t.* FROM talked t
      JOIN placed p ON p.call_id = t.call_id AND (p.n IS NULL OR p.n = t.visit_n)
      UNION ALL
      SELECT s.bin, 'agent', t.agent_id, t.* FROM talked t JOIN stay s ON s.call_id = t.call_id AND s.n = t.visit_n
    ) AS placed_talk (bin, grain, key)
    WHERE ended_at IS NOT NULL AND key IS NOT NULL GROUP BY 1, 2, 3
  ), offers AS (
    SELECT bin, grain, key, count(*) FILTER (WHERE result = 'answered') AS offers_answered,
      kpi_histogram_of(array_agg(kpi_bucket(ring_ms)) FILTER (WHERE result = 'answered')) AS rang_for,
      count(*) FILTER (WHERE result = 'no-answer') AS offers_no_answer,
      count(*) FILTER (WHERE result = 'refused') AS offers_refused,
      count(*) FILTER (WHERE result IN ('busy', 'unreachable', 'gone')) AS offers_failed
    FROM (
      SELECT p.bin, p.grain, p.key, o.result, o.ring_ms
      FROM rung o JOIN placed p ON p.call_id = o.call_id AND (p.n IS NULL OR p.n = o.visit_n)
      UNION ALL
      SELECT s.bin, 'agent', o.agent_id, o.result, o.ring_ms FROM rung o
      JOIN stay s ON s.call_id = o.call_id AND s.n = o.visit_n
    ) AS placed_offer
    WHERE key IS NOT NULL GROUP BY 1, 2, 3
  ), asked AS MATERIALIZED (
    SELECT s.call_id, t.visit_n, s.agent_id, s.invited, s.result, a.*
    FROM survey s LEFT JOIN talked t ON t.call_id = s.call_id AND t.n = s.talk_n
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE kind = 'score') AS scores, sum(value) FILTER (WHERE kind = 'score') AS score_sum,
        count(*) FILTER (WHERE kind = 'score' AND value <= 2) AS scores_satisfied,
        count(*) FILTER (WHERE kind = 'nps') AS nps_answers,
        count(*) FILTER (WHERE kind = 'nps' AND value >= 9) AS nps_promoters,
        count(*) FILTER (WHERE kind = 'nps' AND value <= 6) AS nps_detractors
      FROM survey_answer WHERE call_id = s.call_id) AS a ON true
    WHERE s.call_id IN (SELECT call_id FROM counted)
      AND (s.call_id >= first_id AND s.call_id < last_id OR s.call_id < untimed_low OR s.call_id >= untimed_high)
  ), surveys AS (
    SELECT bin, grain, key, count(*) AS surveyed, count(*) FILTER (WHERE invited) AS surveys_invited,
      count(*) FILTER (WHERE result IN ('answered', 'partly')) AS surveys_answered, sum(scores) AS scores,
      sum(score_sum) AS score_sum, sum(scores_satisfied) AS scores_satisfied, sum(nps_answers) AS nps_answers,
      sum(nps_promoters) AS nps_promoters, sum(nps_detractors) AS nps_detractors
    FROM (
      SELECT p.bin, p.grain, p.key, a.* FROM asked a
      JOIN placed p ON p.call_id = a.call_id AND (p.n IS NULL OR p.n = a.visit_n)
      UNION ALL
      SELECT s.bin, 'agent', a.agent_id, a.* FROM asked a JOIN stay s ON s.call_id = a.call_id AND s.n = a.visit_n
    ) AS placed_survey (bin, grain, key)
    WHERE key IS NOT NULL GROUP BY 1, 2, 3
  ), contact AS MATERIALIZED (
    -- callers who were answered, by the stay in which they were
    SELECT a.*, before.hours AS hours_before, least(before.hours, after.hours) AS hours_around
    FROM (
      SELECT s.call_id, s.n, s.caller, s.arrived_at FROM stay s
      WHERE s.exit = 'answered' AND s.caller <> '' AND NOT EXISTS (
        SELECT FROM queue_visit v
        WHERE s.n > 1 AND v.call_id = s.call_id AND v.n < s.n AND v.exit IS DISTINCT FROM 'overflowed')
      UNION SELECT call_id, n, caller, arrived_at FROM entry WHERE exit = 'answered' AND caller <> ''
    ) AS a
    LEFT JOIN LATERAL (
      SELECT ceil(extract(epoch FROM a.arrived_at - b.arrived_at) / 3600)::integer AS hours FROM call b
      WHERE b.caller = a.caller AND b.arrived_at < a.arrived_at AND b.arrived_at >= a.arrived_at - interval '30 days'
        AND b.direction = 'inbound' AND b.outcome = 'answered'
        AND (b.call_id >= first_id AND b.call_id < last_id OR b.call_id < untimed_low OR b.call_id >= untimed_high)
      ORDER BY b.arrived_at DESC LIMIT 1) AS before ON true
    LEFT JOIN LATERAL (
      SELECT ceil(extract(epoch FROM b.arrived_at - a.arrived_at) / 3600)::integer AS hours FROM call b
      WHERE b.caller = a.caller AND b.arrived_at > a.arrived_at AND b.arrived_at <= a.arrived_at + interval '30 days'
        AND b.direction = 'inbound'
        AND (b.call_id >= first_id AND b.call_id < last_id OR b.call_id < untimed_low OR b.call_id >= untimed_high)
      ORDER BY b.arrived_at LIMIT 1) AS after ON true
  ), contacts AS (
    SELECT bin, grain, key, count(*) AS contacts,
      kpi_histogram_of(array_agg(hours_before) FILTER (WHERE hours_before IS NOT NULL)) AS hours_before,
      kpi_histogram_of(array_agg(hours_around) FILTER (WHERE hours_around IS NOT NULL)) AS hours_around
    FROM (
      SELECT e.bin, g.grain, g.key, c.hours_before, c.hours_around FROM contact c JOIN entry e USING (call_id, n)
      CROSS JOIN LATERAL (VALUES ('all', ''), ('number', e.number), ('menu', e.menu)) AS g (grain, key)
      UNION ALL
      SELECT s.bin, g.grain, g.key, c.hours_before, c.hours_around FROM contact c JOIN stay s USING (call_id, n)
      LEFT JOIN by_stay t USING (call_id, n)
      CROSS JOIN LATERAL (VALUES ('queue', s.queue_id), ('agent', t.agent_id)) AS g (grain, key)
    ) AS placed_contact
    WHERE key IS NOT NULL GROUP BY 1, 2, 3
  ), callbacks AS (
    SELECT bin, grain, key, count(*) FILTER (WHERE b.state = 'kept') AS callbacks_kept,
      count(*) FILTER (WHERE b.state = 'failed') AS callbacks_failed
    FROM (
      SELECT e.callback_id, e.bin, g.grain, g.key FROM entry e
      CROSS JOIN LATERAL (VALUES ('all', ''), ('number', e.number), ('menu', e.menu)) AS g (grain, key)
      WHERE e.callback_id IS NOT NULL
      UNION ALL
      SELECT callback_id, bin, 'queue', queue_id FROM stay WHERE exit = 'callback' AND callback_id IS NOT NULL
    ) AS placed_callback JOIN callback b USING (callback_id)
    WHERE b.kind = 'callback' AND b.state IN ('kept', 'failed') GROUP BY 1, 2, 3
  ), outbound AS (
    SELECT kpi_bin(c.arrived_at) AS bin, g.grain, g.key, count(*) AS outbound_talks
    FROM call c JOIN talk t USING (call_id)
    CROSS JOIN LATERAL (VALUES ('all', ''), ('agent', t.agent_id)) AS g (grain, key)
    WHERE c.arrived_at >= since AND c.arrived_at < until AND c.direction = 'outbound' AND t.ended_at IS NOT NULL
      AND t.agent_id IS NOT NULL
    GROUP BY 1, 2, 3
  ), spell AS MATERIALIZED (
    -- of each agent (all have one interval that is open): what began in this time, and the one under way at its beginning
    SELECT agent_id, state, from_at, to_at FROM agent_interval WHERE from_at >= since AND from_at < until
    UNION ALL
    SELECT a.agent_id, i.state, i.from_at, i.to_at FROM (SELECT agent_id FROM agent_interval WHERE to_at IS NULL) AS a
    CROSS JOIN LATERAL (
      SELECT state, from_at, to_at FROM agent_interval WHERE agent_id = a.agent_id AND from_at < since
      ORDER BY from_at DESC, to_at DESC NULLS FIRST LIMIT 1) AS i
    WHERE i.to_at IS NULL OR i.to_at > since
  ), worked AS (
    SELECT s.agent_id, b.bin, s.state,
      greatest(0, 1000 * extract(epoch FROM
        least(s.to_at, now(), b.bin + interval '15 minutes') - greatest(s.from_at, b.bin))) AS ms
    FROM spell s CROSS JOIN LATERAL generate_series(kpi_bin(greatest(s.from_at, since)),
      least(s.to_at, now(), until - interval '1 millisecond'), interval '15 minutes') AS b (bin)
    WHERE s.state <> 'logged-out'
  ), time AS (
    SELECT bin, g.grain, g.key,
      round(coalesce(sum(ms) FILTER (WHERE state IN ('offered', 'talking', 'wrap-up')), 0)) AS busy_ms,
      round(coalesce(sum(ms) FILTER (WHERE state = 'ready'), 0)) AS ready_ms,
      round(coalesce(sum(ms) FILTER (WHERE state = 'not-ready'), 0)) AS not_ready_ms
    FROM worked CROSS JOIN LATERAL (VALUES ('all', ''), ('agent', agent_id)) AS g (grain, key)
    GROUP BY 1, 2, 3
  ), keys AS (
    SELECT bin, grain, key FROM waits UNION SELECT bin, grain, key FROM talks UNION SELECT bin, grain, key FROM offers
    UNION SELECT bin, grain, key FROM surveys UNION SELECT bin, grain, key FROM callbacks
    UNION SELECT bin, grain, key FROM outbound UNION SELECT bin, grain, key FROM time
  )
  SELECT bin, grain, key, coalesce(calls, 0), coalesce(abandoned_in_menu, 0), coalesce(entered, 0), coalesce(answered, 0),
    coalesce(abandoned, 0), coalesce(abandoned_in_ring, 0), coalesce(left_otherwise, 0), coalesce(answered_wait_ms, 0),
    coalesce(longest_wait_ms, 0), coalesce(transferred, 0), answered_after, abandoned_after, left_after,
    coalesce(talks, 0), coalesce(talk_ms, 0), coalesce(hold_ms, 0), coalesce(wrap_up_ms, 0), coalesce(ended_by_agent, 0),
    coalesce(transfers, 0), coalesce(offers_answered, 0), rang_for, coalesce(offers_no_answer, 0),
    coalesce(offers_refused, 0), coalesce(offers_failed, 0), coalesce(surveyed, 0), coalesce(surveys_invited, 0),
    coalesce(surveys_answered, 0), coalesce(scores, 0), coalesce(score_sum, 0), coalesce(scores_satisfied, 0),
    coalesce(nps_answers, 0), coalesce(nps_promoters, 0), coalesce(nps_detractors, 0), coalesce(contacts, 0), hours_before,
    hours_around, coalesce(callbacks_kept, 0), coalesce(callbacks_failed, 0), coalesce(outbound_talks, 0),
    coalesce(busy_ms, 0), coalesce(ready_ms, 0), coalesce(not_ready_ms, 0)
  FROM keys LEFT JOIN waits USING (bin, grain, key) LEFT JOIN talks USING (bin, grain, key)
    LEFT JOIN offers USING (bin, grain, key) LEFT JOIN surveys USING (bin, grain, key)
    LEFT JOIN contacts USING (bin, grain, key) LEFT JOIN callbacks USING (bin, grain, key)
    LEFT JOIN outbound USING (bin, grain, key) LEFT JOIN time USING (bin, grain, key)
  WHERE bin >= since AND bin < until;
END $$;

-- Down Migration

-- Those that count and mark answered the same before, more slowly.
CREATE OR REPLACE FUNCTION kpi_sums(of_grain text, starts timestamptz[], ends timestamptz[], within_s integer DEFAULT 15,
  max_wait_s integer DEFAULT 60, short_abandon_s integer DEFAULT 5, three_rings_s integer DEFAULT 15,
  repeat_hours integer DEFAULT 168)
RETURNS TABLE (period integer, key text, sums kpi_sum) LANGUAGE plpgsql STABLE
SET jit = off SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT p.n::integer, r.key, ROW (
    sum(calls), sum(abandoned_in_menu), sum(entered), sum(answered), sum(abandoned), sum(abandoned_in_ring),
    sum(kpi_upto(abandoned_after, 2 * short_abandon_s - 1)), sum(left_otherwise),
    sum(kpi_upto(answered_after, 2 * within_s)), sum(kpi_upto(abandoned_after, 2 * within_s)),
    sum(kpi_upto(answered_after, 2 * max_wait_s) + kpi_upto(abandoned_after, 2 * max_wait_s)
      + kpi_upto(left_after, 2 * max_wait_s)),
    sum(answered_wait_ms), max(longest_wait_ms), sum(talks), sum(talk_ms), sum(hold_ms), sum(wrap_up_ms),
    sum(ended_by_agent), sum(transfers), sum(transferred), sum(offers_answered),
    sum(kpi_upto(rang_for, 2 * three_rings_s)), sum(offers_no_answer), sum(offers_refused), sum(offers_failed), sum(surveyed), sum(surveys_invited),
    sum(surveys_answered), sum(scores), sum(score_sum), sum(scores_satisfied), sum(nps_answers), sum(nps_promoters),
    sum(nps_detractors), sum(contacts - kpi_upto(hours_before, repeat_hours)),
    sum(contacts - kpi_upto(hours_around, repeat_hours)), sum(callbacks_kept), sum(callbacks_failed), sum(outbound_talks),
    sum(busy_ms), sum(ready_ms), sum(not_ready_ms))::kpi_sum
  FROM unnest(starts, ends) WITH ORDINALITY AS p (from_at, to_at, n)
  JOIN kpi_rollup r ON r.grain = of_grain AND r.from_at >= p.from_at AND r.from_at < p.to_at
  GROUP BY p.n, r.key;
END $$;

CREATE OR REPLACE FUNCTION kpi_recount(since timestamptz, until timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  mark record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('hotline kpi'));
  FOR mark IN DELETE FROM kpi_dirty WHERE from_at < until AND to_at > since RETURNING from_at, to_at LOOP
    INSERT INTO kpi_dirty (from_at, to_at)
    SELECT * FROM (VALUES (mark.from_at, since), (until, mark.to_at)) AS rest (a, z) WHERE a < z;
  END LOOP;
  PERFORM kpi_fill(since, until);
  UPDATE kpi_clock SET mature_at = least(until, kpi_bin(now()))
  WHERE mature_at >= since AND mature_at < least(until, kpi_bin(now()));
END $$;

DROP FUNCTION kpi_sum_stretches, kpi_sum_stretch, kpi_stretch_of;
DROP TABLE kpi_rollup_stretch, kpi_stretch;
DROP FUNCTION kpi_histogram_sum;
