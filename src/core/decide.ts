/** One event, one answer. News of calls and legs that are no longer here changes nothing. */
import { actionDigit } from './action';
import { serviceAnswered } from './ask-service';
import { agentKeyed } from './agent-keys';
import { agentDialled } from './agent-dial';
import { agentWish, phoneChanged } from './agent-wish';
import { arrive } from './arrive';
import { setBroadcast } from './broadcast';
import type { Call } from './call';
import { numberDigit } from './callback-number';
import {
  consultAnswered,
  consultLost,
  consultNotBridged,
  consultRang,
  consultRefused,
  consultUnanswered,
  type Consulting,
} from './consult';
import { setEmergency } from './emergency';
import type { CommandRefused, DigitPressed, Event, PromptFinished } from './event';
import { agentForced } from './forced-state';
import { forwardRefused } from './forward';
import { agentGone, bridgeRefused, broken, callerGone, legClosed } from './gone';
import { anyNode, callIdOfLeg, legNumber, type CallId, type LegId } from './ids';
import { listCallers } from './known-callers';
import { maskAsked } from './mask';
import { menuDigit } from './menu';
import { personErased } from './person';
import { agentPromised, promiseNotRegistered, promiseRegistered } from './promise';
import { offerAnswered, offerFailed, offerRefused, offerRinging } from './offer';
import { callbackDue, dialRefused } from './outbound';
import { callbackNotRegistered, callbackRegistered, promptFinished, waitingDigit } from './queue';
import type { ServiceAnswered } from './service-request';
import { noticeDigit } from './recorded';
import type { Step } from './step';
import { surveyDigit, surveyInvited, surveyNotRecorded, surveyRecorded } from './survey';
import { legHeld } from './talk';
import { transferAsked } from './transfer';
import { messageFailed, messageLost, messageRecorded, voicemailDigit } from './voicemail';

/** Events that `Core` itself takes apart. */
export type Simple = Exclude<Event, { type: 'FloorListed' | 'NodeLost' | 'RulesChanged' | 'Tick' }>;
type Deciders = { readonly [T in Simple['type']]: (step: Step, event: Extract<Simple, { type: T }>) => void };

export function decide(step: Step, event: Simple): void {
  const answer = deciders[event.type] as (step: Step, event: Simple) => void;
  answer(step, event);
}

const withCall =
  <E extends { readonly callId: CallId }>(answer: (step: Step, call: Call, event: E) => void) =>
  (step: Step, event: E) => {
    const call = step.floor.calls.get(event.callId);
    if (call) answer(step, call, event);
  };

const deciders: Deciders = {
  CallArrived: arrive,
  CallerHungUp: legGone,
  LegHungUp: legGone,
  DigitPressed: withCall(digit),
  PromptFinished: withCall<PromptFinished>(promptFinished),
  OfferRinging: withCall((step, call, event) => {
    const consulting = consultOn(call, event.legId);
    if (consulting) consultRang(step, call, consulting);
    else offerRinging(step, call, event);
  }),
  OfferAnswered(step, event) {
    const call = step.floor.calls.get(event.callId);
    const consulting = call && consultOn(call, event.legId);
    if (consulting) return consultAnswered(step, call, consulting);
    if (call) return offerAnswered(step, call, event);
    // The call is over; its late answer must not leave a phone off the hook.
    const { callId, legId } = event;
    step.command({ type: 'HangUp', callId, node: anyNode, legId, reason: 'normal' });
  },
  OfferFailed(step, event) {
    if (legClosed(step, event.legId)) return;
    const call = step.floor.calls.get(event.callId);
    const consulting = call && consultOn(call, event.legId);
    if (consulting) return consultLost(step, call, consulting, event.failure);
    if (call) offerFailed(step, call, event);
  },
  LegHeld: withCall(legHeld),
  LegResumed: withCall(legHeld),
  AgentLoggedIn: agentWish,
  AgentLoggedOut: agentWish,
  AgentReadied: agentWish,
  AgentPaused: agentWish,
  WrapUpEnded: agentWish,
  MoreWrapUpAsked: agentWish,
  AgentStateAsked: agentWish,
  FeatureCodeUnknown: agentWish,
  AgentForced: agentForced,
  TransferAsked: withCall(transferAsked),
  AgentDialled: agentDialled,
  AgentPromised: agentPromised,
  EmergencySet: setEmergency,
  BroadcastSet: setBroadcast,
  CallersListed: listCallers,
  PhoneRegistered: phoneChanged,
  PhoneUnregistered: phoneChanged,
  CallbackRegistered(step, event) {
    if (promiseRegistered(step, event.callbackId)) return;
    const call = step.floor.calls.get(event.callId);
    if (call) callbackRegistered(step, call, event);
  },
  CallbackDue: callbackDue,
  DayBegan(step) {
    for (const agent of step.floor.agents.values()) step.agent(agent, { type: 'DayCounted' });
  },
  CommandRefused: refused,
  CommandTimedOut: refused,
  MessageRecorded: withCall((step, call, event) => {
    if (call.phase.kind === 'survey') surveyRecorded(step, call, call.phase, event);
    else messageRecorded(step, call, event);
  }),
  SurveyInvited: withCall(surveyInvited),
  ServiceAnswered: withCall<ServiceAnswered>(serviceAnswered),
  MaskAsked: withCall(maskAsked),
  PersonErased: personErased,
  RecordingFailed: withCall((step, call, event) => step.call(call.id, { type: 'RecordingLost', detail: event.detail })),
  CallBroken: withCall((step, call) => broken(step, call)),
};

function legGone(step: Step, event: { readonly callId: CallId; readonly legId: LegId }): void {
  if (legClosed(step, event.legId)) return;
  const call = step.floor.calls.get(callIdOfLeg(event.legId));
  if (!call) return;
  if (legNumber(event.legId) === 0) callerGone(step, call);
  else agentGone(step, call, event.legId);
}

/** The call asks somebody on that very leg. */
function consultOn({ phase }: Call, leg: string): Consulting | null {
  return phase.kind === 'consulting' && phase.consult.legId === leg ? phase : null;
}

function digit(step: Step, call: Call, event: DigitPressed): void {
  const { phase } = call;
  if ((phase.kind === 'talking' || phase.kind === 'consulting') && phase.talk.legId === event.legId)
    return agentKeyed(step, call, phase, event.digit);
  if (legNumber(event.legId) !== 0) return;
  if (call.phase.kind === 'menu') menuDigit(step, call, call.phase, event);
  else if (call.phase.kind === 'voicemail') voicemailDigit(step, call, call.phase, event.digit);
  else if (call.phase.kind === 'notice') noticeDigit(step, call, call.phase, event.digit);
  else if (call.phase.kind === 'confirming') numberDigit(step, call, call.phase, event.digit);
  else if (call.phase.kind === 'survey') surveyDigit(step, call, call.phase, event.digit);
  else if (call.phase.kind === 'acting') actionDigit(step, call, call.phase, event);
  else if (call.phase.kind === 'waiting' || call.phase.kind === 'offered') waitingDigit(step, call, call.phase, event);
}

/** A promise outlives the call it was made in. */
function refused(step: Step, event: CommandRefused): void {
  if (event.command === 'SchedulePromise') return promiseNotRegistered(step, event.subject, event.detail);
  const call = step.floor.calls.get(event.callId);
  if (call) commandRefused(step, call, event);
}

/** A command that was not carried out is answered like the news it amounts to. */
function commandRefused(step: Step, call: Call, event: CommandRefused): void {
  const { phase } = call;
  const { subject, detail } = event;
  switch (event.command) {
    case 'PlayPrompt':
      return promptFinished(step, call, { playbackId: subject as never, played: false });
    case 'OfferCall':
      if (phase.kind === 'consulting' && phase.consult.legId === subject)
        return consultUnanswered(step, call, phase, 'unreachable');
      return offerRefused(step, call, subject);
    case 'BridgeLegs':
      if (phase.kind === 'consulting' && phase.talk.bridgeId === subject) return consultNotBridged(step, call, phase);
      return bridgeRefused(step, call, subject);
    case 'DialOutside':
      return outsideRefused(step, call, event);
    case 'ScheduleCallback':
      if (phase.kind === 'asking') callbackNotRegistered(step, call, phase, detail);
      return;
    case 'RecordMessage':
      return notRecorded(step, call, subject);
    case 'CheckMessage':
      if (phase.kind === 'voicemail' && phase.message?.id === subject) messageLost(step, call, phase);
      return;
    case 'AskService':
      return serviceAnswered(step, call, { requestId: subject, result: 'failed', status: null, values: {}, detail });
    case 'StartRecording':
      return step.call(call.id, { type: 'RecordingLost', detail });
    default:
      return;
  }
}

/** What she says is not being recorded. */
function notRecorded(step: Step, call: Call, subject: string): void {
  const { phase } = call;
  if (phase.kind === 'voicemail' && phase.message?.id === subject) messageFailed(step, call, phase);
  if (phase.kind === 'survey') surveyNotRecorded(step, call, phase, subject);
}

/** Nobody outside was rung. */
function outsideRefused(step: Step, call: Call, { subject, detail }: CommandRefused): void {
  const { phase } = call;
  if (phase.kind === 'dialling' && phase.legId === subject) dialRefused(step, call, phase, detail);
  if (phase.kind === 'consulting' && phase.consult.legId === subject) consultRefused(step, call, phase);
  if (phase.kind === 'forwarding' && phase.forward.legId === subject) forwardRefused(step, call, phase);
}
