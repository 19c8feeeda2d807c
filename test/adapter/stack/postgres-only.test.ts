/** What asks only the record needs only its address: neither Redis, nor Asterisk, nor a secret of theirs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestPostgres } from '../../fakes/journal-postgres';
import { runProgram } from '../../phones/run-program';

let postgres: TestPostgres;
let url: string;
let nothing: string;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  url = await postgres.database();
  nothing = mkdtempSync(join(tmpdir(), 'hotline-nothing-'));
}, 60_000);
afterAll(async () => {
  rmSync(nothing, { recursive: true });
  await postgres.stop();
}, 30_000);

test.each([
  'migrate --json',
  'webhooks list',
  'journal rejects list',
  'retention show',
  'retention run --dry-run',
  'recordings list',
  'queue-log export --from 2026-01-01',
  'report day --from 2026-03-23',
])(
  'hotline %s',
  async (words) => {
    const env = { HOTLINE_POSTGRES_URL: url, HOTLINE_STATE_DIR: nothing };
    expect(await runProgram(env, ...words.split(' '))).toMatchObject({ code: 0, err: '' });
  },
  60_000,
);

test('a password that stands in a file is read from there', async () => {
  const env = {
    ...{ HOTLINE_POSTGRES_URL: url, HOTLINE_STATE_DIR: nothing },
    HOTLINE_POSTGRES_PASSWORD_FILE: join(nothing, 'none'),
  };
  const ran = await runProgram(env, 'webhooks', 'list');
  expect([ran.code, ran.out]).toEqual([1, '']);
  expect(ran.err).toContain(join(nothing, 'none'));
}, 60_000);
