/** What `hotline agents` and `hotline calls` share: ask the running hotline's console, print once or again and again. */
import type { Command } from 'commander';
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { readSettings, type Settings } from '../config';

export interface Listing<T> {
  /** Command, and last part of the address: `/api/v1/<name>`. */
  readonly name: string;
  readonly description: string;
  readonly answer: z.ZodType<T>;
  readonly print: (answer: T) => string;
}

const answerWithinMs = 5_000;
const watchEveryMs = 1_000;

export function registerListing<T>(program: Command, listing: Listing<T>): void {
  program
    .command(listing.name)
    .description(listing.description)
    .option('--json', 'JSON')
    .option('--watch', '每秒刷新，Ctrl-C 结束 / again every second, until Ctrl-C')
    .action(async (options: { json?: boolean; watch?: boolean }) => {
      const address = consoleAddress(readSettings());
      if (!options.watch) return console.log(await ask(address, listing, options.json));
      // A reader such as `head` that has seen enough ends the watching.
      process.stdout.on('error', () => process.exit(0));
      for (;;) {
        const text = await ask(address, listing, options.json).catch((error: unknown) => String(error));
        const clear = process.stdout.isTTY && !options.json ? '\x1b[H\x1b[2J' : '';
        console.log(`${clear}${text}`);
        await wait(watchEveryMs);
      }
    });
}

async function ask<T>(address: string, listing: Listing<T>, json = false): Promise<string> {
  const body = await fetchJson(`${address}/api/v1/${listing.name}`);
  const answer = listing.answer.safeParse(body);
  if (!answer.success)
    throw new ListingError('NOT_A_HOTLINE', `另一个程序在应答 / another program answers at ${address}`);
  return json ? JSON.stringify(body) : listing.print(answer.data);
}

async function fetchJson(url: string): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(answerWithinMs) });
  } catch (cause) {
    throw new ListingError(
      'NOT_RUNNING',
      `热线没有运行，请先 npm run up / the hotline is not running (${url}): npm run up`,
      cause,
    );
  }
  return response.json().catch(() => null);
}

/** A console that listens everywhere is asked on loopback. */
function consoleAddress({ httpAddress, httpPort }: Settings): string {
  const host = httpAddress === '0.0.0.0' ? '127.0.0.1' : httpAddress === '::' ? '::1' : httpAddress;
  return `http://${host.includes(':') ? `[${host}]` : host}:${httpPort}`;
}

/** Expected failures: shown as one sentence, without a stack. */
class ListingError extends Error {
  constructor(
    readonly code: 'NOT_RUNNING' | 'NOT_A_HOTLINE',
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'hotline';
  }
}
