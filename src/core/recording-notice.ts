/** Said before a queue connects: that the talk will be recorded, and how to refuse. */
import type { PromptId } from './ids';

export interface RecordingNotice {
  readonly prompt: PromptId;
  /** Key by which the caller refuses; null: she cannot. */
  readonly refuse: string | null;
  /** Any other key cuts it short. */
  readonly bargeIn: boolean;
}
/** Of a number or a queue; unset: none. The queue's goes before the number's. */
export interface Noticed {
  readonly notice?: RecordingNotice;
}
export interface RecordingRules {
  /** Numbers, or how they begin, whose talks are not recorded. */
  readonly doNotRecord?: readonly string[];
  /** Unset: all are kept, where they were made. */
  readonly recordings?: RecordingKeeping;
}
export interface RecordingKeeping {
  /** Deleted when so old; null: never. */
  readonly keepMs: number | null;
  /** Moved to that folder when so old; null: never. */
  readonly move: { readonly to: string; readonly afterMs: number } | null;
}
