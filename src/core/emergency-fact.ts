/** A call meets the emergency of its number. */
import type { PromptId } from './ids';
import type { Destination } from './rules';

/** She hears the notice (null: none), then goes where it leads. */
export interface EmergencyFact {
  readonly type: 'EmergencyMet';
  readonly prompt: PromptId | null;
  readonly to: Destination;
  /** She is served before those who have none. */
  readonly priority: boolean;
}
