/** A hundred callers in menus at once: how soon after a key the next sentence is heard, by what was on the wire. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCapture } from '../../test/phones/capture';
import type { Law } from '../../test/phones/g711';
import type { Packet } from '../../test/phones/pcap';
import { Hotline } from '../../test/system/hotline';
import { Load, type Course, type Place } from '../load';
import { legsOf } from '../measure/calls';
import { KnownSound } from '../measure/known-sound';
import { keyTime, mostAtOnce, type MenuSounds } from '../measure/menu-figures';
import { percentiles, type Percentiles } from '../measure/percentile';
import { Streams } from '../measure/streams';
import { versions, type Versions } from '../versions';
import { menuRules } from './menu-rules';

export interface MenuOptions {
  readonly calls: number;
  readonly rate: number;
  readonly seed: number;
}
export interface MenuResult {
  readonly digitToPromptMs: Percentiles;
  /** Most calls in their menus at one moment. */
  readonly atOnce: number;
  readonly made: number;
  readonly succeeded: number;
  /** Callers whose key was sent and who never heard the next sentence. */
  readonly unheard: number;
  readonly packetsDropped: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly versions: Versions;
}

/** She hears most of the first sentence; nobody answers, and she hangs up in the menu below. */
const course: Course = {
  ...{ listenMs: 8_000, digitsMs: 1_100, stayMs: 3_000 },
  ...{ ringMs: 0, agentSilentMs: 0, talkMs: 0 },
};

export async function measureMenus(
  { calls, rate, seed }: MenuOptions,
  { folder, promptsDir }: { readonly folder: string; readonly promptsDir: string },
  say: (line: string) => void,
): Promise<MenuResult> {
  const hotline = await Hotline.start({
    folder: join(folder, 'hotline'),
    rulesText: menuRules,
    promptsDir,
    rtpPorts: 400,
  });
  try {
    const load = await Load.prepare(folder, hotline.sip, hotline.ports, course);
    say(`${calls} calls into menus at ${rate} a second: about ${Math.round(calls / rate + 15)} s`);
    const filter = `udp and (port ${hotline.sip.port} or host ${load.callersAt})`;
    const capture = await startCapture(join(folder, 'menus.pcap'), filter);
    const numbers = Array.from({ length: calls }, (_, i) => `137${10_000_000 + ((seed * 7_919 + i) % 89_999_999)}`);
    const wave = await load.call({ name: 'menus', calls, rate, numbers, digits: '2' });
    const packets = await capture.stop();
    if (wave.failed > 0) say(`${wave.failed} calls went otherwise than planned: ${wave.errors.slice(0, 2_000)}`);
    say(`reading ${packets.length} packets`);
    const { times, spans } = figures(packets, hotline.sip, promptsDir);
    writeFileSync(
      join(folder, 'menus.csv'),
      `caller,digitToPromptMs\n${times.map(({ caller, ms }) => `${caller},${ms?.toFixed(3) ?? ''}\n`).join('')}`,
    );
    return {
      digitToPromptMs: percentiles(times.map(({ ms }) => ms)),
      atOnce: mostAtOnce(spans),
      made: wave.created,
      succeeded: wave.succeeded,
      unheard: times.filter(({ ms }) => ms === null).length,
      packetsDropped: capture.dropped(),
      settings: { calls, rate, seed, ...course, recording: true, fsync: true, logLevel: hotline.settings.logLevel },
      versions: await versions(hotline),
    };
  } finally {
    await hotline.stop();
  }
}

function figures(packets: readonly Packet[], hotline: Place, promptsDir: string) {
  const streams = new Streams(packets);
  const sounds = { PCMA: soundsOf(promptsDir, 'PCMA'), PCMU: soundsOf(promptsDir, 'PCMU') };
  const legs = legsOf(streams.messages, hotline, 'in');
  const times = legs.flatMap(({ caller, fromUser }) => {
    const heard = caller && { ear: streams.ear(caller), mouth: streams.mouth(caller) };
    const time = heard && keyTime(heard, sounds);
    return time ? [{ caller: fromUser, ms: time.toPromptMs }] : [];
  });
  const spans = legs.flatMap(({ answeredAt, endedAt }) =>
    answeredAt === null || endedAt === null ? [] : [{ from: answeredAt, to: endedAt }],
  );
  return { times, spans };
}

function soundsOf(promptsDir: string, law: Law): MenuSounds {
  const read = (id: string) => readFileSync(join(promptsDir, `zh/${id}.${law === 'PCMA' ? 'alaw' : 'ulaw'}`));
  return { before: new KnownSound([read('menu-main')]), next: new KnownSound([read('menu-repair')]) };
}
