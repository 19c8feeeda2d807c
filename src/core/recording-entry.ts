/** What the journal says of a caller's being recorded, or not. */
import type { PromptId } from './ids';
import type { Destination } from './rules';

export type RecordingEntry =
  /** She is told, once a call, before the queue she is led to; null: no key refuses. */
  | {
      readonly type: 'NoticeTold';
      readonly prompt: PromptId;
      readonly to: Destination;
      readonly refuse: string | null;
      readonly bargeIn: boolean;
    }
  /** No talk of this call is recorded from now on. `list`: the rules' `doNotRecord`. */
  | { readonly type: 'RecordingRefused'; readonly by: 'caller' | 'list' }
  /** From now on nothing is audible in the recording of talk `n`, or everything again. It ends with the talk. */
  | {
      readonly type: 'RecordingMasked';
      readonly n: number;
      readonly recordingId: string;
      readonly masked: boolean;
      readonly by: string;
    };
