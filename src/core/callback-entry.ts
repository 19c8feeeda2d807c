/** What the journal says of callbacks offered, asked for and promised. */
import type { CallbackId, QueueId } from './ids';

export type CallbackEntry =
  /** She waits on, and may press 9 to be called back by that queue. */
  | { readonly type: 'CallbackOffered'; readonly queueId: QueueId }
  /** She pressed the key; nothing is promised until `CallbackPromised`. */
  | {
      readonly type: 'CallbackAsked';
      readonly callbackId: CallbackId;
      readonly queueId: QueueId;
      readonly number: string;
      readonly key: number;
      /** What she pressed: her consent; unset: she chose it in a menu, as the keys before say. */
      readonly digit?: string;
    }
  /** She hung up before it was known whether the row stands: the row decides what became of her. */
  | { readonly type: 'CallerLeft' }
  | { readonly type: 'CallbackPromised'; readonly callbackId: CallbackId }
  | { readonly type: 'CallbackNotPromised'; readonly callbackId: CallbackId; readonly detail: string };
