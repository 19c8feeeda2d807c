/** What became true of a call because of opening hours; part of the journal. */
import type { SpecialDay } from './hours';
import type { Instant } from './ids';

export type OpeningFact =
  /** She is led elsewhere because it is closed. */
  | {
      readonly type: 'FoundClosed';
      readonly place: 'number' | 'queue';
      readonly id: string;
      readonly hours: string;
      readonly date: string;
      /** The date has hours of its own. */
      readonly day: Pick<SpecialDay, 'of' | 'name'> | null;
      /** Null: nobody knows. */
      readonly opensAt: Instant | null;
    }
  /** Rules changed, or were changed when it was to close: her queue closes then; null: not while she waits. */
  | { readonly type: 'ClosingPlanned'; readonly closesAt: Instant | null };
