/**
 * What became true. Entries are past tense and final; the floor is a fold over them (`evolve`), and the writer turns
 * them into rows. `at` is when it became true on the hotline's clock. `seq` counts the entries of one call from 1.
 */
import type { BroadcastMet } from './broadcast-fact';
import type { ActionEntry } from './action-entry';
import type { EmergencyFact } from './emergency-fact';
import type { CallbackEntry } from './callback-entry';
import type { NotReadyReason, OfferFailure } from './event';
import type { CallbackOrigin } from './callback-origin';
import type { FloorEntry } from './floor-entry';
import type { TalkEnd, TransferEntry } from './transfer-entry';
import type {
  AgentId,
  BridgeId,
  CallId,
  Instant,
  Language,
  LegId,
  MenuId,
  NodeId,
  PlaybackId,
  PromptId,
  QueueId,
} from './ids';
import type { HoldFact } from './hold-fact';
import type { OpeningFact } from './opening-fact';
import type { QueueingEntry } from './queueing-entry';
import type { PromiseEntry } from './promise-entry';
import type { OutsideEntry } from './outside-entry';
import type { VoicemailEntry } from './voicemail-entry';
import type { RecordingEntry } from './recording-entry';
import type { SurveyEntry } from './survey-entry';

export const outcomes = [
  'answered',
  'callback_requested',
  'voicemail',
  'self_served',
  'overflowed_out',
  'abandoned_in_ring',
  'abandoned_in_queue',
  'abandoned_in_menu',
  'closed',
  'blocked',
  'rejected',
  'failed',
  // of an outbound call:
  'busy',
  'no_answer',
  'machine',
  'refused',
  'unreachable',
  'interrupted',
] as const;
export type Outcome = (typeof outcomes)[number];
/** `outside`: whoever was talked to on an outside number. */
export type EndedBy = 'caller' | 'agent' | 'hotline' | 'outside';
export type VisitExit = 'answered' | 'abandoned' | 'callback' | 'overflowed' | 'interrupted';
/** `answered-elsewhere`: another phone that rang for the same call was quicker. Neither it nor `cancelled` is a miss. */
export type OfferResult = 'answered' | 'answered-elsewhere' | 'cancelled' | OfferFailure;

/** Measures of the whole call, filled as it goes; milliseconds. */
export interface Measures {
  waitMs: number;
  ringMs: number;
  talkMs: number;
  holdMs: number;
  wrapUpMs: number;
  offers: number;
  transfers: number;
}

interface OfCall {
  readonly callId: CallId;
  readonly seq: number;
  readonly at: Instant;
}
export type CallEntry = OfCall &
  (
    | TransferEntry
    | EmergencyFact
    | BroadcastMet
    | {
        readonly type: 'CallStarted';
        readonly direction: 'inbound' | 'outbound';
        readonly node: NodeId;
        readonly dialled: string;
        readonly caller: string;
        readonly language: Language;
        readonly rulesHash: string;
        /** Of a callback's attempt. */
        readonly callback: CallbackOrigin | null;
        readonly tier?: string;
        /** Lists of known callers she is on; unset: on none. */
        readonly listed?: readonly string[];
      }
    | { readonly type: 'CallAnswered' }
    | { readonly type: 'LanguageChosen'; readonly language: Language }
    /** A menu (again): its sentences are playing on the caller's leg. */
    | {
        readonly type: 'MenuEntered';
        readonly menuId: MenuId;
        readonly path: readonly MenuId[];
        readonly tries: number;
      }
    /** Sentences began on the caller's leg (in a callback that is being dialled: on the agent's). */
    | { readonly type: 'PromptStarted'; readonly playbackId: PlaybackId; readonly prompts: readonly PromptId[] }
    | { readonly type: 'PromptEnded'; readonly playbackId: PlaybackId; readonly played: boolean }
    /** The sentences are over: the caller has until `until` to press a key. */
    | { readonly type: 'MenuListened'; readonly until: Instant }
    | { readonly type: 'DigitTaken'; readonly menuId: MenuId; readonly digit: string; readonly known: boolean }
    | { readonly type: 'MenuTimedOut'; readonly menuId: MenuId; readonly tries: number }
    | QueueingEntry
    | ActionEntry
    | OpeningFact
    | {
        readonly type: 'OfferMade';
        readonly legId: LegId;
        readonly visit: number;
        readonly queueId: QueueId;
        readonly agentId: AgentId;
        readonly bridgeId: BridgeId;
        /** No Ringing by then: unreachable. */
        readonly until: Instant;
        readonly alone?: true; // handed on to this agent: nobody else is rung
      }
    /** `until`: three rings are over. `joinAt`: another phone may ring as well from then on; null: never. */
    | {
        readonly type: 'OfferRang';
        readonly legId: LegId;
        readonly until: Instant;
        readonly joinAt: Instant | null;
      }
    /** It has rung long enough alone: one phone more may ring for this call. */
    | { readonly type: 'AnotherAgentWanted' }
    | {
        readonly type: 'OfferEnded';
        readonly legId: LegId;
        readonly agentId: AgentId;
        readonly result: OfferResult;
        readonly ringMs: number;
      }
    | OutsideEntry
    | {
        readonly type: 'TalkStarted';
        readonly n: number;
        readonly legId: LegId;
        readonly agentId: AgentId;
        /** Both null: an agent's own outside call. */
        readonly visit: number | null;
        readonly queueId: QueueId | null;
        readonly bridgeId: BridgeId;
        readonly recordingId: string | null;
      }
    | HoldFact
    | {
        readonly type: 'TalkEnded';
        readonly n: number;
        readonly agentId: AgentId;
        readonly talkMs: number;
        readonly holdMs: number;
        readonly endedBy: TalkEnd;
      }
    /** After a reconnect the two were found apart and were put together again. */
    | { readonly type: 'TalkRebridged'; readonly n: number; readonly bridgeId: BridgeId }
    | { readonly type: 'RecordingLost'; readonly detail: string }
    /** Only a goodbye is left to play; the outcome stands already. */
    | {
        readonly type: 'Leaving';
        readonly outcome: Outcome;
        readonly endedBy: EndedBy;
        readonly reason: string;
        readonly until: Instant;
      }
    | CallbackEntry
    | VoicemailEntry
    | SurveyEntry
    | RecordingEntry
    | {
        readonly type: 'CallEnded';
        readonly outcome: Outcome;
        readonly endedBy: EndedBy;
        /** A short word: `caller-hung-up`, `node-lost`, … */
        readonly reason: string;
        readonly measures: Readonly<Measures>;
        /** No wrap-up is to follow: the row is final. */
        readonly final: boolean;
      }
    | {
        readonly type: 'WrapUpDone';
        readonly n: number;
        readonly agentId: AgentId;
        readonly wrapUpMs: number;
        readonly final: boolean;
      }
  );
export type EntryOf<T extends CallEntry['type']> = Extract<CallEntry, { type: T }>;

export type AgentStateName = 'logged-out' | 'ready' | 'offered' | 'talking' | 'wrap-up' | 'not-ready';
/** A state that can be asked for during a call and is entered after it. `by`: the team leader who ordered it. */
export type PendingState = (
  { readonly kind: 'logged-out' } | { readonly kind: 'not-ready'; readonly reason: NotReadyReason }
) & { readonly by?: string };

export type AgentEntry = { readonly agentId: AgentId; readonly at: Instant } & (
  | {
      readonly type: 'AgentStateChanged';
      readonly state: AgentStateName;
      readonly reason: NotReadyReason | null;
      readonly callId: CallId | null;
      readonly legId: LegId | null;
      /** End of wrap-up. */
      readonly until: Instant | null;
      /** The team leader who ordered it; not there: nobody did. */
      readonly by?: string;
    }
  /** She asked for more time: wrap-up ends at `until` now. */
  | { readonly type: 'WrapUpExtended'; readonly callId: CallId; readonly until: Instant }
  /** Null: what was pending is not wanted any more; `by`: as a team leader ordered. */
  | { readonly type: 'AgentStatePending'; readonly pending: PendingState | null; readonly by?: string }
  | { readonly type: 'PhoneStateChanged'; readonly registered: boolean }
  /** The hotline took a leg of this agent down; nothing is offered until it is gone, or until `until`. */
  | { readonly type: 'LegClosing'; readonly legId: LegId; readonly until: Instant }
  | { readonly type: 'LegClosed'; readonly legId: LegId }
  | PromiseEntry
  /** A new day in the hotline's time zone: what counts by the day begins at 0. */
  | { readonly type: 'DayCounted' }
);

export type Entry = CallEntry | AgentEntry | FloorEntry;
