/** Text in cells of a terminal, where a Chinese character takes two. Control and direction characters stay out. */
import stringWidth from 'string-width';
import { printable } from '../table';

/** Exactly `width` cells: cut, or filled on the right (`left`: on the left). */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const short = cut(text, width);
  const room = ' '.repeat(Math.max(0, width - stringWidth(short)));
  return align === 'right' ? room + short : short + room;
}

/** At most `width` cells. */
export function cut(text: string, width: number): string {
  const clean = printable(text);
  if (stringWidth(clean) <= width) return clean;
  let short = '';
  for (const character of clean) {
    if (stringWidth(short + character) > width - 1) break;
    short += character;
  }
  return width > 0 ? `${short}…` : '';
}

export interface Column<T> {
  readonly title: string;
  readonly width: number;
  readonly align?: 'right';
  readonly of: (row: T) => string;
}

/** A heading and a line for each row. */
export function columns<T>(rows: readonly T[], layout: readonly Column<T>[]): readonly string[] {
  const line = (textOf: (column: Column<T>) => string) =>
    layout
      .map((column) => fit(textOf(column), column.width, column.align))
      .join(' ')
      .trimEnd();
  return [line(({ title }) => title), ...rows.map((row) => line((column) => column.of(row)))];
}
