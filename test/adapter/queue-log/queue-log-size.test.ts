/** A year of lines takes no more memory than a month; with a real Postgres. */
import type { PoolClient } from 'pg';
import { exportLines } from '../../../src/queue-log/export-lines';
import { importQueueLog } from '../../../src/queue-log/import-queue-log';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';

let postgres: TestPostgres;
let desk: JournalDesk;
let client: PoolClient;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  desk = await JournalDesk.open(await postgres.database());
  client = await desk.pool.connect();
}, 60_000);
afterAll(async () => {
  client.release();
  await desk.close();
  await postgres.stop();
}, 30_000);

const start = Date.UTC(2026, 10, 20, 4);
const always = { from: new Date(0), to: new Date(Date.UTC(2100, 0)), agentPrefix: 'Agent/' };
const options = {
  ...{ file: 'queue_log', queues: new Map(), agents: new Map(), reasons: new Map() },
  ...{ timeZone: 'Asia/Shanghai', latest: Date.UTC(2027, 0) },
};

test('a file of 100,000 lines takes no more memory than one of 20,000', async () => {
  const at = Math.floor(start / 1_000) - 400_000;
  async function* lines(count: number): AsyncGenerator<string> {
    const agent = (i: number) => `Agent/${count}${i % 50}`;
    for (let i = 0; i < 50; i += 1) yield `${at}|NONE|sales|${agent(i)}|ADDMEMBER|`;
    for (let i = 0; i < count; i += 1) {
      const began = at + i * 2;
      yield `${began}|${count}.${i}|sales|NONE|ENTERQUEUE||1380000${i % 10_000}|1`;
      yield `${began + 5}|${count}.${i}|sales|${agent(i)}|CONNECT|5|${i}.9|2`;
      yield `${began + 65}|${count}.${i}|sales|${agent(i)}|COMPLETECALLER|5|60|1`;
    }
    for (let i = 0; i < 50; i += 1) yield `${at + count * 2 + 100}|NONE|sales|${agent(i)}|REMOVEMEMBER|`;
  }
  const used = () => (global.gc?.(), process.memoryUsage().heapUsed);
  await importQueueLog(client, lines(7_000), options);
  const before = used();
  const began = performance.now();
  const done = await importQueueLog(client, lines(33_000), options);
  const seconds = (performance.now() - began) / 1_000;
  console.log(
    `import: ${Math.round(done.lines / seconds)} lines/s, heap +${Math.round((used() - before) / 2 ** 20)} MiB`,
  );
  expect(done).toMatchObject({ calls: 33_000, shifts: 50, setAside: 0 });
  const started = performance.now();
  let size = 0;
  for await (const part of exportLines(client, always)) size += part.split('\n').length - 1;
  console.log(`export: ${Math.round(size / ((performance.now() - started) / 1_000))} lines/s`);
  // Each agent of the two files comes and goes in her one queue.
  expect(size).toBe(3 * 40_000 + 2 * 100);
}, 120_000);
