/** One value of the file as an error line shows it: quoted, on one line, at most 60 characters. */
export function show(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'nothing' : `'${printable(value)}'`;
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty map' : 'a map';
  return `'${printable(JSON.stringify(value))}'`;
}

/** Control and direction characters would let a hostile file repaint the operator's terminal. */
function printable(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return short.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
