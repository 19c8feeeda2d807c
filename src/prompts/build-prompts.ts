/**
 * Makes every sentence and the hold music, as headerless A-law and µ-law files: whichever codec a call uses, Asterisk
 * sends the bytes as they are. What has not changed is kept.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { PromptId } from '../core/ids';
import { encodeAlaw, encodeUlaw } from './g711';
import { composeHoldMusic, holdMusicVersion } from './hold-music';
import { PromptError } from './prompt-error';
import { promptSources, shippedSounds, type PromptSource } from './prompt-sources';
import { composeTone } from './tone';
import { readRecording, speak } from './speech';

export interface PromptPlan {
  /** Result: `<promptsDir>/<language>/<id>.{alaw,ulaw}` and `<promptsDir>/moh/calm.{alaw,ulaw}`. */
  readonly promptsDir: string;
  /** Of the rules: sentence → text, for those the catalogue does not have; see `spokenNames`. */
  readonly names: ReadonlyMap<PromptId, string>;
  /** Folder with prompts.yaml and recorded/; the shipped one by default. */
  readonly soundsDir?: string;
  /** Makes the names and leaves everything else as it is, also what is no longer wanted. */
  readonly namesOnly?: boolean;
}
export interface PromptReport {
  readonly built: number;
  readonly kept: number;
}

/** File without ending → hash of what it was made of. */
type Manifest = Record<string, string>;
interface Job {
  readonly file: string;
  readonly hash: string;
  make(): Promise<Int16Array>;
}

/** Rejects with a `PromptError` that names the sentence; what was finished before is kept. */
export async function buildPrompts(
  plan: PromptPlan,
  onBuilt?: (done: number, of: number) => void,
): Promise<PromptReport> {
  const manifest = readManifest(plan.promptsDir);
  const present = filesBelow(plan.promptsDir);
  const sources = promptSources(plan.soundsDir ?? shippedSounds, plan.names);
  const jobs = plan.namesOnly
    ? sources.filter(({ id }) => plan.names.has(id)).map(jobOf)
    : [...sources.map(jobOf), ...toneJobs, musicJob];
  const isCurrent = ({ file, hash }: Job) =>
    manifest[file] === hash && present.has(`${file}.alaw`) && present.has(`${file}.ulaw`);
  const todo = jobs.filter((job) => !isCurrent(job));
  const stale = plan.namesOnly ? [] : Object.keys(manifest).filter((file) => !jobs.some((job) => job.file === file));
  if (todo.length + stale.length === 0) return { built: 0, kept: jobs.length };
  const queue = [...todo];
  let done = 0;
  const work = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      writeSound(join(plan.promptsDir, job.file), await job.make());
      manifest[job.file] = job.hash;
      onBuilt?.(++done, todo.length);
      if (done % 50 === 0) writeManifest(plan.promptsDir, manifest); // of a build that is killed, most is kept
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    for (const file of stale) removeSound(plan.promptsDir, file, manifest);
  } finally {
    queue.length = 0;
    writeManifest(plan.promptsDir, manifest);
  }
  return { built: todo.length, kept: jobs.length - todo.length };
}

function jobOf(source: PromptSource): Job {
  const make = async () => {
    try {
      return await (source.kind === 'text' ? speak(source.text, source.language) : readRecording(source.file));
    } catch (error) {
      if (!(error instanceof PromptError)) throw error;
      throw new PromptError(error.code, `prompt ${source.language}/${source.id}: ${error.message}`, { cause: error });
    }
  };
  return { file: `${source.language}/${source.id}`, hash: source.hash, make };
}

/** Before a caller speaks a message; told apart from every voice by its pitch. */
const toneJobs: readonly Job[] = ['zh', 'en'].map((language) => ({
  file: `${language}/tone`,
  hash: '1',
  make: async () => composeTone(),
}));
const musicJob: Job = { file: 'moh/calm', hash: holdMusicVersion, make: async () => composeHoldMusic() };

export function writeSound(path: string, samples: Int16Array): void {
  writeWhole(`${path}.alaw`, encodeAlaw(samples));
  writeWhole(`${path}.ulaw`, encodeUlaw(samples));
}

/** Under another name first: a call that starts the sentence meanwhile hears the old or the new one, never half of it. */
function writeWhole(path: string, content: Buffer | string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}.new`, content);
  renameSync(`${path}.${process.pid}.new`, path);
}

function removeSound(promptsDir: string, file: string, manifest: Manifest): void {
  for (const format of ['alaw', 'ulaw']) rmSync(join(promptsDir, `${file}.${format}`), { force: true });
  delete manifest[file];
}

const writeManifest = (promptsDir: string, manifest: Manifest) =>
  writeWhole(join(promptsDir, manifestName), JSON.stringify(manifest, null, 1));

const manifestName = '.built.json';
const manifestForm = z.record(z.string(), z.string());

/** A manifest that is missing or broken only means that everything is made again. */
function readManifest(promptsDir: string): Manifest {
  try {
    return manifestForm.parse(JSON.parse(readFileSync(join(promptsDir, manifestName), 'utf8')));
  } catch {
    return {};
  }
}

function filesBelow(promptsDir: string): ReadonlySet<string> {
  const folders = ['zh', 'en', 'moh'].filter((folder) => existsSync(join(promptsDir, folder)));
  return new Set(folders.flatMap((folder) => readdirSync(join(promptsDir, folder)).map((name) => `${folder}/${name}`)));
}
