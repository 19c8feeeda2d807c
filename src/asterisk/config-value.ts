/**
 * Values on their way into Asterisk's files. A line feed in a value would be a line of configuration, a semicolon would
 * begin a comment, a `${` would be evaluated: nothing of that passes.
 */
export class ConfigValueError extends Error {
  readonly code = 'CONFIG_VALUE';
  constructor(key: string, found: string, allowed: string) {
    super(`${key}: ${JSON.stringify(found)} cannot stand in Asterisk's configuration; allowed: ${allowed}`);
    this.name = 'ConfigValueError';
  }
}

interface Kind {
  readonly pattern: RegExp;
  readonly allowed: string;
}
const kinds = {
  agent: { pattern: /^[0-9A-Za-z]{1,32}$/, allowed: 'letters and digits' },
  word: { pattern: /^[0-9A-Za-z_-]{1,64}$/, allowed: 'letters, digits, - and _' },
  number: { pattern: /^\+?[0-9]{1,32}$/, allowed: 'digits, a + before them' },
  digits: { pattern: /^[0-9]{1,9}$/, allowed: 'digits' },
  host: { pattern: /^[0-9A-Za-z.-]{1,253}(:[0-9]{1,5})?$/, allowed: 'a host name or address, and a port' },
  user: { pattern: /^[0-9A-Za-z+_.@-]{1,64}$/, allowed: 'letters, digits, + _ . @ -' },
  path: {
    pattern: /^\/[^\p{Cc};${}[\]|&,()"'\\]*$/u,
    allowed: 'an absolute path without any of ; $ { } [ ] | & , ( ) " \' \\',
  },
} satisfies Record<string, Kind>;

/** The value itself when it is of that kind; throws `ConfigValueError` naming `key` otherwise. */
export function plain(kind: keyof typeof kinds, key: string, value: string): string {
  if (!kinds[kind].pattern.test(value)) throw new ConfigValueError(key, value, kinds[kind].allowed);
  return value;
}

/** A secret of the operator's choice: any printable ASCII, its semicolons escaped. The error does not repeat it. */
export function secretValue(key: string, secret: string): string {
  if (!/^[\x21-\x7e]{6,128}$/.test(secret))
    throw new ConfigValueError(key, '[secret]', '6 to 128 printable ASCII characters without spaces');
  return secret.replaceAll(';', '\\;');
}
