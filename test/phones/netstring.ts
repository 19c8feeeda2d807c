/** Netstrings (`12:hello world!,`), the framing of baresip's control socket. */
export function encodeNetstring(text: string): Buffer {
  const body = Buffer.from(text, 'utf8');
  return Buffer.concat([Buffer.from(`${body.length}:`), body, Buffer.from(',')]);
}

/** Feeds on chunks, gives whole messages; throws on a stream that is not netstrings. */
export class NetstringReader {
  private pending: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): string[] {
    this.pending = Buffer.concat([this.pending, chunk]);
    const messages: string[] = [];
    for (;;) {
      const colon = this.pending.indexOf(0x3a);
      if (colon < 0) return messages;
      const length = Number(this.pending.toString('latin1', 0, colon));
      if (!Number.isInteger(length)) throw new Error('not a netstring');
      const end = colon + 1 + length;
      if (this.pending.length < end + 1) return messages;
      messages.push(this.pending.toString('utf8', colon + 1, end));
      this.pending = this.pending.subarray(end + 1);
    }
  }
}
