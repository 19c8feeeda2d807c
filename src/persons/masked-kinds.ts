/**
 * What was keyed, and what services told of a caller, in events and entries: each character becomes a 0, so that a replay
 * still finds as many keys. Keys of menus and scores of surveys stay: they tell what she wanted, not who she is.
 */
export function maskedKinds(fact: unknown): unknown {
  if (typeof fact !== 'object' || fact === null || !('type' in fact) || typeof fact.type !== 'string') return fact;
  const keys = collected[fact.type];
  if (!keys) return fact;
  const entries = Object.entries(fact).map(([key, value]): [string, unknown] => [
    key,
    keys.includes(key) ? zeroed(value) : value,
  ]);
  return Object.fromEntries(entries);
}

const collected: Readonly<Record<string, readonly string[]>> = {
  KeysTaken: ['keys'],
  NumberAsked: ['number'],
  NumberKeyed: ['number'],
  NumberRefused: ['number'],
  DigitsCollected: ['digits'],
  DataSet: ['values'],
  ServiceAnswered: ['values', 'detail'],
};

function zeroed(value: unknown): unknown {
  // As many bytes in JSON as before.
  if (typeof value === 'string') return '0'.repeat(Buffer.byteLength(JSON.stringify(value)) - 2);
  if (Array.isArray(value)) return value.map(zeroed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, zeroed(inner)]));
}
