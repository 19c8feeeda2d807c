/** One picture of the board for a terminal of so many columns and rows; nothing here knows a terminal. */
import { DateTime } from 'luxon';
import { clockTime } from '../table';
import type { Board, BoardAgent, BoardQueue } from './board-form';
import { columns, cut, fit, type Column } from './cells';
import { words, type Words } from './words';

export interface Size {
  readonly width: number;
  readonly height: number;
}
export type Look = 'plain' | 'head' | 'alarm' | 'dim';
export interface Line {
  readonly text: string;
  readonly look: Look;
}
export interface Scene {
  readonly board: Board;
  /** On the hotline's clock, milliseconds since 1970. */
  readonly now: number;
  readonly language: 'zh' | 'en';
  /** Null: connected. */
  readonly trouble: string | null;
}

const least: Size = { width: 40, height: 10 };

/** As many lines as the terminal has rows, each within its width. */
export function frame(scene: Scene, size: Size): readonly Line[] {
  const width = Math.max(size.width, least.width);
  const height = Math.max(size.height, least.height);
  const say = words[scene.language];
  const top = [title(scene, say), ...today(scene.board, say), ...owed(scene, say), line('')];
  const foot: Line = scene.trouble === null ? line(say.keys, 'dim') : line(`${say.lost}: ${scene.trouble}`, 'alarm');
  const room = height - top.length - 3;
  const staff = working(scene.board);
  const queueRows = Math.max(2, Math.min(scene.board.queues.size, staff.length === 0 ? room : Math.floor(room / 2)));
  const queues = queueLines(scene, say, queueRows, width);
  const agents = agentLines(scene, say, staff, height - top.length - queues.length - 1, width);
  const body = [...top, ...queues, ...agents].slice(0, height - 1);
  const filled = [...body, ...Array.from({ length: height - 1 - body.length }, () => line(''))];
  return [...filled, foot].map(({ text, look }) => ({ text: cut(text, size.width), look })).slice(-size.height);
}

const line = (text: string, look: Look = 'plain'): Line => ({ text, look });
const ago = (since: string | null, now: number) => (since === null ? '' : clockTime(now - Date.parse(since)));
const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)}%`);
const duration = (ms: number | null) => (ms === null ? '–' : clockTime(ms));
const sum = (queues: readonly BoardQueue[], of: (queue: BoardQueue) => number) =>
  queues.reduce((all, queue) => all + of(queue), 0);

function title({ board, now }: Scene, say: Words): Line {
  const queues = [...board.queues.values()];
  const since = queues.map(({ longestSince }) => longestSince ?? '').filter((at) => at !== '');
  const clock = DateTime.fromMillis(now, { zone: board.timeZone }).toFormat('HH:mm:ss');
  const waits = `${say.waiting} ${sum(queues, (queue) => queue.waiting)}`;
  const rings = `${say.ringing} ${sum(queues, (queue) => queue.ringing)}`;
  return line(
    `${board.name}  ${clock}  ${waits}  ${rings}  ${say.longest} ${ago(since.sort()[0] ?? null, now) || '–'}`,
    'head',
  );
}

function today({ today: day, targets, timeZone }: Board, say: Words): readonly Line[] {
  const since = DateTime.fromISO(day.since, { zone: timeZone });
  const begin = since.equals(since.startOf('day')) ? '' : ` (${say.since} ${since.toFormat('HH:mm')})`;
  const level = `${say.level} ${percent(day.serviceLevel)}`;
  const counts = [
    ...[`${say.calls} ${day.calls}`, `${say.entered} ${day.entered}`, `${say.answered} ${day.answered}`],
    `${say.abandoned} ${day.abandoned} (${say.short} ${day.shortAbandons})`,
    `${say.level}=${targets.serviceLevel.formula}`,
  ];
  const within = `${say.within(targets.maxWaitMs / 1000)} ${percent(day.withinMaxWait)}`;
  const means = [`${say.asa} ${duration(day.asaMs)}`, `${say.aht} ${duration(day.ahtMs)}`];
  return [
    line(`${say.today}${begin}  ${counts.join('  ')}`),
    line(`${level}  ${say.threeRings} ${percent(day.threeRingRate)}  ${within}  ${means.join('  ')}`),
  ];
}

/** Callbacks and messages, while there are any. */
function owed({ board: { callbacks }, now }: Scene, say: Words): readonly Line[] {
  if (!callbacks || callbacks.owed + callbacks.dead === 0) return [];
  const { owed: all, due, overdue, overdueSince, dead } = callbacks;
  const late = overdue === 0 ? '' : ` (${ago(overdueSince, now)})`;
  const parts = [`${say.owed} ${all}`, `${say.due} ${due}`, `${say.overdue} ${overdue}${late}`, `${say.dead} ${dead}`];
  return [line(parts.join('  '), overdue > 0 ? 'alarm' : 'plain')];
}

function queueLines({ board, now }: Scene, say: Words, most: number, width: number): readonly Line[] {
  const all = [...board.queues.values()];
  const byTrouble = [...all].sort((a, b) => b.waiting + b.ringing - a.waiting - a.ringing);
  const shown = all.length <= most ? all : byTrouble.slice(0, most - 1);
  const name = Math.max(8, Math.min(24, width - 62));
  const number = (title: string, of: (queue: BoardQueue) => number | undefined, cells = 5): Column<BoardQueue> => {
    return { title, width: cells, align: 'right', of: (queue) => String(of(queue) ?? '') };
  };
  const text = (title: string, cells: number, of: (queue: BoardQueue) => string): Column<BoardQueue> => {
    return { title, width: cells, align: 'right', of };
  };
  const [head = '', ...rows] = columns(shown, [
    { title: say.queue, width: name, of: (queue) => queue.name || queue.queueId },
    number(say.waiting, (queue) => queue.waiting),
    number(say.ringing, (queue) => queue.ringing),
    text(say.longest, 7, (queue) => ago(queue.longestSince, now)),
    text(say.predicted, 7, (queue) => duration(queue.expectedWaitMs)),
    number(say.free, (queue) => queue.free),
    number(say.atWork, (queue) => queue.atWork),
    number(say.answered, (queue) => queue.today?.answered),
    number(say.abandoned, (queue) => queue.today?.abandoned),
    text(say.level, 8, (queue) => percent(queue.today?.serviceLevel ?? null)),
  ]);
  const looks = shown.map((queue) => isLate(queue, board.targets.maxWaitMs, now));
  const rest = all.length - shown.length;
  const more = rest > 0 ? [line(say.more(rest), 'dim')] : [];
  return [line(head, 'head'), ...rows.map((row, i) => line(row, looks[i] ? 'alarm' : 'plain')), ...more, line('')];
}

const isLate = ({ longestSince }: BoardQueue, maxWaitMs: number, now: number) =>
  longestSince !== null && now - Date.parse(longestSince) > maxWaitMs;

const order = ['offered', 'talking', 'wrap-up', 'not-ready', 'ready'];

/** Who is logged in: by state, and who has been in it longest first. */
function working({ agents }: Board): readonly BoardAgent[] {
  return [...agents.values()]
    .filter(({ state }) => state !== 'logged-out')
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.since < b.since ? -1 : 1));
}

/** In as many columns as there is room for. */
function agentLines(
  { board, now }: Scene,
  say: Words,
  staff: readonly BoardAgent[],
  most: number,
  width: number,
): readonly Line[] {
  const counts = Object.entries(board.states).filter(([, count]) => count > 0);
  const head = `${say.agents}  ${counts.map(([state, count]) => `${say.states[state] ?? state} ${count}`).join('  ')}`;
  if (most < 2) return [line(head, 'head')];
  if (staff.length === 0) return [line(head, 'head'), line(say.nobody, 'dim')];
  const cell = 38;
  const across = Math.max(1, Math.floor((width + 2) / (cell + 2)));
  const rows = most - 1;
  const shown = staff.length <= rows * across ? staff : staff.slice(0, (rows - 1) * across);
  const down = Math.ceil(shown.length / across);
  const text = (agent: BoardAgent | undefined) => (agent ? fit(agentText(agent, say, now), cell) : '');
  const grid = Array.from({ length: down }, (_, row) =>
    line(
      Array.from({ length: across }, (__, column) => text(shown[column * down + row]))
        .join('  ')
        .trimEnd(),
    ),
  );
  const rest = staff.length - shown.length;
  return [line(head, 'head'), ...grid, ...(rest > 0 ? [line(say.more(rest), 'dim')] : [])];
}

function agentText({ agentId, name, state, reason, since, registered }: BoardAgent, say: Words, now: number): string {
  const why = reason === null ? '' : ` ${reason}`;
  const phone = registered ? '' : ' ✗';
  return `${fit(agentId, 6)} ${fit(name, 10)} ${fit(ago(since, now), 8, 'right')} ${say.states[state] ?? state}${why}${phone}`;
}
