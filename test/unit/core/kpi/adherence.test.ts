/** Adherence on two days of shifts computed by hand. */
import { adherence, sumPlans, type PlannedTime, type StateTime } from '../../../../src/core/kpi/adherence';
import { at, plan, planned24, planned25, plannedDay, plannedUntilNoon } from '../../../fixtures/record/planned-day';

const day24 = { from: at('00:00'), to: at('25 00:00') };
const now = at('26 12:00');
const states: readonly StateTime[] = plannedDay.intervals.map(({ agent_id, from_at, to_at, state }) => ({
  ...{ agentId: agent_id, from: from_at, to: to_at, state },
}));
const summed = (time: { from: number; to: number; now: number }, plans: readonly PlannedTime[] = plan) =>
  Object.fromEntries(sumPlans({ plans, states }, time));

test('adherence is what was kept of the plan; without a plan there is none', () => {
  expect(adherence({ plannedMs: 28_800_000, missedMs: 2_880_000 })).toBeCloseTo(0.9, 12);
  expect(adherence({ plannedMs: 1_000, missedMs: 5_000 })).toBe(0);
  expect(adherence({ plannedMs: 0, missedMs: 0 })).toBeNull();
});

test('the days by hand', () => {
  expect(summed({ ...day24, now })).toEqual(planned24);
  expect(summed({ from: at('25 00:00'), to: at('26 00:00'), now })).toEqual(planned25);
});

test('the future is not missed', () => {
  expect(summed({ ...day24, now: at('11:30') })).toEqual(plannedUntilNoon);
  expect(summed({ from: at('27 00:00'), to: at('28 00:00'), now })).toEqual({});
});

test('time before anybody was on record does not count', () => {
  const early: PlannedTime = { agentId: '8001', from: at('00:30'), to: at('01:30'), activity: 'work' };
  expect(summed({ ...day24, now }, [early])).toEqual({ '8001': { plannedMs: 1_800_000, missedMs: 1_800_000 } });
  expect(Object.fromEntries(sumPlans({ plans: plan, states: [] }, { ...day24, now }))).toEqual({});
});
