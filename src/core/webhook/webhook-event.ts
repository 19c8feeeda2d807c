/**
 * Journal entries as others are told of them: stable names and the fields that mean something outside. Documented in
 * docs/webhooks.md; what is told once is told in the same words when it is replayed.
 */
import type { CallId, Instant } from '../ids';
import type { Entry } from '../journal';

type Told = readonly [type: string, ...fields: readonly string[]];

const told = {
  CallStarted: ['call.started', 'direction', 'dialled', 'caller', 'language', 'node', 'tier'],
  QueueEntered: ['call.queued', 'visit', 'queueId'],
  QueueLeft: ['call.left_queue', 'visit', 'queueId', 'exit', 'waitMs'],
  OfferEnded: ['call.offer_ended', 'agentId', 'result', 'ringMs'],
  TalkStarted: ['call.connected', 'n', 'agentId', 'queueId', 'recordingId'],
  TalkEnded: ['call.talk_ended', 'n', 'agentId', 'talkMs', 'holdMs', 'endedBy'],
  CallTransferred: ['call.transferred', 'n', 'how', 'from', 'to'],
  HoldOverdue: ['call.hold_overdue', 'heldMs'],
  RecordingLost: ['call.recording_lost', 'detail'],
  CallbackPromised: ['call.callback_promised', 'callbackId'],
  MessageSent: ['call.voicemail_left', 'messageId', 'queueId', 'number', 'durationMs'],
  SurveyAnswered: ['call.survey_answered', 'question', 'kind', 'value', 'agentId', 'queueId', 'recording'],
  CallEnded: ['call.ended', 'outcome', 'endedBy', 'reason', 'measures'],
  WrapUpDone: ['call.wrapped_up', 'n', 'agentId', 'wrapUpMs', 'final'],
  AgentStateChanged: ['agent.state_changed', 'agentId', 'state', 'reason', 'callId', 'by'],
  EmergencySet: ['hotline.emergency_set', 'numbers', 'on', 'by', 'until', 'why'],
  BroadcastSet: ['hotline.broadcast_set', 'numbers', 'prompt', 'by', 'until', 'why'],
  RulesApplied: ['hotline.rules_applied', 'hash', 'by'],
} as const satisfies Partial<Record<Entry['type'], Told>>;

/** Not of the journal: what becomes of a promise by the clock, told with its row. */
const callbackNews = ['callback.reminder', 'callback.overdue', 'callback.reassigned'] as const;

export type CallbackNews = (typeof callbackNews)[number];
type ToldEntry = keyof typeof told;
export type WebhookType = (typeof told)[ToldEntry][0] | CallbackNews;
export const webhookTypes: readonly WebhookType[] = [...Object.values(told).map(([type]) => type), ...callbackNews];

export interface WebhookEvent {
  /** The same whenever the same thing is told. */
  readonly id: string;
  readonly type: WebhookType;
  readonly at: Instant;
  /** A call, an agent, or `hotline`: events of one subject are told in order. */
  readonly subject: string;
  readonly callId: CallId | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Null: nobody is told of it. */
export function webhookEvent(entry: Entry): WebhookEvent | null {
  if (!isTold(entry.type)) return null;
  const [type, ...fields]: readonly [WebhookType, ...(readonly string[])] = told[entry.type];
  const known: Readonly<Record<string, unknown>> = { ...entry };
  const data = Object.fromEntries(
    fields.flatMap((field) => (known[field] === undefined ? [] : [[field, say(field, known[field])]])),
  );
  if ('seq' in entry) {
    const { callId, seq, at } = entry;
    return { id: `${callId}.${seq}`, type, at, subject: callId, callId, data: { callId, ...data } };
  }
  const at = Math.round(entry.at);
  if (entry.type === 'AgentStateChanged') {
    const { agentId, callId } = entry;
    return { id: `agent.${agentId}.${at}.${entry.state}`, type, at, subject: `agent.${agentId}`, callId, data };
  }
  return { id: `${type}.${at}.${digest(JSON.stringify(data))}`, type, at, subject: 'hotline', callId: null, data };
}

/** Entries of calls that are told as one of these. */
export function entriesTold(types: readonly WebhookType[]): readonly Entry['type'][] {
  return Object.entries(told).flatMap(([entry, [type]]) => (types.includes(type) ? [entry as ToldEntry] : []));
}

const say = (field: string, value: unknown) =>
  field === 'until' && typeof value === 'number' ? new Date(value).toISOString() : value;

/** 32 bits of FNV-1a: tells apart what happened in one millisecond. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}

const isTold = (type: Entry['type']): type is ToldEntry => type in told;
