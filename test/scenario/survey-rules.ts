/** The hotline of the stories, whose queues ask their callers how it was: 95002 `general` by itself, 95003 `repair` when invited. */
import type { Rules } from '../../src/core/rules';
import type { QuestionKind, SurveyRule } from '../../src/core/survey-rule';
import { storyRules } from './story-rules';

const question = (kind: QuestionKind) => ({ id: kind, kind, prompt: `survey-${kind}`, longestMs: 60_000 });

export const survey = (start: SurveyRule['start'], ...kinds: readonly QuestionKind[]): SurveyRule => {
  return { start, questions: kinds.map(question), tries: 2, timeoutMs: 5_000, thanks: 'survey-thanks' };
};

export const surveyRules = (...kinds: readonly QuestionKind[]): Rules =>
  storyRules(
    {},
    {
      general: { survey: survey('automatic', ...kinds), announce: 'off', extension: '701' },
      repair: { survey: survey('invited', 'score'), announce: 'off', extension: '702' },
      consulting: { announce: 'off', extension: '703' },
    },
  );
