/** The header `Range` of a request (RFC 9110, one range). */
export interface ByteRange {
  readonly from: number;
  /** The last byte. */
  readonly to: number;
}

/** Null: the whole of it, also where the header says nothing that is understood. */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  const [first, last] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (!match || (first === '' && last === '')) return null;
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const to = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (first !== '' && last !== '' && Number(last) < from) return null;
  return from >= bytes || to < from ? 'unsatisfiable' : { from, to };
}
