/** 8 kHz mono sound as the telephones know it: reading and writing WAV files (16-bit PCM, A-law or µ-law). */
import { readFileSync, writeFileSync } from 'node:fs';
import { decode } from './g711';

export const sampleRate = 8_000;

/**
 * Samples of the file's first channel. A file still being written (its header says 0 or the size is wrong) is read to
 * its present end. Throws on anything but 8 kHz PCM16, A-law or µ-law.
 */
export function readWav(path: string): Int16Array {
  const bytes = readFileSync(path);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') throw new Error(`${path} is no WAV file`);
  let format = { tag: 1, channels: 1, rate: sampleRate };
  for (let at = 12; at + 8 <= bytes.length;) {
    const id = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const body = at + 8;
    if (id === 'fmt ') {
      format = {
        tag: bytes.readUInt16LE(body),
        channels: bytes.readUInt16LE(body + 2),
        rate: bytes.readUInt32LE(body + 4),
      };
    }
    if (id === 'data') {
      const end = size === 0 || body + size > bytes.length ? bytes.length : body + size;
      return samplesOf(path, bytes.subarray(body, end), format);
    }
    at = body + size + (size % 2);
  }
  return new Int16Array(0);
}

function samplesOf(
  path: string,
  data: Buffer,
  format: { readonly tag: number; readonly channels: number; readonly rate: number },
): Int16Array {
  if (format.rate !== sampleRate) throw new Error(`${path} has ${format.rate} Hz, not ${sampleRate}`);
  if (format.channels !== 1) throw new Error(`${path} has ${format.channels} channels, not one`);
  if (format.tag === 6) return decode('PCMA', data);
  if (format.tag === 7) return decode('PCMU', data);
  if (format.tag !== 1) throw new Error(`${path} has WAV format ${format.tag}`);
  const samples = new Int16Array(Math.floor(data.length / 2));
  for (let i = 0; i < samples.length; i += 1) samples[i] = data.readInt16LE(i * 2);
  return samples;
}

/** Raw G.711 as the rendered prompts are stored; the law is the name's ending. */
export function readG711(path: string): Int16Array {
  return decode(path.endsWith('.ulaw') ? 'PCMU' : 'PCMA', readFileSync(path));
}

export function writeWav(path: string, samples: Int16Array): void {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.length * 2, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.length * 2, 40);
  const body = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, i) => body.writeInt16LE(sample, i * 2));
  writeFileSync(path, Buffer.concat([head, body]));
}

/** A pure tone, loud enough to be found and soft enough not to clip. */
export function tone(hz: number, seconds: number): Int16Array {
  const step = (2 * Math.PI * hz) / sampleRate;
  return Int16Array.from({ length: Math.round(seconds * sampleRate) }, (_, i) =>
    Math.round(8_000 * Math.sin(i * step)),
  );
}
