/** Branded ids: a queue's id can never be passed where an agent's is wanted. Every id is minted outside the core. */
export type Brand<T, B extends string> = T & { readonly __brand: B };

/** UUIDv7 for an inbound call; for an outbound one UUIDv8: the time of its callback's id and a hash of callback and attempt. */
export type CallId = Brand<string, 'CallId'>;
/** `<callId>.<n>`: 0 is the caller's (or the called customer's) leg, agents' legs follow; never reused. */
export type LegId = Brand<string, 'LegId'>;
export type AgentId = Brand<string, 'AgentId'>;
export type QueueId = Brand<string, 'QueueId'>;
export type MenuId = Brand<string, 'MenuId'>;
/** Of a named action of the rules. */
export type ActionId = Brand<string, 'ActionId'>;
export type CallbackId = Brand<string, 'CallbackId'>;
/** Key of one Asterisk: its `systemname`. */
export type NodeId = Brand<string, 'NodeId'>;
/** In a command: the node that holds the leg, whichever it is. */
export const anyNode = '' as NodeId;
export type PlaybackId = Brand<string, 'PlaybackId'>;
export type BridgeId = Brand<string, 'BridgeId'>;
/** Key of a sentence in `sounds/prompts.yaml`. */
export type PromptId = string;
export type Language = 'zh' | 'en';

/** Milliseconds since 1970 on the hotline's clock: monotonic within a run, close to wall time (see engine/system-clock). */
export type Instant = number;

export const legId = (callId: CallId, n: number): LegId => `${callId}.${n}` as LegId;
export const playbackId = (callId: CallId, n: number): PlaybackId => `${callId}-p${n}` as PlaybackId;
export const bridgeId = (callId: CallId, n: number): BridgeId => `${callId}-b${n}` as BridgeId;
/** `<callId>-r<n>`: names the recording's files too. */
export const recordingId = (callId: CallId, n: number): string => `${callId}-r${n}`;

/** `<callId>-q<n>`: a question to a service or a database. */
export const requestId = (callId: CallId, n: number): string => `${callId}-q${n}`;

/** `<callId>-m<n>`: a message the caller left; names its file too. */
export const messageId = (callId: CallId, n: number): string => `${callId}-m${n}`;

/** `<callId>-a<agent>`: what that agent promised in that call; asked twice it is one promise. */
export const promiseId = (callId: CallId, agentId: AgentId): CallbackId => `${callId}-a${agentId}` as CallbackId;

/** Whose promise it is; null: no agent's by feature code. */
export function agentOfPromise(callbackId: string): AgentId | null {
  const agentId = /-a([0-9]+)$/.exec(callbackId)?.[1];
  return agentId === undefined ? null : (agentId as AgentId);
}

export function callIdOfLeg(leg: LegId): CallId {
  return leg.slice(0, leg.lastIndexOf('.')) as CallId;
}

export function legNumber(leg: LegId): number {
  return Number(leg.slice(leg.lastIndexOf('.') + 1));
}

/** The millisecond a call's id was made in; null: an id that carries none, or none of this century. */
export function instantOfId(id: string): Instant | null {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(id)) return null;
  const at = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return isTimed(at) ? at : null;
}
/** As in migrations/0010_month.sql: rows of any other time stand apart. */
export const isTimed = (at: Instant): boolean => at >= since && at < until;
const since = Date.UTC(2020, 0, 1);
const until = Date.UTC(2100, 0, 1);

/** Makes a switch over a tagged union fail to compile when a variant has no answer. */
export function unreachable(value: never): never {
  throw new Error(`unhandled variant ${JSON.stringify(value)}`);
}
