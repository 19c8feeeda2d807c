/** `/api/v1/persons`: what is held of one person, and its erasure. The number is sent in the body: addresses end in logs. */
import type { FastifyInstance } from 'fastify';
import type { PersonDesk, PersonRefusal } from '../engine/ports';
import { sendError } from './console-error';
import { by } from './forced-routes';

const tags = ['persons'];
const number = {
  type: 'string',
  minLength: 3,
  maxLength: 40,
  description: 'in any spelling: +86, 0086, with or without 0',
};
const error = { $ref: 'Error#' };
const refused = { 400: error, 409: error, 503: error };

const refusals: Readonly<Record<PersonRefusal, readonly [number, string]>> = {
  'number-unreadable': [
    400,
    'no telephone number of a person: at least 7 digits, such as 13800001111 or +8613800001111',
  ],
  'person-on-call': [409, 'this person is on the line, or her agent in wrap-up; ask again when that is over'],
  'journal-behind': [503, 'the journal has not reached Postgres; see /readyz, and ask again'],
};

export function addPersonRoutes(app: FastifyInstance, desk: PersonDesk): void {
  app.post<{ Body: { number: string } }>(
    '/api/v1/persons/export',
    {
      schema: {
        ...{ tags, summary: 'All that is held of one person: rows by table, and her recordings' },
        body: { type: 'object', required: ['number', 'by'], additionalProperties: false, properties: { number, by } },
        response: refused,
      },
    },
    async ({ body }, reply) => {
      const told = await desk.tell(body.number);
      if (typeof told === 'string') return sendError(reply, refusals[told][0], told, refusals[told][1]);
      return reply.send(told);
    },
  );

  interface Wish {
    readonly number: string;
    readonly reason: string;
    readonly by: string;
    readonly dryRun?: boolean;
  }
  const reason = { type: 'string', minLength: 1, maxLength: 200, description: 'stands on record; name nobody in it' };
  app.post<{ Body: Wish }>(
    '/api/v1/persons/erase',
    {
      schema: {
        ...{ tags, summary: 'Erase all that is held of one person; sums and reports stay as they are' },
        body: {
          ...{ type: 'object', required: ['number', 'reason', 'by'], additionalProperties: false },
          properties: { number, reason, by, dryRun: { type: 'boolean', default: false } },
        },
        response: refused,
      },
    },
    async ({ body }, reply) => {
      const { dryRun: isTrial = false, ...wish } = body;
      const done = await desk.erase({ ...wish, isTrial });
      if (typeof done === 'string') return sendError(reply, refusals[done][0], done, refusals[done][1]);
      return reply.send(done);
    },
  );
}
