/** `hotline rules draw`: the call flow of a rules file as Mermaid text or as SVG. */
import { Option, type Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSettings } from '../config';
import { flowOf } from '../rules/flow/flow';
import { loadRules } from '../rules/load-rules';
import { RulesError } from '../rules/rules-error';
import { flowChart, partOfNumber } from './flow/flow-chart';
import { mermaid } from './flow/mermaid';
import { svg } from './flow/svg';
import { printProblems } from './rules-answers';

interface Options {
  readonly format: 'mermaid' | 'svg';
  readonly number?: string;
  readonly out?: string;
}

export function registerDraw(rules: Command): void {
  rules
    .command('draw')
    .argument('[FILE]', '规则文件，默认 HOTLINE_RULES / the file, that of HOTLINE_RULES unless given')
    .addOption(new Option('--format <FORMAT>', '格式 / format').choices(['mermaid', 'svg']).default('mermaid'))
    .option('--number <N>', '只画这个号码 / this number only')
    .option('--out <FILE>', '写入文件 / into a file')
    .description(
      '画出来电流程：号码、服务时间、菜单、按键、去向 / draw the call flow: numbers, hours, menus, keys, ways',
    )
    .action(async (file: string | undefined, options: Options) => {
      const drawn = await draw(file ? resolve(file) : readSettings().rulesFile, options);
      if (drawn === null) return void (process.exitCode = 1);
      if (options.out === undefined) process.stdout.write(drawn);
      else writeFileSync(options.out, drawn);
    });
}

/** Null when the file or the number was refused, and said so. */
async function draw(file: string, { format, number }: Options): Promise<string | null> {
  try {
    const rules = await loadRules(file);
    const whole = flowOf(rules);
    const flow = number === undefined ? whole : partOfNumber(whole, number);
    if (flow) return (format === 'svg' ? svg : mermaid)(flowChart(flow, rules));
    console.error(`规则中没有号码 ${number ?? ''} / the rules have no number ${number ?? ''}`);
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    printProblems(error.problems);
  }
  return null;
}
