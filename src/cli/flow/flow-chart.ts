/** The flow as it is drawn: places with the words on them, and one arrow for all ways between the same two places. */
import type { ActionId, AgentId, MenuId, QueueId } from '../../core/ids';
import type { Rules } from '../../core/rules';
import type { Flow, PlaceKind, WayKind } from '../../rules/flow/flow';

export interface Box {
  readonly id: string;
  readonly kind: PlaceKind;
  /** What it is, then its name; never empty. */
  readonly lines: readonly string[];
}
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Keys stand together: `1 · 2`. */
  readonly label: string;
  /** What only happens when something is out of the ordinary is dotted. */
  readonly kind: 'usual' | 'unusual';
}
export interface FlowChart {
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** Null for a number that the rules do not have. */
export function partOfNumber(flow: Flow, number: string): Flow | null {
  const first = `number:${number}`;
  if (!flow.places.has(first)) return null;
  const seen = new Set([first]);
  // A set that is gone through meets what is added to it on the way.
  for (const id of seen) for (const way of flow.ways) if (way.from === id) seen.add(way.to);
  return {
    ...flow,
    places: new Map([...flow.places].filter(([id]) => seen.has(id))),
    ways: flow.ways.filter(({ from }) => seen.has(from)),
  };
}

export function flowChart({ places, ways }: Flow, rules: Rules): FlowChart {
  const boxes = [...places.values()].map(({ id, kind, name }) => ({ id, kind, lines: wordsOn(kind, name, rules) }));
  const arrows = new Map<string, Arrow>();
  for (const { from, to, kind, label } of ways) {
    const manner = isUnusual(kind) ? 'unusual' : 'usual';
    const key = `${from} ${to} ${manner}`;
    const before = arrows.get(key);
    const labels = [...(before?.label.split(' · ') ?? []), label].filter(Boolean);
    arrows.set(key, { from, to, label: [...new Set(labels)].join(' · '), kind: manner });
  }
  return { title: rules.name, boxes, arrows: [...arrows.values()] };
}

const isUnusual = (kind: WayKind) => ['closed', 'emergency', 'overflow', 'otherwise', 'silence'].includes(kind);

const what: Readonly<Record<PlaceKind, string>> = {
  number: '☎',
  hours: '服务时间 hours',
  menu: '菜单 menu',
  queue: '队列 queue',
  agent: '坐席 agent',
  voicemail: '留言 voicemail',
  confirm: '确认号码 confirm the number',
  callback: '回电 callback',
  outside: '外线 outside',
  'hang-up': '挂机 hang up',
  action: '动作 action',
};

function wordsOn(kind: PlaceKind, name: string, rules: Rules): readonly string[] {
  switch (kind) {
    case 'number':
      return [`${what.number} ${name}`];
    case 'hours':
      return [what.hours, name.replace(/@.*$/, '')];
    case 'menu':
      return known(`${what.menu} ${name}`, rules.menus.get(name as MenuId)?.prompt);
    case 'queue':
    case 'voicemail':
    case 'confirm':
    case 'callback':
      return known(`${what[kind]} ${name}`, rules.queues.get(name as QueueId)?.name);
    case 'agent':
      return known(`${what.agent} ${name}`, rules.agents.get(name as AgentId)?.name);
    case 'action':
      return known(`${what.action} ${name}`, rules.actions?.get(name as ActionId)?.does);
    case 'outside':
    case 'hang-up':
      return [what[kind], name];
  }
}

const known = (...words: readonly (string | undefined)[]) => words.flatMap((word) => word || []);
