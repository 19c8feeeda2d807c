/**
 * The expected wait, as the core has it when a caller begins to wait, beside what she then waits: in the simulator, and
 * beside an oracle who knows the true rate of service.
 */
import { waitRange as Range } from '../../src/core/wait-range';
import type { StepRecord } from '../../src/engine/ports';
import type { Floor } from '../../src/core/floor';
import { built } from '../routing/built';

export interface Forecast {
  /** Offered traffic ÷ agents. */
  readonly load: number;
  /** Calls that had to wait. */
  readonly n: number;
  /** |expected − waited| ÷ waited. */
  readonly medianError: number;
  readonly oracleMedianError: number;
  readonly ratio: number;
  /** (mean expected − mean waited) ÷ mean waited. */
  readonly bias: number;
  /** Calls whose wait lay within the range that was said. */
  readonly withinRange: number;
}

const agents = 10;
const talkSeconds = 180;
const loads = [0.8, 0.9, 0.95];

export function measureExpectedWait(calls: number, seed: number, say: (line: string) => void): Forecast[] {
  return loads.map((load) => {
    const forecast = forecastAt(load, calls, seed);
    say(`expected wait at load ${load}: error ${forecast.medianError}, of the oracle ${forecast.oracleMedianError}`);
    return forecast;
  });
}

interface Said {
  readonly expected: number;
  readonly oracle: number;
  readonly from: number;
  readonly to: number;
}

function forecastAt(load: number, calls: number, seed: number): Forecast {
  const { theoryRules } = built<typeof import('../../src/engine/simulate/theory')>('engine/simulate/theory');
  const { simulate } = built<typeof import('../../src/engine/simulate/simulate')>('engine/simulate/simulate');
  const { parseLoad } = built<typeof import('../../src/engine/simulate/load-spec')>('engine/simulate/load-spec');
  const { generatedTraffic } = built<typeof import('../../src/engine/simulate/generated-traffic')>(
    'engine/simulate/generated-traffic',
  );
  const rules = theoryRules(agents);
  const perHalfHour = (load * agents * 1_800) / talkSeconds;
  const spec = `calls=${perHalfHour}/30m,talk=${talkSeconds}s,patience=never,total=${calls}`;
  const book = new ForecastBook();
  simulate({
    rules,
    traffic: generatedTraffic(parseLoad(spec), { seed, rules }),
    seed,
    onStep: (record, floor) => book.read(record, floor),
  });
  return book.sumUp(load);
}

class ForecastBook {
  private readonly said = new Map<string, Said>();
  private readonly errors: number[] = [];
  private readonly oracleErrors: number[] = [];
  private expected = 0;
  private waited = 0;
  private held = 0;
  private readonly expectedWaitMs =
    built<typeof import('../../src/core/expected-wait')>('core/expected-wait').expectedWaitMs;
  private readonly waitRange: typeof Range =
    built<typeof import('../../src/core/wait-range')>('core/wait-range').waitRange;

  read({ entries }: StepRecord, floor: Floor): void {
    for (const entry of entries) {
      if (entry.type === 'QueueEntered' && floor.calls.get(entry.callId)?.phase.kind === 'waiting')
        this.forecast(entry.callId, floor);
      else if (entry.type === 'QueueLeft') this.check(entry.callId, entry.waitMs);
    }
  }

  /** She is the last of the line. */
  private forecast(callId: string, floor: Floor): void {
    const [queue] = floor.queues.values();
    const pool = queue?.pools[0];
    if (!queue || !pool) return;
    const place = pool.waiting.size;
    const expected = this.expectedWaitMs(pool, place, floor.service.get(queue.id));
    if (expected === null) return;
    const oracle = (place * talkSeconds * 1_000) / agents;
    this.said.set(callId, { expected, oracle, ...this.waitRange(place, expected / place) });
  }

  private check(callId: string, waitMs: number): void {
    const said = this.said.get(callId);
    if (!said || !this.said.delete(callId)) return;
    this.errors.push(Math.abs(said.expected - waitMs) / waitMs);
    this.oracleErrors.push(Math.abs(said.oracle - waitMs) / waitMs);
    this.expected += said.expected;
    this.waited += waitMs;
    if (waitMs >= said.from * 1_000 && waitMs <= said.to * 1_000) this.held += 1;
  }

  sumUp(load: number): Forecast {
    const [medianError, oracleMedianError] = [median(this.errors), median(this.oracleErrors)];
    const n = this.errors.length;
    return {
      load,
      n,
      medianError: rounded(medianError),
      oracleMedianError: rounded(oracleMedianError),
      ratio: rounded(medianError / oracleMedianError),
      bias: rounded(this.expected / this.waited - 1),
      withinRange: rounded(this.held / n),
    };
  }
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
