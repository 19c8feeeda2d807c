/** Journal records of whole calls, as the core would give them: who rang, waited, talked and hung up, to the second. */
import type { CallEntry, Entry } from '../../src/core/journal';
import type { AgentId, BridgeId, CallId, Instant, LegId, MenuId, NodeId, QueueId } from '../../src/core/ids';
import type { StepRecord } from '../../src/engine/ports';

export const noon: Instant = Date.UTC(2026, 10, 20, 4, 0, 0, 123);
export const agentId = '8001' as AgentId;
const queueId = 'consulting' as QueueId;

type Told = Entry extends infer E ? (E extends CallEntry ? Omit<E, 'callId' | 'seq'> : E) : never;

/** One record per step; `seq` is counted per call. */
export class RecordBook {
  n = 0;
  private readonly seqs = new Map<string, number>();

  tick(at: Instant): StepRecord {
    return { n: ++this.n, at, event: { type: 'Tick', at }, entries: [] };
  }

  step(at: Instant, entries: readonly Entry[]): StepRecord {
    return { n: ++this.n, at, event: { type: 'Tick', at }, entries };
  }

  of(callId: string, entries: readonly Told[]): readonly Entry[] {
    return entries.map((entry) => {
      if ('agentId' in entry && !isOfCall(entry)) return entry as Entry;
      const seq = (this.seqs.get(callId) ?? 0) + 1;
      this.seqs.set(callId, seq);
      return { ...entry, callId: callId as CallId, seq } as Entry;
    });
  }

  /** Menu, queue, two rings, 30 s of talk, 10 s of wrap-up: 16 entries in 9 records. */
  wholeCall(callId: string, at: Instant, caller = '13800005678'): StepRecord[] {
    const leg = `${callId}.1` as LegId;
    const bridgeId = `${callId}-b1` as BridgeId;
    const agent = (state: 'offered' | 'talking' | 'wrap-up' | 'ready', when: Instant): Entry => ({
      type: 'AgentStateChanged',
      at: when,
      agentId,
      state,
      reason: null,
      callId: state === 'ready' ? null : (callId as CallId),
      legId: null,
      until: null,
    });
    const told = (when: Instant, ...entries: Told[]) => this.step(when, this.of(callId, entries));
    return [
      told(at, startOf(at, caller)),
      told(at + 50, { type: 'CallAnswered', at: at + 50 }),
      told(at + 60, { type: 'MenuEntered', at: at + 60, menuId: 'main' as MenuId, path: ['main' as MenuId], tries: 0 }),
      told(
        at + 2000,
        { type: 'DigitTaken', at: at + 2000, menuId: 'main' as MenuId, digit: '1', known: true },
        { type: 'QueueEntered', at: at + 2000, visit: 1, queueId, key: at + 2000 },
        { type: 'OfferMade', at: at + 2000, legId: leg, visit: 1, queueId, agentId, bridgeId, until: at + 5000 },
        agent('offered', at + 2000),
      ),
      told(at + 2500, { type: 'OfferRang', at: at + 2500, legId: leg, until: at + 17_500, joinAt: null }),
      told(
        at + 8000,
        { type: 'OfferEnded', at: at + 8000, legId: leg, agentId, result: 'answered', ringMs: 5500 },
        { type: 'QueueLeft', at: at + 8000, visit: 1, queueId, exit: 'answered', waitMs: 6000 },
        {
          ...{ type: 'TalkStarted', at: at + 8000, n: 1, legId: leg, agentId, visit: 1, queueId, bridgeId },
          recordingId: `${callId}-r1`,
        },
        agent('talking', at + 8000),
      ),
      told(
        at + 38_000,
        { type: 'TalkEnded', at: at + 38_000, n: 1, agentId, talkMs: 30_000, holdMs: 0, endedBy: 'caller' },
        {
          ...{ type: 'CallEnded', at: at + 38_000, outcome: 'answered', endedBy: 'caller', reason: 'caller-hung-up' },
          measures: { waitMs: 6000, ringMs: 5500, talkMs: 30_000, holdMs: 0, wrapUpMs: 0, offers: 1, transfers: 0 },
          final: false,
        },
        agent('wrap-up', at + 38_000),
      ),
      told(
        at + 48_000,
        { type: 'WrapUpDone', at: at + 48_000, n: 1, agentId, wrapUpMs: 10_000, final: true },
        agent('ready', at + 48_000),
      ),
      this.tick(at + 50_000),
    ];
  }
}

export const startOf = (at: Instant, caller: string): Told => ({
  type: 'CallStarted',
  at,
  direction: 'inbound',
  node: 'hotline-1' as NodeId,
  dialled: '95001',
  caller,
  language: 'zh',
  rulesHash: 'r1',
  callback: null,
});

const ofAgents = new Set(['AgentStateChanged', 'AgentStatePending', 'PhoneStateChanged', 'LegClosing', 'LegClosed']);
const isOfCall = (entry: Told) => !ofAgents.has(entry.type);
