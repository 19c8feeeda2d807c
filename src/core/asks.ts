/** What a call asks for beyond its queue: skills, and to go before others. Numbers, keys, languages and tiers add to it. */
import type { Call } from './call';
import type { Language, MenuId } from './ids';
import type { Adds, Destination, Needs, Rules } from './rules';

/** `english:3 refunds:1`, skills in order; empty: nothing. */
export type Asks = string;

/** What a way that the call was led added. */
export interface Mark extends Adds {
  /** `queue repair`, `menu main`: in words of the rules. */
  readonly way: string;
  /** It lasts while this menu is on her way; null: for the whole call. */
  readonly menuId: MenuId | null;
}
/** Why a call goes before others, part by part. */
export interface HeadStart {
  /** `queue`, a mark's way, `language en`, `tier vip`. */
  readonly from: string;
  readonly ms: number;
}

/** Null: this way adds nothing, or has been counted already: pressing a key again and again is no head start. */
export function markOf(call: Call, to: Destination): Mark | null {
  if (to.kind !== 'menu' && to.kind !== 'queue' && to.kind !== 'agent') return null;
  if (!to.adds) return null;
  const target = to.kind === 'menu' ? to.menuId : to.kind === 'queue' ? to.queueId : to.agentId;
  const mark = { way: `${to.kind} ${target}`, menuId: to.kind === 'menu' ? to.menuId : null, ...to.adds };
  return call.marks.some((known) => isSame(known, mark)) ? null : mark;
}

function isSame(a: Mark, b: Mark): boolean {
  return a.way === b.way && a.headStartMs === b.headStartMs && asksFrom([a]) === asksFrom([b]);
}

export function headStarts({ rules }: { readonly rules: Rules }, call: Call, language: Language): readonly HeadStart[] {
  const tier = call.tier === null ? undefined : rules.tiers.get(call.tier);
  const parts = [
    ...call.marks.map((mark) => ({ from: mark.way, ms: mark.headStartMs })),
    { from: `language ${language}`, ms: rules.languages.get(language)?.headStartMs ?? 0 },
    { from: `tier ${call.tier ?? ''}`, ms: tier?.headStartMs ?? 0 },
  ];
  return parts.filter(({ ms }) => ms > 0);
}

export function asksOf({ rules }: { readonly rules: Rules }, call: Call, language: Language): Asks {
  const spoken = rules.languages.get(language);
  return asksFrom(spoken ? [...call.marks, spoken] : call.marks);
}

const asksNothing = ({ skills }: Adds): boolean => {
  for (const _skill in skills) return false;
  return true;
};

/** Of each skill the highest level. */
function asksFrom(adds: readonly Adds[]): Asks {
  if (adds.every(asksNothing)) return '';
  const most = new Map<string, number>();
  for (const { skills } of adds)
    for (const [skill, level] of Object.entries(skills)) most.set(skill, Math.max(level, most.get(skill) ?? 0));
  return [...most]
    .map(([skill, level]) => `${skill}:${level}`)
    .sort()
    .join(' ');
}

/** The queue's needs and the call's own. */
export function needsWith(needs: Needs, asks: Asks): Needs {
  const all = new Map(needs);
  for (const part of asks.split(' ')) {
    const [skill = '', level] = part.split(':');
    all.set(skill, Math.max(Number(level), all.get(skill) ?? 0));
  }
  return all;
}

/** Customers' tier by the longest beginning of their number that the rules name; null: none. */
export function tierOf({ tierNumbers }: Rules, caller: string): string | null {
  if (tierNumbers.size === 0) return null;
  for (let length = caller.length; length > 0; length -= 1) {
    const tier = tierNumbers.get(caller.slice(0, length));
    if (tier !== undefined) return tier;
  }
  return null;
}
