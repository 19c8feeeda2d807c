/** `/api/v1/callbacks`: what customers are owed; asked for by integrators and agents, cancelled, moved, tried again, done. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { callbackKinds, callbackStates } from '../core/callback-kinds';
import type {
  CallbackAnswer,
  CallbackDesk,
  CallbackFilter,
  CallbackOrder,
  CallbackOrderRefusal,
  CallbackRequest,
} from '../engine/ports';
import { callbackJson, callbackSchema, storyJson, storySchema } from './callback-json';
import { sendError } from './console-error';
import { by } from './forced-routes';

const error = { $ref: 'Error#' };
const refusals = { 400: error, 404: error, 409: error, 422: error, 503: error };
const tags = ['callbacks'];
const one = { type: 'object', required: ['callback'], properties: { callback: callbackSchema } };
const listed = {
  type: 'object',
  required: ['callbacks'],
  properties: { callbacks: { type: 'array', items: callbackSchema } },
};
const word = { type: 'string', minLength: 1, maxLength: 64 };
const note = { type: 'string', maxLength: 500 };
const number = { type: 'string', minLength: 1, maxLength: 32 };
const at = { ...word, description: 'ISO 8601, or by the clock on the hotline’s wall: 2026-11-24 10:00, 10:00' };
const span = { ...word, description: '30m, 4h, 2d' };

const request = {
  type: 'object',
  required: ['kind', 'queueId', 'number', 'by'],
  additionalProperties: false,
  properties: {
    kind: { type: 'string', enum: ['scheduled', 'promise', 'visit', 'follow-up'] },
    queueId: word,
    number,
    numbers: { type: 'array', maxItems: 5, items: number, description: 'tried after number, in turn' },
    at: { ...at, description: `${at.description}; unset: now. Put off until customers may be rung` },
    deadline: at,
    within: { ...span, description: 'until when it is to be kept: 30m, 4h, 2d from now' },
    withinWorking: {
      ...span,
      description: 'the same in working time: 4h, or 2d for the end of the second working day',
    },
    agentId: word,
    language: { type: 'string', enum: ['zh', 'en'] },
    note,
    ticket: word,
    callId: word,
    consent: { ...note, description: 'how she agreed to be rung' },
    consentRecording: word,
    dial: { type: 'boolean', description: 'false: a task that people do, nothing is dialled by itself' },
    askedBy: { type: 'string', enum: ['agent', 'integrator'] },
    idempotencyKey: { ...word, maxLength: 128, description: 'the same as the header Idempotency-Key' },
    by,
  },
};
const orders = {
  cancel: { by, note },
  retry: { by, note, because: { type: 'string', enum: ['machine', 'no_answer'] } },
  move: { by, note, at, queueId: word, agentId: word },
  done: { by, note, outcome: { type: 'string', enum: ['kept', 'failed'] } },
} as const;
const told: Readonly<Record<keyof typeof orders, string>> = {
  cancel: 'Cancel it; one under way is not dialled any more',
  retry: 'Due now, with all its tries; `because`: what an agent heard on the attempt that counted as reached',
  move: 'At another time, for another queue or agent',
  done: 'A person has dealt with it',
};

export function addCallbackRoutes(app: FastifyInstance, desk: CallbackDesk): void {
  const querystring = {
    type: 'object',
    additionalProperties: false,
    properties: {
      state: { type: 'string', description: `${callbackStates.join(', ')}, or several with commas; unset: still owed` },
      kind: { type: 'string', enum: callbackKinds },
      queueId: word,
      agentId: word,
      overdue: { type: 'boolean' },
    },
  };
  app.get<{ Querystring: Omit<CallbackFilter, 'states'> & { state?: string } }>(
    '/api/v1/callbacks',
    {
      schema: {
        tags,
        summary: 'What customers are owed, by deadline or when it is due',
        querystring,
        response: { 200: listed, ...refusals },
      },
    },
    async ({ query: { state, ...filter } }, reply) => {
      const states = state?.split(',').map((name) => callbackStates.find((known) => known === name));
      if (states?.includes(undefined))
        return sendError(reply, 400, 'bad-request', `state: some of ${callbackStates.join(', ')}`);
      const wanted = states ? { states: states.flatMap((name) => name ?? []) } : {};
      const found = await desk.list({ ...filter, ...wanted }).catch(() => null);
      return found ? reply.send({ callbacks: found.map(callbackJson) }) : away(reply);
    },
  );
  app.get<{ Params: Id }>(
    '/api/v1/callbacks/:id',
    { schema: { tags, summary: 'One, with its attempts and changes', response: { 200: storySchema, ...refusals } } },
    async ({ params: { id } }, reply) => {
      const story = await desk.show(id).catch(() => undefined);
      if (story === undefined) return away(reply);
      return story ? reply.send(storyJson(story)) : sendError(reply, 404, 'callback-unknown', `no callback ${id}`);
    },
  );
  app.post<{ Body: CallbackRequest; Headers: { 'idempotency-key'?: string } }>(
    '/api/v1/callbacks',
    {
      schema: {
        tags,
        summary: 'Ask that a customer be rung; 201: a new one, 200: the same request was made before',
        headers: {
          type: 'object',
          properties: { 'idempotency-key': { type: 'string', minLength: 1, maxLength: 128 } },
        },
        body: request,
        response: { 200: one, 201: one, ...refusals },
      },
    },
    async ({ body, headers }, reply) => {
      const key = headers['idempotency-key'];
      const asked = key === undefined ? body : { ...body, idempotencyKey: key };
      return answer(reply, await desk.ask(asked).catch(() => null));
    },
  );
  for (const kind of Object.keys(orders) as (keyof typeof orders)[]) {
    const required = kind === 'done' ? ['by', 'outcome'] : ['by'];
    const body = { type: 'object', required, additionalProperties: false, properties: orders[kind] };
    app.post<{ Params: Id; Body: Omit<CallbackOrder, 'kind'> }>(
      `/api/v1/callbacks/:id/${kind}`,
      { schema: { tags, summary: told[kind], body, response: { 200: one, ...refusals } } },
      async (asked, reply) => {
        const order = { kind, ...asked.body } as CallbackOrder;
        return answer(reply, await desk.order(asked.params.id, order).catch(() => null));
      },
    );
  }
}

interface Id {
  readonly id: string;
}

const statuses: Readonly<Record<CallbackOrderRefusal, 404 | 409 | 422>> = {
  ...{ 'queue-unknown': 404, 'agent-unknown': 404, 'callback-unknown': 404 },
  ...{ 'callbacks-off': 409, 'idempotency-conflict': 409, 'callback-closed': 409, 'callback-under-way': 409 },
  ...{ 'number-refused': 422, 'do-not-call': 422, 'working-time-undefined': 422 },
  ...{ 'time-unreadable': 422, 'time-past': 422, 'time-too-far': 422 },
};

function answer(reply: FastifyReply, given: CallbackAnswer | null): FastifyReply {
  if (!given) return away(reply);
  if (!given.ok) return sendError(reply, statuses[given.why], given.why, given.message);
  return reply.code(given.isNew ? 201 : 200).send({ callback: callbackJson(given.callback) });
}

const away = (reply: FastifyReply) =>
  sendError(reply, 503, 'postgres-unavailable', 'Postgres does not answer: nothing was registered or changed');
