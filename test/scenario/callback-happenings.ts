/** From a line of a shift log to what happens to callbacks. */
import type { AgentPromised } from '../../src/core/callback-event';
import type { Event } from '../../src/core/event';
import type { AgentId, CallbackId, CallId, Instant, NodeId } from '../../src/core/ids';

const node = 'node-1' as NodeId;

/** `8001 f1.0 hours=2` */
export function agentPromised(at: Instant, wish: Omit<AgentPromised, 'type' | 'at'>, hours?: string): Event {
  return { type: 'AgentPromised', ...wish, at, ...(hours !== undefined && { hours: Number(hours) }) };
}

/** `c1`: that caller's; `c1-a8001`: what 8001 promised in c1. */
export function callbackRegistered(at: Instant, name: string): Event {
  const callId = name.replace(/-a\d+$/, '') as CallId;
  return { type: 'CallbackRegistered', at, callId, callbackId: name as CallbackId };
}

/** `c2 callback=c1 attempt=2 fence=2 parent=c1 key=5 kind=promise agent=8001` */
export function callbackDue(at: Instant, callId: CallId, named: (name: string) => string | undefined): Event {
  const [key, parent, kind, agentId] = ['key', 'parent', 'kind', 'agent'].map(named);
  return {
    type: 'CallbackDue',
    at,
    callId,
    callbackId: (named('callback') ?? 'cb1') as CallbackId,
    attempt: Number(named('attempt') ?? 1),
    fence: Number(named('fence') ?? 1),
    ...(parent === undefined ? {} : { parentCallId: parent as CallId }),
    node,
    queueId: named('queue') ?? 'general',
    number: named('number') ?? '13800001111',
    language: named('language') ?? 'zh',
    key: key === undefined ? null : Number(key) * 1000,
    ...(kind === undefined ? {} : { kind }),
    ...(agentId === undefined ? {} : { agentId: agentId as AgentId }),
  };
}
