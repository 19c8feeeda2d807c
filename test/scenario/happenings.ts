/** From a line of a shift log to the events it tells of. */
import type { Event, OfferFailure, NotReadyReason, ListedBridge, ListedChannel } from '../../src/core/event';
import type { AgentForced } from '../../src/core/leader-event';
import {
  callIdOfLeg,
  legId,
  type AgentId,
  type BridgeId,
  type CallId,
  type Instant,
  type LegId,
  type NodeId,
  type PlaybackId,
} from '../../src/core/ids';

import type { TransferKind } from '../../src/core/transfer-asked';
import { serviceAnswered } from './action-notation';
import { agentPromised, callbackDue, callbackRegistered } from './callback-happenings';

export const node = 'node-1' as NodeId;

/** `words`: what stands behind the event's name. */
type Reader = (at: Instant, words: readonly string[]) => readonly Event[];

const nth = (words: readonly string[], n: number, what: string): string => {
  const word = words[n];
  if (word === undefined) throw new Error(`${what} is missing after '${words.join(' ')}'`);
  return word;
};
const callAt = (words: readonly string[], n = 0) => nth(words, n, 'a call') as CallId;
const legAt = (words: readonly string[], n = 0) => nth(words, n, 'a leg') as LegId;
const agentAt = (words: readonly string[]) => nth(words, 0, 'an agent') as AgentId;

/** `parent=c1 key=5s` and the like. */
function named(words: readonly string[], name: string): string | undefined {
  return words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
}

const ofLeg =
  (type: 'OfferRinging' | 'OfferAnswered' | 'LegHungUp' | 'LegHeld' | 'LegResumed'): Reader =>
  (at, words) => [{ type, at, callId: callIdOfLeg(legAt(words)), legId: legAt(words) }];

/** With a leg behind the agent: by feature code, the answer is spoken there. */
function wish(at: Instant, words: readonly string[], from = 1) {
  const leg = words[from] as LegId | undefined;
  return { at, agentId: agentAt(words), ...(leg === undefined ? {} : { legId: leg, node }) };
}

const ofAgent =
  (
    type:
      | 'AgentLoggedIn'
      | 'AgentLoggedOut'
      | 'AgentReadied'
      | 'WrapUpEnded'
      | 'MoreWrapUpAsked'
      | 'AgentStateAsked'
      | 'FeatureCodeUnknown',
  ): Reader =>
  (at, words) => [{ type, ...wish(at, words) }];

const ofPhone =
  (type: 'PhoneRegistered' | 'PhoneUnregistered'): Reader =>
  (at, words) => [{ type, at, agentId: agentAt(words) }];

const refused =
  (type: 'CommandRefused' | 'CommandTimedOut'): Reader =>
  (at, words) => {
    const subject = nth(words, 1, 'a subject');
    const callId = subject.replace(/[.-].*$/, '') as CallId;
    return [{ type, at, callId, command: nth(words, 0, 'a command'), subject, detail: words[2] ?? 'timeout' }];
  };

/** `c1.0 c1.1:ringing c1-b1=c1.0+c1.1 phone=8001`: channels are up unless said otherwise. */
function floorListed(at: Instant, words: readonly string[]): Event {
  const channels: ListedChannel[] = [];
  const bridges: ListedBridge[] = [];
  const registered: AgentId[] = [];
  for (const word of words) {
    const [name = '', value] = word.split('=');
    if (name === 'phone') registered.push(...((value ?? '').split(',') as AgentId[]));
    else if (value !== undefined)
      bridges.push({ bridgeId: name as BridgeId, legIds: (value === '' ? [] : value.split('+')) as LegId[] });
    else {
      const [leg = '', state = 'up'] = name.split(':');
      const channel = { legId: leg as LegId, callId: callIdOfLeg(leg as LegId) };
      channels.push({ ...channel, up: state === 'up', ringing: state === 'ringing' });
    }
  }
  return { type: 'FloorListed', at, node, channels, bridges, registered };
}

const readers: Readonly<Record<string, Reader>> = {
  CallArrived: (at, words) => {
    const callId = callAt(words);
    const dialled = nth(words, 1, 'a number');
    const caller = words[2] === 'withheld' ? '' : (words[2] ?? '13800001111');
    return [{ type: 'CallArrived', at, callId, legId: legId(callId, 0), node, dialled, caller }];
  },
  CallerHungUp: (at, words) => [{ type: 'CallerHungUp', at, callId: callAt(words), legId: legId(callAt(words), 0) }],
  DigitPressed: (at, words) => {
    const callId = callAt(words);
    return [{ type: 'DigitPressed', at, callId, legId: legId(callId, 0), digit: nth(words, 1, 'a digit') }];
  },
  /** `c1.1 *28002#`: keys pressed on an agent's phone, all within one second. */
  AgentKeyed: (at, words) =>
    [...nth(words, 1, 'keys')].map((digit) => ({
      type: 'DigitPressed',
      at,
      callId: callIdOfLeg(legAt(words)),
      legId: legAt(words),
      digit,
    })),
  TransferAsked: (at, words) => {
    const kind = nth(words, 1, 'a kind') as TransferKind;
    return [{ type: 'TransferAsked', at, callId: callAt(words), kind, ...(words[2] ? { target: words[2] } : {}) }];
  },
  MessageRecorded: (at, words) => {
    const messageId = nth(words, 0, 'a message');
    const callId = messageId.replace(/-m\d+$/, '') as CallId;
    const durationMs = Number(nth(words, 1, 'its seconds')) * 1000;
    const spoken = named(words, 'spoken');
    const spokenMs = spoken === undefined ? {} : { spokenMs: Number(spoken) * 1000 };
    return [{ type: 'MessageRecorded', at, callId, messageId, recorded: true, durationMs, ...spokenMs }];
  },
  SurveyInvited: (at, words) => [{ type: 'SurveyInvited', at, callId: callAt(words) }],
  ServiceAnswered: serviceAnswered,
  PromptFinished: (at, words) => {
    const playbackId = nth(words, 0, 'a playback') as PlaybackId;
    const callId = playbackId.slice(0, playbackId.lastIndexOf('-p')) as CallId;
    return [{ type: 'PromptFinished', at, callId, playbackId, played: words[1] !== 'failed' }];
  },
  OfferRinging: ofLeg('OfferRinging'),
  OfferAnswered: ofLeg('OfferAnswered'),
  OfferFailed: (at, words) => {
    const failure = nth(words, 1, 'a failure') as OfferFailure;
    return [{ type: 'OfferFailed', at, callId: callIdOfLeg(legAt(words)), legId: legAt(words), failure }];
  },
  LegHungUp: ofLeg('LegHungUp'),
  LegHeld: ofLeg('LegHeld'),
  LegResumed: ofLeg('LegResumed'),
  /** Phones of these agents are there and they log in. */
  AgentsReady: (at, words) =>
    words.flatMap((id): Event[] => [
      { type: 'PhoneRegistered', at, agentId: id as AgentId },
      { type: 'AgentLoggedIn', at, agentId: id as AgentId },
    ]),
  AgentLoggedIn: ofAgent('AgentLoggedIn'),
  AgentLoggedOut: ofAgent('AgentLoggedOut'),
  AgentReadied: ofAgent('AgentReadied'),
  AgentPaused: (at, words) => [
    { type: 'AgentPaused', ...wish(at, words, 2), reason: nth(words, 1, 'a reason') as NotReadyReason },
  ],
  WrapUpEnded: ofAgent('WrapUpEnded'),
  MoreWrapUpAsked: ofAgent('MoreWrapUpAsked'),
  /** `8001 not-ready lunch by=leader` */
  AgentForced: (at, words) => {
    const [, state = '', reason] = words.filter((word) => !word.startsWith('by='));
    const why = reason === undefined ? null : (reason as NotReadyReason);
    const by = named(words, 'by') ?? 'leader';
    return [
      { type: 'AgentForced', at, agentId: agentAt(words), state: state as AgentForced['state'], reason: why, by },
    ];
  },
  /** `on 95001 95002 until=60s by=leader`, `off all` */
  EmergencySet: (at, words) => {
    const until = named(words, 'until');
    const [state, ...given] = words.filter((word) => !word.includes('='));
    const numbers = given.length === 1 && given[0] === 'all' ? 'all' : given;
    const by = named(words, 'by') ?? 'leader';
    const ends = until === undefined ? null : Number(until.replace('s', '')) * 1000;
    return [{ type: 'EmergencySet', at, numbers, on: state === 'on', by, until: ends }];
  },
  /** `13800001111=blocked 139=vip=60s -138=blocked`: with a list, perhaps until then; `-`: no more. */
  CallersListed: (at, words) => {
    const read = (word: string) => {
      const [number = '', list = '', until] = word.split('=');
      return { number, list, until: until === undefined ? null : Number(until.replace('s', '')) * 1000 };
    };
    const isRemoved = (word: string) => word.startsWith('-');
    const added = words.filter((word) => !isRemoved(word)).map(read);
    return [{ type: 'CallersListed', at, added, removed: words.filter(isRemoved).map((word) => read(word.slice(1))) }];
  },
  /** `on network-down 95001 until=60s by=leader`, `off all` */
  BroadcastSet: (at, words) => {
    const [state, ...rest] = words.filter((word) => !word.includes('='));
    const [prompt, ...given] = state === 'on' ? [rest[0] ?? null, ...rest.slice(1)] : [null, ...rest];
    const numbers = given[0] === 'all' ? 'all' : given;
    const until = state === 'on' ? Number((named(words, 'until') ?? '').replace('s', '')) * 1000 : null;
    return [
      {
        type: 'BroadcastSet',
        at,
        numbers,
        prompt,
        by: named(words, 'by') ?? 'leader',
        until,
      },
    ];
  },
  AgentStateAsked: ofAgent('AgentStateAsked'),
  FeatureCodeUnknown: ofAgent('FeatureCodeUnknown'),
  AgentDialled: (at, words) => {
    const callId = callAt(words, 1);
    const number = nth(words, 2, 'a number');
    return [{ type: 'AgentDialled', at, agentId: agentAt(words), callId, legId: legId(callId, 1), number, node }];
  },
  PhoneRegistered: ofPhone('PhoneRegistered'),
  PhoneUnregistered: ofPhone('PhoneUnregistered'),
  RulesChanged: (at, words) => [{ type: 'RulesChanged', at, hash: nth(words, 0, 'a hash') }],
  AgentPromised: (at, words) => [agentPromised(at, wish(at, words), named(words, 'hours'))],
  CallbackRegistered: (at, words) => [callbackRegistered(at, nth(words, 0, 'a call or a promise'))],
  CallbackDue: (at, words) => [callbackDue(at, callAt(words), (name) => named(words, name))],
  FloorListed: (at, words) => [floorListed(at, words)],
  NodeLost: (at) => [{ type: 'NodeLost', at, node }],
  CommandRefused: refused('CommandRefused'),
  CommandTimedOut: refused('CommandTimedOut'),
  RecordingFailed: (at, words) => [
    { type: 'RecordingFailed', at, callId: callAt(words), detail: nth(words, 1, 'a detail') },
  ],
  CallBroken: (at, words) => [{ type: 'CallBroken', at, callId: callAt(words), detail: 'test' }],
};

export function eventsOf(at: Instant, name: string, words: readonly string[]): readonly Event[] {
  const reader = readers[name];
  if (!reader) throw new Error(`'${name}' is no event of a shift log`);
  return reader(at, words);
}
