/** When an emergency is to end by itself, from what was typed. */
import { DateTime } from 'luxon';
import { ConsoleError } from '../console-client';

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** `--for 2h`, `--until 18:00` (its next time on the hotline's clock) or a date with time; null: not by itself. ISO 8601. */
export function endOf(options: { readonly until?: string; readonly for?: string }, now: DateTime): string | null {
  if (options.for !== undefined) {
    const [, count = '', unit = ''] = /^([0-9]{1,6})([smh])$/.exec(options.for) ?? [];
    if (Number(count) > 0) return iso(now.plus(Number(count) * (units[unit] ?? 0)));
    throw new ConsoleError(
      'WRONG_TIME',
      `--for: 时长写作 30m 或 2h / a duration such as 30m or 2h, not '${options.for}'`,
    );
  }
  if (options.until === undefined) return null;
  const clock = /^([01]?[0-9]|2[0-3]):[0-5][0-9]$/.test(options.until);
  const end = clock
    ? DateTime.fromFormat(options.until, 'H:mm', { zone: now.zone })
    : DateTime.fromISO(options.until, { zone: now.zone });
  if (!end.isValid)
    throw new ConsoleError(
      'WRONG_TIME',
      `--until: 写作 18:00 或 2026-07-01T18:00 / a time such as 18:00 or 2026-07-01T18:00, not '${options.until}'`,
    );
  if (!clock) return iso(end);
  const today = now.set({ hour: end.hour, minute: end.minute, second: 0, millisecond: 0 });
  return iso(today > now ? today : today.plus({ days: 1 }));
}

const iso = (time: DateTime) => time.toUTC().toISO() ?? '';
