/**
 * How long a caller is likely to wait, from what the queue's calls really take and who works for it: those before her and
 * herself, times the handle time, over the agents at work. An agent who serves several queues counts for the share of
 * her calls that come from this one.
 */
import type { Agent } from './agent';
import type { QueueId } from './ids';
import type { Pool } from './pool';

/** What was seen of one queue: means over the last calls, and how many they rest on (no more than `window` count). */
export interface ServiceRate {
  talks: number;
  /** Talk and hold; milliseconds. */
  talkMs: number;
  wrapUps: number;
  wrapUpMs: number;
  /** Calls answered by agents who serve this queue, and which part of those came from it. */
  answers: number;
  share: number;
}
export type ServiceRates = Map<QueueId, ServiceRate>;

/** Older calls fade: each new one counts for one in so many. */
const window = 150;

export function learnAnswer(rates: ServiceRates, agent: Agent, from: QueueId): void {
  for (const queueId of agent.queueIds) {
    const rate = rateOf(rates, queueId);
    rate.answers = Math.min(window, rate.answers + 1);
    rate.share += (Number(queueId === from) - rate.share) / rate.answers;
  }
}

export function learnTalk(rates: ServiceRates, queueId: QueueId, talkMs: number): void {
  const rate = rateOf(rates, queueId);
  rate.talks = Math.min(window, rate.talks + 1);
  rate.talkMs += (talkMs - rate.talkMs) / rate.talks;
}

export function learnWrapUp(rates: ServiceRates, queueId: QueueId, wrapUpMs: number): void {
  const rate = rateOf(rates, queueId);
  rate.wrapUps = Math.min(window, rate.wrapUps + 1);
  rate.wrapUpMs += (wrapUpMs - rate.wrapUpMs) / rate.wrapUps;
}

/**
 * Milliseconds until the caller in the `place`-th place of the line (from 1) is answered; 0 when somebody is free: then
 * nobody waits before her, but for one agent alone. Null: not known, because nobody works for the queue or no call of it has ended yet.
 */
export function expectedWaitMs(pool: Pool, place: number, rate: ServiceRate | undefined): number | null {
  if (pool.atWork === 0) return null;
  if (pool.eligible.size > 0) return 0;
  if (!rate || rate.talks === 0) return null;
  const share = Math.max(rate.share, 1 / window);
  return (place * (rate.talkMs + rate.wrapUpMs)) / (pool.atWork * share);
}

function rateOf(rates: ServiceRates, queueId: QueueId): ServiceRate {
  const known = rates.get(queueId);
  if (known) return known;
  const rate = { talks: 0, talkMs: 0, wrapUps: 0, wrapUpMs: 0, answers: 0, share: 1 };
  rates.set(queueId, rate);
  return rate;
}
