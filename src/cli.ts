/** The command line: one module of `cli/` per command, each of which registers itself. */
import { Command } from 'commander';
import * as agents from './cli/agents';
import * as calls from './cli/calls';
import * as demo from './cli/demo';
import * as doctor from './cli/doctor';
import * as down from './cli/down';
import * as emergency from './cli/emergency';
import * as explain from './cli/explain';
import * as hours from './cli/hours';
import * as migrate from './cli/migrate';
import * as prepare from './cli/prepare';
import * as prompts from './cli/prompts';
import * as replay from './cli/replay';
import * as rules from './cli/rules';
import * as serve from './cli/serve';
import * as simulate from './cli/simulate';
import * as transfer from './cli/transfer';
import * as up from './cli/up';
import * as worker from './cli/worker';

/** In the order in which `--help` lists them. */
const commands = [
  up,
  down,
  demo,
  doctor,
  serve,
  worker,
  rules,
  hours,
  agents,
  calls,
  transfer,
  emergency,
  explain,
  replay,
  simulate,
  migrate,
  prompts,
  prepare,
];

export function buildProgram(): Command {
  const program = new Command('hotline')
    .description('客服热线：语音导航与话务分配 / a telephone hotline: menu and call distribution')
    .showHelpAfterError();
  for (const command of commands) command.register(program);
  return program;
}
