/** The example of the shipped rules on real calls: the state of an order, told to whoever knows the phone it was placed with. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createOrderService, readOrders } from '../../src/cli/demo/order-service';
import type { Baresip } from '../phones/baresip';
import { heardOf, hearsSoon, hearsWhollySoon } from './sentences';
import { useHotline } from './use-hotline';

const run = promisify(execFile);
const hotlineProgram = resolve(__dirname, '../../bin/hotline');
const config = resolve(__dirname, '../../config');
/** So that the day she is told is known. */
const today = Date.parse('2026-11-22T04:00:00Z');
const told = ['order-is', 'order-due', 'order-amount'];
const states = ['order-state-packing', 'order-state-shipped', 'order-state-delivered', 'order-state-unknown'];
const digits = (text: string) => [...text].map((digit) => `digit-${digit}`);

const service = createOrderService(readOrders(readFileSync(join(config, 'examples/orders.json'), 'utf8')), () => today);
afterAll(() => {
  service.closeAllConnections();
  service.close();
});

const stage = useHotline(async () => {
  await new Promise<void>((accept) => service.listen(0, '127.0.0.1', accept));
  const place = `127.0.0.1:${(service.address() as AddressInfo).port}`;
  return {
    rulesText: ({ address, port }) =>
      readFileSync(join(config, 'hotline.yaml'), 'utf8')
        .replaceAll('127.0.0.1:8091', place)
        .replace('demo: { address: 127.0.0.2 }', `demo: { address: ${address}, port: ${port} }`),
    environment: { HOTLINE_SERVICE_HOSTS: place },
  };
});

/** She is asked for the phone. */
async function knownOrder(number: string, order: string, language: 'zh' | 'en' = 'zh'): Promise<Baresip> {
  const caller = await stage().phones.caller(number);
  await caller.dial('95001');
  await hearsSoon(caller, 'menu-main');
  if (language === 'en') {
    await caller.press('8');
    await hearsSoon(caller, 'menu-main', { language });
  }
  await caller.press('3');
  await hearsSoon(caller, 'order-number', { language });
  await caller.press(order);
  await hearsSoon(caller, 'order-phone', { language });
  return caller;
}

async function dataOf(number: string): Promise<unknown> {
  const row = await stage().hotline.record.ended(number);
  const [found] = await stage().hotline.record.rows<{ data: unknown }>('SELECT data FROM call WHERE call_id = $1', [
    row.call_id,
  ]);
  return found?.data;
}

test('she hears state, day and amount wholly, in her language; who hangs up then has been served', async () => {
  const tell = async () => {
    const caller = await knownOrder('13811110001', '20260001');
    await caller.press('5678');
    await hearsWhollySoon(caller, ['order-is', ...digits('20260001'), 'order-state-shipped'], { withinMs: 15_000 });
    // 2026 年 11 月 24 日，128 元 5 角
    const figures = ['number-2', 'number-0', 'number-2', 'number-6', 'date-year', 'month-11', 'day-24'];
    await hearsWhollySoon(caller, ['order-due', ...figures], { withinMs: 10_000 });
    const yuan = ['number-1', 'number-hundred', 'number-20', 'number-8', 'money-yuan', 'number-5', 'money-jiao'];
    await hearsWhollySoon(caller, ['order-amount', ...yuan], { withinMs: 10_000 });
    await caller.hangUp();
  };
  const tellInEnglish = async () => {
    const language = 'en';
    const caller = await knownOrder('13811110002', '20260003', language);
    await caller.press('4321');
    const said = ['order-is', ...digits('20260003'), 'order-state-delivered'];
    await hearsWhollySoon(caller, said, { language, withinMs: 20_000 });
    // Delivered: there is no day to tell.
    const yuan = ['number-60', 'number-6', 'money-yuan'];
    await hearsWhollySoon(caller, ['order-amount', ...yuan], { language, withinMs: 10_000 });
    expect(heardOf(caller.heard(), ['order-due'], language)).toEqual([]);
    await caller.hangUp();
  };
  await Promise.all([tell(), tellInEnglish()]);
  expect(await stage().hotline.record.ended('13811110001')).toMatchObject({
    outcome: 'self_served',
    first_queue_id: null,
  });
  expect(await stage().hotline.record.ended('13811110002')).toMatchObject({ outcome: 'self_served', language: 'en' });
  const data = { order: '20260001', state: 'shipped', due: '2026-11-24', amount: '128.50', phone: '**78' };
  expect(await dataOf('13811110001')).toEqual(data);
  // Keyed in confidence: in no row, no log, and not in what explains the call.
  const { hotline } = stage();
  const { call_id: callId } = await hotline.record.ended('13811110001');
  const entries = await hotline.record.rows('SELECT type, data FROM call_event WHERE call_id = $1', [callId]);
  const { stdout: explained } = await run(hotlineProgram, ['explain', callId], {
    env: { ...process.env, HOTLINE_STATE_DIR: hotline.settings.stateDir, HOTLINE_RULES: hotline.settings.rulesFile },
  });
  const log = readFileSync(join(hotline.folder, 'serve.log'), 'utf8');
  expect(explained).toContain('**78');
  expect(explained).toContain('20260001');
  const inTheOpen = /(?<![\w-])5678(?![\w-])/;
  for (const text of [JSON.stringify(entries), explained, log]) expect(text).not.toMatch(inTheOpen);
});

test('other digits: she is told so three times and gets a person, who sees the order; not one private word', async () => {
  const agent = await stage().phones.readyAgent('8001', { answersAfterMs: 100 });
  const caller = await knownOrder('13811110003', '20260002');
  for (const wrong of ['5678', '0000']) {
    const before = caller.heard().length;
    await caller.press(wrong);
    const since = { user: caller.user, heard: () => caller.heard().subarray(before) };
    await hearsWhollySoon(since, ['order-phone-wrong']);
    await hearsSoon(since, 'order-phone');
  }
  await caller.press('4321');
  await hearsWhollySoon(caller, ['order-refused']);
  await agent.expect('CALL_ESTABLISHED', { withinMs: 15_000 });
  await hearsSoon(caller, 'agent-serves-number');
  const { callId } = await stage().hotline.floor.callBecomes('talking');
  const seen = await stage().hotline.floor.call(callId);
  expect(seen).toMatchObject({ data: { order: '20260002', phone: '**21' } });
  await caller.hangUp();
  expect(heardOf(caller.heard(), [...told, ...states])).toEqual([]);
  expect(await stage().hotline.record.ended('13811110003')).toMatchObject({
    outcome: 'answered',
    first_queue_id: 'consulting',
  });
  // Three times wrong for the order, whoever asks: the right digits do not open it now.
  const next = await knownOrder('13811110004', '20260002');
  await next.press('1234');
  await hearsSoon(next, 'order-refused');
  await next.hangUp();
  expect(heardOf(next.heard(), [...told, ...states])).toEqual([]);
});

test('an order nobody placed, and keys that are none: asked again, then a person', async () => {
  const caller = await stage().phones.caller('13811110005');
  await caller.dial('95001');
  await hearsSoon(caller, 'menu-main');
  await caller.press('3');
  await hearsSoon(caller, 'order-number');
  await caller.press('99999999');
  await hearsWhollySoon(caller, ['order-not-found']);
  await caller.press('123#');
  await hearsWhollySoon(caller, ['collect-invalid']);
  await caller.press('12#');
  await caller.press('1#');
  await hearsSoon(caller, 'queue-welcome');
  await caller.hangUp();
  expect(await stage().hotline.record.ended('13811110005')).toMatchObject({
    outcome: 'abandoned_in_queue',
    first_queue_id: 'consulting',
  });
});
