/**
 * Many callbacks scheduled, some of them due within a minute: from the moment one is due to its customer's telephone. Real
 * Postgres, Redis, journal and engine; the sweep finds what is due, BullMQ keeps its time. Telephones are made up: Asterisk
 * on two cores does not carry 83 new calls a second.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Random } from '../../src/engine/simulate/random';
import { startPostgres, type RunningPostgres } from '../../src/stack/postgres';
import { startRedis, type RunningRedis } from '../../src/stack/redis';
import { migrated } from '../../test/fakes/journal-postgres';
import { startChild, type Child } from '../../test/phones/child';
import { until } from '../../test/phones/until';
import {
  dialDelays,
  parseDials,
  parseMemory,
  type DialDelays,
  type DueCallback,
  type Memory,
} from '../measure/dial-delays';
import { callbackQueue } from './callback-rules';
import type { CallbackServiceOptions } from './callback-service';

export interface DueOptions {
  readonly folder: string;
  readonly scheduled: number;
  readonly due: number;
  /** Seconds. */
  readonly within: number;
  readonly seed: number;
}
export interface DueFigures extends DialDelays {
  readonly scheduled: number;
  readonly due: number;
  readonly withinSeconds: number;
  readonly agents: number;
  readonly memory: Memory;
}

type Say = (line: string) => void;
const agents = 400;
const talkMs = 1_000;
/** From the service's start to the first that is due. */
const breathMs = 30_000;
const quietMs = 10_000;
const pageOf = 10_000;

const INSERT = `
  INSERT INTO callback (callback_id, node, queue_id, number, language, kind, asked_by, due_at, first_due_at, created_at)
  SELECT id, 'hotline-1', $4, number, 'zh', 'scheduled', 'integrator', to_timestamp(at / 1000), to_timestamp(at / 1000), now()
  FROM unnest($1::text[], $2::text[], $3::double precision[]) AS new (id, number, at)`;

const STANDS = `
  SELECT b.number, b.state, (extract(epoch FROM first_due_at) * 1000)::double precision AS "dueAt",
    (SELECT count(*)::integer FROM callback_attempt a WHERE a.callback_id = b.callback_id AND a.outcome = 'answered')
      AS "answeredAttempts"
  FROM callback b WHERE first_due_at < to_timestamp($1::double precision / 1000)`;

const KEPT = `SELECT count(*)::integer AS n FROM callback WHERE state = 'kept'`;

export async function measureDue({ folder, scheduled, due, within, seed }: DueOptions, say: Say): Promise<DueFigures> {
  mkdirSync(folder, { recursive: true });
  let postgres: RunningPostgres | null = null;
  let redis: RunningRedis | null = null;
  let service: Child | null = null;
  let client: Client | null = null;
  try {
    postgres = await startPostgres({ dir: join(folder, 'postgres', 'data'), password: 'bench' });
    redis = await startRedis({ dir: join(folder, 'redis'), password: 'bench' });
    const { url } = postgres;
    await migrated(url);
    client = new Client({ connectionString: url });
    await client.connect();
    // Loading takes seconds: what is due is counted from the end of it.
    const instants = spread(scheduled, due, within, seed);
    const rowsFrom = Date.now() + breathMs + scheduled / 10;
    await load(client, instants, rowsFrom);
    const given: CallbackServiceOptions = { dir: folder, postgresUrl: url, redisUrl: redis.url, agents, talkMs };
    const args = ['--import', 'tsx', join(__dirname, 'callback-service.ts'), JSON.stringify(given)];
    service = await startChild(process.execPath, args, { logFile: join(folder, 'service.log') });
    await until('the service is up', () => existsSync(join(folder, 'memory.csv')), { withinMs: breathMs });
    if (Date.now() > rowsFrom) throw new Error('starting took too long: the machine is too busy to measure');
    say(`${scheduled} scheduled, ${due} of them due within ${within} s`);
    const isOver = async () => (await client?.query<{ n: number }>(KEPT))?.rows[0]?.n === due;
    const withinMs = rowsFrom - Date.now() + within * 1_000 + 90_000;
    await until('all that are due are kept', isOver, { withinMs, everyMs: 1_000 }).catch((error: unknown) =>
      say(String(error)),
    );
    await new Promise((resolve) => setTimeout(resolve, quietMs));
    service.signal('SIGTERM');
    const how = await service.exited;
    if (how !== 0) throw new Error(`the service ended: ${how}; see ${join(folder, 'service.log')}`);
    const { rows } = await client.query<DueCallback>(STANDS, [rowsFrom + within * 1_000 + 1]);
    const delays = dialDelays(rows, parseDials(readFileSync(join(folder, 'dialled.csv'), 'utf8')));
    const memory = parseMemory(readFileSync(join(folder, 'memory.csv'), 'utf8'), rowsFrom);
    return { ...delays, scheduled, due: rows.length, withinSeconds: within, agents, memory };
  } finally {
    await service?.stop();
    await client?.end().catch(() => undefined);
    await Promise.all([redis?.stop(), postgres?.stop()]);
  }
}

/** Milliseconds from the first: some within the seconds given, the others from ten minutes to thirty days later. */
function spread(scheduled: number, due: number, within: number, seed: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: scheduled }, (_, i) =>
    i < due ? random.next() * within * 1_000 : 600_000 + random.next() * 30 * 86_400_000,
  );
}

async function load(client: Client, instants: readonly number[], from: number): Promise<void> {
  for (let start = 0; start < instants.length; start += pageOf) {
    const page = instants.slice(start, start + pageOf);
    const ids = page.map(() => uuidv7());
    const numbers = page.map((_, i) => `138${String(start + i).padStart(8, '0')}`);
    await client.query(INSERT, [ids, numbers, page.map((at) => Math.round(from + at)), callbackQueue]);
  }
  await client.query('ANALYZE callback');
  if (Date.now() > from - breathMs / 2) throw new Error('loading took too long: the machine is too busy to measure');
}
