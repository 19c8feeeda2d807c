/** How a caller's message, and the offer of a callback, change her call. */
import type { Call } from './call';
import { enter } from './enter-phase';
import type { EntryOf } from './journal';
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
    call.phase = { ...call.phase, message, until: entry.until };
  },
  MessageEnded: () => undefined,
};
