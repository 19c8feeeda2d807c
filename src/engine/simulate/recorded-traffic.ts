/**
 * Traffic out of the journal. Callers call when they called and press what they pressed; whoever talked to an agent has
 * the same to say again. What was cut off is made up by what the others did: a caller who was answered after 10 s has a
 * patience above 10 s, drawn from those who waited longer; one who gave up gets a talk like the others'.
 */
import type { Event } from '../../core/event';
import type { AgentId, PromptId } from '../../core/ids';
import type { Rules } from '../../core/rules';
import { usualPromptMs } from './generated-traffic';
import type { ObservedCall } from './observed-call';
import type { Observed } from './observe-period';
import type { ObservedStaff } from './observed-staff';
import { mixSeed, Random } from './random';
import { Survival, type Case } from './survival';
import type { Habits, Response, SimulatedCaller, Traffic } from './traffic';

export interface RecordedOptions {
  readonly seed: number;
  readonly promptMs?: (prompt: PromptId) => number | null;
}
/** What the made-up parts rest on; printed with the result. */
export interface Basis {
  /** Callers whose patience was seen to end, of all who waited. */
  readonly patience: { readonly ends: number; readonly seen: number };
  readonly talks: { readonly ends: number; readonly seen: number };
  readonly offers: number;
  readonly restMs: number;
}

/** Fewer offers than these say nothing of one agent: all agents' are taken. */
const enoughOffers = 20;
const usualRestMs = 30_000;
const usualAnswerMs = 5_000;

export function recordedTraffic(observed: Observed, options: RecordedOptions): Traffic & { readonly basis: Basis } {
  const { from, to, begin, calls, staff } = observed;
  const patience = Survival.of(calls.flatMap(({ wait }) => wait ?? []));
  const talks = Survival.of(calls.flatMap(({ talk }) => talk ?? []));
  const callers = calls.map((call, i) => callerOf(call, { patience, talks }, mixSeed(options.seed, 11, i)));
  callers.sort((a, b) => a.at - b.at);
  const restMs = median(staff.rests) ?? usualRestMs;
  return {
    from,
    to,
    begin,
    callers: () => callers.values(),
    wishes: (rules) => wishesFor(rules, observed).values(),
    staff: (rules) => rules.agents,
    habits: habitsOf(observed, restMs, options),
    basis: {
      patience: { ends: patience.ends, seen: patience.seen },
      talks: { ends: talks.ends, seen: talks.seen },
      offers: staff.offers,
      restMs,
    },
  };
}

interface Laws {
  readonly patience: Survival;
  readonly talks: Survival;
}

/** Both draws are made for each caller, needed or not, so that one caller's luck does not change the next one's. */
function callerOf(call: ObservedCall, { patience, talks }: Laws, seed: number): SimulatedCaller {
  const [ofPatience, ofTalk] = [new Random(mixSeed(seed, 1)), new Random(mixSeed(seed, 2))];
  const { at, dialled, caller, keys, menuPatienceMs, wait, talk } = call;
  return {
    at,
    dialled,
    caller,
    keys,
    menuPatienceMs,
    patienceMs: completed(wait, patience, ofPatience),
    talkMs: finite(completed(talk, talks, ofTalk)),
    seed,
  };
}

/** As it was where it was seen to end; longer than it was where it was cut off. */
function completed(seen: Case | null, law: Survival, random: Random): number {
  return seen?.ended ? seen.ms : law.draw(random, seen?.ms ?? 0);
}

/** Nobody on record ended a talk: three minutes are as good as anything. */
const finite = (ms: number): number => (ms < Number.POSITIVE_INFINITY ? ms : 180_000);

/** Agents whom the record does not know work all the time: they are what is being tried. */
function wishesFor(rules: Rules, { begin, staff }: Observed): readonly Event[] {
  const fresh = [...rules.agents.keys()].filter((id) => !staff.agents.has(id));
  const there = fresh.flatMap((agentId): Event[] => [
    { type: 'PhoneRegistered', at: begin, agentId },
    { type: 'AgentLoggedIn', at: begin, agentId },
  ]);
  return [...there, ...staff.wishes].sort((a, b) => a.at - b.at);
}

function habitsOf({ staff, promptMs }: Observed, restMs: number, options: RecordedOptions): Habits {
  const answers = answering(staff);
  const wrapUps = Survival.of(staff.wrapUps);
  const refused = staff.offers > 0 ? staff.refusals.length / staff.offers : 0;
  const known = (prompt: PromptId) => options.promptMs?.(prompt) ?? usualPromptMs(prompt);
  return {
    respond: (agentId, random) => respond(answers(agentId), { refused, after: staff.refusals }, random),
    restMs,
    confirmsAfterMs: 1_000,
    wrapUpMs: (_agentId, random) => (wrapUps.ends === 0 ? null : wrapUps.draw(random)),
    promptMs: (prompts) => promptMs.get(prompts.join(' ')) ?? prompts.reduce((sum, prompt) => sum + known(prompt), 0),
  };
}

/** By agent where there is enough to go by; null: nothing at all is known. */
function answering(staff: ObservedStaff): (agentId: AgentId) => Survival | null {
  const all = [...staff.answers.values()].flat();
  const pooled = all.length > 0 ? Survival.of(all) : null;
  const own = new Map<AgentId, Survival>();
  for (const [id, cases] of staff.answers) if (cases.length >= enoughOffers) own.set(id, Survival.of(cases));
  return (agentId) => own.get(agentId) ?? pooled;
}

/** Beyond the longest ringing that was ever answered nobody answers: what was not seen is not hoped for. */
function respond(
  answers: Survival | null,
  { refused, after }: { readonly refused: number; readonly after: readonly number[] },
  random: Random,
): Response {
  const [refuses, how] = [random.next() <= refused, random.next()];
  if (refuses) return { kind: 'refuses', afterMs: after[Math.ceil(how * after.length) - 1] ?? 0 };
  if (!answers) return { kind: 'answers', afterMs: usualAnswerMs };
  const afterMs = answers.drawSeen(random);
  return afterMs < Number.POSITIVE_INFINITY ? { kind: 'answers', afterMs } : { kind: 'silent' };
}

function median(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}
