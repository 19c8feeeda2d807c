/** Queues as the API shows them. */
import type { Instant } from '../core/ids';
import type { QueueView } from '../engine/ports';

const count = { type: 'integer' };
const orNull = { type: 'integer', nullable: true };

export const queueSchema = {
  $id: 'Queue',
  type: 'object',
  properties: {
    queueId: { type: 'string' },
    name: { type: 'string' },
    waiting: {
      ...count,
      description: 'callers for whom no phone rings; overflow.full and the expected wait count these',
    },
    ringing: { ...count, description: 'callers for whom phones of agents ring' },
    longestWaitMs: {
      ...orNull,
      description: 'of those who wait or are rung for now, since they entered, milliseconds',
    },
    atWork: { ...count, description: 'agents with its skills who are logged in and not not-ready' },
    free: { ...count, description: 'those of them who could be rung now' },
    expectedWaitMs: { ...orNull, description: 'of a caller who would enter now; null while not known' },
  },
} as const;

export function queueJson({ longestSince, expectedWaitMs, ...queue }: QueueView, now: Instant) {
  return {
    ...queue,
    longestWaitMs: longestSince === null ? null : Math.max(0, Math.round(now - longestSince)),
    expectedWaitMs: expectedWaitMs === null ? null : Math.round(expectedWaitMs),
  };
}
