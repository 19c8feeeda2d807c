/**
 * Ports for everything one run starts, so that runs side by side never meet. A run leases a block: it listens on the
 * block's first port for as long as it lives, and the operating system gives the block back when it dies.
 */
import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:net';

const blockSize = 500;
/** Below the ports Linux hands out by itself (32768 up). */
const firstBlock = 20_000;
const lastBlock = 32_000;

export interface PortLease {
  /** First three numbers of loopback addresses that no other lease uses: `127.1.44`. */
  readonly network: string;
  /** A port that is free for UDP and TCP on every address now, and that this lease gives out once. */
  next(): Promise<number>;
  /** `count` such ports in a row, from an even one. */
  range(count: number): Promise<{ readonly from: number; readonly to: number }>;
  release(): Promise<void>;
}

/** `HOTLINE_TEST_PORTS` (`25000-25999`) keeps the leases within a range. Rejects when every block is taken. */
export async function leasePorts(): Promise<PortLease> {
  const given = /^(\d+)-(\d+)$/.exec(process.env.HOTLINE_TEST_PORTS ?? '');
  const from = given ? Number(given[1]) : firstBlock;
  const to = given ? Number(given[2]) + 1 : lastBlock;
  const blocks = Math.floor((to - from) / blockSize);
  const start = Math.floor(Math.random() * blocks);
  for (let i = 0; i < blocks; i += 1) {
    const base = from + ((start + i) % blocks) * blockSize;
    const lock = await listen(base);
    if (lock) return lease(base, lock);
  }
  throw new Error(`no free block of ${blockSize} ports between ${from} and ${to}`);
}

function lease(base: number, lock: Server): PortLease {
  let at = base + 1;
  const end = base + blockSize;
  // One after another: two who looked at the same port at different instants would both have it.
  let last: Promise<unknown> = Promise.resolve();
  function range(count: number) {
    const found = last.then(() => findRange(count));
    last = found.catch(() => undefined);
    return found;
  }
  async function findRange(count: number) {
    for (let from = at + (at % 2); from + count <= end; from += 2) {
      const taken = await firstTaken(from, count);
      if (taken === null) {
        at = from + count;
        return { from, to: from + count - 1 };
      }
    }
    throw new Error(`no ${count} free ports left below ${end}`);
  }
  return {
    network: `127.1.${Math.floor(base / blockSize)}`,
    range,
    next: async () => (await range(1)).from,
    release: () => new Promise((resolve) => lock.close(() => resolve())),
  };
}

async function firstTaken(from: number, count: number): Promise<number | null> {
  for (let port = from; port < from + count; port += 1) if (!(await isFree(port))) return port;
  return null;
}

async function isFree(port: number): Promise<boolean> {
  const server = await listen(port);
  if (!server) return false;
  await new Promise((resolve) => server.close(resolve));
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind(port, '0.0.0.0', () => socket.close(() => resolve(true)));
  });
}

function listen(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.unref();
    server.once('error', () => resolve(null));
    server.listen(port, '0.0.0.0', () => resolve(server));
  });
}
