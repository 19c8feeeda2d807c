/** An Asterisk that misbehaves: closes, falls silent, talks nonsense. The connections outlive it. */
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import pino from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import { AmiConnection, AmiError } from '../../../src/asterisk/ami-connection';
import { AmiRecorder } from '../../../src/asterisk/ami-recorder';
import { AriCommands } from '../../../src/asterisk/ari-commands';
import { AriConnection } from '../../../src/asterisk/ari-connection';
import { AriError, AriHttp, AriTimeout } from '../../../src/asterisk/ari-http';
import type { AriEvent } from '../../../src/asterisk/ari-types';
import { Lanes } from '../../../src/asterisk/lanes';
import { until } from '../../phones/until';

const log = pino({ level: 'silent' });
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((accept) => server.listen(0, '127.0.0.1', accept));
  stops.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the event socket', () => {
  async function connected(onSocket: (socket: WebSocket, n: number) => void) {
    const server = createServer();
    const url = await listen(server);
    const sockets = new WebSocketServer({ server, autoPong: false });
    let n = 0;
    const asked: { url: string; authorization: string }[] = [];
    sockets.on('connection', (socket, request) => {
      asked.push({ url: request.url ?? '', authorization: request.headers.authorization ?? '' });
      onSocket(socket, (n += 1));
    });
    const events: AriEvent[] = [];
    const seen = { opens: 0, closes: 0 };
    const connection = new AriConnection(
      url,
      'the-secret',
      {
        onEvent: (event) => events.push(event),
        onOpen: () => (seen.opens += 1),
        onClose: () => (seen.closes += 1),
      },
      log,
    );
    connection.start();
    stops.push(() => {
      connection.stop();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    });
    return { connection, events, seen, asked };
  }
  const held = '{"type":"ChannelHold","timestamp":"2026-11-22T15:00:00.000+0000","channel":{"id":"x"}}';

  test('reconnects as often as it is closed, and the key never stands in the URL', async () => {
    const { connection, seen, asked } = await connected((socket, n) => n < 4 && socket.close(1011));
    await until('the fourth holds', () => seen.opens === 4 && connection.trouble() === null);
    expect(seen.closes).toBe(3);
    expect(asked[0]?.url).not.toContain('the-secret');
    expect(Buffer.from(asked[0]?.authorization.slice(6) ?? '', 'base64').toString()).toBe('hotline:the-secret');
  });

  test('nonsense is counted, and what follows it is read', async () => {
    const { connection, events } = await connected((socket) => {
      for (const frame of ['', '{"type":', '{"type":"Novelty","timestamp":"x"}', '{"type":"ChannelHold"}', held])
        socket.send(frame);
      socket.send(Buffer.from([0xff, 0xfe, 0x00]));
      socket.send(held);
    });
    await until('both events', () => events.length === 2);
    expect(connection.ignored).toEqual({ unknown: 1, malformed: 4 });
  });

  test('a frame beyond all measure costs the connection, not the process', async () => {
    const { seen, events } = await connected((socket, n) => socket.send(n === 1 ? 'x'.repeat(2 << 20) : held));
    await until('connected again', () => seen.opens === 2 && events.length === 1);
  });

  test('one that answers no ping is left', async () => {
    const { seen } = await connected((socket, n) => {
      if (n > 1) socket.on('ping', (data) => socket.pong(data));
    });
    await until('connected again', () => seen.opens === 2, { withinMs: 13_000 });
  }, 20_000);

  test('when another hotline takes over, this one stays silent', async () => {
    const { connection, seen } = await connected((socket) =>
      socket.send('{"type":"ApplicationReplaced","timestamp":"x","application":"hotline"}'),
    );
    await until('told', () => connection.trouble() === 'another hotline took over this Asterisk');
    await new Promise((done) => setTimeout(done, 500));
    expect(seen).toEqual({ opens: 1, closes: 1 });
  });
});

describe('commands', () => {
  test('a refusal has its status; nothing within 5 s is a timeout; hanging up what is gone is done', async () => {
    const server = createServer((request, response) => {
      if (request.url?.includes('silent')) return;
      response.writeHead(request.url?.includes('gone') ? 404 : 409, { 'content-type': 'application/json' });
      response.end('{"message":"Channel not found"}');
    });
    const http = new AriHttp(await listen(server), 'x');
    stops.push(() => http.close());
    const ari = new AriCommands(http);
    await expect(ari.answer('gone')).rejects.toMatchObject({ status: 404, body: '{"message":"Channel not found"}' });
    await expect(ari.answer('gone')).rejects.toThrow(AriError);
    await expect(ari.hangUp('gone', 'normal')).resolves.toBeUndefined();
    await expect(ari.answer('silent')).rejects.toThrow(AriTimeout);
    server.closeAllConnections();
  }, 15_000);

  test('what is hung up does not wait behind what is stuck', async () => {
    const server = createServer((request, response) => {
      if (request.method === 'DELETE') response.writeHead(204).end();
    });
    const http = new AriHttp(await listen(server), 'x');
    const ari = new AriCommands(http);
    const stuck = Array.from({ length: 40 }, () => ari.answer('silent').catch(() => 'limit'));
    const from = performance.now();
    await ari.hangUp('c', 'normal');
    expect(performance.now() - from).toBeLessThan(500);
    await http.close();
    await Promise.all(stuck);
    server.closeAllConnections();
  }, 15_000);

  test('one call’s commands run in order, another’s do not wait for them, and no lane stays', async () => {
    const idle: string[] = [];
    const lanes = new Lanes((key) => idle.push(key));
    const done: string[] = [];
    let release: () => void = () => undefined;
    const gate = new Promise<void>((accept) => (release = accept));
    lanes.add('a', () => gate.then(() => void done.push('a1')));
    lanes.add('a', async () => void done.push('a2'));
    lanes.add('b', async () => void done.push('b1'));
    await until('b ran', () => done.length === 1);
    expect(done).toEqual(['b1']);
    release();
    await lanes.drained();
    expect(done).toEqual(['b1', 'a1', 'a2']);
    expect(idle).toEqual(['b', 'a']);
    expect(lanes.size).toBe(0);
  });
});

describe('the manager', () => {
  async function manager(onLine: (line: string, socket: Socket) => void) {
    let connects = 0;
    const sockets = new Set<Socket>();
    const server = createTcpServer((socket) => {
      connects += 1;
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.write('Asterisk Call Manager/11.0.0\r\n');
      let rest = '';
      socket.on('data', (chunk) => {
        const packets = (rest + chunk.toString()).split('\r\n\r\n');
        rest = packets.pop() ?? '';
        for (const packet of packets) onLine(packet, socket);
      });
    });
    await new Promise<void>((accept) => server.listen(0, '127.0.0.1', accept));
    const { port } = server.address() as AddressInfo;
    const events: string[] = [];
    const ami = new AmiConnection(
      { host: '127.0.0.1', port, secret: 'x' },
      { onEvent: (name) => events.push(name), onReady: () => undefined },
      log,
    );
    ami.start();
    stops.push(() => {
      ami.stop();
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return { ami, events, connects: () => connects };
  }
  const idOf = (packet: string) => /ActionID: (\S+)/.exec(packet)?.[1] ?? '';
  const success = (packet: string) => `Response: Success\r\nActionID: ${idOf(packet)}\r\n\r\n`;

  test('a refused login is tried again, a closed connection is made anew', async () => {
    let logins = 0;
    const { ami, connects } = await manager((packet, socket) => {
      if (!/^Action: login/im.test(packet)) return;
      logins += 1;
      if (logins === 1) socket.write(`Response: Error\r\nActionID: ${idOf(packet)}\r\nMessage: no\r\n\r\n`);
      else socket.write(success(packet));
      if (logins === 2) setTimeout(() => socket.destroy(), 50);
    });
    await until('logged in for good', () => connects() === 3 && ami.trouble() === null);
  });

  test('an action that is refused or never answered rejects, and the recorder with it', async () => {
    const { ami } = await manager((packet, socket) => {
      if (/^Action: login/im.test(packet)) socket.write(success(packet));
      if (/^Action: MixMonitor$/m.test(packet))
        socket.write(`Response: Error\r\nActionID: ${idOf(packet)}\r\nMessage: Channel not found\r\n\r\n`);
    });
    const recorder = new AmiRecorder(ami, '/srv/recordings');
    const id = '0190d9e2-0000-7000-8000-000000000000-r1';
    await expect(recorder.start('c', id)).rejects.toThrow(AmiError);
    expect(recorder.trouble()).not.toBeNull();
    await until('ready', () => recorder.trouble() === null);
    await expect(recorder.start('c', id)).rejects.toThrow('Channel not found');
    await expect(recorder.start('c', '../../etc/passwd')).rejects.toThrow(AmiError);
    await expect(recorder.start('c\r\nAction: Command', id)).rejects.toThrow('line feed');
    await expect(recorder.mask('c', true)).rejects.toThrow('no answer within 5000 ms');
  }, 15_000);

  test('nonsense from the manager harms nothing', async () => {
    const { ami, events } = await manager((packet, socket) => {
      if (!/^Action: login/im.test(packet)) return;
      socket.write(success(packet));
      for (const junk of [': \r\n\r\n', 'x\r\n\r\n', 'Event: error\r\nEvent: b\r\n\r\n', 'Response: Follows\r\n\r\n'])
        socket.write(junk);
      socket.write('--END COMMAND--\r\n\r\n\r\nEvent: Fine\r\n\r\n');
    });
    await until('the last event', () => events.includes('Fine'));
    expect(ami.trouble()).toBeNull();
  });
});
