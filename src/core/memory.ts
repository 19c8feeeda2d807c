/**
 * What is remembered of callers who are no longer on the floor, by queue and number: who left while waiting, and who
 * talked with them last. Of each kind the newest; never of a withheld number.
 */
import type { Call } from './call';
import type { Preferred } from './visit';
import { presenceOf } from './agent';
import type { Floor } from './floor';
import type { AgentId, Instant, QueueId } from './ids';

interface Remembered {
  /** Counts no more from then on. */
  readonly until: Instant;
}
/** The place of a caller who hung up while she waited. */
export interface KeptPlace extends Remembered {
  readonly key: number;
}
export interface LastTalk extends Remembered {
  readonly agentId: AgentId;
}
/** Oldest first. */
export interface Memory {
  readonly places: Map<string, KeptPlace>;
  readonly talks: Map<string, LastTalk>;
}

/** Of each kind. */
export const mostRemembered = 10_000;

export const emptyMemory = (): Memory => ({ places: new Map(), talks: new Map() });

/** The customer's number, whoever called whom. */
const customerOf = ({ direction, caller, dialled }: Call) => (direction === 'inbound' ? caller : dialled);

/** Null: she shows no number. */
function keyOf(call: Call, queueId: QueueId): string | null {
  const number = customerOf(call);
  return number === '' ? null : `${queueId} ${number}`;
}

/** She hung up while waiting: should she ring again soon, the place is hers. */
export function keepPlace({ memory, rules }: Floor, call: Call, left: KeptIn, at: Instant): void {
  const redialMs = rules.queues.get(left.queueId)?.redialMs ?? 0;
  const name = redialMs === 0 ? null : keyOf(call, left.queueId);
  if (name === null || call.direction === 'outbound') return;
  remember(memory.places, name, { key: left.key, until: at + redialMs }, at);
}
type KeptIn = { readonly queueId: QueueId; readonly key: number };

/** Order of waiting she left with; null: none, or it is too late. */
export function placeKept({ memory, now }: Floor, call: Call, queueId: QueueId): number | null {
  if (memory.places.size === 0) return null;
  const place = memory.places.get(keyOf(call, queueId) ?? '');
  return place && place.until > now && call.direction === 'inbound' ? place.key : null;
}

/** A place is taken once. */
export function takePlace({ memory }: Floor, call: Call, queueId: QueueId): void {
  memory.places.delete(keyOf(call, queueId) ?? '');
}

export function rememberTalk({ memory, rules }: Floor, call: Call, talk: KnownTalk): void {
  const withinMs = rules.queues.get(talk.queueId)?.lastAgent?.withinMs ?? 0;
  const name = withinMs === 0 ? null : keyOf(call, talk.queueId);
  if (name === null) return;
  remember(memory.talks, name, { agentId: talk.agentId, until: talk.at + withinMs }, talk.at);
}
interface KnownTalk {
  readonly queueId: QueueId;
  readonly agentId: AgentId;
  readonly at: Instant;
}

/** Who talked with her last in this queue, if she is at work and may be waited for. */
export function lastAgentOf({ memory, rules, agents, now }: Floor, call: Call, queueId: QueueId): Preferred | null {
  const rule = rules.queues.get(queueId)?.lastAgent;
  if (!rule) return null;
  const talk = memory.talks.get(keyOf(call, queueId) ?? '');
  const agent = talk && agents.get(talk.agentId);
  if (!agent || talk.until <= now || call.direction === 'outbound') return null;
  const isOfQueue = agent.queueIds.includes(queueId);
  if (!isOfQueue || presenceOf(agent) !== 'at-work' || agent.pending) return null;
  return { agentId: agent.id, until: now + rule.waitMs, otherwise: null };
}

/** As if these had never called. */
export function forgetNumbers({ places, talks }: Memory, numbers: readonly string[]): void {
  const gone = new Set(numbers);
  for (const map of [places, talks])
    for (const name of map.keys()) if (gone.has(name.slice(name.indexOf(' ') + 1))) map.delete(name);
}

function remember<T extends Remembered>(map: Map<string, T>, name: string, value: T, now: Instant): void {
  map.delete(name);
  map.set(name, value);
  for (const [oldest, { until }] of map) {
    if (map.size <= mostRemembered && until > now) return;
    map.delete(oldest);
  }
}
