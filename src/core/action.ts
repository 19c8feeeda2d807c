/**
 * Self-service on the way of a call. What only says, remembers or decides leads on by itself; what collects keys waits for
 * the caller, what asks a service for its answer. After too many actions without her doing anything a person takes her.
 */
import type { Action, SayAction } from './action-rules';
import type { ActionStage } from './action-entry';
import { askService, askAgain, serviceDeadline } from './ask-service';
import { ask, collectDigit, collectTimeout, keysAwaited } from './collect';
import type { Call } from './call';
import { holds } from './condition';
import type { DigitPressed } from './event';
import { fill } from './fill';
import type { ActionId, MenuId, PromptId } from './ids';
import type { Outcome } from './journal';
import { holdMusic, silence, speak } from './playing';
import { defaultQueue, enterQueue, route } from './route';
import type { Destination } from './rules';
import { sayParts } from './say-data';
import { longestText, mostActions, mostNames, type ActingPhase } from './self-service';
import type { Step } from './step';

/** A sentence whose end nobody told is taken for over by then. */
export const sentenceLimitMs = 120_000;

export interface ActionStart {
  readonly outcome: Outcome;
  /** Said before anything else is. */
  readonly first?: PromptId | undefined;
  readonly tries?: number;
}

export function enterAction(step: Step, call: Call, actionId: ActionId, start: ActionStart): void {
  const action = step.floor.rules.actions?.get(actionId);
  if (!action || (call.selfService?.acted ?? 0) >= mostActions) return toPerson(step, call, start.first);
  const { outcome, first } = start;
  const serves = action.does === 'say' && action.serves ? { serves: true as const } : {};
  step.call(call.id, {
    type: 'ActionEntered',
    actionId,
    stage: stages[action.does],
    path: pathOf(call),
    tries: start.tries ?? 0,
    outcome,
    until: step.floor.now + sentenceLimitMs,
    ...serves,
  });
  step.commit();
  begin(step, call, action, outcome, first);
}

const stages: Readonly<Record<Action['does'], ActionStage>> = {
  say: 'speaking',
  collect: 'collecting',
  http: 'asking',
  sql: 'asking',
  set: 'deciding',
  if: 'deciding',
};

function begin(step: Step, call: Call, action: Action, outcome: Outcome, first?: PromptId): void {
  switch (action.does) {
    case 'say':
      return say(step, call, action, outcome, first);
    case 'collect':
      return ask(step, call, action, first);
    case 'http':
    case 'sql':
      return askService(step, call, action);
    case 'set': {
      const values = Object.entries(action.set).map(([name, text]) => [name, fill(call, text)] as const);
      remember(step, call, Object.fromEntries(values), secretsOf(call, action.set));
      return goOn(step, call, action.then, outcome, first);
    }
    case 'if':
      return goOn(
        step,
        call,
        holds(step.floor, call, action.condition) ? action.then : action.otherwise,
        outcome,
        first,
      );
  }
}

function say(step: Step, call: Call, action: SayAction, outcome: Outcome, first?: PromptId): void {
  const said = sayParts(call, action.parts, call.language);
  const prompts = first === undefined ? said : [first, ...said];
  if (prompts.length === 0) return goOn(step, call, action.then, outcome);
  speak(step, call, { prompts });
}

/** A text made of what is secret is secret. */
function secretsOf(call: Call, set: Readonly<Record<string, string>>): readonly string[] {
  const hidden = call.selfService?.secret ?? [];
  return Object.keys(set).filter((name) => hidden.some((other) => set[name]?.includes(`{${other}}`)));
}

/** What would be too many names, or too long, is left off. */
export function remember(
  step: Step,
  call: Call,
  values: Readonly<Record<string, string | null>>,
  secret: readonly string[],
): void {
  const data = call.selfService?.data ?? {};
  let room = mostNames - Object.keys(data).length;
  const fitting = Object.entries(values).filter(([name, value]) => {
    if (value === null || Object.hasOwn(data, name)) return true;
    room -= 1;
    return room >= 0;
  });
  const kept = fitting.map(([name, value]) => [name, value?.slice(0, longestText) ?? null] as const);
  if (kept.length > 0) step.call(call.id, { type: 'DataSet', values: Object.fromEntries(kept), secret });
  step.commit();
}

/** From an action to wherever it leads. */
export function goOn(step: Step, call: Call, to: Destination, outcome: Outcome, first?: PromptId): void {
  silence(step, call);
  step.commit();
  route(step, call, to, outcome, first);
}

/** The rules no longer have it, or it leads in a circle. */
export function toPerson(step: Step, call: Call, first?: PromptId): void {
  enterQueue(step, call, { queueId: defaultQueue(step), first });
}

function pathOf({ phase }: Call): readonly MenuId[] {
  return phase.kind === 'menu' || phase.kind === 'acting' ? phase.path : [];
}

/** The action as the rules have it now; null: she has been taken on. */
function actionOf(step: Step, call: Call, { actionId, stage }: ActingPhase): Action | null {
  const action = step.floor.rules.actions?.get(actionId);
  if (action && stages[action.does] === stage) return action;
  toPerson(step, call);
  return null;
}

export function actionSpoken(step: Step, call: Call, phase: ActingPhase): void {
  const action = actionOf(step, call, phase);
  if (action?.does === 'say') goOn(step, call, action.then, phase.outcome);
  if (action?.does === 'collect') keysAwaited(step, call, action);
  // She has been asked to wait a moment.
  if (phase.stage === 'asking') holdMusic(step, call);
}

/** A key counts while the question plays, and stops it. What is being said is heard to its end. */
export function actionDigit(step: Step, call: Call, phase: ActingPhase, { digit }: DigitPressed): void {
  if (phase.stage !== 'collecting') return;
  const action = actionOf(step, call, phase);
  if (action?.does === 'collect') collectDigit(step, call, { phase, action, digit });
}

export function actionDeadline(step: Step, call: Call, phase: ActingPhase): void {
  const action = actionOf(step, call, phase);
  if (!action) return;
  if (action.does === 'collect') return collectTimeout(step, call, phase, action);
  if (action.does === 'http' || action.does === 'sql') return serviceDeadline(step, call, phase, action);
  if (action.does === 'say') return goOn(step, call, action.then, phase.outcome);
  toPerson(step, call);
}

/** After a reconnect: what was being said is said again, what was asked is asked again. */
export function mendAction(step: Step, call: Call, phase: ActingPhase): void {
  const action = actionOf(step, call, phase);
  if (!action) return;
  if (action.does === 'say') return say(step, call, action, phase.outcome);
  if (action.does === 'collect' && call.playing !== null) return ask(step, call, action);
  if (action.does === 'http' || action.does === 'sql') askAgain(step, call, phase, action);
}
