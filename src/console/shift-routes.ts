/** `/api/v1/shifts`: the shift plan, which adherence is measured against. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { activities } from '../core/kpi/adherence';
import type { Shift, ShiftDesk, ShiftRefusal } from '../engine/ports';
import { sendError } from './console-error';

const instant = { type: 'string', format: 'date-time' };
const agentId = { type: 'string', pattern: '^[0-9A-Za-z-]{1,40}$' };
const shift = {
  type: 'object',
  required: ['agentId', 'from', 'to', 'activity'],
  additionalProperties: false,
  properties: {
    ...{ agentId, from: instant, to: { ...instant, description: 'at most 24 hours later' } },
    activity: { type: 'string', enum: activities },
  },
};
const listed = { type: 'object', required: ['shifts'], properties: { shifts: { type: 'array', items: shift } } };
const replaced = {
  type: 'object',
  required: ['removed', 'added'],
  properties: { removed: { type: 'integer' }, added: { type: 'integer' } },
};
const error = { $ref: 'Error#' };
const statuses: Readonly<Record<ShiftRefusal, number>> = {
  'bad-request': 400,
  'agent-unknown': 404,
  'shift-overlap': 409,
};
/** Of the shifts the desk takes at once, as wordy as they may be. */
const bodyLimit = 1024 * 1024;
const longestMs = 400 * 86_400_000;

interface Time {
  readonly from: string;
  readonly to: string;
}
type ShiftJson = Omit<Shift, keyof Time> & Time;
interface Plan extends Time {
  readonly agents: readonly string[];
  readonly shifts: readonly ShiftJson[];
}

export function addShiftRoutes(app: FastifyInstance, desk: ShiftDesk): void {
  const tags = ['shifts'];
  app.get<{ Querystring: Time & { readonly agentId?: string } }>(
    '/api/v1/shifts',
    {
      schema: {
        tags,
        summary: 'Shifts that reach into a time, by agent; at most 5000 of them and 400 days',
        querystring: {
          type: 'object',
          required: ['from', 'to'],
          additionalProperties: false,
          properties: { from: instant, to: instant, agentId },
        },
        response: { 200: listed, 400: error, 503: error },
      },
    },
    async ({ query }, reply) => {
      const time = timeOf(query);
      if (time.to - time.from > longestMs) return sendError(reply, 400, 'bad-request', 'from and to: at most 400 days');
      return orAway(reply, async () => {
        const shifts = await desk.list({ ...time, ...(query.agentId !== undefined && { agentId: query.agentId }) });
        if (!shifts)
          return sendError(reply, 400, 'bad-request', 'more than 5000 shifts: ask for fewer days, or for one agent');
        return reply.send({ shifts: shifts.map(shiftJson) });
      });
    },
  );
  app.put<{ Body: Plan }>(
    '/api/v1/shifts',
    {
      bodyLimit,
      schema: {
        tags,
        summary:
          'Replaces the plan of these agents: what begins between from and to. At most 5000 at once; all of it or nothing; the same again changes nothing',
        body: {
          type: 'object',
          required: ['agents', 'from', 'to', 'shifts'],
          additionalProperties: false,
          properties: {
            agents: { type: 'array', items: agentId, minItems: 1, maxItems: 10_000 },
            ...{ from: instant, to: instant, shifts: { type: 'array', items: shift } },
          },
        },
        response: { 200: replaced, 400: error, 404: error, 409: error, 503: error },
      },
    },
    async ({ body: { agents, shifts, ...time } }, reply) =>
      orAway(reply, async () => {
        const plan = shifts.map((one) => ({ ...one, ...timeOf(one) }));
        const answer = await desk.replace({ agents, ...timeOf(time), shifts: plan });
        if (!answer.ok) return sendError(reply, statuses[answer.why], answer.why, answer.message);
        return reply.send({ removed: answer.removed, added: answer.added });
      }),
  );
}

const timeOf = ({ from, to }: Time) => ({ from: Date.parse(from), to: Date.parse(to) });
const iso = (at: number) => new Date(at).toISOString();

/** As JSON tells a shift. */
export const shiftJson = ({ agentId: id, from, to, activity }: Shift) => ({
  ...{ agentId: id, from: iso(from), to: iso(to) },
  activity,
});

async function orAway(reply: FastifyReply, answer: () => Promise<FastifyReply>): Promise<FastifyReply> {
  return answer().catch(() => sendError(reply, 503, 'postgres-unavailable', 'Postgres does not answer'));
}
