/** Rules that an older build kept: without what was added since, they still decide as they did then. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Core } from '../../../src/core/core';
import type { Rules } from '../../../src/core/rules';
import { recoverCore } from '../../../src/engine/recover';
import { parseRules } from '../../../src/rules/load-rules';
import { openRulesArchive } from '../../../src/rules/rules-archive';
import { JournalFolder, listeningLog } from '../../fakes/journal-folder';
import { small } from '../../fixtures/rules/small';

const folders: JournalFolder[] = [];
afterAll(() => folders.forEach((folder) => folder.remove()));

const rules = parseRules(small, 'small.yaml');
const hash = '0123456789abcdef';

/** Fields of queues and of the whole that were not there when the hotline first kept rules. */
const added = ['relax', 'overflow', 'idle', 'order', 'headStartMs', 'joinAtRing', 'hours', 'maxWaitMs'];

/** An archive as the first build left it. */
async function keptByOlderBuild(text: string) {
  const folder = new JournalFolder();
  folders.push(folder);
  const archive = openRulesArchive(folder.dir);
  await archive.keep({ ...rules, hash }, text);
  const file = join(folder.dir, `${hash}.json`);
  const strip = (key: string, value: unknown) => (added.includes(key) ? undefined : value);
  writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'), strip)));
  expect(readFileSync(file, 'utf8')).not.toMatch(/relax|overflow|joinAtRing/);
  return archive;
}

test('they are built anew from the text kept beside them, under the hash of then', async () => {
  const archive = await keptByOlderBuild(small);
  expect(await archive.read(hash)).toEqual({ ...rules, hash });
});

test.each([
  ['of which no text was kept', ''],
  ['whose text a later check refuses', small.replace('callerId:', 'callersId:')],
])('those %s get what was added since as if it had never been written', async (_which, text) => {
  const archive = await keptByOlderBuild(text);
  expect(await archive.read(hash)).toEqual({ ...rules, hash });
});

test('what was written stays, whatever kind it is', async () => {
  const folder = new JournalFolder();
  folders.push(folder);
  const archive = openRulesArchive(folder.dir);
  const closed = { number: '95009', language: 'zh', destination: { kind: 'hang-up', prompt: 'goodbye' } } as const;
  const numbers = new Map([...rules.numbers, [closed.number, closed]]);
  const kept = { ...rules, hash, numbers, maxWaitMs: undefined } as unknown as Rules;
  await archive.keep(kept, '');
  const read = await archive.read(hash);
  expect(read.numbers.get('95009')).toEqual(closed);
  expect(read.menus).toEqual(rules.menus);
  expect(read.maxWaitMs).toBe(rules.maxWaitMs);
});

test('rules of this build are given as they were kept', async () => {
  const folder = new JournalFolder();
  folders.push(folder);
  const archive = openRulesArchive(folder.dir);
  await archive.keep(rules, 'whatever stood there');
  expect(await archive.read(rules.hash)).toEqual(rules);
});

test('a floor served by them is recovered, and takes a call', async () => {
  const archive = await keptByOlderBuild('');
  const state = Core.create({ ...rules, hash }, 0).snapshot();
  const records = (async function* () {})();
  const { log } = listeningLog();
  const recovered = await recoverCore({ snapshot: { n: 1, state }, records }, (of) => archive.read(of), log);
  const arrived = { type: 'CallArrived', callId: 'c', legId: 'c.0', node: 'n', dialled: '95002', caller: '1' } as const;
  const { error, entries } = recovered!.core.step({ ...arrived, at: 1 } as never);
  expect(error).toBeUndefined();
  expect(entries.map(({ type }) => type)).toContain('QueueEntered');
});
