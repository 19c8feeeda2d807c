/** Times by the clock on a wall → instants, also on days on which the clock is changed. */
import { IANAZone } from 'luxon';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * `wall`: what the clock shows, as if it were UTC. A time that comes twice is the first of both; one that is skipped is the
 * instant in which it is: shifts that touch one another on paper do so in time.
 */
export function wallToInstant(wall: number, zone: IANAZone): number {
  const ahead = (at: number) => zone.offset(at) * minuteMs;
  const [before, after] = [wall - ahead(wall - dayMs), wall - ahead(wall + dayMs)];
  if (before + ahead(before) === wall) return before;
  if (after + ahead(after) === wall) return after;
  const old = ahead(wall - dayMs);
  let [low, high] = [after / minuteMs, before / minuteMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (ahead(middle * minuteMs) === old) low = middle;
    else high = middle;
  }
  return high * minuteMs;
}
