/** Every way in which a file becomes another one is noticed, once, and within seconds. */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LongLived } from '../../../src/engine/ports';
import { watchFile } from '../../../src/rules/watch';
import { staysTrue, until } from '../../phones/until';

const dir = fs.mkdtempSync(join(tmpdir(), 'hotline-watch-'));
const watches: LongLived[] = [];
afterEach(async () => {
  for (const watch of watches.splice(0)) await watch.stop();
});
afterAll(() => fs.rmSync(dir, { recursive: true }));

/** Watches `file` and counts what it is told; the one at the start is not counted. */
async function watched(file: string, lookEveryMs = 60_000): Promise<{ told: () => number }> {
  let told = -1;
  const watch = watchFile(file, () => (told += 1), { calmMs: 50, lookEveryMs });
  watches.push(watch);
  await watch.start();
  await until('told of the start', () => told === 0);
  return { told: () => told };
}
const folder = (name: string) => {
  const path = join(dir, name);
  fs.mkdirSync(path);
  return path;
};

test('written in place, again and again', async () => {
  const file = join(folder('in-place'), 'a.yaml');
  fs.writeFileSync(file, '1');
  const { told } = await watched(file);
  for (const n of [1, 2, 3]) {
    fs.writeFileSync(file, `text ${n}`);
    await until(`told ${n} times`, () => told() === n);
  }
});

test('replaced by rename, as editors do, again and again', async () => {
  const file = join(folder('rename'), 'a.yaml');
  fs.writeFileSync(file, '1');
  const { told } = await watched(file);
  for (const n of [1, 2, 3]) {
    fs.writeFileSync(`${file}.new`, `text ${n}`);
    fs.renameSync(file, `${file}~`);
    fs.renameSync(`${file}.new`, file);
    await until(`told ${n} times`, () => told() === n);
  }
});

test('removed, and made again', async () => {
  const file = join(folder('removed'), 'a.yaml');
  fs.writeFileSync(file, '1');
  const { told } = await watched(file);
  fs.rmSync(file);
  await until('told of the removal', () => told() === 1);
  fs.writeFileSync(file, '2');
  await until('told of the new one', () => told() === 2);
});

test('reached through links, of which one in the middle is turned', async () => {
  const home = folder('links');
  for (const version of ['v1', 'v2']) {
    fs.mkdirSync(join(home, version));
    fs.writeFileSync(join(home, version, 'a.yaml'), version);
  }
  fs.symlinkSync('v1', join(home, 'data'));
  fs.symlinkSync('data/a.yaml', join(home, 'a.yaml'));
  const { told } = await watched(join(home, 'a.yaml'));
  fs.symlinkSync('v2', join(home, 'data.new'));
  fs.renameSync(join(home, 'data.new'), join(home, 'data'));
  await until('told of the turn', () => told() === 1);
  fs.writeFileSync(join(home, 'v2', 'a.yaml'), 'written where it really is');
  await until('told of the text', () => told() === 2);
});

test('its folder is replaced: noticed by the next look, and watched from then on', async () => {
  const home = folder('whole');
  fs.writeFileSync(join(home, 'a.yaml'), '1');
  const { told } = await watched(join(home, 'a.yaml'), 100);
  fs.renameSync(home, `${home}-old`);
  fs.mkdirSync(home);
  fs.writeFileSync(join(home, 'a.yaml'), 'new');
  await until('told of the new folder', () => told() >= 1);
  const before = told();
  fs.writeFileSync(join(home, 'a.yaml'), 'newer');
  await until('told within it', () => told() > before);
});

test('a save in many pieces is told once, when it is done', async () => {
  const file = join(folder('pieces'), 'a.yaml');
  fs.writeFileSync(file, '');
  let whole = false;
  const seen: boolean[] = [];
  const watch = watchFile(file, () => void seen.push(whole), { calmMs: 400 });
  watches.push(watch);
  await watch.start();
  await until('told of the start', () => seen.length === 1);
  for (let i = 0; i < 30; i += 1) {
    fs.appendFileSync(file, 'piece\n');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  whole = true;
  await until('told of the save', () => seen.length === 2);
  expect(seen).toEqual([false, true]);
});

test('a busy neighbour in the folder is no news', async () => {
  const home = folder('busy');
  const file = join(home, 'a.yaml');
  fs.writeFileSync(file, '1');
  const { told } = await watched(file);
  let n = 0;
  await staysTrue(
    'nothing told',
    () => {
      for (let i = 0; i < 50; i += 1) fs.writeFileSync(join(home, 'neighbour.log'), String((n += 1)));
      return told() === 0;
    },
    600,
  );
  fs.writeFileSync(file, '2');
  await until('told of the file', () => told() === 1);
});

test('after the stop nothing is told, and nothing keeps the process', async () => {
  const file = join(folder('stopped'), 'a.yaml');
  fs.writeFileSync(file, '1');
  const { told } = await watched(file);
  fs.writeFileSync(file, '2');
  await watches.pop()?.stop();
  await staysTrue('nothing told', () => told() === 0, 300);
});
