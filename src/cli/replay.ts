/** `hotline replay FROM TO`: would the hotline decide today as it did then, and what would other rules have done. */
import type { Command } from 'commander';
import { resolve } from 'node:path';
import { replay } from '../engine/replay/replay';
import { promptIds } from '../prompts/prompt-sources';
import { loadRules } from '../rules/load-rules';
import { instantOf, openPast, PastError } from './past';
import { printReplay } from './replay/print-replay';

interface Options {
  readonly rules?: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('replay')
    .argument('<FROM>', '起始时间，如 2026-11-22T14:00、14:00（今天） / such as 2026-11-22T14:00, or 14:00 of today')
    .argument('<TO>', '结束时间，或 now / the same, or now')
    .option('--rules <FILE>', '用此规则重放 / by these rules instead of those then in force')
    .option('--json', 'JSON')
    .description(
      '重放日志中的输入，指出决定不同之处 / the journalled inputs once more, and where it now decides otherwise',
    )
    .action(run);
}

async function run(from: string, to: string, options: Options): Promise<void> {
  const past = openPast();
  const inForce = await past.rulesInForce();
  if (!inForce) throw new PastError('NO_RECORD', '日志还是空的 / the journal is still empty');
  const rules = options.rules ? await loadRules(resolve(options.rules), { promptIds: promptIds() }) : null;
  const period = { from: instantOf(from, inForce.timeZone), to: instantOf(to, inForce.timeZone) };
  if (period.from >= period.to) throw new PastError('BAD_OPTION', 'FROM 应早于 TO / FROM must be before TO');
  const report = await replay(past.journal, past.rulesByHash, { ...period, rules });
  past.warn();
  if (!report) throw new PastError('NO_RECORD', '日志中没有这段时间 / the journal holds nothing of that time');
  console.log(options.json ? JSON.stringify(report) : printReplay(report));
}
