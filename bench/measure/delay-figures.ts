/** How long after her call was answered a caller hears a sentence, by the packets alone; and what a dead service adds to it. */
import { payloadType, type Law } from '../../test/phones/g711';
import type { RtpPacket } from '../../test/phones/rtp';
import { isAudible, type KnownSound } from './known-sound';
import { percentiles, type Percentiles } from './percentile';

export type Served = 'first' | 'later' | 'beside' | 'before';

export interface TimedCall {
  readonly served: Served;
  /** From the 200 to the sentence; null: it was never heard. */
  readonly toSentenceMs: number | null;
}
export interface DeadServiceDelay {
  /** The one call that met the service dying. */
  readonly first: number | null;
  /** Those that came to it afterwards. */
  readonly later: Percentiles;
  /** Those who asked another service meanwhile. */
  readonly beside: Percentiles;
  /** What was taken off from each: the median of callers who asked a service that is well, before the other one died. */
  readonly baselineMs: number;
  /** Callers who never heard it. */
  readonly unheard: number;
}

/** To the first audible packet of `sought`, in either law. */
export function toSentenceMs(
  ear: readonly RtpPacket[],
  answeredAt: number,
  sought: Readonly<Record<Law, KnownSound>>,
): number | null {
  const first = ear.find((packet) => {
    const law = lawOf(packet);
    return packet.at >= answeredAt && law !== null && isAudible(law, packet.payload) && sought[law].has(packet.payload);
  });
  return first ? first.at - answeredAt : null;
}

/** Throws when nobody was served before it died: there is nothing to compare with. */
export function deadServiceDelay(calls: readonly TimedCall[]): DeadServiceDelay {
  const of = (served: Served) => calls.filter((call) => call.served === served).map((call) => call.toSentenceMs);
  const baselineMs = percentiles(of('before')).p50;
  if (baselineMs === null) throw new Error('nobody heard the sentence while all services were well');
  const added = (served: Served) => percentiles(of(served).map((ms) => (ms === null ? null : ms - baselineMs)));
  return {
    first: added('first').max,
    later: added('later'),
    beside: added('beside'),
    baselineMs,
    unheard: calls.filter((call) => call.toSentenceMs === null).length,
  };
}

function lawOf({ payloadType: type }: RtpPacket): Law | null {
  if (type === payloadType.PCMA) return 'PCMA';
  return type === payloadType.PCMU ? 'PCMU' : null;
}
