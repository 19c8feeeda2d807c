/** Entries of calls → parts of rows. Pure; entries of one call must come in the order of `seq`. */
import type { CallEntry, Measures } from '../../core/journal';
import { unrecordedList } from '../../core/known-callers';
import { legNumber, type CallId, type LegId } from '../../core/ids';
import { foldConsultation } from './fold-consultations';
import { recordingIn } from './recording-in';
import { foldMessage } from './fold-messages';
import { foldData } from './fold-data';
import { emptyCall, emptyRows, type CallPart, type OfferPart, type Rows, type TalkPart } from './rows';

export function foldCalls(entries: readonly CallEntry[]): Rows {
  const rows = emptyRows();
  for (const entry of entries) {
    foldEntry(rows, entry);
    foldConsultation(rows, entry);
    foldMessage(rows, entry);
    foldData(rows, entry);
  }
  return rows;
}

function foldEntry(rows: Rows, entry: CallEntry): void {
  const { callId, at } = entry;
  switch (entry.type) {
    case 'CallStarted':
      return started(rows, entry);
    case 'CallAnswered':
      return fill(callOf(rows, callId), { answered_at: at });
    case 'LanguageChosen':
      return fill(callOf(rows, callId), { language: entry.language });
    case 'MenuEntered':
      return fill(callOf(rows, callId), { menu_path: entry.path });
    case 'QueueEntered':
    case 'QueueLeft':
      return visited(rows, entry);
    case 'OfferMade':
      return fill(offerOf(rows, callId, entry.legId), {
        visit_n: entry.visit,
        agent_id: entry.agentId,
        made_at: at,
      });
    case 'OfferRang':
      return fill(offerOf(rows, callId, entry.legId), { ringing_at: at });
    case 'OfferEnded':
      return fill(offerOf(rows, callId, entry.legId), {
        agent_id: entry.agentId,
        ended_at: at,
        result: entry.result,
        ring_ms: Math.round(entry.ringMs),
      });
    case 'TalkStarted':
    case 'TalkEnded':
    case 'WrapUpDone':
      return talked(rows, entry);
    case 'MessageEnded':
    case 'RecordingRefused':
    case 'RecordingLost':
      return fill(callOf(rows, callId), recordingIn(entry));
    case 'CallEnded':
      return ended(rows, entry);
    default:
      if ('callbackId' in entry) calledBack(rows, entry);
      else if (isConsult(entry)) consulted(rows, entry);
      else if (isOutside(entry)) outside(rows, entry);
      // The rest stands in call_event as it is; what counts of it comes in the sums of TalkEnded and CallEnded.
      return;
  }
}

type Of<T extends CallEntry['type']> = Extract<CallEntry, { type: T }>;

function calledBack(rows: Rows, entry: Of<'CallbackAsked' | 'CallbackPromised' | 'CallbackNotPromised'>) {
  const { callId, callbackId: callback_id, at } = entry;
  if (entry.type === 'CallbackAsked') return fill(callOf(rows, callId), { callback_id });
  const kind = entry.type === 'CallbackPromised' ? 'promised' : 'not-promised';
  rows.callbacks.push({ kind, callback_id, at });
}

function started(rows: Rows, entry: Of<'CallStarted'>) {
  fill(callOf(rows, entry.callId), {
    parent_call_id: entry.callback?.parentCallId ?? null,
    callback_id: entry.callback?.callbackId ?? null,
    callback_attempt: entry.callback?.attempt ?? null,
    direction: entry.direction,
    node: entry.node,
    dialled: entry.dialled,
    caller: entry.caller,
    language: entry.language,
    arrived_at: entry.at,
    rules_hash: entry.rulesHash,
    ...(entry.listed?.includes(unrecordedList) && { recording: unrecordedList }),
  });
  if (entry.callback)
    rows.callbacks.push({ kind: 'queued', callback_id: entry.callback.callbackId, attempt: entry.callback.attempt });
}

type Consulted = Of<'ConsultStarted' | 'ConsultRang' | 'ConsultAnswered' | 'ConsultEnded'>;
const consultEntries: ReadonlySet<string> = new Set<Consulted['type']>([
  'ConsultStarted',
  'ConsultRang',
  'ConsultAnswered',
  'ConsultEnded',
]);
const isConsult = (entry: CallEntry): entry is Consulted => consultEntries.has(entry.type);

/** Whom an agent asks is rung like any other: an offer of the visit the call was answered in. */
function consulted(rows: Rows, entry: Consulted): void {
  const { at } = entry;
  // a telephone outside is no offer to an agent
  if (entry.agentId === null) return;
  const offer = offerOf(rows, entry.callId, entry.legId);
  switch (entry.type) {
    case 'ConsultStarted':
      return fill(offer, { visit_n: entry.visit, agent_id: entry.agentId, made_at: at });
    case 'ConsultRang':
      return fill(offer, { ringing_at: at });
    case 'ConsultAnswered':
      return fill(offer, {
        agent_id: entry.agentId,
        ended_at: at,
        result: 'answered',
        ring_ms: Math.round(entry.ringMs),
      });
    case 'ConsultEnded':
      if (entry.result === 'answered') return;
      return fill(offer, { ended_at: at, result: entry.result, ring_ms: Math.round(entry.ringMs) });
  }
}

type Outside = Of<'OutsideDialled' | 'CustomerAnswered' | 'Forwarded'>;
const outsideEntries: ReadonlySet<string> = new Set<Outside['type']>([
  'OutsideDialled',
  'CustomerAnswered',
  'Forwarded',
]);
const isOutside = (entry: CallEntry): entry is Outside => outsideEntries.has(entry.type);

/** Who called out by herself, when somebody answered there, and what was recorded of it. */
function outside(rows: Rows, entry: Outside): void {
  const call = callOf(rows, entry.callId);
  if (entry.type === 'OutsideDialled') return fill(call, { last_agent_id: entry.agentId });
  if (entry.type === 'CustomerAnswered') return fill(call, { answered_at: entry.at });
  if (entry.recordingId !== null) fill(call, { recording: entry.recordingId });
}

function visited(rows: Rows, entry: Of<'QueueEntered' | 'QueueLeft'>) {
  const key = `${entry.callId}/${entry.visit}`;
  const visit = rows.visits.get(key) ?? {
    call_id: entry.callId,
    n: entry.visit,
    queue_id: entry.queueId,
    entered_at: null,
    left_at: null,
    exit: null,
  };
  rows.visits.set(key, visit);
  if (entry.type === 'QueueLeft') return fill(visit, { left_at: entry.at, exit: entry.exit });
  const call = callOf(rows, entry.callId);
  call.first_queue_id ??= entry.queueId;
  fill(visit, { entered_at: entry.at });
}

function talked(rows: Rows, entry: Of<'TalkStarted' | 'TalkEnded' | 'WrapUpDone'>) {
  const talk = talkOf(rows, entry.callId, entry.n);
  const call = callOf(rows, entry.callId);
  talk.agent_id = entry.agentId;
  if (entry.type === 'TalkStarted') {
    fill(talk, { visit_n: entry.visit, started_at: entry.at, recording_id: entry.recordingId });
    fill(call, { last_agent_id: entry.agentId });
    if (entry.recordingId !== null) fill(call, { recording: entry.recordingId });
    return;
  }
  if (entry.type === 'TalkEnded')
    return fill(talk, {
      ended_at: entry.at,
      talk_ms: Math.round(entry.talkMs),
      hold_ms: Math.round(entry.holdMs),
      ended_by: entry.endedBy,
    });
  fill(talk, { wrap_up_ms: Math.round(entry.wrapUpMs) });
  rows.wrappedUp.add(entry.callId);
  if (entry.final) fill(call, { final_at: entry.at });
}

function ended(rows: Rows, entry: Of<'CallEnded'>) {
  const call = callOf(rows, entry.callId);
  fill(call, { ended_at: entry.at, outcome: entry.outcome, ended_by: entry.endedBy, ended_reason: entry.reason });
  fill(call, measured(entry.measures));
  if (entry.final) fill(call, { final_at: entry.at, wrap_up_ms: Math.round(entry.measures.wrapUpMs) });
  rows.ended.push(entry.callId);
}

/** Not the wrap-up: it stands when it is over. */
function measured(measures: Readonly<Measures>): Partial<CallPart> {
  return {
    wait_ms: Math.round(measures.waitMs),
    ring_ms: Math.round(measures.ringMs),
    talk_ms: Math.round(measures.talkMs),
    hold_ms: Math.round(measures.holdMs),
    offers: measures.offers,
    transfers: measures.transfers,
  };
}

function fill<T extends object>(part: T, known: Partial<T>): void {
  Object.assign(part, known);
}

function callOf(rows: Rows, callId: CallId): CallPart {
  const found = rows.calls.get(callId) ?? emptyCall(callId);
  rows.calls.set(callId, found);
  return found;
}

function offerOf(rows: Rows, callId: CallId, leg: LegId): OfferPart {
  const found = rows.offers.get(leg) ?? {
    call_id: callId,
    leg_no: legNumber(leg),
    visit_n: null,
    agent_id: null,
    made_at: null,
    ringing_at: null,
    ended_at: null,
    result: null,
    ring_ms: null,
  };
  rows.offers.set(leg, found);
  return found;
}

function talkOf(rows: Rows, callId: CallId, n: number): TalkPart {
  const key = `${callId}/${n}`;
  const found = rows.talks.get(key) ?? {
    call_id: callId,
    n,
    agent_id: null,
    visit_n: null,
    started_at: null,
    ended_at: null,
    talk_ms: null,
    hold_ms: null,
    wrap_up_ms: null,
    recording_id: null,
    ended_by: null,
  };
  rows.talks.set(key, found);
  return found;
}
