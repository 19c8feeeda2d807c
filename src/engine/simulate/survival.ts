/**
 * How long something lasts, learnt from cases of which some were cut off before their end was seen: a caller who was
 * answered would have waited at least that long. The product-limit estimate of Kaplan and Meier; behind the longest case
 * seen, where it says nothing, the constant hazard `ends ÷ time seen` goes on.
 */
import type { Random } from './random';

export interface Case {
  readonly ms: number;
  /** False: cut off; it would have lasted longer. */
  readonly ended: boolean;
}

interface Stair {
  readonly ms: number;
  /** Share that lasts longer than `ms`. */
  readonly share: number;
}

export class Survival {
  private constructor(
    private readonly stairs: readonly Stair[],
    private readonly longestMs: number,
    /** Ends per millisecond; 0: no end was seen. */
    private readonly hazard: number,
    readonly seen: number,
    readonly ends: number,
  ) {}

  static of(cases: readonly Case[]): Survival {
    // Who is cut off at the very moment at which another ends was still there then.
    const sorted = [...cases].sort((a, b) => a.ms - b.ms || Number(b.ended) - Number(a.ended));
    const stairs: Stair[] = [];
    let share = 1;
    for (const [i, { ms, ended }] of sorted.entries()) {
      if (!ended) continue;
      share *= 1 - 1 / (sorted.length - i);
      if (stairs.at(-1)?.ms === ms) stairs.pop();
      stairs.push({ ms, share });
    }
    const ends = sorted.filter(({ ended }) => ended).length;
    const exposureMs = sorted.reduce((sum, { ms }) => sum + ms, 0);
    const hazard = ends === 0 ? 0 : ends / Math.max(1, exposureMs);
    return new Survival(stairs, sorted.at(-1)?.ms ?? 0, hazard, sorted.length, ends);
  }

  /** Share of all that lasts longer than `ms`. */
  beyond(ms: number): number {
    return this.stairs[this.stairsUpTo(ms) - 1]?.share ?? 1;
  }

  /** A duration above `beyondMs`, as likely as the cases say; Infinity where no end was ever seen. */
  draw(random: Random, beyondMs = 0): number {
    const chance = random.next();
    const share = chance * this.beyond(beyondMs);
    const stair = this.stairs[this.firstAtMost(share)];
    if (stair && stair.ms > beyondMs) return stair.ms;
    if (this.hazard === 0) return Number.POSITIVE_INFINITY;
    const reached = this.stairs.at(-1)?.share ?? 1;
    const left = reached > 0 ? Math.min(1, share / reached) : chance;
    return Math.max(this.longestMs, beyondMs) - Math.log(left) / this.hazard;
  }

  /** Only what was seen: Infinity where nobody was seen to end. */
  drawSeen(random: Random): number {
    const stair = this.stairs[this.firstAtMost(random.next())];
    return stair ? stair.ms : Number.POSITIVE_INFINITY;
  }

  /** How many stairs stand at `ms` or before. */
  private stairsUpTo(ms: number): number {
    return firstWhere(this.stairs, (stair) => stair.ms > ms);
  }

  private firstAtMost(share: number): number {
    return firstWhere(this.stairs, (stair) => stair.share <= share);
  }
}

/** Place of the first item for which `isIt` holds, in a list where it holds for all behind that one. */
function firstWhere<T>(items: readonly T[], isIt: (item: T) => boolean): number {
  let from = 0;
  let to = items.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isIt(items[middle] as T)) to = middle;
    else from = middle + 1;
  }
  return from;
}
