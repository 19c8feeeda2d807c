/**
 * The writing end of the journal. Records of one turn of the event loop are written together before the loop turns on;
 * the disk confirms them in groups. What cannot be written waits in memory, in order, up to a bound.
 *
 *     append ─▶ waiting ─(end of the turn)─▶ written ─(fdatasync, ≤ 20 ms)─▶ synced ─▶ may be delivered
 *                  └─ trouble: tried again every 250 ms
 */
import type { StepRecord } from '../engine/ports';
import type { Log } from '../log';
import { DiskConfirmation, type Frame } from './disk-confirmation';
import { systemCode, textOf } from './journal-error';
import { encodeRecord } from './segment-format';
import { SegmentFile } from './segment-file';

export interface SegmentLogOptions {
  readonly dir: string;
  readonly journalId: string;
  /** A new segment is begun beyond this. */
  readonly segmentBytes: number;
  /** Bytes that may wait in memory while the disk takes none. */
  readonly waitingBytes: number;
  readonly log: Log;
  /** Everything up to `n` is on the disk. */
  readonly onSynced: (n: number) => void;
}

const retryMs = 250;

export class SegmentLog {
  /** Every segment made in this run, in order: how far each may be read. */
  readonly files: SegmentFile[] = [];
  private current: SegmentFile | null = null;
  private waiting: Frame[] = [];
  private waitingSize = 0;
  /** Records that stand nowhere, each named in the log: not to be encoded, or no room to wait. */
  lost = 0;
  private problem: string | null = null;
  private turnEnds = false;
  private isClosed = false;
  private retryTimer: NodeJS.Timeout | null = null;
  private readonly confirmation: DiskConfirmation;

  constructor(private readonly options: SegmentLogOptions) {
    this.confirmation = new DiskConfirmation({
      onSynced: options.onSynced,
      onRefused: (error, frames) => this.syncRefused(error, frames),
    });
  }

  append(record: StepRecord): void {
    const frame = this.encode(record);
    if (!frame) return;
    if (this.isClosed || this.waitingSize + frame.bytes.length > this.options.waitingBytes) {
      this.lose(record.n, this.isClosed ? 'the journal is closed' : 'no room left to wait');
      return;
    }
    this.waiting.push(frame);
    this.waitingSize += frame.bytes.length;
    if (this.turnEnds || this.retryTimer) return;
    this.turnEnds = true;
    queueMicrotask(() => {
      this.turnEnds = false;
      this.flush();
    });
  }

  trouble(): string | null {
    if (!this.problem) return null;
    const lost = this.lost > 0 ? `, ${this.lost} are lost` : '';
    return `${this.problem}; ${this.waiting.length} records wait in memory${lost}`;
  }

  /** The segment records are written to now. */
  isCurrent(file: SegmentFile): boolean {
    return file === this.current;
  }

  /** Resolves when all that was appended is on the disk; rejects when it cannot be. */
  async settle(): Promise<void> {
    this.flush();
    while (!this.confirmation.isSettled()) await this.confirmation.settle();
    if (this.waiting.length > 0) throw new Error(`journal: ${this.trouble() ?? 'not written'}`);
  }

  /** What comes next goes to a new segment. Rejects when the disk refuses what came before. */
  async seal(): Promise<void> {
    await this.settle();
    if (this.current) this.leave(this.current);
  }

  async close(): Promise<void> {
    await this.settle().catch((error: unknown) => this.options.log.error({ err: error }, 'journal closed in trouble'));
    this.isClosed = true;
    if (this.retryTimer) clearTimeout(this.retryTimer);
    await this.current?.close();
    this.current = null;
  }

  private encode(record: StepRecord): Frame | null {
    try {
      return { n: record.n, bytes: encodeRecord(record) };
    } catch (error) {
      this.lose(record.n, textOf(error));
      return null;
    }
  }

  private lose(n: number, why: string) {
    this.lost++;
    this.options.log.error({ n, why, lost: this.lost }, 'journal record lost');
  }

  /** Never throws: what fails is tried again. */
  private flush(): void {
    if (this.waiting.length === 0 || this.isClosed) return;
    try {
      while (this.waiting.length > 0) this.writeSome();
      if (this.problem) this.options.log.info('journal writes again');
      this.problem = null;
    } catch (error) {
      this.writeFailed(error);
    }
  }

  /** As much as goes into one segment. */
  private writeSome() {
    const segment = this.segmentFor(this.waiting[0]?.n ?? 0);
    const take = fitting(this.waiting, this.options.segmentBytes - segment.size);
    const frames = this.waiting.slice(0, take);
    segment.write(frames.length === 1 && frames[0] ? frames[0].bytes : Buffer.concat(frames.map((f) => f.bytes)));
    this.waiting = this.waiting.slice(take);
    for (const frame of frames) this.waitingSize -= frame.bytes.length;
    this.confirmation.add(segment, frames);
  }

  private segmentFor(n: number): SegmentFile {
    if (this.current && this.current.size >= this.options.segmentBytes) this.leave(this.current);
    if (!this.current) {
      this.current = SegmentFile.create(this.options.dir, this.options.journalId, n);
      this.files.push(this.current);
    }
    return this.current;
  }

  private leave(segment: SegmentFile) {
    this.current = null;
    this.confirmation.leave(segment);
  }

  private writeFailed(error: unknown) {
    const code = systemCode(error);
    if (!this.problem) this.options.log.error({ err: error }, 'journal cannot be written');
    this.problem = textOf(error);
    this.current?.cutBack();
    // A full disk may have room again for this file; any other fault may be this file's own.
    if (this.current && code !== 'ENOSPC' && code !== 'EDQUOT') this.leave(this.current);
    this.retryTimer ??= setTimeout(() => {
      this.retryTimer = null;
      this.flush();
    }, retryMs);
  }

  /** Written again, to a segment of its own. */
  private syncRefused(error: unknown, frames: readonly Frame[]) {
    this.current = null;
    this.waiting = [...frames, ...this.waiting];
    this.waitingSize = this.waiting.reduce((sum, frame) => sum + frame.bytes.length, 0);
    this.writeFailed(error);
  }
}

/** How many of the frames go into `room` bytes; one at least. */
function fitting(frames: readonly Frame[], room: number): number {
  let size = 0;
  let take = 0;
  for (const frame of frames) {
    size += frame.bytes.length;
    if (take > 0 && size > room) break;
    take++;
  }
  return take;
}
