/** Words for what orders callers and chooses agents; see diff-words. */
import { isMap } from './diff-leaves';
import type { Words } from './diff-words';
import { sayDuration } from './say-duration';

const words = (zh: string, en: string): Words => ({ zh, en });

export const orderAreas: Readonly<Record<string, Words>> = {
  language: words('语言', 'language'),
  tier: words('客户等级', 'tier'),
  action: words('动作', 'action'),
};

export const orderSettings: Readonly<Record<string, Words>> = {
  'queue.redialMs': words('重拨保留位置', 'place kept for a redial within'),
  'queue.lastAgent': words('记忆坐席', 'last agent'),
  'queue.lastAgent.withinMs': words('记忆坐席的时限', 'last agent of the past'),
  'queue.lastAgent.waitMs': words('等待记忆坐席', 'wait for the last agent'),
  'queue.rings': words('振铃声数', 'rings'),
  'queue.weight': words('权重', 'weight'),
  'language.headStartMs': words('优先量', 'head start'),
  'language.skills.*': words('所需技能 *', 'skill asked for: *'),
  'tier.headStartMs': words('优先量', 'head start'),
  'tier.numbers': words('号码', 'numbers'),
  'hotline.offers.noAnswerMs': words('未接后自动就绪', 'ready again by herself after no answer'),
  'hotline.offers.refusedMs': words('拒接后自动就绪', 'ready again by herself after refusing'),
  'hotline.offers.busyMs': words('话机忙后自动就绪', 'ready again by herself after busy'),
  'hotline.offers.unreachableMs': words('联系不上后自动就绪', 'ready again by herself after unreachable'),
};

/** What a way adds to the call. */
export function sayAdds(adds: unknown): Words {
  if (!isMap(adds)) return words('', '');
  const start = sayDuration(Number(adds['headStartMs']));
  const skills = Object.entries(isMap(adds['skills']) ? adds['skills'] : {}).map(
    ([id, least]) => `${id} ≥ ${String(least)}`,
  );
  const asked =
    skills.length > 0 ? words(`，要求 ${skills.join('、')}`, `, asking for ${skills.join(', ')}`) : words('', '');
  if (adds['headStartMs'] === 0) return asked;
  return words(`，优先 ${start.zh}${asked.zh}`, `, ${start.en} ahead${asked.en}`);
}
