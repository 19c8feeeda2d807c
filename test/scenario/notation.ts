/** How a shift log writes time, commands and entries. One line each; parentheses are left to whoever comments. */
import type { Preferred } from '../../src/core/visit';
import { sayAsking, sayActionEntry } from './action-notation';
import type { BridgeLegs, Command, DialOutside, HangUp, OfferCall, ReturnToDialplan } from '../../src/core/command';
import type { Instant } from '../../src/core/ids';
import type { FloorEntry } from '../../src/core/floor-entry';
import { sayPromise, sayScheduled } from './callback-notation';
import { saySurveyEntry } from './say-survey-entry';
import type { AgentEntry, CallEntry, Entry, PendingState } from '../../src/core/journal';

/** `12s`, `0.5s`. */
export function timeOf(word: string): Instant {
  const seconds = /^(-?\d+(?:\.\d+)?)s$/.exec(word)?.[1];
  if (seconds === undefined) throw new Error(`'${word}' is no time; write seconds, like 12.5s`);
  return Math.round(Number(seconds) * 1000);
}

export const sayTime = (at: Instant): string => `${at / 1000}s`;

export function sayCommand(command: Command): string {
  switch (command.type) {
    case 'PlayPrompt':
      return words(
        'PlayPrompt',
        command.legId,
        command.playbackId,
        command.language,
        command.message ?? '',
        sayPrompts(command.prompts),
      );
    case 'StopPlayback':
      return words('StopPlayback', command.playbackId);
    case 'OfferCall':
      return sayOffer(command);
    case 'CancelOffer':
      return words('CancelOffer', command.legId, command.reason);
    case 'BridgeLegs':
      return sayBridging(command);
    case 'Unbridge':
      return words('Unbridge', command.bridgeId);
    case 'StartRecording':
    case 'StopRecording':
      return words(command.type, command.legId, command.recordingId);
    case 'MaskRecording':
      return words('MaskRecording', command.legId, command.masked ? 'masked' : 'open');
    case 'DialOutside':
      return words('DialOutside', command.legId, command.number, sayDialling(command));
    case 'CheckMessage':
      return words('CheckMessage', command.messageId);
    case 'RecordMessage':
      return words('RecordMessage', command.legId, command.messageId);
    case 'HangUp':
    case 'ReturnToDialplan':
      return words(command.type, command.legId, sayEnd(command));
    case 'ScheduleCallback':
    case 'SchedulePromise':
      return sayScheduled(command);
    default:
      return 'legId' in command ? words(command.type, command.legId) : sayAsking(command);
  }
}

function sayEnd(command: HangUp | ReturnToDialplan): string {
  const how = command.type === 'HangUp' ? command.reason : command.to;
  return how === 'normal' || how === 'hang-up' ? '' : how;
}

function sayDialling({ callback, trunk, callerId }: DialOutside): string {
  if (callback) return `attempt ${callback.attempt} fence ${callback.fence}`;
  return `through ${trunk} as ${callerId}`;
}

function sayOffer({ legId, agentId, context, note = '' }: OfferCall): string {
  return words('OfferCall', legId, agentId, context ? `from ${context.from} of ${context.queueName}` : '', note);
}

function sayBridging({ bridgeId, legIds, announce, whisper }: BridgeLegs): string {
  const told = whisper ? `whispering to ${whisper.legId} ${sayPrompts(whisper.prompts)}` : '';
  return words(
    'BridgeLegs',
    bridgeId,
    legIds.join('+'),
    announce.length > 0 ? `saying ${sayPrompts(announce)}` : '',
    told,
  );
}

/** Null for what the commands beside it already say. */
export function sayEntry(entry: Entry): string | null {
  if ('seq' in entry) return sayActionEntry(entry) ?? sayForward(entry) ?? sayCallEntry(entry);
  return 'agentId' in entry ? (sayPromise(entry) ?? sayAgentEntry(entry)) : sayFloorEntry(entry);
}

function sayForward(entry: CallEntry): string | null {
  if (entry.type === 'ForwardEnded') return `${entry.legId} ${entry.result} after ringing ${sayTime(entry.ringMs)}`;
  if (entry.type !== 'ForwardOver') return null;
  return `${entry.callId} talk outside ended by ${entry.endedBy} after ${sayTime(entry.talkMs)}`;
}

function sayCallEntry(entry: CallEntry): string | null {
  const { callId } = entry;
  switch (entry.type) {
    case 'LanguageChosen':
      return `${callId} speaks ${entry.language}`;
    case 'QueueEntered':
      return sayQueueEntered(entry);
    case 'QueueLeft':
      return `${callId} left ${entry.queueId}: ${entry.exit} after ${sayTime(entry.waitMs)}`;
    case 'FoundClosed':
      return `${callId} found ${entry.place} ${entry.id} closed by ${entry.hours} until ${entry.opensAt === null ? '?' : sayTime(entry.opensAt)}`;
    case 'ClosingPlanned':
      return `${callId} queue closes ${entry.closesAt === null ? 'never' : `at ${sayTime(entry.closesAt)}`}`;
    case 'OfferEnded':
      return `${entry.legId} ${entry.result} after ringing ${sayTime(entry.ringMs)}`;
    case 'HoldEnded':
      return `${entry.legId} was on hold ${sayTime(entry.holdMs)}`;
    case 'TalkEnded':
      return `${callId} talk ${entry.n} ended by ${entry.endedBy} after ${sayTime(entry.talkMs)}`;
    case 'RecordingLost':
      return `${callId} recording lost: ${entry.detail}`;
    case 'CallbackPromised':
      return `${callId} callback promised`;
    case 'CallbackNotPromised':
      return `${callId} callback not promised: ${entry.detail}`;
    case 'CallEnded':
      return words(`${callId} ${entry.outcome} by ${entry.endedBy}: ${entry.reason}`, entry.final ? 'final' : '');
    case 'WrapUpDone': {
      const took = `${callId} wrap-up ${entry.n} of ${entry.agentId} took ${sayTime(entry.wrapUpMs)}`;
      return words(took, entry.final ? 'final' : '');
    }
    default:
      return sayTransfer(entry) ?? saySurveyEntry(entry) ?? sayMessageEntry(entry);
  }
}

/** What comes of a consultation, or of handing the caller on. */
function sayTransfer(entry: CallEntry): string | null {
  const { callId } = entry;
  switch (entry.type) {
    case 'TransferRefused':
      return `${callId} ${entry.kind} refused: ${entry.refusal}`;
    case 'ConsultAnswered':
      return `${entry.legId} answered after ringing ${sayTime(entry.ringMs)}`;
    case 'ConsultJoined':
      return `${callId} all three together`;
    case 'ConsultEnded':
      return `${entry.legId} asked no more: ${entry.result}`;
    case 'TrunkFailed':
      return `${entry.legId} ${entry.failure}: not by ${entry.trunk}`;
    case 'ConsultForwarded':
      return `${callId} goes on with ${entry.legId}`;
    case 'ConsultHandedOn':
      return `${entry.legId} rings on for ${callId}`;
    case 'CallTransferred': {
      const to = Object.values(entry.to).join();
      return `${callId} transferred ${entry.how} from ${entry.from} to ${to}`;
    }
    default:
      return sayOrderedEntry(entry);
  }
}

/** What leaders ordered or are told of. */
function sayOrderedEntry(entry: CallEntry): string | null {
  const { callId } = entry;
  switch (entry.type) {
    case 'EmergencyMet':
      return words(`${callId} meets the emergency`, entry.priority ? 'first' : '');
    case 'BroadcastMet':
      return `${callId} hears the broadcast`;
    case 'HoldOverdue':
      return `${entry.legId} held for too long: ${sayTime(entry.heldMs)}`;
    default:
      return null;
  }
}

function sayQueueEntered(entry: Extract<CallEntry, { type: 'QueueEntered' }>): string {
  const asks = entry.asks ? `asking ${entry.asks}` : '';
  return words(`${entry.callId} waits in ${entry.queueId} ${since(entry.key)}`, asks, sayPreferred(entry.preferred));
}

function sayPreferred(preferred: Preferred | undefined): string {
  return preferred ? `for ${preferred.agentId} until ${sayTime(preferred.until)}` : '';
}

function sayMessageEntry(entry: CallEntry): string | null {
  const { callId } = entry;
  switch (entry.type) {
    case 'PreferenceEnded':
      return `${callId} waits no longer for ${entry.agentId}: ${entry.why}`;
    case 'CallbackOffered':
      return `${callId} is offered a callback of ${entry.queueId}`;
    case 'VoicemailEntered':
      return `${callId} voicemail of ${entry.queueId}`;
    case 'MessageEnded':
      return `${callId} message ${entry.messageId} of ${sayTime(entry.durationMs)} ${entry.kept ? 'kept' : 'lost'}`;
    case 'MessageSent':
      return `${callId} message ${entry.messageId} sent to ${entry.queueId} for ${entry.number || 'nobody known'}`;
    default:
      return null;
  }
}

function sayAgentEntry(entry: AgentEntry): string | null {
  const { agentId } = entry;
  if (entry.type === 'AgentStatePending')
    return words(`${agentId} pending ${sayPending(entry.pending)}`, byWhom(entry.by ?? entry.pending?.by));
  if (entry.type === 'WrapUpExtended') return `${agentId} wrap-up extended until ${sayTime(entry.until)}`;
  if (entry.type !== 'AgentStateChanged' || entry.state === 'offered' || entry.state === 'talking') return null;
  const by = byWhom(entry.by);
  const until = entry.until === null ? '' : `until ${sayTime(entry.until)}`;
  if (entry.state === 'not-ready') return words(`${agentId} not-ready{${String(entry.reason)}}`, until, by);
  return words(agentId, entry.state, entry.until === null ? '' : `until ${sayTime(entry.until)}`, by);
}

function sayFloorEntry(entry: FloorEntry): string {
  if (entry.type === 'RulesApplied') return `rules ${entry.hash}`;
  if (entry.type === 'EmergencySet') {
    const until = entry.until === null ? '' : `until ${sayTime(entry.until)}`;
    const why = entry.why === 'asked' ? '' : `because of ${entry.why}`;
    return words(`emergency ${entry.on ? 'on' : 'off'}`, entry.numbers.join('+'), until, `by ${entry.by}`, why);
  }
  if (entry.type === 'BroadcastSet') {
    const until = entry.until === null ? '' : `until ${sayTime(entry.until)}`;
    const why = entry.why === 'asked' ? '' : `because of ${entry.why}`;
    return words(`broadcast ${entry.prompt ?? 'off'}`, entry.numbers.join('+'), until, `by ${entry.by}`, why);
  }
  if (entry.type === 'CallersListed') return `callers listed ${entry.added.length}, no more ${entry.removed.length}`;
  if (entry.type === 'NumbersForgotten') return `forgotten ${entry.numbers.join('+')}`;
  if (entry.type === 'PersonErased') return `person ${entry.mark} erased by ${entry.by}`;
  const lost = entry.lostLegs > 0 ? `, ${entry.lostLegs} lost` : '';
  return `floor compared, ${entry.strayLegs} strays${lost}`;
}

function sayPending(pending: PendingState | null): string {
  if (pending === null) return 'nothing';
  return pending.kind === 'not-ready' ? `not-ready{${pending.reason}}` : pending.kind;
}

/** Digits that follow one another are one word: `digits-8001`. */
function sayPrompts(prompts: readonly string[]): string {
  const joined = prompts.join(' ').replace(/digit-\d(?: digit-\d)+/g, (run) => `digits-${run.replace(/\D/g, '')}`);
  return joined === '' ? 'nothing' : joined;
}

const byWhom = (by: string | undefined) => (by === undefined ? '' : `by ${by}`);
const since = (key: number) => `since ${sayTime(key)}`;
const words = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' ');
