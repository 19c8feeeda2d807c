/** A real Redis for one test file, which can go away, come back and forget everything. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../src/stack/free-port';
import { startRedis, type RunningRedis } from '../../src/stack/redis';

export class TestRedis {
  private readonly dir = mkdtempSync(join(tmpdir(), 'hotline-redis-'));
  private running: RunningRedis | null = null;
  private constructor(private readonly port: number) {}

  static async start(): Promise<TestRedis> {
    const redis = new TestRedis(await freePort());
    await redis.resume();
    return redis;
  }

  get url(): string {
    return this.running?.url ?? `redis://:secret@127.0.0.1:${this.port}/0`;
  }

  async pause(): Promise<void> {
    await this.running?.stop();
    this.running = null;
  }

  async resume(): Promise<void> {
    this.running = await startRedis({ dir: this.dir, port: this.port, password: 'secret' });
  }

  /** Every timer is gone. */
  async flush(): Promise<void> {
    const redis = new Redis(this.url);
    await redis.flushall();
    redis.disconnect();
  }

  async stop(): Promise<void> {
    await this.pause();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
