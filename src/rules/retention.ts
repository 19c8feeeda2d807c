/** `retention`: its keys, and words for changes. */
import type { Retention } from '../core/retention-rule';
import { form } from './form';
import * as is from './scalars';

/** Reports of a month are asked for in the next one; consent to be called back is kept 30 days at least, by law. */
const keep = is.durationOrOff('30d', '36500d').default(0);

export const retentionForm = form({ calls: keep, events: keep, agents: keep, callbacks: keep, shifts: keep });
export type RetentionShape = Readonly<Record<'calls' | 'events' | 'agents' | 'callbacks' | 'shifts', number>>;

export function buildRetention({ calls, events, agents, callbacks, shifts }: RetentionShape): Retention {
  return { callsMs: calls, eventsMs: events, agentsMs: agents, callbacksMs: callbacks, shiftsMs: shifts };
}

type Words = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
export const retentionWords: Words = {
  'retention.callsMs': { zh: '通话记录', en: 'calls' },
  'retention.eventsMs': { zh: '通话经过', en: 'steps of calls' },
  'retention.agentsMs': { zh: '坐席状态', en: "agents' states" },
  'retention.callbacksMs': { zh: '已办结的回电和留言', en: 'callbacks and messages done with' },
  'retention.shiftsMs': { zh: '排班', en: 'shift plans' },
};
