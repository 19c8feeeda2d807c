/** What the simulated world is made of: who calls, who works, and how they behave. Drawn before the rules are tried. */
import type { ActionId, AgentId, Instant, Language, PromptId } from '../../core/ids';
import type { Event } from '../../core/event';
import type { Agent, Rules } from '../../core/rules';
import type { Random } from './random';
import type { SimulatedAnswer } from './simulated-answer';

export interface SimulatedCaller {
  readonly at: Instant;
  readonly dialled: string;
  readonly caller: string;
  readonly keys: readonly { readonly afterMs: number; readonly digit: string }[];
  /** Counts from her first queue: hangs up then unless somebody has answered. Infinity: she stays. */
  readonly patienceMs: number;
  /** Counts from her arrival, as long as she has reached no queue. */
  readonly menuPatienceMs: number;
  /** Talk and hold together, whoever answers. */
  readonly talkMs: number;
  /** What her offers and callbacks meet is drawn from it, so that both sets of rules meet the same. */
  readonly seed: number;
}

/** What an agent whose phone is rung does; `afterMs` counts from the first ring. */
export type Response =
  | { readonly kind: 'answers'; readonly afterMs: number }
  | { readonly kind: 'refuses'; readonly afterMs: number }
  /** Rings until it is taken back. */
  | { readonly kind: 'silent' };

export interface Habits {
  respond(agentId: AgentId, random: Random): Response;
  /** How long after a missed offer she dials herself ready again. */
  readonly restMs: number;
  /** How long she really needs for her wrap-up; the rules may end it sooner. Null: as long as the rules give. */
  wrapUpMs(agentId: AgentId, random: Random): number | null;
  promptMs(prompts: readonly PromptId[], language: Language): number;
  /** She presses 1 when her number for a callback is read back; unset: she presses what was planned alone. */
  readonly confirmsAfterMs?: number;
  /** What the service of this action answers now; unset: all are away. */
  answerService?(actionId: ActionId): SimulatedAnswer;
}

export interface Traffic {
  /** The measured period. Earlier callers only fill the floor; nobody calls at `to` or later. */
  readonly from: Instant;
  readonly to: Instant;
  /** Begins before `from` where there is a run-in. */
  readonly begin: Instant;
  /** In order of time; the same callers each time it is asked. */
  callers(): Iterator<SimulatedCaller>;
  /** Log-ins, pauses, phones: in order of time; the same each time it is asked. */
  wishes(rules: Rules): Iterator<Event>;
  /** The agents who work, where the traffic does not leave them to the rules. */
  staff(rules: Rules): ReadonlyMap<AgentId, Agent>;
  readonly habits: Habits;
}
