/** What other rules would change, told one thing at a time. Knows nothing of single settings: those have their words. */
import { toldCallbacks } from './diff-callbacks';
import type { RulesChange } from '../engine/ports';
import { differingLeaves, isMap, isSame, type Leaf, type PlainMap } from './diff-leaves';
import { aftermath, staffing } from './diff-effects';
import { hoursLeaves } from './diff-hours';
import { sayArea, saySetting, sayValue, type Words } from './diff-words';
import type { PlainRules } from './plain-rules';

/** Sections of the rules that hold entries by id, in the order in which they are told. */
const sections: Readonly<Record<string, string>> = {
  trunks: 'trunk',
  hours: 'hours',
  numbers: 'number',
  menus: 'menu',
  actions: 'action',
  queues: 'queue',
  agents: 'agent',
  languages: 'language',
  tiers: 'tier',
  webhooks: 'webhook',
};
const timings: ReadonlySet<string> = new Set([
  'rings',
  'ringCycleMs',
  'unreachableMs',
  'shortAbandonMs',
  'maxWaitMs',
  'maxHoldMs',
  'serviceLevel',
]);
/** What an entry that is new is told with. */
const headlines: Readonly<Record<string, readonly string[]>> = {
  trunk: ['addresses', 'port', 'register'],
  hours: ['weekly'],
  number: ['destination', 'opening', 'emergency'],
  menu: ['prompt', 'keys', 'otherwise'],
  action: ['does', 'prompt', 'parts', 'url', 'text', 'then'],
  queue: ['skills', 'wrapUpMs', 'opening'],
  agent: ['skills'],
  language: ['headStartMs', 'skills'],
  tier: ['headStartMs', 'numbers'],
  webhook: ['url', 'events'],
};

/** Empty when both mean the same. */
export function diffRules(before: PlainRules, after: PlainRules): readonly RulesChange[] {
  const [from, to]: [PlainMap, PlainMap] = [before, after];
  const single = [
    'hash',
    'tierNumbers',
    'emergency',
    'transfers',
    'callbacks',
    'outside',
    'voicemail',
    'fallbackAgents',
    'doNotRecord',
    'reports',
    'retention',
    'recordings',
  ];
  const named = new Set([...single, ...Object.keys(sections)]);
  const others = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((key) => !named.has(key));
  return [
    ...others.flatMap((key) => diffSingle(timings.has(key) ? 'timing' : 'hotline', [key], from[key], to[key])),
    ...Object.entries(sections).flatMap(([key, area]) => diffSection(area, mapOf(from[key]), mapOf(to[key]), after)),
    ...staffing(before, after),
    ...diffSingle('transfers', [], from['transfers'], to['transfers']),
    ...diffSingle('emergency', [], from['emergency'], to['emergency']),
    ...diffSingle('callbacks', [], toldCallbacks(from['callbacks']), toldCallbacks(to['callbacks'])),
    ...diffSingle('outside', [], from['outside'], to['outside']),
    ...diffSingle('voicemail', [], from['voicemail'], to['voicemail']),
    ...diffSingle('retention', [], from['retention'], to['retention']),
    ...diffSingle('recordings', [], from['recordings'], to['recordings']),
    ...diffSingle('doNotRecord', ['numbers'], from['doNotRecord'], to['doNotRecord']),
    ...diffSingle('reports', [], from['reports'], to['reports']),
    ...diffSingle('fallback', ['agents'], from['fallbackAgents'], to['fallbackAgents']),
  ];
}

function diffSingle(area: string, path: readonly string[], from: unknown, to: unknown): readonly RulesChange[] {
  return differingLeaves(from, to, path).map((leaf) => changed(area, null, sayArea(area), leaf));
}

function diffSection(area: string, from: PlainMap, to: PlainMap, after: PlainRules): readonly RulesChange[] {
  const ids = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return ids.flatMap((id) => diffEntry(area, id, from[id], to[id], after));
}

function diffEntry(area: string, id: string, from: unknown, to: unknown, after: PlainRules): readonly RulesChange[] {
  if (isSame(from, to)) return [];
  const subject = sayEntry(area, id, to ?? from);
  if (from === undefined) {
    const { zh, en } = headline(area, to);
    const told = { zh: `新增${subject.zh}${zh}`, en: `new ${subject.en}${en}` };
    return [{ area, id, kind: 'added', key: '', from: null, to, ...told }];
  }
  if (to === undefined) {
    const then = aftermath(area, after);
    const told = { zh: `删除${subject.zh}${then.zh}`, en: `${subject.en} removed${then.en}` };
    return [{ area, id, kind: 'removed', key: '', from, to: null, ...told }];
  }
  const leaves = differingLeaves(from, to);
  const told = area === 'hours' ? hoursLeaves(leaves, from, to) : leaves;
  return told.map((leaf) => changed(area, id, subject, leaf));
}

/** `队列 repair（故障报修）`, `queue repair (故障报修)` */
function sayEntry(area: string, id: string, entry: unknown): Words {
  const { zh, en } = sayArea(area);
  const name = isMap(entry) && typeof entry['name'] === 'string' ? entry['name'] : '';
  return { zh: `${zh} ${id}${name && `（${name}）`}`, en: `${en} ${id}${name && ` (${name})`}` };
}

function headline(area: string, entry: unknown): Words {
  const told = (headlines[area] ?? []).flatMap((key) => {
    const value = isMap(entry) ? entry[key] : undefined;
    if (value === null || value === undefined) return [];
    return differingLeaves({}, { [key]: value }).flatMap((leaf) => headlineParts(area, leaf));
  });
  if (told.length === 0) return { zh: '', en: '' };
  return { zh: `：${told.map(({ zh }) => zh).join('，')}`, en: `: ${told.map(({ en }) => en).join(', ')}` };
}

/** A map of a new entry is told part by part: `skill repair 3, skill general 5`. */
function headlineParts(area: string, { path, to }: Leaf): readonly Words[] {
  if (isMap(to) && !('kind' in to)) {
    return Object.entries(to).flatMap(([key, inner]) =>
      headlineParts(area, { path: [...path, key], from: undefined, to: inner }),
    );
  }
  // Every menu has these two.
  if (isMap(to) && (to['kind'] === 'repeat' || to['kind'] === 'back')) return [];
  const [setting, value] = [saySetting(area, path), sayValue(to, path)];
  return [{ zh: `${setting.zh} ${value.zh}`, en: `${setting.en} ${value.en}` }];
}

function changed(area: string, id: string | null, subject: Words, { path, from, to }: Leaf): RulesChange {
  const setting = saySetting(area, path);
  const [old, now] = [sayValue(from, path), sayValue(to, path)];
  const zh = `${subject.zh}：${setting.zh && `${setting.zh} `}${old.zh} → ${now.zh}`;
  const en = `${subject.en}: ${setting.en && `${setting.en} `}${old.en} → ${now.en}`;
  return { area, id, kind: 'changed', key: path.join('.'), from: from ?? null, to: to ?? null, zh, en };
}

const mapOf = (value: unknown): PlainMap => (isMap(value) ? value : {});
