/**
 * The only thing adapters know of one another. Each port is named for the work it does; its maker is one adapter.
 */
import type { CallEntry, Entry } from '../core/journal';
import type { Command, DialOutside, ScheduleCallback } from '../core/command';
import type { Event } from '../core/event';
import type { AgentId, CallId, Instant } from '../core/ids';
import type { Rules } from '../core/rules';

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
  commitAttempt(command: DialOutside, at: Instant): Promise<void>;
}

export interface Recorder {
  start(channelId: string, recordingId: string): Promise<void>;
  stop(channelId: string, recordingId: string): Promise<void>;
  mask(channelId: string, masked: boolean): Promise<void>;
}

/** Read-only sight of the floor for the console and the resync; values are copies. */
export interface FloorView {
  knowsCall(callId: CallId): boolean;
  calls(): readonly CallView[];
  agents(): readonly AgentView[];
  rules(): Rules;
  stateHash(): string;
}
export interface CallView {
  readonly callId: CallId;
  readonly direction: 'inbound' | 'outbound';
  readonly node: string;
  readonly dialled: string;
  /** Unmasked; whoever shows it masks it. */
  readonly caller: string;
  readonly language: string;
  readonly phase: string;
  readonly since: Instant;
  readonly arrivedAt: Instant;
  /** While she waits (also while an agent rings): when she entered the queue. */
  readonly enteredQueueAt?: Instant | null;
  readonly queueId: string | null;
  readonly agentId: string | null;
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
}

export type CallRecordListener = (entry: CallEntry) => void;
