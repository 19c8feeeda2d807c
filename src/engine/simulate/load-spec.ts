/**
 * The load of a simulation in one line, as operators write it:
 *
 *     calls=100/30m,talk=180s,agents=14,patience=120s
 *     calls=40/30m@08:00+100/30m@10:00,hours=08:00-18:00,keys=1:60%+2:30%,talk=lognormal:200s~90s,answer=95%,ring=5s
 *
 * Items are divided by commas; each stands once at most. See docs/simulate.md for every item.
 */
import type { DurationLaw } from './duration-law';
import { clockOf, countOf, durationLawOf, durationOf, LoadSpecError, numberOf, shareOf } from './load-words';

/** Calls per millisecond from this minute of the day on. */
export interface Rate {
  readonly fromMinute: number;
  readonly perMs: number;
}
export interface KeyChoice {
  readonly digits: string;
  /** 0–1 of the callers. */
  readonly share: number;
}
export interface LoadSpec {
  readonly rates: readonly Rate[];
  readonly talk: DurationLaw;
  readonly patience: DurationLaw;
  /** Null: those of the rules. */
  readonly agents: number | null;
  /** Null: the first number of the rules. */
  readonly number: string | null;
  readonly keys: readonly KeyChoice[];
  /** Before each key, from her arrival or her key before. */
  readonly thinkMs: number;
  /** Minutes of the day; agents work and callers call only then. Null: all the time. */
  readonly hours: { readonly from: number; readonly to: number } | null;
  readonly forMs: number;
  /** Ends after this many calls, however long it takes. */
  readonly total: number | null;
  /** `2026-11-23`, in the rules' time zone. */
  readonly start: string;
  readonly answer: number;
  readonly refuse: number;
  readonly ring: DurationLaw;
  readonly restMs: number;
  /** Null: as long as the rules give. */
  readonly wrapUp: DurationLaw | null;
  readonly promptMs: number | null;
}

type Mutable = { -readonly [K in keyof LoadSpec]: LoadSpec[K] };
const never: DurationLaw = { kind: 'never' };
const hourMs = 3_600_000;

const items: Readonly<Record<string, (spec: Mutable, text: string) => void>> = {
  calls: (spec, text) => (spec.rates = text.split('+').map(rateOf)),
  talk: (spec, text) => (spec.talk = durationLawOf(text)),
  patience: (spec, text) => (spec.patience = text === 'never' ? never : durationLawOf(text)),
  agents: (spec, text) => (spec.agents = countOf(text, 10_000)),
  number: (spec, text) => (spec.number = text),
  keys: (spec, text) => (spec.keys = text.split('+').map(keyOf)),
  think: (spec, text) => (spec.thinkMs = durationOf(text)),
  hours: (spec, text) => (spec.hours = hoursOf(text)),
  for: (spec, text) => (spec.forMs = durationOf(text)),
  total: (spec, text) => (spec.total = countOf(text, 100_000_000)),
  start: (spec, text) => (spec.start = dateOf(text)),
  answer: (spec, text) => (spec.answer = shareOf(text)),
  refuse: (spec, text) => (spec.refuse = shareOf(text)),
  ring: (spec, text) => (spec.ring = durationLawOf(text)),
  rest: (spec, text) => (spec.restMs = durationOf(text)),
  wrapUp: (spec, text) => (spec.wrapUp = durationLawOf(text)),
  prompt: (spec, text) => (spec.promptMs = durationOf(text)),
};

/** Throws a LoadSpecError that names the item, what was found and what is allowed. */
export function parseLoad(text: string): LoadSpec {
  const spec = blank();
  const seen = new Set<string>();
  for (const part of text.split(',')) {
    const [name = '', value] = split(part.trim(), '=');
    const read = Object.hasOwn(items, name) ? items[name] : undefined;
    if (!read || value === undefined) throw new LoadSpecError(part, `one of ${Object.keys(items).join(', ')} with =`);
    if (seen.has(name)) throw new LoadSpecError(part, `${name} once`);
    seen.add(name);
    named(part, () => read(spec, value.trim()));
  }
  for (const needed of ['calls', 'talk'])
    if (!seen.has(needed)) throw new LoadSpecError(text, `${needed}=… beside what stands there`);
  if (spec.answer + spec.refuse > 1) throw new LoadSpecError(text, 'answer and refuse of 100 % together at most');
  if (!seen.has('for')) spec.forMs = spec.hours ? 24 * hourMs : 8 * hourMs;
  return spec;
}

function blank(): Mutable {
  return {
    rates: [],
    talk: never,
    patience: never,
    agents: null,
    number: null,
    keys: [],
    thinkMs: 4_000,
    hours: null,
    forMs: 8 * hourMs,
    total: null,
    start: '2026-01-05',
    answer: 1,
    refuse: 0,
    ring: { kind: 'fixed', ms: 0 },
    restMs: 30_000,
    wrapUp: null,
    promptMs: null,
  };
}

/** `100/30m`, `100/30m@09:00` */
function rateOf(text: string): Rate {
  const [rate = '', from] = split(text, '@');
  const [calls = '', per] = split(rate, '/');
  if (per === undefined)
    throw new LoadSpecError(text, 'calls per time such as 100/30m, from a time of day with @09:00');
  const perMs = durationOf(per);
  if (perMs === 0) throw new LoadSpecError(text, 'a time above 0');
  return { fromMinute: from === undefined ? 0 : clockOf(from), perMs: numberOf(calls, 1_000_000) / perMs };
}

/** `1:60%`, `21:10%`; without a share: every caller. */
function keyOf(text: string): KeyChoice {
  const [digits = '', part] = split(text, ':');
  if (!/^[0-9*#]{1,20}$/.test(digits)) throw new LoadSpecError(text, 'keys of 0–9 * # with their share such as 1:60%');
  return { digits, share: part === undefined ? 1 : shareOf(part) };
}

function hoursOf(text: string): { from: number; to: number } {
  const [from = '', to] = split(text, '-');
  if (to === undefined) throw new LoadSpecError(text, 'hours such as 09:00-18:00');
  const hours = { from: clockOf(from), to: clockOf(to) };
  if (hours.from >= hours.to) throw new LoadSpecError(text, 'hours that end after they begin');
  return hours;
}

function dateOf(text: string): string {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDate) throw new LoadSpecError(text, 'a date such as 2026-11-23');
  return text;
}

/** An error tells of the whole item, not only of the word in it. */
function named(part: string, read: () => void): void {
  try {
    read();
  } catch (error) {
    throw error instanceof LoadSpecError ? new LoadSpecError(part, error.allowed) : error;
  }
}

function split(text: string, by: string): readonly [string, string | undefined] {
  const at = text.indexOf(by);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + by.length)];
}
