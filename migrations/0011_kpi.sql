-- KPIs: 15-minute rollups of calls, offers, talks and agents' time, and the figures a hotline is judged by as functions.
-- docs/reports.md tells each; src/core/kpi/ has the same in TypeScript, and tests hold both to the same numbers.

-- Up Migration

-- How a talk ended: who hung up first, or 'transfer': the agent handed her caller on.
ALTER TABLE talk ADD COLUMN ended_by text CHECK (ended_by IN ('caller', 'agent', 'hotline', 'outside', 'transfer'));
CREATE INDEX queue_visit_entered_at ON queue_visit (entered_at);

-- How often each value came up: upto[i] of them are at most at[i]. Sparse, ascending. Null: nothing was counted.
-- Buckets of time: 2s for s seconds sharp, 2s + 1 for what lies between s and s + 1 seconds.
CREATE TYPE kpi_histogram AS (at integer[], upto integer[]);

CREATE FUNCTION kpi_bucket(ms integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT ms / 1000 * 2 + CASE WHEN ms % 1000 > 0 THEN 1 ELSE 0 END $$;

-- How many lie in this bucket or below.
CREATE FUNCTION kpi_upto(h kpi_histogram, bucket integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT coalesce((h).upto[width_bucket(bucket, (h).at)], 0) $$;

CREATE FUNCTION kpi_histogram_of(buckets integer[]) RETURNS kpi_histogram LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN count(*) > 0 THEN
    ROW (array_agg(bucket ORDER BY bucket), array_agg(upto ORDER BY bucket))::kpi_histogram END
  FROM (SELECT bucket, sum(count(*)) OVER (ORDER BY bucket)::integer AS upto
        FROM unnest(buckets) AS b (bucket) WHERE bucket IS NOT NULL GROUP BY bucket) AS counted
$$;

-- The beginning of its quarter of an hour.
CREATE FUNCTION kpi_bin(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT date_bin(interval '15 minutes', at, timestamptz '2000-01-01 00:00:00+00') $$;

-- One row per quarter of an hour, grain and key: all (''), number (dialled), menu (the last one, '' without), queue, agent.
-- A caller counts in the quarter in which she entered the queue; who never entered one, in that in which she arrived.
CREATE TABLE kpi_rollup (
  from_at           timestamptz NOT NULL,
  grain             text NOT NULL CHECK (grain IN ('all', 'number', 'menu', 'queue', 'agent')),
  key               text NOT NULL,
  calls             integer NOT NULL,
  abandoned_in_menu integer NOT NULL,
  entered           integer NOT NULL,
  answered          integer NOT NULL,
  abandoned         integer NOT NULL,
  abandoned_in_ring integer NOT NULL,
  left_otherwise    integer NOT NULL,
  answered_wait_ms  bigint NOT NULL,
  longest_wait_ms   integer NOT NULL,
  transferred       integer NOT NULL,
  -- waits
  answered_after    kpi_histogram,
  abandoned_after   kpi_histogram,
  left_after        kpi_histogram,
  talks             integer NOT NULL,
  talk_ms           bigint NOT NULL,
  hold_ms           bigint NOT NULL,
  wrap_up_ms        bigint NOT NULL,
  ended_by_agent    integer NOT NULL,
  transfers         integer NOT NULL,
  offers_answered   integer NOT NULL,
  -- ringing of the offers that were answered
  rang_for          kpi_histogram,
  offers_no_answer  integer NOT NULL,
  offers_refused    integer NOT NULL,
  offers_failed     integer NOT NULL,
  surveyed          integer NOT NULL,
  surveys_invited   integer NOT NULL,
  surveys_answered  integer NOT NULL,
  scores            integer NOT NULL,
  score_sum         integer NOT NULL,
  scores_satisfied  integer NOT NULL,
  nps_answers       integer NOT NULL,
  nps_promoters     integer NOT NULL,
  nps_detractors    integer NOT NULL,
  -- answered callers of a known number, by hours (rounded up, to 720): since an answered call of hers, and to the nearer of
  -- that and her next call
  contacts          integer NOT NULL,
  hours_before      kpi_histogram,
  hours_around      kpi_histogram,
  callbacks_kept    integer NOT NULL,
  callbacks_failed  integer NOT NULL,
  outbound_talks    integer NOT NULL,
  busy_ms           bigint NOT NULL,
  ready_ms          bigint NOT NULL,
  not_ready_ms      bigint NOT NULL,
  PRIMARY KEY (grain, from_at, key)
);

-- What is to be counted again: from from_at to before to_at. Written in the transaction that changes the record.
CREATE TABLE kpi_dirty (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  from_at timestamptz NOT NULL,
  to_at   timestamptz NOT NULL
);
-- Agents' time goes on without news: every quarter before this has been counted since it was over.
CREATE TABLE kpi_clock (
  one       boolean PRIMARY KEY DEFAULT true CHECK (one),
  mature_at timestamptz NOT NULL
);
INSERT INTO kpi_clock (mature_at) SELECT kpi_bin(coalesce(min(from_at), now())) FROM agent_interval;
-- What is on record already.
INSERT INTO kpi_dirty (from_at, to_at)
SELECT bin, bin + interval '15 minutes'
FROM (SELECT kpi_bin(arrived_at) AS bin FROM call UNION SELECT kpi_bin(entered_at) FROM queue_visit) AS had
WHERE bin IS NOT NULL;

-- These calls have changed. With them: calls whose callback they kept, and those of the same caller before and after, whose
-- first contact may have been resolved no longer.
CREATE FUNCTION kpi_mark_calls(changed text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO kpi_dirty (from_at, to_at)
  WITH touched AS MATERIALIZED (
    SELECT call_id, parent_call_id, caller, arrived_at, direction FROM call WHERE call_id = ANY (changed)
  ), concerned AS MATERIALIZED (
    SELECT call_id FROM touched
    UNION SELECT parent_call_id FROM touched WHERE parent_call_id IS NOT NULL
    UNION SELECT near.call_id FROM touched t CROSS JOIN LATERAL (
      (SELECT b.call_id FROM call b WHERE b.caller = t.caller AND b.arrived_at < t.arrived_at
         AND b.arrived_at > t.arrived_at - interval '30 days' AND b.direction = 'inbound'
       ORDER BY b.arrived_at DESC LIMIT 1)
      UNION ALL
      (SELECT a.call_id FROM call a WHERE a.caller = t.caller AND a.arrived_at > t.arrived_at
         AND a.arrived_at < t.arrived_at + interval '30 days' AND a.direction = 'inbound'
       ORDER BY a.arrived_at LIMIT 8)) AS near
      WHERE t.direction = 'inbound' AND t.caller <> ''
  )
  SELECT bin, bin + interval '15 minutes' FROM (
    SELECT kpi_bin(c.arrived_at) AS bin FROM concerned JOIN call c USING (call_id)
    UNION SELECT kpi_bin(v.entered_at) FROM concerned JOIN queue_visit v USING (call_id)) AS bins
  WHERE bin IS NOT NULL
$$;

-- An agent's states from then to then have changed; null: to this day.
CREATE FUNCTION kpi_mark_agents(since timestamptz, until timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO kpi_dirty (from_at, to_at)
  SELECT kpi_bin(since), kpi_bin(greatest(since, coalesce(until, now()))) + interval '15 minutes'
$$;

-- Counts the quarters from `since` to before `until` from the record itself.
CREATE FUNCTION kpi_fill(since timestamptz, until timestamptz) RETURNS void LANGUAGE plpgsql
SET jit = off SET plan_cache_mode = force_custom_plan SET work_mem = '64MB' AS $$
#variable_conflict use_column
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
  ), menus AS MATERIALIZED (
    -- inbound calls that reached no queue
    SELECT call_id, dialled, menu_path, outcome, callback_id, kpi_bin(arrived_at) AS bin
    FROM call WHERE arrived_at >= since AND arrived_at < until AND direction = 'inbound' AND first_queue_id IS NULL
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
  ), rung AS MATERIALIZED (
    SELECT o.call_id, o.visit_n, o.agent_id, o.result, o.ended_at, o.ring_ms FROM offer o
    WHERE o.call_id IN (SELECT call_id FROM counted) AND o.result IS NOT NULL
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
      ORDER BY b.arrived_at DESC LIMIT 1) AS before ON true
    LEFT JOIN LATERAL (
      SELECT ceil(extract(epoch FROM b.arrived_at - a.arrived_at) / 3600)::integer AS hours FROM call b
      WHERE b.caller = a.caller AND b.arrived_at > a.arrived_at AND b.arrived_at <= a.arrived_at + interval '30 days'
        AND b.direction = 'inbound'
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

-- Counts again, and takes the marks back that stood before. Whoever changes the record meanwhile leaves marks of her own.
CREATE FUNCTION kpi_recount(since timestamptz, until timestamptz) RETURNS void LANGUAGE plpgsql AS $$
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

-- Quarters from `since` to before `until` that are to be counted: changed ones, those that have ended since they were
-- counted last, and the one that is going on.
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

-- Sums of a period; see src/core/kpi/sums.ts for the words.
CREATE TYPE kpi_sum AS (
  calls bigint, abandoned_in_menu bigint, entered bigint, answered bigint, abandoned bigint, abandoned_in_ring bigint,
  short_abandons bigint, left_otherwise bigint, answered_in_time bigint, abandoned_in_time bigint,
  ended_within_max_wait bigint, answered_wait_ms bigint, longest_wait_ms bigint, talks bigint, talk_ms bigint,
  hold_ms bigint, wrap_up_ms bigint, ended_by_agent bigint, transfers bigint, transferred bigint, offers_answered bigint,
  offers_in_three_rings bigint, offers_no_answer bigint, offers_refused bigint, offers_failed bigint, surveyed bigint,
  surveys_invited bigint, surveys_answered bigint, scores bigint, score_sum bigint, scores_satisfied bigint,
  nps_answers bigint, nps_promoters bigint, nps_detractors bigint, first_contacts bigint, resolved_contacts bigint,
  callbacks_kept bigint, callbacks_failed bigint, outbound_talks bigint, busy_ms bigint, ready_ms bigint,
  not_ready_ms bigint);

-- Of each period (from starts[i] to before ends[i], i = period) and key of the grain. Targets are whole seconds and hours.
CREATE FUNCTION kpi_sums(of_grain text, starts timestamptz[], ends timestamptz[], within_s integer DEFAULT 15,
  max_wait_s integer DEFAULT 60, short_abandon_s integer DEFAULT 5, three_rings_s integer DEFAULT 15,
  repeat_hours integer DEFAULT 168)
RETURNS TABLE (period integer, key text, sums kpi_sum) LANGUAGE sql STABLE
SET jit = off SET plan_cache_mode = force_custom_plan AS $$
  SELECT p.n::integer, r.key, ROW (
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
  GROUP BY p.n, r.key
$$;

-- The figures. Null where there is nothing to divide by.
CREATE FUNCTION kpi_share(part bigint, total bigint) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN total > 0 THEN part::double precision / total END $$;
-- connect rate, whatever the wait: answered ÷ entered
CREATE FUNCTION kpi_connect_rate(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.answered, s.entered) $$;
-- answered within the target ÷ entered
CREATE FUNCTION kpi_connect_rate_15s(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.answered_in_time, s.entered) $$;
-- (answered or abandoned within the target) ÷ (answered + abandoned)
CREATE FUNCTION kpi_sl_answered_or_abandoned_in_t(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.answered_in_time + s.abandoned_in_time, s.answered + s.abandoned) $$;
CREATE FUNCTION kpi_sl_of_answered(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.answered_in_time, s.answered) $$;
CREATE FUNCTION kpi_sl_of_offered(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.answered_in_time, s.answered + s.abandoned) $$;
CREATE FUNCTION kpi_sl_less_short_abandons(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.answered_in_time, s.answered + s.abandoned - s.short_abandons) $$;
CREATE FUNCTION kpi_sl_genesys(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.answered_in_time, s.answered + s.abandoned + s.left_otherwise - s.short_abandons) $$;
CREATE FUNCTION kpi_three_ring_rate(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.offers_in_three_rings, s.offers_answered + s.offers_no_answer + s.offers_refused) $$;
CREATE FUNCTION kpi_waited_within_target(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.ended_within_max_wait, s.answered + s.abandoned + s.left_otherwise) $$;
CREATE FUNCTION kpi_asa_ms(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.answered_wait_ms, s.answered) $$;
CREATE FUNCTION kpi_abandonment(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.abandoned, s.entered) $$;
CREATE FUNCTION kpi_abandonment_in_queue(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.abandoned - s.abandoned_in_ring, s.entered) $$;
CREATE FUNCTION kpi_abandonment_in_ring(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.abandoned_in_ring, s.entered) $$;
CREATE FUNCTION kpi_abandonment_in_menu(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.abandoned_in_menu, s.calls) $$;
CREATE FUNCTION kpi_abandonment_less_short(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.abandoned - s.short_abandons, s.entered - s.short_abandons) $$;
CREATE FUNCTION kpi_aht_ms(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.talk_ms + s.hold_ms + s.wrap_up_ms, s.talks) $$;
CREATE FUNCTION kpi_occupancy(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.busy_ms, s.busy_ms + s.ready_ms) $$;
CREATE FUNCTION kpi_first_contact_resolution(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.resolved_contacts, s.first_contacts) $$;
CREATE FUNCTION kpi_satisfaction(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.score_sum, s.scores) $$;
CREATE FUNCTION kpi_satisfied_share(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.scores_satisfied, s.scores) $$;
CREATE FUNCTION kpi_survey_invitation_rate(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.surveys_invited, s.talks) $$;
CREATE FUNCTION kpi_survey_asked_rate(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.surveyed, s.talks) $$;
CREATE FUNCTION kpi_survey_response_rate(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.surveys_answered, s.surveyed) $$;
CREATE FUNCTION kpi_nps(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.nps_promoters - s.nps_detractors, s.nps_answers) $$;
CREATE FUNCTION kpi_transfer_rate(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.transferred, s.answered) $$;
CREATE FUNCTION kpi_transfers_per_call(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.transfers, s.answered) $$;
CREATE FUNCTION kpi_ended_by_agent_share(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.ended_by_agent, s.talks) $$;
CREATE FUNCTION kpi_callback_success(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.callbacks_kept, s.callbacks_kept + s.callbacks_failed) $$;
CREATE FUNCTION kpi_agent_non_response(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kpi_share(s.offers_no_answer + s.offers_refused + s.offers_failed,
     s.offers_answered + s.offers_no_answer + s.offers_refused + s.offers_failed) $$;
CREATE FUNCTION kpi_longest_wait_ms(s kpi_sum) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN s.answered + s.abandoned + s.left_otherwise > 0 THEN s.longest_wait_ms::double precision END $$;

-- Down Migration

DROP FUNCTION kpi_connect_rate, kpi_connect_rate_15s, kpi_sl_answered_or_abandoned_in_t, kpi_sl_of_answered,
  kpi_sl_of_offered, kpi_sl_less_short_abandons, kpi_sl_genesys, kpi_three_ring_rate, kpi_waited_within_target,
  kpi_asa_ms, kpi_abandonment, kpi_abandonment_in_queue, kpi_abandonment_in_ring, kpi_abandonment_in_menu,
  kpi_abandonment_less_short, kpi_aht_ms, kpi_occupancy, kpi_first_contact_resolution, kpi_satisfaction,
  kpi_satisfied_share, kpi_survey_invitation_rate, kpi_survey_asked_rate, kpi_survey_response_rate, kpi_nps,
  kpi_transfer_rate, kpi_transfers_per_call, kpi_ended_by_agent_share, kpi_callback_success, kpi_agent_non_response,
  kpi_longest_wait_ms;
DROP FUNCTION kpi_share, kpi_sums, kpi_due, kpi_recount, kpi_fill, kpi_mark_agents, kpi_mark_calls;
DROP TABLE kpi_clock, kpi_dirty, kpi_rollup;
DROP FUNCTION kpi_bin, kpi_histogram_of, kpi_upto, kpi_bucket;
DROP TYPE kpi_sum, kpi_histogram;
DROP INDEX queue_visit_entered_at;
ALTER TABLE talk DROP COLUMN ended_by;
