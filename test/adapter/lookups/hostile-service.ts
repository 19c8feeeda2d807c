/** A service over HTTP that behaves as its path says, on loopback. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostileService {
  readonly host: string;
  /** Requests that reached it: `POST /echo body`. */
  readonly seen: string[];
  stop(): Promise<void>;
}

export async function hostileService(): Promise<HostileService> {
  const seen: string[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      seen.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`.trim());
      const json = (status: number, text: string) =>
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text);
      const path = (request.url ?? '').split('?')[0] ?? '';
      if (path === '/good')
        return json(200, '{"order":{"state":"shipped","n":7,"late":false,"items":[{"name":"灯"}]}}');
      if (path === '/none') return json(404, '{"why":"unknown"}');
      if (path === '/sick') return json(503, '{}');
      if (path === '/broken') return json(200, '{"order":');
      if (path === '/html') return response.writeHead(200, { 'content-type': 'text/html' }).end('<p>{}</p>');
      if (path === '/away') {
        const to = new URL(request.url ?? '', 'http://x').searchParams.get('to');
        return response.writeHead(302, { location: to ?? 'http://169.254.169.254/latest' }).end();
      }
      if (path === '/large') {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"order":"');
        return response.end('x'.repeat(10 * 1024 * 1024) + '"}');
      }
      // a byte now and then, for ever
      if (path === '/drip') {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write(' '), 50);
        return response.on('close', () => clearInterval(timer));
      }
      if (path === '/hangs') return undefined;
      return request.socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    seen,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
