-- Sums of a day read a day: a plan is made for the periods that are asked for, not for any (a function in SQL has one plan for
-- all, which read every quarter there is).

-- Up Migration

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

-- Down Migration

-- The function of before answers the same, more slowly.
SELECT 1;
