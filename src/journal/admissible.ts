/**
 * Whether an entry can be given to Postgres at all. What the journal holds may be of another version, damaged, or made
 * under a wrong clock; one such entry must neither stop those behind it nor bend the record.
 */
import type { Entry } from '../core/journal';
import type { Instant } from '../core/ids';
import { entryKind } from './entry-kinds';

/**
 * An hour's mistake of the clock is no reason to hold rows back. A day's is: an agent's interval from far ahead would
 * swallow all that follows.
 */
const aheadMs = 86_400_000;

/** Null: it can; else one sentence. */
export function refusal(entry: Entry, now: Instant): string | null {
  const { type, at } = entry as { readonly type: unknown; readonly at: unknown };
  const kind = typeof type === 'string' ? entryKind(type) : null;
  if (kind === null) return `unknown type of entry: ${JSON.stringify(type)}`;
  if (typeof at !== 'number' || !Number.isFinite(at)) return `${String(type)} has no instant: ${JSON.stringify(at)}`;
  if (at > now + aheadMs) return `${String(type)} is of the future: ${said(at)}`;
  if (kind === 'call') return ofCall(entry);
  return kind === 'agent' && !isId(entry, 'agentId') ? `${String(type)} names no agent` : null;
}

/** Before the year 275760 a number is a date. */
const said = (at: number) => (at < 8.64e15 ? new Date(at).toISOString() : String(at));

function ofCall(entry: object): string | null {
  const { type, seq } = entry as { readonly type: string; readonly seq?: unknown };
  if (!isId(entry, 'callId')) return `${type} names no call`;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1)
    return `${type} has no number in its call: ${JSON.stringify(seq)}`;
  return null;
}

function isId(entry: object, key: string): boolean {
  const id = (entry as Record<string, unknown>)[key];
  return typeof id === 'string' && id !== '';
}
