/** Where a number, a key or the end of a menu's patience leads, as the file writes it. */
import { z } from 'zod';
import type { ActionId, AgentId, Language, MenuId, QueueId } from '../core/ids';
import type { Adds, Destination } from '../core/rules';
import { keysOnly } from './form';
import * as is from './scalars';

export const language = is.oneOf('zh', 'en');
export const skillLevels = z.record(is.word, is.level, {
  error: 'a map of skills with their levels 1–10 such as { repair: 3 }',
});
export const headStart = is.duration('0s', '24h');

export interface AddsKeys {
  readonly headStart?: number | undefined;
  readonly skills?: Readonly<Record<string, number>> | undefined;
}

export function addsOf({ headStart: headStartMs = 0, skills = {} }: AddsKeys): Adds {
  return { headStartMs, skills };
}

/** Unset where the file says nothing of it. */
const added = (to: AddsKeys) => (to.headStart === undefined && to.skills === undefined ? {} : { adds: addsOf(to) });

const allowed =
  'one of { queue: … }, { menu: … }, { agent: …, otherwise: … }, { voicemail: <queue> }, { callback: <queue> }, { hangUp: <prompt or off> }, { outside: <number> }, { action: <action> }, the first three with language, headStart and skills if wanted';
const agentAllowed =
  '{ agent: "8001", otherwise: { queue: … } }: otherwise says where callers go whom she does not take; with wait, queue, language, headStart and skills if wanted';

export const destinationKeys = {
  queue: is.word.optional(),
  menu: is.word.optional(),
  voicemail: is.word.optional(),
  callback: is.word.optional(),
  action: is.word.optional(),
  agent: is.agentNumber.optional(),
  /** Of an agent only, as is `otherwise`. */
  wait: is.duration('0s', '1h').optional(),
  get otherwise() {
    return destination.optional();
  },
  hangUp: is.promptOrOff.optional(),
  outside: is.outsideNumber.optional(),
  language: language.optional(),
  headStart: headStart.optional(),
  skills: skillLevels.optional(),
};

export interface DestinationKeys extends AddsKeys {
  readonly queue?: string | undefined;
  readonly menu?: string | undefined;
  readonly voicemail?: string | undefined;
  readonly callback?: string | undefined;
  readonly action?: string | undefined;
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
  const named = [to.queue, to.menu, to.voicemail, to.callback, to.hangUp, to.outside, to.action].filter(
    (target) => target !== undefined,
  ).length;
  const isPlain = named === 1 && to.wait === undefined && to.otherwise === undefined;
  if (isPlain && to.queue !== undefined) {
    return { kind: 'queue', queueId: to.queue as QueueId, language: to.language ?? null, ...added(to) };
  }
  if (isPlain && to.menu !== undefined) {
    return { kind: 'menu', menuId: to.menu as MenuId, language: to.language ?? null, ...added(to) };
  }
  const away = isPlain ? awayFromQueues(to) : null;
  if (away) return away;
  context.addIssue({ code: 'custom', message: allowed });
  return z.NEVER;
}

function awayFromQueues(to: DestinationKeys): Destination | null {
  const { voicemail, callback, action, outside, hangUp, language: spoken } = to;
  if (to.headStart !== undefined || to.skills !== undefined) return null;
  if (voicemail !== undefined) return { kind: 'voicemail', queueId: voicemail as QueueId, language: spoken ?? null };
  if (spoken !== undefined) return null;
  if (action !== undefined) return { kind: 'action', actionId: action as ActionId };
  if (callback !== undefined) return { kind: 'callback', queueId: callback as QueueId };
  if (hangUp !== undefined) return { kind: 'hang-up', prompt: hangUp };
  return outside === undefined ? null : { kind: 'outside', number: outside };
}

/** `queue` beside an agent names the queue whose record and sentences hold. */
function agentDestination(to: DestinationKeys, context: z.RefinementCtx): Destination {
  const { agent, queue, wait, otherwise } = to;
  const others = [to.menu, to.voicemail, to.callback, to.hangUp, to.outside, to.action].some(
    (target) => target !== undefined,
  );
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
    ...added(to),
  };
}
