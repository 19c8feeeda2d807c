/**
 * The hotline as a state machine: events and time in, commands and journal entries out. No I/O, no clock, no randomness.
 * The same start and the same events give the same commands and the same `stateHash`.
 */
import type { Command } from './command';
import { deadlinePassed, nextDue } from './deadline';
import { decide } from './decide';
import type { Event } from './event';
import { createFloor, type Floor } from './floor';
import { callerGone } from './gone';
import type { Instant } from './ids';
import type { Entry } from './journal';
import { nextMatch } from './match';
import { makeOffer } from './offer';
import { lostWith, mend, missedEvents } from './reconcile';
import type { Rules } from './rules';
import { changeRules } from './rules-change';
import { restoreFloor, snapshotFloor, type Snapshot } from './snapshot';
import { Step } from './step';

export interface Stepped {
  readonly commands: readonly Command[];
  readonly entries: readonly Entry[];
  /** What the step could not decide, if it met a bug; what it had decided before stands. */
  readonly error?: unknown;
}

export class Core {
  private constructor(readonly floor: Floor) {}

  static create(rules: Rules, now: Instant): Core {
    return new Core(createFloor(rules, now));
  }

  static restore(rules: Rules, snapshot: Snapshot): Core {
    return new Core(restoreFloor(rules, snapshot));
  }

  /** `rules` goes with `RulesChanged` and nothing else. */
  step(event: Event, rules?: Rules): Stepped {
    const step = new Step(this.floor);
    this.floor.now = Math.max(this.floor.now, event.at);
    try {
      this.answer(step, event, rules);
      step.commit();
      this.match(step);
    } catch (error) {
      step.discard();
      return { commands: step.commands, entries: step.entries, error };
    }
    return step;
  }

  /** When the next `Tick` is wanted. */
  nextDeadline(): Instant | null {
    return this.floor.due.first()?.at ?? null;
  }

  snapshot(): Snapshot {
    return snapshotFloor(this.floor);
  }

  private answer(step: Step, event: Event, rules?: Rules): void {
    switch (event.type) {
      case 'Tick':
        return this.tick(step);
      case 'RulesChanged':
        if (!rules) throw new Error('RulesChanged without rules');
        return changeRules(step, rules);
      case 'FloorListed':
        for (const missed of missedEvents(step, event)) {
          this.answer(step, missed);
          step.commit();
        }
        return mend(step, event);
      case 'NodeLost':
        for (const call of lostWith(step, event)) {
          callerGone(step, call, { outcome: 'failed', endedBy: 'hotline', reason: 'node-lost' });
          step.commit();
        }
        return;
      default:
        return decide(step, event);
    }
  }

  private tick(step: Step): void {
    for (let of = nextDue(this.floor); of; of = nextDue(this.floor)) {
      const before = this.floor.due.first();
      const at = before?.at;
      deadlinePassed(step, of);
      step.commit();
      const after = this.floor.due.first();
      if (after === before && after?.at === at) throw new Error(`deadline of ${of.id} was not answered`);
    }
  }

  private match(step: Step): void {
    for (let pair = nextMatch(this.floor); pair; pair = nextMatch(this.floor)) {
      makeOffer(step, pair);
      step.commit();
    }
  }
}
