/** How the notice of recording changes a call, and what a refusal does. */
import { talkOf, type Call } from './call';
import { enter } from './enter-phase';
import type { EntryOf } from './journal';
import type { RecordingEntry } from './recording-entry';

type Appliers = { readonly [T in RecordingEntry['type']]: (call: Call, entry: EntryOf<T>) => void };

/** A notice whose end nobody told is taken for over by then. */
const noticeLimitMs = 120_000;

export const recordingAppliers: Appliers = {
  NoticeTold(call, { at, prompt, to, refuse, bargeIn }) {
    call.noticeTold = true;
    enter(call, at, { kind: 'notice', prompt, then: to, until: at + noticeLimitMs, refuse, bargeIn });
  },
  RecordingMasked(call, { masked }) {
    const talk = talkOf(call);
    if (talk) talk.isMasked = masked;
  },
  RecordingRefused(call, { at, by }) {
    call.unrecorded = by;
    if (call.phase.kind === 'notice') call.phase = { ...call.phase, refuse: null, until: at + noticeLimitMs };
  },
};
