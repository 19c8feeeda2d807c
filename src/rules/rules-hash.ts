/** Names the meaning of a set of rules: layout, comments and the order of maps make no difference. */
import { createHash } from 'node:crypto';
import type { Rules } from '../core/rules';

/** First 16 hex digits of the SHA-256 of the canonical JSON. */
export function rulesHash(rules: Omit<Rules, 'hash'>): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(rules)))
    .digest('hex')
    .slice(0, 16);
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] =
    value instanceof Map ? [...value].map(([key, item]) => [String(key), item]) : Object.entries(value);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, canonical(item)]);
}
