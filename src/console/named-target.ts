/** To whom a caller is handed on, by name instead of as dialled on a telephone. */
import type { QueueId } from '../core/ids';
import type { Rules } from '../core/rules';

/** One of the three: an agent's number, a queue's id or extension, an outside number without its prefix. */
export interface NamedTarget {
  readonly agent?: string;
  readonly queue?: string;
  readonly outside?: string;
}

export const namedTargetSchema = {
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: false,
  description: "instead of target: an agent's number, a queue's id, or an outside number without the prefix",
  properties: {
    agent: { type: 'string', pattern: '^[0-9]{3,6}$' },
    queue: { type: 'string', minLength: 1, maxLength: 64 },
    outside: { type: 'string', pattern: '^[0-9]{1,16}$' },
  },
} as const;

/** What would be dialled for it; else why nothing can be. */
export function dialledFor(rules: Rules, to: NamedTarget): { readonly digits: string } | { readonly why: string } {
  if (to.agent !== undefined)
    return [...rules.agents.keys()].some((id) => id === to.agent)
      ? { digits: to.agent }
      : { why: `no agent ${to.agent} in the rules` };
  if (to.queue !== undefined) return ofQueue(rules, to.queue);
  return rules.outside
    ? { digits: `${rules.outside.prefix}${to.outside ?? ''}` }
    : { why: 'the rules allow no outside calls: there is no section outside' };
}

function ofQueue({ queues }: Rules, name: string): { readonly digits: string } | { readonly why: string } {
  const queue = queues.get(name as QueueId) ?? [...queues.values()].find(({ extension }) => extension === name);
  if (!queue) return { why: `no queue ${name} in the rules` };
  return queue.extension
    ? { digits: queue.extension }
    : { why: `queue ${name} has no extension in the rules, so nobody can be handed on to it` };
}
