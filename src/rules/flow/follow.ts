/** Follows the ways of the rules: what callers can come to, where nothing good awaits them, how many keys a person is away. */
import type { Rules } from '../../core/rules';
import type { Flow, PlaceKind, Way } from './flow';

/** Places that callers of some number can come to. */
export function reached({ places, ways }: Flow): ReadonlySet<string> {
  const numbers = [...places.values()].filter(({ kind }) => kind === 'number').map(({ id }) => id);
  return closure(numbers, bySide(ways, 'from'), ({ to }) => to);
}

/** Menus, actions and queues that nobody comes to, of queues those that nobody works for either. */
export function unusedPlaces(rules: Rules, { agentQueues }: Flow, there: ReadonlySet<string>) {
  // Agents serve her messages and callbacks, hand callers on to her extension, and talk in her name on their own numbers.
  const queues = [...rules.queues.values()]
    .filter(({ id, extension }) => extension === null && !agentQueues.has(id))
    .filter(({ id }) => !['queue', 'voicemail', 'callback'].some((place) => there.has(`${place}:${id}`)));
  return {
    menus: [...rules.menus.keys()].filter((id) => !there.has(`menu:${id}`)),
    actions: [...(rules.actions?.keys() ?? [])].filter((id) => !there.has(`action:${id}`)),
    queues: queues.map(({ id }) => id),
  };
}

/** Ways into places from where neither a person nor a word awaits callers, each named once. */
export function deadEnds(flow: Flow): readonly Way[] {
  const good = [...flow.places.values()].filter((place) => isGood(place.kind, place.id)).map(({ id }) => id);
  const alive = closure(good, bySide(flow.ways, 'to'), ({ from }) => from);
  const there = reached(flow);
  return flow.ways.filter(
    ({ from, to }) => there.has(from) && !alive.has(to) && (alive.has(from) || from.startsWith('number:')),
  );
}

const isGood = (kind: PlaceKind, id: string) =>
  ['queue', 'agent', 'outside', 'voicemail', 'callback'].includes(kind) || (kind === 'hang-up' && id !== 'hang-up:off');

/** The fewest keys a caller presses in the number's hours until a person can answer; null: no keys lead to one. */
export function keysToPerson({ places, ways }: Flow, number: string): number | null {
  const from = bySide(ways, 'from');
  const least = new Map([[`number:${number}`, 0]]);
  const open = [...least.keys()];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const keys = least.get(id) ?? 0;
    const kind = places.get(id)?.kind;
    if (kind === 'queue' || kind === 'agent' || kind === 'outside') return keys;
    for (const way of from.get(id) ?? []) {
      const then = keys + (way.kind === 'key' ? 1 : 0);
      if (['closed', 'emergency', 'silence'].includes(way.kind) || (least.get(way.to) ?? Infinity) <= then) continue;
      least.set(way.to, then);
      // Ways without a key first: nearest places are looked at before farther ones.
      if (way.kind === 'key') open.push(way.to);
      else open.unshift(way.to);
    }
  }
  return null;
}

function bySide(ways: readonly Way[], side: 'from' | 'to'): ReadonlyMap<string, readonly Way[]> {
  const lists = new Map<string, Way[]>();
  for (const way of ways) lists.set(way[side], [...(lists.get(way[side]) ?? []), way]);
  return lists;
}

function closure(
  starts: readonly string[],
  ways: ReadonlyMap<string, readonly Way[]>,
  next: (way: Way) => string,
): ReadonlySet<string> {
  const seen = new Set(starts);
  const open = [...starts];
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const way of ways.get(id) ?? []) {
      const other = next(way);
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(other);
    }
  return seen;
}
