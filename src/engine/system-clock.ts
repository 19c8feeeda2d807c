/**
 * The hotline's clock: it starts at wall time and runs on the monotonic clock, so that a wall clock set back or forth
 * moves no deadline. It follows the wall by at most 1 % of the time passed; records are wall time within that.
 */
import type { Instant } from '../core/ids';
import type { Clock } from './ports';

const followRate = 0.01;
/** Longest a Node timer can be asked for. */
const longestTimerMs = 2 ** 31 - 1;

export interface TimeSource {
  /** Milliseconds since 1970. */
  wall(): number;
  /** Milliseconds since anything; never goes back. */
  monotonic(): number;
}
const system: TimeSource = { wall: () => Date.now(), monotonic: () => performance.now() };

export class SystemClock implements Clock {
  private anchor: number;
  private followedAt: number;

  /** `notBefore`: the last instant of an earlier run; time goes on from there even if the wall clock was set back. */
  constructor(
    notBefore: Instant = 0,
    private readonly source: TimeSource = system,
  ) {
    this.followedAt = source.monotonic();
    this.anchor = Math.max(source.wall(), notBefore) - this.followedAt;
  }

  now(): Instant {
    const monotonic = this.source.monotonic();
    this.follow(monotonic);
    return Math.floor(this.anchor + monotonic);
  }

  fromWall(wallMs: number): Instant {
    const age = Math.max(0, this.source.wall() - wallMs);
    return this.now() - Math.round(age);
  }

  wakeAt(at: Instant, listener: () => void): () => void {
    let timer: NodeJS.Timeout;
    const arm = () => {
      const waitMs = at - this.now();
      if (waitMs <= 0) return listener();
      timer = setTimeout(arm, Math.min(waitMs, longestTimerMs));
    };
    timer = setTimeout(arm, Math.min(Math.max(0, at - this.now()), longestTimerMs));
    return () => clearTimeout(timer);
  }

  /** How far the wall clock is ahead of this one, in milliseconds. */
  wallLeadMs(): number {
    return this.source.wall() - (this.anchor + this.source.monotonic());
  }

  /** By little and little: a correction in one go would let the time go back. */
  private follow(monotonic: number): void {
    const most = (monotonic - this.followedAt) * followRate;
    this.followedAt = monotonic;
    this.anchor += Math.min(most, Math.max(-most, this.wallLeadMs()));
  }
}
