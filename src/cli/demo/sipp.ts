/** One run of SIPp: one call of one scenario of `bin/demo/`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../stack/stack-files';
import { StackError } from '../../stack/stack-error';
import { waitFor } from '../../stack/wait-for';

export interface SippPlan {
  readonly scenario: 'register' | 'feature-code' | 'agent' | 'caller';
  /** `host:port` of the hotline. */
  readonly target: string;
  readonly address: string;
  readonly port: number;
  /** Replaces `[name]` in the scenario. */
  readonly words: Readonly<Record<string, string>>;
  /** CSV with what must not stand on a command line: the password. */
  readonly fieldsFile?: string;
  readonly callId?: string;
  /** Folder for SIPp's own notes of what went wrong. */
  readonly notesDir: string;
  readonly limitSeconds: number;
}

export class SippRun {
  private readonly child: ChildProcess;
  /** Resolves when the scenario went through; rejects with `DEMO_FAILED` and what SIPp noted. */
  readonly done: Promise<void>;

  constructor(plan: SippPlan) {
    const notes = join(plan.notesDir, `sipp-${plan.scenario}-${plan.port}.log`);
    const words = Object.entries(plan.words).flatMap(([word, value]) => ['-key', word, value]);
    this.child = spawn(
      'sipp',
      [
        ...[plan.target, '-sf', join(packageRoot, 'bin', 'demo', `${plan.scenario}.xml`)],
        ...['-i', plan.address, '-p', String(plan.port), '-m', '1', '-l', '1', '-nostdin', '-aa'],
        ...['-timeout', `${plan.limitSeconds}s`, '-timeout_error', '-trace_err', '-error_file', notes],
        ...(plan.fieldsFile === undefined ? [] : ['-inf', plan.fieldsFile]),
        ...(plan.callId === undefined ? [] : ['-cid_str', plan.callId]),
        ...words,
      ],
      // in a process group of its own: Ctrl-C is ours to answer, with a BYE instead of silence
      { stdio: 'ignore', cwd: plan.notesDir, detached: true },
    );
    this.done = new Promise((accept, reject) => {
      this.child.once('error', (error) =>
        reject(new StackError('PROGRAM_MISSING', `sipp cannot be run (${error.message}): apt-get install sip-tester`)),
      );
      this.child.once('exit', (code, signal) => {
        if (code === 0) accept();
        else
          reject(
            new StackError(
              'DEMO_FAILED',
              `the demo's ${plan.scenario} phone: ${describe(code, signal)}${noted(notes)}`,
            ),
          );
      });
    });
    this.done.catch(() => undefined); // awaited later, or not at all when the demo fails elsewhere
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Gives it that long to end by itself, then ends it. */
  async end(graceMs: number): Promise<void> {
    await waitFor(() => this.ended, graceMs, 10);
    if (!this.ended) this.child.kill('SIGKILL');
  }
}

const describe = (code: number | null, signal: NodeJS.Signals | null): string =>
  code === null ? `was ended (${signal})` : code === 1 ? 'its call failed' : `SIPp ended with ${code}`;

function noted(file: string): string {
  try {
    const text = readFileSync(file, 'utf8').trim().split('\n').slice(0, 12).join('\n');
    return text === '' ? '' : `:\n${text}`;
  } catch {
    return '';
  }
}
