/** `GET /api/v1/agents/:id/callbacks`: the tasks of an agent. */
import type { FastifyInstance } from 'fastify';
import type { AgentId } from '../core/ids';
import type { CallbackDesk, FloorView } from '../engine/ports';
import { callbackJson, callbackSchema } from './callback-json';
import { sendError } from './console-error';
import { unknownAgent } from './wish-routes';

const error = { $ref: 'Error#' };
const listed = {
  type: 'object',
  required: ['callbacks'],
  properties: { callbacks: { type: 'array', items: callbackSchema } },
};

export function addAgentCallbackRoutes(
  app: FastifyInstance,
  view: Pick<FloorView, 'rules'>,
  desk: Pick<CallbackDesk, 'list'>,
): void {
  app.get<{ Params: { id: string } }>(
    '/api/v1/agents/:id/callbacks',
    {
      schema: {
        tags: ['agents'],
        summary: 'What she promised or was given to do and has not done yet, by deadline or when it is due',
        response: { 200: listed, 404: error, 503: error },
      },
    },
    async ({ params: { id } }, reply) => {
      if (!view.rules().agents.has(id as AgentId)) return unknownAgent(reply, id);
      const found = await desk.list({ agentId: id }).catch(() => null);
      if (!found) return sendError(reply, 503, 'postgres-unavailable', 'Postgres does not answer');
      return reply.send({ callbacks: found.map(callbackJson) });
    },
  );
}
