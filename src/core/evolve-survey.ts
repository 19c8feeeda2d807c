/** How a survey changes a call. */
import type { Call } from './call';
import { enter } from './enter-phase';
import type { EntryOf } from './journal';
import type { SurveyEntry } from './survey-entry';
import type { SurveyPhase } from './survey-rule';

type Appliers = { readonly [T in SurveyEntry['type']]: (call: Call, entry: EntryOf<T>) => void };

/** A question whose end nobody told is taken for over by then. */
const questionLimitMs = 120_000;

export const surveyAppliers: Appliers = {
  SurveyStarted(call, { at, survey, n, queueId, agentId, invited }) {
    const asking = { asked: 0, tries: 0, keys: '', message: null, answered: 0, settledAt: null };
    enter(call, at, { kind: 'survey', survey, n, queueId, agentId, invited, ...asking, until: at + questionLimitMs });
  },
  SurveyAsked(call, { at, asked, tries }) {
    change(call, { asked, tries, keys: '', message: null, until: at + questionLimitMs });
  },
  SurveyListened(call, { until }) {
    change(call, { until });
  },
  SurveyKeyed(call, { keys, until }) {
    change(call, { keys, until });
  },
  SurveyRecording(call, { at, messageId, until }) {
    call.messages += 1;
    change(call, { message: { id: messageId, startedAt: at }, until });
  },
  SurveyAnswered(call, { at }) {
    if (call.phase.kind !== 'survey') return;
    change(call, { answered: call.phase.answered + 1, settledAt: at, keys: '', message: null });
  },
  SurveyEnded: () => undefined,
};

function change(call: Call, to: Partial<SurveyPhase>): void {
  if (call.phase.kind === 'survey') call.phase = { ...call.phase, ...to };
}
