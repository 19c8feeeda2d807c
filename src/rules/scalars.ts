/** The kinds of value in the rules file. All come as text; the message of each says what is allowed. */
import { isIP } from 'node:net';
import { z } from 'zod';

/** A text that `read` understands; what it answers with `undefined` is refused with `allowed`. */
export function scalar<T>(allowed: string, read: (text: string) => T | undefined) {
  return z.unknown().transform((value, context): T => {
    const result = typeof value === 'string' ? read(value) : undefined;
    if (result !== undefined) return result;
    context.addIssue({ code: 'custom', message: allowed });
    return z.NEVER;
  });
}

export function matching(allowed: string, pattern: RegExp) {
  return scalar(allowed, (text) => (pattern.test(text) ? text : undefined));
}

export function oneOf<const T extends string>(...words: readonly T[]) {
  return scalar(words.join(', '), (text) => words.find((word) => word === text));
}

export function wholeNumber(from: number, to: number) {
  return scalar(`a whole number from ${from} to ${to}`, (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    return value >= from && value <= to ? value : undefined;
  });
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `300ms`, `20s`, `5m`, `1h`, `7d` → milliseconds. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text);
  const unit = unitMs[match?.[2] ?? ''];
  return match && unit !== undefined ? Number(match[1]) * unit : undefined;
}

/** Bounds as an operator writes them, e.g. `1s`, `1h`. */
export function duration(from: string, to: string) {
  const [least, most] = [parseDuration(from) ?? 0, parseDuration(to) ?? Infinity];
  return scalar(`a duration such as 20s, 5m (from ${from} to ${to})`, (text) => {
    const ms = parseDuration(text);
    return ms !== undefined && ms >= least && ms <= most ? ms : undefined;
  });
}

/** `off` is 0, whatever the least duration. */
export function durationOrOff(from: string, to: string) {
  const [least, most] = [parseDuration(from) ?? 0, parseDuration(to) ?? Infinity];
  return scalar(`a duration such as 20s, 5m (from ${from} to ${to}), or off`, (text) => {
    if (text === 'off') return 0;
    const ms = parseDuration(text);
    return ms !== undefined && ms >= least && ms <= most ? ms : undefined;
  });
}

const wordPattern = /^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const promptPattern = /^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/;
const wordAllowed = 'a lower-case word such as repair or after-sales';
export const word = matching(wordAllowed, wordPattern);
export const agentNumber = matching('an agent number of 3 to 6 digits such as 8001', /^\d{3,6}$/);
export const phoneNumber = matching('a number of 3 to 20 digits such as 95001', /^\d{3,20}$/);
export const outsideNumber = matching('a telephone number of 3 to 20 digits such as "02112345678"', /^\d{3,20}$/);
export const level = wholeNumber(1, 10);
export const flag = scalar('true, false', (text) => (text === 'true' ? true : text === 'false' ? false : undefined));

/** Shown on phones and written into Asterisk's files: what has a meaning there is refused. */
export const title = scalar(
  'a name of 1 to 64 characters without control characters, quotes or any of ; < > \\ [ ] { } $',
  (text) => (/^[^\p{C}\p{Zl}\p{Zp}";<>\\[\]{}$]{1,64}$/u.test(text) && text.trim() === text ? text : undefined),
);

/** A sentence of `sounds/prompts.yaml`, or `off` → null. */
export const promptOrOff = scalar('the id of a prompt in sounds/prompts.yaml, or off', (text) =>
  text === 'off' ? null : promptPattern.test(text) ? text : undefined,
);
export const prompt = matching('the id of a prompt in sounds/prompts.yaml', promptPattern);

export const address = scalar('an IP address or network such as 203.0.113.7 or 203.0.113.0/24', (text) => {
  const [ip = '', bits, ...rest] = text.split('/');
  const version = isIP(ip);
  if (version === 0 || ip.includes('%') || rest.length > 0) return undefined;
  if (bits === undefined) return text;
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128) ? text : undefined;
});

/** Below `$HOTLINE_STATE_DIR/secrets/`; it can name nothing outside that folder. */
export const secretFile = matching(
  'a file below the secrets folder such as agents/8001',
  /^(?=.{1,100}$)[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9_-]*)*$/,
);

export const timeZone = scalar('a time zone such as Asia/Shanghai', (text) =>
  // The list first: formatting a date loads 8 MB that the process would keep.
  Intl.supportedValuesOf('timeZone').includes(text) || text === 'UTC' || isOtherTimeZone(text) ? text : undefined,
);

/** Old names such as PRC are not in the list. */
function isOtherTimeZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,60}$/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

const patternToken = /^(\d|\\d|\\\+|\[[\d-]+\]|\(\?:|[()|]|[?*+]|\{\d{1,2}(,\d{0,2})?\})+$/;

/**
 * A pattern for whole numbers. Kept to what cannot be made to run long by the number matched: no repeated groups, no
 * references back, few open lengths.
 */
export const numberPattern = scalar(
  'a pattern of digits such as 1[3-9]\\d{9}|0\\d{9,11} (no group repeated, at most 6 open lengths)',
  (text) => {
    const open = text.match(/[*+]|(?<!\()\?|\{\d+,\d*\}/g) ?? [];
    if (text.length > 200 || !patternToken.test(text) || open.length > 6 || /\)[*+{]/.test(text)) return undefined;
    try {
      return new RegExp(`^(?:${text})$`) && text;
    } catch {
      return undefined;
    }
  },
);
