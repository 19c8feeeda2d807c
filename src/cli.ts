/** The command line: one module of `cli/` per command, each of which registers itself. */
import { Command } from 'commander';
import * as down from './cli/down';
import * as prompts from './cli/prompts';
import * as up from './cli/up';

/** In the order in which `--help` lists them. */
const commands = [up, down, prompts];

export function buildProgram(): Command {
  const program = new Command('hotline')
    .description('客服热线：语音导航与话务分配 / a telephone hotline: menu and call distribution')
    .showHelpAfterError();
  for (const command of commands) command.register(program);
  return program;
}
