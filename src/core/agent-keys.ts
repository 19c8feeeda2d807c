/**
 * Codes an agent keys during a talk. They begin with `*`; keys outside a code are the telephone's own business. A code
 * that is not finished in time is forgotten.
 */
import type { Call, Phase, Talk } from './call';
import type { Consulting } from './consult';
import { speak } from './playing';
import type { Step } from './step';
import { invite } from './survey';
import { needsTarget, transferKinds, type TransferWish } from './transfer-asked';
import { carryOut } from './transfer';

type InTalk = Extract<Phase, { kind: 'talking' }> | Consulting;

/** Longest number that is read behind a code. */
const mostDigits = 20;

export function agentKeyed(step: Step, call: Call, phase: InTalk, digit: string): void {
  const { talk } = phase;
  if (talk.keyed === null && digit !== '*') return;
  const keys = digit === '*' ? '*' : `${talk.keyed?.keys ?? ''}${digit}`;
  const read = readKeys(step, keys);
  if (read === 'unfinished') {
    const until = step.floor.now + step.floor.rules.transfers.keyMs;
    return step.call(call.id, { type: 'AgentKeyed', n: talk.n, keys, until });
  }
  step.call(call.id, { type: 'AgentKeyed', n: talk.n, keys, until: null });
  if (read === 'unknown') notUnderstood(step, call, talk);
  else if (read === 'survey') invite(step, call, phase);
  else carryOut(step, call, phase, read);
}

/** A lone `*` may have been a slip; a code begun and not finished is told. */
export function keysLapsed(step: Step, call: Call, { talk }: InTalk): void {
  if (talk.keyed === null) return;
  const { keys } = talk.keyed;
  step.call(call.id, { type: 'AgentKeyed', n: talk.n, keys, until: null });
  if (keys.length > 1) notUnderstood(step, call, talk);
}

function readKeys({ floor }: Step, keys: string): TransferWish | 'survey' | 'unfinished' | 'unknown' {
  const { codes } = floor.rules.transfers;
  if (keys === codes.survey) return 'survey';
  const kind = transferKinds.find((each) => keys.startsWith(codes[each]));
  if (kind === undefined) return Object.values(codes).some((code) => code.startsWith(keys)) ? 'unfinished' : 'unknown';
  if (!needsTarget(kind)) return { kind };
  const target = keys.slice(codes[kind].length);
  if (/^\d+#$/.test(target)) return { kind, target: target.slice(0, -1) };
  return /^\d*$/.test(target) && target.length <= mostDigits ? 'unfinished' : 'unknown';
}

function notUnderstood(step: Step, call: Call, talk: Talk): void {
  speak(step, call, { prompts: ['agent-code-unknown'], leg: talk.legId, language: step.floor.rules.language });
}
