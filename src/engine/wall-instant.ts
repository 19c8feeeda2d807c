/** An instant as people write it by the clock on the hotline's wall. */
import { DateTime } from 'luxon';
import type { Instant } from '../core/ids';

/** `2026-11-22T14:00`, `2026-11-22 14:00`, `2026-11-22`, `14:00` (today), `now`, or with an offset; null for anything else. */
export function wallInstant(text: string, timeZone: string, now: Instant): Instant | null {
  const trimmed = text.trim();
  if (trimmed === 'now') return now;
  const today = DateTime.fromMillis(now, { zone: timeZone }).toISODate();
  const iso = /^\d{1,2}:\d{2}/.test(trimmed) ? `${today}T${trimmed.padStart(5, '0')}` : trimmed.replace(' ', 'T');
  const time = DateTime.fromISO(iso, { zone: timeZone });
  return time.isValid ? time.toMillis() : null;
}
