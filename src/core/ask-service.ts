/** A service or a database is asked. Its answer comes as an event; without one the deadline answers `failed`. */
import { goOn, remember, toPerson } from './action';
import type { Branch, HttpAction, SqlAction } from './action-rules';
import type { Call } from './call';
import type { ServiceRequest } from './service-request';
import { dataHolds } from './condition';
import { fill, fillJson, inHeader, inUrl } from './fill';
import { requestId } from './ids';
import { silence, speak } from './playing';
import type { Destination } from './rules';
import type { ServiceAnswered } from './service-request';
import type { ActingPhase } from './self-service';
import type { Step } from './step';

type Asking = HttpAction | SqlAction;

/** Then she is asked to wait a moment, and hears music. */
const slowMs = 1_000;
/** The adapter keeps the time; past this it will not tell any more. */
const graceMs = 500;

export function askService(step: Step, call: Call, action: Asking): void {
  silence(step, call);
  send(step, call, action, requestId(call.id, (call.selfService?.requests ?? 0) + 1));
}

/** The adapter knows whether that request is under way still; where it is not, only what reads is asked once more. */
export function askAgain(step: Step, call: Call, { request }: ActingPhase, action: Asking): void {
  silence(step, call);
  if (request) send(step, call, action, request.id, true);
}

function send(step: Step, call: Call, action: Asking, id: string, again = false): void {
  const { now } = step.floor;
  const until = now + action.timeoutMs + graceMs;
  const more = again ? { again: true as const } : {};
  step.call(call.id, { type: 'ServiceAsked', requestId: id, until, slowAt: now + slowMs, ...more });
  const { id: callId, node } = call;
  const request = requestOf(call, action);
  step.command({ type: 'AskService', callId, node, requestId: id, actionId: action.id, request, ...more });
}

function requestOf(call: Call, action: Asking): ServiceRequest {
  const { timeoutMs, values } = action;
  if (action.does === 'sql') {
    const params = action.params.map((param) => fill(call, param));
    return { kind: 'sql', database: action.database, text: action.text, params, timeoutMs, values };
  }
  const headers = Object.entries(action.headers).map(([name, text]) => [name, fill(call, text, inHeader)] as const);
  return {
    kind: 'http',
    method: action.method,
    url: fill(call, action.url, inUrl),
    headers: Object.fromEntries(headers),
    body: action.body === null ? null : JSON.stringify(fillJson(call, action.body)),
    timeoutMs,
    values,
  };
}

/** Late news of a request that is over changes nothing. */
export function serviceAnswered(step: Step, call: Call, event: Omit<ServiceAnswered, 'type' | 'at' | 'callId'>): void {
  const { phase } = call;
  if (phase.kind !== 'acting' || phase.request?.id !== event.requestId) return;
  const { result, status, detail, values } = event;
  step.call(call.id, { type: 'ServiceAnswered', requestId: event.requestId, result, status, detail });
  step.commit();
  const action = step.floor.rules.actions?.get(phase.actionId);
  if (action?.does === 'http') {
    if (result === 'answered') take(step, call, action, values);
    return goOn(step, call, httpWay(call, action, result === 'answered' ? status : null), phase.outcome);
  }
  if (action?.does === 'sql') {
    if (result === 'answered') take(step, call, action, values);
    const to = result === 'answered' ? action.then : result === 'none' ? action.none : action.failed;
    return goOn(step, call, to, phase.outcome);
  }
  toPerson(step, call);
}

/** What the answer does not have is known no more. */
function take(step: Step, call: Call, action: Asking, values: Readonly<Record<string, string>>): void {
  const names = Object.keys(action.values);
  const found = names.map((name) => [name, Object.hasOwn(values, name) ? (values[name] ?? null) : null] as const);
  remember(step, call, Object.fromEntries(found), action.secret);
}

function httpWay(call: Call, action: HttpAction, status: number | null): Destination {
  if (status === null) return action.failed;
  const isGood = status >= 200 && status < 300;
  const isFor = (branch: Branch) => (branch.status === null ? isGood : branch.status === status);
  const branch = action.branches.find((one) => isFor(one) && (one.when === null || dataHolds(call, one.when)));
  return branch?.to ?? (isGood ? action.then : action.failed);
}

/** It takes a while: she hears so. It takes too long: it has failed. */
export function serviceDeadline(step: Step, call: Call, phase: ActingPhase, action: Asking): void {
  const { request } = phase;
  if (request && phase.until > step.floor.now) {
    step.call(call.id, { type: 'ServiceSlow', requestId: request.id });
    return speak(step, call, { prompts: ['one-moment'] });
  }
  if (!request) return goOn(step, call, action.failed, phase.outcome);
  const answer = { requestId: request.id, result: 'failed', status: null, detail: 'no answer', values: {} } as const;
  serviceAnswered(step, call, answer);
}
