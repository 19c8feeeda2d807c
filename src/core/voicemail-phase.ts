/** Where a caller is who leaves a message. */
import type { Instant, QueueId } from './ids';

export interface VoicemailPhase {
  readonly kind: 'voicemail';
  readonly queueId: QueueId;
  /** Being recorded; null: what stands before it is playing, or she chooses. */
  readonly message: { readonly id: string; readonly startedAt: Instant } | null;
  readonly until: Instant;
  /** Her last message that was long enough; it is sent unless a later one takes its place. */
  readonly kept?: KeptMessage;
  /** She is asked what to do with it; `missed`: silences and unknown keys so far. */
  readonly choosing?: { readonly missed: number };
  /** Recordings so far on which nothing was heard. */
  readonly unheard?: number;
}

export interface KeptMessage {
  readonly id: string;
  readonly durationMs: number;
}
