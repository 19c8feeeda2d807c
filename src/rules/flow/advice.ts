/**
 * What a good file may still get wrong for callers: not refused, because one may mean it. Each is named with its line and
 * what to do, in both languages.
 */
import type { Rules } from '../../core/rules';
import type { Draft } from '../draft';
import { levelsBelow } from '../checks/menus';
import type { Path, Problems } from '../problems';
import { deadEnds, keysToPerson, reached, unusedPlaces } from './follow';
import { flowOf, type Flow } from './flow';

export interface Advice {
  readonly code: 'unreachable' | 'dead-end' | 'too-deep' | 'no-person';
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}
export interface Limits {
  /** Keys within which a person must be reached. */
  readonly keys: number;
}
export const usualLimits: Limits = { keys: 3 };

/** What the trade allows, whatever the file sets as `menus.maxDepth`. */
const mostLevels = 3;

type Add = (code: Advice['code'], path: Path, zh: string, en: string) => void;

export function advise(rules: Rules, draft: Draft, problems: Problems, { keys }: Limits = usualLimits): Advice[] {
  const found: Advice[] = [];
  const add: Add = (code, path, zh, en) => found.push({ code, ...problems.place(path), zh, en });
  const flow = flowOf(rules);
  adviseUnreached(rules, draft, flow, add);
  adviseDeadEnds(flow, add);
  adviseDepth(draft, add);
  for (const number of rules.numbers.keys()) advisePerson(flow, number, keys, add);
  return found.sort((a, b) => a.line - b.line);
}

function adviseUnreached(rules: Rules, draft: Draft, flow: Flow, add: Add): void {
  const { menus, actions, queues } = unusedPlaces(rules, flow, reached(flow));
  for (const name of menus)
    add(
      'unreachable',
      ['menus', name],
      `没有任何号码能走到菜单 ${name}：给它一个按键或号码，或删除它`,
      `no number leads to menu ${name}: let a key or number lead to it, or remove it`,
    );
  for (const name of actions)
    add(
      'unreachable',
      ['actions', name],
      `没有任何来电能走到动作 ${name}：在按键、号码或别的动作里写 { action: ${name} }，或删除它`,
      `no call comes to action ${name}: write { action: ${name} } at a key, number or other action, or remove it`,
    );
  for (const name of queues)
    add(
      'unreachable',
      ['queues', name],
      `没有任何来电能进入队列 ${name}：给它一个按键、号码或 overflow 的去向，或写 extension 供坐席转入，或删除它`,
      `no call comes to queue ${name}: let a key, number or overflow lead to it, give it an extension, or remove it`,
    );
  const used = new Set([...rules.numbers.values(), ...rules.queues.values()].map(({ opening }) => opening?.hours));
  for (const action of rules.actions?.values() ?? [])
    if (action.does === 'if' && action.condition.of === 'hours') used.add(action.condition.hours);
  for (const name of draft.hours.keys())
    if (!used.has(name)) {
      const zh = `没有号码或队列使用 hours ${name}：写上 hours: ${name}，或删除它`;
      add(
        'unreachable',
        ['hours', name],
        zh,
        `no number or queue uses hours ${name}: write hours: ${name}, or remove it`,
      );
    }
  const calendars = new Set([...draft.hours.values()].map(({ part }) => part.calendar));
  for (const name of draft.calendars.keys())
    if (!calendars.has(name)) {
      const zh = `没有 hours 使用日历 ${name}：写上 calendar: ${name}，或删除它`;
      add(
        'unreachable',
        ['calendars', name],
        zh,
        `no hours use calendar ${name}: write calendar: ${name}, or remove it`,
      );
    }
}

function adviseDeadEnds(flow: Flow, add: Add): void {
  for (const { path, to } of deadEnds(flow)) {
    const isSilent = to === 'hang-up:off';
    add(
      'dead-end',
      path,
      isSilent
        ? '来电者没有听到一句话就被挂断：写一个提示音，如 hangUp: goodbye，或通向队列、留言、回电'
        : `从这里永远到不了人工、留言、回电或结束语（${to}）：改为通向其中之一`,
      isSilent
        ? 'callers are cut off without a word: name a sentence such as hangUp: goodbye, or lead to a queue, voicemail or callback'
        : `from here (${to}) callers never come to a person, voicemail, callback or goodbye: lead to one of them`,
    );
  }
}

/** Deeper than `menus.maxDepth` is refused; the file may have set that higher than callers can bear. */
function adviseDepth(draft: Draft, add: Add): void {
  if ((draft.maxDepth ?? 0) <= mostLevels) return;
  for (const [id, way] of levelsBelow(draft, mostLevels).tooDeep) {
    const levels = way.length;
    add(
      'too-deep',
      ['menus', id],
      `第 ${levels} 层菜单（${way.join(' → ')}），超过 ${mostLevels} 层来电者记不住：合并菜单或提前分流`,
      `level ${levels} of menus (${way.join(' → ')}), more than ${mostLevels} are lost on callers: merge menus or branch earlier`,
    );
  }
}

function advisePerson(flow: Flow, number: string, most: number, add: Add): void {
  const keys = keysToPerson(flow, number);
  if (keys === null)
    return add(
      'no-person',
      ['numbers', number],
      `拨打 ${number} 在服务时间内按任何键都到不了人工：让它通向队列，或通向有 0 键的菜单`,
      `who dials ${number} in its hours reaches no person by any key: lead to a queue, or to a menu with key 0`,
    );
  if (keys <= most) return;
  const zh = `拨打 ${number} 至少按 ${keys} 个键才到人工（应不超过 ${most} 个）：在前面的菜单加按键`;
  const en = `who dials ${number} presses ${keys} keys at least before a person (${most} at most): add a key to an earlier menu`;
  add('no-person', ['numbers', number], zh, en);
}

export const adviceLine = ({ file, line, key, zh, en }: Advice): string => `${file}:${line}: ${key}: ${zh} / ${en}`;
