/**
 * A binary heap that also knows where each item stands, so that an item in the middle can be taken out. The least is
 * first; `before` must be a strict total order. Put, take and first cost O(log n), O(log n) and O(1).
 */
export class Heap<T extends object> {
  private readonly items: T[] = [];
  private readonly places = new Map<T, number>();

  constructor(private readonly before: (a: T, b: T) => boolean) {}

  get size(): number {
    return this.items.length;
  }

  first(): T | undefined {
    return this.items[0];
  }

  has(item: T): boolean {
    return this.places.has(item);
  }

  /** Puts the item in; one already in is put in its right place again. */
  put(item: T): void {
    this.take(item);
    this.items.push(item);
    this.rise(this.items.length - 1);
  }

  /** False when it was not in. Must be called before what orders the item changes, or `put` right after. */
  take(item: T): boolean {
    const place = this.places.get(item);
    if (place === undefined) return false;
    this.places.delete(item);
    const last = this.items.pop() as T;
    if (last === item) return true;
    this.items[place] = last;
    this.places.set(last, place);
    this.sink(place);
    this.rise(this.places.get(last) as number);
    return true;
  }

  /** In no order. */
  values(): readonly T[] {
    return this.items;
  }

  private rise(from: number): void {
    const { items, places } = this;
    const item = items[from] as T;
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = items[above] as T;
      if (!this.before(item, parent)) break;
      items[place] = parent;
      places.set(parent, place);
      place = above;
    }
    items[place] = item;
    places.set(item, place);
  }

  private sink(from: number): void {
    const { items, places } = this;
    const item = items[from] as T;
    let place = from;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && this.before(items[below + 1] as T, items[below] as T)) below += 1;
      const child = items[below] as T;
      if (!this.before(child, item)) break;
      items[place] = child;
      places.set(child, place);
      place = below;
    }
    items[place] = item;
    places.set(item, place);
  }
}
