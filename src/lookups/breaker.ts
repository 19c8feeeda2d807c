/**
 * Whoever does not answer is left alone for a while: three failures in a row open it, then nothing is asked for 30 s, and
 * the next one to ask is the only one until it is known whether all is well again.
 */
const failuresToOpen = 3;
const openMs = 30_000;

interface State {
  failures: number;
  openUntil: number | null;
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
    this.states.delete(key);
  }

  failed(key: string): void {
    const state = this.states.get(key) ?? { failures: 0, openUntil: null, isTrying: false };
    this.states.set(key, state);
    state.failures += 1;
    state.isTrying = false;
    if (state.failures >= failuresToOpen) state.openUntil = this.now() + openMs;
  }

  /** Those that are not asked at the moment, in order. */
  open(): readonly string[] {
    return [...this.states].flatMap(([key, { openUntil }]) => (openUntil === null ? [] : [key])).sort();
  }
}
