/** `hotline demo`: everything up, one real call played through it, its timeline and its row shown. */
import type { Command } from 'commander';
import { z } from 'zod';
import { readSettings, type Settings } from '../config';
import { postgresEndpoint } from '../stack/endpoints';
import { StackError } from '../stack/stack-error';
import { orderServicePort, startExampleOrders } from '../stack/example-orders';
import { stackStatus, stopStack } from '../stack/stack';
import { partNames } from '../stack/stack-files';
import { bringUp, partLine, type Print } from './bring-up';
import { readCallRecord, type CallRecord } from './demo/call-record';
import { demoPlan, type Floor } from './demo/demo-plan';
import { playCall, type PlayedCall } from './demo/play-call';
import { rowLines, timelineLines } from './demo/print-record';
import { seconds, stepLine, stopwatch } from './step-lines';

interface DemoOptions {
  readonly once?: boolean;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('demo')
    .description('启动热线并打一通真实的演示电话 / start everything and play one real call through it')
    .option('--once', '打完后停止 / stop everything afterwards')
    .option('--json', 'JSON')
    .action(demo);
}

async function demo(options: DemoOptions): Promise<void> {
  const settings = readSettings();
  const took = stopwatch();
  const print: Print = (line) => {
    if (!options.json) console.log(line);
  };
  const before = stackStatus(settings).filter(({ state }) => state === 'running');
  const signal = interruption(print);
  let ordersPort: number | null = null;
  try {
    const { rules } = await bringUp(settings, print);
    ordersPort = orderServicePort(rules);
    if (ordersPort !== null) print(partLine(await startExampleOrders(settings, ordersPort)));
    if (signal.aborted) throw new StackError('INTERRUPTED', 'interrupted');
    const plan = demoPlan(rules, await floorNow(settings));
    const call = stopwatch();
    const played = await playCall(settings, plan, (step) => print(stepLine('call', step, call())), signal);
    const record = await readCallRecord(postgresEndpoint(settings), played.caller, 10_000);
    if (options.json) console.log(JSON.stringify(asJson(played, record, took())));
    else show(record, print);
  } catch (error) {
    if (!signal.aborted) throw error;
    process.exitCode = 130;
    return;
  } finally {
    const own = partNames.filter((name) => before.every(({ part }) => part !== name));
    if (options.once) await stopStack(settings, (report) => print(partLine(report)), own);
  }
  const goesOn = options.once ? '' : '。热线继续运行 / the hotline keeps running; npm run down stops it';
  print(`\n  完成 / done in ${seconds(took())}${goesOn}`);
  if (!options.once && ordersPort !== null) print(tryOrders);
}

const tryOrders =
  '  自助查询订单 / the state of an order, by oneself: 95001, 3, 20260001#, 5678 (config/examples/orders.json)';

/** The first Ctrl-C lets the phones hang up and what was started stop; a second one ends the demo at once. */
function interruption(print: Print): AbortSignal {
  const control = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      if (control.signal.aborted) process.exit(130);
      control.abort();
      print('  正在结束 / ending; once more: at once');
    });
  return control.signal;
}

function show(record: CallRecord, print: Print): void {
  print(`\n  通话经过 / timeline (call_event)\n${timelineLines(record.events).join('\n')}`);
  print(`\n  通话记录 / row (call)\n${rowLines(record.row).join('\n')}\n`);
}

const asJson = (played: PlayedCall, record: CallRecord, tookMs: number) => ({
  call: record.row,
  events: record.events,
  heard: { caller: played.callerHeard, agent: played.agentHeard },
  tookMs: Math.round(tookMs),
});

const agents = z.object({
  agents: z.array(
    z.object({ agentId: z.string(), state: z.string(), registered: z.boolean(), callId: z.string().nullable() }),
  ),
});
const calls = z.object({
  calls: z.array(z.object({ queueId: z.string().nullable(), agentId: z.string().nullable() })),
});

async function floorNow(settings: Settings): Promise<Floor> {
  const ask = async (path: string): Promise<unknown> => {
    const url = `http://${settings.httpAddress}:${settings.httpPort}/api/v1/${path}`;
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).json();
  };
  return { ...agents.parse(await ask('agents')), ...calls.parse(await ask('calls')) };
}
