/** How a shift log writes what is promised to customers. */
import type { ScheduleCallback, SchedulePromise } from '../../src/core/command';
import type { AgentEntry } from '../../src/core/journal';
import { sayTime } from './notation';

export function sayScheduled(command: ScheduleCallback | SchedulePromise): string {
  const { type, callbackId, queueId, number } = command;
  const what = `${type} ${callbackId} ${queueId} ${number}`;
  if (command.type === 'ScheduleCallback') return `${what} since ${sayTime(command.key)}`;
  const { agentId, dueAt, deadlineAt, remindAt } = command;
  return `${what} by ${agentId} due ${sayTime(dueAt)} until ${sayTime(deadlineAt)} reminded ${sayTime(remindAt)}`;
}

/** Null: none of it, or said by the command beside it. */
export function sayPromise(entry: AgentEntry): string | null {
  switch (entry.type) {
    case 'PromiseRefused':
      return `${entry.agentId} cannot promise: ${entry.why}`;
    case 'PromiseMade':
      return `${entry.callbackId} promised`;
    case 'PromiseNotMade':
      return `${entry.callbackId} not promised: ${entry.detail}`;
    default:
      return null;
  }
}
