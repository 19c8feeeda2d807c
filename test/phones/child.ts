/**
 * Child processes of the tests. Each dies with the process that started it (even one killed with SIGKILL) and is ended
 * by its own pid, never by name.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface ChildOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Takes stdout and stderr. */
  readonly logFile: string;
}
export interface Child {
  readonly pid: number;
  /** Exit code, or the signal's name. */
  readonly exited: Promise<number | string>;
  running(): boolean;
  signal(name: NodeJS.Signals): void;
  /** SIGTERM, then SIGKILL once `graceMs` have passed; resolves when it is gone. */
  stop(graceMs?: number): Promise<void>;
}

const alive = new Set<Child>();
process.on('exit', () => {
  for (const child of alive) child.signal('SIGKILL');
});

/** Rejects when the program is not there. */
export async function startChild(command: string, args: readonly string[], options: ChildOptions): Promise<Child> {
  const log = openSync(options.logFile, 'a');
  // setpriv hands its pid to the program by exec, so the pid below is the program's own.
  const spawned = spawn('setpriv', ['--pdeathsig', 'KILL', '--', command, ...args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await new Promise<void>((resolve, reject) => {
    spawned.once('spawn', resolve);
    spawned.once('error', reject);
  });
  let gone = false;
  const exited = new Promise<number | string>((resolve) => {
    spawned.once('exit', (code, signal) => {
      gone = true;
      alive.delete(child);
      resolve(code ?? signal ?? 'unknown');
    });
  });
  const child: Child = {
    pid: spawned.pid ?? 0,
    exited,
    running: () => !gone,
    signal: (name) => {
      if (!gone) spawned.kill(name);
    },
    async stop(graceMs = 3_000) {
      child.signal('SIGTERM');
      const timer = setTimeout(() => child.signal('SIGKILL'), graceMs);
      await exited;
      clearTimeout(timer);
    },
  };
  alive.add(child);
  return child;
}
