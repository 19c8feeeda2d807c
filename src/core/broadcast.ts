/**
 * A sentence in front of whatever a number leads to, until a set time: callers hear it once, on arrival, and go on as they
 * do every day. Who is on the line already is not disturbed. In an emergency its own notice is heard instead.
 */
import type { Call } from './call';
import type { Due } from './due';
import type { Instant, PromptId } from './ids';
import type { Outcome } from './journal';
import type { BroadcastSet } from './leader-event';
import { silence, speak } from './playing';
import { route } from './route';
import type { Destination } from './rules';
import type { Step } from './step';

/** A broadcast that is on. */
export interface BroadcastState {
  /** Apart from ids of calls and agents. */
  readonly id: string;
  readonly dialled: string;
  readonly since: Instant;
  prompt: PromptId;
  by: string;
  until: Instant;
  readonly index: Due;
}

export function setBroadcast(step: Step, { numbers: named, prompt, by, until }: BroadcastSet): void {
  const { rules, broadcasts, now } = step.floor;
  const wanted = named === 'all' ? [...rules.numbers.keys()] : [...new Set(named)];
  const isOn = prompt !== null && until !== null && until > now;
  const numbers = wanted.filter((number) => (isOn ? rules.numbers.has(number) : broadcasts.has(number)));
  if (numbers.length === 0) return;
  if (isOn) step.note({ type: 'BroadcastSet', numbers, prompt, by, until, why: 'asked' });
  else step.note({ type: 'BroadcastSet', numbers, prompt: null, by, until: null, why: 'asked' });
}

/** On arrival, where she goes from there. */
export function passBroadcast(step: Step, call: Call, to: Destination, outcome?: Outcome): void {
  const prompt = step.floor.broadcasts.get(call.dialled)?.prompt;
  if (prompt === undefined) return route(step, call, to, outcome);
  step.call(call.id, { type: 'BroadcastMet', prompt, to, ...(outcome && { outcome }) });
  if (to.kind === 'menu') return route(step, call, to, outcome, prompt);
  silence(step, call);
  speak(step, call, { prompts: [prompt] });
}

export function broadcastOver(step: Step, { dialled, by }: BroadcastState): void {
  step.note({ type: 'BroadcastSet', numbers: [dialled], prompt: null, by, until: null, why: 'until' });
}

/** New rules without the number leave nobody to hear it. */
export function endUnheard(step: Step): void {
  const { rules, broadcasts } = step.floor;
  for (const { dialled, by } of broadcasts.values()) {
    if (rules.numbers.has(dialled)) continue;
    step.note({ type: 'BroadcastSet', numbers: [dialled], prompt: null, by, until: null, why: 'rules' });
  }
}
