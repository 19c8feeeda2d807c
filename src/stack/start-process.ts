/** Starts a server process, for the terminal that may close (`detached`) or for a test that may crash (`with-parent`). */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { privilegesOf, type Account } from './account';
import { processMark } from './process-record';
import { StackError } from './stack-error';
import { stopProcess } from './stop-process';

/** `with-parent`: the kernel ends the process when its parent dies, however the parent died. */
export type Lifetime = 'detached' | 'with-parent';

export interface ProcessPlan {
  /** Part of the hotline: `postgres`, `redis` … */
  readonly part: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly lifetime: Lifetime;
  /** Marks the process as this folder's, see `markedProcesses`. */
  readonly stateDir: string;
  /** Runs it as that account instead; only root can. */
  readonly account?: Account;
  readonly cwd?: string;
  /** Sent when the parent dies; only for `with-parent`. */
  readonly parentDeathSignal?: 'TERM' | 'INT';
}

export interface StartedProcess {
  readonly pid: number;
  /** Null while it runs; then how it ended. */
  exit(): string | null;
  /** Asks with `signal`, kills after `graceMs`; done at once when it has ended. */
  stop(signal: NodeJS.Signals, graceMs: number): Promise<void>;
}

/** Rejects with `PROGRAM_MISSING` when the program cannot be executed. The pid is the program's own. */
export async function startProcess(plan: ProcessPlan): Promise<StartedProcess> {
  mkdirSync(dirname(plan.logFile), { recursive: true });
  setAside(plan.logFile);
  const log = openSync(plan.logFile, 'a', 0o600);
  const args = [processMark(plan.stateDir, plan.part), ...privileges(plan), plan.command, ...plan.args];
  try {
    const child = spawn('env', args, {
      cwd: plan.cwd ?? '/',
      detached: plan.lifetime === 'detached',
      stdio: ['ignore', log, log],
    });
    let ended: string | null = null;
    child.on('exit', (code, signal) => (ended = code === null ? `signal ${signal}` : `exit code ${code}`));
    const pid = await new Promise<number>((accept, reject) => {
      child.once('spawn', () => accept(child.pid ?? 0));
      child.once('error', (error) =>
        reject(new StackError('PROGRAM_MISSING', `${plan.part}: cannot be started: ${error.message}`)),
      );
    });
    child.unref();
    const stop = async (signal: NodeJS.Signals, graceMs: number) => {
      if (ended === null) await stopProcess(pid, signal, graceMs);
    };
    return { pid, exit: () => ended, stop };
  } finally {
    closeSync(log);
  }
}

/** The last lines of a part's log, for an error that would otherwise only say where to look. */
export function logTail(file: string, lines = 8): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/** A log that has grown long gives way to a new one at the start; one older is kept. */
function setAside(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 50 * 1024 ** 2) renameSync(file, `${file}.1`);
}

function privileges(plan: ProcessPlan): string[] {
  const args: string[] = [];
  if (plan.account) args.push(...privilegesOf(plan.account));
  if (plan.lifetime === 'with-parent') args.push(`--pdeathsig=${plan.parentDeathSignal ?? 'TERM'}`);
  return args.length > 0 ? ['setpriv', ...args] : [];
}
