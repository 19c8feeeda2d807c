/** `hotline hours <number> [when]`: what opening hours would do to a call, why, and when that changes. */
import type { Command } from 'commander';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readSettings } from '../config';
import { answerHours } from '../engine/hours-desk';
import type { HoursAnswer } from '../engine/ports';
import { loadRules } from '../rules/load-rules';
import { RulesError } from '../rules/rules-error';
import { askConsole, consoleAddress, understand } from './console-client';
import { printProblems } from './rules-answers';

const words = z.object({ zh: z.string(), en: z.string() });
const answer = z.object({
  number: z.string(),
  timeZone: z.string(),
  steps: z.array(z.object({ words })),
  words: z.object({ moment: words, change: words }),
});

export function register(program: Command): void {
  program
    .command('hours')
    .argument('<number>', '被叫号码 / the dialled number')
    .argument('[when]', '2026-10-01T10:00、"2026-10-01 10:00"、10:00（今天 today）；默认现在 / now unless given')
    .option('--rules <FILE>', '按此规则文件，不问运行中的热线 / by this file instead of the running hotline')
    .option('--json', 'JSON')
    .description('某时刻来电会怎样：服务中还是非服务时间、原因、何时变化 / open or closed at a moment, why, until when')
    .action(async (number: string, when: string | undefined, options: { rules?: string; json?: boolean }) => {
      const moment = when ?? 'now';
      const told = options.rules ? await askFile(options.rules, number, moment) : await askHotline(number, moment);
      if (!told) return void (process.exitCode = 1);
      if (!told.ok) {
        console.error(refusals[told.why](number, moment));
        return void (process.exitCode = 1);
      }
      console.log(options.json ? JSON.stringify(told.hours) : print(answer.parse(told.hours)));
    });
}

const refusals = {
  'number-unknown': (number: string) => `规则中没有号码 ${number} / the rules have no number ${number}`,
  'time-unreadable': (_: string, when: string) =>
    `时间应如 2026-11-22T14:00、2026-11-22、14:00 或 now / no time: '${when}'`,
} as const;

async function askHotline(number: string, when: string): Promise<HoursAnswer> {
  const address = consoleAddress(readSettings());
  const path = `/api/v1/hours/${encodeURIComponent(number)}?at=${encodeURIComponent(when)}`;
  const { status, body } = await askConsole(`${address}${path}`);
  if (status === 200) {
    understand(answer, body, address);
    return { ok: true, hours: body as Readonly<Record<string, unknown>> };
  }
  const { error } = understand(z.object({ error: z.object({ code: z.string(), message: z.string() }) }), body, address);
  // A number that is none is no number of the rules either.
  const isTime = error.code === 'bad-request' && /^\d{3,20}$/.test(number);
  return { ok: false, why: isTime ? 'time-unreadable' : 'number-unknown' };
}

/** Null when the file was refused, and said so. */
async function askFile(file: string, number: string, when: string): Promise<HoursAnswer | null> {
  try {
    return answerHours(await loadRules(resolve(file)), number, { when, now: Date.now() });
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    printProblems(error.problems);
    return null;
  }
}

function print({ number, timeZone, steps, words: { moment, change } }: z.output<typeof answer>): string {
  return [
    `${number}  ${moment.zh} / ${moment.en}  (${timeZone})`,
    ...steps.flatMap(({ words: { zh, en } }) => [`  ${zh}`, `  ${en}`]),
    `  ${change.zh} / ${change.en}`,
  ].join('\n');
}
