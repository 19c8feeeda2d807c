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
    keys.includes(key) && !(fact.type === 'CallbackAsked' && isMark(value)) ? zeroed(value) : value,
  ]);
  return Object.fromEntries(entries);
}

/** The key that was pressed is one of these. */
export const hasKeyed = (entries: readonly unknown[]): boolean =>
  entries.some(
    (entry) =>
      typeof entry === 'object' &&
      entry !== null &&
      'type' in entry &&
      (entry.type === 'KeysTaken' || entry.type === 'NumberKeyed'),
  );

/** A number that was written over already. */
const isMark = (value: unknown) => typeof value === 'string' && !/[0-9]/.test(value);

const collected: Readonly<Record<string, readonly string[]>> = {
  KeysTaken: ['keys'],
  NumberAsked: ['number'],
  NumberKeyed: ['number'],
  NumberRefused: ['number'],
  CallbackAsked: ['number'],
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

export const collectedTypes: readonly string[] = Object.keys(collected);
