/** Rest hours: when a customer may be rung. */
import type { Callbacks } from './callback-rules';
import { standingAt } from './hours';
import type { Instant } from './ids';

export interface Rung {
  /** Of the callback; unset: a virtual hold. */
  readonly kind?: string | undefined;
  readonly attempt: number;
}

/** The caller hung up minutes ago and waits for it; what comes later keeps to the hours. */
export const isAwaited = ({ kind = 'callback', attempt }: Rung): boolean => kind === 'callback' && attempt === 1;

/** `at`, or when the next hours begin. */
export function mayRingAt({ dialHours }: Pick<Callbacks, 'dialHours'>, rung: Rung, at: Instant): Instant {
  if (!dialHours || isAwaited(rung)) return at;
  const { isOpen, changesAt } = standingAt(dialHours, at);
  return isOpen ? at : (changesAt ?? at);
}

/** When the hours end in which somebody who waits now is rung; null: they do not. */
export function restsAt({ dialHours }: Pick<Callbacks, 'dialHours'>, rung: Rung, at: Instant): Instant | null {
  if (!dialHours || isAwaited(rung)) return null;
  const { isOpen, changesAt } = standingAt(dialHours, at);
  return isOpen ? changesAt : at;
}
