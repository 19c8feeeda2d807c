/** Where a number, a key or the end of a menu's patience leads, as the file writes it. */
import { z } from 'zod';
import type { AgentId, Language, MenuId, QueueId } from '../core/ids';
import type { Destination } from '../core/rules';
import { keysOnly } from './form';
import * as is from './scalars';

export const language = is.oneOf('zh', 'en');

const allowed =
  'one of { queue: … }, { menu: … }, { agent: …, otherwise: … }, { hangUp: <prompt or off> }, { outside: <number> }, the first three with language: zh or en if it changes';
const agentAllowed =
  '{ agent: "8001", otherwise: { queue: … } }: otherwise says where callers go whom she does not take; with wait, queue and language if wanted';

export const destinationKeys = {
  queue: is.word.optional(),
  menu: is.word.optional(),
  agent: is.agentNumber.optional(),
  /** Of an agent only, as is `otherwise`. */
  wait: is.duration('0s', '1h').optional(),
  get otherwise() {
    return destination.optional();
  },
  hangUp: is.promptOrOff.optional(),
  outside: is.outsideNumber.optional(),
  language: language.optional(),
};

export interface DestinationKeys {
  readonly queue?: string | undefined;
  readonly menu?: string | undefined;
  readonly agent?: string | undefined;
  readonly wait?: number | undefined;
  readonly otherwise?: Destination | undefined;
  readonly hangUp?: string | null | undefined;
  readonly outside?: string | undefined;
  readonly language?: Language | undefined;
}

export const destination: z.ZodType<Destination> = keysOnly(destinationKeys).transform(destinationOf);

export function destinationOf(to: DestinationKeys, context: z.RefinementCtx): Destination {
  if (to.agent !== undefined) return agentDestination(to, context);
  const named = [to.queue, to.menu, to.hangUp, to.outside].filter((target) => target !== undefined).length;
  const isPlain = named === 1 && to.wait === undefined && to.otherwise === undefined;
  if (isPlain && to.queue !== undefined) {
    return { kind: 'queue', queueId: to.queue as QueueId, language: to.language ?? null };
  }
  if (isPlain && to.menu !== undefined) {
    return { kind: 'menu', menuId: to.menu as MenuId, language: to.language ?? null };
  }
  if (isPlain && to.hangUp !== undefined && to.language === undefined) return { kind: 'hang-up', prompt: to.hangUp };
  if (isPlain && to.outside !== undefined && to.language === undefined) return { kind: 'outside', number: to.outside };
  context.addIssue({ code: 'custom', message: allowed });
  return z.NEVER;
}

/** `queue` beside an agent names the queue whose record and sentences hold. */
function agentDestination(to: DestinationKeys, context: z.RefinementCtx): Destination {
  const { agent, queue, wait, otherwise } = to;
  const others = [to.menu, to.hangUp, to.outside].some((target) => target !== undefined);
  if (agent === undefined || otherwise === undefined || others) {
    context.addIssue({ code: 'custom', message: agentAllowed });
    return z.NEVER;
  }
  return {
    kind: 'agent',
    agentId: agent as AgentId,
    queueId: (queue as QueueId | undefined) ?? null,
    language: to.language ?? null,
    waitMs: wait ?? 60_000,
    otherwise,
  };
}
