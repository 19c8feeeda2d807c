/** What the journal says of a caller's message. */
import type { Instant, QueueId } from './ids';

/** How a message ended; `finished`: by `#` or by silence. */
export type MessageEnd = 'finished' | 'hung-up' | 'limit' | 'failed';

export type VoicemailEntry =
  /** The greeting of that queue's voicemail is playing. */
  | { readonly type: 'VoicemailEntered'; readonly queueId: QueueId }
  /** `until`: it is over by then, even if nobody says so. */
  | { readonly type: 'MessageStarted'; readonly messageId: string; readonly until: Instant }
  /** `kept`: long enough to be one. */
  | {
      readonly type: 'MessageEnded';
      readonly messageId: string;
      readonly durationMs: number;
      readonly how: MessageEnd;
      readonly kept: boolean;
    };
