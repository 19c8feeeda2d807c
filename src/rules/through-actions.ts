/** Where a caller comes by an action: it leads on, perhaps by others, to a menu, a queue, a goodbye. */
import { waysOn, type Action } from '../core/action-rules';
import type { Destination } from '../core/rules';
import { waysOf } from '../core/ways';

/** `null`: wrong, and said so. */
export type Actions = ReadonlyMap<string, Action | null>;

/** The destination's own ways and all behind its actions; each action is followed once. */
export function throughActions(actions: Actions, first: Destination): readonly Destination[] {
  const found: Destination[] = [];
  const seen = new Set<string>();
  const open = [...waysOf(first)];
  for (let to = open.pop(); to; to = open.pop()) {
    found.push(to);
    if (to.kind !== 'action' || seen.has(to.actionId)) continue;
    seen.add(to.actionId);
    const action = actions.get(to.actionId);
    if (action) open.push(...waysOn(action).flatMap(([, way]) => waysOf(way)));
  }
  return found;
}
