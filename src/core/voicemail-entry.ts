/** What the journal says of a caller's message. */
import type { Instant, QueueId } from './ids';

/** How a message ended; `finished`: by `#` or by silence. */
export type MessageEnd = 'finished' | 'hung-up' | 'limit' | 'failed';

export type VoicemailEntry =
  /** The greeting of that queue's voicemail is playing. */
  | { readonly type: 'VoicemailEntered'; readonly queueId: QueueId }
  /** `until`: it is over by then, even if nobody says so. */
  | { readonly type: 'MessageStarted'; readonly messageId: string; readonly until: Instant }
  /** `kept`: long enough to be one; it takes the place of one before. */
  | {
      readonly type: 'MessageEnded';
      readonly messageId: string;
      readonly durationMs: number;
      readonly how: MessageEnd;
      readonly kept: boolean;
    }
  /** She is asked whether to hear it, record anew or send; `missed`: silences and unknown keys so far. */
  | { readonly type: 'MessageChoiceAsked'; readonly missed: number; readonly until: Instant }
  /** The question is over: she has until `until` to press a key. */
  | { readonly type: 'MessageChoiceAwaited'; readonly until: Instant }
  | { readonly type: 'MessageChosen'; readonly choice: 'listen' | 'anew' | 'send' }
  /** Another recording is to come; the sentence before it plays until `until` at most. */
  | { readonly type: 'MessageAnew'; readonly until: Instant }
  /** A task for those who work for the queue; its row is made of this. */
  | {
      readonly type: 'MessageSent';
      readonly messageId: string;
      readonly queueId: QueueId;
      /** Whom to call; empty: she withheld her number. */
      readonly number: string;
      readonly durationMs: number;
    };
