/** One question to a service over HTTP. What it may cost is bounded: time over all, bytes of the answer, no redirects. */
import type { HttpRequest } from '../core/service-request';
import { GuardedHttp } from '../network/guarded-http';
import { answerValues } from './answer-values';
import { LookupFailed, type Found } from './lookup-failed';

const mostBytes = 64 * 1024;

export class HttpLookup {
  private readonly http: GuardedHttp;

  constructor(hosts: readonly string[]) {
    this.http = new GuardedHttp(hosts);
  }

  /** Of the service as a whole: failures of one address are no failures of another. */
  keyOf({ url }: HttpRequest): string {
    return new URL(url).host;
  }

  async ask(request: HttpRequest, signal: AbortSignal): Promise<Found> {
    const url = new URL(request.url);
    const { body, headers, statusCode } = await this.http.dispatcherFor(url).request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: request.method,
      headers: {
        accept: 'application/json',
        'user-agent': 'hotline',
        ...(request.body === null ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      body: request.body,
      signal,
    });
    const isGood = statusCode >= 200 && statusCode < 300;
    const text = await read(body);
    if (statusCode >= 500) return { result: 'answered', status: statusCode, values: {}, detail: '', isSick: true };
    const type = String(headers['content-type'] ?? '');
    const values = Object.keys(request.values).length === 0 ? {} : valuesOf(text, type, request, isGood);
    return { result: 'answered', status: statusCode, values, detail: '' };
  }

  async stop(): Promise<void> {
    await this.http.stop();
  }
}

async function read(body: AsyncIterable<Buffer> & { destroy(): void }): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > mostBytes) {
      body.destroy();
      throw new LookupFailed('answer too large');
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** An answer that is no JSON is one only where nothing is wanted of it. */
function valuesOf(text: string, type: string, request: HttpRequest, isGood: boolean): Record<string, string> {
  try {
    if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) throw new LookupFailed('answer is no JSON');
    return answerValues(JSON.parse(text), request.values);
  } catch {
    if (isGood) throw new LookupFailed('answer is no JSON');
    return {};
  }
}
