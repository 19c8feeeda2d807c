/**
 * A shift plan as a file: `agent,date,from,to,activity` on each line, local times. Separated by commas, semicolons or tabs, as
 * spreadsheets save them; a heading, empty lines and those with # are passed over. What cannot be read is set aside with its
 * number and why; the rest is the plan.
 */
import { IANAZone } from 'luxon';
import type { Activity } from '../../core/kpi/adherence';
import type { Shift } from '../../engine/ports';
import { wallToInstant } from './wall-time';

export interface PlanRules {
  readonly agents: { has(id: string): boolean };
  readonly timeZone: string;
  readonly now: number;
}
export type AsideCode =
  | 'columns'
  | 'agent-unknown'
  | 'date-unreadable'
  | 'date-too-far'
  | 'time-unreadable'
  | 'ends-before-it-begins'
  | 'activity-unknown'
  | 'overlap';
export interface Aside {
  readonly line: number;
  readonly code: AsideCode;
  /** In Chinese and English. */
  readonly reason: string;
  readonly text: string;
}
export interface PlanLine extends Shift {
  readonly line: number;
  readonly text: string;
  /** The day it is planned on: from its midnight to the next. */
  readonly day: { readonly from: number; readonly to: number };
}
export interface ReadPlan {
  /** That say something. */
  readonly lines: number;
  readonly shifts: readonly PlanLine[];
  readonly aside: readonly Aside[];
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Past midnight; longer is a slip of the pen. */
const longestNightMs = 16 * 3_600_000;
const furthestMs = 800 * dayMs;
const firstDate = Date.UTC(2000, 0, 1);

const heading = /^(agent|agent[ _]?id|坐席|工号|坐席工号)$/i;
const activityWords: ReadonlyMap<string, Activity> = new Map([
  ...(['work', '工作', '上班', '值班'] as const).map((word) => [word, 'work'] as const),
  ...(['break', '休息', '小休'] as const).map((word) => [word, 'break'] as const),
  ...(['lunch', '午餐', '午休', '用餐'] as const).map((word) => [word, 'lunch'] as const),
  ...(['training', '培训'] as const).map((word) => [word, 'training'] as const),
  ...(['meeting', '会议', '开会'] as const).map((word) => [word, 'meeting'] as const),
]);

export function parsePlan(text: string, rules: PlanRules): ReadPlan {
  const zone = IANAZone.create(rules.timeZone);
  const accepted = new Map<string, PlanLine[]>();
  const aside: Aside[] = [];
  let lines = 0;
  for (const [i, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = raw.trim();
    const cells = cellsOf(line);
    if (line === '' || line.startsWith('#') || cells.every((cell) => cell === '')) continue;
    if (lines === 0 && aside.length === 0 && heading.test(cells[0] ?? '')) continue;
    lines += 1;
    const read = shiftOf(cells, rules, zone);
    const kept = read.ok ? (accepted.get(read.shift.agentId) ?? []) : [];
    const wrong = read.ok ? overlapWith(kept, read.shift) : read;
    if (wrong) aside.push({ line: i + 1, code: wrong.code, reason: wrong.reason, text: raw.slice(0, 200) });
    else if (read.ok)
      accepted.set(read.shift.agentId, [...kept, { ...read.shift, line: i + 1, text: raw.slice(0, 200) }]);
  }
  return { lines, shifts: [...accepted.values()].flat(), aside };
}

/** Cells need no quotes; those they are saved with are taken off. */
function cellsOf(line: string): readonly string[] {
  const separator = line.includes('\t') ? '\t' : line.includes(',') ? ',' : ';';
  return line.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

type Read = { readonly ok: true; readonly shift: Omit<PlanLine, 'line' | 'text'> } | Wrong;
interface Wrong {
  readonly ok: false;
  readonly code: AsideCode;
  readonly reason: string;
}
const wrong = (code: AsideCode, reason: string): Wrong => ({ ok: false, code, reason });

function shiftOf(cells: readonly string[], rules: PlanRules, zone: IANAZone): Read {
  const [agent = '', date = '', begin = '', end = '', word = '', ...more] = cells;
  if (word === '' || more.some((cell) => cell !== ''))
    return wrong('columns', '应为 坐席,日期,起,止,活动 / should be agent,date,from,to,activity');
  // As reports print her: `8001 王芳`.
  const [agentId = ''] = agent.split(/\s/);
  if (!rules.agents.has(agentId))
    return wrong('agent-unknown', `规则中没有坐席 / no such agent in the rules: ${agentId}`);
  const midnight = dateOf(date);
  if (midnight === null) return wrong('date-unreadable', `日期应如 2026-11-23 / no date: ${date}`);
  if (midnight < firstDate || midnight > rules.now + furthestMs)
    return wrong('date-too-far', `日期过远 / too far off: ${date}`);
  const span = spanOf(begin, end);
  if (!span.ok) return span;
  const activity = activityWords.get(word.toLowerCase());
  if (!activity)
    return wrong('activity-unknown', `活动应为 / one of ${[...new Set(activityWords.values())].join(', ')}: ${word}`);
  const at = (ms: number) => wallToInstant(midnight + ms, zone);
  const shift = { agentId, from: at(span.from), to: at(span.to), activity, day: { from: at(0), to: at(dayMs) } };
  if (shift.to <= shift.from || shift.to - shift.from > dayMs)
    return wrong(
      'ends-before-it-begins',
      `当天调整时钟，此段不存在或过长 / the clock is changed: nothing is left, or more than a day: ${begin}–${end}`,
    );
  return { ok: true, shift };
}

/** Milliseconds after midnight; what ends no later than it begins ends on the next day. */
function spanOf(begin: string, end: string): { readonly ok: true; readonly from: number; readonly to: number } | Wrong {
  const [from, to] = [timeOf(begin, 23), timeOf(end, 24)];
  if (from === null || to === null)
    return wrong('time-unreadable', `时间应如 09:00 / no time: ${from === null ? begin : end}`);
  const until = to > from ? to : to + dayMs;
  if (until <= dayMs || until - from <= longestNightMs) return { ok: true, from, to: until };
  const says = '止早于起，跨夜最长 16 小时 / ends before it begins; past midnight at most 16 hours';
  return wrong('ends-before-it-begins', `${says}: ${begin}–${end}`);
}

function overlapWith(kept: readonly PlanLine[], shift: Shift): Wrong | null {
  const other = kept.find(({ from, to }) => from < shift.to && to > shift.from);
  return other ? wrong('overlap', `与第 ${other.line} 行重叠 / overlaps line ${other.line}`) : null;
}

/** `2026-11-23`, `2026/11/23`, `2026/1/5` → midnight as if it were UTC. */
function dateOf(text: string): number | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return year !== '' && new Date(at).getUTCMonth() === Number(month) - 1 ? at : null;
}

/** `9:00`, `09:00`, `09:00:00` → milliseconds after midnight; `24:00` where hours go so far. */
function timeOf(text: string, lastHour: number): number | null {
  const [, hours = '', minutes = ''] = /^(\d{1,2}):([0-5]\d)(?::00)?$/.exec(text) ?? [];
  const ms = (Number(hours) * 60 + Number(minutes)) * minuteMs;
  return hours !== '' && Number(hours) <= lastHour && ms <= dayMs ? ms : null;
}
