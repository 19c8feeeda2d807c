/**
 * Writes over one person's numbers, and over what she keyed or services told of her, wherever it stands in what was read. A number
 * becomes a mark of its own length, the same everywhere: what was equal stays equal, files keep their size, sums do not change.
 */
import { randomInt } from 'node:crypto';
import { maskedKinds } from './masked-kinds';
import type { Spellings } from './spellings';

export class Eraser {
  private readonly marks: ReadonlyMap<string, string>;
  private readonly pattern: RegExp;

  constructor(
    readonly spellings: Spellings,
    /** Calls of hers: what they collected goes as well. */
    private readonly calls: ReadonlySet<string>,
    /** Calls nothing of which may be changed yet. */
    private readonly spared: ReadonlySet<string>,
  ) {
    const mark = randomMark(spellings.core.length);
    this.marks = new Map(spellings.all.map((text, i) => [text, markOf(text, mark, i)]));
    const longestFirst = [...spellings.all].sort((a, b) => b.length - a.length);
    // A stretch of a longer number, of an id or of a word is not the number.
    this.pattern = new RegExp(`(?<![0-9A-Za-z+])(?:${longestFirst.map(quoted).join('|')})(?![0-9A-Za-z])`, 'g');
  }

  /** Each spelling with what stands in its place. */
  pairs(): readonly (readonly [string, string])[] {
    return [...this.marks];
  }

  text(text: string): string {
    if (!text.includes(this.spellings.core)) return text;
    return text.replace(this.pattern, (found) => this.marks.get(found) ?? found);
  }

  /** Of JSON. What needs no change is answered as it is. */
  value(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return changedList(value, (item) => this.value(item));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const changed = entries.map(([key, inner]): [string, unknown] => [this.text(key), this.value(inner)]);
    const isSame = changed.every(([key, inner], i) => key === entries[i]?.[0] && inner === entries[i]?.[1]);
    return isSame ? value : Object.fromEntries(changed);
  }

  /** Of an event or entry; the call's own stands in it or is given. */
  fact(fact: unknown, callId = callOf(fact)): unknown {
    if (callId !== null && this.spared.has(callId)) return fact;
    const clean = this.value(fact);
    return callId !== null && this.calls.has(callId) ? maskedKinds(clean) : clean;
  }

  /** Bytes nobody can read as records, and logs: in place. True when something was written over. */
  bytes(bytes: Buffer): boolean {
    let isChanged = false;
    for (const [spelling, mark] of this.longestFirst()) {
      for (let at = bytes.indexOf(spelling); at !== -1; at = bytes.indexOf(spelling, at + spelling.length)) {
        if (isPartOfWord(bytes[at - 1]) || isPartOfWord(bytes[at + spelling.length])) continue;
        bytes.write(mark, at, 'latin1');
        isChanged = true;
      }
    }
    return isChanged;
  }

  private longestFirst(): readonly (readonly [string, string])[] {
    return this.pairs().toSorted(([a], [b]) => b.length - a.length);
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

const quoted = (text: string) => text.replace('+', '\\+');
const isPartOfWord = (byte: number | undefined) => byte !== undefined && /[0-9A-Za-z+]/.test(String.fromCharCode(byte));

function callOf(fact: unknown): string | null {
  if (typeof fact !== 'object' || fact === null) return null;
  return 'callId' in fact && typeof fact.callId === 'string' ? fact.callId : null;
}

export function changedList(list: readonly unknown[], change: (item: unknown) => unknown): readonly unknown[] {
  const changed = list.map(change);
  return changed.every((item, i) => item === list[i]) ? list : changed;
}
