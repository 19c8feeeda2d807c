/** One file of a recording: what it is called, how long it is, whether it is whole, and what it weighs. */
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type RecordingKind = 'talk' | 'outside' | 'voicemail' | 'answer';
export type Side = 'agent' | 'caller' | 'message';

export const sidesOf = (kind: RecordingKind): readonly Side[] =>
  kind === 'talk' || kind === 'outside' ? ['agent', 'caller'] : ['message'];

const idPattern = /^[0-9a-f-]{36}-[rm]\d{1,4}$/;

/** The only ids that become part of a path. */
export const isRecordingId = (id: string): boolean => idPattern.test(id);

/** Throws for an id that is none of ours. */
export function fileName(recordingId: string, side: Side): string {
  if (!isRecordingId(recordingId)) throw new Error(`no id of a recording: '${recordingId}'`);
  return side === 'message' ? `${recordingId}.wav` : `${recordingId}-${side}.wav`;
}

export const filePath = (folder: string, recordingId: string, side: Side): string =>
  join(folder, fileName(recordingId, side));

export interface WavShape {
  readonly bytesPerSecond: number;
  /** Of sound, as the file's size has it. */
  readonly dataBytes: number;
  readonly dataOffset: number;
  /** The header says the same: whoever wrote it has closed it. */
  readonly isClosed: boolean;
}

/** Rejects when it cannot be read or is no WAV of the kind Asterisk writes (mono, 16 bits). */
export async function readWavShape(path: string): Promise<WavShape> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(44);
    await file.read(head, 0, 44, 0);
    if (size < 44 || head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 16) !== 'WAVEfmt ')
      throw new Error('no WAV file');
    const dataBytes = size - 44;
    const told = head.readUInt32LE(40);
    // A chunk is padded to an even length, which the header does not count.
    const isClosed = head.toString('latin1', 36, 40) === 'data' && (told === dataBytes || told === dataBytes - 1);
    return { bytesPerSecond: head.readUInt32LE(28), dataBytes, dataOffset: 44, isClosed };
  } finally {
    await file.close();
  }
}

export const lengthMs = ({ dataBytes, bytesPerSecond }: WavShape): number =>
  bytesPerSecond > 0 ? Math.round((dataBytes / bytesPerSecond) * 1000) : 0;

export interface Weighed {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Kept for the next file: memory outside the heap, taken anew for each, would have all garbage collected in the midst of calls. */
let spare: Buffer | null = null;

/** Reads all of it, a stretch at a time. */
export async function weigh(path: string): Promise<Weighed> {
  const hash = createHash('sha256');
  const stretch = spare ?? Buffer.allocUnsafeSlow(64 * 1024);
  spare = null;
  const file = await open(path, 'r');
  try {
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(stretch, 0, stretch.length);
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(stretch.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    spare = stretch;
    await file.close();
  }
}

/** Null: there is none. */
export async function modifiedAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
