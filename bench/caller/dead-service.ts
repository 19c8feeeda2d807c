/** A service accepts connections and never answers: what it costs the first caller, those after her, and others meanwhile. */
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCapture } from '../../test/phones/capture';
import type { Law } from '../../test/phones/g711';
import type { Packet } from '../../test/phones/pcap';
import { Hotline } from '../../test/system/hotline';
import { Load, type Course, type Place } from '../load';
import { legsOf } from '../measure/calls';
import { deadServiceDelay, toSentenceMs, type DeadServiceDelay, type Served } from '../measure/delay-figures';
import { KnownSound } from '../measure/known-sound';
import { Streams } from '../measure/streams';
import { askingRules } from './asking-rules';

export interface DeadServiceResult {
  readonly deadServiceDelayMs: DeadServiceDelay & { readonly packetsDropped: number };
  readonly settings: Readonly<Record<string, unknown>>;
}

const rate = 4;
/** In order: to the service that is well, then the one that meets the dead one, others beside her, those after her. */
const plan: readonly (readonly [Served, number])[] = [
  ['before', 10],
  ['first', 1],
  ['beside', 20],
  ['later', 1],
];
/** After that they come to both by turns. */
const turns = 20;
const dialled: Readonly<Record<Served, string>> = { before: '95003', beside: '95003', first: '95004', later: '95004' };

/** They listen to the end of the sentence; nobody presses a key. */
const course: Course = {
  ...{ listenMs: 12_000, digitsMs: 100, stayMs: 2_000 },
  ...{ ringMs: 0, agentSilentMs: 0, talkMs: 0 },
};

export async function measureDeadService(
  seed: number,
  { folder, promptsDir }: { readonly folder: string; readonly promptsDir: string },
  say: (line: string) => void,
): Promise<DeadServiceResult> {
  const [well, dead] = await Promise.all([wellService(), deadService()]);
  const hotline = await Hotline.start({
    folder: join(folder, 'hotline'),
    rulesText: (trunk) => askingRules(trunk, { well: well.host, dead: dead.host }),
    environment: { HOTLINE_SERVICE_HOSTS: `${well.host},${dead.host}` },
    promptsDir,
    rtpPorts: 400,
  });
  try {
    const load = await Load.prepare(folder, hotline.sip, hotline.ports, course);
    const roles = [
      ...plan.flatMap(([served, count]) => Array<Served>(count).fill(served)),
      ...Array.from({ length: turns }, (_, i): Served => (i % 2 === 0 ? 'later' : 'beside')),
    ];
    const numbers = roles.map((_, i) => `136${10_000_000 + ((seed * 6_007 + i) % 89_999_999)}`);
    say(`${roles.length} calls, one of which meets a dead service: about ${Math.round(roles.length / rate + 20)} s`);
    const capture = await startCapture(
      join(folder, 'dead-service.pcap'),
      `udp and (port ${hotline.sip.port} or host ${load.callersAt})`,
    );
    const dials = roles.map((role) => dialled[role]);
    const wave = await load.call({ name: 'asking', calls: roles.length, rate, numbers, dials, digits: '-' });
    const packets = await capture.stop();
    if (wave.failed > 0) say(`${wave.failed} calls went otherwise than planned: ${wave.errors.slice(0, 2_000)}`);
    const served = new Map(numbers.map((number, i) => [number, roles[i] ?? 'before']));
    const calls = timed(packets, hotline.sip, promptsDir, served);
    writeFileSync(
      join(folder, 'dead-service.csv'),
      `caller,served,toSentenceMs\n${calls.map((call) => `${call.caller},${call.served},${call.toSentenceMs?.toFixed(3) ?? ''}\n`).join('')}`,
    );
    return {
      deadServiceDelayMs: { ...deadServiceDelay(calls), packetsDropped: capture.dropped() },
      settings: { calls: roles.length, rate, timeout: '3s', seed },
    };
  } finally {
    await hotline.stop();
    await Promise.all([well.stop(), dead.stop()]);
  }
}

function timed(packets: readonly Packet[], hotline: Place, promptsDir: string, served: ReadonlyMap<string, Served>) {
  const streams = new Streams(packets);
  const sounds = { PCMA: awaySound(promptsDir, 'PCMA'), PCMU: awaySound(promptsDir, 'PCMU') };
  return legsOf(streams.messages, hotline, 'in').flatMap(({ caller, fromUser, answeredAt }) => {
    const how = served.get(fromUser);
    if (!caller || how === undefined || answeredAt === null) return [];
    return [{ caller: fromUser, served: how, toSentenceMs: toSentenceMs(streams.ear(caller), answeredAt, sounds) }];
  });
}

const awaySound = (promptsDir: string, law: Law) =>
  new KnownSound([readFileSync(join(promptsDir, `zh/order-service-away.${law === 'PCMA' ? 'alaw' : 'ulaw'}`))]);

interface Service {
  readonly host: string;
  stop(): Promise<void>;
}

function wellService(): Promise<Service> {
  const server = createHttpServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
  );
  return listening(server, () => server.closeAllConnections());
}

function deadService(): Promise<Service> {
  const open = new Set<{ destroy(): void }>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
  });
  return listening(server, () => open.forEach((socket) => socket.destroy()));
}

async function listening(server: Server, closeAll: () => void): Promise<Service> {
  await new Promise<void>((accept) => server.listen(0, '127.0.0.1', accept));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    host: `127.0.0.1:${port}`,
    async stop() {
      closeAll();
      await new Promise((accept) => server.close(accept));
    },
  };
}
