/** Numbers outside: who may be dialled, and what an agent dials for it without meaning anything else. */
import { mayDial } from '../../core/may-dial';
import type { Draft } from '../draft';
import type { Problems } from '../problems';
import { destinations, everyWay } from './references';

export function checkOutside(draft: Draft, problems: Problems): void {
  checkPrefix(draft, problems);
  for (const [path, to] of everyWay(destinations(draft))) {
    if (to.kind !== 'outside') continue;
    if (!draft.outside) {
      problems.add(
        [...path, 'outside'],
        'a queue, a menu or hangUp, or a section outside that says how numbers are dialled',
      );
      continue;
    }
    const { allow } = draft.outside.part;
    if (allow !== undefined && !mayDial(allow, to.number))
      problems.add([...path, 'outside'], 'a number that outside.allow lets be dialled');
  }
}

/** What begins with the prefix is dialled outside: nobody of the house may have such a number. */
function checkPrefix(draft: Draft, problems: Problems): void {
  const prefix = draft.outside?.part.prefix;
  if (prefix === undefined) return;
  const extensions = [...draft.queues].map(([id, { part }]) => ({ what: `queue ${id}`, number: part.extension }));
  const numbers = [...[...draft.agents.keys()].map((id) => ({ what: `agent ${id}`, number: id })), ...extensions];
  const mistaken = numbers.find(({ number }) => number?.startsWith(prefix));
  if (!mistaken) return;
  const allowed = `digits no agent's number and no queue's extension begins with; ${mistaken.what} could not be told from an outside number`;
  problems.add(['outside', 'prefix'], allowed);
}
