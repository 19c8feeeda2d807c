/** The watched file of callers: in force as soon as it is saved, with Postgres or without; a broken one changes nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import type { CallersListed, KnownCaller } from '../../../src/core/known-callers';
import { CallerFile } from '../../../src/storage/caller-file';
import { createCallerLists } from '../../../src/storage/caller-lists';
import { listeningLog } from '../../fakes/journal-folder';

const dir = mkdtempSync(join(tmpdir(), 'hotline-callers-'));
afterAll(() => rmSync(dir, { recursive: true }));
const file = join(dir, 'callers.csv');
const clock = { now: () => 1_000, fromWall: (ms: number) => ms, wakeAt: () => () => undefined };

/** The floor's lists, with a Postgres that nobody answers for. */
function listed() {
  const known = new Map<string, KnownCaller>();
  const name = ({ number, list }: Pick<KnownCaller, 'number' | 'list'>) => `${number} ${list}`;
  const post = (event: CallersListed) => {
    for (const one of event.removed) known.delete(name(one));
    for (const one of event.added) known.set(name(one), one);
  };
  const { log } = listeningLog();
  const callers = new CallerFile(file, clock, log);
  const url = 'postgres://nobody@127.0.0.1:1/none';
  const lists = createCallerLists({
    ...{ url, pool: new Pool({ connectionString: url }), known: () => [...known.values()], clock, log },
    filed: () => callers.callers(),
    post: { post: (event) => event.type === 'CallersListed' && post(event) },
  });
  return {
    callers,
    saved: async (text: string): Promise<string[]> => {
      writeFileSync(file, text);
      await callers.read();
      lists.fileChanged();
      return [...known.keys()].sort();
    },
  };
}

test('who is added to the file is listed at once, though Postgres is away', async () => {
  const { callers, saved } = listed();
  expect(await saved('13800001111,blocked,骚扰\n0108888,vip\n')).toEqual(['0108888 vip', '13800001111 blocked']);
  expect(callers.callers()[0]).toEqual({
    ...{ number: '13800001111', list: 'blocked', note: '骚扰', by: 'callers.csv', until: null, addedAt: 1_000 },
  });
  expect(await saved('13800001111,blocked\n0108888,vip\n139,do-not-record\n')).toHaveLength(3);
});

test('a line that is wrong is named, and what was read before holds', async () => {
  const { callers, saved } = listed();
  await saved('13800001111,blocked\n');
  expect(await saved('13800001111,blocked\n12,blocked\n')).toEqual(['13800001111 blocked']);
  expect(callers.warning()).toMatch(/callers\.csv:2: .*3 to 20 digits/);
  await saved('13800001111,blocked\n');
  expect(callers.warning()).toBeNull();
});

test('no file lists nobody', async () => {
  const { callers } = listed();
  rmSync(file, { force: true });
  await callers.read();
  expect([callers.callers(), callers.warning()]).toEqual([[], null]);
});
