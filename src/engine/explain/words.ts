/** A sentence in both languages, and the small words that sentences share. */
import { DateTime } from 'luxon';
import type { Instant } from '../../core/ids';
import type { Needs } from '../../core/rules';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export const words = (zh: string, en: string): Words => ({ zh, en });

/** Says an instant by the clock on the hotline's wall. */
export type SayTime = (at: Instant) => string;

/** `14:03:05.120`; with the date where it is another day than `today`. */
export function wallClock(timeZone: string, today: Instant): SayTime {
  const day = DateTime.fromMillis(today, { zone: timeZone }).toISODate();
  return (at) => {
    const time = DateTime.fromMillis(at, { zone: timeZone });
    return time.toFormat(time.toISODate() === day ? 'HH:mm:ss.SSS' : 'yyyy-MM-dd HH:mm:ss.SSS');
  };
}

/** `12.3 s` */
export const saySeconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/** `repair≥3, english≥1` */
export function sayNeeds(needs: Needs): string {
  return [...needs].map(([skill, least]) => `${skill}≥${least}`).join(', ');
}
