/** An explanation as a person reads it: one step after another, Chinese and English side by side. */
import type { ExplainedStep, Explanation } from '../../engine/explain/explain';
import type { Look, Refusal } from '../../engine/explain/look';
import { wallClock, words, type Words } from '../../engine/explain/words';

const beginnings: Readonly<Record<Explanation['beginning'], Words | null>> = {
  snapshot: null,
  start: null,
  middle: words(
    '日志从中途开始：此前的坐席状态在其第一次变化之前未知',
    'the journal begins in the middle: what agents were before their first change is not known',
  ),
};
/** A hotline has thousands of agents; a line names so many of one kind. */
const mostNames = 12;

export function printExplanation(explanation: Explanation): string {
  const { callId, timeZone, steps, misfits } = explanation;
  const first = steps[0]?.at ?? 0;
  const time = wallClock(timeZone, first);
  const beginning = beginnings[explanation.beginning];
  return [
    `通话 / call ${callId}   ${new Intl.DateTimeFormat('sv-SE', { timeZone }).format(first)} ${timeZone}`,
    ...(beginning ? [both(beginning)] : []),
    ...(misfits > 0 ? [`${misfits} 条记录前后不符 / entries do not fit what stands before them`] : []),
    ...steps.flatMap((step) => ['', ...printStep(step, time(step.at))]),
  ].join('\n');
}

function printStep({ cause, facts, waiting }: ExplainedStep, time: string): string[] {
  const lines = [`${time}  ${both(cause)}`];
  for (const fact of facts) {
    lines.push(`    · ${both(fact.words)}`);
    if (fact.choice) lines.push(...printLook(fact.choice));
  }
  if (waiting) {
    lines.push(
      `    … ${both(words(`继续等待，${waiting.queueId} 第 ${waiting.place} 位`, `waits on, place ${waiting.place} of ${waiting.queueId}`))}`,
    );
    lines.push(...printLook(waiting));
  }
  return lines;
}

function printLook({ needs, strategy, eligible, others, inFront }: Look): string[] {
  const rows = [
    `要求 needs      ${needs}; ${strategy}`,
    ...inFront.slice(0, mostNames).map(({ callId, queueId }) => `在前 in front   ${callId} (${queueId})`),
    ...more(inFront.length),
    ...eligible
      .slice(0, mostNames)
      .map(({ agentId, rank }, i) => `可派 eligible   ${i + 1}. ${agentId}  ${both(rank)}`),
    ...more(eligible.length),
    ...(eligible.length === 0 ? ['可派 eligible   无 / nobody'] : []),
    ...byObstacle(others).flatMap((group) => [
      ...group.slice(0, mostNames).map(({ agentId, why }) => `不可 not        ${agentId}  ${both(why)}`),
      ...more(group.length, group[0]),
    ]),
  ];
  return rows.map((row) => `        ${row}`);
}

function more(count: number, like?: Refusal): string[] {
  if (count <= mostNames) return [];
  return [`                … ${count - mostNames} 更多 / more${like ? ` (${like.code})` : ''}`];
}

function byObstacle(others: readonly Refusal[]): readonly (readonly Refusal[])[] {
  const groups = new Map<string, Refusal[]>();
  for (const other of others) groups.set(other.code, [...(groups.get(other.code) ?? []), other]);
  return [...groups.values()];
}

const both = ({ zh, en }: Words) => (zh === en ? zh : `${zh} / ${en}`);
