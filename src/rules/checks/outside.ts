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
  const [mistaken] = [...draft.agents.keys()].filter((id) => id.startsWith(prefix)).sort();
  if (mistaken === undefined) return;
  problems.add(
    ['outside', 'prefix'],
    `digits no agent's number begins with; agent ${mistaken} could not be told from ${prefix} and an outside number`,
  );
}
