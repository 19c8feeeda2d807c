/** Ports: free ones for our own parts, and a clear word when one that people know is taken. */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { portHolder } from './port-holder';
import { StackError } from './stack-error';

/** A TCP port nobody listens on: `preferred` if it is free, else one of the system's choice. */
export async function freePort(preferred?: number, host = '127.0.0.1'): Promise<number> {
  if (preferred !== undefined && (await isPortFree('tcp', preferred, host))) return preferred;
  return new Promise((accept, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => accept(port));
    });
  });
}

/** A UDP port of the system's choice on that address. */
export function freeUdpPort(host: string): Promise<number> {
  return new Promise((accept, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', reject);
    socket.bind(0, host, () => {
      const { port } = socket.address();
      socket.close(() => accept(port));
    });
  });
}

export function isPortFree(protocol: 'tcp' | 'udp', port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((accept) => {
    if (protocol === 'tcp') {
      const server = createServer();
      server.once('error', () => accept(false));
      server.listen(port, host, () => server.close(() => accept(true)));
    } else {
      const socket = createSocket('udp4');
      socket.once('error', () => accept(false));
      socket.bind({ port, address: host, exclusive: true }, () => socket.close(() => accept(true)));
    }
  });
}

export interface WantedPort {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  readonly address: string;
  /** What it is for: `SIP`, `the console` … */
  readonly purpose: string;
  /** The environment variable that moves it. */
  readonly variable: string;
}

/** Throws `PORT_TAKEN`, with the port, its holder where the system tells, and the variable that moves it. */
export async function requireFreePort(wanted: WantedPort): Promise<void> {
  if (await isPortFree(wanted.protocol, wanted.port, wanted.address)) return;
  const holder = portHolder(wanted.protocol, wanted.port);
  const by = holder ? ` by ${holder.command} (pid ${holder.pid})` : '';
  throw new StackError(
    'PORT_TAKEN',
    `${wanted.protocol.toUpperCase()} port ${wanted.port} (${wanted.purpose}) is taken${by}: ` +
      `free it, or set ${wanted.variable} to another port`,
  );
}
