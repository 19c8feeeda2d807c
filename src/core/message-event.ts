/** News of a caller's message. */
import type { CallId, Instant } from './ids';

/** A caller's message is over; also told when she hung up. */
export interface MessageRecorded {
  readonly type: 'MessageRecorded';
  readonly at: Instant;
  readonly callId: CallId;
  readonly messageId: string;
  /** False: Asterisk lost it. */
  readonly recorded: boolean;
  readonly durationMs: number;
  /** Without its silences; unset: Asterisk did not tell. */
  readonly spokenMs?: number;
}
