/**
 * A caller walks through the rules without a telephone: the real core on a virtual clock, beside the simulator's telephones.
 * The same plan gives the same walk on every machine.
 */
import type { Call } from '../../core/call';
import type { Command } from '../../core/command';
import { Core } from '../../core/core';
import type { Event } from '../../core/event';
import { legId, type CallId, type Instant, type Language, type PromptId } from '../../core/ids';
import type { Entry } from '../../core/journal';
import type { Rules } from '../../core/rules';
import { sayEntry } from '../explain/say-entry';
import { sayEvent } from '../explain/say-event';
import { wallClock, type Words } from '../explain/words';
import { Happenings } from '../simulate/happenings';
import { awayAnswer, type SimulatedAnswer } from '../simulate/simulated-answer';
import { simulatedNode, Telephones } from '../simulate/telephones';
import { isAsked, placesOf } from './places';

export type Act =
  | { readonly kind: 'press'; readonly digit: string }
  /** Null: until she hears or meets something else. */
  | { readonly kind: 'wait'; readonly ms: number | null }
  | { readonly kind: 'hang-up' };
export interface WalkPlan {
  readonly number: string;
  readonly caller: string;
  readonly at: Instant;
  /** All at work, or nobody. */
  readonly agents: 'ready' | 'none';
  /** Spoken instead of the number's; null: the number's. */
  readonly language: Language | null;
  readonly acts: readonly Act[];
  /** Of an action's service, one after another; the last one stays. Those of the others are away. */
  readonly answers?: ReadonlyMap<string, readonly SimulatedAnswer[]>;
}
export type Heard =
  | { readonly kind: 'sentences'; readonly prompts: readonly PromptId[]; readonly language: Language }
  | { readonly kind: 'music' | 'message' };
export interface WalkedStep {
  readonly at: Instant;
  readonly cause: Words;
  readonly facts: readonly Words[];
  readonly hears: readonly Heard[];
}
export interface Walk {
  readonly steps: readonly WalkedStep[];
  /** Where she is at the end: `menu:main`; an agent and his queue at once; behind the end, the last place and the outcome. */
  readonly places: readonly string[];
  readonly heard: ReadonlySet<PromptId>;
  readonly isOver: boolean;
  /** What she could not do any more because the call was over. */
  readonly left: readonly Act[];
}

const sentenceMs = 3_000;
const ringsMs = 3_000;
const talkMs = 60_000;
/** She takes so long to press a key. */
const thinksMs = 1_000;
/** A walk that goes on for longer goes in circles. */
const mostSteps = 5_000;

/** Throws when the core meets a bug: a test of menus must not hide it. */
export function walk(rules: Rules, plan: WalkPlan): Walk {
  return new Walker(rules, plan).run();
}

class Walker {
  private readonly core: Core;
  private readonly happenings = new Happenings();
  private readonly telephones = new Telephones(
    {
      respond: () => ({ kind: 'answers', afterMs: ringsMs }),
      restMs: Number.POSITIVE_INFINITY,
      wrapUpMs: () => null,
      promptMs: () => sentenceMs,
      answerService: (actionId) => this.answerOf(actionId),
    },
    this.happenings,
  );
  private readonly callId = 'c1' as CallId;
  private readonly steps: WalkedStep[] = [];
  private readonly heard = new Set<PromptId>();
  private readonly asked = new Map<string, number>();
  private places: readonly string[] = [];
  private now: Instant;
  private isOver = false;
  private taken = 0;

  constructor(
    rules: Rules,
    private readonly plan: WalkPlan,
  ) {
    this.now = plan.at;
    this.core = Core.create(spoken(rules, plan), plan.at);
  }

  run(): Walk {
    const { number: dialled, caller, at, acts, agents } = this.plan;
    if (agents === 'ready')
      for (const agentId of this.core.floor.rules.agents.keys()) {
        this.step({ type: 'PhoneRegistered', at, agentId });
        this.step({ type: 'AgentLoggedIn', at, agentId });
      }
    const patience = Number.POSITIVE_INFINITY;
    const [patienceMs, menuPatienceMs] = [patience, patience];
    this.telephones.open(this.callId, { at, dialled, caller, keys: [], patienceMs, menuPatienceMs, talkMs, seed: 1 });
    const of = { callId: this.callId, legId: legId(this.callId, 0) };
    this.step({ type: 'CallArrived', at, ...of, node: simulatedNode, dialled, caller });
    this.settle();
    const left = [...acts];
    for (let act = left.shift(); act; act = left.shift()) {
      if (this.isOver) return this.told([act, ...left]);
      this.act(act, of);
      this.settle();
    }
    return this.told([]);
  }

  private answerOf(actionId: string): SimulatedAnswer {
    const asked = this.asked.get(actionId) ?? 0;
    this.asked.set(actionId, asked + 1);
    const answers = this.plan.answers?.get(actionId) ?? [];
    return answers[asked] ?? answers.at(-1) ?? awayAnswer;
  }

  private told(left: readonly Act[]): Walk {
    return { steps: this.steps, places: this.places, heard: this.heard, isOver: this.isOver, left };
  }

  private act(act: Act, of: { readonly callId: CallId; readonly legId: ReturnType<typeof legId> }): void {
    if (act.kind === 'wait') return act.ms === null ? this.waitForNews() : this.passTime(this.now + act.ms);
    this.passTime(this.now + thinksMs);
    if (this.isOver) return;
    if (act.kind === 'press') this.step({ type: 'DigitPressed', at: this.now, ...of, digit: act.digit });
    else this.step({ type: 'CallerHungUp', at: this.now, ...of });
  }

  /** Until something is asked of her, or nothing more happens by itself. */
  private settle(): void {
    while (!this.isOver && !isAsked(this.call()) && this.goOn(Number.POSITIVE_INFINITY));
  }

  private waitForNews(): void {
    const [before, places] = [this.heardSteps(), this.places.join()];
    const hasNews = () => this.heardSteps() > before || this.places.join() !== places;
    while (!this.isOver && !hasNews() && this.goOn(Number.POSITIVE_INFINITY));
  }

  private passTime(until: Instant): void {
    while (!this.isOver && this.goOn(until));
    this.now = Math.max(this.now, until);
  }

  private heardSteps = () => this.steps.filter(({ hears }) => hears.length > 0).length;
  private call = (): Call | undefined => this.core.floor.calls.get(this.callId);

  /** False when nothing is going to happen by then. */
  private goOn(until: Instant): boolean {
    const happening = this.happenings.next;
    const due = this.core.nextDeadline() ?? Number.POSITIVE_INFINITY;
    const at = Math.min(happening?.at ?? Number.POSITIVE_INFINITY, due);
    if (at > until || at === Number.POSITIVE_INFINITY) return false;
    this.now = Math.max(this.now, at);
    if (!happening || happening.at > due) this.step({ type: 'Tick', at: due });
    else {
      this.happenings.drop(happening);
      if (happening.holds === null || happening.holds()) this.step(happening.event);
    }
    return true;
  }

  private step(event: Event): void {
    if ((this.taken += 1) > mostSteps) throw new Error('this walk does not end: the rules lead in a circle');
    const { commands, entries, error, mended } = this.core.step(event);
    const bug = error ?? mended[0];
    if (bug !== undefined) throw new Error(`the core failed at ${JSON.stringify(event)}`, { cause: bug });
    this.telephones.now = this.now;
    const hers = entries.filter((entry) => 'callId' in entry && entry.callId === this.callId);
    const hears = commands.flatMap((command) => this.hearing(command));
    for (const command of commands) this.telephones.carryOut(command);
    const isHers = hers.length > 0 || hears.length > 0 || ('callId' in event && event.callId === this.callId);
    if (!isHers) return;
    this.tell(event, hers, hears);
    const ended = hers.find((entry) => entry.type === 'CallEnded');
    if (ended?.type === 'CallEnded') {
      this.isOver = true;
      this.places = [...this.places, `ended:${ended.outcome}`];
    } else if (!this.isOver) this.places = placesOf(this.call(), this.places, hears);
  }

  private tell(event: Event, hers: readonly Entry[], hears: readonly Heard[]): void {
    const time = wallClock(this.core.floor.rules.timeZone, this.now);
    const facts = hers.filter(({ type }) => !untold.has(type)).map((entry) => sayEntry(entry, time));
    if (facts.length === 0 && hears.length === 0) return;
    this.steps.push({ at: this.now, cause: sayEvent(event), facts, hears });
  }

  private hearing(command: Command): readonly Heard[] {
    if (command.callId !== this.callId || ('legId' in command && command.legId !== legId(this.callId, 0))) return [];
    switch (command.type) {
      case 'PlayPrompt':
        return this.sentences(command.prompts, command.language);
      case 'BridgeLegs':
        return this.sentences(command.announce, command.language);
      case 'StartHoldMusic':
        return [{ kind: 'music' }];
      case 'RecordMessage':
        return [{ kind: 'message' }];
      default:
        return [];
    }
  }

  private sentences(prompts: readonly PromptId[], language: Language): readonly Heard[] {
    for (const prompt of prompts) this.heard.add(prompt);
    return prompts.length === 0 ? [] : [{ kind: 'sentences', prompts, language }];
  }
}

/** What she hears tells the same. */
const untold: ReadonlySet<string> = new Set(['CallStarted', 'PromptStarted', 'PromptEnded', 'DigitTaken']);

function spoken(rules: Rules, { number, language }: WalkPlan): Rules {
  const rule = rules.numbers.get(number);
  return rule && language ? { ...rules, numbers: new Map([...rules.numbers, [number, { ...rule, language }]]) } : rules;
}
