/**
 * Writes over one person's numbers, and over what she keyed or services told of her, wherever it stands in what was read. A number
 * becomes a mark of its own length, the same everywhere: what was equal stays equal, files keep their size, sums do not change.
 */
import { randomInt } from 'node:crypto';
import { hasKeyed, maskedKinds } from './masked-kinds';
import { numberPattern, withoutGaps, type NumberPattern } from './number-pattern';
import type { Spellings } from './spellings';

/** A file is looked through so much at a time; a number is shorter than what is looked at twice. */
const chunkBytes = 1 << 24;
const overlapBytes = 256;
/** Numbers of more digits are instants. */
const longestNumeral = 12;

export interface KeyedNumber {
  /** Of calls and callbacks. */
  readonly ids: ReadonlySet<string>;
  readonly eraser: Eraser;
}

export class Eraser {
  readonly pattern: NumberPattern;
  private readonly marks: ReadonlyMap<string, string>;
  private readonly inText: RegExp;
  private readonly inBytes: RegExp;

  constructor(
    readonly spellings: Spellings,
    /** Calls of hers: what they collected goes as well. */
    private readonly calls: ReadonlySet<string>,
    /** Calls nothing of which may be changed yet. */
    private readonly spared: ReadonlySet<string>,
    /** Other numbers she asked to be rung on, each erased from those calls and promises only. */
    readonly keyed: readonly KeyedNumber[] = [],
  ) {
    const mark = randomMark(spellings.core.length);
    this.marks = new Map(spellings.all.map((text, i) => [text, markOf(text, mark, i)]));
    this.pattern = numberPattern(spellings);
    this.inText = new RegExp(this.pattern.source, 'g');
    this.inBytes = new RegExp(this.pattern.bytes, 'g');
  }

  text(text: string): string {
    if (text.length < this.spellings.core.length) return text;
    return text.replace(this.inText, (found) => this.markFor(found));
  }

  /** Of JSON. What needs no change is answered as it is. */
  value(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'number') return this.isNumeral(String(value)) ? Number(numeralFor(String(value))) : value;
    if (Array.isArray(value)) return changedList(value, (item) => this.value(item));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const changed = entries.map(([key, inner]): [string, unknown] => [this.text(key), this.value(inner)]);
    const isSame = changed.every(([key, inner], i) => key === entries[i]?.[0] && inner === entries[i]?.[1]);
    return isSame ? value : Object.fromEntries(changed);
  }

  /** Of JSON as it is written: numbers that are not hers stay to the last digit. */
  json(text: string): string {
    return text.replace(/"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*/g, (part) => {
      if (part.startsWith('"')) return this.text(part);
      return this.isNumeral(part) ? numeralFor(part) : part;
    });
  }

  /** Of an event or entry; the call's own stands in it or is given. */
  fact(fact: unknown, callId = callOf(fact)): unknown {
    if (callId !== null && this.spared.has(callId)) return fact;
    const ids = [callId, callbackOf(fact)];
    const keyed = this.keyed.filter((one) => ids.some((id) => id !== null && one.ids.has(id)));
    const clean = keyed.reduce((before, { eraser }) => eraser.value(before), this.value(fact));
    return callId !== null && this.calls.has(callId) ? maskedKinds(clean) : clean;
  }

  /** Of an event and its entries: a key that belongs to what she keyed is no key of a menu. */
  event(event: unknown, entries: readonly unknown[]): unknown {
    const callId = callOf(event);
    const clean = this.fact(event, callId);
    const isHers = callId !== null && this.calls.has(callId) && !this.spared.has(callId);
    return isHers && hasKeyed(entries) ? withoutDigit(clean) : clean;
  }

  /** Bytes nobody can read as records, and logs: in place. True when something was written over. */
  bytes(bytes: Buffer): boolean {
    let isChanged = false;
    for (let start = 0; start < bytes.length; start += chunkBytes) {
      const from = Math.max(0, start - overlapBytes);
      const text = bytes.toString('latin1', from, start + chunkBytes + overlapBytes);
      for (const { 0: found, index } of text.matchAll(this.inBytes)) {
        if (from + index < start || from + index >= start + chunkBytes) continue;
        bytes.write(this.markFor(found), from + index, 'latin1');
        isChanged = true;
      }
    }
    return isChanged;
  }

  /** Laid over the digits; what stands between them stays. */
  private markFor(found: string): string {
    const letters = [...(this.marks.get(withoutGaps(found)) ?? '')];
    return found.replace(/[+0-9]/g, () => letters.shift() ?? 'x');
  }

  private isNumeral(text: string): boolean {
    return text.length <= longestNumeral && this.marks.has(text);
  }
}

/** `erasedk3x9q`: letters first, so that it is nobody's number. */
function randomMark(length: number): string {
  const head = length >= 11 ? 'erased' : 'x';
  const alphabet = 'abcdefghjkmnpqrstuvwxyz';
  const tail = Array.from({ length: length - head.length }, () => alphabet[randomInt(alphabet.length)] ?? 'x');
  return head + tail.join('');
}

/** A spelling's prefix becomes letters too, another for each: callers who were two to the reports stay two. */
const markOf = (spelling: string, mark: string, i: number): string =>
  mark + 'abcdefgh'.charAt(i).repeat(spelling.length - mark.length);

/** JSON knows no letters in a number: nobody's, of the same length. */
const numeralFor = (text: string): string => `1${'0'.repeat(text.length - 1)}`;

function withoutDigit(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || !('digit' in event)) return event;
  return typeof event.digit === 'string' && /^[0-9]$/.test(event.digit) ? { ...event, digit: '0' } : event;
}

const callOf = (fact: unknown): string | null => idIn(fact, 'callId');
const callbackOf = (fact: unknown): string | null => idIn(fact, 'callbackId');

function idIn(fact: unknown, name: 'callId' | 'callbackId'): string | null {
  if (typeof fact !== 'object' || fact === null) return null;
  const id: unknown = Object.entries(fact).find(([key]) => key === name)?.[1];
  return typeof id === 'string' ? id : null;
}

export function changedList(list: readonly unknown[], change: (item: unknown) => unknown): readonly unknown[] {
  const changed = list.map(change);
  return changed.every((item, i) => item === list[i]) ? list : changed;
}
