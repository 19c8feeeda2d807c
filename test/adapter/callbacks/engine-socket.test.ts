/** The door between a worker process and the engine: it takes what is due, refuses everything else, and heals itself. */
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callIdOfAttempt, type Due } from '../../../src/callbacks/claims';
import { createEngineSocket } from '../../../src/callbacks/engine-socket';
import { handOverSocket } from '../../../src/callbacks/engine-socket-client';
import type { CallbackId, NodeId } from '../../../src/core/ids';
import type { LongLived } from '../../../src/engine/ports';
import { CallbackDesk } from '../../fakes/callback-desk';
import { CallbackFloor } from '../../fakes/callback-floor';
import { TestRedis } from '../../fakes/callback-redis';
import { listeningLog } from '../../fakes/journal-folder';
import { TestPostgres } from '../../fakes/journal-postgres';
import { until } from '../../phones/until';

let dir: string;
let path: string;
let floor: CallbackFloor;
let socket: LongLived;
const { log } = listeningLog();

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'hotline-socket-'));
  mkdirSync(join(dir, 'run'));
  path = join(dir, 'run', 'engine.sock');
  floor = new CallbackFloor();
  socket = engineSocket();
  await socket.start();
});
afterEach(async () => {
  await socket.stop();
  rmSync(dir, { recursive: true, force: true });
});

const engineSocket = () => createEngineSocket({ path, log, post: floor, view: floor, clock: floor.clock });
const due: Due = {
  ...{ type: 'CallbackDue', callbackId: 'cb1' as CallbackId, attempt: 1, fence: 1, node: 'hotline-1' as NodeId },
  ...{ callId: callIdOfAttempt('cb1', 1), queueId: 'consulting', number: '138', language: 'zh', key: null },
};

test('what is due is posted with the engine’s own time; the answer tells whether it was taken', async () => {
  const handOver = handOverSocket(path);
  expect(await handOver(due)).toEqual({ taken: true });
  expect(floor.posted).toEqual([{ ...due, at: expect.any(Number) as number }]);
  floor.refuses = true;
  expect(await handOver({ ...due, attempt: 2, fence: 2, callId: callIdOfAttempt('cb1', 2) })).toEqual({
    taken: false,
    againMs: 15_000,
  });
});

test('only its owner may open it', () => {
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test.each([
  ['another event', JSON.stringify({ type: 'AgentLoggedIn', at: 1, agentId: '8001' })],
  ['a field too many', JSON.stringify({ ...due, at: 1 })],
  ['a fence that is no number', JSON.stringify({ ...due, fence: '1' })],
  ['no JSON', '{"type":'],
])('%s is refused and posts nothing', async (_, line) => {
  expect(await answered(line)).toMatch(/^\{"error":/);
  expect(floor.posted).toEqual([]);
});

test('a line without end is cut off', async () => {
  expect(await answered('x'.repeat(100_000))).toBe('');
  expect(await handOverSocket(path)(due)).toEqual({ taken: true });
});

test('the engine away: the worker hears it at once', async () => {
  await socket.stop();
  await expect(handOverSocket(path)(due)).rejects.toThrow(/ENOENT|ECONNREFUSED/);
});

test('a socket left by a crash is replaced; one that is listened on is not', async () => {
  const second = engineSocket();
  await expect(second.start()).rejects.toThrow(/another hotline/);
  expect(await handOverSocket(path)(due)).toEqual({ taken: true });
  await socket.stop();
  writeFileSync(path, '');
  await second.start();
  expect(await handOverSocket(path)({ ...due, fence: 2 })).toEqual({ taken: true });
  await second.stop();
});

test('hotline worker: a process of its own wakes callbacks through the socket, and stops on SIGTERM', async () => {
  const [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
  const desk = new CallbackDesk(await postgres.database(), redis.url, 'hotline', false);
  mkdirSync(join(dir, 'secrets'));
  for (const name of ['ari', 'ami']) writeFileSync(join(dir, 'secrets', name), 'secret\n', { mode: 0o600 });
  const env = { ...process.env, HOTLINE_STATE_DIR: dir, HOTLINE_POSTGRES_URL: desk.url, HOTLINE_REDIS_URL: redis.url };
  const root = join(__dirname, '..', '..', '..');
  const worker = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'worker'], {
    cwd: root,
    env,
    stdio: 'ignore',
  });
  try {
    await desk.start();
    await desk.service.register(desk.schedule('cb9'), Date.now());
    await until('it is queued', async () => (await desk.row('cb9'))?.state === 'queued', { withinMs: 20_000 });
    expect(floor.taken).toMatchObject([{ callbackId: 'cb9', attempt: 1, fence: 1 }]);
    worker.kill('SIGTERM');
    await until('it has stopped', () => worker.exitCode === 0);
  } finally {
    worker.kill('SIGKILL');
    await desk.stop();
    await Promise.all([postgres.stop(), redis.stop()]);
  }
}, 90_000);

async function answered(line: string): Promise<string> {
  return await new Promise((resolve) => {
    let text = '';
    const client = connect(path, () => client.write(`${line}${line.startsWith('x') ? '' : '\n'}`));
    client.on('data', (bytes: Buffer) => {
      text += bytes.toString();
      client.destroy();
    });
    client.on('error', () => undefined);
    client.on('close', () => resolve(text));
  });
}
