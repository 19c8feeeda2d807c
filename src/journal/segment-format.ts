/**
 * A segment on disk: a header of 40 bytes, then records. All numbers little-endian.
 *
 *     header   magic `HOTLINEJ`, u32 format version, u32 CRC of the rest, 16 bytes journal id, u64 first n
 *     record   u32 length of the payload, u32 CRC of the payload, payload: one StepRecord as UTF-8 JSON, `n` first
 *
 * The file's name carries the first `n`: `000000000001.journal`; `000000000001.1.journal` holds records written again
 * because the disk would not confirm the file before it.
 */
import type { StepRecord } from '../engine/ports';
import { crc32 } from './crc32';

export const formatVersion = 1;
export const headerBytes = 40;
export const frameBytes = 8;
/** Longer than any step; a longer length is damage. */
export const maxPayloadBytes = 32 * 1024 * 1024;
/** Every payload begins so: the way back in behind a damaged stretch. */
export const payloadStart = '{"n":';
const magic = 'HOTLINEJ';

/** Throws what JSON throws: a circular value, a BigInt. */
export function encodeRecord(record: StepRecord): Buffer {
  const { n, at, event, entries } = record;
  const text = JSON.stringify({ n, at, event, entries });
  const length = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(frameBytes + length);
  frame.write(text, frameBytes);
  frame.writeUInt32LE(length, 0);
  frame.writeUInt32LE(crc32(frame, frameBytes), 4);
  return frame;
}

export function encodeHeader(journalId: string, firstN: number): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.write(magic, 0, 'latin1');
  header.writeUInt32LE(formatVersion, 8);
  Buffer.from(journalId.replaceAll('-', ''), 'hex').copy(header, 16);
  header.writeBigUInt64LE(BigInt(firstN), 32);
  header.writeUInt32LE(crc32(header, 16), 12);
  return header;
}

export type Header =
  | { readonly kind: 'sound'; readonly journalId: string }
  | { readonly kind: 'bad'; readonly detail: string }
  /** Written by another release: nothing in it may be touched. */
  | { readonly kind: 'foreign'; readonly detail: string };

export function decodeHeader(bytes: Buffer): Header {
  if (bytes.length < headerBytes) return { kind: 'bad', detail: 'the header is cut short' };
  if (bytes.toString('latin1', 0, magic.length) !== magic) return { kind: 'bad', detail: 'not a journal segment' };
  const version = bytes.readUInt32LE(8);
  if (bytes.readUInt32LE(12) !== crc32(bytes, 16, headerBytes)) return { kind: 'bad', detail: 'CRC of the header' };
  if (version !== formatVersion)
    return { kind: 'foreign', detail: `format ${version}; this release reads format ${formatVersion}` };
  const hex = bytes.toString('hex', 16, 32);
  return { kind: 'sound', journalId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
}

export interface SegmentName {
  readonly firstN: number;
  /** Counts files that begin with the same n. */
  readonly copy: number;
  readonly gzipped: boolean;
}

export function segmentFile(firstN: number, copy: number): string {
  return `${String(firstN).padStart(12, '0')}${copy > 0 ? `.${copy}` : ''}.journal`;
}

/** Null for a file that is no segment. */
export function parseSegmentFile(file: string): SegmentName | null {
  const match = /^(\d{12,16})(?:\.(\d+))?\.journal(\.gz)?$/.exec(file);
  if (!match) return null;
  return { firstN: Number(match[1]), copy: Number(match[2] ?? 0), gzipped: match[3] !== undefined };
}
