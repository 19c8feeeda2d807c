/**
 * The hotline as a state machine: events and time in, commands and journal entries out. No I/O, no clock, no randomness.
 * The same start and the same events give the same commands and the same `stateHash`.
 */
import { isEligible } from './agent';
import { attempt } from './attempt';
import type { Command } from './command';
import { passDeadlines } from './deadline';
import { decide } from './decide';
import type { Event } from './event';
import { createFloor, type Floor } from './floor';
import type { Instant } from './ids';
import type { Entry } from './journal';
import { nextMatch } from './match';
import { makeOffer } from './offer';
import { sendOnFromDeserted } from './overflow';
import { releaseForsaken } from './preferred';
import { compareFloor, loseNode } from './reconcile';
import type { Rules } from './rules';
import { changeRules } from './rules-change';
import { restoreFloor, snapshotFloor, type AnySnapshot, type Snapshot } from './snapshot';
import { Step } from './step';

export interface Stepped {
  readonly commands: readonly Command[];
  readonly entries: readonly Entry[];
  /**
   * A bug met in deciding the event; what was decided before stands. Where the event names a call, the bug is that
   * call's, which is still as it was.
   */
  readonly error?: unknown;
  /** Bugs met on the way in calls the event does not name. Those calls have been ended; this is for the log. */
  readonly mended: readonly unknown[];
}

export class Core {
  private constructor(readonly floor: Floor) {}

  static create(rules: Rules, now: Instant): Core {
    return new Core(createFloor(rules, now));
  }

  static restore(rules: Rules, snapshot: AnySnapshot): Core {
    return new Core(restoreFloor(rules, snapshot));
  }

  /** `rules` goes with `RulesChanged` and nothing else. Never throws. */
  step(event: Event, rules?: Rules): Stepped {
    const step = new Step(this.floor);
    this.floor.now = Math.max(this.floor.now, event.at);
    let failed: unknown;
    try {
      answer(step, event, rules);
      step.commit();
    } catch (error) {
      step.discard();
      failed = error;
    }
    makeOffers(step);
    const { commands, entries, mended } = step;
    if (failed === undefined && mended.length === 0) return { commands, entries, mended };
    const error = failed ?? ('callId' in event ? undefined : mended[0]);
    return error === undefined ? { commands, entries, mended } : { commands, entries, mended, error };
  }

  /** When the next `Tick` is wanted. */
  nextDeadline(): Instant | null {
    return this.floor.dues.first()?.index.dueAt ?? null;
  }

  snapshot(): Snapshot {
    return snapshotFloor(this.floor);
  }
}

function answer(step: Step, event: Event, rules?: Rules): void {
  switch (event.type) {
    case 'Tick':
      return passDeadlines(step);
    case 'RulesChanged':
      if (!rules) throw new Error('RulesChanged without rules');
      return changeRules(step, rules, event.by);
    case 'FloorListed':
      return compareFloor(step, event);
    case 'NodeLost':
      return loseNode(step, event);
    default:
      return decide(step, event);
  }
}

/** Whatever the event was, the floor is left with nobody who could be served or sent on. */
function makeOffers(step: Step): void {
  releaseForsaken(step);
  sendOnFromDeserted(step);
  for (let match = nextMatch(step.floor); match; match = nextMatch(step.floor)) {
    const pair = match;
    attempt(step, pair.call, () => makeOffer(step, pair));
    if (isEligible(pair.agent)) return; // a bug twice over: not for ever
  }
}
