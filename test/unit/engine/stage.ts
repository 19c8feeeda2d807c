/** An engine on a stage: real core and engine; a clock turned by hand, and desks that note what they are given. */
import { Writable } from 'node:stream';
import { Core } from '../../../src/core/core';
import type { Command } from '../../../src/core/command';
import type { Instant } from '../../../src/core/ids';
import type { Entry } from '../../../src/core/journal';
import type { Rules } from '../../../src/core/rules';
import { Engine } from '../../../src/engine/engine';
import type { Clock, Commands, Journal, StepRecord } from '../../../src/engine/ports';
import { createLog } from '../../../src/log';
import { eventsOf } from '../../scenario/happenings';
import { timeOf } from '../../scenario/notation';
import { storyRules } from '../../scenario/story-rules';

export class HandClock implements Clock {
  private readonly timers = new Set<{ readonly at: Instant; readonly listener: () => void }>();
  private time = 0;

  now(): Instant {
    return this.time;
  }
  fromWall(wallMs: number): Instant {
    return Math.min(wallMs, this.time);
  }
  wakeAt(at: Instant, listener: () => void): () => void {
    const timer = { at, listener };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }
  /** Instants somebody asked to be woken at. */
  get armed(): readonly Instant[] {
    return [...this.timers].map((timer) => timer.at).sort((a, b) => a - b);
  }
  /** Time passes; timers fire when they are due, or all at the end when the machine `slept`. */
  turnTo(end: Instant, slept = false): void {
    if (slept) this.time = end;
    for (let next = this.due(end); next; next = this.due(end)) {
      this.timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.listener();
    }
    this.time = end;
  }
  private due(end: Instant) {
    return [...this.timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

export class Stage {
  readonly clock = new HandClock();
  readonly records: StepRecord[] = [];
  readonly commands: Command[] = [];
  readonly entries: Entry[] = [];
  readonly logged: Record<string, unknown>[] = [];
  /** What reached a desk, in order. */
  readonly order: string[] = [];
  /** What is wrong with the journal. */
  trouble: string | null = null;
  /** What the telephone network does with a command. */
  onCommand: (command: Command) => void = () => undefined;
  readonly engine: Engine;

  constructor(
    rules: Rules = storyRules(),
    readonly core: Core = Core.create(rules, 0),
    lastN = 0,
  ) {
    const journal: Journal = {
      append: (record) => {
        this.order.push(`journal ${record.n} ${record.event.type}`);
        this.records.push(JSON.parse(JSON.stringify(record)) as StepRecord);
      },
      trouble: () => this.trouble,
    };
    const commands: Commands = {
      execute: (given) => {
        for (const command of given) {
          this.order.push(`command ${command.type}`);
          this.commands.push(command);
          this.onCommand(command);
        }
      },
    };
    const sink = new Writable({
      write: (line: Buffer, _, done) => {
        this.logged.push(JSON.parse(line.toString()) as Record<string, unknown>);
        done();
      },
    });
    this.engine = new Engine({ core, lastN, clock: this.clock, journal, commands, log: createLog('info', sink) });
    this.engine.onEntry((entry) => {
      this.order.push(`entry ${entry.type}`);
      this.entries.push(entry);
    });
  }

  /** Lines of a shift log; time passes to each one's time first. Rules by hash go with `RulesChanged`. */
  play(log: string, later: readonly Rules[] = []): this {
    for (const line of log.trim().split('\n')) {
      const [time = '', name = '', ...words] = line.trim().split(/\s+/);
      const at = timeOf(time);
      this.clock.turnTo(at);
      const given = later.find((each) => each.hash === words[0]);
      for (const event of eventsOf(at, name, words)) this.engine.post(event, given);
    }
    return this;
  }

  typesOf(list: readonly { readonly type: string }[]): readonly string[] {
    return list.map((each) => each.type);
  }
}
