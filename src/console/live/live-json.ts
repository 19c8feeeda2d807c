/** The words of the live feed; docs/live.md tells what they mean. Instants as ISO text, durations in milliseconds. */
import type { Instant } from '../../core/ids';
import type { CallbackFigures, LiveAgent, QueueDay, QueueView, TodayView } from '../../engine/ports';

export function liveQueue({ longestSince, expectedWaitMs, ...queue }: QueueView, day: QueueDay | undefined) {
  return { ...queue, longestSince: iso(longestSince), expectedWaitMs: whole(expectedWaitMs), today: dayJson(day) };
}

export function liveAgent(agent: LiveAgent) {
  const { agentId, name, state, reason, registered, pending, callId, queueIds } = agent;
  const { since, until = null, forcedBy = null } = agent;
  return {
    ...{ agentId, name, state, reason, since: iso(since), until: iso(until), registered, pending, callId, forcedBy },
    queueIds,
  };
}

export function liveToday({ since, queues: _queues, ahtMs, ...figures }: TodayView) {
  return { since: iso(since), ...dayJson(figures), ahtMs: whole(ahtMs) };
}

export function liveCallbacks({ all, queues, overdueSince, failed }: CallbackFigures) {
  const dead = [...failed.values()].reduce((sum, count) => sum + count, 0);
  return { ...all, overdueSince: iso(overdueSince), dead, queues: Object.fromEntries(queues) };
}

function dayJson<T extends QueueDay>(day: T | undefined) {
  if (!day) return null;
  return { ...day, asaMs: whole(day.asaMs), longestWaitMs: whole(day.longestWaitMs) };
}

const whole = (ms: number | null) => (ms === null ? null : Math.round(ms));
const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString());
