/** G.711 against a second implementation (sox), and the values the standard names. */
import { spawnSync } from 'node:child_process';
import { alawLevels, decodeG711, encodeAlaw, encodeUlaw, ulawLevels } from '../../../src/prompts/g711';

const everyCode = Buffer.from(Array.from({ length: 256 }, (_, code) => code));

function sox(input: Buffer, from: readonly string[], to: readonly string[]): Buffer {
  const run = spawnSync('sox', ['-D', ...from, '-r', '8000', '-c', '1', '-', ...to, '-'], { input });
  expect(run.stderr.toString()).toBe('');
  return run.stdout;
}
const pcm = ['-t', 'raw', '-e', 'signed-integer', '-b', '16', '-L'];

test.each([
  ['A-law', 'al', alawLevels],
  ['µ-law', 'ul', ulawLevels],
] as const)('%s codes mean what sox says', (_, type, levels) => {
  const linear = sox(everyCode, ['-t', type], [...pcm]);
  const theirs = Array.from({ length: 256 }, (_value, i) => linear.readInt16LE(i * 2));
  expect([...levels]).toEqual(theirs);
});

test('each code survives decoding and encoding, but for the two zeros of µ-law', () => {
  expect([...encodeAlaw(decodeG711(everyCode, alawLevels))]).toEqual([...everyCode]);
  const again = [...encodeUlaw(decodeG711(everyCode, ulawLevels))];
  expect(again.filter((code, i) => code !== i && ulawLevels[i] !== 0)).toEqual([]);
});

test('a sample is never further from its code than half the step there', () => {
  const samples = Int16Array.from({ length: 65_536 }, (_, i) => i - 32_768);
  const back = decodeG711(encodeAlaw(samples), alawLevels);
  const worst = samples.reduce(
    (most, sample, i) => Math.max(most, Math.abs(sample - (back[i] ?? 0)) / (Math.abs(sample) + 256)),
    0,
  );
  expect(worst).toBeLessThan(1 / 31);
  expect([...encodeAlaw(Int16Array.of(8, -8, 32_767, -32_768))]).toEqual([0xd5, 0x55, 0xaa, 0x2a]);
  expect(ulawLevels[encodeUlaw(Int16Array.of(0))[0] ?? 0]).toBe(0);
});
