/**
 * The private parts as a whole: Postgres, Redis, Asterisk and the service itself, started once, detached from the
 * terminal, found again by their pid files, stopped by pid. A part that the environment names (`HOTLINE_POSTGRES_URL` …)
 * is somebody else's and left alone.
 */
import type { Settings } from '../config';
import type { Rules } from '../core/rules';
import { startOwnAsterisk } from './own-asterisk';
import { freePort } from './free-port';
import { readPorts, rememberPort } from './ports-file';
import { acceptsQueries, postgresUrl, startPostgres } from './postgres';
import { liveProcess, markedProcesses, writeProcessRecord } from './process-record';
import { answersPing, redisUrl, startRedis } from './redis';
import { ensureSecret } from './secret-file';
import { startService } from './service';
import { StackError } from './stack-error';
import { partNames, prepareStateDir, stackFiles, type PartName } from './stack-files';
import { withStackLock } from './stack-lock';
import { stopProcess, stopRecorded } from './stop-process';
import { waitFor } from './wait-for';

export interface PartReport {
  readonly part: PartName;
  readonly state: 'started' | 'kept' | 'given' | 'stopped' | 'running' | 'not running';
  readonly pid: number | null;
  /** Where it listens, or why it was not started. */
  readonly detail: string;
}
export type OnPart = (report: PartReport) => void;

/**
 * Starts what does not run yet and waits until each part answers. Rejects with a `StackError`; the parts started
 * before stay, the next run goes on from there.
 */
export async function startStack(settings: Settings, rules: Rules, onPart: OnPart): Promise<readonly PartReport[]> {
  prepareStateDir(settings);
  return withStackLock(stackFiles(settings).lock, async () => {
    await stopStrays(settings);
    const reports: PartReport[] = [];
    const tell = (report: PartReport) => {
      reports.push(report);
      onPart(report);
    };
    // each waits for all: a failure of one must not leave another half started
    const stores = await Promise.allSettled([
      ensurePostgres(settings).then(tell),
      ensureRedis(settings).then(tell),
      startOwnAsterisk(settings, rules).then(tell),
    ]);
    for (const store of stores) if (store.status === 'rejected') throw store.reason;
    tell(await startService(settings));
    return reports;
  });
}

/**
 * Stops these parts, the service first, then what it stands on. When all are to go, whatever still carries this
 * folder's mark goes too.
 */
export async function stopStack(
  settings: Settings,
  onPart: OnPart,
  parts: readonly PartName[] = partNames,
): Promise<void> {
  const files = stackFiles(settings);
  prepareStateDir(settings);
  await withStackLock(files.lock, async () => {
    for (const part of partNames.toReversed().filter((name) => parts.includes(name))) {
      const pid = await stopRecorded(files.record(part), ...farewell[part]);
      if (pid !== null || part !== 'orders')
        onPart({ part, state: pid === null ? 'not running' : 'stopped', pid, detail: '' });
    }
    if (parts.length === partNames.length) await stopStrays(settings);
  });
}

/** The example is listed only while it runs. */
export function stackStatus(settings: Settings): readonly PartReport[] {
  const files = stackFiles(settings);
  const all = partNames.map((part): PartReport => {
    const pid = liveProcess(files.record(part));
    return { part, state: pid === null ? 'not running' : 'running', pid, detail: '' };
  });
  return all.filter(({ part, pid }) => part !== 'orders' || pid !== null);
}

/** Postgres takes SIGINT as its fast shutdown; each is killed after its patience (ms). */
const farewell: Readonly<Record<PartName, readonly [NodeJS.Signals, number]>> = {
  orders: ['SIGTERM', 5_000],
  serve: ['SIGTERM', 15_000],
  asterisk: ['SIGTERM', 8_000],
  redis: ['SIGTERM', 10_000],
  postgres: ['SIGINT', 20_000],
};

/**
 * Ends processes of this folder that no pid file knows: left by a start that was cut short, or by somebody who removed
 * the folder while they ran. They would hold the ports and the data.
 */
async function stopStrays(settings: Settings): Promise<void> {
  const files = stackFiles(settings);
  const known = new Set(partNames.map((part) => liveProcess(files.record(part))));
  const strays = [...markedProcesses(settings.stateDir)].filter(([pid, part]) => !known.has(pid) && isPart(part));
  const order = (part: string) => -partNames.findIndex((name) => name === part);
  for (const [pid, part] of strays.sort((a, b) => order(a[1]) - order(b[1])))
    if (isPart(part)) await stopProcess(pid, ...farewell[part]);
}

const isPart = (name: string): name is PartName => partNames.some((part) => part === name);

async function ensurePostgres(settings: Settings): Promise<PartReport> {
  if (settings.postgresUrl) return given('postgres', 'HOTLINE_POSTGRES_URL');
  const files = stackFiles(settings);
  const password = ensureSecret(files.secret('postgres'));
  const remembered = readPorts(files.ports).postgres;
  const pid = liveProcess(files.record('postgres'));
  if (pid !== null && remembered !== undefined) {
    await answersStill('postgres', () => acceptsQueries(postgresUrl(remembered, password)));
    return { part: 'postgres', state: 'kept', pid, detail: `127.0.0.1:${remembered}` };
  }
  const started = await startPostgres({
    dir: files.postgres,
    port: await freePort(remembered),
    password,
    logFile: files.log('postgres'),
    lifetime: 'detached',
    stateDir: settings.stateDir,
  });
  writeProcessRecord(files.record('postgres'), started.pid);
  rememberPort(files.ports, 'postgres', started.port);
  return { part: 'postgres', state: 'started', pid: started.pid, detail: `127.0.0.1:${started.port}` };
}

async function ensureRedis(settings: Settings): Promise<PartReport> {
  if (settings.redisUrl) return given('redis', 'HOTLINE_REDIS_URL');
  const files = stackFiles(settings);
  const password = ensureSecret(files.secret('redis'));
  const remembered = readPorts(files.ports).redis;
  const pid = liveProcess(files.record('redis'));
  if (pid !== null && remembered !== undefined) {
    await answersStill('redis', () => answersPing(redisUrl(remembered, password)));
    return { part: 'redis', state: 'kept', pid, detail: `127.0.0.1:${remembered}` };
  }
  const started = await startRedis({
    dir: files.redis,
    port: await freePort(remembered),
    password,
    logFile: files.log('redis'),
    lifetime: 'detached',
    stateDir: settings.stateDir,
  });
  writeProcessRecord(files.record('redis'), started.pid);
  rememberPort(files.ports, 'redis', started.port);
  return { part: 'redis', state: 'started', pid: started.pid, detail: `127.0.0.1:${started.port}` };
}

const given = (part: PartName, variable: string): PartReport => ({
  part,
  state: 'given',
  pid: null,
  detail: `yours, by ${variable}`,
});

async function answersStill(part: PartName, answers: () => Promise<boolean>): Promise<void> {
  if (await waitFor(answers, 30_000)) return;
  throw new StackError('PART_FAILED', `${part} runs but does not answer: npm run down, then npm run up`);
}
