/** Going back: rules, file and history agree afterwards, so that a restart brings no surprise. */
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { versionBefore } from '../../../src/rules/rules-history';
import { staysTrue } from '../../phones/until';
import { good, openDesk, type RulesDeskParts } from './rules-desk';

const versions = ['20s', '31s', '32s'].map((wrapUp) => `# ${wrapUp}\n${good({ '20s': wrapUp })}`);
const [first = '', second = '', third = ''] = versions;

/** Three versions one after the other; answers their hashes. */
async function threeVersions(name?: string): Promise<{ desk: RulesDeskParts; hashes: readonly string[] }> {
  const desk = await openDesk(first, undefined, name);
  const hashes = [desk.hash()];
  for (const text of [second, third]) {
    desk.write(text);
    expect(await desk.keeper.reload()).toMatchObject({ ok: true, before: hashes.at(-1) });
    hashes.push(desk.hash());
  }
  return { desk, hashes };
}
const inFile = ({ file }: RulesDeskParts) => readFileSync(file, 'utf8');
const replacedFiles = ({ file }: RulesDeskParts) => readdirSync(dirname(file)).filter((name) => /replaced-/.test(name));

test('back to the version before: the file too, word for word; what it replaced is kept', async () => {
  const { desk, hashes } = await threeVersions();
  const answer = await desk.keeper.rollback(null);
  expect(answer).toMatchObject({ ok: true, before: hashes[2], hash: hashes[1] });
  expect(answer.ok && answer.changes.map(({ en }) => en)).toEqual(['queue repair (报修): wrap-up 32 s → 31 s']);
  expect(desk.hash()).toBe(hashes[1]);
  expect(inFile(desk)).toBe(second);
  expect(readFileSync((answer.ok && answer.replaced) || '', 'utf8')).toBe(third);
  expect(await desk.causes()).toEqual(['start', 'reload', 'reload', 'rollback']);
  // The watcher sees the file it wrote itself: no further change.
  await staysTrue('nothing follows', () => desk.hash() === hashes[1] && desk.changes().length === 3, 1_000);
  const restarted = await openDesk('', desk);
  expect(restarted.hash()).toBe(hashes[1]);
  expect(await restarted.causes()).toEqual(['start', 'reload', 'reload', 'rollback']);
});

test('twice: two versions back, not to and fro', async () => {
  const { desk, hashes } = await threeVersions();
  await desk.keeper.rollback(null);
  expect(await desk.keeper.rollback(null)).toMatchObject({ ok: true, hash: hashes[0] });
  expect(await desk.keeper.rollback(null)).toMatchObject({ ok: false, why: 'version-unknown' });
  expect(inFile(desk)).toBe(first);
  expect(await desk.keeper.rollback(hashes[2] ?? '')).toMatchObject({ ok: true, hash: hashes[2] });
  expect(replacedFiles(desk).length).toBe(3);
});

test('a file with mistakes: "the version before" would be a guess, the versions to choose from are named', async () => {
  const { desk, hashes } = await threeVersions();
  const broken = good({ '20s': 'soon' });
  desk.write(broken);
  await desk.keeper.reload();
  const refused = await desk.keeper.rollback(null);
  expect(refused).toMatchObject({ ok: false, why: 'file-differs', hash: hashes[2] });
  expect(!refused.ok && refused.message).toMatch(new RegExp(`${hashes[2]} puts the file back.*, or ${hashes[1]} goes`));
  expect(inFile(desk)).toBe(broken);
  const back = await desk.keeper.rollback(hashes[2] ?? '');
  expect(back).toMatchObject({ ok: true, hash: hashes[2], before: hashes[2], changes: [] });
  expect([inFile(desk), desk.keeper.warning(), desk.changes().length]).toEqual([third, null, 2]);
  expect(readFileSync((back.ok && back.replaced) || '', 'utf8')).toBe(broken);
});

test('the file is gone: a named version brings it back', async () => {
  const { desk, hashes } = await threeVersions();
  renameSync(desk.file, `${desk.file}~`);
  expect(await desk.keeper.rollback(null)).toMatchObject({ ok: false, why: 'file-differs' });
  expect(await desk.keeper.rollback(hashes[1] ?? '')).toMatchObject({ ok: true, hash: hashes[1], replaced: null });
  expect(inFile(desk)).toBe(second);
});

test.each(['0123456789abcdef', '../../etc/passwd', ''])('version %p is refused', async (hash) => {
  const { desk, hashes } = await threeVersions();
  expect(await desk.keeper.rollback(hash)).toMatchObject({ ok: false, why: 'version-unknown' });
  expect([desk.hash(), inFile(desk)]).toEqual([hashes[2], third]);
});

test('an old version that does not pass the check any more is refused, with its problems', async () => {
  const { desk, hashes } = await threeVersions();
  writeFileSync(join(desk.dir, 'kept', `${hashes[0]}.yaml`), good({ '"8002": { name: 李伟': '"80": { name: 李伟' }));
  const refused = await desk.keeper.rollback(hashes[0] ?? '');
  expect(refused).toMatchObject({ ok: false, why: 'refused', hash: hashes[2] });
  expect(!refused.ok && refused.problems.map(({ file, key }) => `${file} ${key}`)).toEqual([
    `rules ${hashes[0]} agents.80`,
  ]);
  expect([desk.hash(), inFile(desk), desk.keeper.warning()]).toEqual([hashes[2], third, null]);
});

test('a file that cannot be written: nothing changes, or the next start would undo it', async () => {
  // A name too long for another file beside it: refused to root too.
  const { desk, hashes } = await threeVersions(`${'h'.repeat(240)}.yaml`);
  const refused = await desk.keeper.rollback(null);
  expect(refused).toMatchObject({ ok: false, why: 'file-unwritable', hash: hashes[2] });
  const named = /put (\S+) in its place/.exec(refused.ok ? '' : refused.message)?.[1] ?? '';
  expect(readFileSync(named, 'utf8')).toBe(second);
  expect([desk.hash(), inFile(desk)]).toEqual([hashes[2], third]);
});

test('mode and links are left as they are', async () => {
  const { desk, hashes } = await threeVersions();
  const target = join(desk.dir, 'target.yaml');
  renameSync(desk.file, target);
  symlinkSync('target.yaml', desk.file);
  chmodSync(target, 0o640);
  expect(await desk.keeper.rollback(null)).toMatchObject({ ok: true, hash: hashes[1] });
  expect(lstatSync(desk.file).isSymbolicLink()).toBe(true);
  expect([readFileSync(target, 'utf8'), statSync(target).mode & 0o777]).toEqual([second, 0o640]);
});

test('asked for everything at once: one after the other, and the file is what is in force', async () => {
  const { desk } = await threeVersions();
  desk.write(good({ '20s': '50s' }));
  await Promise.all([
    desk.keeper.reload(),
    desk.keeper.rollback(null),
    desk.keeper.reload(),
    desk.keeper.rollback(null),
  ]);
  const inForce = desk.hash();
  expect(await desk.keeper.reload()).toMatchObject({ ok: true, hash: inForce, before: inForce });
});

test.each([
  ['', null],
  ['a', null],
  ['a b', 'a'],
  ['a b c', 'b'],
  ['a b c <b', 'a'],
  ['a b c <b <a', null],
  ['a b c <b <a c', 'a'],
  ['a b c <a d', 'a'],
  ['a b a', 'b'],
  ['a b a <b', 'a'],
  ['a <z', 'a'],
])('after %p the version before is %p', (past, before) => {
  const history = past.split(' ').flatMap((word) => {
    const hash = word.replace('<', '');
    return hash === '' ? [] : [{ hash, at: 0, by: word.startsWith('<') ? ('rollback' as const) : ('file' as const) }];
  });
  expect(versionBefore(history)).toBe(before);
});

test('a damaged line of the history costs that line only', async () => {
  const { desk, hashes } = await threeVersions();
  const file = join(desk.dir, 'kept', 'history.jsonl');
  writeFileSync(file, `${readFileSync(file, 'utf8').replace('"by":"reload"', '"by":"re')}{"hash":"`);
  expect((await desk.keeper.history()).map(({ hash }) => hash)).toEqual([hashes[0], hashes[2]]);
  await desk.keeper.rollback(hashes[1] ?? '');
  expect((await desk.keeper.history()).map(({ hash }) => hash)).toEqual([hashes[0], hashes[2], hashes[1]]);
});
