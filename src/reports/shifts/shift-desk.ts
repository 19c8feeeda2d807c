/** The shift plan as programs see and replace it. */
import type { Pool } from 'pg';
import type { AgentId } from '../../core/ids';
import type { Rules } from '../../core/rules';
import type { Shift, ShiftAnswer, ShiftDesk, ShiftOrder, ShiftRefusal } from '../../engine/ports';
import { overlapping } from './overlapping';
import { listShifts, replaceShifts } from './shift-rows';

export interface ShiftDeskOptions {
  readonly pool: Pool;
  readonly rules: () => Pick<Rules, 'agents'>;
}

/** Read and written at once: calls are served by the same process, and do not wait for longer lists. */
const mostShifts = 5_000;
const longestMs = 24 * 3_600_000;

export function createShiftDesk({ pool, rules }: ShiftDeskOptions): ShiftDesk {
  return {
    async list(query) {
      const shifts = await listShifts(pool, query, mostShifts + 1);
      return shifts.length > mostShifts ? null : shifts;
    },
    async replace(order) {
      const wrong = refusalOf(order, rules());
      if (wrong) return wrong;
      const stretches = [...new Set(order.agents)].map((agentId) => ({ agentId, from: order.from, to: order.to }));
      const { removed, added, refused } = await replaceShifts(pool, { stretches, shifts: order.shifts, partly: false });
      const [first] = refused;
      if (!first) return { ok: true, removed, added };
      return refuse('shift-overlap', `${say(first.shift)} overlaps what is planned already: ${say(first.other)}`);
    },
  };
}

function refusalOf({ agents, from, to, shifts }: ShiftOrder, rules: Pick<Rules, 'agents'>): ShiftAnswer | null {
  if (!(from < to)) return refuse('bad-request', 'to must be after from');
  if (shifts.length > mostShifts) return refuse('bad-request', `at most ${mostShifts} shifts at once: send fewer days`);
  const named = new Set(agents);
  for (const shift of shifts) {
    if (!named.has(shift.agentId)) return refuse('bad-request', `${say(shift)}: the agent is not among agents`);
    if (!rules.agents.has(shift.agentId as AgentId))
      return refuse('agent-unknown', `the rules have no agent ${shift.agentId}`);
    if (!(shift.to > shift.from)) return refuse('bad-request', `${say(shift)}: ends before it begins`);
    if (shift.to - shift.from > longestMs) return refuse('bad-request', `${say(shift)}: longer than 24 hours`);
    if (shift.from < from || shift.from >= to)
      return refuse('bad-request', `${say(shift)}: does not begin between from and to`);
  }
  const both = overlapping(shifts);
  return both && refuse('shift-overlap', `${say(both[1])} overlaps ${say(both[0])}`);
}

const refuse = (why: ShiftRefusal, message: string): ShiftAnswer => ({ ok: false, why, message });
const iso = (at: number) => new Date(at).toISOString();
const say = ({ agentId, from, to, activity }: Shift) => `${agentId} ${iso(from)} to ${iso(to)} (${activity})`;
