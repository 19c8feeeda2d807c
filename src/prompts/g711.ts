/** G.711 (ITU-T): 8 kHz speech in 8 bits, A-law (PCMA) and µ-law (PCMU), as telephone trunks carry it. */

/** Linear 16-bit value of each A-law code. */
export const alawLevels: Int16Array = levels((code) => {
  const bits = code ^ 0x55; // even bits travel inverted
  const exponent = (bits >> 4) & 7;
  const mantissa = bits & 15;
  const magnitude = exponent === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
  return bits & 0x80 ? magnitude : -magnitude;
});

/** Linear 16-bit value of each µ-law code. */
export const ulawLevels: Int16Array = levels((code) => {
  const bits = ~code & 0xff; // every bit travels inverted
  const magnitude = ((((bits & 15) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
  return bits & 0x80 ? -magnitude : magnitude;
});

export const encodeAlaw = encoder(alawLevels);
export const encodeUlaw = encoder(ulawLevels);

export function decodeG711(codes: Uint8Array, codeLevels: Int16Array): Int16Array {
  return Int16Array.from(codes, (code) => codeLevels[code] ?? 0);
}

function levels(levelOf: (code: number) => number): Int16Array {
  return Int16Array.from({ length: 256 }, (_, code) => levelOf(code));
}

/** Each sample becomes the code whose level is nearest. The table is made when it is first needed. */
function encoder(codeLevels: Int16Array): (samples: Int16Array) => Buffer {
  let table: Uint8Array | null = null;
  return (samples) => {
    const codes = (table ??= nearestCodes(codeLevels));
    return Buffer.from(Uint8Array.from(samples, (sample) => codes[sample & 0xffff] ?? 0));
  };
}

function nearestCodes(codeLevels: Int16Array): Uint8Array {
  const codes = new Uint8Array(65_536);
  const byLevel = [...codeLevels.keys()].sort((a, b) => levelAt(codeLevels, a) - levelAt(codeLevels, b));
  const levels = byLevel.map((code) => levelAt(codeLevels, code));
  let nearest = 0;
  for (let sample = -32_768; sample < 32_768; sample++) {
    while (distance(levels[nearest + 1], sample) <= distance(levels[nearest], sample)) nearest++;
    codes[sample & 0xffff] = byLevel[nearest] ?? 0;
  }
  return codes;
}

const levelAt = (codeLevels: Int16Array, code: number): number => codeLevels[code] ?? 0;
const distance = (level: number | undefined, sample: number): number => Math.abs((level ?? Infinity) - sample);
