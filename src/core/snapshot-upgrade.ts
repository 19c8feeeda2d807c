/**
 * A snapshot of an earlier release becomes one of this: what it could not know gets the value it has for a call that never
 * met it, so that calls under way go on. The journal behind it is replayed as ever.
 */
import type { Agent } from './agent';
import type { Call, Offer, Phase, Talk } from './call';
import type { AgentId, CallId } from './ids';
import type { Snapshot } from './snapshot';
import { newTally } from './tally';
import type { Visit } from './visit';
import { wrapUpOf } from './wrap-up';

/** Version 1 stood for several shapes; all of them are read. */
export type FormerSnapshot = Pick<
  Snapshot,
  'now' | 'rulesHash' | 'fences' | 'places' | 'talks' | 'service' | 'emergencies'
> & {
  readonly version: 1;
  readonly calls: readonly FormerCall[];
  readonly agents: readonly FormerAgent[];
};
type KeptAgent = Snapshot['agents'][number];
type FormerAgent = Omit<KeptAgent, 'forcedBy' | 'tally'> & Partial<Pick<KeptAgent, 'forcedBy' | 'tally'>>;

const laterOfCall = { tier: null, marks: [], agents: [], priority: 0, messages: 0, overflows: 0 } as const;
type LaterOfCall = keyof typeof laterOfCall;
type KeptCall = Snapshot['calls'][number];
type FormerCall = Omit<KeptCall, LaterOfCall | 'phase' | 'wrapUps'> &
  Partial<Pick<KeptCall, LaterOfCall>> & {
    readonly phase: FormerPhase;
    /** At first only how many there are. */
    readonly wrapUps: Call['wrapUps'] | number;
  };

const laterOfVisit = {
  ...{ announceAt: null, told: { ahead: null, wait: null } },
  ...{ comfortAt: null, callbackOffered: null, step: 0, relaxAt: null, overflowAt: null, closesAt: null },
  ...{ from: null, back: null, preferred: null, asks: '' },
} as const;
type FormerVisit = Pick<Visit, 'n' | 'queueId' | 'enteredAt' | 'key'> & Partial<Visit>;
type FormerTalk = Omit<Talk, 'key' | LaterOfTalk> & Partial<Talk>;
const laterOfTalk = {
  rebridged: 0,
  holdOverdueAt: null,
  holdReports: 0,
  wrapUp: wrapUpOf(undefined),
  keyed: null,
} as const;
type LaterOfTalk = keyof typeof laterOfTalk;

/** One phone rang for a call at most. */
interface OfferedAlone {
  readonly kind: 'offered';
  readonly visit: FormerVisit;
  readonly offer: Offer;
}
type Of<K extends Phase['kind']> = Extract<Phase, { kind: K }>;
type FormerAsking = Omit<Of<'asking'>, 'leftAt' | 'visit'> & {
  readonly visit: FormerVisit;
  readonly leftAt?: number | null;
};
type FormerPhase =
  | Exclude<Phase, { kind: 'waiting' | 'asking' | 'talking' }>
  | OfferedAlone
  | FormerAsking
  | { readonly kind: 'waiting'; readonly visit: FormerVisit }
  | { readonly kind: 'talking'; readonly talk: FormerTalk };

export function upgraded(snapshot: FormerSnapshot): Snapshot {
  const agents = snapshot.agents.map((agent): KeptAgent => ({
    ...agent,
    forcedBy: agent.forcedBy ?? null,
    tally: agent.tally ?? newTally(agent.since),
  }));
  return { ...snapshot, version: 2, agents, calls: snapshot.calls.map((call) => upgradedCall(call, agents)) };
}

function upgradedCall(former: FormerCall, agents: readonly KeptAgent[]): KeptCall {
  const phase = upgradedPhase(former.phase);
  const talking = 'talk' in phase ? [phase.talk.agentId] : [];
  const wrapUps = typeof former.wrapUps === 'number' ? openWrapUps(former.id, former.talks, agents) : former.wrapUps;
  return { ...laterOfCall, agents: talking, ...former, phase, wrapUps };
}

function upgradedPhase(phase: FormerPhase): Phase {
  switch (phase.kind) {
    case 'waiting':
      return { ...phase, visit: upgradedVisit(phase.visit) };
    case 'asking':
      return { ...phase, visit: upgradedVisit(phase.visit), leftAt: phase.leftAt ?? null };
    case 'offered': {
      const visit = upgradedVisit(phase.visit);
      if (!('offer' in phase)) return { ...phase, visit };
      return { kind: 'offered', visit, offers: [phase.offer], wanted: 1, joinAt: null };
    }
    case 'dialling':
      return { ...phase, visit: phase.visit && upgradedVisit(phase.visit) };
    case 'talking':
      return { ...phase, talk: { ...laterOfTalk, key: phase.talk.startedAt, ...phase.talk } };
    default:
      return phase;
  }
}

const upgradedVisit = (visit: FormerVisit): Visit => ({ ...laterOfVisit, ...visit });

/** Whose wrap-up it is stood with the agent alone. */
function openWrapUps(callId: CallId, n: number, agents: readonly KeptAgent[]): Call['wrapUps'] {
  const inWrapUp = ({ state }: Pick<Agent, 'state'>) => state.kind === 'wrap-up' && state.callId === callId;
  const open = (agentId: AgentId) => ({ n, agentId, queueId: null, rule: wrapUpOf(undefined) });
  return agents.filter(inWrapUp).map(({ id }) => open(id));
}
