/** The simulator, which runs the real core, against the Erlang formulas, which know nothing of it. */
import type { Estimate } from '../../src/engine/simulate/control-variates';
import type { TheoryCase } from '../../src/engine/simulate/theory';
import { erlangA, erlangC } from '../measure/erlang';
import { built } from './built';

export interface Compared extends Estimate {
  readonly theory: number;
  /** How far the value is off, of the theory. */
  readonly error: number;
}
export interface TheoryRun extends TheoryCase {
  readonly calls: number;
  readonly pWait: Compared;
  /** Answered within 20 s, of all. */
  readonly serviceLevel20: Compared;
  readonly asaSeconds: Compared;
  /** Null where nobody leaves. */
  readonly abandoned: Compared | null;
  readonly seconds: number;
}
export interface Theory {
  /** The first case: what the simulator says of it, and how long it took. */
  readonly pWait: number;
  readonly serviceLevel20: number;
  readonly asaSeconds: number;
  readonly seconds: number;
  readonly worstError: number;
  readonly cases: readonly TheoryRun[];
}

/** Small and large, with room and without: where nobody leaves, agents busier than these would want more calls. */
const cases: readonly TheoryCase[] = [
  { callsPer30Min: 100, talkSeconds: 180, agents: 14, patienceSeconds: null },
  { callsPer30Min: 100, talkSeconds: 180, agents: 10, patienceSeconds: 120 },
  { callsPer30Min: 30, talkSeconds: 120, agents: 3, patienceSeconds: null },
  { callsPer30Min: 360, talkSeconds: 200, agents: 42, patienceSeconds: 180 },
  { callsPer30Min: 100, talkSeconds: 180, agents: 6, patienceSeconds: 60 },
];

export function measureTheory(calls: number, seed: number, say: (line: string) => void): Theory {
  const { simulateTheory } = built<typeof import('../../src/engine/simulate/theory')>('engine/simulate/theory');
  const runs = cases.map((of): TheoryRun => {
    const run = simulateTheory(of, { calls, seed });
    say(`erlang: ${run.calls} calls, ${of.agents} agents: ${run.seconds.toFixed(1)} s`);
    const queueing = { ...of, callsPerSecond: of.callsPer30Min / 1_800 };
    const expected = of.patienceSeconds === null ? erlangC(queueing) : erlangA(queueing);
    return {
      ...of,
      calls: run.calls,
      pWait: compared(run.pWait, expected.pWait),
      serviceLevel20: compared(run.serviceLevel20, expected.answeredWithin(20)),
      asaSeconds: compared(run.meanWaitSeconds, expected.meanWaitSeconds),
      abandoned: of.patienceSeconds === null ? null : compared(run.abandoned, expected.abandoned),
      seconds: Math.round(run.seconds * 10) / 10,
    };
  });
  const [first] = runs as [TheoryRun, ...TheoryRun[]];
  return {
    pWait: first.pWait.value,
    serviceLevel20: first.serviceLevel20.value,
    asaSeconds: first.asaSeconds.value,
    seconds: first.seconds,
    worstError: Math.max(...runs.flatMap(errorsOf)),
    cases: runs,
  };
}

const errorsOf = ({ pWait, serviceLevel20, asaSeconds, abandoned }: TheoryRun): number[] =>
  [pWait, serviceLevel20, asaSeconds, ...(abandoned ? [abandoned] : [])].map(({ error }) => Math.abs(error));

const compared = (estimate: Estimate, theory: number): Compared => ({
  ...estimate,
  theory,
  error: estimate.value / theory - 1,
});
