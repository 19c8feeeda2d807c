/** `/api/v1/callers`: who is blocked, not to be recorded, or of a tier, by number or how it begins. */
import type { FastifyInstance } from 'fastify';
import { blockedList, consentList, uncalledList, unrecordedList } from '../core/known-callers';
import type { CallersDesk, Clock, FloorView, ListedCaller } from '../engine/ports';
import { sendError } from './console-error';
import { by } from './forced-routes';

interface Entry {
  readonly number: string;
  readonly list: string;
  readonly by: string;
  readonly note?: string;
  /** ISO 8601. */
  readonly until?: string;
}
const instant = { type: 'string', format: 'date-time' };
const number = { type: 'string', pattern: '^[+]?[0-9]{3,20}$', description: 'a number, or how numbers begin' };
const list = {
  type: 'string',
  maxLength: 40,
  description: 'blocked, do-not-record, do-not-call, may-call-back, or a tier of the rules',
};
const answer = {
  type: 'object',
  required: ['callers'],
  properties: {
    callers: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          number,
          list,
          note: { type: 'string' },
          by: { type: 'string' },
          until: { ...instant, nullable: true },
          addedAt: instant,
        },
      },
    },
  },
};
const refusals = { 400: { $ref: 'Error#' }, 404: { $ref: 'Error#' }, 503: { $ref: 'Error#' } };
const properties = { number, list, by };

export interface CallerParts {
  readonly view: FloorView;
  readonly desk: CallersDesk;
  readonly clock: Clock;
}

export function addCallerRoutes(app: FastifyInstance, { view, desk, clock }: CallerParts): void {
  const tags = ['callers'];
  const response = { 200: answer, ...refusals };
  const told = async () => ({ callers: (await desk.all()).map(callerJson) });
  const away = 'Postgres does not answer; the lists read last hold';

  app.get('/api/v1/callers', { schema: { tags, summary: 'Known callers', response } }, async (_request, reply) =>
    reply.send((await told().catch(() => null)) ?? sendError(reply, 503, 'postgres-unavailable', away)),
  );

  const note = { type: 'string', maxLength: 200 };
  const until = { ...instant, description: 'void from then on; for good unless given' };
  const added = { type: 'object', required: ['number', 'list', 'by'], additionalProperties: false };
  app.post<{ Body: Entry }>(
    '/api/v1/callers',
    {
      schema: {
        tags,
        summary: 'Put a number, or how numbers begin, on a list; at once',
        body: { ...added, properties: { ...properties, note, until } },
        response,
      },
    },
    async ({ body }, reply) => {
      const lists = [blockedList, unrecordedList, uncalledList, consentList, ...view.rules().tiers.keys()];
      if (!lists.includes(body.list))
        return sendError(reply, 404, 'list-unknown', `no list ${body.list}: one of ${lists.join(', ')}`);
      const ends = body.until === undefined ? null : Date.parse(body.until);
      if (ends !== null && !(ends > clock.now())) return sendError(reply, 400, 'bad-request', 'until is in the past');
      const entry = { number: body.number, list: body.list, note: body.note ?? '', until: ends, by: body.by };
      const done = await desk.add(entry).then(told, () => null);
      return done ? reply.send(done) : sendError(reply, 503, 'postgres-unavailable', away);
    },
  );

  const removed = { type: 'object', required: ['number', 'by'], additionalProperties: false };
  app.post<{ Body: Partial<Entry> & Pick<Entry, 'number'> }>(
    '/api/v1/callers/remove',
    {
      schema: {
        tags,
        summary: 'Take a number off a list, or off all',
        body: { ...removed, properties },
        response,
      },
    },
    async ({ body }, reply) => {
      const count = await desk.remove(body.number, body.list ?? null).catch(() => null);
      if (count === 0) return sendError(reply, 404, 'caller-unknown', `${body.number} is on no such list`);
      const done = count === null ? null : await told().catch(() => null);
      return done ? reply.send(done) : sendError(reply, 503, 'postgres-unavailable', away);
    },
  );
}

function callerJson({ until, addedAt, ...caller }: ListedCaller) {
  return { ...caller, until: until === null ? null : iso(until), addedAt: iso(addedAt) };
}

const iso = (at: number) => new Date(at).toISOString();
