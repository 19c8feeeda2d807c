/** `hotline callbacks`: what customers are owed, messages among it. */
import { Option, type Command } from 'commander';
import { z } from 'zod';
import { callbackKinds, callbackStates } from '../core/callback-kinds';
import { askCallbacks } from './callbacks/ask-callbacks';
import { registerOrders } from './callbacks/callback-orders';
import { callbackForm, callbackTable } from './callbacks/callback-words';
import { registerShow } from './callbacks/show-callback';
import { registerListing } from './listing';

interface Filter {
  readonly state?: readonly string[];
  readonly dead?: boolean;
  readonly kind?: string;
  readonly queue?: string;
  readonly agent?: string;
  readonly overdue?: boolean;
  readonly json?: boolean;
}

const answer = z.object({ callbacks: z.array(callbackForm) });

export function register(program: Command): void {
  const callbacks = registerListing(program, {
    name: 'callbacks',
    description:
      '回电与留言：待办，及登记、改期、重拨、取消 / callbacks and messages: what is owed, and what is done with it',
    answer,
    print: (listed) => callbackTable(listed.callbacks),
  });
  callbacks
    .command('list')
    .addOption(
      new Option('--state <state...>', '状态，默认待办的 / what is still owed unless given').choices(callbackStates),
    )
    .option('--dead', '未能兑现的：state failed / those that failed')
    .addOption(new Option('--kind <kind>', '类型 / of a kind').choices(callbackKinds))
    .option('--queue <queue>', '队列 / of a queue')
    .option('--agent <agent>', '坐席的待办 / the tasks of an agent')
    .option('--overdue', '已逾期 / past their deadline')
    .option('--json', 'JSON')
    .description('按条件列出 / those that fit')
    .action(async (_own: object, command: Command) => {
      const { state, dead, kind, queue, agent, overdue, json = false } = command.optsWithGlobals<Filter>();
      const states = dead ? ['failed'] : state;
      const wanted = {
        ...(states && { state: states.join(',') }),
        ...(kind !== undefined && { kind }),
        ...(queue !== undefined && { queueId: queue }),
        ...(agent !== undefined && { agentId: agent }),
        ...(overdue && { overdue: 'true' }),
      };
      const listed = await askCallbacks({ form: answer, path: `?${new URLSearchParams(wanted).toString()}`, json });
      if (listed) console.log(json ? JSON.stringify(listed.body) : callbackTable(listed.read.callbacks));
    });
  registerShow(callbacks);
  registerOrders(callbacks);
}
