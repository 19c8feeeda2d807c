/** What needs no telephone, one part a process: `compute.ts <part> <JSON>`; the answer is one line of JSON on stdout. */
import { measureExpectedWait } from '../caller/expected-wait';
import { measureCoreSpeed } from './core-speed';
import { measureGrowth } from './growth';
import { measureTheory } from './theory';

export interface ComputeOptions {
  readonly seed: number;
  readonly coreCalls: number;
  readonly coreRounds: number;
  readonly growthEvents: number;
  readonly theoryCalls: number;
}
export interface ForecastOptions {
  readonly seed: number;
  /** At each load. */
  readonly forecastCalls: number;
}

const say = (line: string) => process.stderr.write(`${line}\n`);

const parts = {
  core: ({ coreCalls, coreRounds }: ComputeOptions) => measureCoreSpeed(coreCalls, coreRounds, say),
  growth: ({ growthEvents }: ComputeOptions) => measureGrowth(growthEvents, say),
  theory: ({ theoryCalls, seed }: ComputeOptions) => measureTheory(theoryCalls, seed, say),
  forecast: ({ forecastCalls, seed }: ForecastOptions) => measureExpectedWait(forecastCalls, seed, say),
};
export type Part = keyof typeof parts;
export type PartOptions<P extends Part> = Parameters<(typeof parts)[P]>[0];
export type PartResult<P extends Part> = ReturnType<(typeof parts)[P]>;

if (require.main === module) {
  const [, , part, options] = process.argv;
  const measure = parts[part as Part] as (options: unknown) => unknown;
  process.stdout.write(`${JSON.stringify(measure(JSON.parse(options ?? '{}')))}\n`);
}
