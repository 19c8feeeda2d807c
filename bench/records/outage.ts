/**
 * Calls at a steady rate while everything beneath the record goes away: Postgres stopped, the service killed meanwhile,
 * Postgres killed, the service killed again. Then: what was handed to the journal, and what stands in Postgres.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres, type RunningPostgres } from '../../src/stack/postgres';
import { migrated } from '../../test/fakes/journal-postgres';
import { startChild, type Child } from '../../test/phones/child';
import { until } from '../../test/phones/until';
import { compareRecord, type Carried } from './carried';
import type { SoftFloorOptions } from './soft-floor';

export interface OutageOptions {
  readonly folder: string;
  readonly perSecond: number;
  /** How long Postgres is away the first time. */
  readonly outageSeconds: number;
  /** Between the other blows. */
  readonly breathSeconds: number;
  readonly seed: number;
}
export interface Outage extends Carried {
  readonly perSecond: number;
  readonly outageSeconds: number;
  readonly seconds: number;
}

type Say = (line: string) => void;
const pass = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

export async function runOutage(options: OutageOptions, say: Say): Promise<Outage> {
  const began = performance.now();
  const { folder, perSecond, outageSeconds, breathSeconds, seed } = options;
  mkdirSync(folder, { recursive: true });
  const told = join(folder, 'told');
  let postgres: RunningPostgres | null = null;
  const up = async (port?: number) =>
    (postgres = await startPostgres({
      ...{ dir: join(folder, 'postgres', 'data'), password: 'bench', ...(port !== undefined && { port }) },
    }));
  let service: Child | null = null;
  const serve = async (url: string) => {
    const given: SoftFloorOptions = { dir: join(folder, 'journal'), url, perSecond, seed, told };
    const args = ['--import', 'tsx', join(__dirname, 'soft-floor.ts'), JSON.stringify(given)];
    const before = statSync(told, { throwIfNoEntry: false })?.size ?? 0;
    service = await startChild(process.execPath, args, { logFile: join(folder, 'service.log') });
    await until('the service serves', () => (statSync(told, { throwIfNoEntry: false })?.size ?? 0) > before, {
      withinMs: 30_000,
    });
    return service;
  };
  try {
    const first = await up();
    const { url, port } = first;
    await migrated(url);
    let child = await serve(url);
    await pass(breathSeconds);
    say(`outage: postgres stopped for ${outageSeconds} s under ${perSecond} calls a second`);
    await first.stop();
    await pass(outageSeconds / 2);
    say('outage: service killed while postgres is away');
    child = await killed(child, () => serve(url));
    await pass(outageSeconds / 2);
    const { pid } = await up(port);
    await pass(breathSeconds);
    say('outage: postgres killed');
    process.kill(pid, 'SIGKILL');
    await pass(1);
    await up(port);
    await pass(breathSeconds);
    say('outage: service killed');
    child = await killed(child, () => serve(url));
    await pass(breathSeconds);
    child.signal('SIGTERM');
    const how = await child.exited;
    if (how !== 0) throw new Error(`the service ended: ${how}; see ${join(folder, 'service.log')}`);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return { ...(await compareRecord(url, told)), perSecond, outageSeconds, seconds };
  } finally {
    await (service as Child | null)?.stop();
    await (postgres as RunningPostgres | null)?.stop();
  }
}

async function killed(child: Child, again: () => Promise<Child>): Promise<Child> {
  child.signal('SIGKILL');
  await child.exited;
  return again();
}
