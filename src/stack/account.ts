/** Another user of the machine, whom a program of ours runs as when we are root. */
import { readFileSync } from 'node:fs';
import { StackError } from './stack-error';

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Postgres refuses to be root: `postgres` stands in, else `nobody`; null when we are not root. */
export function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const account = accountOf('postgres') ?? accountOf('nobody');
  if (account === null)
    throw new StackError('PROGRAM_MISSING', 'Postgres needs a user other than root: postgres or nobody');
  return account;
}

/** What makes `setpriv` run the rest of a command line as that account. */
export const privilegesOf = (account: Account): string[] => [
  `--reuid=${account.uid}`,
  `--regid=${account.gid}`,
  '--clear-groups',
];

/** A command as that account, or as ourselves: `[program, arguments]`. */
export function as(account: Account | null, command: readonly string[]): [string, string[]] {
  const [first = 'true', ...rest] = command;
  return account === null ? [first, rest] : ['setpriv', [...privilegesOf(account), first, ...rest]];
}

/** Node has no look-up by name. */
function accountOf(name: string): Account | null {
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === name);
  return fields ? { name, uid: Number(fields[2]), gid: Number(fields[3]) } : null;
}
