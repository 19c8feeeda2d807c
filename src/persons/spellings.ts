/**
 * One telephone number, in every way it is written. +86, 0086, 86 and a leading 0 before a number of China name the same
 * telephone as the number alone; +, 00 and nothing before a foreign number as well.
 */

/** Shorter ones name a department, not a person. */
export const fewestDigits = 7;

export interface Spellings {
  /** The number alone: what every spelling contains. */
  readonly core: string;
  readonly all: readonly string[];
}

/** Spaces, hyphens, brackets and dots do not count. Null: no number, or none of a person. */
export function spellingsOf(text: string): Spellings | null {
  const plain = text.replace(/[\s()\-.]/g, '');
  if (!/^\+?\d{1,20}$/.test(plain)) return null;
  const isForeign = /^(?:\+|00)(?!86)/.test(plain);
  const core = isForeign ? plain.replace(/^(?:\+|00)/, '') : withoutCountry(plain).replace(/^0+/, '');
  if (core.length < fewestDigits) return null;
  const prefixes = isForeign ? ['', '+', '00'] : ['', '0', '86', '860', '+86', '+860', '0086', '00860'];
  return { core, all: prefixes.map((prefix) => prefix + core) };
}

function withoutCountry(plain: string): string {
  const abroad = /^(?:\+86|0086)(\d+)$/.exec(plain)?.[1];
  if (abroad !== undefined) return abroad;
  // 86 alone stands before whole numbers only: 11 digits of a mobile, 10 to 12 with an area code
  return /^86(1[3-9]\d{9}|0\d{9,11})$/.exec(plain)?.[1] ?? plain;
}
