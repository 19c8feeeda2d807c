export interface Tier {
  readonly headStartMs: number;
  /** Numbers, or how they begin. */
  readonly numbers: readonly string[];
}
