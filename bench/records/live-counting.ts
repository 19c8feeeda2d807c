/**
 * Reports' rollups while callers ring: the real engine, core, journal and writer at a steady rate, a week of calls behind them,
 * one caller in ten of whom has rung in it before, and the service's own counting beside. Does it keep up, and what does it cost?
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { createLog } from '../../src/log';
import { createRollups } from '../../src/reports/rollups';
import { startPostgres } from '../../src/stack/postgres';
import { migrated } from '../../test/fakes/journal-postgres';
import { startChild } from '../../test/phones/child';
import { until } from '../../test/phones/until';
import { countMonth } from './kept-month';
import { fillMonth } from './month-of-calls';
import { countedWrong } from './counted-wrong';
import type { SoftFloorOptions } from './soft-floor';

export interface LiveOptions {
  readonly folder: string;
  /** Of the week before, a tenth of them on its first day. */
  readonly weekCalls: number;
  readonly perSecond: number;
  readonly seconds: number;
  /** Of the talks, in the mean. */
  readonly talkMs: number;
  readonly seed: number;
}
export interface LiveCounting {
  readonly callsPerSecond: number;
  readonly calls: number;
  /** Of callers who had rung in the week before. */
  readonly repeats: number;
  readonly weekCalls: number;
  /** The service's turns, every 15 s. */
  readonly turnMs: { readonly p50: number; readonly p95: number; readonly n: number };
  /** Processor time of the session that counts ÷ the time that passed. */
  readonly coreShare: number;
  /** To be counted whole, at most, as seen once a second. */
  readonly dirtyQuartersMax: number;
  /** Single calls of which later ones have told something, at most. */
  readonly dirtyCallsMax: number;
  /** How long a call that has begun is missing in its quarter, and how long a mark stands, at most. */
  readonly behindSeconds: { readonly calls: number; readonly marks: number };
  /** Rows of quarters that say something else when they are counted whole from the record. */
  readonly wrongRows: number;
}

const dayMs = 86_400_000;
const quarterMs = 900_000;
const MARKS = `
  SELECT count(DISTINCT from_at) FILTER (WHERE call_id IS NULL)::integer AS quarters,
    count(DISTINCT call_id)::integer AS calls, min(id)::double precision AS first, max(id)::double precision AS last
  FROM kpi_dirty`;
const COUNTED = `
  SELECT (SELECT coalesce(sum(calls), 0) FROM kpi_rollup WHERE grain = 'all' AND from_at >= $1)::integer AS counted,
    (SELECT count(*) FROM call WHERE arrived_at >= $1)::integer AS there`;
const RETURNING = `SELECT DISTINCT caller FROM (
  SELECT caller FROM call WHERE arrived_at < $1 AND outcome = 'answered' ORDER BY hashtext(call_id) LIMIT $2) AS drawn`;

export async function measureLive(options: LiveOptions, say: (line: string) => void): Promise<LiveCounting> {
  const { folder, weekCalls, seed } = options;
  mkdirSync(folder, { recursive: true });
  const postgres = await startPostgres({ dir: join(folder, 'postgres', 'data'), password: 'bench' });
  const pool = new Pool({ connectionString: postgres.url, max: 2 });
  try {
    await migrated(postgres.url);
    const now = Math.floor(Date.now() / quarterMs) * quarterMs;
    const week = { from: now - 7 * dayMs, days: 7, busiest: 0, calls: weekCalls, seed };
    await fillMonth(pool, week, say);
    await countMonth(pool, week, say);
    return await live(options, { pool, url: postgres.url, now }, say);
  } finally {
    await pool.end();
    await postgres.stop();
  }
}

interface Place {
  readonly pool: Pool;
  readonly url: string;
  /** The week ends, the quarter in which callers ring begins. */
  readonly now: number;
}

async function live(
  options: LiveOptions,
  { pool, url, now }: Place,
  say: (line: string) => void,
): Promise<LiveCounting> {
  const { folder, perSecond, seconds, talkMs, seed, weekCalls } = options;
  const wanted = Math.ceil((perSecond * seconds) / 10);
  const { rows } = await pool.query<{ caller: string }>(RETURNING, [new Date(now), wanted]);
  const returning = rows.map(({ caller }) => caller);
  const agents = Math.ceil((perSecond * (talkMs + 3_000)) / 800);
  const told = join(folder, 'told');
  const given: SoftFloorOptions = {
    ...{ dir: join(folder, 'journal'), url, perSecond, seed, told, agents, talkMs },
    returning,
  };
  const args = ['--import', 'tsx', join(__dirname, 'soft-floor.ts'), JSON.stringify(given)];
  const floor = await startChild(process.execPath, args, { logFile: join(folder, 'service.log') });
  const counting = new Counting(url);
  const watch = new Watch(pool, now);
  try {
    await until('callers ring', async () => (await watch.look()).there > 0, { withinMs: 60_000 });
    say(`live: ${perSecond} calls a second for ${seconds} s`);
    await counting.start();
    for (const end = Date.now() + seconds * 1_000; Date.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await watch.look();
    }
    const { there } = await watch.look();
    const { turns, coreShare } = await counting.stop();
    floor.signal('SIGTERM');
    const how = await floor.exited;
    if (how !== 0) throw new Error(`the service ended: ${how}; see ${join(folder, 'service.log')}`);
    const repeats = Math.min(returning.length, Math.floor(there / 10));
    say('live: quarters are counted again, whole');
    return {
      ...{ callsPerSecond: perSecond, calls: there, repeats, weekCalls, turnMs: timesOf(turns), coreShare },
      ...{ ...watch.most, wrongRows: await countedWrong(pool, { from: now, callers: returning }) },
    };
  } finally {
    await counting.stop();
    await floor.stop();
  }
}

/** The service's own counting, in a session of its own. */
class Counting {
  private readonly turns: number[] = [];
  private readonly pool: Pool;
  private readonly rollups: ReturnType<typeof createRollups>;
  private pid = 0;
  private startedAt = 0;
  private spentMs = 0;
  private ended: { readonly turns: readonly number[]; readonly coreShare: number } | null = null;

  constructor(url: string) {
    this.pool = new Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0 });
    const log = createLog('debug', {
      write: (line: string) => this.heard(JSON.parse(line) as { msg: string; ms?: number }),
    });
    this.rollups = createRollups({ pool: this.pool, now: () => Date.now(), log });
  }

  async start(): Promise<void> {
    const { rows } = await this.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    this.pid = rows[0]?.pid ?? 0;
    this.startedAt = Date.now();
    this.spentMs = spentMs(this.pid);
    await this.rollups.start();
  }

  async stop() {
    if (this.ended) return this.ended;
    await this.rollups.stop();
    const share = this.pid === 0 ? 0 : (spentMs(this.pid) - this.spentMs) / (Date.now() - this.startedAt);
    this.ended = { turns: this.turns, coreShare: Math.round(share * 1_000) / 1_000 };
    await this.pool.end();
    return this.ended;
  }

  private heard({ msg, ms }: { readonly msg: string; readonly ms?: number }): void {
    if (msg === 'rollups counted' && ms !== undefined) this.turns.push(ms);
    else throw new Error(msg);
  }
}

/** By nearest rank: always a time that was really measured. */
function timesOf(turns: readonly number[]) {
  const sorted = [...turns].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), n: sorted.length };
}

/** What stands in the tables, once a second. */
class Watch {
  readonly most = { dirtyQuartersMax: 0, dirtyCallsMax: 0, behindSeconds: { calls: 0, marks: 0 } };
  private readonly seen: { readonly at: number; readonly there: number; readonly last: number }[] = [];

  constructor(
    private readonly pool: Pool,
    private readonly from: number,
  ) {}

  async look() {
    const at = Date.now();
    const marks = (
      await this.pool.query<{ quarters: number; calls: number; first: number | null; last: number | null }>(MARKS)
    ).rows[0];
    const calls = (await this.pool.query<{ counted: number; there: number }>(COUNTED, [new Date(this.from)])).rows[0];
    if (!marks || !calls) throw new Error('no answer');
    const { most } = this;
    const { there, counted } = calls;
    this.seen.push({ at, there, last: marks.last ?? 0 });
    const since = (is: (then: (typeof this.seen)[number]) => boolean) =>
      Math.round((at - (this.seen.find(is)?.at ?? at)) / 1_000);
    most.dirtyQuartersMax = Math.max(most.dirtyQuartersMax, marks.quarters);
    most.dirtyCallsMax = Math.max(most.dirtyCallsMax, marks.calls);
    most.behindSeconds.calls = Math.max(
      most.behindSeconds.calls,
      since((then) => then.there > counted),
    );
    if (marks.first !== null) {
      const { first } = marks;
      most.behindSeconds.marks = Math.max(
        most.behindSeconds.marks,
        since((then) => then.last >= first),
      );
    }
    return { there };
  }
}

/** Processor time of a process, both in it and for it in the kernel; ticks of 10 ms. */
function spentMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
