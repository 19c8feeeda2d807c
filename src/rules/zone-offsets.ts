/** A time zone as the core needs it: when its clocks are changed, as instants. */
import { IANAZone } from 'luxon';
import type { ZoneOffset } from '../core/hours';

/** Fixed years, not "from today": the rules' hash must not change by itself. After the last the clocks stay as they are. */
const from = Date.UTC(2020, 0, 1);
const to = Date.UTC(2070, 0, 1);
/** No zone changes its clocks twice within this (Morocco's Ramadan takes about five weeks). */
const strideMs = 12 * 86_400_000;
const minuteMs = 60_000;

const known = new Map<string, readonly ZoneOffset[]>();

/** `timeZone` is one that the schema took. */
export function zoneOffsets(timeZone: string): readonly ZoneOffset[] {
  const offsets = known.get(timeZone) ?? readOffsets(IANAZone.create(timeZone));
  known.set(timeZone, offsets);
  return offsets;
}

function readOffsets(zone: IANAZone): readonly ZoneOffset[] {
  const ahead = (at: number) => zone.offset(at) * minuteMs;
  const offsets: ZoneOffset[] = [{ since: from, aheadMs: ahead(from) }];
  let now = ahead(from);
  for (let at = from; at < to; at += strideMs) {
    const next = ahead(at + strideMs);
    if (next === now) continue;
    offsets.push({ since: changeBetween(at, at + strideMs, ahead), aheadMs: next });
    now = next;
  }
  return offsets;
}

/** Clocks are changed on whole minutes. */
function changeBetween(before: number, after: number, ahead: (at: number) => number): number {
  const old = ahead(before);
  let [low, high] = [before / minuteMs, after / minuteMs];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ahead(middle * minuteMs) === old) low = middle;
    else high = middle;
  }
  return high * minuteMs;
}
