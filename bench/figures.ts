/** From the capture to the figures of each call. Knows the SIP and RTP that went over the wire, and the sentences' files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Law } from '../test/phones/g711';
import type { Packet } from '../test/phones/pcap';
import { callTimes, type CallTimes, type Sounds } from './measure/answer-figures';
import { legsOf, type Leg } from './measure/calls';
import { KnownSound } from './measure/known-sound';
import { Streams } from './measure/streams';

/** Everything a caller can hear before somebody answers. */
const beforeAnswer = ['zh/menu-main', 'zh/queue-welcome', 'zh/queue-comfort-callback', 'moh/calm'];

export function figuresOf(
  packets: readonly Packet[],
  hotline: { readonly address: string; readonly port: number },
  promptsDir: string,
): CallTimes[] {
  const streams = new Streams(packets);
  const sounds = { PCMA: soundsOf(promptsDir, 'PCMA'), PCMU: soundsOf(promptsDir, 'PCMU') };
  const offers = legsOf(streams.messages, hotline, 'out').filter(({ answeredAt }) => answeredAt !== null);
  const agentOf = new Map(offers.map((leg): [string, Leg] => [leg.fromUser, leg]));
  return legsOf(streams.messages, hotline, 'in').map((call) => {
    const heard = {
      ear: call.caller ? streams.ear(call.caller) : [],
      mouth: call.caller ? streams.mouth(call.caller) : [],
    };
    return callTimes(call, agentOf.get(call.fromUser) ?? null, heard, sounds);
  });
}

export function writeCsv(file: string, times: readonly CallTimes[]): void {
  const head = 'caller,agent,inviteToOkMs,digitToPromptStopMs,answerToAudioMs';
  const cell = (value: string | number | null) => (typeof value === 'number' ? value.toFixed(3) : (value ?? ''));
  const lines = times.map((one) =>
    [one.caller, one.agent, one.inviteToOkMs, one.digitToPromptStopMs, one.answerToAudioMs].map(cell).join(','),
  );
  writeFileSync(file, `${[head, ...lines].join('\n')}\n`);
}

function soundsOf(promptsDir: string, law: Law): Sounds {
  const read = (id: string) => readFileSync(join(promptsDir, `${id}.${law === 'PCMA' ? 'alaw' : 'ulaw'}`));
  return { menu: new KnownSound([read('zh/menu-main')]), before: new KnownSound(beforeAnswer.map(read)) };
}
