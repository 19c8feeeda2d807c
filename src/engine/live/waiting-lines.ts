/** Who waits in each queue and for whom phones ring, kept up call by call, so that asking looks at no call. */
import type { Call } from '../../core/call';
import { Heap } from '../../core/heap';
import type { CallId, Instant, QueueId } from '../../core/ids';

interface Place {
  readonly queueId: QueueId;
  readonly enteredAt: Instant;
  readonly callId: CallId;
  readonly isRinging: boolean;
}
interface Line {
  readonly places: Heap<Place>;
  ringing: number;
}

export class WaitingLines {
  private readonly lines = new Map<QueueId, Line>();
  private readonly byCall = new Map<CallId, Place>();

  /** As the call stands now; undefined: it is off the floor. */
  follow(callId: CallId, call: Call | undefined): void {
    const before = this.byCall.get(callId);
    const after = call ? placeOf(call) : null;
    if (!before && !after) return;
    if (before && after && isSame(before, after)) return;
    if (before) this.leave(before);
    if (after) this.enter(after);
  }

  of(queueId: QueueId): { readonly ringing: number; readonly longestSince: Instant | null } {
    const line = this.lines.get(queueId);
    return { ringing: line?.ringing ?? 0, longestSince: line?.places.first()?.enteredAt ?? null };
  }

  private enter(place: Place): void {
    const line = this.lines.get(place.queueId) ?? newLine();
    this.lines.set(place.queueId, line);
    this.byCall.set(place.callId, place);
    line.places.put(place);
    if (place.isRinging) line.ringing += 1;
  }

  private leave(place: Place): void {
    const line = this.lines.get(place.queueId);
    this.byCall.delete(place.callId);
    if (!line?.places.take(place)) return;
    if (place.isRinging) line.ringing -= 1;
    if (line.places.size === 0) this.lines.delete(place.queueId);
  }
}

const newLine = (): Line => ({
  places: new Heap<Place>({ key: (place) => place.enteredAt, before: (a, b) => a.callId < b.callId }),
  ringing: 0,
});

function placeOf({ id, phase }: Call): Place | null {
  if (phase.kind !== 'waiting' && phase.kind !== 'offered') return null;
  const { queueId, enteredAt } = phase.visit;
  return { queueId, enteredAt, callId: id, isRinging: phase.kind === 'offered' };
}

const isSame = (a: Place, b: Place) =>
  a.queueId === b.queueId && a.enteredAt === b.enteredAt && a.isRinging === b.isRinging;
