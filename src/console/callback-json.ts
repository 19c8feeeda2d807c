/** Callbacks as the HTTP API tells them: numbers masked, instants in ISO 8601. */
import type { CallbackStory, CallbackTask } from '../engine/ports';
import { callbackKinds, callbackStates } from '../core/callback-kinds';
import { maskNumber } from '../log';

const instant = { type: 'string', format: 'date-time' };
const orNone = { ...instant, nullable: true };
const text = { type: 'string' };
const textOrNone = { type: 'string', nullable: true };

export const callbackSchema = {
  type: 'object',
  required: ['callbackId', 'kind', 'queueId', 'number', 'state', 'createdAt', 'dueAt'],
  properties: {
    callbackId: text,
    kind: { ...text, enum: callbackKinds, description: 'callback: she hung up and keeps her place in the queue' },
    queueId: text,
    number: { ...textOrNone, description: 'masked; null: a message whose caller withheld it' },
    language: text,
    state: { ...text, enum: callbackStates, description: 'open: nobody has dealt with it yet; nothing is dialled' },
    attempt: { type: 'integer' },
    recording: { ...textOrNone, description: 'of a message: the name of its file, without .wav' },
    messageMs: { type: 'integer', nullable: true },
    callId: textOrNone,
    agentId: textOrNone,
    askedBy: text,
    note: textOrNone,
    ticket: textOrNone,
    createdAt: instant,
    dueAt: instant,
    deadlineAt: orNone,
    overdue: { type: 'boolean' },
    closedAt: orNone,
    closedReason: textOrNone,
    consent: textOrNone,
    consentAt: orNone,
    consentRecording: { ...textOrNone, description: 'a recording in which she can be heard agreeing' },
  },
};
export const storySchema = {
  type: 'object',
  required: ['callback', 'attempts', 'changes'],
  properties: {
    callback: callbackSchema,
    attempts: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          attempt: { type: 'integer' },
          callId: textOrNone,
          dialledAt: { ...orNone, description: 'null: it ended before the customer was dialled' },
          endedAt: orNone,
          outcome: textOrNone,
        },
      },
    },
    changes: {
      type: 'array',
      items: { type: 'object', properties: { at: instant, change: text, by: text, note: textOrNone } },
    },
  },
};

export function callbackJson({ number, ...task }: CallbackTask) {
  return {
    ...{ ...task, number: number && maskNumber(number), createdAt: iso(task.createdAt), dueAt: iso(task.dueAt) },
    ...{ deadlineAt: iso(task.deadlineAt), closedAt: iso(task.closedAt), consentAt: iso(task.consentAt) },
  };
}

export function storyJson({ callback, attempts, changes }: CallbackStory) {
  return {
    callback: callbackJson(callback),
    attempts: attempts.map((one) => ({ ...one, dialledAt: iso(one.dialledAt), endedAt: iso(one.endedAt) })),
    changes: changes.map((one) => ({ ...one, at: iso(one.at) })),
  };
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
