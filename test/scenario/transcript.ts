/**
 * A story reads like a shift log: time and event, and below it the commands (`->`) and what became true (`=`).
 *
 *       5s CallArrived c1 95002
 *          -> Answer c1.0
 *          = c1 waits in general since 5s
 *      20s Tick
 *          -> CancelOffer c1.1 no-answer    (three rings)
 *
 * The events are played through the core in virtual time and what really happened is written in the same words; the two
 * texts must be equal. A `Tick` in the text lets time pass until then. Deadlines fire exactly when they are due: after
 * the events of that very instant, unless a `Tick` stands before them. One that nobody would notice is not written.
 * `Restart` takes the core down and brings it back from a snapshot and the inputs after it.
 */
import { Core, type Stepped } from '../../src/core/core';
import type { Event } from '../../src/core/event';
import type { Instant } from '../../src/core/ids';
import { brokenInvariants } from '../../src/core/invariant';
import type { Rules } from '../../src/core/rules';
import { stateHash, type Snapshot } from '../../src/core/snapshot';
import { eventsOf } from './happenings';
import { idsUsedTwice } from './once';
import { sayCommand, sayEntry, sayTime, timeOf } from './notation';
import { storyRules } from './story-rules';

export interface Setting {
  readonly rules?: Rules;
  /** What `RulesChanged <hash>` brings. */
  readonly later?: readonly Rules[];
}

export function story(name: string, text: string, setting: Setting = {}): void {
  test(name, () => {
    expect(tell(text, setting)).toBe(text.split('\n').map(neat).filter(Boolean).join('\n'));
  });
}

/** The text without its comments, spaced as `tell` writes it. */
function neat(line: string): string {
  const bare = line
    .replace(/\([^()]*\)\s*$/, '')
    .trim()
    .split(/\s+/);
  const [first = '', ...rest] = bare;
  if (first === '') return '';
  return first === '->' || first === '=' ? indented(bare.join(' ')) : timed(first, rest.join(' '));
}
const timed = (time: string, event: string) => `${time.padStart(8)} ${event}`;
const indented = (line: string) => `${' '.repeat(11)}${line}`;

/** What really happens when the events of the text are played. Throws where an invariant breaks or a step fails. */
export function tell(text: string, setting: Setting = {}): string {
  const stage = new Stage(setting);
  for (const line of text.split('\n').map(neat).filter(Boolean)) {
    if (line.startsWith(' '.repeat(11))) continue;
    const [time = '', name = '', ...words] = line.trim().split(' ');
    stage.play(timeOf(time), name, words);
  }
  stage.retell();
  return stage.log.join('\n');
}

class Stage {
  readonly log: string[] = [];
  private core: Core;
  private readonly inputs: Event[] = [];
  private readonly rules: ReadonlyMap<string, Rules>;
  private readonly first: Rules;
  private readonly steps: Stepped[] = [];
  private middle: { readonly at: number; readonly snapshot: Snapshot } | null = null;

  constructor({ rules = storyRules(), later = [] }: Setting) {
    this.first = rules;
    this.rules = new Map([rules, ...later].map((one) => [one.hash, one]));
    this.core = Core.create(rules, 0);
  }

  play(at: Instant, name: string, words: readonly string[]): void {
    this.passUntil(at - 1);
    this.log.push(timed(sayTime(at), [name, ...words].join(' ')));
    if (name === 'Tick') return this.tickUntil(at);
    if (name === 'Restart') return this.restart();
    for (const event of eventsOf(at, name, words)) this.say(this.step(event));
  }

  /** The same inputs once more, also from a snapshot in their middle, end in the same state. */
  retell(): void {
    this.restart();
  }

  private restart(): void {
    const before = stateHash(this.core.floor);
    const again = this.replay(Core.create(this.first, 0), 0);
    expect(stateHash(again.floor)).toBe(before);
    if (!this.middle) return;
    const { at, snapshot } = this.middle;
    const rules = this.rules.get(snapshot.rulesHash);
    if (!rules) throw new Error(`no rules ${snapshot.rulesHash}`);
    this.core = this.replay(Core.restore(rules, JSON.parse(JSON.stringify(snapshot)) as Snapshot), at);
    expect(stateHash(this.core.floor)).toBe(before);
    this.middle = { at: this.inputs.length, snapshot: this.core.snapshot() };
  }

  private replay(core: Core, from: number): Core {
    for (const event of this.inputs.slice(from)) core.step(event, this.rulesOf(event));
    return core;
  }

  private rulesOf(event: Event): Rules | undefined {
    return event.type === 'RulesChanged' ? this.rules.get(event.hash) : undefined;
  }

  private step(event: Event): Stepped {
    const stepped = this.core.step(event, this.rulesOf(event));
    this.inputs.push(event);
    this.steps.push(stepped);
    const where = `after ${JSON.stringify(event)}`;
    const [bug] = [stepped.error, ...stepped.mended].filter((each) => each !== undefined);
    if (bug !== undefined) throw new Error(`step failed ${where}`, { cause: bug });
    const broken = [...brokenInvariants(this.core.floor), ...idsUsedTwice(this.steps)];
    if (broken.length > 0) throw new Error(`${where}: ${broken.join('; ')}`);
    if (this.inputs.length % 3 === 1) this.middle = { at: this.inputs.length, snapshot: this.core.snapshot() };
    return stepped;
  }

  /** Deadlines that nobody wrote down, in their own lines where somebody would notice. */
  private passUntil(end: Instant): void {
    for (let due = this.core.nextDeadline(); due !== null && due <= end; due = this.core.nextDeadline()) {
      const happened = sayStep(this.step({ type: 'Tick', at: due }));
      if (happened.length > 0) this.log.push(timed(sayTime(due), 'Tick'), ...happened);
    }
  }

  private tickUntil(at: Instant): void {
    for (let due = this.core.nextDeadline(); due !== null && due <= at; due = this.core.nextDeadline())
      this.say(this.step({ type: 'Tick', at: due }));
  }

  private say(stepped: Stepped): void {
    this.log.push(...sayStep(stepped));
  }
}

function sayStep({ entries, commands }: Stepped): string[] {
  const facts = entries.map(sayEntry).filter((fact) => fact !== null);
  return [...facts.map((fact) => `= ${fact}`), ...commands.map((command) => `-> ${sayCommand(command)}`)].map(indented);
}
