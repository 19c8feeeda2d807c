/**
 * What happened outside the core. Past tense; `at` is when it happened on the hotline's clock (from Asterisk's
 * timestamp where there is one). Arrival order decides, `at` measures: an `at` behind the floor's clock is accepted.
 */
import type { LeaderEvent } from './leader-event';
import type { AgentDialled } from './agent-dialled';
import type { AgentPromised, CallbackDue, CallbackRegistered } from './callback-event';
import type { AgentId, CallId, Instant, LegId, NodeId, BridgeId, PlaybackId } from './ids';
import type { SurveyInvited, TransferAsked } from './transfer-asked';
import type { MaskAsked } from './mask';
import type { MessageRecorded } from './message-event';
import type { DayBegan, Tick } from './clock-event';
import type { ServiceAnswered } from './service-request';

export type NotReadyReason =
  'break' | 'lunch' | 'training' | 'meeting' | 'no-answer' | 'refused' | 'unreachable' | 'forced';
/** Reasons an agent may choose, in the order of `*52<n>`, n from 1. */
export const chosenReasons = ['break', 'lunch', 'training', 'meeting'] as const satisfies readonly NotReadyReason[];

export type OfferFailure = 'busy' | 'refused' | 'unreachable' | 'no-answer' | 'gone';

export interface CallArrived {
  readonly type: 'CallArrived';
  readonly at: Instant;
  readonly callId: CallId;
  readonly legId: LegId;
  readonly node: NodeId;
  readonly dialled: string;
  /** As the trunk sent it, after removal of control characters; hostile text, never executed. Empty when withheld. */
  readonly caller: string;
}
export interface CallerHungUp {
  readonly type: 'CallerHungUp';
  readonly at: Instant;
  readonly callId: CallId;
  readonly legId: LegId;
}
export interface DigitPressed {
  readonly type: 'DigitPressed';
  readonly at: Instant;
  readonly callId: CallId;
  readonly legId: LegId;
  /** One of 0–9 * # A–D. */
  readonly digit: string;
}
export interface PromptFinished {
  readonly type: 'PromptFinished';
  readonly at: Instant;
  readonly callId: CallId;
  readonly playbackId: PlaybackId;
  /** False when Asterisk could not play it. */
  readonly played: boolean;
}
export interface OfferRinging {
  readonly type: 'OfferRinging';
  readonly at: Instant;
  readonly callId: CallId;
  readonly legId: LegId;
}
export interface OfferAnswered {
  readonly type: 'OfferAnswered';
  readonly at: Instant;
  readonly callId: CallId;
  readonly legId: LegId;
}
/** A leg of ours ended before it was answered. Also tells of customers' legs made by `DialOutside`. */
export interface OfferFailed {
  readonly type: 'OfferFailed';
  readonly at: Instant;
  readonly callId: CallId;
  readonly legId: LegId;
  readonly failure: OfferFailure;
}
/** An answered leg other than the caller's ended. */
export interface LegHungUp {
  readonly type: 'LegHungUp';
  readonly at: Instant;
  readonly callId: CallId;
  readonly legId: LegId;
}
export interface LegHeld {
  readonly type: 'LegHeld' | 'LegResumed';
  readonly at: Instant;
  readonly callId: CallId;
  readonly legId: LegId;
}

/** An agent's wish. `legId` is the phone call that dialled the feature code, if one did: the answer is spoken on it. */
interface AgentWish {
  readonly at: Instant;
  readonly agentId: AgentId;
  readonly legId?: LegId;
  /** Where that phone call is. */
  readonly node?: NodeId;
}
export interface AgentLoggedIn extends AgentWish {
  readonly type: 'AgentLoggedIn';
}
export interface AgentLoggedOut extends AgentWish {
  readonly type: 'AgentLoggedOut';
}
export interface AgentReadied extends AgentWish {
  readonly type: 'AgentReadied';
}
export interface AgentPaused extends AgentWish {
  readonly type: 'AgentPaused';
  readonly reason: NotReadyReason;
}
/** `*55`; `*56`: a little longer, please. */
export interface WrapUpEnded extends AgentWish {
  readonly type: 'WrapUpEnded' | 'MoreWrapUpAsked';
}
/** `*54`: read my state back to me. */
export interface AgentStateAsked extends AgentWish {
  readonly type: 'AgentStateAsked';
}
/** A feature code nobody defined was dialled from an agent's phone. */
export interface FeatureCodeUnknown extends AgentWish {
  readonly type: 'FeatureCodeUnknown';
}

export interface PhoneRegistered {
  readonly type: 'PhoneRegistered' | 'PhoneUnregistered';
  readonly at: Instant;
  readonly agentId: AgentId;
}
/** The rules of the engine were replaced; the new ones are given to `step` beside this event. */
export interface RulesChanged {
  readonly type: 'RulesChanged';
  readonly at: Instant;
  readonly hash: string;
  /** `start`, `file`, `reload`, `rollback`; not there in older journals. */
  readonly by?: string;
}
export interface ListedChannel {
  readonly legId: LegId;
  readonly callId: CallId;
  readonly up: boolean;
  readonly ringing: boolean;
}
export interface ListedBridge {
  readonly bridgeId: BridgeId;
  readonly legIds: readonly LegId[];
}
/**
 * What one Asterisk really holds, taken after a connect. Inbound channels that have no callId yet are not in it: the
 * adapter posts `CallArrived` for each right after.
 */
export interface FloorListed {
  readonly type: 'FloorListed';
  readonly at: Instant;
  readonly node: NodeId;
  readonly channels: readonly ListedChannel[];
  readonly bridges: readonly ListedBridge[];
  readonly registered: readonly AgentId[];
}
/** Asterisk restarted or is gone for good: every call on it is over. */
export interface NodeLost {
  readonly type: 'NodeLost';
  readonly at: Instant;
  readonly node: NodeId;
}
export interface CommandRefused {
  readonly type: 'CommandRefused' | 'CommandTimedOut';
  readonly at: Instant;
  readonly callId: CallId;
  /** The command's own type, and the leg, playback or bridge it named. */
  readonly command: string;
  readonly subject: string;
  /** HTTP status or a short word; for the log and the journal only. */
  readonly detail: string;
}
/** The recorder could not start or lost the recording of this call: the call goes on. */
export interface RecordingFailed {
  readonly type: 'RecordingFailed';
  readonly at: Instant;
  readonly callId: CallId;
  readonly detail: string;
}
/** The engine met a bug while it stepped this call: the call is to end politely. */
export interface CallBroken {
  readonly type: 'CallBroken';
  readonly at: Instant;
  readonly callId: CallId;
  readonly detail: string;
}

export type Event =
  | CallArrived
  | CallerHungUp
  | DigitPressed
  | PromptFinished
  | OfferRinging
  | OfferAnswered
  | OfferFailed
  | LegHungUp
  | LegHeld
  | AgentLoggedIn
  | AgentLoggedOut
  | AgentReadied
  | AgentPaused
  | WrapUpEnded
  | LeaderEvent
  | AgentStateAsked
  | FeatureCodeUnknown
  | TransferAsked
  | AgentDialled
  | AgentPromised
  | PhoneRegistered
  | RulesChanged
  | CallbackRegistered
  | CallbackDue
  | FloorListed
  | NodeLost
  | CommandRefused
  | RecordingFailed
  | MaskAsked
  | MessageRecorded
  | SurveyInvited
  | ServiceAnswered
  | CallBroken
  | DayBegan
  | Tick;
