/** A WAV file as Asterisk writes it: 8 kHz, 16 bits; loud but for the stretches that are silent. */
import { writeFileSync } from 'node:fs';

export interface Wave {
  readonly seconds: number;
  /** In milliseconds. */
  readonly silent?: readonly [number, number];
  /** The header as it is while the file is being written. */
  readonly isOpen?: boolean;
}

export function writeWave(path: string, { seconds, silent = [0, 0], isOpen = false }: Wave): void {
  const samples = seconds * 8000;
  const bytes = Buffer.alloc(44 + samples * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(isOpen ? 0 : bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(16_000, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(isOpen ? 0 : samples * 2, 40);
  for (let i = 0; i < samples; i += 1) {
    const ms = i / 8;
    if (ms < silent[0] || ms >= silent[1]) bytes.writeInt16LE(i % 2 === 0 ? 6000 : -6000, 44 + i * 2);
  }
  writeFileSync(path, bytes);
}
