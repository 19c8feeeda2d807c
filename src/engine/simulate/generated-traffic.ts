/** Traffic out of a load: callers by chance at the given rate, agents who are there and answer as they are told to. */
import { DateTime } from 'luxon';
import type { Event } from '../../core/event';
import type { AgentId, Instant, PromptId } from '../../core/ids';
import type { Agent, Rules } from '../../core/rules';
import { drawDuration } from './duration-law';
import type { LoadSpec } from './load-spec';
import { LoadSpecError } from './load-words';
import { mixSeed, Random } from './random';
import type { Habits, Response, SimulatedCaller, Traffic } from './traffic';
import { WorkingDays } from './working-days';

/** A sentence, and one digit of a number, where no sound says how long they are. */
export const usualPromptMs = (prompt: PromptId): number => (prompt.startsWith('digit-') ? 500 : 3_000);

export interface LoadOptions {
  readonly seed: number;
  /** Says where the load begins: its time zone; and which number is dialled where the load does not say. */
  readonly rules: Rules;
  /** Real lengths of the sentences, where they are known; null: unknown. */
  readonly promptMs?: (prompt: PromptId) => number | null;
}

/** Throws a LoadSpecError where load and rules do not go together. */
export function generatedTraffic(spec: LoadSpec, options: LoadOptions): Traffic {
  const { rules } = options;
  const number = spec.number ?? [...rules.numbers.keys()][0];
  if (number === undefined || !rules.numbers.has(number))
    throw new LoadSpecError(`number=${number ?? ''}`, `one of ${[...rules.numbers.keys()].join(', ')}`);
  const start = DateTime.fromISO(spec.start, { zone: rules.timeZone });
  const begin = start.toMillis();
  const days = new WorkingDays(start, spec.hours, spec.total === null ? spec.forMs : Number.POSITIVE_INFINITY);
  const to = spec.total === null ? begin + spec.forMs : lastArrival(spec, days, { ...options, number });
  return {
    from: begin,
    to,
    begin,
    callers: () => callers(spec, days, { ...options, number }),
    wishes: (tried) => wishes(tried, days, to),
    staff: (tried) => (spec.agents === null ? tried.agents : staffOf(tried, spec.agents)),
    habits: habitsOf(spec, options),
  };
}

function* callers(
  spec: LoadSpec,
  days: WorkingDays,
  { seed, number }: LoadOptions & { readonly number: string },
): Generator<SimulatedCaller> {
  const arrivals = days.arrivals(spec.rates, new Random(mixSeed(seed, 1)));
  const talks = new Random(mixSeed(seed, 2));
  const patience = new Random(mixSeed(seed, 3));
  const keys = new Random(mixSeed(seed, 4));
  let n = 0;
  for (const at of arrivals) {
    if (spec.total !== null && n >= spec.total) return;
    n += 1;
    yield {
      at,
      dialled: number,
      caller: `1390000${String(n % 10_000).padStart(4, '0')}`,
      keys: keysOf(spec, keys),
      patienceMs: drawDuration(spec.patience, patience),
      menuPatienceMs: Number.POSITIVE_INFINITY,
      talkMs: drawDuration(spec.talk, talks),
      seed: mixSeed(seed, 5, n),
    };
  }
}

/** The end of a load that ends by its number of calls: the callers are drawn once for it, and not kept. */
function lastArrival(spec: LoadSpec, days: WorkingDays, options: LoadOptions & { readonly number: string }): Instant {
  let last = 0;
  let n = 0;
  for (const at of days.arrivals(spec.rates, new Random(mixSeed(options.seed, 1)))) {
    last = at;
    if (++n === spec.total) break;
  }
  return last + 1;
}

function keysOf({ keys, thinkMs }: LoadSpec, random: Random): SimulatedCaller['keys'] {
  if (keys.length === 0) return [];
  let left = random.next();
  for (const { digits, share } of keys) {
    left -= share;
    if (left <= 0) return [...digits].map((digit, i) => ({ afterMs: (i + 1) * thinkMs, digit }));
  }
  return [];
}

/** Phones are there from the beginning; agents log in as the day begins and out as it ends. */
function* wishes(rules: Rules, days: WorkingDays, to: Instant): Generator<Event> {
  const agents = [...rules.agents.keys()];
  for (const agentId of agents) yield { type: 'PhoneRegistered', at: days.begin, agentId };
  for (const { from, until } of days.shifts(to)) {
    for (const agentId of agents) yield { type: 'AgentLoggedIn', at: from, agentId };
    if (until < to) for (const agentId of agents) yield { type: 'AgentLoggedOut', at: until, agentId };
  }
}

/** The first of the rules; beyond them, more of the same skills, in turn. */
function staffOf(rules: Rules, count: number): ReadonlyMap<AgentId, Agent> {
  const known = [...rules.agents.values()];
  const staff = new Map<AgentId, Agent>();
  for (let i = 0; i < count && known.length > 0; i += 1) {
    const like = known[i % known.length] as Agent;
    const id = i < known.length ? like.id : (`${like.id}-${Math.floor(i / known.length) + 1}` as AgentId);
    staff.set(id, { ...like, id });
  }
  return staff;
}

function habitsOf(spec: LoadSpec, { promptMs }: LoadOptions): Habits {
  const known = (prompt: PromptId) => spec.promptMs ?? promptMs?.(prompt) ?? usualPromptMs(prompt);
  return {
    respond: (_agentId, random) => respond(spec, random),
    restMs: spec.restMs,
    confirmsAfterMs: 1_000,
    wrapUpMs: (_agentId, random) => (spec.wrapUp === null ? null : drawDuration(spec.wrapUp, random)),
    promptMs: (prompts) => prompts.reduce((sum, prompt) => sum + known(prompt), 0),
  };
}

function respond(spec: LoadSpec, random: Random): Response {
  const chance = random.next();
  const afterMs = drawDuration(spec.ring, random);
  if (chance <= spec.answer) return { kind: 'answers', afterMs };
  return chance <= spec.answer + spec.refuse ? { kind: 'refuses', afterMs } : { kind: 'silent' };
}
