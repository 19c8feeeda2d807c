/** One line of the doctor's answer. */

export interface Check {
  readonly name: string;
  /**
   * `off`: not running, and nothing is wrong with that while the hotline is down. `warning`: to be looked at, though calls do
   * not suffer.
   */
  readonly state: 'ok' | 'failed' | 'off' | 'warning';
  /** What was found. */
  readonly detail: string;
  /** What to do; only where something is to be done. */
  readonly remedy?: string;
}

export const ok = (name: string, detail: string): Check => ({ name, state: 'ok', detail });
export const off = (name: string, detail: string): Check => ({ name, state: 'off', detail });
export const warning = (name: string, detail: string): Check => ({ name, state: 'warning', detail });
export const failed = (name: string, detail: string, remedy: string): Check => ({
  name,
  state: 'failed',
  detail,
  remedy,
});

/** A check that throws has failed with what was thrown. */
export async function attempt(name: string, remedy: string, check: () => Promise<string> | string): Promise<Check> {
  try {
    return ok(name, await check());
  } catch (error) {
    return failed(name, error instanceof Error ? error.message.trim() : String(error), remedy);
  }
}
