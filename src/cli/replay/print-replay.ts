/** A replay as a person reads it: how much differs, then the first difference of each call. */
import { sayCommand } from '../../engine/explain/say-command';
import { sayEntry } from '../../engine/explain/say-entry';
import { wallClock, type SayTime } from '../../engine/explain/words';
import type { Difference } from '../../engine/replay/differences';
import type { ReplayReport } from '../../engine/replay/replay';

const mostCalls = 50;

export function printReplay(report: ReplayReport): string {
  const { from, to, timeZone, inputs, calls, callsThatDiffer, agentsThatDiffer, softwareDiffers } = report;
  const time = wallClock(timeZone, from);
  const parted = report.differences.filter(({ of }) => of === 'call');
  return [
    `${wallClock(timeZone, 0)(from)} – ${wallClock(timeZone, 0)(to)} ${timeZone}: ${inputs} 个输入 inputs, ${calls} 通 calls`,
    ...(report.beginning === 'middle'
      ? [
          '日志从中途开始，差异可能出于此前未知的坐席状态 / the journal begins in the middle: differences may come from what agents were before',
        ]
      : []),
    ...(softwareDiffers > 0
      ? [
          `当时的规则下已有 ${softwareDiffers} 通不同：软件已改变 / by the rules of the day ${softwareDiffers} calls differ already: the software has changed`,
        ]
      : []),
    callsThatDiffer + agentsThatDiffer === 0
      ? '决定完全相同 / no difference'
      : `${callsThatDiffer} 通来电、${agentsThatDiffer} 位坐席不同 / ${callsThatDiffer} calls and ${agentsThatDiffer} agents differ; 每通的第一处 first of each call:`,
    ...parted.slice(0, mostCalls).flatMap((difference) => ['', ...printDifference(difference, time, timeZone)]),
    ...(parted.length > mostCalls ? ['', `… ${parted.length - mostCalls} 更多，见 --json / more, see --json`] : []),
  ].join('\n');
}

function printDifference({ id, at, event, ...of }: Difference, time: SayTime, timeZone: string): string[] {
  const within = wallClock(timeZone, at);
  const entries = (list: Difference['was']) =>
    list.map((entry) => {
      const { zh, en } = sayEntry(entry, within);
      return `${zh} / ${en}`;
    });
  const onlyCommands = of.was.length === 0 && of.now.length === 0;
  const was = onlyCommands ? of.commandsWere.map(sayCommand) : entries(of.was);
  const now = onlyCommands ? of.commandsNow.map(sayCommand) : entries(of.now);
  return [
    `${time(at)}  ${id}  (${event})`,
    ...lines('原 was', was.length > 0 ? was : ['— 无 / nothing']),
    ...lines('今 now', now.length > 0 ? now : ['— 无 / nothing']),
  ];
}

const lines = (label: string, texts: readonly string[]) => texts.map((text) => `    ${label}  ${text}`);
