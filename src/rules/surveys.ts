/** `survey` of a queue: its keys, what becomes of them, and words for changes. */
import { z } from 'zod';
import type { QuestionKind, SurveyRule } from '../core/survey-rule';
import { keysOnly } from './form';
import * as is from './scalars';

const questionsAllowed = 'a list of 1 to 10 questions such as [{ id: service, ask: score }]';

const question = keysOnly({
  id: is.word,
  ask: is.oneOf('score', 'nps', 'spoken').default('score'),
  prompt: is.prompt.optional(),
  longest: is.duration('5s', '5m').default(60_000),
});

export const survey = keysOnly({
  start: is.oneOf('automatic', 'invited').default('automatic'),
  questions: z
    .array(question, { error: questionsAllowed })
    .min(1, { error: questionsAllowed })
    .max(10, { error: questionsAllowed })
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
      error: `${questionsAllowed}, each with an id of its own`,
    }),
  tries: is.wholeNumber(1, 5).default(2),
  timeout: is.duration('1s', '1m').default(5_000),
  thanks: is.promptOrOff.default('survey-thanks'),
});

type Shape = z.output<typeof survey>;

/** What is asked unless the question names its own sentence. */
const usualPrompts: Readonly<Record<QuestionKind, string>> = {
  score: 'survey-score',
  nps: 'survey-nps',
  spoken: 'survey-spoken',
};

export function buildSurvey(shape: Shape | undefined): { readonly survey?: SurveyRule } {
  if (!shape) return {};
  const { start, tries, timeout: timeoutMs, thanks } = shape;
  const questions = shape.questions.map(({ id, ask: kind, prompt, longest: longestMs }) => {
    const asked = { id, kind, prompt: prompt ?? usualPrompts[kind] };
    return kind === 'spoken' ? { ...asked, longestMs } : asked;
  });
  return { survey: { start, questions, tries, timeoutMs, thanks } };
}

/** The sentences it names by itself, with the keys behind `survey`. */
export function* surveySentences(
  shape: Shape | undefined,
): Generator<readonly [readonly string[], string | null | undefined]> {
  if (!shape) return;
  for (const [i, { prompt }] of shape.questions.entries()) yield [['questions', String(i), 'prompt'], prompt];
  yield [['thanks'], shape.thanks];
}

export const surveyWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'queue.survey': { zh: '满意度评价', en: 'survey' },
  'queue.survey.start': { zh: '评价方式', en: 'survey starts' },
  'queue.survey.questions': { zh: '评价题目', en: 'questions of the survey' },
  'queue.survey.tries': { zh: '评价容错次数', en: 'tries of the survey' },
  'queue.survey.timeoutMs': { zh: '评价等待按键', en: 'survey waits for a key' },
  'queue.survey.thanks': { zh: '评价致谢', en: 'thanks of the survey' },
};
