/** The operators' rules as the core reads them: checked, complete, durations in milliseconds; immutable, replaced whole. */
import type { Retained } from './retention-rule';
import type { Callbacks } from './callback-rules';
import type { Hours } from './hours';
import type { Action } from './action-rules';
import type { ActionId, AgentId, Language, MenuId, PromptId, QueueId } from './ids';
import type { QueueSayings } from './queue-sayings';
import type { Tier } from './tier';
import type { Noticed, RecordingRules } from './recording-notice';
import type { Reported } from './report-rules';
import type { TransferKind } from './transfer-asked';
import type { VoicemailRule } from './voicemail-rule';
import type { WebhookRules } from './webhook/webhook-rule';

export type { Callbacks };
export type Destination =
  | { readonly kind: 'menu'; readonly menuId: MenuId; readonly language: Language | null; readonly adds?: Adds }
  | { readonly kind: 'queue'; readonly queueId: QueueId; readonly language: Language | null; readonly adds?: Adds }
  | { readonly kind: 'hang-up'; readonly prompt: PromptId | null }
  /** A telephone outside: one of `outside.allow`. */
  | { readonly kind: 'outside'; readonly number: string }
  /** She leaves a message, for whoever works for that queue. */
  | { readonly kind: 'voicemail'; readonly queueId: QueueId; readonly language: Language | null }
  /** Pressing the key asks for a callback of that queue; as an overflow she is offered one and keeps waiting. */
  | { readonly kind: 'callback'; readonly queueId: QueueId }
  | { readonly kind: 'action'; readonly actionId: ActionId }
  | AgentDestination;

/** One agent's own number: no other phone rings. */
export interface AgentDestination {
  readonly kind: 'agent';
  readonly agentId: AgentId;
  /** Whose record, sentences and wrap-up hold for it; null: the first one's. */
  readonly queueId: QueueId | null;
  readonly language: Language | null;
  /** How long a caller waits for her while she is busy. */
  readonly waitMs: number;
  /** Where callers go whom she does not take: at once when she is not at work. */
  readonly otherwise: Destination;
  readonly adds?: Adds;
}

/** What being led this way, or speaking this language, adds to the call. */
export interface Adds {
  /** Goes before others by this much; milliseconds. Those of one call add up. */
  readonly headStartMs: number;
  /** Asked for beside the queue's; of a skill asked for twice, the higher level. */
  readonly skills: Readonly<Record<string, number>>;
}

export type KeyAction = Destination | { readonly kind: 'repeat' } | { readonly kind: 'back' };

/** Outside these hours callers are led elsewhere. */
export interface Opening {
  /** Id of the hours. */
  readonly hours: string;
  readonly closed: Destination;
}
/** What happens with a number's callers while its emergency is on. */
export interface Emergency {
  /** Said first, to its end; null: nothing. */
  readonly prompt: PromptId | null;
  readonly destination: Destination;
  /** They are served before all other callers. */
  readonly priority: boolean;
}
export interface NumberRule extends Noticed {
  readonly number: string;
  readonly language: Language;
  readonly destination: Destination;
  /** Unset: open at all times. */
  readonly opening?: Opening;
  /** Unset: that of all numbers. */
  readonly emergency?: Emergency;
}
export interface Menu {
  readonly id: MenuId;
  readonly prompt: PromptId;
  /** Complete: `*`, `#` and the inherited `0` are in it. */
  readonly keys: ReadonlyMap<string, KeyAction>;
  readonly timeoutMs: number;
  /** How often an unknown key or silence is answered before `otherwise`. */
  readonly tries: number;
  readonly otherwise: Destination;
}
/** Skill → least level; every one is asked for. */
export type Needs = ReadonlyMap<string, number>;
export type AgentChoice =
  'longest-idle' | 'best-level' | 'round-robin' | 'fewest-calls' | 'fixed-order' | 'random' | 'ring-all';
export type IdleSince = 'since-last-call' | 'since-ready' | 'since-last-inbound-call' | 'least-occupied-today';

/** When a queue sends its callers on. Chains never come back to a queue they left; see the rules' checks. */
export interface Overflow {
  /** So many wait already when a caller enters. */
  readonly full: { readonly waiting: number; readonly to: Destination } | null;
  /** Nobody with the skills is logged in: on entering, and while waiting once the last one logs out. */
  readonly nobodyLoggedIn: Destination | null;
  /** Everybody logged in is not ready: on entering, and while waiting. */
  readonly nobodyReady: Destination | null;
  readonly waited: { readonly afterMs: number; readonly to: Destination } | null;
  /** Unset: never. She would probably wait longer, on entering. */
  readonly predicted?: { readonly longerThanMs: number; readonly to: Destination };
}

export interface QueueOpening extends Opening {
  /** Those who wait when it closes: served all the same, or sent where callers of a closed queue are led. */
  readonly atClose: 'serve' | 'leave';
}

export interface Relaxation {
  readonly afterMs: number;
  readonly skills: Needs;
  /** From then on what the call itself asks for is asked for no more. */
  readonly dropsOwn: boolean;
}
export interface Queue extends QueueSayings, Noticed {
  readonly id: QueueId;
  readonly name: string;
  /** Unset: open at all times. */
  readonly opening?: QueueOpening;
  /** What agents dial to hand a caller on to this queue; no agent has it. Null: they cannot. */
  readonly extension: string | null;
  readonly skills: Needs;
  /** After so long in the queue these are asked for instead; in order of time. */
  readonly relax: readonly Relaxation[];
  readonly agent: AgentChoice;
  /** What idle means for `longest-idle`, and between equals of the other choices. */
  readonly idle: IdleSince;
  /** With this ring of the first phone another agent's phone begins to ring as well; null: never. From 2. */
  readonly joinAtRing: number | null;
  /** Rings of a phone before the call is taken back; null: as everywhere. */
  readonly rings: number | null;
  /** Between queues that share agents: a minute of waiting here counts as so many. */
  readonly weight: number;
  /** For `fixed-order`; agents not named follow by number. */
  readonly order: readonly AgentId[];
  /** Who enters here goes before others by this much, in every queue an agent serves; milliseconds. */
  readonly headStartMs: number;
  /** Who hung up while waiting and rings again within this has her place back; 0: never. */
  readonly redialMs: number;
  /** A caller is kept for the agent who talked with her last, for `waitMs`, if that was within `withinMs`; null: never. */
  readonly lastAgent: { readonly withinMs: number; readonly waitMs: number } | null;
  readonly overflow: Overflow;
  readonly wrapUpMs: number;
  /** What each asking of the agent's adds to it; 0: it cannot be extended. */
  readonly wrapUpExtendMs: number;
  /** Longest wrap-up with all that was added. */
  readonly wrapUpMostMs: number;
  /** How long an agent may hold a caller before it is reported; null: as the rules say for all; 0: for ever. */
  readonly maxHoldMs: number | null;
  readonly record: boolean;
  /** What of voicemail is otherwise here; unset: as everywhere. */
  readonly voicemail?: Partial<Pick<VoicemailRule, 'longestMs' | 'silenceMs'>>;
  /** The key that asks for a callback while waiting; null: not offered. */
  readonly callbackKey: string | null;
}
export interface Agent {
  readonly id: AgentId;
  readonly name: string;
  readonly skills: ReadonlyMap<string, number>;
  /** File below `$HOTLINE_STATE_DIR/secrets/` with the phone's SIP password; made when missing. */
  readonly secretFile: string;
}
export interface Trunk {
  readonly id: string;
  /** IP addresses (or networks) whose calls are taken as this trunk's; outbound calls go to the first that answers. */
  readonly addresses: readonly string[];
  readonly port: number;
  /** Register outward with the carrier. */
  readonly register: { readonly server: string; readonly username: string; readonly secretFile: string } | null;
}
/** What agents key during a talk: `*` and one or two digits; none begins another. */
export interface Transfers {
  readonly codes: Readonly<Record<TransferKind | 'survey', string>>;
  /** So long the next key of a code is awaited. */
  readonly keyMs: number;
}
/** Calls to outside numbers but for callbacks: agents' own, and callers who are sent on. */
export interface Outside {
  /** What an agent dials before an outside number: 1 to 4 digits. */
  readonly prefix: string;
  /** Regular expression a number must match whole to be dialled. */
  readonly allow: string;
  /** Tried in this order until one can reach the number. */
  readonly trunks: readonly string[];
  /** Number shown to whom is dialled; never altered. */
  readonly callerId: string;
  readonly ringMs: number;
  /** After an agent's own outside call. */
  readonly wrapUpMs: number;
  readonly record: boolean;
}
/** How long an agent whose offer failed is passed over before she is ready again by herself; null: until she says so. */
export interface OfferConsequences {
  readonly noAnswerMs: number | null;
  readonly refusedMs: number | null;
  readonly busyMs: number | null;
  readonly unreachableMs: number | null;
}
export interface Rules extends WebhookRules, RecordingRules, Reported, Retained {
  /** Of the rules' meaning, not of the file's bytes. */
  readonly hash: string;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly rings: number;
  /** One ring and its pause in this locale; CN 5,000. */
  readonly ringCycleMs: number;
  /** No Ringing from the phone within this: unreachable. */
  readonly unreachableMs: number;
  readonly shortAbandonMs: number;
  readonly maxWaitMs: number;
  /** How long an agent may hold a caller before it is reported; 0: for ever. */
  readonly maxHoldMs: number;
  readonly serviceLevel: { readonly formula: string; readonly withinMs: number };
  readonly trunks: ReadonlyMap<string, Trunk>;
  readonly hours: ReadonlyMap<string, Hours>;
  readonly numbers: ReadonlyMap<string, NumberRule>;
  readonly menus: ReadonlyMap<MenuId, Menu>;
  readonly actions?: ReadonlyMap<ActionId, Action>;
  readonly queues: ReadonlyMap<QueueId, Queue>;
  readonly offers: OfferConsequences;
  /** What callers of a language ask for. */
  readonly languages: ReadonlyMap<Language, Adds>;
  readonly tiers: ReadonlyMap<string, Tier>;
  /** The tiers' numbers, each with its tier. */
  readonly tierNumbers: ReadonlyMap<string, string>;
  readonly agents: ReadonlyMap<AgentId, Agent>;
  readonly transfers: Transfers;
  readonly callbacks: Callbacks | null;
  /** Null: nobody is dialled outside but for callbacks. */
  readonly outside: Outside | null;
  /** Of numbers without one of their own; unset: those have none. */
  readonly emergency?: Emergency;
  /** Of queues without their own. */
  readonly voicemail: VoicemailRule;
  /** Rung by the dialplan itself while the hotline is away. */
  readonly fallbackAgents: readonly AgentId[];
}
