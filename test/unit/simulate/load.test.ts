/** The load as operators write it, and the callers it makes. */
import { DateTime } from 'luxon';
import { generatedTraffic } from '../../../src/engine/simulate/generated-traffic';
import { parseLoad } from '../../../src/engine/simulate/load-spec';
import { LoadSpecError } from '../../../src/engine/simulate/load-words';
import type { SimulatedCaller } from '../../../src/engine/simulate/traffic';
import { storyRules } from '../../scenario/story-rules';

const rules = storyRules();
const callersOf = (load: string, seed = 1): SimulatedCaller[] => {
  const callers = generatedTraffic(parseLoad(load), { seed, rules }).callers();
  const all: SimulatedCaller[] = [];
  for (let next = callers.next(); next.done !== true; next = callers.next()) all.push(next.value);
  return all;
};
const hourOf = ({ at }: SimulatedCaller) => DateTime.fromMillis(at, { zone: rules.timeZone }).hour;

test('every item is read', () => {
  const spec = parseLoad(
    'calls=40/30m@08:00+100/30m@10:00,talk=lognormal:200s~90s,patience=fixed:2m,agents=14,number=95001,' +
      'keys=1:60%+21:0.3,think=2s,hours=08:00-18:00,for=2d,total=500,start=2026-11-23,answer=90%,refuse=5%,' +
      'ring=5s,rest=1m,wrapUp=20s,prompt=4s',
  );
  expect(spec).toMatchObject({
    rates: [{ fromMinute: 480, perMs: 40 / 1_800_000 }, { fromMinute: 600 }],
    talk: { kind: 'lognormal', meanMs: 200_000, deviationMs: 90_000 },
    patience: { kind: 'fixed', ms: 120_000 },
    agents: 14,
    keys: [
      { digits: '1', share: 0.6 },
      { digits: '21', share: 0.3 },
    ],
    hours: { from: 480, to: 1080 },
    forMs: 172_800_000,
    answer: 0.9,
    refuse: 0.05,
    wrapUp: { kind: 'exponential', meanMs: 20_000 },
    promptMs: 4_000,
  });
});

test.each([
  ['', 'one of calls, talk'],
  ['calls=100/30m', 'talk=…'],
  ['talk=180s', 'calls=…'],
  ['calls=100,talk=180s', 'calls per time such as 100/30m'],
  ['calls=-3/30m,talk=180s', 'a number above 0'],
  ['calls=1/0s,talk=180s', 'a time above 0'],
  ['calls=1/30m@25:00,talk=180s', 'a time of day'],
  ['calls=100/30m,talk=forever', '180s (exponential)'],
  ['calls=100/30m,talk=9999d', 'a duration'],
  ['calls=100/30m,talk=180s,talk=90s', 'talk once'],
  ['calls=100/30m,talk=180s,agents=1.5', 'a whole number'],
  ['calls=100/30m,talk=180s,agents=99999999', 'at most 10000'],
  ['calls=100/30m,talk=180s,answer=120%', 'a share'],
  ['calls=100/30m,talk=180s,answer=90%,refuse=20%', '100 % together'],
  ['calls=100/30m,talk=180s,hours=18:00-09:00', 'hours that end after they begin'],
  ['calls=100/30m,talk=180s,keys=x:50%', 'keys of 0–9'],
  ['calls=100/30m,talk=180s,start=2026-13-01', 'a date'],
  ['calls=100/30m,talk=180s,__proto__=1', 'one of calls, talk'],
])('%p is refused, with what is allowed', (load, allowed) => {
  expect(() => parseLoad(load)).toThrow(LoadSpecError);
  expect(() => parseLoad(load)).toThrow(allowed);
});

test('a number the rules do not have is refused', () => {
  const spec = parseLoad('calls=1/1m,talk=1s,number=12345');
  expect(() => generatedTraffic(spec, { seed: 1, rules })).toThrow('95001, 95002');
});

test('calls come at their rates and in their hours only', () => {
  const callers = callersOf('calls=60/30m@08:00+240/30m@12:00,talk=60s,hours=09:00-18:00,for=3d');
  const perHour = (from: number, to: number) =>
    callers.filter((caller) => hourOf(caller) >= from && hourOf(caller) < to).length / (to - from) / 3;
  expect(perHour(0, 9) + perHour(18, 24)).toBe(0);
  expect(perHour(9, 12)).toBeGreaterThan(100); // 120 expected, deviation of the mean 3.7
  expect(perHour(9, 12)).toBeLessThan(140);
  expect(perHour(12, 18)).toBeGreaterThan(455); // 480 expected, deviation 5.2
  expect(perHour(12, 18)).toBeLessThan(505);
});

test('callers press what their shares say, one key after another', () => {
  const callers = callersOf('calls=1000/30m,talk=60s,for=2h,keys=1:50%+21:30%,think=3s');
  const pressed = callers.map(({ keys }) => keys.map(({ digit }) => digit).join(''));
  const share = (digits: string) => pressed.filter((each) => each === digits).length / pressed.length;
  expect([share('1'), share('21'), share('')]).toEqual([0.5, 0.3, 0.2].map((x) => expect.closeTo(x, 1) as number));
  expect(callers.find(({ keys }) => keys.length === 2)?.keys).toEqual([
    { afterMs: 3_000, digit: '2' },
    { afterMs: 6_000, digit: '1' },
  ]);
});

test('exactly so many calls, and the same ones for the same seed', () => {
  const load = 'calls=100/30m,talk=180s,patience=60s,total=321';
  expect(callersOf(load)).toHaveLength(321);
  expect(callersOf(load)).toEqual(callersOf(load));
  expect(callersOf(load, 2)).not.toEqual(callersOf(load));
});
