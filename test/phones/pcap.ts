/** Captures in the classic pcap format (Ethernet, IPv4, UDP): reading what dumpcap wrote, writing what SIPp plays. */
import { readFileSync, writeFileSync } from 'node:fs';

export interface Packet {
  /** Milliseconds since 1970, with fractions. */
  readonly at: number;
  readonly from: string;
  readonly fromPort: number;
  readonly to: string;
  readonly toPort: number;
  readonly payload: Buffer;
}

const fileHead = 24;
const recordHead = 16;
const ethernet = 1;

/** Every whole UDP packet of the capture, in order; a cut-off last record is left out. Throws on another format. */
export function readPcap(path: string): Packet[] {
  const bytes = readFileSync(path);
  if (bytes.length < fileHead) return [];
  const magic = bytes.readUInt32LE(0);
  if (magic !== 0xa1b2c3d4 && magic !== 0xa1b23c4d) throw new Error(`${path} is no little-endian pcap file`);
  if (bytes.readUInt32LE(20) !== ethernet) throw new Error(`${path} is no capture of Ethernet frames`);
  const perMs = magic === 0xa1b23c4d ? 1_000_000 : 1_000;
  const packets: Packet[] = [];
  for (let at = fileHead; at + recordHead <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 8);
    const frame = bytes.subarray(at + recordHead, at + recordHead + length);
    if (frame.length < length) break;
    const ms = bytes.readUInt32LE(at) * 1_000 + bytes.readUInt32LE(at + 4) / perMs;
    const packet = udpOf(frame, ms);
    if (packet) packets.push(packet);
    at += recordHead + length;
  }
  return packets;
}

function udpOf(frame: Buffer, at: number): Packet | null {
  if (frame.length < 42 || frame.readUInt16BE(12) !== 0x0800 || frame[23] !== 17) return null;
  const udp = 14 + ((frame[14] ?? 0) & 0x0f) * 4;
  return {
    at,
    from: frame.subarray(26, 30).join('.'),
    to: frame.subarray(30, 34).join('.'),
    fromPort: frame.readUInt16BE(udp),
    toPort: frame.readUInt16BE(udp + 2),
    payload: frame.subarray(udp + 8, udp + frame.readUInt16BE(udp + 4)),
  };
}

/** UDP payloads to be sent at these milliseconds from the start; addresses and ports are filled in by who plays it. */
export function writePcap(
  path: string,
  payloads: readonly { readonly atMs: number; readonly payload: Buffer }[],
): void {
  const head = Buffer.alloc(fileHead);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt16LE(2, 4);
  head.writeUInt16LE(4, 6);
  head.writeUInt32LE(65_535, 16);
  head.writeUInt32LE(ethernet, 20);
  writeFileSync(path, Buffer.concat([head, ...payloads.map(({ atMs, payload }) => recordOf(atMs, payload))]));
}

function recordOf(atMs: number, payload: Buffer): Buffer {
  const length = 42 + payload.length;
  const record = Buffer.alloc(recordHead + length);
  record.writeUInt32LE(Math.floor(atMs / 1_000), 0);
  record.writeUInt32LE((atMs % 1_000) * 1_000, 4);
  record.writeUInt32LE(length, 8);
  record.writeUInt32LE(length, 12);
  const frame = record.subarray(recordHead);
  frame.writeUInt16BE(0x0800, 12);
  frame[14] = 0x45;
  frame.writeUInt16BE(length - 14, 16);
  frame[22] = 64;
  frame[23] = 17;
  frame.set([127, 0, 0, 1, 127, 0, 0, 1], 26);
  frame.writeUInt16BE(10_000, 34);
  frame.writeUInt16BE(10_000, 36);
  frame.writeUInt16BE(length - 34, 38);
  payload.copy(frame, 42);
  return record;
}
