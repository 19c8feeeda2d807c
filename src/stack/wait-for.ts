/** Polls a condition within a bound, instead of a sleep that hopes. */
import { setTimeout as delay } from 'node:timers/promises';

/** True as soon as `condition` holds; false when `timeoutMs` passed first. A rejection of the condition is passed on. */
export async function waitFor(
  condition: () => boolean | Promise<boolean>,
  timeoutMs: number,
  everyMs = 50,
): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() >= end) return false;
    await delay(everyMs);
  }
}
