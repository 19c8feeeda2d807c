/** The engine's side as callbacks see it: a floor that takes due callbacks as the core does, and forgets them when told. */
import type { CallbackDue } from '../../src/core/callback-event';
import type { Event } from '../../src/core/event';
import type { CallId } from '../../src/core/ids';
import type { Rules } from '../../src/core/rules';
import type { Clock, FloorView, Post } from '../../src/engine/ports';

export const callbackRules = {
  callbacks: { maxTries: 2, retryMs: 60_000 },
  queues: new Map(),
  hours: new Map(),
} as unknown as Rules;

export class CallbackFloor implements Post, FloorView {
  readonly posted: Event[] = [];
  readonly taken: CallbackDue[] = [];
  /** The customer is still on the line, or callbacks are switched off. */
  refuses = false;
  private readonly onFloor = new Set<CallId>();

  readonly clock: Clock = { now: () => Date.now(), fromWall: (wallMs) => wallMs, wakeAt: () => () => undefined };

  post(event: Event): void {
    this.posted.push(event);
    if (event.type !== 'CallbackDue' || this.refuses) return;
    const isOld = this.taken.some((due) => due.callbackId === event.callbackId && due.fence >= event.fence);
    if (isOld || this.onFloor.has(event.callId)) return;
    this.taken.push(event);
    this.onFloor.add(event.callId);
  }

  /** The call is over. */
  forget(callId: CallId): void {
    this.onFloor.delete(callId);
  }

  knowsCall = (callId: CallId) => this.onFloor.has(callId);
  rules = () => callbackRules;
  calls = () => [];
  agents = () => [];
  emergencies = () => [];
  queues = () => [];
  stateHash = () => '';
}
