/**
 * Waits for the disk. What was written in the last few milliseconds is confirmed by one fdatasync, in order, away from
 * the hot path. Frames are kept until then, because what the kernel could not bring to the disk it may forget.
 */
import type { SegmentFile } from './segment-file';

export interface Frame {
  readonly n: number;
  readonly bytes: Buffer;
}

export interface ConfirmationOptions {
  /** Everything up to `n` is on the disk. */
  readonly onSynced: (n: number) => void;
  /** These stand on no disk for certain: all that was unconfirmed, in order. */
  readonly onRefused: (error: unknown, frames: readonly Frame[]) => void;
}

interface Group {
  readonly segment: SegmentFile;
  frames: Frame[];
  /** Nothing more will be written to the segment. */
  isLeft: boolean;
}

const groupMs = 10;

export class DiskConfirmation {
  private groups: Group[] = [];
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(private readonly options: ConfirmationOptions) {}

  add(segment: SegmentFile, frames: readonly Frame[]): void {
    const last = this.groups.at(-1);
    if (last?.segment === segment) last.frames.push(...frames);
    else this.groups.push({ segment, frames: [...frames], isLeft: false });
    this.settleSoon();
  }

  /** The segment is closed once all of it is confirmed. */
  leave(segment: SegmentFile): void {
    const group = this.groups.find((each) => each.segment === segment);
    if (group) group.isLeft = true;
    else void closed(segment);
  }

  isSettled(): boolean {
    return this.groups.length === 0;
  }

  /** One pass: resolves when what was added before the call is confirmed or refused. */
  async settle(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.running ??= this.confirmAll().finally(() => (this.running = null));
    await this.running;
  }

  private async confirmAll(): Promise<void> {
    for (let group = this.groups[0]; group; group = this.groups[0]) {
      const frames = group.frames;
      group.frames = [];
      try {
        await group.segment.sync();
      } catch (error) {
        group.frames = [...frames, ...group.frames];
        this.refuse(error);
        return;
      }
      const isDone = group.frames.length === 0;
      if (isDone) this.groups.shift();
      if (isDone && group.isLeft) await closed(group.segment);
      const last = frames.at(-1);
      if (last) this.options.onSynced(last.n);
      // More came while the disk was busy: the next group, not a disk that never rests.
      if (!isDone) return this.settleSoon();
    }
  }

  private settleSoon() {
    this.timer ??= setTimeout(() => void this.settle(), groupMs);
  }

  private refuse(error: unknown) {
    const groups = this.groups;
    this.groups = [];
    for (const group of groups) void closed(group.segment);
    this.options.onRefused(
      error,
      groups.flatMap((group) => group.frames),
    );
  }
}

/** All of it is confirmed, or written again elsewhere: what closing says no longer matters. */
const closed = (segment: SegmentFile) => segment.close().catch(() => undefined);
