/** What needs no telephone, one part a process: `compute.ts <part> <JSON>`; the answer is one line of JSON on stdout. */
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

const say = (line: string) => process.stderr.write(`${line}\n`);

const parts = {
  core: ({ coreCalls, coreRounds }: ComputeOptions) => measureCoreSpeed(coreCalls, coreRounds, say),
  growth: ({ growthEvents }: ComputeOptions) => measureGrowth(growthEvents, say),
  theory: ({ theoryCalls, seed }: ComputeOptions) => measureTheory(theoryCalls, seed, say),
};
export type Part = keyof typeof parts;
export type PartResult<P extends Part> = ReturnType<(typeof parts)[P]>;

if (require.main === module) {
  const [, , part, options] = process.argv;
  const measure = parts[part as Part];
  process.stdout.write(`${JSON.stringify(measure(JSON.parse(options ?? '{}') as ComputeOptions))}\n`);
}
