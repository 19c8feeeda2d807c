/** What a queue has said to those who wait, and at the moment of connection. */
import type { PromptId } from './ids';
import type { SurveyRule } from './survey-rule';

export interface QueueSayings {
  readonly announce: 'number' | 'name' | 'both' | 'off';
  /** Said when a caller enters; null: none. */
  readonly welcome: PromptId | null;
  readonly comfort: { readonly prompt: PromptId; readonly everyMs: number } | null;
  /** Unset: none. */
  readonly announcements?: Announcements;
  /** Said to the agent alone as she is connected, while the caller hears who serves her; unset: nothing. */
  readonly whisper?: readonly WhisperPart[];
  /** Asked after the agent has left; unset: nothing. */
  readonly survey?: SurveyRule;
}

/** Which queue, of which tier the caller is, how long she waited. */
export type WhisperPart = 'queue' | 'tier' | 'wait';

/** Her place in line and how long it is likely to take, told while she waits. */
export interface Announcements {
  /** The first, after she entered the queue. */
  readonly afterMs: number;
  /** The next, after the end of the last. */
  readonly everyMs: number;
  /** Between any two sentences, those of comfort too; what is due within it is said at once. */
  readonly gapMs: number;
  readonly position: boolean;
  readonly wait: boolean;
  /** A place further back than the one she was told is told; else none is until it is better again. */
  readonly positionMayRise: boolean;
  /** An expected wait is told longer than the last by no more than this. */
  readonly waitMayRiseMs: number;
}
