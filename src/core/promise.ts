/**
 * `*57`: an agent promises the customer she talks to, or has just talked to, that she will ring her back. She hears that it is
 * registered once its row is committed; by then the call may be over, so it is the agent who waits for the answer.
 *
 *     AgentPromised ──▶ PromiseAsked ──row committed──▶ PromiseMade      (told: made, and when)
 *          │                 └──refused, or no answer──▶ PromiseNotMade  (told: not made; a late row is taken back)
 *          └──▶ PromiseRefused                                           (told why)
 */
import type { Agent } from './agent';
import { closeLeg } from './agent-state';
import { reply } from './agent-wish';
import { talkOf, type Call } from './call';
import type { AgentPromised } from './callback-event';
import { askLimitMs } from './evolve-call';
import { agentOfPromise, anyNode, promiseId, type PromptId, type QueueId } from './ids';
import type { OpenPromise, PromiseRefusal } from './promise-entry';
import { promiseTimes, sayPromise, type PromiseTimes } from './promise-times';
import { numberFault } from './register-callback';
import type { Step } from './step';

/** While the row is written and she listens, nothing is offered to her phone. */
const promiseCallLimitMs = askLimitMs + 12_000;
const mostHours = 99;

const told: Readonly<Record<PromiseRefusal, PromptId>> = {
  off: 'agent-promise-off',
  hours: 'agent-promise-hours',
  'no-call': 'agent-promise-no-call',
  'no-queue': 'agent-promise-no-call',
  withheld: 'agent-promise-no-number',
  'not-allowed': 'agent-promise-no-number',
  'do-not-call': 'agent-promise-no-number',
  'no-time': 'agent-promise-failed',
  'under-way': 'agent-promise-failed',
};

export function agentPromised(step: Step, event: AgentPromised): void {
  const agent = step.floor.agents.get(event.agentId);
  if (!agent || !step.floor.rules.agents.has(agent.id)) return reply(step, event, ['agent-not-configured']);
  if (event.legId !== undefined && agent.closing === null) closeLeg(step, agent, event.legId, promiseCallLimitMs);
  const call = callOf(step, agent);
  const wish = wishOf(step, agent, call, event.hours);
  if (typeof wish === 'string') {
    step.agent(agent, { type: 'PromiseRefused', callId: call?.id ?? null, why: wish });
    return reply(step, event, [told[wish]]);
  }
  ask(step, agent, event, wish);
}

interface Wish {
  readonly call: Call;
  readonly queueId: QueueId;
  readonly number: string;
  readonly times: PromiseTimes;
}

function wishOf(
  { floor }: Step,
  agent: Agent,
  call: Call | undefined,
  hours: number | undefined,
): Wish | PromiseRefusal {
  const { callbacks } = floor.rules;
  if (!callbacks) return 'off';
  if (hours !== undefined && !(hours >= 1 && hours <= mostHours)) return 'hours';
  if (!call) return 'no-call';
  if (agent.promise) return 'under-way';
  const number = call.direction === 'inbound' ? call.caller : call.dialled;
  if (number === '') return 'withheld';
  const fault = numberFault(floor, number);
  if (fault !== null) return fault;
  const queueId = queueOf(floor.rules.queues, agent, call);
  if (queueId === null) return 'no-queue';
  const times = promiseTimes(floor.rules, callbacks, hours, floor.now);
  return times === null ? 'no-time' : { call, queueId, number, times };
}

function callOf({ floor }: Step, { state }: Agent): Call | undefined {
  return state.kind === 'talking' || state.kind === 'wrap-up' ? floor.calls.get(state.callId) : undefined;
}

/** Through which she got the customer; after an outside call of her own, the first she works for. */
function queueOf(queues: Step['floor']['rules']['queues'], agent: Agent, call: Call): QueueId | null {
  const open = call.wrapUps.find(({ agentId }) => agentId === agent.id);
  const queueId = (agent.state.kind === 'wrap-up' ? open?.queueId : talkOf(call)?.queueId) ?? null;
  return queueId !== null && queues.has(queueId) ? queueId : (agent.queueIds[0] ?? null);
}

function ask(step: Step, agent: Agent, event: AgentPromised, { call, queueId, number, times }: Wish): void {
  const { id: callId, node, language } = call;
  const { dueAt, deadlineAt, remindAt } = times;
  const callbackId = promiseId(callId, agent.id);
  const leg = event.legId === undefined ? null : { legId: event.legId, node: event.node ?? anyNode };
  const until = step.floor.now + askLimitMs;
  step.agent(agent, { type: 'PromiseAsked', callId, callbackId, queueId, dueAt, deadlineAt, leg, until });
  const row = { callId, node, callbackId, agentId: agent.id, queueId, number, language };
  step.command({ type: 'SchedulePromise', ...row, dueAt, deadlineAt, remindAt });
}

/** The row stands. False: it is no agent's promise. */
export function promiseRegistered(step: Step, callbackId: string): boolean {
  const agentId = agentOfPromise(callbackId);
  if (agentId === null) return false;
  const agent = step.floor.agents.get(agentId);
  const promise = agent?.promise;
  // She was told that it is not: what comes too late was taken back.
  if (!agent || promise?.callbackId !== callbackId) return true;
  const { callbacks, language } = step.floor.rules;
  const { callId, dueAt } = promise;
  step.agent(agent, { type: 'PromiseMade', callId, callbackId: promise.callbackId });
  tell(step, promise, sayPromise(callbacks ?? {}, dueAt, step.floor.now, language));
  return true;
}

export function promiseNotRegistered(step: Step, callbackId: string, detail: string): void {
  const agentId = agentOfPromise(callbackId);
  const agent = agentId === null ? undefined : step.floor.agents.get(agentId);
  if (agent?.promise?.callbackId === callbackId) promiseFailed(step, agent, agent.promise, detail);
}

export function promiseFailed(step: Step, agent: Agent, promise: OpenPromise, detail: string): void {
  const { callId, callbackId } = promise;
  step.agent(agent, { type: 'PromiseNotMade', callId, callbackId, detail });
  tell(step, promise, ['agent-promise-failed']);
}

function tell(step: Step, { leg }: OpenPromise, prompts: readonly PromptId[]): void {
  if (leg !== null) reply(step, leg, prompts);
}
