/** What became of the calls of a period, counted from their rows alone: what a report of it has to come to. */
import type { Pool } from 'pg';

export interface RawSums {
  readonly calls: number;
  readonly entered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly leftOtherwise: number;
  readonly talkMs: number;
}

/** A call is of the time at which it entered its queue; one that reached none, of its arrival. Each has one visit and one talk at most. */
const RAW = `
  SELECT count(*)::integer AS calls, count(v.call_id)::integer AS entered,
    (count(*) FILTER (WHERE v.exit = 'answered'))::integer AS answered,
    (count(*) FILTER (WHERE v.exit = 'abandoned'))::integer AS abandoned,
    (count(*) FILTER (WHERE v.exit NOT IN ('answered', 'abandoned')))::integer AS "leftOtherwise",
    coalesce(sum(c.talk_ms), 0)::double precision AS "talkMs"
  FROM call c LEFT JOIN queue_visit v ON v.call_id = c.call_id
  WHERE coalesce(v.entered_at, c.arrived_at) >= $1 AND coalesce(v.entered_at, c.arrived_at) < $2`;

export async function rawSums(pool: Pool, from: Date, to: Date): Promise<RawSums> {
  const { rows } = await pool.query<RawSums>(RAW, [from, to]);
  const [sums] = rows;
  if (!sums) throw new Error('no row of raw sums');
  return sums;
}
