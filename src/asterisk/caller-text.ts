/** What strangers write about themselves is kept as text, never as anything else. */
import type { OfferCall } from '../core/command';

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

/** What stands beside the number; without it when there is nothing to add. */
export function shownName({ context, note }: Pick<OfferCall, 'context' | 'note'>): { readonly shownName?: string } {
  const parts: string[] = [];
  if (context) parts.push(shownTransfer(context.from, context.queueName));
  if (note !== undefined) parts.push(shownNote(note));
  return parts.length === 0 ? {} : { shownName: parts.join(' · ') };
}

/** What the caller keyed or a service knows of her: `order 20260001 · phone **08`. */
const shownNote = (note: string): string => withoutMarkup(plainText(note));

/** For a caller another agent hands on or asks about: `转接 from 8001 · 综合服务`. Queues' names are the operators' own. */
function shownTransfer(from: string, queueName: string): string {
  const name = withoutMarkup(plainText(queueName));
  return `转接 from ${from}${name === '' ? '' : ` · ${name}`}`;
}

const withoutMarkup = (text: string): string => text.replace(/["\\<>;,$\[\]{}()]/g, '');
