/** How customers are rung back: through what, when, how often, and what is owed without having been asked for. */
import type { Hours } from './hours';
import type { Outcome } from './journal';
import type { Queue } from './rules';

export interface Callbacks {
  readonly trunks: readonly string[];
  /** Number shown to the customer; never altered. */
  readonly callerId: string;
  /** Regular expression a number must match whole to be dialled. */
  readonly allow: string;
  /** She hears the number and confirms it, or keys another; unset: her own, unheard. */
  readonly confirmNumber?: boolean;
  /** Heard by both when the customer answers, before they hear one another; unset: nothing, the agent speaks at once. */
  readonly announce?: Queue['announce'];
  readonly ringMs: number;
  readonly maxTries: number;
  readonly retryMs: number;
  /** By the outcome of the last attempt; what is not named waits `retryMs`. */
  readonly retryAfterMs?: Readonly<Partial<Record<Outcome, number>>>;
  /** One first due longer ago than this is not tried any more; unset: however long. */
  readonly maxAgeMs?: number;
  /** When customers may be rung; unset: always. A virtual hold's first attempt is exempt: she waits for it. */
  readonly dialHours?: Hours;
  /** Deadlines in working time count in these hours; unset: none can be given so. */
  readonly workHours?: string;
  /** People are reminded this long before a deadline. */
  readonly remindMs?: number;
  /** An agent's promise that is near is her queue's when she has been logged out so long; unset: it stays hers. */
  readonly reassignMs?: number;
  /** So long an agent's own promise waits for her alone. */
  readonly agentWaitMs?: number;
  /** What an agent promises by feature code; unset: as usual. */
  readonly promise?: PromiseRule;
  /** Who gave up after so long, and may be called back, is rung after this; unset: not by itself. */
  readonly afterAbandon?: { readonly waitedMs: number; readonly afterMs: number };
  /** Who left a message is rung after this; unset: people deal with messages. */
  readonly afterVoicemailMs?: number;
}

export interface PromiseRule {
  /** Rung after this, unless she keys hours. */
  readonly afterMs: number;
  /** Kept in time when the customer is reached so long after it is due. */
  readonly graceMs: number;
  /** Both, and the hours she keys, count in `workHours` only. */
  readonly isWorking: boolean;
}
export const usualPromise: PromiseRule = { afterMs: 4 * 3_600_000, graceMs: 3_600_000, isWorking: false };
