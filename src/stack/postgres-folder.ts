/**
 * Where Postgres's files lie. As root they belong to another user, who must be able to walk to them; below a closed folder
 * such as /root he cannot, and the files go to a place of their own, remembered in `<dir>.elsewhere`.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { as, type Account } from './account';

const elsewhereRoot = '/var/lib/hotline';
/** Names the `dir` that a place stands in for. */
const ownerFile = 'stands-in-for';

/** The folder to use for `dir`, which need not exist yet; its parent does, and may be walked through by `account`. */
export function postgresFolder(dir: string, account: Account | null): string {
  const parent = dirname(dir);
  mkdirSync(parent, { recursive: true, mode: 0o711 });
  if (account === null || canPass(parent, account)) return dir;
  const recorded = readElsewhere(dir);
  if (recorded !== null) return recorded;
  const opened = ownAncestors(parent).map((path) => ({ path, mode: statSync(path).mode & 0o777 }));
  for (const { path, mode } of opened) chmodSync(path, mode | 0o011);
  if (canPass(parent, account)) return dir;
  for (const { path, mode } of opened) chmodSync(path, mode);
  removeOrphans(dir);
  const base = mkdtempSync(join(elsewhereRoot, 'postgres-'));
  chmodSync(base, 0o711);
  writeFileSync(join(base, ownerFile), dir);
  const place = join(base, 'data');
  writeFileSync(`${dir}.elsewhere`, `${place}\n`, { mode: 0o600 });
  return place;
}

/** Who removed the state folder meant these data too. */
function removeOrphans(dir: string): void {
  mkdirSync(elsewhereRoot, { recursive: true, mode: 0o711 });
  for (const name of readdirSync(elsewhereRoot)) {
    const owner = join(elsewhereRoot, name, ownerFile);
    if (existsSync(owner) && readFileSync(owner, 'utf8') === dir)
      rmSync(join(elsewhereRoot, name), { recursive: true, force: true });
  }
}

/** The folder itself and, of those above it, the ones that are temporary: nobody else's way is opened. */
function ownAncestors(folder: string): string[] {
  const above = dirname(folder);
  return above.startsWith(`${tmpdir()}/`) ? [folder, ...ownAncestors(above)] : [folder];
}

function readElsewhere(dir: string): string | null {
  if (!existsSync(`${dir}.elsewhere`)) return null;
  const place = readFileSync(`${dir}.elsewhere`, 'utf8').trim();
  return existsSync(dirname(place)) ? place : null;
}

function canPass(folder: string, account: Account): boolean {
  return spawnSync(...as(account, ['test', '-x', folder])).status === 0;
}
