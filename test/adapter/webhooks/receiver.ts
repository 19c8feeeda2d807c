/** A receiver of webhooks on loopback that checks signatures by the standard's own words and answers as it is told. */
import { createHmac } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly callId?: string };
  readonly isSigned: boolean;
}
export interface Receiver {
  readonly host: string;
  readonly url: string;
  /** Those it took, in the order they came. */
  readonly taken: Received[];
  readonly tries: Received[];
  /** A status, or what it does instead. */
  answer: (received: Received) => number | ((response: ServerResponse) => void);
  secret: () => string;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const taken: Received[] = [];
  const tries: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const header = (name: string) => String(request.headers[name]);
      const told = `${header('webhook-id')}.${header('webhook-timestamp')}.${body}`;
      const key = Buffer.from(receiver.secret().replace('whsec_', ''), 'base64');
      const wanted = `v1,${createHmac('sha256', key).update(told).digest('base64')}`;
      const isRecent = Math.abs(Date.now() / 1000 - Number(header('webhook-timestamp'))) < 300;
      const isSigned = isRecent && header('webhook-signature').split(' ').includes(wanted);
      const received = { ...(JSON.parse(body) as Received), id: header('webhook-id'), isSigned };
      tries.push(received);
      const answer = receiver.answer(received);
      if (typeof answer === 'function') return answer(response);
      if (answer < 300) taken.push(received);
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const receiver: Receiver = {
    ...{ host, url: `http://${host}/hook`, taken, tries },
    answer: () => 204,
    secret: () => '',
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}
