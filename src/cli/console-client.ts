/** How commands talk to the running hotline: its console, over HTTP. */
import type { z } from 'zod';
import type { Settings } from '../config';

export interface ConsoleAnswer {
  readonly status: number;
  /** Null when it was no JSON. */
  readonly body: unknown;
}

/** A console that listens everywhere is asked on loopback. */
export function consoleAddress({ httpAddress, httpPort }: Pick<Settings, 'httpAddress' | 'httpPort'>): string {
  const host = httpAddress === '0.0.0.0' ? '127.0.0.1' : httpAddress === '::' ? '::1' : httpAddress;
  return `http://${host.includes(':') ? `[${host}]` : host}:${httpPort}`;
}

/** Rejects with `NOT_RUNNING`. */
export async function askConsole(
  url: string,
  { post, withinMs = 5_000 }: { readonly post?: object; readonly withinMs?: number } = {},
): Promise<ConsoleAnswer> {
  const sent = post && {
    method: 'POST',
    body: JSON.stringify(post),
    headers: { 'content-type': 'application/json' },
  };
  let response: Response;
  try {
    response = await fetch(url, { ...sent, signal: AbortSignal.timeout(withinMs) });
  } catch (cause) {
    throw new ConsoleError(
      'NOT_RUNNING',
      `热线没有运行，请先 npm run up / the hotline is not running (${url}): npm run up`,
      cause,
    );
  }
  return { status: response.status, body: await response.json().catch(() => null) };
}

/** @throws `NOT_A_HOTLINE` when the answer has not the form that a hotline gives it. */
export function understand<T>(form: z.ZodType<T>, body: unknown, address: string): T {
  const answer = form.safeParse(body);
  if (answer.success) return answer.data;
  throw new ConsoleError('NOT_A_HOTLINE', `另一个程序在应答 / another program answers at ${address}`);
}

/** Expected failures: shown as one sentence, without a stack. */
export class ConsoleError extends Error {
  constructor(
    readonly code: 'NOT_RUNNING' | 'NOT_A_HOTLINE' | 'WRONG_TIME' | 'WRONG_TARGET' | 'WRONG_FILE',
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'hotline';
  }
}
