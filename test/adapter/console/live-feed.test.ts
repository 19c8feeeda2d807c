/** The live feed on a real server, over a floor that decides for itself. */
import { connect, type Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import type { Board } from '../../../src/cli/top/board-form';
import { readBoard, type BoardReader } from '../../../src/cli/top/read-board';
import type { Console } from '../../../src/console/create-console';
import type { AgentId } from '../../../src/core/ids';
import { agent } from '../../fixtures/floor/rules';
import type { CoreFloor } from '../../fakes/core-floor';
import { staysTrue, until } from '../../phones/until';
import { storyRules } from '../../scenario/story-rules';
import { getJson } from './console-setup';
import { serveLive } from './live-setup';

let floor: CoreFloor;
let server: Console;
const closing: (() => void)[] = [];

async function serve(rules = storyRules(), httpPort = 0): Promise<void> {
  ({ floor, server } = await serveLive(rules, httpPort));
}
beforeEach(() => serve());
afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await server.stop();
});

const address = () => server.address ?? '';
const live = () => `${address().replace('http', 'ws')}/api/v1/live`;

function follow(): BoardReader {
  const reader = readBoard(address(), () => undefined);
  closing.push(() => reader.stop());
  return reader;
}
const board = (reader: BoardReader) => until('a board', () => reader.trouble === null && reader.board);

/** What the other API answers at the same moment. */
async function asAsked(): Promise<unknown> {
  const { queues } = (await getJson(`${address()}/api/v1/queues`)).body as { queues: object[] };
  const { agents } = (await getJson(`${address()}/api/v1/agents`)).body as { agents: object[] };
  return { queues, agents };
}
function asTold({ at, queues, agents }: Board): unknown {
  return {
    queues: [...queues.values()].map(({ longestSince, today: _, ...queue }) => ({
      ...queue,
      longestWaitMs: longestSince === null ? null : Date.parse(at) - Date.parse(longestSince),
    })),
    agents: [...agents.values()].map(({ queueIds: _, ...one }) => expect.objectContaining(one) as object),
  };
}

test('the whole board first, then what changes; its values are those of the floor', async () => {
  const reader = follow();
  const first = await board(reader);
  expect(await asAsked()).toEqual(asTold(first));
  floor.tell('PhoneRegistered 8001', 'AgentLoggedIn 8001', 'CallArrived c1 95002', 'CallArrived c2 95002');
  floor.pass(2_000);
  floor.tell('OfferRinging c1.1');
  floor.pass(3_000);
  floor.tell('OfferAnswered c1.1');
  const told = await until('news', () => (reader.board?.states.talking === 1 ? reader.board : null));
  expect(asTold(told)).toBeTruthy();
  expect(await asAsked()).toEqual(asTold(told));
  expect(told.queues.get('general')).toMatchObject({ waiting: 1, ringing: 0, free: 0 });
  expect(told.states).toMatchObject({ talking: 1, ready: 0 });
  expect(told.today).toMatchObject({ calls: 2, entered: 2, answered: 1, asaMs: 5_000, threeRingRate: 1 });
  expect(told.today.serviceLevel).toBe(0.5);
  floor.tell('CallerHungUp c2');
  const after = await until('c2 gone', () => (reader.board?.today.abandoned === 1 ? reader.board : null));
  expect(after.queues.get('general')).toMatchObject({ waiting: 0, longestSince: null });
  expect(after.queues.get('general')?.today).toMatchObject({ entered: 2, answered: 1, abandoned: 1, shortAbandons: 0 });
});

test('a storm of events makes at most four updates a second, and the last one is right', async () => {
  const socket = new WebSocket(live());
  closing.push(() => socket.terminate());
  const came: number[] = [];
  socket.on('message', () => came.push(performance.now()));
  await until('the first message', () => came.length > 0);
  const reader = follow();
  const began = performance.now();
  for (let n = 0; performance.now() - began < 3_000; n += 1) {
    for (let i = 0; i < 20; i += 1) {
      const call = `s${n}x${i}`;
      floor.tell('PhoneRegistered 8001', 'AgentLoggedIn 8001', `CallArrived ${call} 95002`, `CallerHungUp ${call}`);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  const inStorm = came.filter((at) => at >= began && at < began + 3_000);
  expect(inStorm.length).toBeGreaterThanOrEqual(8);
  for (const from of inStorm)
    expect(inStorm.filter((at) => at >= from && at < from + 950).length).toBeLessThanOrEqual(4);
  const told = await until('all of it', () => {
    const now = reader.board?.today;
    return now && now.abandoned === now.entered && now.calls > 20 ? reader.board : null;
  });
  expect(await asAsked()).toEqual(asTold(told));
});

test('ten thousand agents: what an update costs depends on what changed', async () => {
  await server.stop();
  const many = Array.from({ length: 10_000 }, (_, i) => agent(String(100_000 + i), { general: 5 }));
  await serve(storyRules({ agents: new Map(many.map((one) => [one.id, one])) }));
  const reader = follow();
  const first = await board(reader);
  expect(first.agents.size).toBe(10_000);
  const socket = new WebSocket(live());
  closing.push(() => socket.terminate());
  const sizes: number[] = [];
  socket.on('message', (data: Buffer) => sizes.push(data.length));
  await until('the snapshot', () => sizes.length > 0);
  floor.tell('PhoneRegistered 100001', 'AgentLoggedIn 100001');
  await until('the update', () => reader.board?.agents.get('100001')?.state === 'ready');
  await until('it came here too', () => sizes.length > 1);
  expect(sizes[0]).toBeGreaterThan(1_000_000);
  expect(sizes.at(-1)).toBeLessThan(10_000);
});

test('who does not read is sent nothing more, then the newest board; the others notice nothing', async () => {
  await server.stop();
  const many = Array.from({ length: 5_000 }, (_, i) => agent(String(100_000 + i), { general: 5 }));
  await serve(storyRules({ agents: new Map(many.map((one) => [one.id, one])) }));
  const slow = new WebSocket(live());
  closing.push(() => slow.terminate());
  const sizes: number[] = [];
  const taken: { type: string; n: number }[] = [];
  slow.on('message', (data: Buffer) => {
    sizes.push(data.length);
    taken.push(JSON.parse(data.toString()) as { type: string; n: number });
  });
  await until('the snapshot', () => taken.length === 1);
  slow.pause();
  const quick = follow();
  await board(quick);
  let n = 0;
  // Every update names all agents: a megabyte each.
  for (let round = 0; round < 16; round += 1) {
    for (const { id } of many) floor.tell(`${round % 2 === 0 ? 'PhoneRegistered' : 'PhoneUnregistered'} ${id}`);
    const seen: number = n;
    n = await until('the quick reader is told', () => quick.board && quick.board.n > seen && quick.board.n);
  }
  await until('it was spared messages', async () => {
    const text = await (await fetch(`${address()}/metrics`)).text();
    return Number(/^hotline_live_skipped_total (\d+)/m.exec(text)?.[1]) > 3;
  });
  slow.resume();
  floor.tell(`AgentLoggedIn ${many[0]?.id}`);
  const last = await until('the newest', () => {
    const snapshots = taken.filter(({ type }) => type === 'snapshot');
    return snapshots.length > 1 && snapshots.at(-1);
  });
  expect(last.n).toBeGreaterThan(12);
  // What was kept for it meanwhile: one message of ours, and the system's own buffers.
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(12 * (sizes[0] ?? 0));
}, 60_000);

test('garbage from a reader ends her connection and no other', async () => {
  const reader = follow();
  await board(reader);
  const socket = await new Promise<Socket>((resolve, reject) => {
    const made = connect({ port: Number(new URL(address()).port), host: '127.0.0.1' }, () => resolve(made));
    made.on('error', reject);
  });
  closing.push(() => socket.destroy());
  socket.write(
    'GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.once('data', resolve));
  let isClosed = false;
  socket.on('close', () => (isClosed = true));
  socket.on('error', () => undefined);
  socket.resume();
  socket.write(randomBytes(4_000));
  await until('it is closed', () => isClosed);
  const loud = new WebSocket(live());
  closing.push(() => loud.terminate());
  let code = 0;
  loud.on('close', (given) => (code = given));
  await until('it is open', () => loud.readyState === WebSocket.OPEN);
  for (let i = 0; i < 200; i += 1) loud.send('{"hello":"there"}');
  await until('it is closed', () => code === 1008);
  const large = new WebSocket(live());
  closing.push(() => large.terminate());
  large.on('close', (given) => (code = given));
  await until('it is open', () => large.readyState === WebSocket.OPEN);
  large.send('x'.repeat(100_000));
  await until('it is closed', () => code === 1009);
  expect(reader.trouble).toBeNull();
});

test('pages of other sites, other paths and plain requests are refused', async () => {
  const status = (path: string, headers: Record<string, string>) =>
    new Promise<number | string>((resolve) => {
      const socket = new WebSocket(`${address().replace('http', 'ws')}${path}`, { headers });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('open', () => resolve('open'));
      socket.on('error', () => undefined);
      closing.push(() => socket.terminate());
    });
  expect(await status('/api/v1/live', { origin: 'https://elsewhere.example' })).toBe(403);
  expect(await status('/api/v1/live', { host: 'rebound.example' })).toBe(403);
  expect(await status('/api/v1/agents', {})).toBe(404);
  expect(await status('/api/v1/live', { origin: address() })).toBe('open');
  expect((await fetch(`${address()}/api/v1/live`)).status).toBe(426);
});

test('after the hotline has come back the board is whole again', async () => {
  const reader = follow();
  await board(reader);
  const port = Number(new URL(address()).port);
  await server.stop();
  await until('the connection is lost', () => reader.trouble !== null);
  await serve(storyRules(), port);
  floor.tell('PhoneRegistered 8001', 'AgentLoggedIn 8001');
  await until('it knows what changed', () => reader.trouble === null && reader.board?.states.ready === 1);
  await staysTrue('connected', () => reader.trouble === null, 300);
  expect([...(reader.board?.agents.keys() ?? [])]).toContain('8001' as AgentId);
});

test('two readers are told the same messages, and none is told of what does not change', async () => {
  const told = [0, 1].map(() => {
    const socket = new WebSocket(live());
    closing.push(() => socket.terminate());
    const texts: string[] = [];
    socket.on('message', (data: Buffer) => texts.push(data.toString()));
    return texts;
  });
  await until('both know the board', () => told.every((texts) => texts.length > 0));
  floor.tell('PhoneRegistered 8001', 'AgentLoggedIn 8001');
  await until('both know', () => told.every((texts) => texts.length > 1));
  await staysTrue('quiet', () => told.every((texts) => texts.length === 2), 1_000);
  expect(told[0]?.[1]).toBe(told[1]?.[1]);
});
