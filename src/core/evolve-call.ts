/** How each entry changes a call. */
import { hasCaller, offerOf, talkOf, type Call } from './call';
import { callbackNumberAppliers } from './evolve-callback-number';
import type { Visit } from './visit';
import { learnAnswer, learnTalk, learnWrapUp } from './expected-wait';
import type { Floor } from './floor';
import { countLeg, enter } from './enter-phase';
import { outsideAppliers } from './evolve-outside';
import { holdOverdueAt } from './hold';
import type { CallEntry, EntryOf } from './journal';
import { newTalk } from './new-talk';
import { keepPlace, rememberTalk, takePlace } from './memory';
import { closingAt } from './opening';
import { wrapUpAfter, wrapUpOf, wrapUpOfOutside } from './wrap-up';
import { transferAppliers } from './evolve-transfer';
import { overflowAt, relaxAt, restOf } from './visit-times';
import { announcementAppliers, firstSentences } from './evolve-announcements';
import { noticeAppliers } from './evolve-notice';
import { actionAppliers } from './evolve-action';
import { voicemailAppliers } from './evolve-voicemail';
import { recordingAppliers } from './evolve-recording';
import { surveyAppliers } from './evolve-survey';

type Appliers = { readonly [T in CallEntry['type']]: (call: Call, entry: EntryOf<T>, floor: Floor) => void };

export function evolveCall(floor: Floor, call: Call, entry: CallEntry): void {
  const apply = appliers[entry.type] as (call: Call, entry: CallEntry, floor: Floor) => void;
  apply(call, entry, floor);
}

const nothing = () => undefined;

const appliers: Appliers = {
  ...transferAppliers,
  ...outsideAppliers,
  ...voicemailAppliers,
  ...callbackNumberAppliers,
  ...surveyAppliers,
  ...recordingAppliers,
  ...noticeAppliers,
  ...actionAppliers,
  ...announcementAppliers,
  CallStarted: nothing,
  CallAnswered: nothing,
  LanguageChosen(call, entry) {
    call.language = entry.language;
  },
  MenuEntered(call, entry) {
    const { menuId, path, tries } = entry;
    // What a menu's way added goes when she goes back behind it.
    call.marks = call.marks.filter((mark) => mark.menuId === null || path.includes(mark.menuId));
    enter(call, entry.at, { kind: 'menu', menuId, path, tries, until: entry.at + sentenceLimitMs });
  },
  MenuListened(call, entry) {
    if (call.phase.kind === 'menu') call.phase.until = entry.until;
  },
  MenuTimedOut: nothing,
  PromptStarted(call, entry) {
    call.playbacks += 1;
    call.playing = entry.playbackId;
  },
  PromptEnded(call, entry) {
    if (call.playing === entry.playbackId) call.playing = null;
  },
  QueueEntered(call, entry, floor) {
    // One who dialled an agent's own number waits as long as that number says.
    const isServedByQueue = hasCaller(call) && !entry.preferred?.otherwise;
    const { comfortAt, announceAt, told } = firstSentences(floor, call, entry.queueId, entry.at);
    const visit: Visit = {
      n: entry.visit,
      queueId: entry.queueId,
      enteredAt: entry.at,
      key: entry.key,
      comfortAt,
      announceAt,
      told,
      callbackOffered: null,
      step: 0,
      relaxAt: relaxAt(floor, entry.queueId, entry.at, 0),
      overflowAt: isServedByQueue ? overflowAt(floor, entry.queueId, entry.at) : null,
      closesAt: isServedByQueue ? closingAt(floor.rules, entry.queueId, entry.at) : restOf(floor, call, entry.at),
      from: entry.from ?? null,
      back: entry.back ?? null,
      preferred: entry.preferred ?? null,
      asks: entry.asks ?? '',
    };
    if (entry.isRedial) takePlace(floor, call, entry.queueId);
    call.visits = entry.visit;
    enter(call, entry.at, { kind: 'waiting', visit });
  },
  CallMarked(call, { way, menuId, headStartMs, skills }) {
    call.marks = [...call.marks, { way, menuId, headStartMs, skills }];
  },
  PreferenceEnded(call, _entry, floor) {
    if (call.phase.kind !== 'waiting') return;
    call.phase.visit.preferred = null;
    // Whether the queue can keep her is to be looked at.
    floor.deserted.add(call.phase.visit.queueId);
  },
  QueueLeft(call, entry, floor) {
    if (entry.exit === 'abandoned' && 'visit' in call.phase && call.phase.visit)
      keepPlace(floor, call, call.phase.visit, entry.at);
    call.measures.waitMs += entry.waitMs;
    if (entry.exit === 'overflowed') call.overflows += 1;
  },
  NeedsRelaxed(call, entry, floor) {
    if (call.phase.kind !== 'waiting') return;
    const { visit } = call.phase;
    visit.step = entry.step;
    visit.relaxAt = relaxAt(floor, visit.queueId, visit.enteredAt, entry.step);
  },
  FoundClosed: nothing,
  ClosingPlanned(call, entry) {
    if ('visit' in call.phase && call.phase.visit) call.phase.visit.closesAt = entry.closesAt;
  },
  WaitUnlimited(call) {
    if (call.phase.kind === 'waiting') call.phase.visit.overflowAt = null;
  },
  OfferMade(call, entry, floor) {
    const { legId, agentId, bridgeId, until } = entry;
    countLeg(call, legId);
    call.bridges += 1;
    call.measures.offers += 1;
    const offer = { agentId, legId, bridgeId, madeAt: entry.at, ringingAt: null, until };
    const { phase } = call;
    if (phase.kind === 'offered') return void (call.phase = { ...phase, offers: [...phase.offers, offer] });
    const visit = visitOf(call);
    const ringsAll = floor.rules.queues.get(visit.queueId)?.agent === 'ring-all' && !entry.alone;
    const wanted = ringsAll ? 'all' : 1;
    enter(call, entry.at, { kind: 'offered', visit, offers: [offer], wanted, joinAt: null });
  },
  OfferRang(call, entry) {
    const { phase } = call;
    const offer = offerOf(call, entry.legId);
    if (phase.kind !== 'offered' || !offer) return;
    offer.ringingAt = entry.at;
    offer.until = entry.until;
    phase.joinAt = entry.joinAt;
  },
  AnotherAgentWanted(call) {
    if (call.phase.kind !== 'offered' || call.phase.wanted === 'all') return;
    call.phase.wanted += 1;
    call.phase.joinAt = null;
  },
  OfferEnded(call, entry) {
    if (entry.result !== 'answered-elsewhere') call.measures.ringMs += entry.ringMs;
    const { phase } = call;
    if (phase.kind !== 'offered') return;
    const isAnswered = entry.result === 'answered';
    const offers = phase.offers.filter((offer) => (offer.legId === entry.legId) === isAnswered);
    const { visit, wanted, joinAt } = phase;
    if (isAnswered) call.phase = { kind: 'offered', visit, offers, wanted: 1, joinAt: null };
    else if (offers.length > 0) call.phase = { kind: 'offered', visit, offers, wanted, joinAt };
    else enter(call, entry.at, { kind: 'waiting', visit: phase.visit });
  },
  TalkStarted(call, entry, floor) {
    const { n, agentId, visit, queueId, at } = entry;
    if (queueId !== null) answered(floor, call, { queueId, agentId, at });
    call.talks = n;
    const key = talkOf(call)?.key ?? (visit === null ? at : visitOf(call).key);
    const wrapUp = queueId === null ? wrapUpOfOutside(floor.rules.outside) : wrapUpOf(floor.rules.queues.get(queueId));
    call.agents = [...call.agents, agentId];
    enter(call, at, { kind: 'talking', talk: newTalk(entry, key, wrapUp) });
  },
  TalkRebridged(call, entry) {
    call.bridges += 1;
    const talk = talkOf(call);
    if (talk) Object.assign(talk, { bridgeId: entry.bridgeId, rebridged: talk.rebridged + 1 });
  },
  HoldStarted(call, entry, floor) {
    const talk = talkOf(call);
    if (talk)
      Object.assign(talk, { heldAt: entry.at, holdOverdueAt: holdOverdueAt(floor, talk, entry.at), holdReports: 0 });
  },
  HoldOverdue(call, entry, floor) {
    const talk = talkOf(call);
    if (!talk) return;
    talk.holdReports += 1;
    talk.holdOverdueAt = holdOverdueAt(floor, talk, entry.at);
  },
  HoldUnlimited(call) {
    const talk = talkOf(call);
    if (talk) talk.holdOverdueAt = null;
  },
  HoldEnded(call, entry) {
    const talk = talkOf(call);
    if (!talk) return;
    Object.assign(talk, { heldAt: null, holdOverdueAt: null, holdReports: 0, holdMs: talk.holdMs + entry.holdMs });
  },
  TalkEnded(call, entry, floor) {
    call.measures.talkMs += entry.talkMs;
    call.measures.holdMs += entry.holdMs;
    const talk = talkOf(call);
    const rule = talk ? wrapUpAfter(talk, floor.rules) : wrapUpOf(undefined);
    const queueId = talk?.queueId ?? null;
    call.wrapUps = [...call.wrapUps, { n: entry.n, agentId: entry.agentId, queueId, rule }];
    if (queueId !== null) learnTalk(floor.service, queueId, entry.talkMs + entry.holdMs);
  },
  RecordingLost: nothing,
  Leaving(call, entry) {
    const { outcome, endedBy, reason, until } = entry;
    enter(call, entry.at, { kind: 'leaving', outcome, endedBy, reason, until });
  },
  CallbackAsked(call, entry) {
    const until = entry.at + askLimitMs;
    enter(call, entry.at, { kind: 'asking', visit: visitOf(call), callbackId: entry.callbackId, until, leftAt: null });
  },
  CallerLeft(call, entry) {
    if (call.phase.kind === 'asking') call.phase.leftAt = entry.at;
  },
  CallbackPromised: nothing,
  CallbackNotPromised(call, entry) {
    if (call.phase.kind === 'asking') enter(call, entry.at, { kind: 'waiting', visit: call.phase.visit });
  },
  CallEnded(call, entry) {
    enter(call, entry.at, { kind: 'ended' });
  },
  WrapUpDone(call, entry, floor) {
    const queueId = call.wrapUps.find((open) => open.n === entry.n)?.queueId ?? null;
    if (queueId !== null) learnWrapUp(floor.service, queueId, entry.wrapUpMs);
    call.wrapUps = call.wrapUps.filter((open) => open.n !== entry.n);
    call.measures.wrapUpMs += entry.wrapUpMs;
  },
};

function answered(floor: Floor, call: Call, talk: Parameters<typeof rememberTalk>[2]): void {
  rememberTalk(floor, call, talk);
  const agent = floor.agents.get(talk.agentId);
  if (agent) learnAnswer(floor.service, agent, talk.queueId);
}

/** A menu's sentence whose end nobody told is taken for over by then: she must not sit in silence. */
const sentenceLimitMs = 120_000;

/** A promise whose row is not committed by then is not made. */
export const askLimitMs = 5_000;

function visitOf(call: Call): Visit {
  if ('visit' in call.phase && call.phase.visit) return call.phase.visit;
  throw new Error(`call ${call.id} has no visit in phase ${call.phase.kind}`);
}
