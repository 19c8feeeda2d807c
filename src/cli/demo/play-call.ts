/** One real call, from a scripted caller to a scripted agent, with sound both ways. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Settings } from '../../config';
import { encodeAlaw } from '../../prompts/g711';
import { speak } from '../../prompts/speech';
import { isAlive } from '../../stack/process-record';
import { freeUdpPort } from '../../stack/free-port';
import { ensureSecret } from '../../stack/secret-file';
import { StackError } from '../../stack/stack-error';
import { waitFor } from '../../stack/wait-for';
import { AgentPhone } from './agent-phone';
import { CallerPhone } from './caller-phone';
import type { DemoPlan } from './demo-plan';
import { RtpSound, type Heard } from './rtp-sound';

export interface PlayedCall {
  /** Its number is new each time, so that its row can be found. */
  readonly caller: string;
  readonly callerHeard: Heard;
  readonly agentHeard: Heard;
}

const talkMs = 3_000;
/** Frames (20 ms) of the other's voice that count as a conversation. */
const enough = 40;

/**
 * Tells each step through `tell`. Rejects with `DEMO_FAILED` naming what did not happen, with `INTERRUPTED` when `signal`
 * asks to stop; either way both phones have hung up and the agent is logged out again.
 */
export async function playCall(
  settings: Settings,
  plan: DemoPlan,
  tell: (step: string) => void,
  signal: AbortSignal,
): Promise<PlayedCall> {
  const notesDir = makeNotesDir(settings.stateDir);
  const caller = `1380000${String(randomInt(10_000)).padStart(4, '0')}`;
  try {
    const { agentPhone, callerPhone } = await openPhones(settings, plan, caller, notesDir);
    try {
      await agentPhone.register();
      await agentPhone.dial('*50');
      tell(`坐席 / agent ${plan.agentId}: registered, *50 (ready)`);
      await converse(plan, agentPhone, callerPhone, tell, signal);
      return { caller, callerHeard: callerPhone.sound.heard(), agentHeard: agentPhone.sound.heard() };
    } finally {
      await callerPhone.leave();
      await agentPhone.leave();
    }
  } finally {
    rmSync(notesDir, { recursive: true, force: true });
  }
}

async function openPhones(
  settings: Settings,
  plan: DemoPlan,
  caller: string,
  notesDir: string,
): Promise<{ agentPhone: AgentPhone; callerPhone: CallerPhone }> {
  const host = settings.sipAddress === '0.0.0.0' ? '127.0.0.1' : settings.sipAddress;
  const common = { target: `${host}:${settings.sipPort}`, notesDir };
  const question = await sentence('您好，我想咨询一下你们的业务。');
  const answer = await sentence('您好，请讲，我在听。');
  const secret = ensureSecret(join(settings.stateDir, 'secrets', plan.agentSecretFile));
  const fieldsFile = join(notesDir, 'agent.csv');
  const fields = `${plan.agentId};[authentication username=${plan.agentId} password=${secret}]`;
  writeFileSync(fieldsFile, `SEQUENTIAL\n${fields}\n`, { mode: 0o600 });
  const agentSound = new RtpSound(answer, question);
  const callerSound = new RtpSound(question, answer);
  const agentAddress = '127.0.0.1';
  const [agentPort, callerPort] = await Promise.all([freeUdpPort(agentAddress), freeUdpPort(plan.callerAddress)]);
  return {
    agentPhone: new AgentPhone(
      { ...common, address: agentAddress, port: agentPort, fieldsFile },
      await agentSound.open(agentAddress),
      agentSound,
    ),
    callerPhone: new CallerPhone(
      { ...common, address: plan.callerAddress, port: callerPort, number: plan.number, caller },
      await callerSound.open(plan.callerAddress),
      callerSound,
    ),
  };
}

async function converse(
  plan: DemoPlan,
  agent: AgentPhone,
  caller: CallerPhone,
  tell: (step: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const agentCall = agent.startAnswering();
  const agentBefore = agent.sound.heard().sound;
  const call = caller.startCall();
  const until = async (what: string, limitMs: number, condition: () => boolean) => {
    await waitFor(() => condition() || call.ended || agentCall.ended || signal.aborted, limitMs, 10);
    if (signal.aborted) throw new StackError('INTERRUPTED', 'interrupted');
    if (condition()) return;
    if (call.ended) await call.done;
    if (agentCall.ended) await agentCall.done;
    throw new StackError('DEMO_FAILED', `${what} did not happen within ${limitMs / 1000} s`);
  };
  const menuFrames = plan.key === null ? 1 : 100;
  await until('the greeting', 15_000, () => caller.sound.heard().sound >= menuFrames);
  tell(`来电 / caller: dialled ${plan.number}, hears the hotline`);
  if (plan.key !== null) {
    caller.sound.press(plan.key);
    tell(`来电 / caller: pressed ${plan.key} (RFC 4733)`);
  }
  await until("the agent's answer", 30_000, () => agent.sound.heard().sound > agentBefore);
  const answeredAt = performance.now();
  tell(`坐席 / agent ${plan.agentId}: answered`);
  const bothHear = () => caller.sound.heard().voice >= enough && agent.sound.heard().voice >= enough;
  await until('sound both ways', 15_000, () => bothHear() && performance.now() - answeredAt >= talkMs);
  tell('双方通话正常 / both hear each other; the caller hangs up');
  await caller.hangUp();
  await agentCall.done;
}

/** Closed to others: a password lies in it. Those of demos that were cut short are cleared away. */
function makeNotesDir(stateDir: string): string {
  const run = join(stateDir, 'run');
  for (const name of readdirSync(run)) {
    const pid = /^demo-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(run, name), { recursive: true, force: true });
  }
  const dir = join(run, `demo-${process.pid}`);
  mkdirSync(dir, { mode: 0o700 });
  return dir;
}

/** With a pause after it, since it is repeated. */
async function sentence(text: string): Promise<Buffer> {
  const samples = await speak(text, 'zh');
  return encodeAlaw(Int16Array.from([...samples, ...new Array<number>(4_000).fill(0)]));
}
