/** Where a number stands in free text, however people write it: in one piece, or with spaces, hyphens, dots and brackets between its digits. */
import type { Spellings } from './spellings';

const gaps = [
  ' ',
  '\t',
  '\u00a0',
  '\u2009',
  '\u202f',
  '\u3000',
  '(',
  ')',
  '（',
  '）',
  '.',
  '‐',
  '‑',
  '‒',
  '–',
  '—',
  '-',
];
/** Between one digit and the next. */
const widestGap = 3;
/** In pieces, shorter ones look like dates and sums. */
const fewestInPieces = 10;

export interface NumberPattern {
  /** For texts; Postgres reads it as well. */
  readonly source: string;
  /** Of UTF-8 that was read as if each byte were a character. */
  readonly bytes: string;
  /** Whoever is not like this (SQL's LIKE) cannot hold the number. */
  readonly like: string;
}

export function numberPattern({ core, all }: Spellings): NumberPattern {
  const inPieces = core.length >= fewestInPieces;
  const ofBytes = gaps.map((gap) => quoted(Buffer.from(gap).toString('latin1'))).join('|');
  return {
    source: patternOf(all, inPieces ? `[${gaps.join('')}]` : null),
    bytes: patternOf(all, inPieces ? `(?:${ofBytes})` : null),
    like: `%${inPieces ? [...core].join('%') : core}%`,
  };
}

/** The digits of what was found, with its +. */
export const withoutGaps = (found: string): string => found.replace(/[^+0-9]/g, '');

/** A stretch of a longer number, of an id or of a word is not the number; digits before a colon are of a time. */
function patternOf(spellings: readonly string[], gap: string | null): string {
  const longestFirst = spellings.toSorted((a, b) => b.length - a.length);
  const whole = `(?:${longestFirst.map(quoted).join('|')})(?![0-9A-Za-z])`;
  const between = `${gap}{0,${widestGap}}`;
  const pieces = longestFirst.map((spelling) => [...spelling].map(quoted).join(between)).join('|');
  return `(?<![0-9A-Za-z+])(?:${whole}${gap === null ? '' : `|(?:${pieces})(?![0-9A-Za-z]|:[0-9][0-9])`})`;
}

const quoted = (text: string) => text.replace(/[+().]/g, '\\$&');
