/**
 * On which number a caller is to be called back. Until she has confirmed one with 1 nothing is promised, and a hang-up is a
 * hang-up. She keeps her place; whatever comes of it, she is back in it or the row is being written.
 *
 *     own ──1──▶ registered                  1 this number   2 another (in `last`: none)   * once more
 *      │ 2          ▲ 1        ▲ 1
 *      ▼            │          │
 *   keying ──#──▶ keyed ──▶  last ──▶ waits on
 *      ▲───── 2 ────┘  (nothing came of three tries, and her own number may be called)
 */
import type { Call } from './call';
import type { NumberFault } from './callback-number-entry';
import type { ConfirmingPhase, NumberQuestion } from './callback-number-phase';
import type { PromptId } from './ids';
import { holdMusic, silence, speak } from './playing';
import { numberFault, registerCallback } from './register-callback';
import { leaveRemovedQueue } from './route';
import { sayNumberQuestion } from './say-callback-number';
import type { Step } from './step';

const mostTries = 3;
/** How long a key is awaited; a number is read off a note. */
const keyMs = 8_000;
const longestNumber = 20;
/** A sentence whose end nobody told is taken for over by then. */
const sentenceLimitMs = 120_000;

/** `first`: said before the question. */
export function askNumber(step: Step, call: Call, question: NumberQuestion, first?: PromptId): void {
  const { queueId, digit, stage, number, tries } = question;
  const until = step.floor.now + sentenceLimitMs;
  step.call(call.id, { type: 'NumberAsked', queueId, digit, stage, number, tries, until });
  const asked = sayNumberQuestion(question, call.language);
  speak(step, call, { prompts: first === undefined ? asked : [first, ...asked] });
}

/** The question was heard. */
export function numberHeard(step: Step, call: Call): void {
  step.call(call.id, { type: 'NumberAwaited', until: step.floor.now + keyMs });
}

/** A key counts while the question plays, and stops it. */
export function numberDigit(step: Step, call: Call, phase: ConfirmingPhase, digit: string): void {
  if (phase.stage === 'keying') return keyed(step, call, phase, digit);
  if (digit === '1') return confirmed(step, call, phase, digit);
  if (digit === '2') return declined(step, call, phase);
  if (digit === '*') return askNumber(step, call, phase);
  // The key that brought her here, pressed twice.
  if (digit !== phase.digit) missed(step, call, phase, 'menu-invalid');
}

/** No key in time: what was keyed so far is the number. */
export function numberTimeout(step: Step, call: Call, phase: ConfirmingPhase): void {
  if (phase.stage === 'keying') judge(step, call, phase, phase.number);
  else missed(step, call, phase, 'menu-timeout');
}

/** `#` before the first digit may belong to the question before. */
function keyed(step: Step, call: Call, phase: ConfirmingPhase, digit: string): void {
  if (digit === '#') return phase.number === '' ? undefined : judge(step, call, phase, phase.number);
  if (!/^[0-9*]$/.test(digit)) return;
  silence(step, call);
  const number = digit === '*' ? '' : phase.number + digit;
  step.call(call.id, { type: 'NumberKeyed', number, until: step.floor.now + keyMs });
  step.commit();
  if (number.length >= longestNumber) judge(step, call, phase, number);
}

function judge(step: Step, call: Call, phase: ConfirmingPhase, number: string): void {
  const why = number === '' ? 'nothing-keyed' : numberFault(step.floor, number);
  if (why !== null) return refused(step, call, phase, { number, why });
  askNumber(step, call, { ...phase, stage: 'keyed', number });
}

/** The lists may have changed since it was read back. */
function confirmed(step: Step, call: Call, phase: ConfirmingPhase, digit: string): void {
  const { number, visit } = phase;
  const why = numberFault(step.floor, number);
  if (why !== null) return refused(step, call, phase, { number, why });
  silence(step, call);
  registerCallback(step, call, visit, { ...phase, confirmed: digit });
  holdMusic(step, call);
}

function declined(step: Step, call: Call, phase: ConfirmingPhase): void {
  const { stage, number } = phase;
  if (stage === 'last') return giveUp(step, call, phase, 'declined');
  if (stage === 'keyed') return refused(step, call, phase, { number, why: 'not-confirmed' });
  askNumber(step, call, { ...phase, stage: 'keying', number: '', tries: 0 });
}

function missed(step: Step, call: Call, phase: ConfirmingPhase, first: PromptId): void {
  const tries = phase.tries + 1;
  if (tries >= mostTries) return exhausted(step, call, phase, 'no-answer');
  askNumber(step, call, { ...phase, tries }, first);
}

interface Refusal {
  readonly number: string;
  readonly why: NumberFault | 'nothing-keyed' | 'not-confirmed';
}
const toldAfter: Readonly<Record<Refusal['why'], PromptId | undefined>> = {
  'not-allowed': 'callback-number-invalid',
  'do-not-call': 'callback-number-invalid',
  'nothing-keyed': 'menu-timeout',
  'not-confirmed': undefined,
};

function refused(step: Step, call: Call, phase: ConfirmingPhase, { number, why }: Refusal): void {
  const tries = phase.tries + 1;
  step.call(call.id, { type: 'NumberRefused', number, why, tries });
  // The operators switched callbacks off meanwhile: no number would do.
  if (step.floor.rules.callbacks === null) return giveUp(step, call, phase, 'no-number');
  if (tries >= mostTries) return exhausted(step, call, phase, 'no-number');
  askNumber(step, call, { ...phase, stage: 'keying', number: '', tries }, toldAfter[why]);
}

/** Her own number, once; not where it was that one she did not answer for. */
function exhausted(step: Step, call: Call, phase: ConfirmingPhase, why: 'no-answer' | 'no-number'): void {
  const isKeyed = phase.stage === 'keying' || phase.stage === 'keyed';
  if (!isKeyed || numberFault(step.floor, call.caller) !== null) return giveUp(step, call, phase, why);
  askNumber(step, call, { ...phase, stage: 'last', number: call.caller, tries: mostTries });
}

/** Nothing is promised: she keeps her place and is told to hold on. */
function giveUp(step: Step, call: Call, { visit }: ConfirmingPhase, why: 'no-answer' | 'no-number' | 'declined'): void {
  step.call(call.id, { type: 'NumberNotConfirmed', why });
  leaveRemovedQueue(step, call, visit);
  speak(step, call, { prompts: ['callback-number-none'] });
}
