/** What is going to happen in the simulated world, in order of time; of one instant, what was planned first comes first. */
import { Heap } from '../../core/heap';
import type { Event } from '../../core/event';
import type { Instant } from '../../core/ids';

export interface Happening {
  readonly at: Instant;
  readonly order: number;
  readonly event: Event;
  /** Asked when its time has come: it may have become pointless meanwhile. */
  readonly holds: (() => boolean) | null;
}

export class Happenings {
  private readonly heap = new Heap<Happening>({ key: ({ at }) => at, before: (a, b) => a.order < b.order });
  private planned = 0;

  get next(): Happening | undefined {
    return this.heap.first();
  }

  /** Happens at `event.at`; the answer takes it back through `drop`. */
  plan(event: Event, holds: Happening['holds'] = null): Happening {
    const happening = { at: event.at, order: (this.planned += 1), event, holds };
    this.heap.put(happening);
    return happening;
  }

  /** One that has happened, or was dropped, may be dropped again. */
  drop(happening: Happening | null | undefined): void {
    if (happening) this.heap.take(happening);
  }
}
