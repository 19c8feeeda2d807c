/** The only thing adapters know of one another. Each port is named for the work it does; its maker is one adapter. */
import type { CallEntry, Entry } from '../core/journal';
import type { CallbackAttempt, Command, ScheduleCallback } from '../core/command';
import type { Event } from '../core/event';
import type { AgentId, CallId, Instant } from '../core/ids';
import type { Rules } from '../core/rules';
import type { TransferWish } from '../core/transfer-asked';
import type { CallView } from './call-view';
import type { SurveyRefusal } from '../core/survey-refusal';
import type { TransferRefusal } from '../core/transfer-target';

export type * from './broadcast-view';
export type * from './call-view';
export type * from './caller-lists';
export type * from './live-view';
export type * from './person-desk';
export type * from './recording-desk';
export type * from './callback-figures';
export type * from './callback-task';
export type * from './promise-report';
export type * from './report-desk';
export type * from './shift-desk';

export interface Clock {
  /** Milliseconds since 1970; never goes back within a run. */
  now(): Instant;
  /** Maps a wall-clock reading (Asterisk's timestamp, ms since 1970) to the hotline's clock, never later than now. */
  fromWall(wallMs: number): Instant;
  /** Calls `listener` once at or after `at`; the answer takes it back. */
  wakeAt(at: Instant, listener: () => void): () => void;
}

/** Where adapters bring what happened. Synchronous: when it returns, the event is decided and handed to the journal. */
export interface Post {
  post(event: Event): void;
}

export interface Commands {
  /** Takes the commands in order; returns at once; never throws. */
  execute(commands: readonly Command[]): void;
}

/** One step of the core: an input and what came of it. One record in the journal. */
export interface StepRecord {
  readonly n: number;
  readonly at: Instant;
  readonly event: Event;
  readonly entries: readonly Entry[];
}

export interface Journal {
  /** Written to the operating system before the event loop turns, on the disk within 20 ms. Never throws. */
  append(record: StepRecord): void;
  /** Null when it can be written; else what is wrong, for `/readyz`. */
  trouble(): string | null;
}

/** A dependency that comes and goes. */
export interface Health {
  readonly name: string;
  /** Null when well; else one sentence. */
  trouble(): string | null;
  /** What somebody should look at although calls are served as they should be; null or left out: nothing. */
  warning?(): string | null;
}

export interface LongLived {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** What commits before anything irrevocable happens outside. Rejects with the reason. */
export interface CallbackRows {
  /** Inserts the promise; the same request again is one row. */
  register(command: ScheduleCallback, at: Instant): Promise<void>;
  /** Inserts the attempt, unique by callback and attempt; rejects an old fence. */
  commitAttempt(attempt: CallbackAttempt, callId: CallId, at: Instant): Promise<void>;
}

/** What the record has of calls. */
export interface CallRows {
  /** Resolves once the call's entry `seq` stands in Postgres; rejects with the reason within 5 s when it does not. */
  committed(callId: CallId, seq: number): Promise<void>;
}

export interface Recorder {
  start(channelId: string, recordingId: string): Promise<void>;
  stop(channelId: string, recordingId: string): Promise<void>;
  mask(channelId: string, masked: boolean): Promise<void>;
  /** What the channel hears is kept as silence. */
  deafen(channelId: string, deaf: boolean): Promise<void>;
}

/** Read-only sight of the floor for the console and the resync; values are copies. */
export interface FloorView {
  knowsCall(callId: CallId): boolean;
  calls(): readonly CallView[];
  agents(): readonly AgentView[];
  rules(): Rules;
  /** Every dialled number, in order. */
  emergencies(): readonly EmergencyView[];
  queues(): readonly QueueView[];
  stateHash(): string;
}
export interface EmergencyView {
  readonly number: string;
  /** The rules say what happens in its emergency. */
  readonly isDefined: boolean;
  /** Null: it is off. */
  readonly on: { readonly since: Instant; readonly until: Instant | null; readonly by: string } | null;
}
/** Asked before a transfer is posted, in the same turn: what it answers is what the core will do. */
export interface TransferView {
  /** Why the agent of that call cannot do this instant what is asked; null: she can. */
  transferRefusal(callId: CallId, wish: TransferWish): TransferRefusal | null;
  /** Why the agent of that call cannot hand her caller to a survey; null: she can. */
  surveyRefusal(callId: CallId): SurveyRefusal | null;
}
export interface QueueView {
  readonly queueId: string;
  readonly name: string;
  /** For whom no phone rings, and for whom one does or several do. */
  readonly waiting: number;
  readonly ringing: number;
  /** When the first of them all entered; null: there are none. */
  readonly longestSince: Instant | null;
  /** Agents with its skills who are logged in and not not-ready, and those of them who are free. */
  readonly atWork: number;
  readonly free: number;
  /** Of a caller who would enter now; null: not known. */
  readonly expectedWaitMs: number | null;
}
export interface AgentView {
  readonly agentId: AgentId;
  readonly name: string;
  readonly state: string;
  readonly reason: string | null;
  readonly since: Instant;
  readonly registered: boolean;
  readonly pending: string | null;
  readonly callId: string | null;
  /** The team leader who ordered the state, and who ordered the pending one. */
  readonly forcedBy?: string | null;
  readonly pendingBy?: string | null;
  /** When wrap-up ends. */
  readonly until?: Instant | null;
}

export type CallRecordListener = (entry: CallEntry) => void;

/** What is wrong with a rules file, for the operator to mend. */
export interface RulesFault {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly key: string;
  readonly found: string;
  readonly allowed: string;
}
/** One thing that is otherwise under other rules, as data and in words. */
export interface RulesChange {
  /** `number`, `menu`, `queue`, `agent`, `trunk`, `hours`, `timing`, `hotline`, `transfers`, `callbacks`, `outside`, `fallback`. */
  readonly area: string;
  /** Null for what there is only one of. */
  readonly id: string | null;
  /** `effect`: nothing of the file, but what follows from it. */
  readonly kind: 'added' | 'removed' | 'changed' | 'effect';
  /** Dotted path within the entry, e.g. `skills.repair`; empty for the entry as a whole. */
  readonly key: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly zh: string;
  readonly en: string;
}
export type RulesRefusal =
  /** The file, or the old version, does not pass the check; `problems` says why. */
  | 'refused'
  /** No such version was kept. */
  | 'version-unknown'
  /** The file on the disk is not what is in force: "the version before" would be a guess. */
  | 'file-differs'
  /** The file could not be written back. */
  | 'file-unwritable';
export type RulesAnswer =
  | {
      readonly ok: true;
      readonly hash: string;
      readonly before: string;
      /** None when the rules mean what they meant. */
      readonly changes: readonly RulesChange[];
      /** Where a rollback put the file it replaced; null when nothing was replaced. */
      readonly replaced: string | null;
    }
  | {
      readonly ok: false;
      readonly why: RulesRefusal;
      readonly message: string;
      readonly problems: readonly RulesFault[];
      /** Still in force. */
      readonly hash: string;
    };
export interface RulesVersion {
  readonly hash: string;
  /** When it came into force. */
  readonly at: Instant;
  readonly by: 'start' | 'file' | 'reload' | 'rollback';
}
/** What an operator asks of the rules while the hotline runs. None of it rejects for what is wrong with a file. */
export interface RulesDesk {
  /** The rules in force, as JSON has them: maps are objects. */
  inForce(): Readonly<Record<string, unknown>>;
  /** What is wrong with the file on the disk; empty while the file is in force. */
  faults(): readonly RulesFault[];
  reload(): Promise<RulesAnswer>;
  /** `hash` null: to the version in force before. */
  rollback(hash: string | null): Promise<RulesAnswer>;
  /** Oldest first; the last one is in force. */
  history(): Promise<readonly RulesVersion[]>;
}

export type HoursAnswer =
  | { readonly ok: true; readonly hours: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly why: 'number-unknown' | 'time-unreadable' };
/** What opening hours would do to a call. */
export interface HoursDesk {
  /** `when` by the clock on the hotline's wall: `2026-10-01 10:00`, `10:00` (today), `now`. */
  ask(number: string, when: string): HoursAnswer;
}
