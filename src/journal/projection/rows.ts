/**
 * The rows entries become. Instants are milliseconds since 1970. Null means: these entries say nothing of it. Keys are
 * column names, because the rows go to Postgres as JSON.
 */
import type { CallbackId, CallId } from '../../core/ids';

export interface CallPart {
  readonly call_id: CallId;
  parent_call_id: string | null;
  callback_id: string | null;
  callback_attempt: number | null;
  direction: string | null;
  node: string | null;
  dialled: string | null;
  caller: string | null;
  language: string | null;
  menu_path: readonly string[] | null;
  arrived_at: number | null;
  answered_at: number | null;
  ended_at: number | null;
  final_at: number | null;
  outcome: string | null;
  ended_by: string | null;
  ended_reason: string | null;
  first_queue_id: string | null;
  last_agent_id: string | null;
  wait_ms: number | null;
  ring_ms: number | null;
  talk_ms: number | null;
  hold_ms: number | null;
  wrap_up_ms: number | null;
  offers: number | null;
  transfers: number | null;
  recording: string | null;
  rules_hash: string | null;
  data: Readonly<Record<string, string | null>> | null;
}

export interface VisitPart {
  readonly call_id: CallId;
  readonly n: number;
  readonly queue_id: string;
  entered_at: number | null;
  left_at: number | null;
  exit: string | null;
}

export interface OfferPart {
  readonly call_id: CallId;
  readonly leg_no: number;
  visit_n: number | null;
  agent_id: string | null;
  made_at: number | null;
  ringing_at: number | null;
  ended_at: number | null;
  result: string | null;
  ring_ms: number | null;
}

export interface TalkPart {
  readonly call_id: CallId;
  readonly n: number;
  agent_id: string | null;
  visit_n: number | null;
  started_at: number | null;
  ended_at: number | null;
  talk_ms: number | null;
  hold_ms: number | null;
  wrap_up_ms: number | null;
  recording_id: string | null;
  /** Who hung up first, or `transfer`. */
  ended_by: string | null;
}

/** Whom the agent of a talk asked: an agent, or a telephone outside. */
export interface ConsultationPart {
  readonly call_id: CallId;
  readonly leg_no: number;
  talk_n: number | null;
  agent_id: string | null;
  number: string | null;
  asked_at: number | null;
  started_at: number | null;
  ended_at: number | null;
  result: string | null;
}

/** What calls say of callbacks. */
export type CallbackNews =
  | { readonly kind: 'promised' | 'not-promised'; readonly callback_id: CallbackId; readonly at: number }
  | { readonly kind: 'queued'; readonly callback_id: CallbackId; readonly attempt: number };

/** A message that was sent. */
export interface MessagePart {
  readonly call_id: CallId;
  readonly message_id: string;
  readonly queue_id: string;
  readonly number: string | null;
  readonly message_ms: number;
  readonly at: number;
}

export interface Rows {
  readonly calls: Map<string, CallPart>;
  readonly visits: Map<string, VisitPart>;
  readonly offers: Map<string, OfferPart>;
  readonly talks: Map<string, TalkPart>;
  readonly consultations: Map<string, ConsultationPart>;
  readonly callbacks: CallbackNews[];
  readonly messages: MessagePart[];
  /** Calls that ended: if they kept a callback, its attempt is over. */
  readonly ended: CallId[];
  /** Calls with a wrap-up that ended. */
  readonly wrappedUp: Set<CallId>;
}

export const emptyRows = (): Rows => ({
  calls: new Map(),
  visits: new Map(),
  offers: new Map(),
  talks: new Map(),
  consultations: new Map(),
  callbacks: [],
  messages: [],
  ended: [],
  wrappedUp: new Set(),
});

export const emptyCall = (callId: CallId): CallPart => ({
  call_id: callId,
  parent_call_id: null,
  callback_id: null,
  callback_attempt: null,
  direction: null,
  node: null,
  dialled: null,
  caller: null,
  language: null,
  menu_path: null,
  arrived_at: null,
  answered_at: null,
  ended_at: null,
  final_at: null,
  outcome: null,
  ended_by: null,
  ended_reason: null,
  first_queue_id: null,
  last_agent_id: null,
  wait_ms: null,
  ring_ms: null,
  talk_ms: null,
  hold_ms: null,
  wrap_up_ms: null,
  offers: null,
  transfers: null,
  recording: null,
  rules_hash: null,
  data: null,
});
