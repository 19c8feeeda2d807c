/** `hotline agents set 8001 not-ready --by 张主管`: a team leader puts an agent into a state. */
import { Argument, Option, type Command } from 'commander';
import { readSettings } from '../config';
import { chosenReasons } from '../core/event';
import { forcedStates } from '../core/leader-event';
import { agentForm, sayState } from './agent-answer';
import { askConsole, consoleAddress, understand } from './console-client';
import { errorForm } from './error-form';

interface Options {
  readonly reason?: string;
  readonly by: string;
  readonly json?: boolean;
}

export function registerSet(agents: Command): void {
  agents
    .command('set')
    .argument('<agent>', '工号 / the agent’s number')
    .addArgument(new Argument('<state>', '状态 / the state').choices(forcedStates))
    .addOption(new Option('--reason <reason>', '示忙原因 / why not ready').choices([...chosenReasons, 'forced']))
    .requiredOption('--by <name>', '谁下的令，记入日志 / who orders it, kept in the journal')
    .option('--json', 'JSON')
    .description('班长置坐席状态；通话中则通话后生效 / put an agent into a state; during a call it comes after it')
    .action(set);
}

async function set(agentId: string, state: string, _own: Options, command: Command): Promise<void> {
  // `--json` is also the listing's, which takes it first.
  const { reason, by, json } = command.optsWithGlobals<Options>();
  const address = consoleAddress(readSettings());
  const post = { state, by, ...(reason === undefined ? {} : { reason }) };
  const url = `${address}/api/v1/agents/${encodeURIComponent(agentId)}/state`;
  const { status, body } = await askConsole(url, { post });
  if (status !== 200) {
    const { error } = understand(errorForm, body, address);
    process.exitCode = 1;
    if (json) console.log(JSON.stringify({ ok: false, error }));
    else console.error(`${error.message} (${error.code})`);
    return;
  }
  const agent = understand(agentForm, body, address);
  if (json) return console.log(JSON.stringify({ ok: true, agent: body }));
  const then = agent.pending === null ? '' : `，之后 / then ${agent.pending}`;
  console.log(`${agent.agentId} ${agent.name}: ${sayState(agent)}${then}`);
}
