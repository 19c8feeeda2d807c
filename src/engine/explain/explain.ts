/**
 * One call, step by step, from the journal alone: what happened, and at each offer and each time she stays waiting who
 * could have been rung, who not and why, and who was before her.
 */
import type { Call } from '../../core/call';
import type { Event } from '../../core/event';
import { legNumber, type CallId, type Instant } from '../../core/ids';
import type { CallEntry, Entry } from '../../core/journal';
import { Retelling, type InputSource } from '../replay/retelling';
import type { Beginning } from '../replay/told-floor';
import type { StepRecord } from '../ports';
import type { RulesByHash } from '../recover';
import { ableAgents, look, type Look } from './look';
import { sayEntry } from './say-entry';
import { sayEvent } from './say-event';
import { wallClock, words, type SayTime, type Words } from './words';

export interface ExplainedStep {
  readonly n: number;
  readonly at: Instant;
  readonly event: Event['type'];
  readonly cause: Words;
  readonly facts: readonly ExplainedFact[];
  /** How she stands when the step leaves her waiting. */
  readonly waiting: Look | null;
}
export interface ExplainedFact {
  readonly type: string;
  readonly words: Words;
  /** At an offer: how the floor stood when it was made. */
  readonly choice: Look | null;
}
export interface Explanation {
  readonly callId: CallId;
  readonly timeZone: string;
  readonly beginning: Beginning;
  /** Entries that did not fit, as after damage. */
  readonly misfits: number;
  readonly steps: readonly ExplainedStep[];
}

/** Null when the journal knows nothing of the call. `from`: no earlier than which it began; null: not known. */
export async function explain(
  source: InputSource,
  rulesByHash: RulesByHash,
  { callId, from }: { readonly callId: CallId; readonly from: Instant | null },
): Promise<Explanation | null> {
  const retelling = await Retelling.open(source, from, rulesByHash);
  if (!retelling) return null;
  const explainer = new Explainer(retelling, callId);
  for await (const record of retelling.records) if (await explainer.take(record)) break;
  const { told } = retelling;
  if (explainer.steps.length === 0) return null;
  const { timeZone } = told.floor.rules;
  return { callId, timeZone, beginning: told.beginning, misfits: told.misfits.length, steps: explainer.steps };
}

class Explainer {
  readonly steps: ExplainedStep[] = [];

  constructor(
    private readonly retelling: Retelling,
    private readonly callId: CallId,
  ) {}

  /** True when nothing of the call is to follow. */
  async take(record: StepRecord): Promise<boolean> {
    const { told } = this.retelling;
    const facts: ExplainedFact[] = [];
    const time = wallClock(told.floor.rules.timeZone, record.at);
    await this.retelling.tell(record, {
      before: (entry) => {
        const fact = this.factOf(entry, time);
        if (fact) facts.push(fact);
      },
    });
    const isHers = ('callId' in record.event && record.event.callId === this.callId) || facts.length > 0;
    if (isHers) this.steps.push(this.stepOf(record, facts, time));
    return record.entries.some((entry) => this.isLast(entry));
  }

  private stepOf(record: StepRecord, facts: readonly ExplainedFact[], time: SayTime): ExplainedStep {
    const { n, at, event } = record;
    const call = this.call();
    const waiting = call ? this.lookAt(call, time) : null;
    return { n, at, event: event.type, cause: sayCause(record, call), facts, waiting };
  }

  /** Asked before the entry is told: the floor is still as the core saw it. */
  private factOf(entry: Entry, time: SayTime): ExplainedFact | null {
    if ('callId' in entry && entry.callId === this.callId) {
      const call = entry.type === 'OfferMade' ? this.call() : undefined;
      const choice = call ? this.lookAt(call, time) : null;
      return { type: entry.type, words: sayEntry(entry, time), choice };
    }
    return entry.type === 'OfferMade' ? this.passedOver(entry, time) : null;
  }

  /** An agent who could have served her is offered to somebody else. */
  private passedOver(entry: Extract<CallEntry, { type: 'OfferMade' }>, time: SayTime): ExplainedFact | null {
    const { floor } = this.retelling.told;
    const call = this.call();
    const other = floor.calls.get(entry.callId);
    if (!call || !other || !ableAgents(floor, call).some((agent) => agent.id === entry.agentId)) return null;
    const key = other.phase.kind === 'waiting' ? time(other.phase.visit.key) : '?';
    const { agentId, callId, queueId } = entry;
    return {
      type: 'PassedOver',
      choice: null,
      words: words(
        `${agentId} 派给了排在前面的 ${callId}（${queueId}，排序时刻 ${key}）`,
        `${agentId} was offered to call ${callId}, which goes before her (${queueId}, waits as if since ${key})`,
      ),
    };
  }

  private isLast(entry: Entry): boolean {
    return (entry.type === 'CallEnded' || entry.type === 'WrapUpDone') && entry.callId === this.callId && entry.final;
  }

  private call(): Call | undefined {
    return this.retelling.told.floor.calls.get(this.callId);
  }

  private lookAt(call: Call, time: SayTime): Look | null {
    const { floor, unknown } = this.retelling.told;
    return look(floor, call, unknown, time);
  }
}

/** A key that belongs to what was keyed in confidence is not told. */
function sayCause({ event, entries }: StepRecord, call: Call | undefined): Words {
  if (event.type !== 'DigitPressed' || legNumber(event.legId) !== 0) return sayEvent(event);
  const isSecret = entries.some(
    (entry) => entry.type === 'NumberKeyed' || (entry.type === 'KeysTaken' && entry.secret),
  );
  const mayBe = (call?.selfService?.secret.length ?? 0) > 0 && !entries.some((entry) => entry.type === 'DigitTaken');
  return sayEvent(isSecret || mayBe ? { ...event, digit: '*' } : event);
}
