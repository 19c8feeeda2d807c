/** A draft without problems → the rules the core reads. Maps are in the order of their keys, whatever the file's order. */
import type { ActionId, AgentId, Language, MenuId, QueueId } from '../core/ids';
import type {
  Agent,
  Destination,
  KeyAction,
  Menu,
  NumberRule,
  OfferConsequences,
  Overflow,
  Queue,
  Rules,
  Trunk,
} from '../core/rules';
import type { VoicemailRule } from '../core/voicemail-rule';
import { buildCallbacks } from './build-callbacks';
import { addsOf } from './destination';
import type { Draft, MenuDraft } from './draft';
import type { Entry } from './form';
import { locales } from './locales';
import { inheritZeros, menuTree } from './menu-tree';
import { buildSurvey } from './surveys';
import { buildSayings } from './sayings';
import { buildReports } from './reports';
import { buildWebhook } from './webhooks';
import { buildRetention } from './retention';
import { buildRecordings } from './recordings';
import { rulesHash } from './rules-hash';
import { buildHours, buildOpening } from './build-hours';
import { buildTransfers } from './transfer-form';
import type {
  AgentShape,
  NumberShape,
  OffersShape,
  OutsideShape,
  QueueShape,
  TierShape,
  TrunkShape,
  VoicemailShape,
} from './schema';

export function buildRules(draft: Draft): Rules {
  const hotline = whole(draft.hotline);
  const targets = whole(draft.targets);
  const locale = locales.get(hotline.locale);
  if (!locale) throw new Error(`unknown locale ${hotline.locale}`);
  const zeros = inheritZeros(draft, menuTree(draft)).of;
  const meaning: Omit<Rules, 'hash'> = {
    ...hotline,
    language: locale.language,
    rings: targets.rings,
    ringCycleMs: targets.ringCycle ?? locale.ringCycleMs,
    unreachableMs: targets.unreachable,
    shortAbandonMs: targets.shortAbandon,
    maxWaitMs: targets.maxWait,
    maxHoldMs: targets.maxHold,
    serviceLevel: { formula: targets.serviceLevel.formula, withinMs: targets.serviceLevel.within },
    trunks: sorted(draft.trunks, (id, entry) => [id, buildTrunk(id, whole(entry))]),
    hours: sorted(draft.hours, (id, entry) => [
      id,
      buildHours(id, whole(entry), { ...hotline, calendars: draft.calendars }),
    ]),
    numbers: sorted(draft.numbers, (id, to) => [id, buildNumber(id, present(to), locale.language)]),
    menus: sorted(draft.menus, (id, menu) => [id as MenuId, buildMenu(id as MenuId, menu, zeros.get(id))]),
    ...(draft.actions.size > 0 && {
      actions: sorted(draft.actions, (id, action) => [id as ActionId, present(action)]),
    }),
    queues: sorted(draft.queues, (id, entry) => [id as QueueId, buildQueue(id as QueueId, whole(entry))]),
    offers: buildOffers(whole(draft.offers)),
    languages: sorted(draft.languages, (id, entry) => [id as Language, addsOf(whole(entry))]),
    tiers: sorted(draft.tiers, (id, entry) => [id, buildTier(whole(entry))]),
    tierNumbers: new Map([...draft.tiers].flatMap(([id, tier]) => whole(tier).numbers.map((number) => [number, id]))),
    agents: sorted(draft.agents, (id, entry) => [id as AgentId, buildAgent(id as AgentId, whole(entry))]),
    transfers: buildTransfers(whole(draft.transfers)),
    callbacks: draft.callbacks ? buildCallbacks(whole(draft.callbacks), { ...hotline, dial: locale.dial }) : null,
    outside: draft.outside ? buildOutside(whole(draft.outside)) : null,
    ...(draft.emergency && { emergency: draft.emergency }),
    ...(draft.doNotRecord && { doNotRecord: [...draft.doNotRecord].sort() }),
    ...(draft.webhooks.size > 0 && {
      webhooks: sorted(draft.webhooks, (id, entry) => [id, buildWebhook(id, whole(entry))]),
    }),
    ...(draft.retention && { retention: buildRetention(whole(draft.retention)) }),
    ...(draft.recordings && { recordings: buildRecordings(whole(draft.recordings)) }),
    voicemail: buildVoicemail(whole(draft.voicemail)),
    ...(draft.reports && { reports: buildReports(whole(draft.reports)) }),
    fallbackAgents: draft.fallback ? whole(draft.fallback).agents.map((id) => id as AgentId) : [],
  };
  return { hash: rulesHash(meaning), ...meaning };
}

function buildTrunk(id: string, trunk: TrunkShape): Trunk {
  const { register } = trunk;
  return {
    id,
    addresses: trunk.addresses ?? [present(trunk.address)],
    port: trunk.port,
    register: register
      ? { server: register.server, username: register.username, secretFile: register.secret.file }
      : null,
  };
}

function buildNumber(number: string, shape: NumberShape, spoken: NumberRule['language']): NumberRule {
  const { destination: to } = shape;
  const opening = buildOpening(shape.hours, shape.closed);
  const { emergency, notice } = shape;
  const rest = { number, ...(opening && { opening }), ...(emergency && { emergency }), ...(notice && { notice }) };
  if (!('language' in to)) return { ...rest, language: spoken, destination: to };
  return { ...rest, language: to.language ?? spoken, destination: { ...to, language: null } };
}

function buildMenu(id: MenuId, draft: MenuDraft, zero: Destination | null | undefined): Menu {
  const menu = whole(draft.form);
  const keys = new Map<string, KeyAction>([
    ['#', { kind: 'back' }],
    ['*', { kind: 'repeat' }],
    ['0', present(zero)],
    ...[...draft.keys].map(([digit, to]): [string, KeyAction] => [digit, present(to)]),
  ]);
  return {
    id,
    prompt: menu.prompt,
    keys: sorted(keys, (digit, action) => [digit, action]),
    timeoutMs: menu.timeout,
    tries: menu.tries,
    otherwise: menu.otherwise,
  };
}

/** Ceiling of wrap-up, unless the wrap-up itself is longer. */
const defaultMostMs = 300_000;

function buildQueue(id: QueueId, queue: QueueShape): Queue {
  const opening = buildOpening(queue.hours, queue.overflow.closed);
  return {
    id,
    name: queue.name,
    ...(opening && { opening: { ...opening, atClose: queue.atClose } }),
    extension: queue.extension,
    skills: skillMap(queue.skills),
    relax: queue.relax.map(({ after, skills, ownSkills }) => ({
      afterMs: after,
      skills: skillMap(skills),
      dropsOwn: ownSkills === 'drop',
    })),
    headStartMs: queue.headStart,
    rings: queue.rings ?? null,
    weight: queue.weight,
    redialMs: queue.redial,
    lastAgent: queue.lastAgent ? { withinMs: queue.lastAgent.within, waitMs: queue.lastAgent.wait } : null,
    overflow: buildOverflow(queue.overflow),
    agent: queue.agent,
    joinAtRing: queue.joinAtRing ?? null,
    order: queue.order as AgentId[],
    idle: queue.idle,
    wrapUpMs: queue.wrapUp,
    wrapUpExtendMs: queue.wrapUpExtend,
    maxHoldMs: queue.maxHold ?? null,
    wrapUpMostMs: queue.wrapUpMost ?? Math.max(defaultMostMs, queue.wrapUp),
    announce: queue.announce,
    record: queue.record,
    welcome: queue.welcome,
    comfort: queue.comfort ? { prompt: queue.comfort.prompt, everyMs: queue.comfort.every } : null,
    ...buildSayings(queue),
    ...(queue.voicemail && { voicemail: ownVoicemail(queue.voicemail) }),
    ...buildSurvey(queue.survey),
    ...(queue.notice && { notice: queue.notice }),
    callbackKey: queue.callbackKey,
  };
}

function buildOverflow({ full, predicted, nobodyLoggedIn, nobodyReady, waited }: QueueShape['overflow']): Overflow {
  return {
    ...(predicted && { predicted: { longerThanMs: predicted.longerThan, to: predicted.to } }),
    full: full ?? null,
    nobodyLoggedIn: nobodyLoggedIn ?? null,
    nobodyReady: nobodyReady ?? null,
    waited: waited ? { afterMs: waited.after, to: waited.to } : null,
  };
}

function buildOffers({ noAnswer, refused, busy, unreachable }: OffersShape): OfferConsequences {
  return { noAnswerMs: noAnswer, refusedMs: refused, busyMs: busy, unreachableMs: unreachable };
}

const buildTier = ({ headStart, numbers }: TierShape) => ({ headStartMs: headStart, numbers });

function buildAgent(id: AgentId, agent: AgentShape): Agent {
  return { id, name: agent.name, skills: skillMap(agent.skills), secretFile: agent.secret?.file ?? `agents/${id}` };
}

const buildVoicemail = ({ longest, silence, timeout, tries }: VoicemailShape): VoicemailRule => ({
  longestMs: longest,
  silenceMs: silence,
  ...(timeout !== undefined && { timeoutMs: timeout }),
  ...(tries !== undefined && { tries }),
});

const ownVoicemail = ({ longest, silence }: NonNullable<QueueShape['voicemail']>) => ({
  ...(longest !== undefined && { longestMs: longest }),
  ...(silence !== undefined && { silenceMs: silence }),
});

function buildOutside(outside: OutsideShape): NonNullable<Rules['outside']> {
  const { prefix, allow, trunks, callerId, record } = outside;
  return { prefix, allow, trunks, callerId, ringMs: outside.ring, wrapUpMs: outside.wrapUp, record };
}

const skillMap = (skills: Readonly<Record<string, number>>) =>
  sorted(new Map(Object.entries(skills)), (skill, level) => [skill, level]);

function sorted<V, K extends string, R>(map: ReadonlyMap<string, V>, make: (key: string, value: V) => readonly [K, R]) {
  const keys = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map<K, R>(keys.map(([key, value]) => make(key, value)));
}

function whole<T>(entry: Entry<T>): T {
  return present(entry.whole);
}

/** A draft without problems has no gaps; one here is our own mistake, not the operator's. */
function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('rules built from an incomplete draft');
  return value;
}
