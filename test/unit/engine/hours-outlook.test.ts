/** What `hotline hours` tells, asked of the shipped hours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerHours } from '../../../src/engine/hours-desk';
import { parseRules } from '../../../src/rules/load-rules';

const shipped = readFileSync(join(__dirname, '..', '..', '..', 'config', 'hotline.yaml'), 'utf8');
const rules = parseRules(
  shipped
    .replace('"95001": { menu: main }', '"95001": { menu: main, hours: office }')
    .replace('"95002": { queue: general }', '"95002": { queue: general, hours: office, closed: { queue: repair } }'),
  'hotline.yaml',
);
const now = Date.parse('2026-11-23T10:00:00+08:00');

function asked(number: string, when: string): readonly string[] {
  const answer = answerHours(rules, number, { when, now });
  if (!answer.ok) return [answer.why];
  const { steps, words } = answer.hours as {
    readonly steps: readonly { readonly words: { readonly en: string } }[];
    readonly words: { readonly change: { readonly en: string } };
  };
  return [...steps.map((step) => step.words.en), words.change.en];
}

test.each<[string, string, readonly string[]]>([
  [
    '95001',
    'now',
    ['number 95001: open (office, 2026-11-23 09:00–18:00) → menu main', 'next change Mon 2026-11-23 18:00'],
  ],
  [
    '95001',
    '2026-10-01 10:00',
    [
      'number 95001: closed (office, 2026-10-01, 国庆节, holiday) → hotline-closed, then hang up',
      'next change Thu 2026-10-08 09:00',
    ],
  ],
  [
    '95001',
    '2026-10-10T17:59',
    [
      'number 95001: open (office, 2026-10-10, 国庆节, make-up working day 09:00–18:00) → menu main',
      'next change Sat 2026-10-10 18:00',
    ],
  ],
  [
    '95002',
    '2026-11-29',
    [
      'number 95002: closed (office, 2026-11-29) → queue repair',
      'queue repair: open (no hours set, always open) → callers wait for an agent',
      'next change Mon 2026-11-30 09:00',
    ],
  ],
  [
    '95001',
    '2027-01-01 10:00',
    [
      'number 95001: open (office, 2027-01-01 09:00–18:00; the calendar has no holidays of 2027) → menu main',
      'next change Fri 2027-01-01 18:00',
    ],
  ],
  ['95009', 'now', ['number-unknown']],
  ['95001', 'soon', ['time-unreadable']],
])('%s at %s', (number, when, lines) => expect(asked(number, when)).toEqual(lines));
