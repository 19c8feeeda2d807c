/** From what was due and what was dialled, as files and tables tell it, to the figures. */
import { percentiles, type Percentiles } from './percentile';

export interface DueCallback {
  readonly number: string;
  readonly dueAt: number;
  /** How the table tells it in the end. */
  readonly state: string;
  readonly answeredAttempts: number;
}
export interface Dial {
  readonly number: string;
  readonly attempt: number;
  readonly at: number;
}
export interface DialDelays {
  readonly dialDelayMs: Percentiles;
  /** Due, and not kept by exactly one attempt the customer answered. */
  readonly lost: number;
  /** The same attempt dialled again, or another one after she was reached. */
  readonly dialledTwice: number;
  /** Dialled although nothing was due. */
  readonly uncalledFor: number;
  /** Before their time. */
  readonly early: number;
}

/** Every customer answers her first ring: each further dial is one too many. */
export function dialDelays(due: readonly DueCallback[], dials: readonly Dial[]): DialDelays {
  const first = new Map<string, Dial>();
  let dialledTwice = 0;
  for (const dial of dials) {
    if (first.has(dial.number)) dialledTwice += 1;
    else first.set(dial.number, dial);
  }
  const delays = due.map(({ number, dueAt }) => {
    const dial = first.get(number);
    return dial ? dial.at - dueAt : null;
  });
  const wanted = new Set(due.map(({ number }) => number));
  const isKept = ({ number, state, answeredAttempts }: DueCallback) =>
    first.has(number) && state === 'kept' && answeredAttempts === 1;
  return {
    dialDelayMs: percentiles(delays),
    lost: due.filter((one) => !isKept(one)).length,
    dialledTwice,
    uncalledFor: [...first.keys()].filter((number) => !wanted.has(number)).length,
    early: delays.filter((delay) => delay !== null && delay < 0).length,
  };
}

/** Lines of `number,attempt,at`. */
export function parseDials(text: string): Dial[] {
  return lines(text).map(([number = '', attempt, at]) => ({ number, attempt: Number(attempt), at: Number(at) }));
}

export interface Memory {
  readonly startMb: number;
  readonly mostMb: number;
  readonly endMb: number;
  /** Agents who were free when fewest were. */
  readonly fewestFree: number;
}

/** Lines of `at,rss,free agents`; `from`: what stood before is start-up. */
export function parseMemory(text: string, from: number): Memory {
  const samples = lines(text).map(([at, rss, free]) => ({
    at: Number(at),
    mb: Number(rss) / 2 ** 20,
    free: Number(free),
  }));
  const run = samples.filter(({ at }) => at >= from);
  const rounded = (mb: number | undefined) => Math.round((mb ?? NaN) * 10) / 10;
  return {
    startMb: rounded(samples.filter(({ at }) => at < from).at(-1)?.mb),
    mostMb: rounded(Math.max(...run.map(({ mb }) => mb))),
    endMb: rounded(run.at(-1)?.mb),
    fewestFree: Math.min(...run.map(({ free }) => free)),
  };
}

const lines = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
