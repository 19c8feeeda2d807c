/** Shifts, and what became of a file of them, on a terminal. */
import { DateTime } from 'luxon';
import type { Activity } from '../../core/kpi/adherence';
import type { AgentId } from '../../core/ids';
import type { Rules } from '../../core/rules';
import type { Shift } from '../../engine/ports';
import type { ImportedPlan } from '../../reports/shifts/import-plan';
import { printable, table } from '../table';

const words: Readonly<Record<Activity, string>> = {
  work: '工作 work',
  break: '休息 break',
  lunch: '午餐 lunch',
  training: '培训 training',
  meeting: '会议 meeting',
};
const shownAside = 20;

export function printShifts(shifts: readonly Shift[], { agents, timeZone }: Rules): string {
  if (shifts.length === 0) return '没有排班 / nothing is planned';
  const rows = shifts.map(({ agentId, from, to, activity }) => {
    const [begin, end] = [DateTime.fromMillis(from, { zone: timeZone }), DateTime.fromMillis(to, { zone: timeZone })];
    const night = end.hasSame(begin, 'day') ? '' : ' +1';
    const name = agents.get(agentId as AgentId)?.name ?? '';
    return [
      ...[`${agentId} ${name}`.trim(), begin.toFormat('yyyy-MM-dd'), begin.toFormat('HH:mm')],
      ...[`${end.toFormat('HH:mm')}${night}`, words[activity]],
    ];
  });
  return table(['坐席 agent', '日期 date', '起 from', '止 to', '活动 activity'], rows);
}

export function printImport({ lines, added, removed, setAside, aside }: ImportedPlan): string {
  const counts = [
    `行 lines ${lines}`,
    `排定 planned ${added}`,
    `取代 in place of ${removed}`,
    `搁置 set aside ${setAside}`,
  ];
  if (setAside === 0) return counts.join('\n');
  const shown = aside
    .slice(0, shownAside)
    .map(({ line, reason, text }) => `${line}: ${plain(reason)}\n    ${plain(text)}`);
  const rest = setAside > shownAside ? ['… --json'] : [];
  return [...counts, '', ...shown, ...rest].join('\n');
}

/** Columns may be parted by tabs. */
const plain = (text: string) => printable(text.replace(/\t/g, ' '));
