/** `survey` of a queue: what a short line comes to, what is refused, and how a change of it is told. */
import type { QueueId } from '../../../src/core/ids';
import { requiredPrompts } from '../../../src/prompts/check-prompts';
import { diffRules } from '../../../src/rules/diff';
import { parseRules } from '../../../src/rules/load-rules';
import { plainRules } from '../../../src/rules/plain-rules';
import { changed, found, small } from '../../fixtures/rules/small';

const parse = (text: string) => parseRules(text, 'hotline.yaml');
const withSurvey = (line: string) => ({ 'wrapUp: 20s': `survey: ${line}` });
const edited = (line: string) => parse(changed(withSurvey(line)));

test('one question is enough: the rest has its defaults, and each kind its sentence', () => {
  const rules = edited('{ questions: [{ id: service }, { id: improve, ask: spoken, longest: 30s }] }');
  expect(rules.queues.get('repair' as QueueId)?.survey).toEqual({
    start: 'automatic',
    questions: [
      { id: 'service', kind: 'score', prompt: 'survey-score' },
      { id: 'improve', kind: 'spoken', prompt: 'survey-spoken', longestMs: 30_000 },
    ],
    tries: 2,
    timeoutMs: 5_000,
    thanks: 'survey-thanks',
  });
  expect(requiredPrompts(rules)).toEqual(expect.arrayContaining(['survey-score', 'survey-spoken', 'survey-thanks']));
  expect(parse(small).queues.get('repair' as QueueId)).not.toHaveProperty('survey');
});

test('two questions of one id could not be told apart', () => {
  expect(found(withSurvey('{ questions: [{ id: a }, { id: a }] }'))).toEqual([
    '28 queues.repair.survey.questions: a list',
  ]);
});

test('a change is told in words', () => {
  const to = (line: string) => plainRules(edited(line));
  const none = plainRules(parse(changed({ 'wrapUp: 20s': 'wrapUp: 15s' })));
  const one = to('{ questions: [{ id: a }] }');
  const told = (from: typeof none, now: typeof none) => diffRules(from, now).map(({ en }) => en);
  expect(told(one, to('{ start: invited, questions: [{ id: a, ask: spoken }], thanks: off }'))).toEqual([
    'queue repair (报修): survey starts automatic → invited',
    'queue repair (报修): questions of the survey score a survey-score → spoken a survey-spoken 60 s',
    'queue repair (报修): thanks of the survey survey-thanks → none',
  ]);
  expect(told(none, one)).toHaveLength(1);
});
