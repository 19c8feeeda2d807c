/** `/api/v1/hours/<number>`: open or closed now or at another moment, why, and until when. */
import type { FastifyInstance } from 'fastify';
import type { HoursDesk } from '../engine/ports';
import { sendError } from './console-error';

const words = {
  type: 'object',
  required: ['zh', 'en'],
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
};
const instant = { type: 'string', format: 'date-time' };
const orNull = { nullable: true } as const;
const step = {
  type: 'object',
  required: ['place', 'id', 'isOpen', 'by', 'leadsTo'],
  properties: {
    place: { type: 'string', enum: ['number', 'queue'] },
    id: { type: 'string' },
    isOpen: { type: 'boolean' },
    by: {
      type: 'object',
      ...orNull,
      description: 'null: it has no hours and is always open',
      properties: {
        hours: { type: 'string' },
        timeZone: { type: 'string' },
        date: { type: 'string' },
        day: {
          type: 'object',
          ...orNull,
          properties: { of: { type: 'string', enum: ['holiday', 'make-up', 'exception'] }, name: { type: 'string' } },
        },
        span: {
          type: 'object',
          ...orNull,
          description: 'minutes after midnight',
          properties: { from: { type: 'integer' }, to: { type: 'integer' } },
        },
        changesAt: { ...instant, ...orNull },
        yearWithoutHolidays: { type: 'string', ...orNull, description: 'the calendar has holidays, but none of it' },
      },
    },
    leadsTo: {
      type: 'object',
      ...orNull,
      additionalProperties: true,
      description: 'null: callers wait in this queue',
    },
    words,
  },
};
const answer = {
  type: 'object',
  required: ['number', 'at', 'timeZone', 'isOpen', 'steps', 'changesAt'],
  properties: {
    number: { type: 'string' },
    at: instant,
    timeZone: { type: 'string' },
    isOpen: { type: 'boolean', description: 'the number itself' },
    steps: { type: 'array', items: step, description: 'the number, then every queue on the way' },
    changesAt: { ...instant, ...orNull, description: 'null: not within 400 days' },
    words: { type: 'object', properties: { moment: words, change: words } },
  },
};

export function addHoursRoutes(app: FastifyInstance, desk: HoursDesk): void {
  app.get<{ Params: { number: string }; Querystring: { at?: string } }>(
    '/api/v1/hours/:number',
    {
      schema: {
        tags: ['rules'],
        summary: 'What would happen to a call because of opening hours, why, and when that changes',
        params: {
          type: 'object',
          required: ['number'],
          properties: { number: { type: 'string', pattern: '^[0-9]{3,20}$', description: 'as it is dialled' } },
        },
        querystring: {
          type: 'object',
          additionalProperties: false,
          properties: {
            at: {
              type: 'string',
              maxLength: 40,
              description: "by the clock on the hotline's wall: 2026-10-01T10:00, 10:00 (today), now; now unless given",
            },
          },
        },
        response: { 200: answer, 400: { $ref: 'Error#' }, 404: { $ref: 'Error#' } },
      },
    },
    (request, reply) => {
      const { number } = request.params;
      const told = desk.ask(number, request.query.at ?? 'now');
      if (told.ok) return reply.send(told.hours);
      if (told.why === 'number-unknown')
        return sendError(reply, 404, 'number-unknown', `the rules have no number ${number}`);
      return sendError(reply, 400, 'bad-request', 'at: a time such as 2026-10-01T10:00, 2026-10-01, 10:00 or now');
    },
  );
}
