/** The same callers and the same agents on any switch: callers pile up first, then the agents go in and never run dry. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCapture } from '../../test/phones/capture';
import type { PortLease } from '../../test/phones/ports';
import { until } from '../../test/phones/until';
import { Load, type Course, type Place } from '../load';
import { queueFigures, type QueueFigures } from '../measure/idle-gaps';
import { percentiles, type Percentiles } from '../measure/percentile';
import { parseSip } from '../measure/sip';
import { agentIds, queueNumber } from './queue-rules';

export interface Switch {
  readonly name: string;
  readonly sip: Place;
  readonly ports: PortLease;
  secretOf(agentId: string): string;
  /** Resolves once Asterisk knows these phones to be there. */
  phonesAnswer(agentIds: readonly string[]): Promise<void>;
  waiting(): Promise<number>;
  /** From now on they are given calls. */
  begin(agentIds: readonly string[]): Promise<void>;
}
export interface StandingQueue {
  readonly agentIdleGapMs: Percentiles;
  readonly invitesPerDeliveredCall: number;
  readonly delivered: number;
  readonly callers: { readonly made: number; readonly asPlanned: number };
  /** Callers in the queue when an agent became free. */
  readonly waiting: Percentiles;
  readonly gapsLeftOut: number;
  readonly packetsDropped: number;
}

/** A call takes 3.0 s of an agent: 20 of them serve a little less than the 7 callers that come each second. */
export const queueCourse: Course = {
  ...{ listenMs: 1_000, digitsMs: 1_000, stayMs: 600_000 },
  ...{ ringMs: 100, agentSilentMs: 500, talkMs: 2_900 },
};
const backlog = 25;

export async function standingQueue(
  on: Switch,
  run: { readonly folder: string; readonly calls: number; readonly rate: number; readonly prefix: string },
): Promise<StandingQueue> {
  const { folder, calls, rate, prefix } = run;
  const load = await Load.prepare(folder, on.sip, on.ports, queueCourse);
  await load.register(new Map(agentIds.map((id) => [id, on.secretOf(id)])));
  const phones = await load.answer();
  await on.phonesAnswer(agentIds);
  const { port } = on.sip;
  const capture = await startCapture(join(folder, 'sip.pcap'), `udp port ${port}`);
  const callers = await load.startCalling({
    ...{ name: 'callers', calls, rate, dials: queueNumber, digits: '-' },
    numbers: Array.from({ length: calls }, (_, i) => `${prefix}${String(i).padStart(8, '0')}`),
    atMostSeconds: Math.ceil(calls / rate) + 90,
  });
  await until(`${backlog} callers wait`, async () => (await on.waiting()) >= backlog, { withinMs: 30_000 });
  await on.begin(agentIds);
  const { created, succeeded } = await callers.finished();
  const packets = await capture.stop();
  await phones.stop();
  const figures = queueFigures(
    packets.flatMap((packet) => parseSip(packet) ?? []),
    on.sip,
  );
  writeCsv(join(folder, 'gaps.csv'), figures);
  return {
    agentIdleGapMs: percentiles(figures.gaps.map(({ gapMs }) => gapMs)),
    invitesPerDeliveredCall: Math.round((figures.invites / figures.delivered) * 10_000) / 10_000,
    delivered: figures.delivered,
    callers: { made: created, asPlanned: succeeded },
    waiting: percentiles(figures.gaps.map(({ waiting }) => waiting)),
    gapsLeftOut: figures.leftOut,
    packetsDropped: capture.dropped(),
  };
}

function writeCsv(file: string, { gaps }: QueueFigures): void {
  const lines = gaps.map(({ agent, byeAt, gapMs, waiting }) => `${agent},${byeAt},${gapMs.toFixed(3)},${waiting}`);
  writeFileSync(file, `${['agent,byeAt,gapMs,waiting', ...lines].join('\n')}\n`);
}
