/**
 * Starts and stops the Asterisk unpacked into a root of its own, without chroot: its own loader and libraries, its
 * folders in ours. Also the command line of a running one, for the doctor and the tests.
 */
import { execFile } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ownRootDirs, triplet, type AsteriskDirs } from '../asterisk/asterisk-dirs';
import { ariUser } from '../asterisk/asterisk-ids';
import type { AsteriskSecrets } from '../asterisk/render-asterisk';
import type { Settings } from '../config';
import { requireFreePort } from './free-port';
import { ensureSecret } from './secret-file';
import { StackError } from './stack-error';
import { logTail, startProcess, type Lifetime } from './start-process';
import { stopProcess } from './stop-process';
import { waitFor } from './wait-for';

export interface RunningAsterisk {
  readonly pid: number;
  /** Ends its calls and the process; resolves once it is gone. */
  stop(): Promise<void>;
}

const startLimitMs = 30_000;
const stopGraceMs = 8_000;

export function asteriskDirs(settings: Settings): AsteriskDirs {
  return ownRootDirs(settings.asteriskRoot, settings.stateDir, settings.asteriskEtc);
}

/** Secrets of ARI, AMI and the accounts, below `secrets/` of the state folder; made when missing. */
export function asteriskSecrets(stateDir: string): AsteriskSecrets {
  const of = (file: string) => {
    if (!/^[0-9A-Za-z_-]+(\/[0-9A-Za-z_.-]+)*$/.test(file) || file.includes('..'))
      throw new StackError('FOLDER_UNUSABLE', `secret file '${file}': a path below ${stateDir}/secrets is meant`);
    return ensureSecret(join(stateDir, 'secrets', file));
  };
  return { ari: of('ari'), ami: of('ami'), of };
}

/**
 * Starts it with the files already rendered and waits until ARI answers. Rejects with `NOT_STARTED` when there is no
 * Asterisk below the root, `PORT_TAKEN` with the setting that moves the port, `PART_FAILED` with the last lines of its
 * log.
 */
export async function startAsterisk(
  settings: Settings,
  secrets: AsteriskSecrets,
  lifetime: Lifetime,
): Promise<RunningAsterisk> {
  const dirs = asteriskDirsOf(settings);
  await requirePorts(settings);
  for (const dir of [dirs.db, dirs.spool, dirs.run, dirs.log, settings.recordingsDir]) makeOwnFolder(dir);
  linkMessages(dirs.spool, settings.recordingsDir);
  const logFile = join(dirs.log, 'console.log');
  const program = asteriskProgram(settings.asteriskRoot);
  const started = await startProcess({
    part: 'asterisk',
    command: program.command,
    args: [...program.args, '-C', join(dirs.etc, 'asterisk.conf'), '-f', '-n'],
    logFile,
    lifetime,
    stateDir: settings.stateDir,
  });
  const url = `http://127.0.0.1:${settings.ariPort}/ari/asterisk/info?only=status`;
  const ready = await waitFor(async () => started.exit() !== null || (await answers(url, secrets.ari)), startLimitMs);
  const ended = started.exit();
  if (ready && ended === null)
    return { pid: started.pid, stop: () => stopProcess(started.pid, 'SIGTERM', stopGraceMs) };
  await stopProcess(started.pid, 'SIGKILL', 0);
  const why = ended ?? `ARI did not answer within ${startLimitMs / 1000} s`;
  const tail = `${logTail(logFile)}\n${logTail(join(dirs.log, 'messages.log'))}`;
  throw new StackError('PART_FAILED', `asterisk: ${why}; see ${dirs.log}\n${tail}`.trimEnd());
}

/** What Asterisk answers to one command of its command line, e.g. `core show channels count`. */
export async function asteriskCli(root: string, etc: string, command: string): Promise<string> {
  const program = asteriskProgram(root);
  const args = [...program.args, '-C', join(etc, 'asterisk.conf'), '-rx', command];
  const { stdout } = await promisify(execFile)(program.command, args, { timeout: 10_000 });
  return stdout;
}

/** Through the root's own loader, so that neither chroot nor the machine's libraries matter. */
function asteriskProgram(root: string): { command: string; args: readonly string[] } {
  const loader = ['lib64/ld-linux-x86-64.so.2', 'lib/ld-linux-aarch64.so.1']
    .map((file) => join(root, file))
    .find((file) => existsSync(file));
  if (loader === undefined || root === '/') return { command: join(root, 'usr/sbin/asterisk'), args: [] };
  const libraries = join(root, 'usr/lib', triplet(root));
  return { command: loader, args: ['--library-path', libraries, join(root, 'usr/sbin/asterisk')] };
}

function asteriskDirsOf(settings: Settings): AsteriskDirs {
  try {
    return asteriskDirs(settings);
  } catch (error) {
    throw new StackError('NOT_STARTED', `${String(error)}; npm run demo unpacks it, or set HOTLINE_ASTERISK_ROOT`);
  }
}

/** One of them may lie in the common folder for temporary files: another user's must not be taken for ours. */
function makeOwnFolder(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o750 });
  if (lstatSync(dir).uid !== process.getuid?.())
    throw new StackError(
      'FOLDER_UNUSABLE',
      `${dir} belongs to another user: remove it, or choose another HOTLINE_STATE_DIR`,
    );
}

async function requirePorts(settings: Settings): Promise<void> {
  const local = { protocol: 'tcp', address: '127.0.0.1' } as const;
  await requireFreePort({ ...local, port: settings.ariPort, purpose: 'ARI', variable: 'HOTLINE_ARI_PORT' });
  await requireFreePort({ ...local, port: settings.amiPort, purpose: 'AMI', variable: 'HOTLINE_AMI_PORT' });
  await requireFreePort({
    protocol: 'udp',
    address: settings.sipAddress,
    port: settings.sipPort,
    purpose: 'SIP',
    variable: 'HOTLINE_SIP_PORT',
  });
}

async function answers(url: string, secret: string): Promise<boolean> {
  const authorization = `Basic ${Buffer.from(`${ariUser}:${secret}`).toString('base64')}`;
  try {
    const response = await fetch(url, { headers: { authorization }, signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** Callers' messages are recorded by Asterisk itself, which knows one folder for them: it is the recordings'. */
function linkMessages(spool: string, recordingsDir: string): void {
  const link = join(spool, 'recording');
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) rmSync(link);
  else if (found) renameSync(link, `${link}-${found.birthtimeMs}`);
  symlinkSync(recordingsDir, link);
}
