/** `/api/v1/callbacks`: what callers are owed, messages among it. */
import type { FastifyInstance } from 'fastify';
import type { CallbackDesk, CallbackTask } from '../engine/ports';
import { maskNumber } from '../log';
import { sendError } from './console-error';

const instant = { type: 'string', format: 'date-time' };
const text = { type: 'string' };
const answer = {
  type: 'object',
  required: ['callbacks'],
  properties: {
    callbacks: {
      type: 'array',
      items: {
        type: 'object',
        required: ['callbackId', 'kind', 'queueId', 'number', 'state', 'createdAt'],
        properties: {
          callbackId: text,
          kind: { type: 'string', enum: ['callback', 'voicemail'] },
          queueId: text,
          number: { ...text, nullable: true, description: 'masked; null: a message whose caller withheld it' },
          language: text,
          state: { ...text, description: 'open (a message nobody has dealt with), scheduled or queued' },
          attempt: { type: 'integer' },
          recording: { ...text, nullable: true, description: 'of a message: the name of its file, without .wav' },
          messageMs: { type: 'integer', nullable: true },
          callId: { ...text, nullable: true },
          createdAt: instant,
          dueAt: instant,
        },
      },
    },
  },
};

export function addCallbackRoutes(app: FastifyInstance, desk: CallbackDesk): void {
  app.get(
    '/api/v1/callbacks',
    {
      schema: {
        tags: ['callbacks'],
        summary: 'What callers are owed: callbacks not kept yet, and messages nobody has dealt with; oldest first',
        response: { 200: answer, 503: { $ref: 'Error#' } },
      },
    },
    async (_request, reply) => {
      const owed = await desk.owed().catch(() => null);
      if (owed === null) return sendError(reply, 503, 'postgres-unavailable', 'Postgres does not answer');
      return reply.send({ callbacks: owed.map(taskJson) });
    },
  );
}

function taskJson({ number, createdAt, dueAt, ...task }: CallbackTask) {
  return { ...task, number: number && maskNumber(number), createdAt: iso(createdAt), dueAt: iso(dueAt) };
}

const iso = (at: number) => new Date(at).toISOString();
