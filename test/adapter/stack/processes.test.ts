/** Pid files, locks, ports and secrets: what keeps two runs, a crash and a stranger apart. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isPortFree, requireFreePort } from '../../../src/stack/free-port';
import { isAlive, liveProcess, markedProcesses, writeProcessRecord } from '../../../src/stack/process-record';
import { ensureSecret } from '../../../src/stack/secret-file';
import { withStackLock } from '../../../src/stack/stack-lock';
import { startProcess } from '../../../src/stack/start-process';
import { stopRecorded } from '../../../src/stack/stop-process';
import { waitFor } from '../../../src/stack/wait-for';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-processes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sleeper = (lifetime: 'detached' | 'with-parent' = 'with-parent') =>
  startProcess({
    part: 'redis',
    command: 'sleep',
    args: ['60'],
    logFile: join(folder, 'log'),
    lifetime,
    stateDir: folder,
  });

test('a pid file means that very process, not the next owner of its number', async () => {
  const record = join(folder, 'run', 'x.pid');
  const { pid } = await sleeper();
  writeProcessRecord(record, pid);
  expect(liveProcess(record)).toBe(pid);
  const [, ticks = '', boot = ''] = readFileSync(record, 'utf8').split('\n');
  writeFileSync(record, `${pid}\n${Number(ticks) - 1}\n${boot}\n`);
  expect(liveProcess(record)).toBeNull();
  expect(await stopRecorded(record, 'SIGTERM', 1_000)).toBeNull();
  expect(isAlive(pid)).toBe(true);
  writeProcessRecord(record, pid);
  expect(await stopRecorded(record, 'SIGTERM', 5_000)).toBe(pid);
  expect(isAlive(pid)).toBe(false);
});

test('a process is found by its mark when its pid file is gone', async () => {
  const one = await sleeper();
  expect(await waitFor(() => markedProcesses(folder).get(one.pid) === 'redis', 2_000)).toBe(true);
  expect(markedProcesses(`${folder}x`)).toEqual(new Map());
  await one.stop('SIGTERM', 5_000);
  expect(markedProcesses(folder)).toEqual(new Map());
});

test('what belongs to a test dies with it, however the test dies', async () => {
  const script = `
    require(${JSON.stringify(require.resolve('tsx/cjs'))});
    const { startProcess } = require(${JSON.stringify(join(__dirname, '../../../src/stack/start-process.ts'))});
    startProcess({ part: 'redis', command: 'sleep', args: ['60'], logFile: '${folder}/log', lifetime: 'with-parent', stateDir: '${folder}' })
      .then(({ pid }) => { console.log(pid); setInterval(() => {}, 1000); });`;
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(chunk.toString());
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  expect(await waitFor(() => !isAlive(pid), 5_000)).toBe(true);
});

test('a missing program is named', async () => {
  const plan = { part: 'redis', command: 'no-such-program', args: [], logFile: join(folder, 'log') };
  const started = await startProcess({ ...plan, lifetime: 'with-parent', stateDir: folder });
  expect(await waitFor(() => started.exit() !== null, 5_000)).toBe(true);
  expect(readFileSync(plan.logFile, 'utf8')).toContain('no-such-program');
});

test('two commands take turns, and a dead one does not hold the lock', async () => {
  const lock = join(folder, 'stack.lock');
  const order: string[] = [];
  const work = (name: string) =>
    withStackLock(lock, async () => {
      order.push(`${name} in`);
      await waitFor(() => false, 100);
      order.push(`${name} out`);
    });
  await Promise.all([work('a'), work('b')]);
  expect([order.slice(0, 2), order.slice(2)].map((pair) => pair.map((step) => step.slice(2)))).toEqual([
    ['in', 'out'],
    ['in', 'out'],
  ]);
  const dead = await sleeper();
  writeProcessRecord(lock, dead.pid);
  await expect(withStackLock(lock, async () => 1, 100)).rejects.toMatchObject({ code: 'ALREADY_STARTING' });
  await dead.stop('SIGKILL', 1_000);
  expect(await withStackLock(lock, async () => 1, 1_000)).toBe(1);
});

test('a taken port is named with its holder and the setting that moves it', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const wanted = { protocol: 'tcp', port, address: '127.0.0.1', purpose: 'ARI', variable: 'HOTLINE_ARI_PORT' } as const;
  const refusal = requireFreePort(wanted);
  await expect(refusal).rejects.toMatchObject({ code: 'PORT_TAKEN' });
  await expect(refusal).rejects.toThrow(
    new RegExp(`TCP port ${port} \\(ARI\\) .*pid ${process.pid}.*HOTLINE_ARI_PORT`),
  );
  expect(await freePort(port)).not.toBe(port);
  server.close();
  await once(server, 'close');
  expect(await freePort(port)).toBe(port);
  expect(await isPortFree('udp', port)).toBe(true);
});

test('a secret is made once, closed, and never overwritten', () => {
  const file = join(folder, 'secrets', 'agents', '8001');
  const secret = ensureSecret(file);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(ensureSecret(file)).toBe(secret);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(folder, 'secrets', 'agents'))).toEqual(['8001']);
  writeFileSync(file, '\n');
  expect(() => ensureSecret(file)).toThrow(/is empty/);
});
