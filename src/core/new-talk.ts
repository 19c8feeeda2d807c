/** A talk as it begins. One literal: an object put together from others is slow to make and slow to use. */
import type { Talk } from './call';
import type { CallEntry } from './journal';

type TalkStarted = Extract<CallEntry, { type: 'TalkStarted' }>;

export function newTalk(entry: TalkStarted, key: number, wrapUp: Talk['wrapUp']): Talk {
  return {
    n: entry.n,
    agentId: entry.agentId,
    legId: entry.legId,
    visit: entry.visit,
    queueId: entry.queueId,
    key,
    bridgeId: entry.bridgeId,
    startedAt: entry.at,
    heldAt: null,
    holdMs: 0,
    holdOverdueAt: null,
    holdReports: 0,
    rebridged: 0,
    wrapUp,
    keyed: null,
    recordingId: entry.recordingId,
    isMasked: false,
  };
}
