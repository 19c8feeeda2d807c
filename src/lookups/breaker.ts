/**
 * Whoever does not answer is left alone for a while: three failures in a row open it, then nothing is asked for 30 s, and
 * the next one to ask is the only one until it is known whether all is well again. One that let its whole time pass opens
 * it at once, unless somebody else had an answer meanwhile: a dead service costs one caller her time, not three.
 */
const failuresToOpen = 3;
const openMs = 30_000;

interface State {
  failures: number;
  openUntil: number | null;
  /** The last answer. */
  wellAt: number;
  /** One is asking whether all is well. */
  isTrying: boolean;
}

export class Breaker {
  private readonly states = new Map<string, State>();

  /** `now`: monotonic milliseconds. */
  constructor(private readonly now: () => number) {}

  mayTry(key: string): boolean {
    const state = this.states.get(key);
    if (!state || state.openUntil === null) return true;
    if (this.now() < state.openUntil || state.isTrying) return false;
    state.isTrying = true;
    return true;
  }

  succeeded(key: string): void {
    this.states.set(key, { failures: 0, openUntil: null, wellAt: this.now(), isTrying: false });
  }

  /** `silentMs`: so long it was silent until its time was over; null: it failed by itself. */
  failed(key: string, silentMs: number | null): void {
    const now = this.now();
    const state = this.states.get(key) ?? { failures: 0, openUntil: null, wellAt: -Infinity, isTrying: false };
    this.states.set(key, state);
    state.failures += 1;
    state.isTrying = false;
    const isDead = silentMs !== null && state.wellAt < now - silentMs;
    if (isDead || state.failures >= failuresToOpen) state.openUntil = now + openMs;
  }

  /** Those that are not asked at the moment, in order. */
  open(): readonly string[] {
    return [...this.states].flatMap(([key, { openUntil }]) => (openUntil === null ? [] : [key])).sort();
  }
}
