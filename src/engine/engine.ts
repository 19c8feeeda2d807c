/**
 * The only writer of the floor. `post` decides an event at once: commands go out first, then the journal gets its
 * record, then whoever watches is told. Nothing here waits.
 */
import type { Core, Stepped } from '../core/core';
import type { CallArrived, Event } from '../core/event';
import type { Command } from '../core/command';
import type { Entry } from '../core/journal';
import type { Rules } from '../core/rules';
import type { Log } from '../log';
import type { Clock, Commands, Journal, Post } from './ports';

export interface EngineParts {
  readonly core: Core;
  /** Number of the last input already in the journal. */
  readonly lastN: number;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly commands: Commands;
  readonly log: Log;
}
export type EntryListener = (entry: Entry) => void;

export class Engine implements Post {
  private readonly waiting: (readonly [Event, Rules | undefined])[] = [];
  private readonly listeners: EntryListener[] = [];
  private isStepping = false;
  private cancelWake: (() => void) | null = null;
  private wakeAt: number | null = null;
  private n: number;

  constructor(private readonly parts: EngineParts) {
    this.n = parts.lastN;
  }

  /** Number of inputs taken so far, of this run and all before. */
  get lastN(): number {
    return this.n;
  }

  /** An event posted from inside a step is taken right after it. */
  post(event: Event, rules?: Rules): void {
    this.waiting.push([event, rules]);
    if (this.isStepping) return;
    this.isStepping = true;
    try {
      for (let next = this.waiting.shift(); next; next = this.waiting.shift()) this.step(...next);
    } finally {
      this.isStepping = false;
      this.setWake();
    }
  }

  /** Tells of each entry, after it went to the journal. A listener must not throw. */
  onEntry(listener: EntryListener): void {
    this.listeners.push(listener);
  }

  stop(): void {
    this.cancelWake?.();
    this.cancelWake = null;
    this.wakeAt = null;
  }

  /** Arms the timer for the core's next deadline; called once by hand after recovery. */
  setWake(): void {
    const at = this.parts.core.nextDeadline();
    if (at === this.wakeAt) return;
    this.cancelWake?.();
    this.wakeAt = at;
    this.cancelWake = at === null ? null : this.parts.clock.wakeAt(at, () => this.wake());
  }

  private wake(): void {
    this.wakeAt = null;
    this.cancelWake = null;
    this.post({ type: 'Tick', at: this.parts.clock.now() });
  }

  private step(event: Event, rules: Rules | undefined): void {
    const { core, journal } = this.parts;
    if (event.type === 'CallArrived' && journal.trouble() !== null) return this.turnAway(event);
    const stepped = core.step(event, rules);
    this.n += 1;
    this.send(stepped.commands);
    journal.append({ n: this.n, at: core.floor.now, event, entries: stepped.entries });
    for (const entry of stepped.entries) for (const listener of this.listeners) listener(entry);
    for (const err of stepped.mended)
      if (err !== stepped.error) this.parts.log.error({ err, event }, 'call ended for a bug');
    if (stepped.error !== undefined) this.repair(event, stepped);
  }

  private send(commands: readonly Command[]): void {
    if (commands.length > 0) this.parts.commands.execute(commands);
  }

  /** What cannot be put on record is not begun: the dialplan's fallback serves the caller. */
  private turnAway({ callId, node, legId }: CallArrived): void {
    this.parts.log.error({ callId, trouble: this.parts.journal.trouble() }, 'call sent to the fallback');
    this.send([{ type: 'ReturnToDialplan', callId, node, legId, to: 'fallback' }]);
  }

  /** A bug: the one call it met ends politely, everyone else goes on. */
  private repair(event: Event, stepped: Stepped): void {
    const callId = 'callId' in event ? event.callId : undefined;
    this.parts.log.error({ err: stepped.error, event, callId }, 'step failed');
    if (callId === undefined || event.type === 'CallBroken') return;
    const detail = stepped.error instanceof Error ? stepped.error.message : String(stepped.error);
    this.waiting.unshift([{ type: 'CallBroken', at: this.parts.clock.now(), callId, detail }, undefined]);
  }
}
