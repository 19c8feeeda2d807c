/**
 * An example of a shop's order service, for the self-service of the shipped rules: orders from a file, over HTTP. Who does
 * not know the last four digits of the phone an order was placed with is told nothing of it.
 *
 *   GET  /orders/<number>                              200 {}, or 404
 *   POST /orders/<number>/details {"phone": "5678"}    200 {"state", "due", "amount"}, 403 {"left": 2}, or 429
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { DateTime } from 'luxon';
import { z } from 'zod';

const order = z.strictObject({
  number: z.string().regex(/^\d{8}$/),
  phone: z.string().regex(/^\d{7,15}$/),
  state: z.enum(['packing', 'shipped', 'delivered']),
  /** Counted from today, so that the example does not age; null: nothing to wait for. */
  dueInDays: z.number().int().nullable(),
  /** Yuan. */
  amount: z.number().nonnegative(),
});
export type Order = z.infer<typeof order>;

/** @throws with what is wrong in the file. */
export const readOrders = (text: string): readonly Order[] => z.array(order).parse(JSON.parse(text));

/** Wrong digits for one order, from however many calls; then it tells nothing for a while. */
const triesAtMost = 3;
const lockedMs = 10 * 60_000;
const mostBytes = 1_024;

interface Answer {
  readonly status: number;
  readonly body: object;
}

export function createOrderService(orders: readonly Order[], now: () => number = Date.now): Server {
  const service = new OrderService(orders, now);
  return createServer({ requestTimeout: 5_000 }, (request, response) => {
    service
      .answer(request)
      .catch((): Answer => ({ status: 400, body: { error: 'the request cannot be read' } }))
      .then(({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      )
      .catch(() => response.destroy());
  });
}

class OrderService {
  private readonly orders: ReadonlyMap<string, Order>;
  private readonly wrong = new Map<string, { tries: number; until: number }>();

  constructor(
    orders: readonly Order[],
    private readonly now: () => number,
  ) {
    this.orders = new Map(orders.map((one) => [one.number, one]));
  }

  async answer(request: IncomingMessage): Promise<Answer> {
    const { pathname } = new URL(request.url ?? '/', 'http://orders');
    if (pathname === '/healthz') return { status: 200, body: { orders: this.orders.size } };
    const [, number = '', details] = /^\/orders\/([^/]+)(\/details)?$/.exec(pathname) ?? [];
    const found = this.orders.get(number);
    if (!found) return { status: 404, body: { error: 'no such order' } };
    if (request.method === 'GET' && !details) return { status: 200, body: {} };
    if (request.method !== 'POST' || !details) return { status: 405, body: { error: 'see the examples' } };
    const { phone } = z.object({ phone: z.string() }).parse(JSON.parse(await textOf(request)));
    return this.details(found, phone);
  }

  private details({ number, phone, state, dueInDays, amount }: Order, digits: string): Answer {
    const known = this.wrong.get(number);
    const tries = known && known.until > this.now() ? known.tries : 0;
    if (tries >= triesAtMost) return { status: 429, body: { left: 0 } };
    if (digits.length !== 4 || !phone.endsWith(digits)) {
      this.wrong.set(number, { tries: tries + 1, until: this.now() + lockedMs });
      const left = triesAtMost - tries - 1;
      return { status: left === 0 ? 429 : 403, body: { left } };
    }
    this.wrong.delete(number);
    const due = dueInDays === null ? null : DateTime.fromMillis(this.now()).plus({ days: dueInDays }).toISODate();
    return { status: 200, body: { state, amount: amount.toFixed(2), ...(due !== null && { due }) } };
  }
}

async function textOf(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > mostBytes) throw new Error('too much');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
