/** A call meets the broadcast of its number. */
import type { PromptId } from './ids';
import type { Outcome } from './journal';
import type { Destination } from './rules';

/** She hears the sentence and goes on to where she was going; before a menu its keys count meanwhile. */
export interface BroadcastMet {
  readonly type: 'BroadcastMet';
  readonly prompt: PromptId;
  readonly to: Destination;
  /** As for `route`; unset: as usual. */
  readonly outcome?: Outcome;
}
