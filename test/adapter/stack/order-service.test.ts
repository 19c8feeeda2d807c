/** The example order service: who knows the phone is told, who does not is not, however often she tries. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOrderService, readOrders } from '../../../src/cli/demo/order-service';
import { orderServicePort } from '../../../src/stack/example-orders';
import { loadRules } from '../../../src/rules/load-rules';
import { packageRoot } from '../../../src/stack/stack-files';

let now = Date.parse('2026-11-22T04:00:00Z');
let service: Server;
let url: string;

beforeEach(async () => {
  const orders = readOrders(readFileSync(join(packageRoot, 'config/examples/orders.json'), 'utf8'));
  service = createOrderService(orders, () => now);
  await new Promise<void>((accept) => service.listen(0, '127.0.0.1', accept));
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterEach(() => {
  service.closeAllConnections();
  service.close();
});

async function ask(path: string, body?: string): Promise<readonly [number, unknown]> {
  const answer = await fetch(url + path, body === undefined ? {} : { method: 'POST', body });
  return [answer.status, await answer.json()];
}
const details = (phone: string) => ask('/orders/20260001/details', JSON.stringify({ phone }));

test('an order is known or not; nothing of it is told before the phone is', async () => {
  expect(await ask('/orders/20260001')).toEqual([200, {}]);
  expect((await ask('/orders/99999999'))[0]).toBe(404);
  expect(await details('5678')).toEqual([200, { state: 'shipped', due: '2026-11-24', amount: '128.50' }]);
  const delivered = await ask('/orders/20260003/details', '{"phone":"4321"}');
  expect(delivered).toEqual([200, { state: 'delivered', amount: '66.00' }]);
});

test('three times wrong closes the order for ten minutes, also to the right digits; others stay open', async () => {
  expect([await details('0000'), await details(''), await details('15678')]).toEqual([
    [403, { left: 2 }],
    [403, { left: 1 }],
    [429, { left: 0 }],
  ]);
  expect(await details('5678')).toEqual([429, { left: 0 }]);
  expect((await ask('/orders/20260002/details', '{"phone":"1234"}'))[0]).toBe(200);
  now += 10 * 60_000;
  expect((await details('5678'))[0]).toBe(200);
});

test('what cannot be read is told so, and nothing is tried with it', async () => {
  for (const body of ['', '{', '[]', '{"phone":5678}', `{"phone":"${'5'.repeat(5_000)}"}`])
    expect((await ask('/orders/20260001/details', body))[0]).toBe(400);
  expect((await ask('/orders/20260001', '{}'))[0]).toBe(405);
  expect((await ask('/orders/../details'))[0]).toBe(404);
  expect((await details('5678'))[0]).toBe(200);
});

test('the shipped rules ask where the demo starts it', async () => {
  expect(orderServicePort(await loadRules(join(packageRoot, 'config/hotline.yaml')))).toBe(8091);
  expect(orderServicePort({})).toBeNull();
});
