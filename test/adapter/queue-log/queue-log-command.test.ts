/** `hotline queue-log` as people run it: broken lines are counted and shown, the rest comes in once and goes out again. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { runProgram } from '../../phones/run-program';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop(), 30_000);

const lines = [
  '1763611200|1763611200.1|sales|NONE|ENTERQUEUE||13800001111|1',
  '1763611210|1763611200.1|sales|Agent/8001|CONNECT|10|1763611205.2|5',
  'no line of a queue_log',
  '1763611270|1763611200.1|sales|Agent/8001|COMPLETECALLER|10|60|1',
  '1763611100|NONE|sales|Anna|ADDMEMBER|',
  '1763611300|NONE|sales|Anna|PAUSE|tea',
  '1763611400|NONE|sales|Anna|REMOVEMEMBER|',
  'x|1763611300.3|sales|NONE|ENTERQUEUE||13800002222|1',
];

test('broken lines are counted and shown, the rest is there once and comes out again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-queue-log-'));
  const url = await postgres.database();
  const desk = await JournalDesk.open(url);
  try {
    const file = join(folder, 'queue_log');
    writeFileSync(file, `${lines.join('\n')}\n`);
    // Neither Redis nor Asterisk is asked: there are no secrets of theirs.
    const env = { HOTLINE_POSTGRES_URL: url, HOTLINE_STATE_DIR: folder };
    const hotline = (...words: string[]) => runProgram(env, 'queue-log', ...words);
    const names = ['--queue', 'sales=consulting', '--agent', 'Anna=8001'];
    const first = await hotline('import', file, ...names, '--reason', 'tea=break', '--json');
    expect(first.err).toBe('');
    expect([first.code, JSON.parse(first.out)]).toMatchObject([
      ...[0, { lines: 8, calls: 1, known: 0, shifts: 1, knownShifts: 0, setAside: 2, otherReasons: {} }],
    ]);
    const again = await hotline('import', file, ...names);
    expect(again.out).toContain('已有 known 1');
    expect(again.out).toContain('已有班次 known shifts 1');
    expect(again.out).toContain('see --reason: tea 1');
    expect(again.out).toContain('no line of a queue_log');
    const out = await hotline('export', '--from', '2025-11-01', '--to', '2025-12-01');
    expect(out.out).toMatch(/\|consulting\|NONE\|ENTERQUEUE\|/);
    expect(out.out.match(/COMPLETECALLER/g)).toHaveLength(1);
    expect(out.out).toMatch(/\|consulting\|Agent\/8001\|PAUSE\|break\n/);
    expect((await hotline('import', file, '--reason', 'tea=coffee')).err).toContain('break, lunch');
    expect(await hotline('import', join(folder, 'none'))).toMatchObject({ code: 1, out: '' });
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true });
  }
}, 120_000);
