/**
 * Callers known by number, or by how their number begins: blocked, not to be recorded, or of a tier of the rules. The lists
 * are kept outside; the floor has those in force, so that a replay knows them too.
 */
import type { Call } from './call';
import type { Floor } from './floor';
import type { Instant } from './ids';
import { leave } from './route';
import type { Step } from './step';

export const blockedList = 'blocked';
export const unrecordedList = 'do-not-record';
/** Never rung back, whatever was asked for. */
export const uncalledList = 'do-not-call';
/** Who gave up waiting may be rung back. */
export const consentList = 'may-call-back';

export interface KnownCaller {
  /** A number, or how it begins. */
  readonly number: string;
  /** `blocked`, `do-not-record`, `do-not-call`, `may-call-back`, or a tier. */
  readonly list: string;
  /** Void from then on; null: for good. */
  readonly until: Instant | null;
}
/** Each list, until when. */
export type KnownLists = ReadonlyMap<string, Instant | null>;

/** What was listed, listed anew, or is no more. */
export interface CallersListed {
  readonly type: 'CallersListed';
  readonly at: Instant;
  readonly added: readonly KnownCaller[];
  readonly removed: readonly Pick<KnownCaller, 'number' | 'list'>[];
}

export function listCallers(step: Step, { added, removed }: CallersListed): void {
  if (added.length + removed.length > 0) step.note({ type: 'CallersListed', added, removed });
}

export function evolveKnown({ known }: Floor, { added, removed }: Pick<CallersListed, 'added' | 'removed'>): void {
  for (const { number, list } of removed) {
    const lists = new Map(known.get(number));
    lists.delete(list);
    if (lists.size === 0) known.delete(number);
    else known.set(number, lists);
  }
  for (const { number, list, until } of added) known.set(number, new Map(known.get(number)).set(list, until));
}

/** The lists this number is on at this moment, those of its longest beginning first. */
export function listsOf({ known, now }: Floor, number: string): readonly string[] {
  if (known.size === 0) return [];
  const found = new Set<string>();
  for (let length = number.length; length > 0; length -= 1)
    for (const [list, until] of known.get(number.slice(0, length)) ?? [])
      if (until === null || until > now) found.add(list);
  return [...found];
}

/** Those in force and those whose time is over. */
export const allListed = ({ known }: Pick<Floor, 'known'>): readonly KnownCaller[] =>
  [...known].flatMap(([number, lists]) => [...lists].map(([list, until]) => ({ number, list, until })));

/** Void where nobody is listed. */
export function listedFact(floor: Floor, number: string): { readonly listed?: readonly string[] } {
  const listed = listsOf(floor, number);
  return listed.length > 0 ? { listed } : {};
}

/** Customers of a list have its tier, whatever the rules say of their number; null: of none. */
export function listedTier({ rules }: Floor, listed: readonly string[] = []): string | null {
  return listed.find((list) => rules.tiers.has(list)) ?? null;
}

export function turnAwayBlocked(step: Step, call: Call): void {
  leave(step, call, {
    outcome: 'blocked',
    endedBy: 'hotline',
    reason: 'caller-blocked',
    prompts: ['caller-blocked'],
  });
}
