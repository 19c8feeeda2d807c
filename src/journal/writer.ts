/**
 * Carries the journal to Postgres. It reads from the files, from its own position, so a Postgres that is away only
 * delays it: calls never wait for it and memory does not grow.
 */
import type { Pool } from 'pg';
import type { Health, LongLived, StepRecord } from '../engine/ports';
import type { Rules } from '../core/rules';
import type { Log } from '../log';
import { deliver, PositionMoved, readPosition, rewindPosition, type SetAside } from './deliver';
import type { JournalStore } from './journal-store';
import { textOf } from './journal-error';
import { Linger } from './linger';
import { Months } from './months';
import { SegmentCursor } from './segment-cursor';

export interface WriterOptions {
  readonly store: JournalStore;
  readonly pool: Pool;
  /** How callbacks are tried again. */
  readonly rules: () => Rules;
  /** The file a version of the rules came from; null: not kept. */
  readonly rulesText: (hash: string) => Promise<string | null>;
  readonly log: Log;
}

export interface WriterStats {
  /** Entries in Postgres through this run. */
  readonly delivered: number;
  readonly setAside: number;
  /** Records on the local disk that Postgres has not got yet. */
  readonly behind: number;
}

export type DeliveryListener = (records: readonly StepRecord[], aside: readonly SetAside[]) => void;

export interface JournalWriter extends LongLived, Health {
  readonly name: 'journal-writer';
  /** The position Postgres has committed: segments before it may go. */
  committedN(): number;
  stats(): WriterStats;
  /** `listener` runs with what was committed and what of it was set aside; the answer takes it back. */
  onDelivered(listener: DeliveryListener): () => void;
  /** Somebody waits for a row of what happens now: for a second, transactions follow one another at once. */
  hurry(): void;
  /** True once everything appended before the call stands in Postgres; false when that takes longer than `ms`. */
  settled(ms: number): Promise<boolean>;
}

/** A position without entries is committed this seldom. */
const idleCommitMs = 10_000;
const firstBackoffMs = 200;
const longestBackoffMs = 5000;
const stopMs = 5000;

export function createJournalWriter(options: WriterOptions): JournalWriter {
  return new FileWriter(options);
}

class FileWriter implements JournalWriter {
  readonly name = 'journal-writer';
  private cursor: SegmentCursor | null = null;
  /** As committed in Postgres. */
  private position = 0;
  /** Nothing is owed up to here; ahead of the position where records had no entries. */
  private processedN = 0;
  private hasStarted = false;
  private committedAt = 0;
  private delivered = 0;
  private setAside = 0;
  private problem: string | null = null;
  private backoffMs = firstBackoffMs;
  private isStopping = false;
  private wake: (() => void) | null = null;
  private isWoken = false;
  private readonly linger = new Linger();
  private unsubscribe: (() => void) | null = null;
  private running: Promise<void> | null = null;
  private readonly months: Months;
  private readonly waiters = new Set<() => void>();
  private readonly listeners = new Set<DeliveryListener>();

  constructor(private readonly options: WriterOptions) {
    this.months = new Months(options.pool);
  }

  async start(): Promise<void> {
    this.unsubscribe = this.options.store.onSynced(() => this.nudge());
    this.running = this.run();
  }

  /** Delivers what is on the disk, as long as Postgres takes it, for a few seconds at most. */
  async stop(): Promise<void> {
    await this.options.store.settle().catch(() => undefined);
    if (!this.problem) await this.settled(stopMs);
    this.isStopping = true;
    this.linger.cut();
    this.unsubscribe?.();
    this.nudge();
    await this.running;
  }

  committedN(): number {
    return this.position;
  }

  stats(): WriterStats {
    const behind = Math.max(0, this.options.store.lastN() - this.processedN);
    return { delivered: this.delivered, setAside: this.setAside, behind };
  }

  trouble(): string | null {
    if (!this.problem) return null;
    return `${this.problem}; ${this.stats().behind} records wait on the disk`;
  }

  onDelivered(listener: DeliveryListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  hurry(): void {
    this.linger.cut();
  }

  async settled(ms: number): Promise<boolean> {
    const target = this.options.store.lastN();
    const deadline = Date.now() + ms;
    while (this.processedN < target && Date.now() < deadline) {
      this.hurry();
      await this.progress(deadline - Date.now());
    }
    return this.processedN >= target;
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      try {
        const isIdle = !(await this.step());
        this.backoffMs = firstBackoffMs;
        this.recovered();
        if (isIdle) await this.pause();
      } catch (error) {
        await this.failed(error);
      }
    }
    await this.cursor?.close();
  }

  /** Moves one stretch; false when there was nothing. */
  private async step(): Promise<boolean> {
    const { store, pool } = this.options;
    if (!this.cursor) {
      this.position = await this.startingPosition();
      this.processedN = this.position;
      this.cursor = new SegmentCursor(
        () => store.segments(),
        this.position,
        (damage) => this.options.log.error({ ...damage }, 'journal damaged: not all of it reaches postgres'),
      );
    }
    const records = await this.cursor.next();
    const n = records.at(-1)?.n ?? this.processedN;
    if (this.isWorthACommit(records, n)) await this.commit(pool, records, n);
    this.processedN = n;
    for (const waiter of this.waiters) waiter();
    return records.length > 0;
  }

  private isWorthACommit(records: readonly StepRecord[], n: number): boolean {
    if (records.some((record) => record.entries.length > 0)) return true;
    return n > this.position && Date.now() - this.committedAt > idleCommitMs;
  }

  private async commit(pool: Pool, records: readonly StepRecord[], n: number): Promise<void> {
    const batch = { journalId: this.options.store.id, afterN: this.position, n, records };
    const { callbacks, webhooks } = this.options.rules();
    const rules = { callbacks, webhooks, textOf: this.options.rulesText };
    const aside = await deliver({ pool, months: this.months, rules }, batch);
    this.position = n;
    this.committedAt = Date.now();
    for (const each of aside) this.options.log.error({ ...each }, 'journal entry set aside');
    this.setAside += aside.length;
    for (const listener of this.listeners) listener(records, aside);
    this.delivered += records.reduce((sum, record) => sum + record.entries.length, 0) - aside.length;
  }

  /** A journal put back from an older copy gives its n's out again: what is new begins behind its own end. */
  private async startingPosition(): Promise<number> {
    const { store, pool, log } = this.options;
    const position = await readPosition(pool, store.id);
    const isFirst = !this.hasStarted;
    this.hasStarted = true;
    if (!isFirst || position <= store.openedN) return position;
    log.error({ position, lastN: store.openedN }, 'postgres is ahead of the journal: was an old copy put back?');
    await rewindPosition(pool, store.id, store.openedN);
    return store.openedN;
  }

  private async failed(error: unknown): Promise<void> {
    const message = textOf(error);
    if (!this.problem && !(error instanceof PositionMoved))
      this.options.log.warn({ err: error }, 'journal writer waits');
    this.problem = message;
    // The commit may have been carried out though we never heard: the position is asked for again.
    await this.cursor?.close().catch(() => undefined);
    this.cursor = null;
    this.months.forget();
    if (!this.isStopping) await new Promise((resolve) => setTimeout(resolve, this.backoffMs));
    this.backoffMs = Math.min(this.backoffMs * 2, longestBackoffMs);
  }

  private recovered() {
    if (this.problem) this.options.log.info(this.stats(), 'journal writer goes on');
    this.problem = null;
  }

  private nudge() {
    this.isWoken = true;
    this.wake?.();
  }

  private async pause(): Promise<void> {
    if (!this.isWoken && !this.isStopping) await new Promise<void>((resolve) => (this.wake = resolve));
    this.wake = null;
    this.isWoken = false;
    if (!this.isStopping) await this.linger.pass();
  }

  /** Resolves at the next step of the writer, or after `ms`. */
  private async progress(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.waiters.add(done);
    });
  }
}
