/** Calendar days as text, `2026-10-01`: they sort like time and have no zone. */

const dayMs = 86_400_000;

/** Days since 1970-01-01, both included. */
export interface DateRange {
  readonly first: number;
  readonly last: number;
}

/** `2026-10-01` or `2026-10-01..2026-10-07`; undefined when it is neither, no real date, or longer than `most` days. */
export function dateRange(text: string, most: number): DateRange | undefined {
  const [first, last = first, ...rest] = text.split('..').map(dayOf);
  if (first === undefined || last === undefined || rest.length > 0) return undefined;
  return last >= first && last - first < most ? { first, last } : undefined;
}

export const daysIn = ({ first, last }: DateRange): number => last - first + 1;

export function datesIn(range: DateRange): readonly string[] {
  return Array.from({ length: daysIn(range) }, (_, i) => dateOf(range.first + i));
}

/** Undefined for what is in no calendar, such as 2026-02-30. */
function dayOf(text: string): number | undefined {
  const [date, year, month, day] = /^(20\d{2})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
  if (date === undefined) return undefined;
  const found = Date.UTC(Number(year), Number(month) - 1, Number(day)) / dayMs;
  return dateOf(found) === date ? found : undefined;
}

const dateOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
