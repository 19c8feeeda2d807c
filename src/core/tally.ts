/** What an agent did so far today, as far as the choice of agent asks for it. */
import type { Agent } from './agent';
import type { Instant } from './ids';

export interface Tally {
  callsToday: number;
  /** Talking and wrap-up of today, milliseconds. */
  occupiedMs: number;
  /** Since when today's shift counts: login, or the begin of the day. */
  countedFrom: Instant;
  /** Share of the shift occupied, when the agent last became ready. */
  occupancy: number;
  /** When the last inbound call's wrap-up ended; before the first: login. */
  inboundEndedAt: Instant;
  /** When last offered a call, by whatever queue. */
  offeredAt: Instant;
  /** Drawn anew at each becoming ready; from the agent and the instant, so that a replay draws the same. */
  draw: number;
}

export function newTally(now: Instant): Tally {
  return { callsToday: 0, occupiedMs: 0, countedFrom: now, occupancy: 0, inboundEndedAt: now, offeredAt: 0, draw: 0 };
}

/** Called with the state already changed to the one that began at `at`. */
export function count(
  agent: Agent,
  before: { readonly kind: string; readonly since: Instant; readonly inbound: boolean },
  at: Instant,
): void {
  const { tally, state } = agent;
  if (before.kind === 'logged-out')
    Object.assign(tally, { ...newTally(at), offeredAt: tally.offeredAt, callsToday: tally.callsToday });
  if (before.kind === 'talking' || before.kind === 'wrap-up') {
    tally.occupiedMs += at - Math.max(before.since, tally.countedFrom);
    if (before.inbound) tally.inboundEndedAt = at;
  }
  if (state.kind === 'offered') tally.offeredAt = at;
  // her own outside calls were offered by nobody
  if (state.kind === 'talking' && before.kind === 'offered') tally.callsToday += 1;
  if (state.kind !== 'ready') return;
  tally.occupancy = tally.occupiedMs / Math.max(1, at - tally.countedFrom);
  tally.draw = drawOf(`${agent.id}@${at}`);
}

/** A new day: counts begin again. */
export function beginDay(agent: Agent, at: Instant): void {
  Object.assign(agent.tally, { callsToday: 0, occupiedMs: 0, countedFrom: at, occupancy: 0 });
}

/** 32 bits of FNV-1a, stirred, so that neighbours in time do not draw neighbours. */
function drawOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
