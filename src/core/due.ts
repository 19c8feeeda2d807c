/** Deadlines. Whatever can want a `Tick` keeps its own place among them: no look-up, and nothing left behind. */
import { Heap } from './heap';
import type { Instant } from './ids';

export interface Timed {
  readonly id: string;
  readonly index: Due;
}
/** What an item knows of its place in the floor's indexes. Not part of a snapshot: it follows from the rest. */
export interface Due {
  /** When it wants a `Tick`; null: never. */
  dueAt: Instant | null;
  duePlace: number | undefined;
  /** Taken out of the other indexes until `settle`. */
  isLoose: boolean;
}

export const noDue = (): Due => ({ dueAt: null, duePlace: undefined, isLoose: false });

/** First is whose deadline passes first. */
export function newDues<T extends Timed>(): Heap<T> {
  return new Heap<T>(
    { key: ({ index }) => index.dueAt ?? Infinity, before: (a, b) => a.id < b.id },
    {
      get: ({ index }) => index.duePlace,
      set: ({ index }, place) => (index.duePlace = place),
      delete: ({ index }) => (index.duePlace = undefined),
    },
  );
}

export function plan<T extends Timed>(dues: Heap<T>, of: T, at: Instant | null): void {
  if (of.index.dueAt === at) return;
  of.index.dueAt = at;
  if (at === null) dues.take(of);
  else dues.put(of);
}

/** What is to be kept of it. */
export function unindexed<T extends Timed>({ index: _index, ...rest }: T): Omit<T, 'index'> {
  return rest;
}
