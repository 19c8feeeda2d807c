/** How a caller's message, and the offer of a callback, change her call. */
import type { Call } from './call';
import { enter } from './enter-phase';
import type { EntryOf } from './journal';
import type { VoicemailPhase } from './voicemail-phase';
import type { VoicemailEntry } from './voicemail-entry';

type Offline = VoicemailEntry['type'] | 'CallbackOffered';
type Appliers = { readonly [T in Offline]: (call: Call, entry: EntryOf<T>) => void };

/** A greeting whose end nobody told is taken for over by then. */
const greetingLimitMs = 120_000;

export const voicemailAppliers: Appliers = {
  CallbackOffered(call, entry) {
    if (call.phase.kind !== 'waiting') return;
    call.phase.visit.callbackOffered = entry.queueId;
    call.phase.visit.overflowAt = null;
  },
  VoicemailEntered(call, entry) {
    const until = entry.at + greetingLimitMs;
    enter(call, entry.at, { kind: 'voicemail', queueId: entry.queueId, message: null, until });
  },
  MessageStarted(call, entry) {
    if (call.phase.kind !== 'voicemail') return;
    call.messages += 1;
    const message = { id: entry.messageId, startedAt: entry.at };
    call.phase = { ...unasked(call.phase), message, until: entry.until };
  },
  MessageEnded(call, { messageId: id, durationMs, kept }) {
    const { phase } = call;
    if (phase.kind !== 'voicemail') return;
    const unheard = (phase.unheard ?? 0) + 1;
    call.phase = { ...phase, message: null, ...(kept ? { kept: { id, durationMs } } : { unheard }) };
  },
  MessageChoiceAsked(call, { missed, until }) {
    if (call.phase.kind === 'voicemail') call.phase = { ...call.phase, choosing: { missed }, until };
  },
  MessageChoiceAwaited(call, { until }) {
    if (call.phase.kind === 'voicemail') call.phase = { ...call.phase, until };
  },
  MessageChosen: () => undefined,
  MessageAnew(call, { until }) {
    if (call.phase.kind === 'voicemail') call.phase = { ...unasked(call.phase), until };
  },
  MessageSent: () => undefined,
};

const unasked = ({ choosing: _choosing, ...phase }: VoicemailPhase): VoicemailPhase => phase;
