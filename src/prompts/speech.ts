/** Text or a recording → 8 kHz samples, by espeak-ng and sox. */
import { spawn } from 'node:child_process';
import type { Language } from '../core/ids';
import { PromptError } from './prompt-error';
import { join, shapeSpeech } from './shape';

/**
 * The voice `cmn` of espeak-ng 1.51 spells many syllables with English letters; the pinyin variant of the same voice
 * speaks them. Latin words go to the English voice, see `spans`.
 */
const voices: Readonly<Record<Language, readonly string[]>> = {
  zh: ['-v', 'cmn-latn-pinyin', '-s', '175'],
  en: ['-v', 'en-us', '-s', '160'],
};

/** Changes whenever the same text would sound different. */
export const speechVersion = `4 ${JSON.stringify(voices)}`;

/** Shaped speech. Rejects with `PROMPT_INVALID` when the text says nothing. */
export async function speak(text: string, language: Language): Promise<Int16Array> {
  const parts: Int16Array[] = [];
  for (const span of spans(text, language)) {
    const wav = await pipe(
      'espeak-ng',
      ['-b', '1', ...voices[span.language], '--stdin', '--stdout'],
      Buffer.from(span.text),
    );
    parts.push(shapeSpeech(await toSamples(wav, ['-t', 'wav', '-'])));
  }
  const spoken = join(
    parts.filter((part) => part.length > 0),
    120,
  );
  if (spoken.length === 0) throw new PromptError('PROMPT_INVALID', `nothing can be spoken of '${text}'`);
  return spoken;
}

/** Shaped speech of a WAV file of any rate, mono or stereo. */
export async function readRecording(file: string): Promise<Int16Array> {
  const samples = shapeSpeech(await toSamples(Buffer.alloc(0), ['-t', 'wav', file]));
  if (samples.length === 0) throw new PromptError('PROMPT_INVALID', `${file} is silent`);
  return samples;
}

interface Span {
  readonly language: Language;
  readonly text: string;
}

/** `请按0，For English press 8.` → a Chinese and an English span; digits and commas go with the words before them. */
export function spans(text: string, language: Language): Span[] {
  const found = text.match(/[^A-Za-z\p{sc=Han}]+|[A-Za-z][^\p{sc=Han}]*|\p{sc=Han}[^A-Za-z]*/gu) ?? [];
  return found.reduce<Span[]>((merged, piece) => {
    const spoken = /^[A-Za-z]/.test(piece) ? 'en' : /^\p{sc=Han}/u.test(piece) ? 'zh' : language;
    const before = merged.at(-1);
    if (before?.language !== spoken) return [...merged, { language: spoken, text: piece }];
    return [...merged.slice(0, -1), { language: spoken, text: before.text + piece }];
  }, []);
}

async function toSamples(input: Buffer, source: readonly string[]): Promise<Int16Array> {
  const wanted = ['-t', 'raw', '-r', '8000', '-c', '1', '-e', 'signed-integer', '-b', '16', '-L', '-'];
  // 6 dB of room, so that resampling cannot clip; the band a telephone carries
  const raw = await pipe(
    'sox',
    ['-D', '-V1', ...source, ...wanted, 'gain', '-6', 'highpass', '120', 'rate', '-v'],
    input,
  );
  return Int16Array.from({ length: raw.length >> 1 }, (_, i) => raw.readInt16LE(i * 2));
}

function pipe(command: string, args: readonly string[], input: Buffer): Promise<Buffer> {
  return new Promise((accept, reject) => {
    const child = spawn(command, args, { stdio: 'pipe' });
    const output: Buffer[] = [];
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.stdin.on('error', () => undefined); // it ended without reading: its exit code tells why
    child.on('error', (error) => {
      const message = `${command} cannot be run (${error.message}): apt-get install ${command} (bin/setup does it)`;
      reject(new PromptError('PROGRAM_MISSING', message));
    });
    child.on('close', (code) => {
      if (code === 0) accept(Buffer.concat(output));
      else reject(new PromptError('PROMPT_INVALID', `${command} failed on ${args.at(-1) ?? ''}: ${complaint.trim()}`));
    });
    child.stdin.end(input);
  });
}
