/** The machine: Node, the programs the hotline runs, the Asterisk in its root, room on the disk. */
import { execFile } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { triplet } from '../../asterisk/asterisk-dirs';
import type { Settings } from '../../config';
import { postgresBin } from '../../stack/postgres-program';
import { attempt, failed, off, ok, type Check } from './check';

const run = promisify(execFile);
const setup = 'bin/setup installs it';
const leastNode = 20;
const leastAsterisk = [22, 10] as const;
const leastDisk = 1024 ** 3;

export async function machineChecks(settings: Settings): Promise<Check[]> {
  const programs = [program('sox', ['--version'], /v([\d.]+)/), voicesCheck(), program('sipp', ['-v'], /v([\d.]+)/)];
  if (!settings.postgresUrl) programs.push(postgresCheck());
  if (!settings.redisUrl) programs.push(program('redis-server', ['--version'], /v=([\d.]+)/));
  if (!settings.ariUrl) programs.push(asteriskCheck(settings), codecCheck(settings));
  return [nodeCheck(), ...(await Promise.all(programs)), diskCheck(settings)];
}

function nodeCheck(): Check {
  const version = process.versions.node;
  if (Number(version.split('.')[0]) >= leastNode) return ok('node', version);
  return failed('node', version, `install Node.js ${leastNode} or newer`);
}

const postgresCheck = (): Promise<Check> =>
  attempt('postgres', setup, async () => {
    const bin = postgresBin();
    const { stdout } = await run(join(bin, 'postgres'), ['--version']);
    return `${/[\d.]+/.exec(stdout)?.[0] ?? '?'} (${bin})`;
  });

/** SIPp answers its version with an exit code of 99. */
const program = (name: string, args: readonly string[], version: RegExp): Promise<Check> =>
  attempt(name, setup, async () => {
    const output = await run(name, [...args]).then(
      (done) => done.stdout + done.stderr,
      (error: unknown) => {
        if (error instanceof Error && 'stdout' in error && error.stdout !== '') return String(error.stdout);
        throw error;
      },
    );
    return version.exec(output)?.[1] ?? 'present';
  });

const voicesCheck = (): Promise<Check> =>
  attempt('espeak-ng', setup, async () => {
    const version = /([\d.]+)/.exec((await run('espeak-ng', ['--version'])).stdout)?.[1] ?? '?';
    const voices = (await run('espeak-ng', ['--voices'])).stdout;
    const missing = ['cmn-latn-pinyin', 'en-us'].filter((voice) => !voices.includes(` ${voice} `));
    if (missing.length > 0) throw new Error(`${version} without the voices ${missing.join(', ')}`);
    return `${version}, voices zh and en`;
  });

const asteriskCheck = (settings: Settings): Promise<Check> =>
  attempt('asterisk', 'rm -rf the folder and run bin/setup, or set HOTLINE_ASTERISK_ROOT', async () => {
    const root = settings.asteriskRoot;
    const loader = ['lib64/ld-linux-x86-64.so.2', 'lib/ld-linux-aarch64.so.1']
      .map((file) => join(root, file))
      .find((file) => existsSync(file));
    const libraries = join(root, 'usr/lib', triplet(root));
    const binary = join(root, 'usr/sbin/asterisk');
    const [command, args] = loader ? [loader, ['--library-path', libraries, binary]] : [binary, []];
    const { stdout } = await run(command, [...args, '-V']);
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(stdout) ?? [];
    const isEnough =
      Number(major) > leastAsterisk[0] || (Number(major) === leastAsterisk[0] && Number(minor) >= leastAsterisk[1]);
    if (!isEnough) throw new Error(`${stdout.trim()} in ${root}, older than ${leastAsterisk.join('.')}`);
    return `${stdout.trim().replace('Asterisk ', '')} in ${root}`;
  });

/** Prompts are G.711 files, played as they are on PCMA and PCMU calls; the translators serve a call that mixes them. */
const codecCheck = (settings: Settings): Promise<Check> =>
  attempt('codecs', 'the Asterisk below HOTLINE_ASTERISK_ROOT is not complete: run bin/setup', () => {
    const modules = join(settings.asteriskRoot, 'usr/lib', triplet(settings.asteriskRoot), 'asterisk/modules');
    const missing = ['codec_alaw', 'codec_ulaw', 'format_pcm', 'format_wav'].filter(
      (name) => !existsSync(join(modules, `${name}.so`)),
    );
    if (missing.length > 0) throw new Error(`no ${missing.join(', ')} in ${modules}`);
    return 'PCMA, PCMU, WAV';
  });

function diskCheck(settings: Settings): Check {
  if (!existsSync(settings.stateDir)) return off('disk', `${settings.stateDir} does not exist yet`);
  const { bavail, bsize } = statfsSync(settings.stateDir);
  const free = bavail * bsize;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free in ${settings.stateDir}`;
  return free >= leastDisk ? ok('disk', detail) : failed('disk', detail, 'make room: calls are recorded there');
}
