/** What every change of phase has in common. */
import type { Call, Phase } from './call';
import { legNumber, type Instant, type LegId } from './ids';

export function enter(call: Call, at: Instant, phase: Phase): void {
  call.phase = phase;
  call.phaseSince = at;
}

/** Leg numbers given out stay given out. */
export function countLeg(call: Call, leg: LegId): void {
  call.legs = Math.max(call.legs, legNumber(leg));
}
