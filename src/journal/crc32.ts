/** CRC-32 (IEEE 802.3, as in zlib and gzip). Node's own came only with 20.15. */
const table = new Uint32Array(256).map((_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest >>> 0;
});

/** Of the bytes from `from` up to, not including, `to`. */
export function crc32(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let rest = 0xffffffff;
  for (let i = from; i < to; i++) rest = (table[(rest ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}
