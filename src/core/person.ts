/**
 * All that is held of one person was erased outside. The floor forgets her numbers; who ordered it stands on record, with a
 * mark in place of the number. Where the journal is kept, the numbers are overwritten right after.
 */
import type { Instant } from './ids';
import type { Step } from './step';

export interface PersonErased {
  readonly type: 'PersonErased';
  readonly at: Instant;
  /** One person's, in every spelling. */
  readonly numbers: readonly string[];
  /** A salted hash of the number: whoever has salt and number can tell that it was erased. */
  readonly mark: string;
  readonly reason: string;
  /** Who gave the order; text from outside. */
  readonly by: string;
}
export type PersonEntry =
  | { readonly type: 'NumbersForgotten'; readonly at: Instant; readonly numbers: readonly string[] }
  | {
      readonly type: 'PersonErased';
      readonly at: Instant;
      readonly mark: string;
      readonly reason: string;
      readonly by: string;
    };

export function personErased(step: Step, { numbers, mark, reason, by }: PersonErased): void {
  step.note({ type: 'NumbersForgotten', numbers });
  step.note({ type: 'PersonErased', mark, reason, by });
}
