/** Waiting for something to become true, with a bound: the tests never sleep and hope. */
export interface Patience {
  readonly withinMs?: number;
  readonly everyMs?: number;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Asks again and again until `look` gives something other than undefined, null or false, and gives that. Rejects with
 * `what` once `withinMs` (10 s) have passed; an error thrown by the last look is its cause.
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  { withinMs = 10_000, everyMs = 50 }: Patience = {},
): Promise<T> {
  const deadline = performance.now() + withinMs;
  let cause: unknown;
  for (;;) {
    try {
      const seen = await look();
      cause = undefined;
      if (seen !== undefined && seen !== null && seen !== false) return seen;
    } catch (error) {
      cause = error;
    }
    if (performance.now() >= deadline) throw new Error(`not within ${withinMs} ms: ${what}`, { cause });
    await pause(everyMs);
  }
}

/** Holds that `look` stays true for the whole time: for what must not happen. */
export async function staysTrue(what: string, look: () => boolean | Promise<boolean>, forMs: number): Promise<void> {
  const deadline = performance.now() + forMs;
  while (performance.now() < deadline) {
    if (!(await look())) throw new Error(`no longer true: ${what}`);
    await pause(50);
  }
}
