/** Which voice speaks which part of a sentence. */
import { spans } from '../../../src/prompts/speech';

test.each([
  ['您好', 'zh', [['zh', '您好']]],
  [
    '请按0，For English press 8.',
    'zh',
    [
      ['zh', '请按0，'],
      ['en', 'For English press 8.'],
    ],
  ],
  ['8001', 'zh', [['zh', '8001']]],
  ['王芳', 'en', [['zh', '王芳']]],
  [
    'Agent 王芳 speaking',
    'en',
    [
      ['en', 'Agent '],
      ['zh', '王芳 '],
      ['en', 'speaking'],
    ],
  ],
  ['9 is free', 'en', [['en', '9 is free']]],
] as const)('%s', (text, language, expected) => {
  expect(spans(text, language).map((span) => [span.language, span.text])).toEqual(expected);
});
