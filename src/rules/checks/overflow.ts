/** What a queue does over time makes sense: relaxation goes forward, and no overflow comes back to a queue it left. */
import type { Destination } from '../../core/rules';
import type { Draft } from '../draft';
import { throughActions } from '../through-actions';
import type { Problems } from '../problems';
import { overflows } from './references';

export function checkOverflow(draft: Draft, problems: Problems): void {
  for (const [id, queue] of draft.queues) {
    let before = 0;
    (queue.part.relax ?? []).forEach((step, i) => {
      if (step.after <= before)
        problems.add(['queues', id, 'relax', String(i), 'after'], 'a time later than that of the step before it');
      before = Math.max(before, step.after);
    });
  }
  for (const [id, queue] of draft.queues) {
    for (const [path, to] of overflows(id, queue.part.overflow)) {
      if (queuesOf(draft, to).some((queueId) => reaches(draft, queueId, id)))
        problems.add(path, 'a way that does not lead back to this queue: callers would go round in circles');
    }
  }
}

/** Queues a destination can lead into without a key being pressed: whoever presses none in a menu goes on, too. */
function queuesOf(draft: Draft, first: Destination): readonly string[] {
  const queues = new Set<string>();
  const menus = new Set<string>();
  const open = [first];
  for (let to = open.pop(); to; to = open.pop())
    for (const way of throughActions(draft.actions, to)) {
      if (way.kind === 'queue') queues.add(way.queueId);
      const otherwise = way.kind === 'menu' && draft.menus.get(way.menuId)?.form.part.otherwise;
      if (!otherwise || menus.has(way.menuId)) continue;
      menus.add(way.menuId);
      open.push(otherwise);
    }
  return [...queues];
}

/** Whether callers of `from` can be sent on, in any number of steps, to `goal`. */
function reaches(draft: Draft, from: string, goal: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === goal) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const [, to] of overflows(id, draft.queues.get(id)?.part.overflow)) open.push(...queuesOf(draft, to));
  }
  return false;
}
