-- What later calls tell of a call is counted for that call alone. A caller who rings again says of the call before that it did
-- not settle her matter; a callback is kept or fails hours after it was asked for. Counting their whole quarters again for it would
-- keep a large site counting old quarters for ever.

-- Up Migration

-- Null: all of the quarter is to be counted again; else what later calls tell of this one.
ALTER TABLE kpi_dirty ADD COLUMN call_id text COLLATE "C";

-- Quarters that were counted by kpi_fill, and when last.
CREATE TABLE kpi_counted (
  from_at    timestamptz PRIMARY KEY,
  counted_at timestamptz NOT NULL
);
-- What later calls had told when a quarter of these was counted, as it stands in kpi_rollup; calls of which they told nothing
-- have no row. For as long as calls may tell something: kpi_forget_later.
CREATE TABLE kpi_later (
  from_at      timestamptz NOT NULL,
  call_id      text COLLATE "C" NOT NULL,
  hours_before integer,
  hours_around integer,
  callback     text,
  PRIMARY KEY (from_at, call_id)
);

-- Without some of what it held, with others. Fewer than none of a value are none.
CREATE FUNCTION kpi_histogram_changed(was kpi_histogram, less integer[], more integer[]) RETURNS kpi_histogram
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN count(*) > 0 THEN
    ROW (array_agg(bucket ORDER BY bucket), array_agg(upto ORDER BY bucket))::kpi_histogram END
  FROM (
    SELECT bucket, sum(sum(part)) OVER (ORDER BY bucket)::integer AS upto FROM (
      SELECT bucket, (was).upto[i] - coalesce((was).upto[i - 1], 0) AS part
      FROM unnest((was).at) WITH ORDINALITY AS b (bucket, i)
      UNION ALL SELECT bucket, -1 FROM unnest(less) AS b (bucket)
      UNION ALL SELECT bucket, 1 FROM unnest(more) AS b (bucket)) AS parts
    GROUP BY bucket HAVING sum(part) > 0) AS counted
$$;
-- Nothing of nothing, at no cost.
ALTER FUNCTION kpi_histogram_of(integer[]) STRICT;

-- What later calls tell of the calls that count from `since` to before `until`, or of these: a line for each stay it counts for.
CREATE TYPE kpi_told AS (
  from_at timestamptz, call_id text, n integer, number text, menu text, queue_id text,
  -- an answered caller of a known number: as a call, and by this stay; with the hours (rounded up, to 720) since an answered call of
  -- hers, and to the nearer of that and her next call
  is_contact boolean, is_contact_here boolean, hours_before integer, hours_around integer,
  -- she asked for a callback: as a call, and by this stay; kept or failed
  is_asked boolean, is_asked_here boolean, callback text);
CREATE FUNCTION kpi_later_of(since timestamptz, until timestamptz, of_calls text[]) RETURNS SETOF kpi_told
LANGUAGE plpgsql STABLE SET jit = off SET plan_cache_mode = force_custom_plan SET work_mem = '64MB' AS $$
#variable_conflict use_column
DECLARE
  earliest timestamptz := since;
  latest timestamptz := until;
  first_id text COLLATE "C";
  last_id text COLLATE "C";
  untimed_low text COLLATE "C" := call_id_at('2020-01-01 00:00Z');
  untimed_high text COLLATE "C" := call_id_at('2100-01-01 00:00Z');
BEGIN
  IF of_calls IS NOT NULL THEN
    SELECT min(arrived_at), max(arrived_at) INTO earliest, latest FROM call WHERE call_id = ANY (of_calls);
  END IF;
  -- Whoever is in a queue rang in less than 33 days ago; other calls of hers are looked for 30 days before and after.
  first_id := call_id_at(earliest - interval '33 days');
  last_id := call_id_at(latest + interval '33 days');
  RETURN QUERY
  WITH stay AS MATERIALIZED (
    SELECT v.call_id, v.n, v.queue_id, v.exit, kpi_bin(v.entered_at) AS bin, c.caller, c.dialled, c.menu_path, c.arrived_at,
      c.callback_id
    FROM queue_visit v JOIN call c USING (call_id)
    WHERE v.entered_at >= since AND v.entered_at < until AND c.direction = 'inbound'
      AND (of_calls IS NULL OR v.call_id = ANY (of_calls)) AND (of_calls IS NULL OR c.call_id = ANY (of_calls))
      AND (v.call_id >= first_id AND v.call_id < last_id OR v.call_id < untimed_low OR v.call_id >= untimed_high)
      AND (c.call_id >= first_id AND c.call_id < last_id OR c.call_id < untimed_low OR c.call_id >= untimed_high)
  ), judged AS MATERIALIZED (
    -- with the first stay of the call that did not merely send her on
    SELECT s.*, coalesce(last.n, s.n) = s.n AS is_last,
      coalesce(coalesce(last.exit, s.exit) = 'answered' AND s.caller <> '', false) AS is_contact
    FROM stay s LEFT JOIN LATERAL (
      SELECT v.n, v.exit FROM queue_visit v
      WHERE (s.n > 1 OR s.exit = 'overflowed') AND v.call_id = s.call_id AND v.exit IS DISTINCT FROM 'overflowed'
      ORDER BY v.n LIMIT 1) AS last ON true
  ), contact AS MATERIALIZED (
    SELECT a.call_id, before.hours AS hours_before, least(before.hours, after.hours) AS hours_around
    FROM (SELECT DISTINCT call_id, caller, arrived_at FROM judged WHERE is_contact) AS a
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
  ), told AS (
    SELECT bin, call_id, n, dialled, menu_path, queue_id, n = 1 AND is_contact AS is_contact, is_last AND is_contact AS is_contact_here,
      n = 1 AND callback_id IS NOT NULL AS is_asked, exit IS NOT DISTINCT FROM 'callback' AND callback_id IS NOT NULL AS is_asked_here,
      callback_id
    FROM judged
    UNION ALL
    -- asked for where there was no queue
    SELECT kpi_bin(arrived_at), call_id, NULL, dialled, menu_path, NULL, false, false, true, false, callback_id FROM call
    WHERE arrived_at >= since AND arrived_at < until AND direction = 'inbound' AND first_queue_id IS NULL AND callback_id IS NOT NULL
      AND (of_calls IS NULL OR call_id = ANY (of_calls))
      AND (call_id >= first_id AND call_id < last_id OR call_id < untimed_low OR call_id >= untimed_high)
  )
  SELECT t.bin, t.call_id, t.n, coalesce(t.dialled, ''), coalesce(t.menu_path[cardinality(t.menu_path)], ''), t.queue_id,
    t.is_contact, t.is_contact_here, c.hours_before, c.hours_around, t.is_asked, t.is_asked_here, b.state
  FROM told t LEFT JOIN contact c ON c.call_id = t.call_id AND (t.is_contact OR t.is_contact_here)
  LEFT JOIN callback b ON b.callback_id = t.callback_id AND (t.is_asked OR t.is_asked_here)
    AND b.kind = 'callback' AND b.state IN ('kept', 'failed')
  WHERE t.is_contact OR t.is_contact_here OR t.is_asked OR t.is_asked_here;
END $$;

-- Where it counts.
CREATE FUNCTION kpi_told_places(told kpi_told, agent_id text)
RETURNS TABLE (grain text, key text, is_contact boolean, is_asked boolean) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT * FROM (VALUES ('all', '', told.is_contact, told.is_asked), ('number', told.number, told.is_contact, told.is_asked),
    ('menu', told.menu, told.is_contact, told.is_asked), ('queue', told.queue_id, told.is_contact_here, told.is_asked_here),
    ('agent', agent_id, told.is_contact_here, false)) AS p (grain, key, is_contact, is_asked)
  WHERE (p.is_contact OR p.is_asked) AND p.key IS NOT NULL
$$;

-- Whoever sees to it that a callback is kept, or given up for good: it counts where it was asked for.
CREATE FUNCTION kpi_mark_callback() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  INSERT INTO kpi_dirty (from_at, to_at, call_id)
  SELECT bin, bin + interval '15 minutes', NEW.parent_call_id FROM (
    SELECT kpi_bin(arrived_at) AS bin FROM call WHERE call_id = NEW.parent_call_id
    UNION SELECT kpi_bin(entered_at) FROM queue_visit WHERE call_id = NEW.parent_call_id) AS bins
  WHERE bin IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER callback_is_counted AFTER UPDATE OF state ON callback FOR EACH ROW
  WHEN (NEW.kind = 'callback' AND NEW.parent_call_id IS NOT NULL AND OLD.state <> NEW.state
    AND (OLD.state IN ('kept', 'failed') OR NEW.state IN ('kept', 'failed')))
  EXECUTE FUNCTION kpi_mark_callback();

-- As before, but of the same caller's calls before and after only what these tell of them.
CREATE OR REPLACE FUNCTION kpi_mark_calls(changed text[]) RETURNS void LANGUAGE plpgsql
SET jit = off SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  earliest timestamptz;
  latest timestamptz;
  first_id text COLLATE "C";
  last_id text COLLATE "C";
  untimed_low text COLLATE "C" := call_id_at('2020-01-01 00:00Z');
  untimed_high text COLLATE "C" := call_id_at('2100-01-01 00:00Z');
  near text[];
BEGIN
  SELECT min(arrived_at), max(arrived_at) INTO earliest, latest FROM call WHERE call_id = ANY (changed);
  first_id := call_id_at(earliest - interval '33 days');
  last_id := call_id_at(latest + interval '33 days');
  near := ARRAY(
    WITH touched AS MATERIALIZED (
      SELECT call_id, caller, arrived_at FROM call WHERE call_id = ANY (changed) AND direction = 'inbound' AND caller <> ''
    )
    SELECT hers.call_id FROM touched t CROSS JOIN LATERAL (
      (SELECT b.call_id FROM call b WHERE b.caller = t.caller AND b.arrived_at < t.arrived_at
         AND b.arrived_at > t.arrived_at - interval '30 days' AND b.direction = 'inbound'
         AND (b.call_id >= first_id AND b.call_id < last_id OR b.call_id < untimed_low OR b.call_id >= untimed_high)
       ORDER BY b.arrived_at DESC LIMIT 1)
      UNION ALL
      (SELECT a.call_id FROM call a WHERE a.caller = t.caller AND a.arrived_at > t.arrived_at
         AND a.arrived_at < t.arrived_at + interval '30 days' AND a.direction = 'inbound'
         AND (a.call_id >= first_id AND a.call_id < last_id OR a.call_id < untimed_low OR a.call_id >= untimed_high)
       ORDER BY a.arrived_at LIMIT 8)) AS hers
    EXCEPT SELECT unnest(changed));
  INSERT INTO kpi_dirty (from_at, to_at, call_id)
  SELECT bin, bin + interval '15 minutes', id FROM (
    SELECT kpi_bin(arrived_at) AS bin, NULL AS id FROM call WHERE call_id = ANY (changed)
    -- who entered no queue was answered by nobody
    UNION SELECT kpi_bin(entered_at), CASE WHEN call_id = ANY (near) THEN call_id END FROM queue_visit WHERE call_id = ANY (changed || near)) AS bins
  WHERE bin IS NOT NULL;
END $$;

-- As before; what later calls tell stands in kpi_later as well, in the same statement.
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
  DELETE FROM kpi_rollup WHERE grain = ANY (ARRAY['all', 'number', 'menu', 'queue', 'agent']) AND from_at >= since AND from_at < until;
  DELETE FROM kpi_later WHERE from_at >= since AND from_at < until;
  INSERT INTO kpi_counted
  SELECT bin, clock_timestamp() FROM generate_series(kpi_bin(since), until - interval '1 millisecond', interval '15 minutes') AS b (bin)
  ON CONFLICT (from_at) DO UPDATE SET counted_at = excluded.counted_at;
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
  ), later AS MATERIALIZED (
    SELECT l.*, l AS line FROM kpi_later_of(since, until, NULL) AS l
  ), told AS (
    INSERT INTO kpi_later
    SELECT from_at, call_id, max(hours_before), max(hours_around), max(callback) FROM later
    WHERE hours_around IS NOT NULL OR callback IS NOT NULL GROUP BY 1, 2
  ), laters AS (
    SELECT l.from_at AS bin, p.grain, p.key, count(*) FILTER (WHERE p.is_contact) AS contacts,
      kpi_histogram_of(array_agg(hours_before) FILTER (WHERE p.is_contact AND hours_before IS NOT NULL)) AS hours_before,
      kpi_histogram_of(array_agg(hours_around) FILTER (WHERE p.is_contact AND hours_around IS NOT NULL)) AS hours_around,
      count(*) FILTER (WHERE p.is_asked AND callback = 'kept') AS callbacks_kept,
      count(*) FILTER (WHERE p.is_asked AND callback = 'failed') AS callbacks_failed
    FROM later l LEFT JOIN by_stay t USING (call_id, n) CROSS JOIN LATERAL kpi_told_places(l.line, t.agent_id) AS p
    GROUP BY 1, 2, 3
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
    UNION SELECT bin, grain, key FROM surveys UNION SELECT bin, grain, key FROM laters
    UNION SELECT bin, grain, key FROM outbound UNION SELECT bin, grain, key FROM time
  )
  INSERT INTO kpi_rollup
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
    LEFT JOIN laters USING (bin, grain, key)
    LEFT JOIN outbound USING (bin, grain, key) LEFT JOIN time USING (bin, grain, key)
  WHERE bin >= since AND bin < until;
END $$;

-- As before, by the index alone.
CREATE OR REPLACE FUNCTION kpi_recount(since timestamptz, until timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  mark record;
  changed record;
  former kpi_rollup[];
  grains CONSTANT text[] := ARRAY['all', 'number', 'menu', 'queue', 'agent'];
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('hotline kpi'));
  FOR mark IN DELETE FROM kpi_dirty WHERE from_at < until AND to_at > since RETURNING from_at, to_at, call_id LOOP
    INSERT INTO kpi_dirty (from_at, to_at, call_id)
    SELECT a, z, mark.call_id FROM (VALUES (mark.from_at, since), (until, mark.to_at)) AS rest (a, z) WHERE a < z;
  END LOOP;
  former := ARRAY(SELECT r FROM kpi_rollup r JOIN kpi_stretch s ON s.from_at = kpi_stretch_of(r.from_at)
    WHERE r.grain = ANY (grains) AND r.from_at >= since AND r.from_at < until);
  PERFORM kpi_fill(since, until);
  FOR changed IN
    WITH present AS MATERIALIZED (
      SELECT r FROM kpi_rollup r JOIN kpi_stretch s ON s.from_at = kpi_stretch_of(r.from_at)
      WHERE r.grain = ANY (grains) AND r.from_at >= since AND r.from_at < until
    ), was AS MATERIALIZED (SELECT f::kpi_rollup AS r FROM unnest(former) AS f)
    SELECT kpi_stretch_of((r).from_at) AS stretch, (r).grain, array_agg(DISTINCT (r).key) AS keys
    FROM ((TABLE present EXCEPT TABLE was) UNION ALL (TABLE was EXCEPT TABLE present)) AS differing GROUP BY 1, 2
  LOOP
    PERFORM kpi_sum_stretch(changed.stretch, changed.grain, changed.keys);
  END LOOP;
  UPDATE kpi_clock SET mature_at = least(until, kpi_bin(now()))
  WHERE mature_at >= since AND mature_at < least(until, kpi_bin(now()));
END $$;

-- What later calls have told of up to so many calls of that time is added to their quarters and stretches. Answers how many marks
-- it took. Quarters that are to be counted whole are left to that.
CREATE FUNCTION kpi_count_later(since timestamptz, until timestamptz, at_most integer) RETURNS integer LANGUAGE plpgsql
SET jit = off SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
  quarters timestamptz[];
  calls text[];
  taken integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('hotline kpi'));
  WITH gone AS (
    DELETE FROM kpi_dirty WHERE id IN (
      SELECT id FROM kpi_dirty WHERE call_id IS NOT NULL AND from_at >= since AND from_at < until ORDER BY id LIMIT at_most)
    RETURNING from_at, call_id
  ), mark AS (SELECT from_at, call_id, count(*) AS times FROM gone GROUP BY 1, 2)
  SELECT sum(times), array_agg(from_at), array_agg(call_id) INTO taken, quarters, calls FROM mark;
  IF taken IS NULL THEN RETURN 0; END IF;

  -- counted before this table was: whole, once
  INSERT INTO kpi_dirty (from_at, to_at)
  SELECT DISTINCT bin, bin + interval '15 minutes' FROM unnest(quarters) AS q (bin)
  WHERE NOT EXISTS (SELECT FROM kpi_counted WHERE from_at = bin);

  WITH whole AS MATERIALIZED (
    SELECT from_at, to_at FROM kpi_dirty WHERE call_id IS NULL UNION ALL SELECT mature_at, 'infinity' FROM kpi_clock
  )
  SELECT array_agg(bin), array_agg(id) INTO quarters, calls FROM unnest(quarters, calls) AS m (bin, id)
  WHERE NOT EXISTS (SELECT FROM whole WHERE from_at <= bin AND to_at > bin);
  IF calls IS NULL THEN RETURN taken; END IF;

  WITH mark AS MATERIALIZED (
    SELECT * FROM unnest(quarters, calls) AS m (from_at, call_id)
  ), present AS MATERIALIZED (
    SELECT l.*, l AS line FROM kpi_later_of('-infinity', 'infinity', calls) AS l JOIN mark USING (from_at, call_id)
  ), news AS MATERIALIZED (
    SELECT l.from_at, l.call_id, p.*, l.hours_before, l.hours_around, l.callback, w.hours_before AS was_before,
      w.hours_around AS was_around, w.callback AS was_callback
    FROM present l LEFT JOIN kpi_later w USING (from_at, call_id)
    LEFT JOIN LATERAL (SELECT agent_id FROM talk t WHERE t.call_id = l.call_id AND t.visit_n = l.n ORDER BY t.n LIMIT 1) AS t ON true
    CROSS JOIN LATERAL kpi_told_places(l.line, t.agent_id) AS p
    WHERE p.is_contact AND (l.hours_before, l.hours_around) IS DISTINCT FROM (w.hours_before, w.hours_around)
      OR p.is_asked AND l.callback IS DISTINCT FROM w.callback
  ), told AS (
    INSERT INTO kpi_later
    SELECT from_at, call_id, max(hours_before), max(hours_around), max(callback) FROM present
    WHERE (from_at, call_id) IN (SELECT from_at, call_id FROM news) GROUP BY 1, 2
    ON CONFLICT (from_at, call_id) DO UPDATE SET hours_before = excluded.hours_before,
      hours_around = excluded.hours_around, callback = excluded.callback
  ), change AS MATERIALIZED (
    SELECT is_stretch, at, grain, key,
      array_agg(was_before) FILTER (WHERE is_contact AND was_before IS NOT NULL) AS before_less,
      array_agg(hours_before) FILTER (WHERE is_contact AND hours_before IS NOT NULL) AS before_more,
      array_agg(was_around) FILTER (WHERE is_contact AND was_around IS NOT NULL) AS around_less,
      array_agg(hours_around) FILTER (WHERE is_contact AND hours_around IS NOT NULL) AS around_more,
      (count(*) FILTER (WHERE is_asked AND callback = 'kept') - count(*) FILTER (WHERE is_asked AND was_callback = 'kept'))::integer AS kept,
      (count(*) FILTER (WHERE is_asked AND callback = 'failed') - count(*) FILTER (WHERE is_asked AND was_callback = 'failed'))::integer AS failed
    FROM news CROSS JOIN LATERAL (VALUES (false, from_at), (true, kpi_stretch_of(from_at))) AS l (is_stretch, at)
    GROUP BY 1, 2, 3, 4
  ), summed AS (
    UPDATE kpi_rollup_stretch r SET
      hours_before = kpi_histogram_changed(r.hours_before, before_less, before_more),
      hours_around = kpi_histogram_changed(r.hours_around, around_less, around_more),
      callbacks_kept = r.callbacks_kept + c.kept, callbacks_failed = r.callbacks_failed + c.failed
    FROM change c WHERE is_stretch AND r.grain = c.grain AND r.from_at = c.at AND r.key = c.key
  )
  UPDATE kpi_rollup r SET
    hours_before = kpi_histogram_changed(r.hours_before, before_less, before_more),
    hours_around = kpi_histogram_changed(r.hours_around, around_less, around_more),
    callbacks_kept = r.callbacks_kept + c.kept, callbacks_failed = r.callbacks_failed + c.failed
  FROM change c WHERE NOT is_stretch AND r.grain = c.grain AND r.from_at = c.at AND r.key = c.key;
  RETURN taken;
END $$;

-- No calls tell anything of calls so old: what does come of them is counted whole.
CREATE FUNCTION kpi_forget_later(before timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('hotline kpi'));
  DELETE FROM kpi_later WHERE from_at < before;
  DELETE FROM kpi_counted WHERE from_at < before;
END $$;

-- Quarters from `since` to before `until` that are to be counted whole, the latest first: changed ones, those that have ended since
-- they were counted last, and the one that is going on. Of those that are over, none that was counted within `rest`.
DROP FUNCTION kpi_due(timestamptz, timestamptz);
CREATE FUNCTION kpi_due(since timestamptz, until timestamptz, rest interval DEFAULT '0') RETURNS SETOF timestamptz LANGUAGE sql STABLE AS $$
  SELECT bin FROM (
    SELECT bin FROM kpi_dirty CROSS JOIN LATERAL generate_series(kpi_bin(greatest(from_at, since)),
      least(to_at, until) - interval '1 millisecond', interval '15 minutes') AS d (bin)
    WHERE call_id IS NULL AND from_at < until AND to_at > since
      AND NOT (rest > interval '0' AND EXISTS (SELECT FROM kpi_counted q CROSS JOIN kpi_clock
        WHERE q.from_at = bin AND q.counted_at > now() - rest AND bin < mature_at))
    UNION
    SELECT bin FROM kpi_clock CROSS JOIN LATERAL generate_series(greatest(mature_at, kpi_bin(since)),
      least(now(), until - interval '1 millisecond'), interval '15 minutes') AS m (bin)
  ) AS due ORDER BY bin DESC
$$;

-- Down Migration

DROP TRIGGER callback_is_counted ON callback;
DROP FUNCTION kpi_mark_callback;
DROP FUNCTION kpi_due(timestamptz, timestamptz, interval);
CREATE FUNCTION kpi_due(since timestamptz, until timestamptz) RETURNS SETOF timestamptz LANGUAGE sql STABLE AS $$
  SELECT bin FROM (
    SELECT bin FROM kpi_dirty CROSS JOIN LATERAL generate_series(kpi_bin(greatest(from_at, since)),
      least(to_at, until) - interval '1 millisecond', interval '15 minutes') AS d (bin)
    WHERE from_at < until AND to_at > since
    UNION
    SELECT bin FROM kpi_clock CROSS JOIN LATERAL generate_series(greatest(mature_at, kpi_bin(since)),
      least(now(), until - interval '1 millisecond'), interval '15 minutes') AS m (bin)
  ) AS due ORDER BY bin
$$;

DROP FUNCTION kpi_forget_later, kpi_count_later;
-- Those that mark and count answered the same before.
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

DROP FUNCTION kpi_told_places, kpi_later_of, kpi_histogram_changed;
DROP TYPE kpi_told;
ALTER FUNCTION kpi_histogram_of(integer[]) CALLED ON NULL INPUT;
DELETE FROM kpi_dirty WHERE call_id IS NOT NULL;
ALTER TABLE kpi_dirty DROP COLUMN call_id;
DROP TABLE kpi_later, kpi_counted;
