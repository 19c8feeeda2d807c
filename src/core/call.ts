/**
 * One call. The phases and how they follow one another:
 *
 *   notice ─▶ menu, waiting, leaving                     (an emergency or a broadcast for her number; recording)
 *
 *   menu ─▶ waiting ◀─▶ offered ─▶ talking ─▶ ended
 *     │        │ ▲          └─▶ dialling ─▶ talking      (a callback; an agent's own outside call begins here)
 *     │        ▼ │
 *     │   confirming                                     (she asked for a callback: on which number?)
 *     │        ▼ │
 *     │      asking                                      (its row is being written)
 *     ├────────┼─▶ forwarding ─▶ forwarded ─▶ ended      (a telephone outside is rung; nobody there: back)
 *     ├────────┼─▶ voicemail ─▶ leaving                  (she leaves a message, hears it, sends it)
 *     ├◀──────▶┼─▶ acting ─▶ menu, waiting, leaving …    (self-service: speaking, collecting keys, asking a service)
 *     └────────┴─▶ leaving ─▶ ended                      (a goodbye is playing)
 *
 *   talking ─▶ survey ─▶ leaving                          (the agent has left: how was it?)
 *   talking ◀─▶ consulting                               (the agent asks another, who may take the caller over)
 *   talking, consulting ─▶ waiting, offered              (handed on blindly)
 *
 * `ended` lasts until the agent's wrap-up is over; then the call leaves the floor.
 */
import type { Mark } from './asks';
import type { ConfirmingPhase } from './callback-number-phase';
import type { CallbackOrigin } from './callback-origin';
import type { Due } from './due';
import type { ForwardPhase } from './forward-phase';
import type { EndedBy, Measures, Outcome } from './journal';
import type {
  AgentId,
  CallbackId,
  CallId,
  Instant,
  Language,
  LegId,
  MenuId,
  NodeId,
  PlaybackId,
  PromptId,
  QueueId,
} from './ids';
import type { Destination } from './rules';
import type { VoicemailPhase } from './voicemail-phase';
import type { SurveyPhase } from './survey-rule';
import { actingDeadline, type ActingPhase, type SelfService } from './self-service';
import { earliest, visitDeadline, type Visit } from './visit';
import type { WrapUpRule } from './wrap-up';
import type { Consult, Offer, Talk } from './parts-of-call';

export type { Consult, Offer, Talk };
export type Phase =
  | {
      readonly kind: 'menu';
      readonly menuId: MenuId;
      readonly path: readonly MenuId[];
      tries: number;
      until: Instant | null;
    }
  /** An emergency's notice, a broadcast, or that she is recorded, is playing; what follows stands already. */
  | {
      readonly kind: 'notice';
      readonly prompt: PromptId | null;
      readonly then: Destination;
      readonly until: Instant;
      /** Of a call that ends there; unset: as usual. */
      readonly outcome?: Outcome;
      /** Key that refuses the recording; unset or null: none. */
      readonly refuse?: string | null;
      readonly bargeIn?: boolean;
    }
  | { readonly kind: 'waiting'; readonly visit: Visit }
  | ConfirmingPhase
  | {
      readonly kind: 'asking';
      readonly visit: Visit;
      readonly callbackId: CallbackId;
      readonly until: Instant;
      /** She hung up meanwhile, trusting that she will be called; null: she is still there. */
      leftAt: Instant | null;
    }
  | {
      readonly kind: 'offered';
      readonly visit: Visit;
      /** Phones ringing for this call, in the order they were asked; never empty. */
      readonly offers: readonly Offer[];
      /** How many phones may ring for it at once. */
      wanted: number | 'all';
      /** When one more may ring; null: never, or already. */
      joinAt: Instant | null;
    }
  | {
      readonly kind: 'dialling';
      /** Null: an agent's own outside call. */
      readonly visit: Visit | null;
      readonly offer: Offer;
      readonly legId: LegId;
      ringingAt: Instant | null;
      until: Instant;
    }
  | { readonly kind: 'talking'; readonly talk: Talk }
  | { readonly kind: 'consulting'; readonly talk: Talk; readonly consult: Consult }
  | ForwardPhase
  | VoicemailPhase
  | SurveyPhase
  | ActingPhase
  | {
      readonly kind: 'leaving';
      readonly outcome: Outcome;
      readonly endedBy: EndedBy;
      readonly reason: string;
      readonly until: Instant;
    }
  | { readonly kind: 'ended' };

export interface OpenWrapUp {
  readonly n: number;
  readonly agentId: AgentId;
  /** Null: of an agent's own outside call. */
  readonly queueId: QueueId | null;
  readonly rule: WrapUpRule;
}

export interface Call {
  readonly id: CallId;
  readonly direction: 'inbound' | 'outbound';
  readonly node: NodeId;
  readonly dialled: string;
  readonly caller: string;
  readonly callback: CallbackOrigin | null;
  readonly arrivedAt: Instant;
  language: Language;
  /** Of customers, by the caller's number; null: none. */
  readonly tier: string | null;
  /** Nothing of this call is recorded: she is on a list. */
  readonly isUnrecorded?: true;
  /** What the ways she was led add. */
  marks: readonly Mark[];
  phase: Phase;
  phaseSince: Instant;
  /** Entries written so far. */
  seq: number;
  /** Numbers given out so far; none is used twice. */
  legs: number;
  bridges: number;
  playbacks: number;
  visits: number;
  talks: number;
  /** Agents who have had her, in order. */
  agents: readonly AgentId[];
  /** 1: an emergency brought her; she goes before all who have 0. */
  priority: 0 | 1;
  messages: number;
  selfService?: SelfService;
  /** She has heard that she is recorded. */
  noticeTold: boolean;
  /** Why no talk of hers is recorded; null: they are as the rules say. */
  unrecorded: 'caller' | 'list' | null;
  /** Queues that sent her on. */
  overflows: number;
  /** What is being played on the caller's leg (while a customer is dialled: on the agent's). */
  playing: PlaybackId | null;
  readonly measures: Measures;
  /** Talks that are over and whose agent is still in wrap-up. */
  wrapUps: readonly OpenWrapUp[];
  readonly index: CallIndex;
}

export interface CallIndex extends Due {
  /** Among those who wait for the same. */
  waitingPlace: number | undefined;
}

export const newCallIndex = (): CallIndex => ({
  dueAt: null,
  duePlace: undefined,
  isLoose: false,
  waitingPlace: undefined,
});

/** Who called, or was called and answered: an outbound call's customer may have been handed on, too. */
export const hasCaller = (call: Call): boolean => call.direction === 'inbound' || call.talks > 0;

/** The talk of a call that has one, also while its agent asks somebody else. */
export function talkOf({ phase }: Call): Talk | null {
  return phase.kind === 'talking' || phase.kind === 'consulting' ? phase.talk : null;
}

/** The phone ringing on that leg; null: none of this call's. */
export function offerOf({ phase }: Call, legId: LegId): Offer | null {
  if (phase.kind !== 'offered') return null;
  return phase.offers.find((offer) => offer.legId === legId) ?? null;
}

/** The next moment at which this call wants a `Tick`. */
export function callDeadline(call: Call): Instant | null {
  const phase = call.phase;
  switch (phase.kind) {
    case 'menu':
    case 'notice':
    case 'asking':
    case 'confirming':
    case 'leaving':
    case 'dialling':
    case 'forwarding':
    case 'voicemail':
    case 'survey':
      return phase.until;
    case 'acting':
      return actingDeadline(phase);
    case 'waiting':
      return visitDeadline(phase.visit, call.playing !== null);
    case 'offered':
      return offersDeadline(phase.offers, phase.joinAt);
    case 'talking':
      return talkDeadline(phase.talk);
    case 'consulting':
      return earliest(phase.consult.until, talkDeadline(phase.talk));
    case 'forwarded':
    case 'ended':
      return null;
  }
}

function offersDeadline(offers: readonly Offer[], joinAt: Instant | null): Instant | null {
  let due = joinAt;
  for (const { until } of offers) due = earliest(due, until);
  return due;
}

/** An agent more may be rung for this call: it waits, or some ring already and another is wanted. */
export function wantsAgent({ phase }: Call): boolean {
  if (phase.kind === 'waiting') return true;
  return phase.kind === 'offered' && (phase.wanted === 'all' || phase.offers.length < phase.wanted);
}

const talkDeadline = (talk: Talk): Instant | null => earliest(talk.holdOverdueAt, talk.keyed?.until ?? null);
