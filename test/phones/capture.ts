/** Packets on the loopback, by dumpcap: the evidence for what went over the wire and when. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { startChild } from './child';
import { readPcap, type Packet } from './pcap';
import { asRoot } from './as-root';
import { until } from './until';

export interface Capture {
  readonly file: string;
  /** Ends the capture and gives its packets. */
  stop(): Promise<Packet[]>;
  /** Packets the machine was too busy to keep; known once stopped. */
  dropped(): number;
}

/** `filter` in tcpdump's words, e.g. `udp portrange 20000-20999`. Resolves once packets are being taken. */
export async function startCapture(file: string, filter: string): Promise<Capture> {
  const args = ['-q', '-P', '-i', 'lo', '-B', '32', '-f', filter, '-w', file];
  const { command, args: all } = asRoot('dumpcap', args);
  const log = `${file}.log`;
  const child = await startChild(command, all, { logFile: log });
  // It writes the file's head (24 bytes) once the device is open.
  await until(`dumpcap takes packets (see ${file}.log)`, () => existsSync(file) && statSync(file).size >= 24);
  return {
    file,
    async stop() {
      // What was sent just now may still be in its buffer.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      await child.stop();
      return readPcap(file);
    },
    dropped: () =>
      Number(/received\/dropped on interface '[^']*': \d+\/(\d+)/.exec(readFileSync(log, 'utf8'))?.[1] ?? NaN),
  };
}
