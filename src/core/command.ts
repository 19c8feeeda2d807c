/**
 * What the core wants done. Imperative; the outcome comes back only as an event. Commands of one `callId` run in order
 * (its lane); `StopPlayback`, `HangUp` and `CancelOffer` bypass the lane, because a command on a channel waits behind
 * the media playing there.
 */
import type { ServiceRequest } from './service-request';
import type {
  ActionId,
  AgentId,
  BridgeId,
  CallbackId,
  CallId,
  Instant,
  Language,
  LegId,
  NodeId,
  PlaybackId,
  PromptId,
  QueueId,
} from './ids';

interface OnCall {
  readonly callId: CallId;
  readonly node: NodeId;
}
export interface Answer extends OnCall {
  readonly type: 'Answer';
  readonly legId: LegId;
}
/** Plays the sentences one after another; ends with one `PromptFinished`. Stops hold music on that leg first. */
export interface PlayPrompt extends OnCall {
  readonly type: 'PlayPrompt';
  readonly legId: LegId;
  readonly playbackId: PlaybackId;
  readonly language: Language;
  readonly prompts: readonly PromptId[];
  /** A recorded message, played before them. */
  readonly message?: string;
}
export interface StopPlayback extends OnCall {
  readonly type: 'StopPlayback';
  readonly playbackId: PlaybackId;
}
export interface StartHoldMusic extends OnCall {
  readonly type: 'StartHoldMusic';
  readonly legId: LegId;
}
/** The agent hears that somebody is being rung, until the next sentence, music or bridge on that leg. */
export interface StartRingTone extends OnCall {
  readonly type: 'StartRingTone';
  readonly legId: LegId;
}
/** Rings one agent's phone. The leg's channel is `h-<callId>-<n>`. */
export interface OfferCall extends OnCall {
  readonly type: 'OfferCall';
  readonly legId: LegId;
  readonly agentId: AgentId;
  readonly callerLegId: LegId | null;
  /** Shown on the agent's phone. */
  readonly caller: string;
  readonly queueId: QueueId;
  /** Will hold the two once answered: made while the phone rings, so that an answer is heard at once. */
  readonly bridgeId: BridgeId;
  /** Of a caller who is handed on, or about whom she is asked: shown beside the caller. */
  readonly context?: OfferContext;
  /** What is known of her wish, in one line; shown beside the caller. */
  readonly note?: string;
}
export interface OfferContext {
  readonly from: AgentId;
  /** The queue the caller came from. */
  readonly queueName: string;
}
export interface CancelOffer extends OnCall {
  readonly type: 'CancelOffer';
  readonly legId: LegId;
  readonly reason: 'no-answer' | 'caller-gone' | 'answered-elsewhere';
}
/** Puts the legs into one bridge (hold music on them ends); then `announce` is heard by both. */
export interface BridgeLegs extends OnCall {
  readonly type: 'BridgeLegs';
  readonly bridgeId: BridgeId;
  readonly legIds: readonly LegId[];
  readonly announce: readonly PromptId[];
  readonly playbackId: PlaybackId | null;
  readonly language: Language;
  /** Heard on one leg alone, in place of `announce`; cut short after six seconds. Its end is no news to the core. */
  readonly whisper?: Whisper;
}
export interface Whisper {
  readonly legId: LegId;
  readonly playbackId: PlaybackId;
  readonly prompts: readonly PromptId[];
  readonly language: Language;
}
/** Takes the legs out and destroys the bridge; a bridge already gone is done. */
export interface Unbridge extends OnCall {
  readonly type: 'Unbridge';
  readonly bridgeId: BridgeId;
}
/** Two files, `<recordingId>-agent.wav` and `<recordingId>-caller.wav`, from the agent's leg. */
export interface StartRecording extends OnCall {
  readonly type: 'StartRecording';
  readonly legId: LegId;
  readonly recordingId: string;
  /** A whisper in that leg's ear: until its end what the leg hears is kept as silence. */
  readonly behind?: PlaybackId;
}
export interface StopRecording extends OnCall {
  readonly type: 'StopRecording';
  readonly legId: LegId;
  readonly recordingId: string;
}
export interface MaskRecording extends OnCall {
  readonly type: 'MaskRecording';
  readonly legId: LegId;
  readonly masked: boolean;
}
/**
 * Rings somebody outside. That cannot be taken back, so it is carried out only once the record of it is committed in
 * Postgres, else `CommandRefused`: of a callback its attempt's row, of anything else the entry that announces it.
 */
export interface DialOutside extends OnCall {
  readonly type: 'DialOutside';
  readonly legId: LegId;
  readonly number: string;
  readonly trunk: string;
  readonly callerId: string;
  /** Number of the call's entry that announces it. */
  readonly seq: number;
  /** The attempt of a callback it is; null: it is none. */
  readonly callback: CallbackAttempt | null;
}
export interface CallbackAttempt {
  readonly callbackId: CallbackId;
  readonly attempt: number;
  readonly fence: number;
}
/** Records the caller until `#`, `silenceMs` of silence, `longestMs` or her hanging up: `<messageId>.wav`. */
export interface RecordMessage extends OnCall {
  readonly type: 'RecordMessage';
  readonly legId: LegId;
  readonly messageId: string;
  readonly longestMs: number;
  readonly silenceMs: number;
}
/** `CommandRefused` unless that message is being recorded at this moment. */
export interface CheckMessage extends OnCall {
  readonly type: 'CheckMessage';
  readonly messageId: string;
}
export interface HangUp extends OnCall {
  readonly type: 'HangUp';
  readonly legId: LegId;
  readonly reason: 'normal' | 'busy' | 'congestion';
}
/** Queued behind the media on the leg: after what is playing, the dialplan hangs up (or serves the fallback). */
export interface ReturnToDialplan extends OnCall {
  readonly type: 'ReturnToDialplan';
  readonly legId: LegId;
  readonly to: 'hang-up' | 'fallback';
}
/** Commits the callback's row, then `CallbackRegistered`; else `CommandRefused`. */
export interface ScheduleCallback extends OnCall {
  readonly type: 'ScheduleCallback';
  readonly callbackId: CallbackId;
  readonly queueId: QueueId;
  readonly number: string;
  readonly language: Language;
  readonly key: number;
  /** What she pressed: her consent. */
  readonly digit?: string;
  /** What she pressed when the number was read back. */
  readonly confirmed?: string;
}

/**
 * Commits the row of what an agent promises, then `CallbackRegistered`; else `CommandRefused`. Promised anew before it is due,
 * the new times stand.
 */
export interface SchedulePromise extends OnCall {
  readonly type: 'SchedulePromise';
  readonly callbackId: CallbackId;
  readonly agentId: AgentId;
  /** Whose agents keep it when she cannot. */
  readonly queueId: QueueId;
  readonly number: string;
  readonly language: Language;
  readonly dueAt: Instant;
  readonly deadlineAt: Instant;
  readonly remindAt: Instant;
}

/** `again`: it may be under way already, or have been lost; what changes anything is not asked twice. */
export interface AskService extends OnCall {
  readonly type: 'AskService';
  readonly requestId: string;
  readonly actionId: ActionId;
  readonly request: ServiceRequest;
  readonly again?: true;
}

export type Command =
  | AskService
  | Answer
  | PlayPrompt
  | StopPlayback
  | StartHoldMusic
  | StartRingTone
  | OfferCall
  | CancelOffer
  | BridgeLegs
  | Unbridge
  | StartRecording
  | StopRecording
  | MaskRecording
  | DialOutside
  | RecordMessage
  | CheckMessage
  | HangUp
  | ReturnToDialplan
  | ScheduleCallback
  | SchedulePromise;
