/** Deadlines. Whatever can want a `Tick` keeps its own place among them: no look-up, and nothing left behind. */
import { Heap } from './heap';
import type { Instant } from './ids';

export interface Timed {
  readonly id: string;
  /** Not part of a snapshot: it follows from the rest. */
  readonly due: Due;
}
export interface Due {
  /** Null: it wants none. */
  at: Instant | null;
  place: number | undefined;
}

export const noDue = (): Due => ({ at: null, place: undefined });

/** First is whose deadline passes first. */
export function newDues<T extends Timed>(): Heap<T> {
  return new Heap<T>(
    { key: ({ due }) => due.at ?? Infinity, before: (a, b) => a.id < b.id },
    {
      get: ({ due }) => due.place,
      set: ({ due }, place) => (due.place = place),
      delete: ({ due }) => (due.place = undefined),
    },
  );
}

export function plan<T extends Timed>(dues: Heap<T>, of: T, at: Instant | null): void {
  if (of.due.at === at) return;
  of.due.at = at;
  if (at === null) dues.take(of);
  else dues.put(of);
}

/** What is to be kept of it. */
export function undated<T extends Timed>({ due: _due, ...rest }: T): Omit<T, 'due'> {
  return rest;
}
