/** The real core as a floor for adapters, without engine, journal or telephones. Its clock stands still unless told. */
import { Core } from '../../src/core/core';
import type { Command } from '../../src/core/command';
import type { Event } from '../../src/core/event';
import type { Entry } from '../../src/core/journal';
import type { Rules } from '../../src/core/rules';
import { floorView } from '../../src/engine/floor-view';
import type { Clock, FloorView, Post } from '../../src/engine/ports';
import { eventsOf } from '../scenario/happenings';
import { storyRules } from '../scenario/story-rules';
import { noon } from './fake-floor';

export interface CoreFloor extends FloorView, Post {
  readonly clock: Clock;
  readonly core: Core;
  readonly entries: Entry[];
  readonly commands: Command[];
  /** Told of each entry after its step, as by the engine. */
  onEntry(listener: (entry: Entry) => void): void;
  /** Events in the words of a shift log, now. */
  tell(...lines: readonly string[]): void;
  /** Lets time pass; deadlines fire when they are due. */
  pass(ms: number): void;
}

export function coreFloor(rules: Rules = storyRules()): CoreFloor {
  const core = Core.create(rules, noon);
  const entries: Entry[] = [];
  const commands: Command[] = [];
  const listeners: ((entry: Entry) => void)[] = [];
  let now = noon;
  const post = (event: Event) => {
    const stepped = core.step(event);
    if (stepped.error !== undefined) throw new Error('step failed', { cause: stepped.error });
    entries.push(...stepped.entries);
    commands.push(...stepped.commands);
    for (const entry of stepped.entries) for (const listener of listeners) listener(entry);
  };
  return {
    ...floorView(core),
    core,
    entries,
    commands,
    post,
    onEntry: (listener) => void listeners.push(listener),
    clock: { now: () => now, fromWall: (wallMs) => wallMs, wakeAt: () => () => undefined },
    tell(...lines) {
      for (const line of lines) {
        const [name = '', ...words] = line.split(' ');
        for (const event of eventsOf(now, name, words)) post(event);
      }
    },
    pass(ms) {
      const end = now + ms;
      for (let due = core.nextDeadline(); due !== null && due <= end; due = core.nextDeadline()) {
        now = Math.max(now, due);
        post({ type: 'Tick', at: now });
      }
      now = end;
    },
  };
}
