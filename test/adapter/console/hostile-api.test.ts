import { request } from 'node:http';
import { connect } from 'node:net';
import { createConsole } from '../../../src/console/create-console';
import { createLog } from '../../../src/log';
import { getJson, refusal, startConsole, type Running } from './console-setup';

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** `fetch` will not send Host, Origin or Sec-Fetch-Site as a browser does. */
function send(url: string, method: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject).end();
  });
}

/** Sends bytes as they are; answers what came back before the connection closed or fell silent for a second. */
function sendRaw(url: string, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

const stillServes = async ({ url }: Running) => expect((await getJson(`${url}/healthz`)).status).toBe(200);

describe('pages of other sites', () => {
  const login = async (headers: Record<string, string>) => {
    const { url, floor } = await startConsole();
    const port = new URL(url).port;
    const own = Object.entries(headers).map(([key, value]) => [key, value.replace('PORT', port)] as const);
    const { status } = await send(`${url}/api/v1/agents/8001/login`, 'POST', Object.fromEntries(own));
    return { status, posted: floor.posted.length };
  };
  const done = { status: 200, posted: 1 };
  const refused = { status: 403, posted: 0 };

  test.each<[string, Record<string, string>, { status: number; posted: number }]>([
    ['a program without a browser', {}, done],
    ['our own page', { origin: 'http://127.0.0.1:PORT', 'sec-fetch-site': 'same-origin' }, done],
    ['our own page under localhost', { host: 'localhost:PORT', origin: 'http://localhost:PORT' }, done],
    ['another site', { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' }, refused],
    ['another site in an old browser', { origin: 'http://evil.example' }, refused],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, refused],
    ['a sandboxed page', { origin: 'null' }, refused],
    ['a hidden origin', { 'sec-fetch-site': 'same-site' }, refused],
    ['a name that resolves to us', { host: 'evil.example:PORT', origin: 'http://evil.example:PORT' }, refused],
  ])('%s', async (_, headers, expected) => expect(await login(headers)).toEqual(expected));

  test('a name that resolves to us reads nothing either', async () => {
    const { url } = await startConsole();
    const answer = await send(`${url}/api/v1/calls`, 'GET', { host: 'evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('page-refused');
  });
});

test.each<[string, string]>([
  ['noise', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['a request without end', 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n'],
  ['a header of 100 kB', `GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
  ['a broken escape', 'GET /api/v1/agents/%ff%/login HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
  ['a path upwards', 'GET /api/docs/static/../../../package.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
  ['an escaped path upwards', 'GET /api/docs/static/..%2f..%2f..%2fpackage.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
  [
    'two lengths',
    'POST /api/v1/agents/8001/pause HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
  ],
  [
    'a bad chunk',
    'POST /api/v1/agents/8001/pause HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  ],
])('%s gets an error or nothing, and the console goes on', async (_, bytes) => {
  const running = await startConsole();
  const answer = await sendRaw(running.url, bytes);
  expect(answer === '' || /^HTTP\/1\.1 4\d\d /.test(answer)).toBe(true);
  expect(answer).not.toContain('"dependencies"');
  await stillServes(running);
});

test('bodies are bounded, JSON only, and cannot reach a prototype', async () => {
  const running = await startConsole();
  const pause = (body: string, type = 'application/json') =>
    fetch(`${running.url}/api/v1/agents/8001/pause`, { method: 'POST', body, headers: { 'content-type': type } });
  expect(await refusal(await pause(JSON.stringify({ reason: 'x'.repeat(20_000) })))).toBe('413 body-too-large');
  expect(await refusal(await pause('reason=lunch', 'application/x-www-form-urlencoded'))).toBe(
    '415 media-type-unknown',
  );
  expect(await refusal(await pause('{"reason":'))).toBe('400 bad-request');
  expect(await refusal(await pause('{"__proto__":{"reason":"lunch"}}'))).toBe('400 bad-request');
  expect(running.floor.posted).toEqual([]);
  await stillServes(running);
});

test('an error of our own is logged and kept out of the answer', async () => {
  const running = await startConsole();
  running.floor.post = () => {
    throw new Error('secret detail');
  };
  const response = await fetch(`${running.url}/api/v1/agents/8001/login`, { method: 'POST' });
  expect(await response.clone().text()).not.toContain('secret detail');
  expect(await refusal(response)).toBe('500 internal');
  expect(running.logged.join('')).toContain('secret detail');
  await stillServes(running);
});

test('a taken port is named together with the setting that moves it', async () => {
  const { url, floor } = await startConsole();
  const port = Number(new URL(url).port);
  const settings = { httpAddress: '127.0.0.1', httpPort: port };
  const second = createConsole({
    settings,
    view: floor,
    post: floor,
    clock: floor.clock,
    health: [],
    log: createLog('silent'),
  });
  await expect(second.start()).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: expect.stringMatching(new RegExp(`${port}.*HOTLINE_HTTP_PORT`)) as string,
  });
});

test('it stops at once although clients hold connections and half a request', async () => {
  const { url, console } = await startConsole();
  const socket = connect(Number(new URL(url).port), '127.0.0.1').resume();
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write('POST /api/v1/agents/8001/pause HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{');
  const closed = new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));
  await getJson(`${url}/healthz`);
  const before = performance.now();
  await console.stop();
  await closed;
  expect(performance.now() - before).toBeLessThan(2_000);
  expect(console.address).toBeNull();
});
