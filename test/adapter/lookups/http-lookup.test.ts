/** Services over HTTP that are well, slow, dead, hostile: what each costs and answers. */
import { guardedLookup, isInside } from '../../../src/network/address-guard';
import { Asker, get } from './asked';
import { hostileService, type HostileService } from './hostile-service';

let service: HostileService;
let asker: Asker;
const url = (path: string) => `http://${service.host}${path}`;

beforeEach(async () => {
  service = await hostileService();
  asker = new Asker({ hosts: [service.host] });
});
afterEach(async () => {
  await asker.lookups.stop();
  await service.stop();
});

test('values come out of the answer as texts; what is not there is left out', async () => {
  const wanted = { state: 'order.state', n: 'order.n', late: 'order.late', first: 'order.items.0.name' };
  const { answer } = await asker.ask(get(url('/good'), { ...wanted, odd: 'order.items', gone: 'order.toString' }));
  expect(answer).toMatchObject({ result: 'answered', status: 200 });
  expect(answer.values).toEqual({ state: 'shipped', n: '7', late: 'false', first: '灯' });
});

test('a body reaches the service as it is', async () => {
  const request = { ...get(url('/good')), method: 'POST', body: '{"phone":"1111\\""}' };
  expect((await asker.ask(request)).answer.result).toBe('answered');
  expect(service.seen).toEqual(['POST /good {"phone":"1111\\""}']);
});

test('an answer that says no is an answer', async () => {
  expect((await asker.ask(get(url('/none')))).answer).toMatchObject({ result: 'answered', status: 404, values: {} });
  expect((await asker.ask(get(url('/html'), {}))).answer).toMatchObject({ result: 'answered', status: 200 });
});

test.each([
  ['/broken', 'answer is no JSON'],
  ['/html', 'answer is no JSON'],
  ['/large', 'answer too large'],
  ['/drip', 'timed out'],
  ['/hangs', 'timed out'],
  ['/dies', 'UND_ERR_SOCKET'],
])('%s has failed: %s, within its time', async (path, detail) => {
  const { answer, tookMs } = await asker.ask(get(url(path)));
  expect(answer).toMatchObject({ result: 'failed', status: null, detail, values: {} });
  expect(tookMs).toBeLessThan(800);
});

test('a redirect is not followed, wherever it leads', async () => {
  const { answer, tookMs } = await asker.ask(get(url('/away')));
  expect(answer).toMatchObject({ result: 'answered', status: 302, values: {} });
  expect(tookMs).toBeLessThan(400);
});

test('nobody there', async () => {
  const { host } = service;
  await service.stop();
  service = await hostileService();
  expect((await asker.ask(get(`http://${host}/good`))).answer).toMatchObject({
    result: 'failed',
    detail: 'ECONNREFUSED',
  });
});

test('addresses inside are asked only when the operator named them, also behind a name', async () => {
  const port = service.host.split(':')[1] ?? '';
  const strict = new Asker({ hosts: ['orders.example'] });
  const inside = ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0'];
  for (const host of inside) {
    const { answer } = await strict.ask(get(`http://${host}:${port}/good`));
    expect([host, answer.result]).toEqual([host, 'failed']);
    strict.aheadMs += 60_000;
  }
  expect(service.seen).toEqual([]);
  const byName = new Asker({ hosts: ['localhost'] });
  expect((await byName.ask(get(`http://localhost:${port}/good`))).answer.result).toBe('answered');
  await Promise.all([strict.lookups.stop(), byName.lookups.stop()]);
});

test('what is inside', () => {
  const inside = [
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fe80::1',
    'fd00::1',
  ];
  expect(inside.filter((address) => !isInside(address))).toEqual([]);
  expect(
    ['::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::7f00:1', '224.0.0.1', 'x'].filter((a) => !isInside(a)),
  ).toEqual([]);
  expect(['8.8.8.8', '114.114.114.114', '172.32.0.1', '2400:3200::1'].filter(isInside)).toEqual([]);
});

test('a name that leads inside is refused where the socket asks for its address', async () => {
  const error = await new Promise<Error | null>((resolve) => guardedLookup('localhost', {}, resolve));
  expect(error?.message).toMatch(/HOTLINE_SERVICE_HOSTS/);
});

test('after three failures nothing is asked for 30 s, then one tries for all', async () => {
  for (let i = 0; i < 3; i += 1) await asker.ask(get(url('/sick')));
  expect(asker.lookups.warning?.()).toContain(service.host);
  const spared = await asker.ask(get(url('/good')));
  expect(spared.answer).toMatchObject({ result: 'failed', detail: 'left alone after failures' });
  expect(spared.tookMs).toBeLessThan(50);
  expect(service.seen).toHaveLength(3);
  asker.aheadMs = 30_001;
  const [tries, waits] = await Promise.all([asker.ask(get(url('/hangs'))), asker.ask(get(url('/good')))]);
  expect([tries.answer.detail, waits.answer.detail]).toEqual(['timed out', 'left alone after failures']);
  asker.aheadMs = 60_500;
  expect((await asker.ask(get(url('/good')))).answer.result).toBe('answered');
  expect(asker.lookups.warning?.()).toBeNull();
  expect((await asker.ask(get(url('/good')))).answer.result).toBe('answered');
});

test('one that is dead costs one caller her time: whoever comes then goes on at once', async () => {
  expect((await asker.ask(get(url('/hangs')))).tookMs).toBeGreaterThan(350);
  const next = await asker.ask(get(url('/good')));
  expect(next.answer.detail).toBe('left alone after failures');
  expect(next.tookMs).toBeLessThan(50);
});

test('one slow answer among good ones is no dead service', async () => {
  const slow = asker.ask(get(url('/hangs')));
  await asker.ask(get(url('/good')));
  await slow;
  expect((await asker.ask(get(url('/good')))).answer.result).toBe('answered');
});

test('a slow service holds up nobody else', async () => {
  const slow = Array.from({ length: 20 }, () => asker.ask(get(url('/hangs'))));
  const { answer, tookMs } = await asker.ask(get(url('/good')));
  expect(answer.result).toBe('answered');
  expect(tookMs).toBeLessThan(300);
  expect((await Promise.all(slow)).every(({ answer: late }) => late.detail === 'timed out')).toBe(true);
});

test('after a restart what reads is asked again, what may change something is not; what is under way stays one', async () => {
  const again = { again: true as const };
  expect((await asker.ask(get(url('/good')), again)).answer.result).toBe('answered');
  const post = { ...get(url('/good')), method: 'POST', body: '{}' };
  expect((await asker.ask(post, again)).answer).toMatchObject({ result: 'failed', detail: 'not asked twice' });
  expect(service.seen).toEqual(['GET /good']);
  const first = asker.ask(get(url('/good')), { requestId: 'c1-q99' });
  const second = asker.ask(get(url('/good')), { requestId: 'c1-q99', ...again });
  await Promise.race([first, second]);
  expect(service.seen).toEqual(['GET /good', 'GET /good']);
});
