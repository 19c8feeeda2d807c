/**
 * How long an agent stays without a call while callers wait, from the packets alone: from her BYE to the next INVITE of
 * another call at her phone. Works for any switch that answers its callers, holds them, and rings phones for them.
 */
import { legsOf, type Leg } from './calls';
import type { SipMessage } from './sip';

export interface Place {
  readonly address: string;
  readonly port: number;
}
export interface IdleGap {
  readonly agent: string;
  /** Milliseconds since 1970. */
  readonly byeAt: number;
  readonly gapMs: number;
  /** Callers in the queue, nobody rung for them, when the agent hung up. */
  readonly waiting: number;
}
export interface QueueFigures {
  /** Only where somebody waited. */
  readonly gaps: readonly IdleGap[];
  /** Agents' BYEs when nobody waited, and those no INVITE followed. */
  readonly leftOut: number;
  /** INVITEs to agents' phones (each Call-ID once), and callers an agent answered. */
  readonly invites: number;
  readonly delivered: number;
}

export function queueFigures(messages: readonly SipMessage[], place: Place): QueueFigures {
  const offers = legsOf(messages, place, 'out');
  const byes = agentsByes(messages, place);
  const waitingAt = waitingOverTime(legsOf(messages, place, 'in'), offers);
  const gaps = [...groupBy(offers, (leg) => leg.toUser)].flatMap(([agent, legs]) =>
    legs.flatMap((leg, i): (IdleGap | null)[] => {
      const byeAt = byes.get(leg.callId);
      if (byeAt === undefined) return [];
      const next = legs[i + 1];
      const waiting = waitingAt(byeAt);
      return [next && waiting > 0 ? { agent, byeAt, gapMs: next.invitedAt - byeAt, waiting } : null];
    }),
  );
  const counted = gaps.filter((gap) => gap !== null);
  const answered = offers.filter((leg) => leg.answeredAt !== null);
  return {
    gaps: counted.sort((a, b) => a.byeAt - b.byeAt),
    leftOut: gaps.length - counted.length,
    invites: offers.length,
    delivered: new Set(answered.map((leg) => leg.fromUser)).size,
  };
}

/** First BYE of each call that a phone sent; a caller's counts as little as the switch's own. */
function agentsByes(messages: readonly SipMessage[], { address, port }: Place): ReadonlyMap<string, number> {
  const byes = new Map<string, number>();
  for (const { method, to, toPort, callId, at } of messages)
    if (method === 'BYE' && to === address && toPort === port && !byes.has(callId)) byes.set(callId, at);
  return byes;
}

/** A caller waits from the switch's 200 to the first INVITE made for her, or to her own end. */
function waitingOverTime(callers: readonly Leg[], offers: readonly Leg[]): (at: number) => number {
  const rungAt = new Map<string, number>();
  for (const { fromUser, invitedAt } of offers) if (!rungAt.has(fromUser)) rungAt.set(fromUser, invitedAt);
  const began: number[] = [];
  const ended: number[] = [];
  for (const { answeredAt, fromUser, endedAt } of callers) {
    if (answeredAt === null) continue;
    began.push(answeredAt);
    ended.push(Math.min(rungAt.get(fromUser) ?? Infinity, endedAt ?? Infinity));
  }
  began.sort((a, b) => a - b);
  ended.sort((a, b) => a - b);
  return (at) => countUpTo(began, at) - countUpTo(ended, at);
}

/** How many of the sorted numbers are at most `limit`. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
