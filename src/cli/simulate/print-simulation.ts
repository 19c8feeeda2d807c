/** Two sets of rules side by side, and what really happened, where it is on record. */
import type { Rules } from '../../core/rules';
import { wallClock } from '../../engine/explain/words';
import type { Figures } from '../../engine/simulate/measures';
import type { Basis } from '../../engine/simulate/recorded-traffic';
import type { QueueFigures } from '../../engine/simulate/tally';
import { table } from '../table';

export interface TriedRules {
  readonly hash: string;
  readonly serviceLevel: Rules['serviceLevel'];
  readonly figures: Figures;
}
export interface Simulation {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
  /** Null: recorded callers. */
  readonly load: string | null;
  readonly tried: TriedRules;
  readonly against: TriedRules;
  /** What was reached in truth; null for callers made up. */
  readonly recorded: Figures | null;
  readonly basis: Basis | null;
}

type Row<F> = readonly [label: string, value: (figures: F) => string];

const ofQueue: readonly Row<QueueFigures>[] = [
  ['进入队列 entered', ({ entered }) => count(entered)],
  ['接听 answered', ({ answered }) => count(answered)],
  ['放弃 abandoned', ({ abandoned, abandonment }) => `${count(abandoned)} (${percent(abandonment)})`],
  ['短放弃 short abandons', ({ shortAbandons }) => count(shortAbandons)],
  ['服务水平 service level', ({ serviceLevel }) => percent(serviceLevel)],
  ['20 秒服务水平 within 20 s', ({ serviceLevel20 }) => percent(serviceLevel20)],
  ['平均应答速度 ASA', ({ asaMs }) => seconds(asaMs)],
  ['平均等待 mean wait', ({ meanWaitMs }) => seconds(meanWaitMs)],
  ['最长等待 longest wait', ({ maxWaitMs }) => seconds(maxWaitMs)],
  ['须等待 P(wait)', ({ pWait }) => percent(pWait)],
];
const ofAll: readonly Row<Figures>[] = [
  ['来电 calls', ({ calls }) => count(calls)],
  ['菜单中放弃 left in the menu', ({ abandonedInMenu }) => count(abandonedInMenu)],
  ...ofQueue,
  ['回电 callbacks', ({ callbacks }) => count(callbacks)],
  ['占用率 occupancy', ({ occupancy }) => percent(occupancy)],
  ['三声接听率 three-ring rate', ({ threeRingRate }) => percent(threeRingRate)],
];

export function printSimulation(simulation: Simulation): string {
  const { tried, against, recorded, seed, load, from, to, timeZone, basis } = simulation;
  const time = wallClock(timeZone, 0);
  const columns = [
    { name: '试 tried', ...tried },
    { name: '对照 against', ...against },
    ...(recorded ? [{ name: '实际 recorded', figures: recorded }] : []),
  ];
  const names = ['', ...columns.map(({ name }) => name)];
  const queues = [...new Set(columns.flatMap(({ figures }) => Object.keys(figures.queues)))];
  return [
    load ? `--load ${load}   seed ${seed}` : `${time(from)} – ${time(to)} ${timeZone}   seed ${seed}`,
    ...[tried, against].map(
      ({ hash, serviceLevel }, i) =>
        `${columns[i]?.name}: ${hash}, ${serviceLevel.formula} ≤ ${seconds(serviceLevel.withinMs)}`,
    ),
    ...(basis ? [sayBasis(basis)] : []),
    '',
    table(
      names,
      rows(
        ofAll,
        columns.map(({ figures }) => figures),
      ),
    ),
    ...queues.flatMap((queue) => [
      '',
      table(
        [queue, ...names.slice(1)],
        rows(
          ofQueue,
          columns.map(({ figures }) => figures.queues[queue] ?? null),
        ),
      ),
    ]),
  ].join('\n');
}

function sayBasis({ patience, talks, offers, restMs }: Basis): string {
  return [
    `耐心 patience: ${patience.ends}/${patience.seen}`,
    `通话 talks: ${talks.ends}/${talks.seen}`,
    `振铃 offers: ${offers}`,
    `未接后恢复 back after ${seconds(restMs)}`,
  ].join('; ');
}

function rows<F>(of: readonly Row<F>[], figures: readonly (F | null)[]): string[][] {
  return of.map(([label, value]) => [label, ...figures.map((each) => (each === null ? '–' : value(each)))]);
}

const count = (value: number) => String(value);
const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);
const seconds = (ms: number | null) => (ms === null ? '–' : `${(ms / 1000).toFixed(1)} s`);
