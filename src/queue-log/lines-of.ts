/** A stream of bytes, line by line. Nothing is read before it is asked for, and nothing is held but one line. */
import { StringDecoder } from 'node:string_decoder';

/** What is longer is no line of a queue_log: only its beginning is told, for whoever sets it aside. */
const longest = 64 * 1024;

export async function* linesOf(input: AsyncIterable<Buffer | string>): AsyncGenerator<string, void, undefined> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const part of input) {
    const lines = (rest + (typeof part === 'string' ? part : decoder.write(part))).split('\n');
    rest = lines.pop() ?? '';
    // The end of such a line is dropped as it comes, but for what makes it too long.
    if (rest.length > longest) rest = rest.slice(0, longest);
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
