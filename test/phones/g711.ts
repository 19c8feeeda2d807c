/** G.711 to 16-bit samples and back (ITU-T G.711), by table. */
export type Law = 'PCMA' | 'PCMU';

const alaw = Int16Array.from({ length: 256 }, (_, code) => expandAlaw(code));
const ulaw = Int16Array.from({ length: 256 }, (_, code) => expandUlaw(code));

/** RTP payload type of the law. */
export const payloadType: Readonly<Record<Law, number>> = { PCMU: 0, PCMA: 8 };

export function decode(law: Law, bytes: Uint8Array): Int16Array {
  const table = law === 'PCMA' ? alaw : ulaw;
  const samples = new Int16Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) samples[i] = table[bytes[i] ?? 0] ?? 0;
  return samples;
}

/** Each sample as the code nearest to it. */
export function encode(law: Law, samples: Int16Array): Buffer {
  const codes = nearest(law === 'PCMA' ? alaw : ulaw);
  return Buffer.from(samples.map((sample) => codes[sample + 32_768] ?? 0));
}

const known = new Map<Int16Array, Uint8Array>();

/** For every 16-bit sample (index: sample + 32,768) its code. */
function nearest(table: Int16Array): Uint8Array {
  const made = known.get(table);
  if (made) return made;
  const byLevel = [...table.keys()].sort((a, b) => (table[a] ?? 0) - (table[b] ?? 0));
  const codes = new Uint8Array(65_536);
  let i = 0;
  const level = (at: number) => table[byLevel[at] ?? 0] ?? 0;
  for (let sample = -32_768; sample <= 32_767; sample += 1) {
    while (i < 255 && Math.abs(level(i + 1) - sample) <= Math.abs(level(i) - sample)) i += 1;
    codes[sample + 32_768] = byLevel[i] ?? 0;
  }
  known.set(table, codes);
  return codes;
}

function expandAlaw(code: number): number {
  const flipped = code ^ 0x55;
  const exponent = (flipped >> 4) & 7;
  const mantissa = ((flipped & 0x0f) << 4) + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return flipped & 0x80 ? magnitude : -magnitude;
}

function expandUlaw(code: number): number {
  const flipped = ~code & 0xff;
  const magnitude = ((((flipped & 0x0f) << 3) + 0x84) << ((flipped >> 4) & 7)) - 0x84;
  return flipped & 0x80 ? -magnitude : magnitude;
}
