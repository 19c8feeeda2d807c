/** The single words of a load: durations, shares, counts, times of day. */
import type { DurationLaw } from './duration-law';

export class LoadSpecError extends Error {
  readonly code = 'HOTLINE_LOAD_REFUSED';

  constructor(
    readonly found: string,
    readonly allowed: string,
  ) {
    super(`--load: found '${found}', allowed: ${allowed}`);
    this.name = 'LoadSpecError';
  }
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const longestMs = 366 * 86_400_000;

/** `180s`, `1.5m`, `8h`, `2d`; milliseconds. */
export function durationOf(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text);
  const ms = Number(match?.[1]) * (units[match?.[2] ?? ''] ?? Number.NaN);
  if (!(ms <= longestMs)) throw new LoadSpecError(text, 'a duration such as 300ms, 180s, 5m, 8h, 2d');
  return ms;
}

const laws = '180s (exponential), fixed:180s or lognormal:180s~60s';

/** `180s` is exponential; `fixed:180s`; `lognormal:180s~60s`, its deviation behind the `~`. */
export function durationLawOf(text: string): DurationLaw {
  const [, name, words = ''] = /^(?:([a-z]+):)?(\d.*)$/.exec(text) ?? [];
  if (words === '') throw new LoadSpecError(text, laws);
  if (name === undefined || name === 'exponential') return { kind: 'exponential', meanMs: durationOf(words) };
  if (name === 'fixed') return { kind: 'fixed', ms: durationOf(words) };
  const [mean = '', deviation] = words.split('~');
  if (name !== 'lognormal' || deviation === undefined) throw new LoadSpecError(text, laws);
  const meanMs = durationOf(mean);
  if (meanMs === 0) throw new LoadSpecError(text, 'a mean above 0');
  return { kind: 'lognormal', meanMs, deviationMs: durationOf(deviation) };
}

/** `60%`, `0.6` */
export function shareOf(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text);
  const share = Number(match?.[1]) / (match?.[2] ? 100 : 1);
  if (!(share <= 1)) throw new LoadSpecError(text, 'a share such as 60% or 0.6');
  return share;
}

export function numberOf(text: string, most: number): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value <= most)) throw new LoadSpecError(text, `a number above 0, at most ${most}`);
  return value;
}

export function countOf(text: string, most: number): number {
  const value = numberOf(text, most);
  if (!Number.isInteger(value)) throw new LoadSpecError(text, `a whole number, at most ${most}`);
  return value;
}

/** `09:30` in minutes of the day; `24:00` is its end. */
export function clockOf(text: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  const minute = Number(match?.[1]) * 60 + Number(match?.[2]);
  if (!(minute <= 1440 && Number(match?.[2]) < 60)) throw new LoadSpecError(text, 'a time of day such as 09:00');
  return minute;
}
