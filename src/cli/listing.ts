/** What `hotline agents` and `hotline calls` share: ask the running hotline's console, print once or again and again. */
import type { Command } from 'commander';
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { readSettings } from '../config';
import { askConsole, consoleAddress, understand } from './console-client';

export interface Listing<T> {
  /** Command, and last part of the address: `/api/v1/<name>`. */
  readonly name: string;
  readonly description: string;
  readonly answer: z.ZodType<T>;
  readonly print: (answer: T) => string;
}

const watchEveryMs = 1_000;

/** Answers with the command, for what may stand below it. */
export function registerListing<T>(program: Command, listing: Listing<T>): Command {
  return program
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
  const { body } = await askConsole(`${address}/api/v1/${listing.name}`);
  const answer = understand(listing.answer, body, address);
  return json ? JSON.stringify(body) : listing.print(answer);
}
