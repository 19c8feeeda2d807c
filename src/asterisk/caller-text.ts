/** What strangers write about themselves is kept as text, never as anything else. */

const maxLength = 64;

/** Without control, format and broken characters, at most 64 characters. */
export function plainText(text: string): string {
  return [...text.replace(/\p{C}/gu, '')].slice(0, maxLength).join('').trim();
}

/**
 * The caller as the trunk sent it; empty when withheld. `presentation` is Asterisk's word for what the caller allows,
 * e.g. `allowed_not_screened`, `prohib_passed_screen`, `unavailable`.
 */
export function callerOf(number: string, presentation: string): string {
  if (/^prohib/.test(presentation) || /^(anonymous|unavailable|restricted|private)$/i.test(number)) return '';
  return plainText(number);
}

/** For the display of an agent's phone: nothing a phone could take for markup or a header. */
export function shownNumber(caller: string): string {
  const shown = caller.replace(/[^0-9A-Za-z+*#._-]/g, '').slice(0, 32);
  return shown === '' ? 'anonymous' : shown;
}

/** What the caller keyed or a service knows of her: `order 20260001 · phone **08`. */
export const shownNote = (note: string): string => plainText(note).replace(/["\\<>;,$\[\]{}()]/g, '');

/** For a caller another agent hands on or asks about: `转接 from 8001 · 综合服务`. Queues' names are the operators' own. */
export function shownTransfer(from: string, queueName: string): string {
  const name = plainText(queueName).replace(/["\\<>;,$\[\]{}()]/g, '');
  return `转接 from ${from}${name === '' ? '' : ` · ${name}`}`;
}
