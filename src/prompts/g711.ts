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

/** Each sample becomes the code whose level is nearest. */
function encoder(codeLevels: Int16Array): (samples: Int16Array) => Buffer {
  const byLevel = [...codeLevels.entries()].sort((a, b) => a[1] - b[1]);
  const table = new Uint8Array(65_536);
  let nearest = 0;
  for (let sample = -32_768; sample < 32_768; sample++) {
    const distance = (i: number) => Math.abs((byLevel[i]?.[1] ?? Infinity) - sample);
    while (nearest + 1 < byLevel.length && distance(nearest + 1) <= distance(nearest)) nearest++;
    table[sample & 0xffff] = byLevel[nearest]?.[0] ?? 0;
  }
  return (samples) => Buffer.from(Uint8Array.from(samples, (sample) => table[sample & 0xffff] ?? 0));
}
