/** What customers are owed, as lists show it, and what people and integrators may ask of it. */
import type { CallbackKind, CallbackState } from '../core/callback-kinds';
import type { Instant } from '../core/ids';
import type { Callbacks, Rules } from '../core/rules';

/** Something a customer is or was owed. */
export interface CallbackTask {
  readonly callbackId: string;
  readonly kind: CallbackKind;
  readonly queueId: string;
  /** Unmasked; null: a message whose caller withheld it. */
  readonly number: string | null;
  readonly language: string;
  readonly state: CallbackState;
  readonly attempt: number;
  /** Of a message: its file's name without ending, and its length. */
  readonly recording: string | null;
  readonly messageMs: number | null;
  /** The call in which it came about. */
  readonly callId: string | null;
  readonly createdAt: Instant;
  readonly dueAt: Instant;
  /** Whose promise or task it is. */
  readonly agentId: string | null;
  readonly askedBy: string;
  readonly note: string | null;
  readonly ticket: string | null;
  readonly deadlineAt: Instant | null;
  /** Its deadline has passed. */
  readonly overdue: boolean;
  readonly closedAt: Instant | null;
  readonly closedReason: string | null;
  readonly consent: string | null;
  readonly consentAt: Instant | null;
  /** Recording in which she can be heard; null: she was not recorded then. */
  readonly consentRecording: string | null;
}
export interface CallbackAttemptView {
  readonly attempt: number;
  readonly callId: string | null;
  readonly dialledAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly outcome: string | null;
}
export interface CallbackChange {
  readonly at: Instant;
  readonly change: string;
  readonly by: string;
  readonly note: string | null;
}
export interface CallbackStory {
  readonly callback: CallbackTask;
  readonly attempts: readonly CallbackAttemptView[];
  readonly changes: readonly CallbackChange[];
}

export interface CallbackFilter {
  /** Unset: what is still owed. */
  readonly states?: readonly CallbackState[];
  readonly kind?: CallbackKind;
  readonly queueId?: string;
  readonly agentId?: string;
  readonly overdue?: boolean;
}

/** Times: ISO 8601, or by the clock on the hotline's wall. */
export interface CallbackRequest {
  readonly kind: Exclude<CallbackKind, 'callback' | 'voicemail' | 'abandoned'>;
  readonly queueId: string;
  readonly number: string;
  /** Tried after `number`. */
  readonly numbers?: readonly string[];
  /** Unset: now. */
  readonly at?: string;
  readonly deadline?: string;
  /** `4h`, `2d`, from now; `withinWorking` counts working time and working days. */
  readonly within?: string;
  readonly withinWorking?: string;
  readonly agentId?: string;
  readonly language?: 'zh' | 'en';
  readonly note?: string;
  readonly ticket?: string;
  /** The call in which it came about. */
  readonly callId?: string;
  /** How she agreed to be rung. */
  readonly consent?: string;
  readonly consentRecording?: string;
  /** False: a task that people do; nothing is dialled by itself. */
  readonly dial?: boolean;
  readonly by: string;
  readonly askedBy?: 'agent' | 'integrator';
  readonly idempotencyKey?: string;
}
export type CallbackOrder =
  | { readonly kind: 'cancel'; readonly by: string; readonly note?: string }
  /** At once, with all its tries; `because`: what an agent heard on the attempt that counted as reached. */
  | { readonly kind: 'retry'; readonly by: string; readonly note?: string; readonly because?: 'machine' | 'no_answer' }
  | {
      readonly kind: 'move';
      readonly by: string;
      readonly note?: string;
      readonly at?: string;
      readonly queueId?: string;
      readonly agentId?: string;
    }
  | { readonly kind: 'done'; readonly by: string; readonly note?: string; readonly outcome: 'kept' | 'failed' };

export type CallbackOrderRefusal =
  | 'callbacks-off'
  | 'queue-unknown'
  | 'agent-unknown'
  | 'number-refused'
  | 'do-not-call'
  | 'time-unreadable'
  | 'time-past'
  | 'time-too-far'
  | 'working-time-undefined'
  | 'idempotency-conflict'
  | 'callback-unknown'
  | 'callback-closed'
  | 'callback-under-way';
export type CallbackAnswer =
  | { readonly ok: true; readonly callback: CallbackTask; readonly isNew: boolean }
  | { readonly ok: false; readonly why: CallbackOrderRefusal; readonly message: string };

/** All reject while Postgres is away. */
export interface CallbackDesk {
  /** Oldest first. */
  list(filter: CallbackFilter): Promise<readonly CallbackTask[]>;
  show(callbackId: string): Promise<CallbackStory | null>;
  ask(request: CallbackRequest): Promise<CallbackAnswer>;
  order(callbackId: string, order: CallbackOrder): Promise<CallbackAnswer>;
}

export type TimesAsked = Pick<CallbackRequest, 'at' | 'deadline' | 'within' | 'withinWorking'> & {
  readonly kind?: string;
};
export interface TimesGiven {
  readonly dueAt: Instant;
  readonly deadlineAt: Instant | null;
  readonly remindAt: Instant | null;
}
export interface TimesRefused {
  readonly why: CallbackOrderRefusal;
  readonly message: string;
}
/** When something is due, and until when it is to be kept, from what people write. */
export interface CallbackTimes {
  timesOf(rules: Rules, callbacks: Callbacks, asked: TimesAsked, now: Instant): TimesGiven | TimesRefused;
  dueOf(rules: Rules, callbacks: Callbacks, asked: TimesAsked, now: Instant): Instant | TimesRefused;
}
