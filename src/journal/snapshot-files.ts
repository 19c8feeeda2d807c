/**
 * Snapshots of the floor: `snapshot-<n>.json`, one header line with the CRC, then the state. Written to another name,
 * synced and renamed, so that a snapshot is whole or not there. The last two are kept: should the newest turn out
 * unreadable, the one before it and more of the journal do.
 */
import { open, readFile, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../log';
import { crc32 } from './crc32';
import { textOf } from './journal-error';
import { syncFolder } from './segment-file';

export interface Snapshot {
  readonly n: number;
  readonly state: unknown;
}

const kept = 2;
const pattern = /^snapshot-(\d{12,16})\.json$/;
const fileOf = (n: number) => `snapshot-${String(n).padStart(12, '0')}.json`;

/** `text` is the state as JSON. */
export async function writeSnapshot(dir: string, n: number, text: string): Promise<void> {
  const body = Buffer.from(text);
  const path = join(dir, fileOf(n));
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.write(`${JSON.stringify({ format: 1, n, crc: crc32(body) })}\n`);
    await file.write(body);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(dir);
  for (const old of (await snapshotNumbers(dir)).slice(kept)) await unlink(join(dir, fileOf(old)));
}

/** The newest sound one. A damaged one is named in the log and passed over. */
export async function readSnapshot(dir: string, log: Log): Promise<Snapshot | null> {
  for (const n of await snapshotNumbers(dir)) {
    const state = await readState(join(dir, fileOf(n)));
    if (state.kind === 'sound') return { n, state: state.value };
    log.error({ file: join(dir, fileOf(n)), detail: state.detail }, 'snapshot damaged, the one before it is used');
  }
  return null;
}

/** Newest first. */
export async function snapshotNumbers(dir: string): Promise<number[]> {
  const numbers = (await readdir(dir)).flatMap((file) => pattern.exec(file)?.[1] ?? []).map(Number);
  return numbers.sort((a, b) => b - a);
}

async function readState(path: string): Promise<{ kind: 'sound'; value: unknown } | { kind: 'bad'; detail: string }> {
  try {
    const bytes = await readFile(path);
    const headerEnd = bytes.indexOf('\n');
    const header: unknown = JSON.parse(bytes.toString('utf8', 0, headerEnd));
    const body = bytes.subarray(headerEnd + 1);
    const isSound = typeof header === 'object' && header !== null && 'crc' in header && header.crc === crc32(body);
    if (!isSound) return { kind: 'bad', detail: 'CRC of the snapshot' };
    return { kind: 'sound', value: JSON.parse(body.toString()) as unknown };
  } catch (error) {
    return { kind: 'bad', detail: textOf(error) };
  }
}
