/**
 * Everything of `hotline serve` but Asterisk: the engine on its real journal, writer and callbacks, and phones that do as
 * they are told. Agents answer at once; the customer as the test wishes.
 */
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Core } from '../../src/core/core';
import type { Command, DialOutside } from '../../src/core/command';
import type { Event, OfferFailure } from '../../src/core/event';
import {
  callIdOfLeg,
  legId,
  legNumber,
  type AgentId,
  type CallId,
  type LegId,
  type NodeId,
  type PromptId,
} from '../../src/core/ids';
import type { Rules } from '../../src/core/rules';
import { createCallbacks, type CallbackService } from '../../src/callbacks/callbacks';
import { Engine } from '../../src/engine/engine';
import { floorView } from '../../src/engine/floor-view';
import type { Commands } from '../../src/engine/ports';
import { SystemClock } from '../../src/engine/system-clock';
import type { JournalStore } from '../../src/journal/journal-store';
import type { JournalWriter } from '../../src/journal/writer';
import type { Log } from '../../src/log';

export const node = 'hotline-1' as NodeId;

/** What it stands on: the journal, its writer and Postgres. */
export interface CallbackDesk {
  readonly log: { readonly log: Log };
  readonly store: JournalStore;
  readonly writer: Pick<JournalWriter, 'settled'>;
  readonly pool: Pool;
}

/** What a customer does when she is rung. */
type Does = 'answers' | OfferFailure;

export class CallbackHotline implements Commands {
  readonly clock = new SystemClock();
  readonly engine: Engine;
  readonly view: ReturnType<typeof floorView>;
  readonly callbacks: CallbackService;
  readonly dialled: DialOutside[] = [];
  customer: Does | ((number: string, attempt: number) => Does) = 'answers';
  /** What was said on each leg, by the sentences' ids. */
  readonly heard = new Map<LegId, readonly PromptId[]>();
  /** So long customers talk before they hang up; null: until the test says so. */
  talkMs: number | null = null;

  constructor(desk: CallbackDesk, redisUrl: string, prefix: string, rules: Rules, runWorker = true, sweepMs = 300) {
    const core = Core.create(rules, this.clock.now());
    this.view = floorView(core);
    const { log } = desk.log;
    this.engine = new Engine({ core, lastN: 0, clock: this.clock, journal: desk.store, commands: this, log });
    this.callbacks = createCallbacks({
      ...{ pool: desk.pool, redisUrl, prefix, runWorker, log, sweepMs },
      ...{ post: this.engine, view: this.view, clock: this.clock },
      settled: (ms) => desk.writer.settled(ms),
    });
  }

  execute(commands: readonly Command[]): void {
    this.callbacks.execute(commands);
    for (const command of commands) setImmediate(() => void this.carryOut(command));
  }

  agentLogsIn(id: string): void {
    this.tell({ type: 'PhoneRegistered', at: this.clock.now(), agentId: id as AgentId });
    this.tell({ type: 'AgentLoggedIn', at: this.clock.now(), agentId: id as AgentId });
  }

  agentReadies(id: string): void {
    this.tell({ type: 'AgentReadied', at: this.clock.now(), agentId: id as AgentId });
  }

  callArrives(callId: CallId, dialled: string, caller: string): void {
    this.tell({ type: 'CallArrived', at: this.clock.now(), callId, legId: legId(callId, 0), node, dialled, caller });
  }

  presses(callId: CallId, digit: string): void {
    this.tell({ type: 'DigitPressed', at: this.clock.now(), callId, legId: legId(callId, 0), digit });
  }

  /** `*57`, on a phone call of its own: the leg on which she is told. */
  promises(id: string, hours?: number): LegId {
    const leg = legId(uuidv7() as CallId, 0);
    const wish = { type: 'AgentPromised', agentId: id as AgentId, legId: leg, node } as const;
    this.tell({ ...wish, at: this.clock.now(), ...(hours !== undefined && { hours }) });
    return leg;
  }

  /** The customer (or the caller) hangs up; the agent's phone follows when told. */
  hangsUp(callId: CallId): void {
    this.tell({ type: 'CallerHungUp', at: this.clock.now(), callId, legId: legId(callId, 0) });
  }

  private tell(event: Event): void {
    this.engine.post(event);
  }

  private async carryOut(command: Command): Promise<void> {
    const at = this.clock.now();
    switch (command.type) {
      case 'PlayPrompt':
        this.heard.set(command.legId, command.prompts);
        return this.tell({
          type: 'PromptFinished',
          at,
          callId: command.callId,
          playbackId: command.playbackId,
          played: true,
        });
      case 'OfferCall':
        return this.answers(command.legId);
      case 'DialOutside':
        return await this.dial(command);
      case 'HangUp':
        return this.ended(command.legId);
      case 'ReturnToDialplan':
        return this.ended(command.legId);
      default:
        return;
    }
  }

  private async dial(command: DialOutside): Promise<void> {
    const { callId, legId: leg } = command;
    try {
      if (!command.callback) throw new Error('these phones take callbacks only');
      await this.callbacks.commitAttempt(command.callback, callId, this.clock.now());
    } catch (error) {
      const detail = String(error);
      const refused = { type: 'CommandRefused', callId, command: 'DialOutside', subject: leg, detail } as const;
      return this.tell({ ...refused, at: this.clock.now() });
    }
    this.dialled.push(command);
    const { customer, talkMs } = this;
    const does = typeof customer === 'string' ? customer : customer(command.number, command.callback.attempt);
    if (does === 'answers' && talkMs !== null) setTimeout(() => this.hangsUp(callId), talkMs);
    if (does === 'answers') return this.answers(leg);
    this.tell({ type: 'OfferFailed', at: this.clock.now(), callId, legId: leg, failure: does });
  }

  private answers(leg: LegId): void {
    const callId = callIdOfLeg(leg);
    this.tell({ type: 'OfferRinging', at: this.clock.now(), callId, legId: leg });
    this.tell({ type: 'OfferAnswered', at: this.clock.now(), callId, legId: leg });
  }

  private ended(leg: LegId): void {
    const type = legNumber(leg) === 0 ? 'CallerHungUp' : 'LegHungUp';
    this.tell({ type, at: this.clock.now(), callId: callIdOfLeg(leg), legId: leg });
  }
}
