/**
 * Emergency mode, per number: while it is on, callers of the number hear its notice and are led to its destination; those
 * in the number's menu or self-service when it is switched on are taken there at once. Who waits keeps her place, and who is on the
 * way of an emergency goes on to its end when it is switched off.
 */
import { attempt } from './attempt';
import type { Call, Phase } from './call';
import type { Due } from './due';
import type { Floor } from './floor';
import type { Instant } from './ids';
import type { EmergencySet } from './leader-event';
import { silence, speak } from './playing';
import { route } from './route';
import type { Emergency, Rules } from './rules';
import type { Step } from './step';

/** An emergency that is on. */
export interface EmergencyState {
  /** Apart from ids of calls and agents. */
  readonly id: string;
  readonly number: string;
  readonly since: Instant;
  by: string;
  until: Instant | null;
  readonly index: Due;
}
type Notice = Extract<Phase, { kind: 'notice' }>;

export function emergencyRule(rules: Rules, number: string): Emergency | null {
  const rule = rules.numbers.get(number);
  return rule ? (rule.emergency ?? rules.emergency ?? null) : null;
}

/** What a caller of this number meets now; null: no emergency. */
export function emergencyNow({ rules, emergencies }: Floor, number: string): Emergency | null {
  return emergencies.has(number) ? emergencyRule(rules, number) : null;
}

export function setEmergency(step: Step, { numbers: named, on, by, until = null }: EmergencySet): void {
  const { rules, emergencies, calls } = step.floor;
  const wanted = named === 'all' ? [...rules.numbers.keys()] : [...new Set(named)];
  const numbers = wanted.filter((number) => (on ? emergencyRule(rules, number) !== null : emergencies.has(number)));
  if (numbers.length === 0) return;
  const begun = new Set(numbers.filter((number) => !emergencies.has(number)));
  step.note({ type: 'EmergencySet', numbers, on, by, until: on ? until : null, why: 'asked' });
  step.commit();
  if (!on) return;
  for (const call of calls.values()) {
    if (!isOnHerWay(call) || !begun.has(call.dialled)) continue;
    attempt(step, call, () => meetEmergency(step, call, emergencyRule(rules, call.dialled)));
  }
}

/** To where she wants to be; what a service answers her later changes nothing. */
const isOnHerWay = ({ phase }: Call): boolean => phase.kind === 'menu' || phase.kind === 'acting';

export function meetEmergency(step: Step, call: Call, emergency: Emergency | null): void {
  if (!emergency) return;
  const { prompt, destination, priority } = emergency;
  silence(step, call);
  step.call(call.id, { type: 'EmergencyMet', prompt, to: destination, priority });
  step.commit();
  if (prompt === null) route(step, call, destination);
  else speak(step, call, { prompts: [prompt] });
}

/** The notice is over, or its end got lost. */
export function noticeOver(step: Step, call: Call, { then, outcome }: Notice): void {
  route(step, call, then, outcome);
}

export function emergencyOver(step: Step, { number, by }: EmergencyState): void {
  step.note({ type: 'EmergencySet', numbers: [number], on: false, by, until: null, why: 'until' });
}

/** New rules without the number, or without an emergency for it, leave nothing to switch off later. */
export function endUnruled(step: Step): void {
  const { rules, emergencies } = step.floor;
  for (const { number, by } of emergencies.values()) {
    if (emergencyRule(rules, number)) continue;
    step.note({ type: 'EmergencySet', numbers: [number], on: false, by, until: null, why: 'rules' });
  }
}
