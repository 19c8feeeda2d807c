/** What the journal says of the number she is to be called back on. */
import type { NumberQuestion } from './callback-number-phase';
import type { Instant } from './ids';

/** The rules do not allow to dial it; it is on the operators' list. */
export type NumberFault = 'not-allowed' | 'do-not-call';

export type NumberEntry =
  /** Nothing is promised: a number is read back to her, or she is asked for one. */
  | ({ readonly type: 'NumberAsked'; readonly until: Instant } & NumberQuestion)
  /** The question is over: a key is awaited until then. */
  | { readonly type: 'NumberAwaited'; readonly until: Instant }
  /** All that was keyed so far; empty: she cleared it. */
  | { readonly type: 'NumberKeyed'; readonly number: string; readonly until: Instant }
  /** `not-confirmed`: it was read back to her, and she did not want it. */
  | {
      readonly type: 'NumberRefused';
      readonly number: string;
      readonly why: NumberFault | 'nothing-keyed' | 'not-confirmed';
      readonly tries: number;
    }
  /** She waits on, and nobody calls her back. */
  | { readonly type: 'NumberNotConfirmed'; readonly why: 'no-answer' | 'no-number' | 'declined' };
