/** What Postgres cannot store in text or JSON — NUL and half a surrogate pair — becomes U+FFFD. Callers may send either. */
const unstorable = /\\u0000|\\ud[89a-f]/i;

/** The value itself unless it holds such a character. */
export function storable<T>(value: T): T {
  const text = JSON.stringify(value);
  // JSON escapes exactly these; an escaped backslash before them makes a false alarm, which costs a copy.
  if (!unstorable.test(text)) return value;
  return JSON.parse(text, (_, part: unknown) => (typeof part === 'string' ? cleaned(part) : part)) as T;
}

const cleaned = (text: string) =>
  text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
