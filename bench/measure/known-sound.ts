/**
 * Recognises, byte for byte, sound that the hotline sends unchanged from its files: a packet of 20 ms is a sentence's or
 * the hold music's if its payload stands in the file. Silence stands everywhere and proves nothing.
 */
import { decode, type Law } from '../../test/phones/g711';
import { loudness } from '../../test/phones/listen';

/** Root mean square (of 32,767) from which a packet counts as sound. */
export const audible = 60;

export function isAudible(law: Law, payload: Uint8Array): boolean {
  return (loudness(decode(law, payload))[0] ?? 0) > audible;
}

/** Bytes of the beginning that follow the end: no packet is longer. */
const loop = 320;

export class KnownSound {
  private readonly sound: Buffer;
  /** Payloads already looked up: the same music is heard in every call. */
  private readonly seen = new Map<string, number>();

  /** Each file is searched as a loop, since hold music begins again where it ends. */
  constructor(files: readonly Buffer[]) {
    this.sound = Buffer.concat(files.flatMap((file) => [file, file.subarray(0, loop)]));
  }

  /** Bytes, of a single file. */
  get length(): number {
    return this.sound.length - loop;
  }

  has(payload: Buffer): boolean {
    return this.place(payload) >= 0;
  }

  /** Byte at which it stands; −1 where it does not. */
  place(payload: Buffer): number {
    const key = payload.toString('latin1');
    const before = this.seen.get(key);
    if (before !== undefined) return before;
    const place = this.sound.indexOf(payload);
    this.seen.set(key, place);
    return place;
  }

  isAt(place: number, payload: Buffer): boolean {
    return place >= 0 && this.sound.subarray(place, place + payload.length).equals(payload);
  }
}
