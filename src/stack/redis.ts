/** A private Redis on loopback: append-only file, no eviction, a password. */
import { Redis } from 'ioredis';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port';
import { programPath } from './program-path';
import { StackError } from './stack-error';
import { logTail, startProcess, type Lifetime } from './start-process';
import { waitFor } from './wait-for';

export interface RedisPlan {
  /** Holds redis.conf and the append-only files. */
  readonly dir: string;
  /** TCP port on 127.0.0.1; a free one when not given. */
  readonly port?: number;
  readonly password: string;
  readonly logFile?: string;
  readonly lifetime?: Lifetime;
  readonly stateDir?: string;
}

export interface RunningRedis {
  /** `redis://:…@127.0.0.1:<port>/0` */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

const startMs = 30_000;
export const stopSignal = 'SIGTERM';
export const stopMs = 10_000;

/** Resolves once it answers PING, its data loaded. Rejects with `PART_FAILED` and the end of its log. */
export async function startRedis(plan: RedisPlan): Promise<RunningRedis> {
  const program = programPath('redis-server');
  if (program === null)
    throw new StackError(
      'PROGRAM_MISSING',
      'redis-server is missing: apt-get install redis-server (bin/setup does it)',
    );
  const port = plan.port ?? (await freePort());
  const logFile = plan.logFile ?? join(plan.dir, 'redis.log');
  mkdirSync(plan.dir, { recursive: true, mode: 0o700 });
  const configFile = join(plan.dir, 'redis.conf');
  // in a file, because a command line can be read by every user of the machine
  writeFileSync(configFile, serverSettings(plan, port), { mode: 0o600 });
  const started = await startProcess({
    part: 'redis',
    command: program,
    args: [configFile],
    logFile,
    lifetime: plan.lifetime ?? 'with-parent',
    stateDir: plan.stateDir ?? plan.dir,
  });
  const url = redisUrl(port, plan.password);
  const stop = () => started.stop(stopSignal, stopMs);
  const isUp = await waitFor(() => started.exit() !== null || answersPing(url), startMs);
  if (!isUp || started.exit() !== null) {
    const how = started.exit() ?? 'no answer';
    await stop();
    throw new StackError('PART_FAILED', `redis did not start (${how}); the end of ${logFile}:\n${logTail(logFile)}`);
  }
  return { url, port, pid: started.pid, stop };
}

export const redisUrl = (port: number, password: string): string =>
  `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}/0`;

/** False while it is away, loads its data or refuses us. */
export async function answersPing(url: string): Promise<boolean> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: null,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
  });
  redis.on('error', () => undefined); // told by the rejections below
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}

function serverSettings(plan: RedisPlan, port: number): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `dir ${quoted(plan.dir)}`,
    `requirepass ${quoted(plan.password)}`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    // a timer that was evicted is a promise that is broken
    'maxmemory-policy noeviction',
    'daemonize no',
    // keeps our mark readable in /proc, see process-record.ts
    'set-proc-title no',
    '',
  ].join('\n');
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
