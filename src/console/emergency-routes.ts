/** `/api/v1/emergency`: announcement, menu and routing of numbers changed at once, and back again. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Clock, EmergencyView, FloorView, Post } from '../engine/ports';
import { sendError } from './console-error';
import { by } from './forced-routes';

interface Order {
  readonly on: boolean;
  readonly numbers: readonly string[] | 'all';
  readonly by: string;
  /** ISO 8601. */
  readonly until?: string;
}

const instant = { type: 'string', format: 'date-time' };
const state = {
  200: {
    type: 'object',
    required: ['at', 'timeZone', 'numbers'],
    properties: {
      at: instant,
      timeZone: { type: 'string', description: "the hotline's" },
      numbers: {
        type: 'array',
        items: {
          type: 'object',
          required: ['number', 'defined', 'on'],
          properties: {
            number: { type: 'string' },
            defined: { type: 'boolean', description: 'the rules say what happens in its emergency' },
            on: { type: 'boolean' },
            since: { ...instant, nullable: true },
            until: { ...instant, nullable: true, description: 'when it ends by itself' },
            by: { type: 'string', nullable: true, description: 'who ordered it' },
          },
        },
      },
    },
  },
};
const number = { type: 'string', pattern: '^[0-9]{3,20}$' };
const body = {
  type: 'object',
  required: ['on', 'numbers', 'by'],
  additionalProperties: false,
  properties: {
    on: { type: 'boolean' },
    numbers: {
      description: 'dialled numbers, or all: every number that has an emergency',
      anyOf: [
        { type: 'string', const: 'all' },
        { type: 'array', minItems: 1, maxItems: 1000, items: number },
      ],
    },
    by,
    until: { ...instant, description: 'when it ends by itself; not before it is switched off unless given' },
  },
};

export function addEmergencyRoutes(app: FastifyInstance, view: FloorView, post: Post, clock: Clock): void {
  const answer = () => ({
    at: iso(clock.now()),
    timeZone: view.rules().timeZone,
    numbers: view.emergencies().map(numberJson),
  });
  app.get(
    '/api/v1/emergency',
    { schema: { tags: ['emergency'], summary: 'Which numbers are in an emergency', response: state } },
    answer,
  );
  app.post<{ Body: Order }>(
    '/api/v1/emergency',
    {
      schema: {
        tags: ['emergency'],
        summary: 'Switch the emergency of numbers on or off, at once',
        body,
        response: { ...state, 400: { $ref: 'Error#' }, 404: { $ref: 'Error#' }, 409: { $ref: 'Error#' } },
      },
    },
    (request, reply) => {
      const { on, numbers, by: leader } = request.body;
      const until = request.body.until === undefined ? null : Date.parse(request.body.until);
      const refusal = refuse(reply, request.body, view.emergencies());
      if (refusal) return refusal;
      if (until !== null && !(until > clock.now()))
        return sendError(reply, 400, 'bad-request', 'until is in the past: it would end before it begins');
      post.post({ type: 'EmergencySet', at: clock.now(), numbers, on, by: leader, until });
      return answer();
    },
  );
}

/** Nothing is switched where one of the numbers cannot be: half an emergency helps nobody. */
function refuse(reply: FastifyReply, order: Order, known: readonly EmergencyView[]): FastifyReply | null {
  if (!order.on && order.until !== undefined)
    return sendError(reply, 400, 'bad-request', 'until goes with switching on only');
  if (order.numbers === 'all') {
    if (!order.on || known.some(({ isDefined }) => isDefined)) return null;
    return sendError(reply, 409, 'emergency-undefined', 'the rules define no emergency for any number');
  }
  const unknown = order.numbers.filter((wanted) => !known.some((one) => one.number === wanted));
  if (unknown.length > 0)
    return sendError(reply, 404, 'number-unknown', `not among the numbers of the rules: ${unknown.join(', ')}`);
  const bare = known.filter((one) => order.numbers.includes(one.number) && !one.isDefined);
  if (!order.on || bare.length === 0) return null;
  const named = bare.map((one) => one.number).join(', ');
  return sendError(reply, 409, 'emergency-undefined', `the rules define no emergency for ${named}`);
}

function numberJson({ number: dialled, isDefined, on }: EmergencyView) {
  return {
    number: dialled,
    defined: isDefined,
    on: on !== null,
    since: on && iso(on.since),
    until: on?.until ? iso(on.until) : null,
    by: on && on.by,
  };
}

const iso = (at: number) => new Date(at).toISOString();
