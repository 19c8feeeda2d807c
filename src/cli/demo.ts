/** `hotline demo`: everything up, one real call played through it, its timeline and its row shown. */
import type { Command } from 'commander';
import { z } from 'zod';
import { readSettings, type Settings } from '../config';
import { stackEndpoints } from '../stack/endpoints';
import { stackStatus, stopStack } from '../stack/stack';
import { bringUp, partLine, type Print } from './bring-up';
import { readCallRecord, type CallRecord } from './demo/call-record';
import { demoPlan, type AgentOnFloor } from './demo/demo-plan';
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
  const before = stackStatus(settings);
  try {
    const { rules } = await bringUp(settings, print);
    const plan = demoPlan(rules, await agentsOnFloor(settings));
    const call = stopwatch();
    const played = await playCall(settings, plan, (step) => print(stepLine('call', step, call())));
    const record = await readCallRecord(stackEndpoints(settings).postgresUrl, played.caller, 10_000);
    if (options.json) console.log(JSON.stringify(asJson(played, record, took())));
    else show(record, print);
  } finally {
    const own = before.filter((part) => part.state === 'not running').map((part) => part.part);
    if (options.once) await stopStack(settings, (report) => print(partLine(report)), own);
  }
  const goesOn = options.once ? '' : '。热线继续运行 / the hotline keeps running; npm run down stops it';
  print(`\n  完成 / done in ${seconds(took())}${goesOn}`);
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

const floor = z.object({
  agents: z.array(z.object({ agentId: z.string(), state: z.string(), registered: z.boolean() })),
});

/** Who is at work now: the demo takes nobody's place and rings nobody. */
async function agentsOnFloor(settings: Settings): Promise<readonly AgentOnFloor[]> {
  const url = `http://${settings.httpAddress}:${settings.httpPort}/api/v1/agents`;
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  return floor.parse(await response.json()).agents;
}
