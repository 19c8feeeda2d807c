/** What follows for those who are on the floor when rules change. Said in words here; done in core/rules-change. */
import type { RulesChange } from '../engine/ports';
import type { Words } from './diff-words';
import type { PlainRules } from './plain-rules';

const nothing: Words = { zh: '', en: '' };

/** Behind "removed": what happens to whom it concerns. */
export function aftermath(area: string, after: PlainRules): Words {
  const first = Object.keys(after.queues)[0] ?? '';
  switch (area) {
    case 'queue':
      return {
        zh: `：排队者保留位次转到队列 ${first}，正在振铃的照常接听`,
        en: `: who waits in it goes on in queue ${first} with her place; a phone that rings may still answer`,
      };
    case 'menu':
      return { zh: `：正在其中的来电转到队列 ${first}`, en: `: callers in it go to queue ${first}` };
    case 'agent':
      return {
        zh: '：空闲的立即签出，通话中的做完本通和整理后签出',
        en: ': logged out at once when idle, else after the call and its wrap-up',
      };
    case 'number':
      return { zh: '：新来电不再受理，进行中的通话不变', en: ': new calls to it are refused, those in progress go on' };
    case 'trunk':
      return { zh: '：新来电不再受理，进行中的通话不变', en: ': its new calls are refused, those in progress go on' };
    default:
      return nothing;
  }
}

/** Queues that more or fewer agents are able to serve than before. */
export function staffing(before: PlainRules, after: PlainRules): readonly RulesChange[] {
  return Object.keys(after.queues).flatMap((id): readonly RulesChange[] => {
    const [from, to] = [countAble(before, id), countAble(after, id)];
    if (from === null || to === null || from === to) return [];
    const name = after.queues[id]?.name ?? '';
    const zh = `队列 ${id}（${name}）：合格坐席 ${from} → ${to} 人`;
    const en = `queue ${id} (${name}): agents with its skills ${from} → ${to}`;
    return [{ area: 'queue', id, kind: 'effect', key: 'staff', from, to, zh, en }];
  });
}

/** Null when there is no such queue. */
function countAble({ queues, agents }: PlainRules, id: string): number | null {
  const wanted = queues[id]?.skills;
  if (!wanted) return null;
  const needs = Object.entries(wanted);
  return Object.values(agents).filter(({ skills }) => needs.every(([skill, least]) => (skills[skill] ?? 0) >= least))
    .length;
}
