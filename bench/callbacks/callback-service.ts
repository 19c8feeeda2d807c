/**
 * All of `hotline serve` that callbacks need, as a process of its own, at product settings; only the telephones are made up:
 * agents and customers answer at once. `callback-service.ts <JSON>`. Told in files: each customer's telephone that is rung,
 * and every half second the memory and the agents who are free. SIGTERM: it ends when all stands in Postgres.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../../src/journal/journal-store';
import { createJournalWriter } from '../../src/journal/writer';
import { createLog } from '../../src/log';
import { parseRules } from '../../src/rules/load-rules';
import { createDatabase } from '../../src/storage/database';
import { CallbackHotline } from '../../test/fakes/callback-hotline';
import { callbackAgent, callbackRules } from './callback-rules';

export interface CallbackServiceOptions {
  readonly dir: string;
  readonly postgresUrl: string;
  readonly redisUrl: string;
  readonly agents: number;
  /** So long a customer talks. */
  readonly talkMs: number;
}

/** As the app gives callbacks. */
const hastyMs = 1_500;
const sweepMs = 30_000;
const sampleMs = 500;

async function serve({ dir, postgresUrl: url, redisUrl, agents, talkMs }: CallbackServiceOptions): Promise<void> {
  const log = createLog('info', { write: (line: string) => void writeSync(2, line) });
  const rulesText = callbackRules(agents, { address: '127.0.0.2' });
  const rules = parseRules(rulesText, 'bench');
  const store = await openJournal({ dir: join(dir, 'journal'), log });
  const database = createDatabase({ url, purpose: 'journal', log });
  const hasty = createDatabase({
    ...{ url, purpose: 'promises', log, connectTimeoutMs: hastyMs, statementTimeoutMs: hastyMs },
  });
  const writer = createJournalWriter({
    ...{ store, pool: database.pool, rules: () => rules, rulesText: async () => rulesText, log },
  });
  const desk = { log: { log }, store, writer, pool: hasty.pool };
  const hotline = new CallbackHotline(desk, redisUrl, 'hotline', rules, true, sweepMs);
  const dialled = openSync(join(dir, 'dialled.csv'), 'a');
  hotline.talkMs = talkMs;
  hotline.customer = (number, attempt) => {
    writeSync(dialled, `${number},${attempt},${Date.now()}\n`);
    return 'answers';
  };
  const parts = [database, hasty, writer, hotline.callbacks];
  for (let n = 0; n < agents; n += 1) hotline.agentLogsIn(callbackAgent(n));
  for (const part of parts) await part.start();
  const memory = openSync(join(dir, 'memory.csv'), 'a');
  const sample = setInterval(() => {
    const free = hotline.view.agents().filter(({ state }) => state === 'ready').length;
    writeSync(memory, `${Date.now()},${process.memoryUsage.rss()},${free}\n`);
  }, sampleMs);
  await new Promise((resolve) => process.once('SIGTERM', resolve));
  clearInterval(sample);
  hotline.engine.stop();
  await store.settle();
  if (!(await writer.settled(60_000))) throw new Error(`not delivered: ${writer.trouble() ?? 'slow'}`);
  for (const part of parts.reverse()) await part.stop();
  await store.close();
  for (const file of [dialled, memory]) closeSync(file);
}

if (require.main === module) {
  serve(JSON.parse(process.argv[2] ?? '{}') as CallbackServiceOptions).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
}
