/** Shifts in Postgres: listed, and replaced where they begin. */
import type { Pool } from 'pg';
import type { Shift, ShiftQuery } from '../../engine/ports';

/** What begins in that time goes. */
export interface Stretch {
  readonly agentId: string;
  readonly from: number;
  readonly to: number;
}
export interface Replaced {
  readonly removed: number;
  readonly added: number;
  /** Those that overlap a shift that stays: nothing was changed for their sake, or, `partly`, all but them. */
  readonly refused: readonly Refused[];
}
export interface Refused {
  readonly shift: Shift;
  /** The one that stays. */
  readonly other: Shift;
}

const LIST = `
  SELECT agent_id AS "agentId", (extract(epoch FROM from_at) * 1000)::double precision AS "from",
    (extract(epoch FROM to_at) * 1000)::double precision AS "to", activity
  FROM shift
  WHERE from_at > $1::timestamptz - interval '24 hours' AND from_at < $2 AND to_at > $1
    AND ($3::text IS NULL OR agent_id = $3)
  ORDER BY shift.agent_id, shift.from_at LIMIT $4`;
const REPLACE = `SELECT removed, added, refused FROM shift_replace($1, $2, $3)`;

/** By agent and time, the first `most` of them. */
export async function listShifts(
  pool: Pool,
  { agentId, from, to }: ShiftQuery,
  most: number,
): Promise<readonly Shift[]> {
  return (await pool.query<Shift>(LIST, [new Date(from), new Date(to), agentId ?? null, most])).rows;
}

/** In one transaction. `shifts` do not overlap one another. */
export async function replaceShifts(pool: Pool, { stretches, shifts, partly }: Replacing): Promise<Replaced> {
  const timed = stretches.map(({ agentId, ...time }) => ({ agent_id: agentId, ...times(time) }));
  const plan = shifts.map(({ agentId, activity, ...time }) => ({ agent_id: agentId, activity, ...times(time) }));
  const { rows } = await pool.query<Row>(REPLACE, [JSON.stringify(timed), JSON.stringify(plan), partly]);
  const { removed = 0, added = 0, refused = [] } = rows[0] ?? {};
  return {
    removed,
    added,
    refused: refused.flatMap(({ i, from_at, to_at, activity }) => {
      const shift = shifts[i - 1];
      const time = { from: Date.parse(from_at), to: Date.parse(to_at) };
      return shift ? [{ shift, other: { agentId: shift.agentId, ...time, activity } }] : [];
    }),
  };
}
export interface Replacing {
  readonly stretches: readonly Stretch[];
  readonly shifts: readonly Shift[];
  readonly partly: boolean;
}
interface Row {
  readonly removed: number;
  readonly added: number;
  readonly refused: readonly {
    readonly i: number;
    readonly from_at: string;
    readonly to_at: string;
    readonly activity: Shift['activity'];
  }[];
}

const times = ({ from, to }: { readonly from: number; readonly to: number }) => ({
  from_at: new Date(from).toISOString(),
  to_at: new Date(to).toISOString(),
});
