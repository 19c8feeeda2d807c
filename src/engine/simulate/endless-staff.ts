/**
 * The same callers at a hotline where everybody is served at once: how many talk there when the next one calls is a
 * Poisson number, known exactly. When by chance there are too many, a real hotline with few agents is too busy as well,
 * which is what its estimates are corrected by.
 */
import type { Instant } from '../../core/ids';

export class EndlessStaff {
  /** When each talk ends; a binary heap. */
  private readonly ends: number[] = [];
  private readonly expected: readonly [number, number, number];

  /** `load`: mean number of talks at once, in erlangs. */
  constructor(
    load: number,
    private readonly agents: number,
  ) {
    const means: [number, number, number] = [0, 0, 0];
    let chance = Math.exp(-load);
    for (let n = 0; n < load + 20 * Math.sqrt(load) + 50; n += 1) {
      for (const [k, value] of this.excess(n).entries()) means[k as 0 | 1 | 2] += chance * value;
      chance *= load / (n + 1);
    }
    this.expected = means;
  }

  /** What she finds, as far above its mean as it is: at least `agents` talking, how many more, and that squared. */
  arrive(at: Instant, talkMs: number): readonly [number, number, number] {
    while (this.ends.length > 0 && (this.ends[0] ?? 0) <= at) this.shift();
    const [busy, excess, squared] = this.excess(this.ends.length);
    this.push(at + talkMs);
    const [meanBusy, meanExcess, meanSquared] = this.expected;
    return [busy - meanBusy, excess - meanExcess, squared - meanSquared];
  }

  private excess(talking: number): readonly [number, number, number] {
    const excess = Math.max(0, talking - this.agents + 1);
    return [excess > 0 ? 1 : 0, excess, excess * excess];
  }

  private push(end: number): void {
    const { ends } = this;
    let place = ends.push(end) - 1;
    for (let above = (place - 1) >> 1; place > 0 && (ends[above] ?? 0) > end; above = (place - 1) >> 1) {
      ends[place] = ends[above] ?? 0;
      place = above;
    }
    ends[place] = end;
  }

  private shift(): void {
    const { ends } = this;
    const last = ends.pop() ?? 0;
    if (ends.length === 0) return;
    let place = 0;
    for (let below = 1; below < ends.length; below = 2 * place + 1) {
      if (below + 1 < ends.length && (ends[below + 1] ?? 0) < (ends[below] ?? 0)) below += 1;
      if (last <= (ends[below] ?? 0)) break;
      ends[place] = ends[below] ?? 0;
      place = below;
    }
    ends[place] = last;
  }
}
