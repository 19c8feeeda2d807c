/** What the journal says of callbacks offered, asked for and promised. */
import type { NumberEntry } from './callback-number-entry';
import type { CallbackId, QueueId } from './ids';

export type CallbackEntry =
  | NumberEntry
  /** She waits on, and may press 9 to be called back by that queue. */
  | { readonly type: 'CallbackOffered'; readonly queueId: QueueId }
  /** She pressed the key, and confirmed the number where the rules ask for that; nothing is promised until `CallbackPromised`. */
  | {
      readonly type: 'CallbackAsked';
      readonly callbackId: CallbackId;
      readonly queueId: QueueId;
      readonly number: string;
      readonly key: number;
      /** What she pressed: her consent; unset: she chose it in a menu, as the keys before say. */
      readonly digit?: string;
      /** What she pressed when the number was read back; unset: it was not. */
      readonly confirmed?: string;
      /** Where she can be heard consenting; null: she is not recorded at that moment. Unset in older journals. */
      readonly recordingId?: string | null;
    }
  /** She hung up before it was known whether the row stands: the row decides what became of her. */
  | { readonly type: 'CallerLeft' }
  | { readonly type: 'CallbackPromised'; readonly callbackId: CallbackId }
  | { readonly type: 'CallbackNotPromised'; readonly callbackId: CallbackId; readonly detail: string };
