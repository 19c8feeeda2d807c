/** Recorded news of a real Asterisk 22.10 (test/fixtures/ari) → the core's events. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { readAriEvent } from '../../../src/asterisk/ari-types';
import { legOfChannel, ownThing } from '../../../src/asterisk/asterisk-ids';
import { Holdings, type Leg, type OwnLeg } from '../../../src/asterisk/holdings';
import { ToEvent } from '../../../src/asterisk/to-event';
import type { Event } from '../../../src/core/event';
import { legId, type NodeId, type PlaybackId } from '../../../src/core/ids';

const log = pino({ level: 'silent' });

class Recorded {
  readonly events: Event[] = [];
  readonly turnedAway: string[] = [];
  readonly entered: OwnLeg[] = [];
  readonly gone: Leg[] = [];
  readonly holdings = new Holdings();
  readonly frames: readonly string[];
  private readonly toEvent: ToEvent;

  constructor(name: string) {
    this.frames = readFileSync(join(__dirname, '../../fixtures/ari', `${name}.jsonl`), 'utf8')
      .trim()
      .split('\n');
    this.toEvent = new ToEvent(
      'n1' as NodeId,
      this.holdings,
      {
        label: () => undefined,
        entered: (leg) => this.entered.push(leg),
        turnAway: (channelId) => this.turnedAway.push(channelId),
        gone: (leg) => this.gone.push(leg),
      },
      { post: (event) => this.events.push(event) },
      { now: () => 1, fromWall: (wallMs) => wallMs, wakeAt: () => () => undefined },
      log,
    );
  }

  /** The hotline asked for every leg and sentence of its own that the recording names. */
  askedForAll(): this {
    const text = this.frames.join('\n');
    for (const id of new Set(text.match(/h-[0-9a-f-]{36}-\d+/g) ?? [])) {
      const own = legOfChannel(id);
      if (own) this.holdings.add({ ...ownLeg, ...own, channelId: id, playing: new Set() });
    }
    for (const id of new Set(text.match(/h-[0-9a-f-]{36}-p\d+/g) ?? [])) {
      const own = ownThing<PlaybackId>(id);
      const leg = {
        ...ownLeg,
        callId: own!.callId,
        legId: legId(own!.callId, 99),
        channelId: id,
        playing: new Set<never>(),
      };
      this.holdings.addPlayback([leg], own!.id);
    }
    return this;
  }

  play(frames: readonly string[] = this.frames): this {
    for (const frame of frames) {
      const read = readAriEvent(frame);
      if (read.kind !== 'event') throw new Error(`${read.kind}: ${frame}`);
      this.toEvent.take(read.event);
    }
    return this;
  }

  types(): string[] {
    return this.events.map((event) => event.type);
  }
}

const ownLeg = {
  kind: 'own',
  music: 'off',
  stage: 'asked',
  withdrawn: false,
  bridgeId: null,
  inBridge: null,
} as const;

test('a call from arrival to both hang-ups', () => {
  const recorded = new Recorded('answered-call').askedForAll().play();
  expect(recorded.types()).toEqual([
    'CallArrived',
    'DigitPressed',
    'PromptFinished',
    'OfferRinging',
    'OfferAnswered',
    'LegHeld',
    'LegResumed',
    'CallerHungUp',
    'LegHungUp',
  ]);
  const [arrived, digit, prompt] = recorded.events;
  expect(arrived).toMatchObject({ dialled: '95001', caller: '13800005678', node: 'n1' });
  expect(arrived?.at).toBe(Date.parse('2026-11-22T15:43:14.679Z')); // Asterisk's own clock, not ours
  expect(digit).toMatchObject({ digit: '1', legId: arrived && 'legId' in arrived ? arrived.legId : '' });
  expect(prompt).toMatchObject({ played: true });
  expect(recorded.entered.map((leg) => leg.stage)).toEqual(['up']);
  expect(recorded.holdings.counts()).toMatchObject({ legs: 0 });
  expect(recorded.gone).toHaveLength(2);
});

test('an agent is gone with her own goodbye; one we hang up is gone with her channel', () => {
  const from = (end: string, more: object): string => {
    const read = JSON.parse(end) as object;
    return JSON.stringify({ ...read, type: 'ChannelHangupRequest', cause: 16, ...more });
  };
  for (const [more, told] of [
    [{}, 1],
    [{ soft: true }, 0],
  ] as const) {
    const recorded = new Recorded('answered-call').askedForAll();
    const ended = recorded.frames.findIndex((frame) => frame.includes('"StasisEnd"') && frame.includes('"h-'));
    recorded.play(recorded.frames.slice(0, ended));
    recorded.play([from(recorded.frames[ended]!, more)]);
    expect(recorded.types().filter((type) => type === 'LegHungUp')).toHaveLength(told);
    recorded.play(recorded.frames.slice(ended));
    expect(recorded.types().filter((type) => type === 'LegHungUp')).toHaveLength(1);
  }
});

test('the same news twice is told once', () => {
  const recorded = new Recorded('answered-call').askedForAll();
  const twice = recorded.frames.flatMap((frame) =>
    frame.includes('StasisStart') || frame.includes('Hold') || frame.includes('Dtmf') ? [frame] : [frame, frame],
  );
  recorded.play(twice);
  const types = recorded.types();
  for (const type of ['OfferAnswered', 'PromptFinished', 'CallerHungUp', 'LegHungUp'])
    expect(types.filter((seen) => seen === type)).toHaveLength(1);
});

test.each([
  ['offer-busy', 'busy'],
  ['offer-refused', 'refused'],
  ['offer-no-answer', 'no-answer'],
])('%s', (name, failure) => {
  const { events } = new Recorded(name).askedForAll().play();
  expect(events.filter((event) => event.type === 'OfferFailed')).toMatchObject([{ failure }]);
  expect(events.map((event) => event.type)).not.toContain('OfferAnswered');
});

test('a sentence Asterisk has no sound for was not played', () => {
  const { events } = new Recorded('offer-no-answer').askedForAll().play();
  expect(events.find((event) => event.type === 'PromptFinished')).toMatchObject({ played: false });
});

test('a feature code tells the agent’s wish, and later that the leg is gone', () => {
  const recorded = new Recorded('feature-call').askedForAll().play();
  expect(recorded.types()).toEqual(['AgentPaused', 'PromptFinished', 'LegHungUp']);
  expect(recorded.events[0]).toMatchObject({ agentId: '8001', reason: 'lunch', node: 'n1' });
});

test('a hostile caller id is text without control characters', () => {
  expect(new Recorded('hostile-caller').play().events[0]).toMatchObject({ caller: '138"X-Evil: 1😀' });
  expect(new Recorded('broken-caller').play().events[0]).toMatchObject({ caller: '' });
});

test('a leg of ours that nobody asked for is sent away', () => {
  const recorded = new Recorded('answered-call').play();
  expect(recorded.turnedAway).toHaveLength(1);
  expect(recorded.types()).toEqual(['CallArrived', 'DigitPressed', 'CallerHungUp']);
});

test('news of a channel that is not ours changes nothing', () => {
  const recorded = new Recorded('answered-call');
  recorded.play(recorded.frames.slice(1));
  expect(recorded.events).toEqual([]);
});

test.each([
  ['', 'malformed'],
  ['{', 'malformed'],
  ['null', 'malformed'],
  ['[]', 'malformed'],
  ['{"type":7}', 'malformed'],
  ['{"type":"StasisStart"}', 'malformed'],
  ['{"type":"StasisStart","timestamp":"x","channel":{"id":7}}', 'malformed'],
  ['{"type":"PlaybackFinished","timestamp":"x","playback":null}', 'malformed'],
  ['{"type":"SomethingNew","timestamp":"x"}', 'unknown'],
  ['{"type":"constructor","timestamp":"x"}', 'unknown'],
])('the frame %s is %s', (frame, kind) => {
  expect(readAriEvent(frame).kind).toBe(kind);
});
