/** Who is told that she is recorded, and who is not recorded: by her own key, or because the rules list her number. */
import type { Call, Phase } from './call';
import { noticeOver } from './emergency';
import type { PromptId } from './ids';
import { standingOf } from './opening';
import { silence, speak } from './playing';
import type { RecordingNotice } from './recording-notice';
import type { AgentDestination, Destination, Queue, Rules } from './rules';
import type { Step } from './step';

type Notice = Extract<Phase, { kind: 'notice' }>;
export type ToQueue = Extract<Destination, { kind: 'queue' }> | AgentDestination;

/** True: she hears it first, and is led on afterwards. `first`: said before it. */
export function noticeFirst(step: Step, call: Call, to: ToQueue, first?: PromptId): boolean {
  const notice = noticeDue(step, call, to);
  if (!notice) return false;
  const { prompt, refuse, bargeIn } = notice;
  step.call(call.id, { type: 'NoticeTold', prompt, to, refuse, bargeIn });
  step.commit();
  speak(step, call, { prompts: first === undefined ? [prompt] : [first, prompt] });
  return true;
}

/** Nobody is told where nothing is recorded, or nobody connects. */
function noticeDue({ floor: { rules, now } }: Step, call: Call, { queueId }: ToQueue): RecordingNotice | null {
  if (call.noticeTold || call.unrecorded || call.isUnrecorded || call.direction === 'outbound') return null;
  const queue = queueId === null ? firstOf(rules) : (rules.queues.get(queueId) ?? firstOf(rules));
  const notice = queue?.notice ?? rules.numbers.get(call.dialled)?.notice;
  if (!notice || !queue?.record || isListed(rules, call)) return null;
  return standingOf(rules, queue.opening, now)?.isOpen === false ? null : notice;
}

const firstOf = ({ queues }: Rules): Queue | undefined => queues.values().next().value;

export function noticeDigit(step: Step, call: Call, phase: Notice, digit: string): void {
  if (digit === phase.refuse) {
    step.call(call.id, { type: 'RecordingRefused', by: 'caller' });
    return speak(step, call, { prompts: ['recording-refused'] });
  }
  if (!phase.bargeIn) return;
  silence(step, call);
  noticeOver(step, call, phase);
}

/** Whether a talk that is to be recorded may be. That a list forbids it stands on the call's record, once. */
export function mayRecord(step: Step, call: Call): boolean {
  if (call.unrecorded || call.isUnrecorded) return false;
  if (!isListed(step.floor.rules, call)) return true;
  step.call(call.id, { type: 'RecordingRefused', by: 'list' });
  return false;
}

function isListed({ doNotRecord = [] }: Rules, { direction, caller, dialled }: Call): boolean {
  const number = direction === 'inbound' ? caller : dialled;
  return doNotRecord.some((listed) => number.startsWith(listed));
}
