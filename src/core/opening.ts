/** Hours applied to calls. Whether somewhere is open is asked when a caller comes, and told by a deadline while she waits. */
import { hasCaller, type Call } from './call';
import { standingAt, type Standing } from './hours';
import type { Instant, QueueId } from './ids';
import type { Destination, Opening, Rules } from './rules';
import type { Step } from './step';

/** Null: open at all times. */
export function standingOf(rules: Rules, opening: Opening | undefined, at: Instant): Standing | null {
  const hours = opening && rules.hours.get(opening.hours);
  return hours ? standingAt(hours, at) : null;
}

interface Place {
  readonly place: 'number' | 'queue';
  readonly id: string;
  readonly opening: Opening | undefined;
}

/** Where a caller is led because it is closed now, with the reason on her record; null: it is open. */
export function closedTo(step: Step, call: Call, { place, id, opening }: Place): Destination | null {
  const standing = standingOf(step.floor.rules, opening, step.floor.now);
  if (!opening || !standing || standing.isOpen) return null;
  const { special, date, changesAt: opensAt } = standing;
  const day = special && { of: special.of, name: special.name };
  step.call(call.id, { type: 'FoundClosed', place, id, hours: opening.hours, date, day, opensAt });
  return opening.closed;
}

/** When who enters the queue at `at` is sent on because it closes; null: never. */
export function closingAt(rules: Rules, queueId: QueueId, at: Instant): Instant | null {
  const opening = rules.queues.get(queueId)?.opening;
  const standing = opening?.atClose === 'leave' ? standingOf(rules, opening, at) : null;
  return standing?.isOpen ? standing.changesAt : null;
}

/** Rules changed under a waiting caller: her queue may close at another time, or have closed this moment. */
export function planClosing(step: Step, call: Call): void {
  const { phase } = call;
  const { rules, now } = step.floor;
  if (!hasCaller(call) || !('visit' in phase) || !phase.visit) return;
  const { queueId, closesAt: before } = phase.visit;
  const opening = rules.queues.get(queueId)?.opening;
  const isClosed = opening?.atClose === 'leave' && standingOf(rules, opening, now)?.isOpen === false;
  const closesAt = isClosed ? now : closingAt(rules, queueId, now);
  if (closesAt !== before) step.call(call.id, { type: 'ClosingPlanned', closesAt });
}
