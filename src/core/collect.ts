/** Digits keyed by the caller: `*` clears them, the end key or the last digit ends them, silence takes what there is. */
import { enterAction, goOn, sentenceLimitMs } from './action';
import type { CollectAction } from './action-rules';
import type { Call } from './call';
import { fits } from './condition';
import type { PromptId } from './ids';
import { silence, speak } from './playing';
import type { ActingPhase } from './self-service';
import type { Step } from './step';

export function ask(step: Step, call: Call, { prompt }: CollectAction, first?: PromptId): void {
  step.call(call.id, { type: 'KeysAwaited', until: step.floor.now + sentenceLimitMs });
  speak(step, call, { prompts: first === undefined ? [prompt] : [first, prompt] });
}

export function keysAwaited(step: Step, call: Call, { timeoutMs }: CollectAction): void {
  step.call(call.id, { type: 'KeysAwaited', until: step.floor.now + timeoutMs });
}

interface Keyed {
  readonly phase: ActingPhase;
  readonly action: CollectAction;
  readonly digit: string;
}

export function collectDigit(step: Step, call: Call, { phase, action, digit }: Keyed): void {
  // It may belong to the question before.
  if (digit === action.end && phase.keys === '') return;
  if (digit === action.end) {
    silence(step, call);
    return evaluate(step, call, phase, action, phase.keys);
  }
  if (!/^[0-9*]$/.test(digit)) return;
  silence(step, call);
  const keys = digit === '*' ? '' : phase.keys + digit;
  const until = step.floor.now + action.timeoutMs;
  const secret = action.secret ? { secret: true as const } : {};
  step.call(call.id, { type: 'KeysTaken', keys, until, ...secret });
  step.commit();
  if (keys.length >= action.max) evaluate(step, call, phase, action, keys);
}

/** Nothing more is keyed. */
export function collectTimeout(step: Step, call: Call, phase: ActingPhase, action: CollectAction): void {
  evaluate(step, call, phase, action, phase.keys);
}

function evaluate(step: Step, call: Call, phase: ActingPhase, action: CollectAction, keys: string): void {
  if (keys.length < action.min || (action.pattern !== null && !fits(action.pattern, keys)))
    return refuse(step, call, phase, action, keys);
  const secret = action.secret ? { secret: true as const } : {};
  step.call(call.id, { type: 'DigitsCollected', into: action.into, digits: keys, ...secret });
  goOn(step, call, action.then, phase.outcome);
}

function refuse(step: Step, call: Call, phase: ActingPhase, action: CollectAction, keys: string): void {
  const tries = phase.tries + 1;
  const why = keys === '' ? 'nothing-keyed' : 'does-not-fit';
  step.call(call.id, { type: 'DigitsRefused', why, tries });
  const { outcome } = phase;
  if (tries >= action.tries) return goOn(step, call, action.otherwise, outcome);
  silence(step, call);
  step.commit();
  enterAction(step, call, action.id, { outcome, tries, first: keys === '' ? 'menu-timeout' : 'collect-invalid' });
}
