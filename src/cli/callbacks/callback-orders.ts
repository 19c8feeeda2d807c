/** `hotline callbacks ask|cancel|retry|move|done`: what people do with them. */
import { Option, type Command } from 'commander';
import { z } from 'zod';
import { askCallbacks } from './ask-callbacks';
import { callbackForm, sayState, time } from './callback-words';

const form = z.object({ callback: callbackForm });
const byOption = ['--by <name>', '谁，记入日志 / who, kept in the journal'] as const;
type Options = Readonly<Record<string, string | boolean | undefined>>;

export function registerOrders(callbacks: Command): void {
  order(callbacks, 'cancel', '取消；进行中的不再拨打 / cancel; one under way is not dialled any more');
  order(callbacks, 'retry', '立即再拨，次数重新计算 / due now, with all its tries').addOption(
    new Option('--because <why>', '上次实为 / what the last attempt really came to').choices(['machine', 'no_answer']),
  );
  order(callbacks, 'move', '改时间、队列或坐席 / at another time, for another queue or agent')
    .option('--at <time>', '时间：2026-11-24 10:00、10:00 / when')
    .option('--queue <queue>', '队列 / the queue')
    .option('--agent <agent>', '坐席 / the agent');
  order(callbacks, 'done', '已由人处理 / a person has dealt with it').addOption(
    new Option('--outcome <outcome>', 'kept 已兑现、failed 未成').choices(['kept', 'failed']).default('kept'),
  );
  callbacks
    .command('ask')
    .argument('<number>', '客户号码 / the customer’s number')
    .requiredOption('--queue <queue>', '由哪个队列回电 / the queue whose agents ring')
    .requiredOption(...byOption)
    .addOption(
      new Option('--kind <kind>', 'scheduled 预约、promise 坐席承诺、visit 回访、follow-up 工单跟进')
        .choices(['scheduled', 'promise', 'visit', 'follow-up'])
        .default('scheduled'),
    )
    .option('--at <time>', '何时拨打，默认现在 / when; now unless given')
    .option('--deadline <time>', '期限 / until when')
    .option('--within <duration>', '多久之内：4h、2d / within')
    .option('--within-working <duration>', '工作时间之内：4h、2d / within working time, working days')
    .option('--agent <agent>', '谁承诺的 / whose promise it is')
    .option('--ticket <ticket>', '工单 / of which ticket')
    .option('--note <text>', '备注 / what for')
    .option('--consent <text>', '客户如何同意 / how she agreed')
    .option('--key <key>', '幂等键：重复请求只登记一次 / asked again with it, it is one callback')
    .option('--json', 'JSON')
    .description('登记一个回电 / ask that a customer be rung')
    .action((number: string, _own: Options, command: Command) => ask(number, command.optsWithGlobals()));
}

function order(callbacks: Command, name: string, description: string): Command {
  return callbacks
    .command(name)
    .argument('<id>', '编号，见 hotline callbacks / as hotline callbacks shows it')
    .requiredOption(...byOption)
    .option('--note <text>', '备注 / why')
    .option('--json', 'JSON')
    .description(description)
    .action(async (id: string, _own: Options, command: Command) => {
      const { json, queue, agent, ...rest } = command.optsWithGlobals<Options>();
      const post = without({ ...rest, queueId: queue, agentId: agent });
      await tell({ path: `/${encodeURIComponent(id)}/${name}`, post, json: json === true });
    });
}

async function ask(number: string, options: Options): Promise<void> {
  const { json, queue, agent, key, ...rest } = options;
  const post = without({ ...rest, number, queueId: queue, agentId: agent, idempotencyKey: key });
  await tell({ path: '', post, json: json === true });
}

async function tell(asked: { readonly path: string; readonly post: object; readonly json: boolean }): Promise<void> {
  const answer = await askCallbacks({ form, ...asked });
  if (!answer) return;
  const { callback } = answer.read;
  if (asked.json) return console.log(JSON.stringify({ ok: true, ...(answer.body as object) }));
  const { callbackId, number, dueAt, deadlineAt } = callback;
  const until = deadlineAt === null ? '' : ` 期限 until ${time(deadlineAt)}`;
  console.log(`${callbackId} ${number ?? ''}: ${sayState(callback)} 到期 due ${time(dueAt)}${until}`);
}

/** `--watch` and the like are the listing's. */
const without = ({ watch: _watch, ...options }: Options): object =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
