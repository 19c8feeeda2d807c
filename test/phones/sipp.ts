/** SIPp with one of our scenarios: many callers or agents at once, their SIP messages kept. */
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { asRoot } from './as-root';
import { startChild, type Child } from './child';

export interface SippOptions {
  /** Made when missing; holds the filled-in scenario, the rows and the traces. */
  readonly folder: string;
  /** `test/fixtures/sip/<scenario>.xml`. */
  readonly scenario: string;
  /** For `@name@` in the scenario. */
  readonly fill?: Readonly<Record<string, string | number>>;
  /** One line per call, `[field0]`, `[field1]` … in the scenario; calls beyond the last begin again. */
  readonly rows?: readonly (readonly (string | number)[])[];
  readonly address: string;
  readonly port: number;
  /** Where its sound comes from and goes to; `address` unless given. SIPp binds the first port of it. */
  readonly mediaAddress?: string;
  /** Media port of the first call; each further call takes the next fourth one. */
  readonly mediaPort: number;
  /** Where it calls; left out: it waits to be called. */
  readonly server?: { readonly address: string; readonly port: number };
  readonly calls?: number;
  /** Calls per second. */
  readonly rate?: number;
  /** Ends by itself after this, whatever happens. */
  readonly atMostSeconds: number;
}

export interface SippResult {
  /** 0: every call went by the scenario. */
  readonly code: number | string;
  readonly created: number;
  readonly succeeded: number;
  readonly failed: number;
  /** What went otherwise than the scenario says; empty when nothing did. */
  readonly errors: string;
}

export interface Sipp {
  readonly folder: string;
  running(): boolean;
  /** Waits for its own end. */
  finished(): Promise<SippResult>;
  /** No new calls; those in progress go on to their end. */
  drain(): void;
  stop(): Promise<SippResult>;
  /** As if the machine had lost its power. */
  vanish(): Promise<void>;
  /** Sent and received SIP messages up to now. */
  messages(): string;
}

const scenarios = resolve(__dirname, '../fixtures/sip');

export async function startSipp(options: SippOptions): Promise<Sipp> {
  mkdirSync(options.folder, { recursive: true });
  const file = (name: string) => join(options.folder, name);
  writeFileSync(file(`${basename(options.scenario)}.xml`), fillIn(options));
  const args = [
    ...(options.server ? [`${options.server.address}:${options.server.port}`] : []),
    ...['-sf', file(`${options.scenario}.xml`), '-i', options.address, '-p', String(options.port)],
    ...['-mi', options.mediaAddress ?? options.address, '-mp', String(options.mediaPort), '-nostdin', '-fd', '1'],
    ...['-timeout', `${options.atMostSeconds}s`, '-trace_msg', '-message_file', file('messages.log')],
    ...['-trace_err', '-error_file', file('errors.log'), '-trace_stat', '-stf', file('statistics.csv')],
    // A call that goes wrong is ended by BYE or CANCEL, but no message is answered that the scenario does not expect.
    ...['-default_behaviors', 'all', '-deadcall_wait', '0'],
  ];
  if (options.calls !== undefined) args.push('-m', String(options.calls));
  if (options.server) args.push('-r', String(options.rate ?? 10), '-l', '1000');
  if (options.rows) {
    writeFileSync(file('rows.csv'), ['SEQUENTIAL', ...options.rows.map((row) => row.join(';'))].join('\n') + '\n');
    args.push('-inf', file('rows.csv'));
  }
  const { command, args: all } = asRoot('sipp', args);
  const child = await startChild(command, all, { logFile: file('screen.log'), cwd: options.folder });
  return steer(options.folder, child);
}

function steer(folder: string, child: Child): Sipp {
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');
  async function finished(): Promise<SippResult> {
    const code = await child.exited;
    const [head = '', ...lines] = read('statistics.csv').trim().split('\n');
    const names = head.split(';');
    const last = (lines.at(-1) ?? '').split(';');
    const count = (name: string) => Number(last[names.indexOf(name)] ?? 0);
    return {
      code,
      created: count('TotalCallCreated'),
      succeeded: count('SuccessfulCall(C)'),
      failed: count('FailedCall(C)'),
      errors: unexpected(read('errors.log')),
    };
  }
  return {
    folder,
    running: () => child.running(),
    finished,
    drain: () => child.signal('SIGUSR1'),
    async stop() {
      await child.stop();
      return finished();
    },
    async vanish() {
      child.signal('SIGKILL');
      await child.exited;
    },
    messages: () => read('messages.log'),
  };
}

/** Less the timeouts our scenarios wait for, which SIPp logs too. */
function unexpected(log: string): string {
  return log
    .replace(
      /\d{4}-\d\d-\d\d\t[^\n]*?receive timeout on message \S+, jumping to label \d+?(?=\d{4}-\d\d-\d\d\t|\n|$)/g,
      '',
    )
    .replace('The following events occurred:', '')
    .trim();
}

function fillIn({ scenario, fill = {} }: SippOptions): string {
  const text = readFileSync(join(scenarios, `${scenario}.xml`), 'utf8');
  return text.replace(/@(\w+)@/g, (_, name: string) => {
    const value = fill[name];
    if (value === undefined) throw new Error(`scenario ${scenario} wants a value for ${name}`);
    return String(value);
  });
}
