/** `hotline transfer <callId>`: what the agent of a call can key, asked for her: handed on, consulted, joined, returned. */
import { Option, type Command } from 'commander';
import { setTimeout as wait } from 'node:timers/promises';
import { readSettings } from '../config';
import { callForm, sayAgents, sayPhase, type CallAnswer } from './call-answer';
import { askConsole, consoleAddress, understand, type ConsoleAnswer } from './console-client';
import { errorForm } from './error-form';
import { targetOf, type Named } from './transfer/target-of';

const ways = ['blind', 'consult', 'three-way', 'complete', 'return'] as const;
type Way = (typeof ways)[number];
interface Options {
  readonly to?: readonly string[];
  readonly how?: Way;
  readonly agent?: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('transfer')
    .argument('<callId>', '通话，见 hotline calls / the call, as hotline calls shows it')
    .option(
      '--to <whom...>',
      '转给谁：agent 8002、queue repair、outside 13800001111，或坐席所拨的号码 / to whom; or the number as an agent dials it',
    )
    .addOption(
      new Option(
        '--how <how>',
        'blind 盲转（有 --to 时默认）；consult 先咨询；three-way 三方通话，有 --to 时先咨询、接听后并入；complete 转交；return 返回来电者 / ' +
          'at once (the default with --to); ask first; all three, with --to once the other has answered; hand over; back to the caller',
      ).choices(ways),
    )
    .option('--agent <agent>', '仅当来电者仍由该坐席接待 / only while this agent has the caller')
    .option('--json', 'JSON')
    .description('转接通话；exit code 0 或 1 / hand a caller on, or ask somebody first')
    .action(transfer);
}

type Asked = Pick<Options, 'agent'> & { readonly kind: string; readonly to?: Named };

async function transfer(callId: string, { to, how, agent, json = false }: Options): Promise<void> {
  const address = consoleAddress(readSettings());
  const url = `${address}/api/v1/calls/${encodeURIComponent(callId)}`;
  const whom = to && targetOf(to);
  const way = how ?? (whom ? 'blind' : undefined);
  if (way === undefined || (whom === undefined && (way === 'blind' || way === 'consult')))
    return refuse({ code: 'bad-request', message: '请给出 --to，或 --how complete、return / say --to whom' }, json);
  const ask = ({ kind, ...asked }: Asked) => {
    const by = agent === undefined ? {} : { agentId: agent };
    return askConsole(`${url}/transfer`, { post: { kind, ...asked.to, ...by } });
  };
  const first = whom && way === 'three-way' ? 'consult' : way === 'three-way' ? 'join' : way;
  let answer = await ask({ kind: first, ...(whom && { to: whom }) });
  if (answer.status === 200 && whom && way === 'three-way') {
    const answered = await untilAnswered(url, address);
    if (answered.status === 200 && !understand(callForm, answered.body, address).consult)
      return refuse(
        { code: 'not-answered', message: '对方没有接听，来电者已接回 / no answer: back with the caller' },
        json,
      );
    answer = answered.status === 200 ? await ask({ kind: 'join' }) : answered;
  }
  report(answer, address, json);
}

const everyMs = 300;
/** Longer than any telephone may ring. */
const longestMs = 150_000;

/** The call once somebody speaks there, or nobody is asked any more. */
async function untilAnswered(url: string, address: string): Promise<ConsoleAnswer> {
  const end = performance.now() + longestMs;
  for (;;) {
    const answer = await askConsole(url);
    if (answer.status !== 200) return answer;
    const { consult } = understand(callForm, answer.body, address);
    if (consult?.stage !== 'ringing' || performance.now() > end) return answer;
    await wait(everyMs);
  }
}

function report({ status, body }: ConsoleAnswer, address: string, json: boolean): void {
  if (status !== 200) return refuse(understand(errorForm, body, address).error, json);
  const call = understand(callForm, body, address);
  console.log(json ? JSON.stringify({ ok: true, call: body }) : `${call.callId}: ${sayCall(call)}`);
}

const stages: Readonly<Record<string, string>> = { ringing: '振铃', speaking: '通话', joined: '三方' };

function sayCall(call: CallAnswer): string {
  const stage = call.consult ? ` ${stages[call.consult.stage] ?? ''} ${call.consult.stage}` : '';
  return `${sayPhase(call)} ${sayAgents(call)}${stage}`.trim();
}

function refuse(error: { readonly code: string; readonly message: string }, json: boolean): void {
  process.exitCode = 1;
  if (json) console.log(JSON.stringify({ ok: false, error }));
  else console.error(`${error.message} (${error.code})`);
}
