/**
 * One lane per call: its commands run one after another, calls never wait for one another. A lane that is empty does not
 * exist.
 */
export type Work = () => Promise<void>;

export class Lanes {
  private readonly lanes = new Map<string, Work[]>();
  private readonly running = new Set<Promise<void>>();

  /** `onIdle` is told each time a lane has run empty. */
  constructor(private readonly onIdle: (key: string) => void = () => undefined) {}

  /** Work must not reject. It begins after the caller's turn, so that what it tells never meets the caller half-way. */
  add(key: string, work: Work): void {
    const waiting = this.lanes.get(key);
    if (waiting) {
      waiting.push(work);
      return;
    }
    this.lanes.set(key, []);
    const run = this.run(key, work).finally(() => this.running.delete(run));
    this.running.add(run);
  }

  isIdle(key: string): boolean {
    return !this.lanes.has(key);
  }

  get size(): number {
    return this.lanes.size;
  }

  /** Resolves once every lane is empty; each command has its limit, so this has one too. */
  async drained(): Promise<void> {
    await Promise.all(this.running);
  }

  /** Drops what has not begun. */
  clear(): void {
    for (const waiting of this.lanes.values()) waiting.length = 0;
  }

  private async run(key: string, first: Work): Promise<void> {
    const waiting = this.lanes.get(key) ?? [];
    await Promise.resolve();
    for (let work: Work | undefined = first; work; work = waiting.shift()) await work();
    this.lanes.delete(key);
    this.onIdle(key);
  }
}
