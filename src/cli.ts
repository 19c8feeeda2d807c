/**
 * The command line: one module of `cli/` per command, each of which registers itself. Only the command that was asked for is
 * loaded; all of them for `--help`, or for a name nobody has.
 */
import { Command } from 'commander';

interface CommandModule {
  register(program: Command): void;
}

/** In the order in which `--help` lists them. */
const commands: ReadonlyMap<string, () => Promise<CommandModule>> = new Map([
  ['up', () => import('./cli/up.js')],
  ['down', () => import('./cli/down.js')],
  ['demo', () => import('./cli/demo.js')],
  ['doctor', () => import('./cli/doctor.js')],
  ['serve', () => import('./cli/serve.js')],
  ['worker', () => import('./cli/worker.js')],
  ['rules', () => import('./cli/rules.js')],
  ['hours', () => import('./cli/hours.js')],
  ['call-test', () => import('./cli/call-test.js')],
  ['agents', () => import('./cli/agents.js')],
  ['calls', () => import('./cli/calls.js')],
  ['top', () => import('./cli/top.js')],
  ['callers', () => import('./cli/callers.js')],
  ['callbacks', () => import('./cli/callbacks.js')],
  ['queue-log', () => import('./cli/queue-log.js')],
  ['webhooks', () => import('./cli/webhooks.js')],
  ['person', () => import('./cli/person.js')],
  ['recordings', () => import('./cli/recordings.js')],
  ['transfer', () => import('./cli/transfer.js')],
  ['emergency', () => import('./cli/emergency.js')],
  ['broadcast', () => import('./cli/broadcast.js')],
  ['report', () => import('./cli/report.js')],
  ['shifts', () => import('./cli/shifts.js')],
  ['explain', () => import('./cli/explain.js')],
  ['replay', () => import('./cli/replay.js')],
  ['simulate', () => import('./cli/simulate.js')],
  ['journal', () => import('./cli/journal.js')],
  ['retention', () => import('./cli/retention.js')],
  ['migrate', () => import('./cli/migrate.js')],
  ['prompts', () => import('./cli/prompts.js')],
  ['prepare', () => import('./cli/prepare.js')],
  ['example-orders', () => import('./cli/example-orders.js')],
]);

/** `args`: what stands behind the program's name. */
export async function buildProgram(args: readonly string[]): Promise<Command> {
  const program = new Command('hotline')
    .description('客服热线：语音导航与话务分配 / a telephone hotline: menu and call distribution')
    .showHelpAfterError();
  const wanted = commands.get(args[0] ?? '');
  for (const load of wanted ? [wanted] : commands.values()) (await load()).register(program);
  return program;
}
