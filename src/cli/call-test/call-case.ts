/** One test of a menu: what is dialled and pressed, and where the caller must be then. */
import { z } from 'zod';
import type { Instant } from '../../core/ids';
import type { Rules } from '../../core/rules';
import { walk, type Act, type Walk, type WalkPlan } from '../../engine/walk/walk';
import { wallInstant } from '../../engine/wall-instant';
import { language } from '../../rules/destination';
import { keysOnly } from '../../rules/form';
import * as is from '../../rules/scalars';
import { answersForm, misplacedAnswer } from './service-answers';

const actsAllowed =
  'what she does, one after another: keys such as 1 or 1234#, wait (until she hears something else), 30s (so long), hang-up; e.g. 1,2,wait,9';
const expectAllowed =
  'where she is then: menu:<id>, action:<id>, queue:<id>, agent:<number>, voicemail:<queue>, callback:<queue>, outside:<number>, hang-up:<prompt>, ended:<outcome>; or heard:<prompt>';

/** `1,2,wait,9,hang-up` */
export const acts = is.scalar(actsAllowed, readActs);
export const expectation = is.matching(
  expectAllowed,
  /^(menu|action|queue|agent|voicemail|callback|outside|hang-up|ended|heard):[\w-]{1,80}$/,
);

export const caseForm = keysOnly({
  name: is.matching('a name of one line', /^[^\r\n]{1,200}$/).optional(),
  call: is.phoneNumber,
  press: z.preprocess((value) => (Array.isArray(value) ? value.join(',') : value), acts).default([]),
  caller: is.matching('a number of 0 to 20 digits', /^\d{0,20}$/).default('13800001111'),
  at: is.matching('a time such as "2026-10-01 10:00"', /^[\d\-T :+.Z]{4,40}$/).optional(),
  agents: is.oneOf('ready', 'none').default('ready'),
  language: language.optional(),
  answers: answersForm.default(new Map()),
  expect: z.union([z.array(expectation), expectation.transform((one) => [one])], { error: expectAllowed }).default([]),
});
export type CallCase = z.output<typeof caseForm>;

export interface Tested {
  readonly walk: Walk;
  /** Expectations that did not come true. */
  readonly missed: readonly string[];
  /** Where she would be if she did nothing, or hung up; null: she is not there any more. */
  readonly then: { readonly silence: readonly string[]; readonly hangUp: readonly string[] } | null;
}

type PlanFault = 'number-unknown' | 'time-unreadable' | 'answer-misplaced';

export function planOf(rules: Rules, of: CallCase, now: Instant): WalkPlan | PlanFault {
  if (!rules.numbers.has(of.call)) return 'number-unknown';
  const at = wallInstant(of.at ?? 'now', rules.timeZone, now);
  if (at === null) return 'time-unreadable';
  const { call: number, caller, agents, language: spoken, press, answers } = of;
  if (misplacedAnswer(rules, answers) !== null) return 'answer-misplaced';
  return { number, caller, at, agents, language: spoken ?? null, acts: press, answers };
}

export function testCall(rules: Rules, plan: WalkPlan, expected: readonly string[]): Tested {
  const walked = walk(rules, plan);
  const isTrue = (one: string) =>
    one.startsWith('heard:') ? walked.heard.has(one.slice('heard:'.length)) : walked.places.includes(one);
  const missed = [
    ...expected.filter((one) => !isTrue(one)),
    // Keys for a call that is over are a mistake of the test, whatever else is true.
    ...(expected.length > 0 && walked.left.length > 0 ? [`every act done, ${walked.left.length} left`] : []),
  ];
  return { walk: walked, missed, then: walked.isOver ? null : foretell(rules, plan, walked) };
}

const mostWaits = 12;

function foretell(rules: Rules, plan: WalkPlan, { places }: Walk) {
  const on = (more: readonly Act[]) => walk(rules, { ...plan, acts: [...plan.acts, ...more] }).places;
  let silence = places;
  for (let waits = 1; waits <= mostWaits && silence.join() === places.join(); waits += 1)
    silence = on(Array<Act>(waits).fill({ kind: 'wait', ms: null }));
  return { silence, hangUp: on([{ kind: 'hang-up' }]) };
}

function readActs(text: string): readonly Act[] | undefined {
  const words = text.split(',').map((word) => word.trim());
  const read = words.filter(Boolean).map((word): readonly Act[] | undefined => {
    if (word === 'wait') return [{ kind: 'wait', ms: null }];
    if (word === 'hang-up') return [{ kind: 'hang-up' }];
    const ms = is.parseDuration(word);
    if (ms !== undefined) return ms <= 24 * 3_600_000 ? [{ kind: 'wait', ms }] : undefined;
    return /^[0-9*#A-D]{1,50}$/.test(word) ? [...word].map((digit) => ({ kind: 'press', digit })) : undefined;
  });
  return read.some((each) => each === undefined) || read.length > 100 ? undefined : read.flatMap((each) => each ?? []);
}
