/**
 * A binary heap that also knows where each item stands, so that an item in the middle can be taken out. The least is
 * first. Put, take and first cost O(log n), O(log n) and O(1).
 */

export interface Order<T> {
  /** Less goes first. Read when the item is put: an item whose key changes is put again. */
  readonly key: (item: T) => number;
  /** Between equal keys; must be strict and total. */
  readonly before: (a: T, b: T) => boolean;
}
/** Where each item stands. Items of one heap only may keep that themselves, which is faster than a map. */
export interface Places<T> {
  get(item: T): number | undefined;
  set(item: T, place: number): unknown;
  delete(item: T): unknown;
}

export class Heap<T extends object> {
  private readonly items: T[] = [];
  /** Of the items, in step with them: read in a row, where the items themselves lie all over the memory. */
  private readonly keys: number[] = [];

  constructor(
    private readonly order: Order<T>,
    private readonly places: Places<T> = new Map<T, number>(),
  ) {}

  get size(): number {
    return this.items.length;
  }

  first(): T | undefined {
    return this.items[0];
  }

  has(item: T): boolean {
    return this.places.get(item) !== undefined;
  }

  /** Puts the item in; one already in is put in its right place again. */
  put(item: T): void {
    const place = this.places.get(item) ?? this.items.push(item) - 1;
    this.keys[place] = this.order.key(item);
    this.settle(place);
  }

  /** False when it was not in. */
  take(item: T): boolean {
    const place = this.places.get(item);
    if (place === undefined) return false;
    this.places.delete(item);
    const last = this.items.pop() as T;
    const key = this.keys.pop() as number;
    if (last === item) return true;
    this.items[place] = last;
    this.keys[place] = key;
    this.settle(place);
    return true;
  }

  /** In no order. */
  values(): readonly T[] {
    return this.items;
  }

  /** How many come before what `isBefore` tells, which must agree with the order; counts no further than `most`. */
  countBefore(isBefore: (item: T) => boolean, most: number): number {
    const { items } = this;
    let count = 0;
    const open = [0];
    for (let place = open.pop(); place !== undefined && count < most; place = open.pop()) {
      const item = items[place];
      if (item === undefined || !isBefore(item)) continue; // those below it come after it
      count += 1;
      open.push(2 * place + 1, 2 * place + 2);
    }
    return count;
  }

  /** To where its item belongs: up, or else down. */
  private settle(place: number): void {
    if (this.rise(place) === place) this.sink(place);
  }

  private rise(from: number): number {
    const { items, keys, order, places } = this;
    const item = items[from] as T;
    const key = keys[from] as number;
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = items[above] as T;
      const other = keys[above] as number;
      if (key > other || (key === other && !order.before(item, parent))) break;
      items[place] = parent;
      keys[place] = other;
      places.set(parent, place);
      place = above;
    }
    items[place] = item;
    keys[place] = key;
    places.set(item, place);
    return place;
  }

  private sink(from: number): void {
    const { items, keys, order, places } = this;
    const item = items[from] as T;
    const key = keys[from] as number;
    let place = from;
    for (let below = 2 * place + 1; below < items.length; below = 2 * place + 1) {
      below = this.lesser(below);
      const child = items[below] as T;
      const other = keys[below] as number;
      if (key < other || (key === other && order.before(item, child))) break;
      items[place] = child;
      keys[place] = other;
      places.set(child, place);
      place = below;
    }
    items[place] = item;
    keys[place] = key;
    places.set(item, place);
  }

  /** Of this place and the next, the one whose item goes first. */
  private lesser(place: number): number {
    const { items, keys } = this;
    if (place + 1 >= items.length) return place;
    const [key, next] = [keys[place] as number, keys[place + 1] as number];
    const isNext = next < key || (next === key && this.order.before(items[place + 1] as T, items[place] as T));
    return isNext ? place + 1 : place;
  }
}
