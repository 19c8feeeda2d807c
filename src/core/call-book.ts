/**
 * The calls on the floor, by id, in the order they came. As a map, but the calls stand beside it: a map that grows or is
 * tidied leaves its old table behind, and that would keep every call it ever held until the next full collection.
 */
import type { Call } from './call';
import type { CallId } from './ids';

export class CallBook {
  private readonly places = new Map<CallId, number>();
  private readonly calls: (Call | undefined)[] = [];
  private readonly free: number[] = [];

  get size(): number {
    return this.places.size;
  }

  has(id: CallId): boolean {
    return this.places.has(id);
  }

  get(id: CallId): Call | undefined {
    const place = this.places.get(id);
    return place === undefined ? undefined : this.calls[place];
  }

  set(id: CallId, call: Call): void {
    const place = this.places.get(id) ?? this.free.pop() ?? this.calls.length;
    this.calls[place] = call;
    this.places.set(id, place);
  }

  delete(id: CallId): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    this.places.delete(id);
    this.calls[place] = undefined;
    this.free.push(place);
  }

  keys(): IterableIterator<CallId> {
    return this.places.keys();
  }

  /** Calls may come and go meanwhile. */
  *values(): Generator<Call> {
    for (const place of this.places.values()) {
      const call = this.calls[place];
      if (call) yield call;
    }
  }
}
