/** `hotline rules …`: check a file, draw it, say what it would change, put it into force, take it back. */
import type { Command } from 'commander';
import { registerCheck } from './rules-check';
import { registerDiff } from './rules-diff';
import { registerDraw } from './rules-draw';
import { registerLive } from './rules-live';

export function register(program: Command): void {
  const rules = program.command('rules').description('路由规则 / the routing rules');
  registerCheck(rules);
  registerDraw(rules);
  registerDiff(rules);
  registerLive(rules);
}
