/** `hotline simulate`: what other rules would have done with yesterday's callers, or with callers made up. */
import { InvalidArgumentError, type Command } from 'commander';
import { resolve } from 'node:path';
import { readSettings } from '../config';
import type { Rules } from '../core/rules';
import { generatedTraffic } from '../engine/simulate/generated-traffic';
import { parseLoad } from '../engine/simulate/load-spec';
import { observe } from '../engine/simulate/observe-period';
import { recordedTraffic } from '../engine/simulate/recorded-traffic';
import { simulate } from '../engine/simulate/simulate';
import type { Traffic } from '../engine/simulate/traffic';
import { promptIds } from '../prompts/prompt-sources';
import { loadRules } from '../rules/load-rules';
import { instantOf, openPast, PastError } from './past';
import { printSimulation, type Simulation } from './simulate/print-simulation';
import { soundLengths } from './simulate/sound-lengths';

interface Options {
  readonly rules: string;
  readonly against?: string;
  readonly from?: string;
  readonly to?: string;
  readonly load?: string;
  readonly seed: number;
  readonly json?: boolean;
}

const dayMs = 86_400_000;

export function register(program: Command): void {
  program
    .command('simulate')
    .requiredOption('--rules <FILE>', '要试的规则 / the rules to try')
    .option('--against <FILE>', '对照规则，默认现行规则 / the rules beside them, those in force unless given')
    .option(
      '--from <TIME>',
      '录下的来电，起始，如 2026-11-22T09:00（默认 24 小时前） / recorded callers, from; 24 h ago unless given',
    )
    .option('--to <TIME>', '结束，默认现在 / until; now unless given')
    .option('--load <SPEC>', '生成的来电，如 calls=100/30m,talk=180s,agents=14,patience=120s / callers made up')
    .option('--seed <N>', '随机种子 / seed of chance', whole, 1)
    .option('--json', 'JSON')
    .description(
      '用虚拟时钟试规则，与现行规则并列比较 / try rules with a virtual clock, side by side with those in force',
    )
    .addHelpText('after', '\n--load 的写法见 / how to write it: docs/simulate.zh-CN.md, docs/simulate.md')
    .action(run);
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new InvalidArgumentError('应为 0 到 999999999 的整数 / a whole number up to 999999999');
  return Number(text);
}

async function run(options: Options): Promise<void> {
  if (options.load && (options.from ?? options.to))
    throw new PastError('BAD_OPTION', '--load 与 --from/--to 只能选一种 / either --load or --from and --to');
  const tried = await read(options.rules);
  const simulation = options.load ? await ofLoad(options, options.load, tried) : await ofRecord(options, tried);
  console.log(options.json ? JSON.stringify(simulation) : printSimulation(simulation));
}

const read = (file: string): Promise<Rules> => loadRules(resolve(file), { promptIds: promptIds() });

async function ofLoad(options: Options, load: string, tried: Rules): Promise<Simulation> {
  const { seed } = options;
  const spec = parseLoad(load);
  const against = options.against ? await read(options.against) : await beside();
  const traffic = generatedTraffic(spec, { seed, rules: tried, promptMs: soundLengths(readSettings().promptsDir) });
  return { ...tryOut(traffic, { tried, against, seed }), load, recorded: null, basis: null };
}

/** Without a journal the file of the settings is what comes next. */
async function beside(): Promise<Rules> {
  const inForce = await Promise.resolve()
    .then(() => openPast().rulesInForce())
    .catch(() => null);
  return inForce ?? (await read(readSettings().rulesFile));
}

async function ofRecord(options: Options, tried: Rules): Promise<Simulation> {
  const past = openPast();
  const inForce = await past.rulesInForce();
  if (!inForce) throw new PastError('NO_RECORD', '日志还是空的，请用 --load / the journal is still empty: give --load');
  const to = instantOf(options.to ?? 'now', inForce.timeZone);
  const from = options.from ? instantOf(options.from, inForce.timeZone) : to - dayMs;
  if (from >= to) throw new PastError('BAD_OPTION', '--from 应早于 --to / --from must be before --to');
  const observed = await observe(past.journal, past.rulesByHash, { from, to });
  past.warn();
  if (!observed || observed.calls.length === 0)
    throw new PastError('NO_RECORD', '日志中这段时间没有来电 / the journal holds no calls of that time');
  const { seed } = options;
  const promptMs = soundLengths(readSettings().promptsDir);
  const { basis, ...traffic } = recordedTraffic(observed, { seed, promptMs });
  const against = options.against ? await read(options.against) : inForce;
  return { ...tryOut(traffic, { tried, against, seed }), load: null, recorded: observed.figures, basis };
}

function tryOut(
  traffic: Traffic,
  { tried, against, seed }: { readonly tried: Rules; readonly against: Rules; readonly seed: number },
): Omit<Simulation, 'load' | 'recorded' | 'basis'> {
  return {
    seed,
    from: traffic.from,
    to: traffic.to,
    timeZone: tried.timeZone,
    tried: { hash: tried.hash, serviceLevel: tried.serviceLevel, figures: simulate({ rules: tried, traffic, seed }) },
    against: {
      hash: against.hash,
      serviceLevel: against.serviceLevel,
      figures: simulate({ rules: against, traffic, seed }),
    },
  };
}
