/** `/api/v1/agents`, `/api/v1/queues`, `/api/v1/calls` and one of them: what is on the floor this moment. */
import type { FastifyInstance } from 'fastify';
import type { Clock, FloorView } from '../engine/ports';
import { sendError } from './console-error';
import { queueJson, queueSchema } from './queue-json';
import { agentJson, agentSchema, callJson, callSchema } from './floor-json';

const listOf = (name: string, item: string) => ({
  type: 'object',
  required: ['at', name],
  properties: { at: { type: 'string', format: 'date-time' }, [name]: { type: 'array', items: { $ref: `${item}#` } } },
});

export const callParams = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', minLength: 1, maxLength: 64, description: "the call's id" } },
} as const;

export function addFloorRoutes(app: FastifyInstance, view: FloorView, clock: Clock): void {
  app.addSchema(agentSchema);
  app.addSchema(callSchema);
  app.addSchema(queueSchema);
  app.get(
    '/api/v1/agents',
    { schema: { tags: ['floor'], summary: 'All agents, by number', response: { 200: listOf('agents', 'Agent') } } },
    () => {
      const now = clock.now();
      const agents = view.agents().map((agent) => agentJson(agent, now));
      return { at: new Date(now).toISOString(), agents: agents.sort((a, b) => (a.agentId < b.agentId ? -1 : 1)) };
    },
  );
  app.get(
    '/api/v1/queues',
    { schema: { tags: ['floor'], summary: 'All queues', response: { 200: listOf('queues', 'Queue') } } },
    () => {
      const now = clock.now();
      return { at: new Date(now).toISOString(), queues: view.queues().map((queue) => queueJson(queue, now)) };
    },
  );
  app.get<{ Params: { id: string } }>(
    '/api/v1/calls/:id',
    {
      schema: {
        tags: ['floor'],
        summary: 'One call in progress; 404 call-unknown when it is over, or never was',
        params: callParams,
        response: { 200: { $ref: 'Call#' }, 404: { $ref: 'Error#' } },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const call = view.calls().find(({ callId }) => callId === id);
      return call ? callJson(call, clock.now()) : sendError(reply, 404, 'call-unknown', `no call ${id} is in progress`);
    },
  );
  app.get(
    '/api/v1/calls',
    { schema: { tags: ['floor'], summary: 'All calls, oldest first', response: { 200: listOf('calls', 'Call') } } },
    () => {
      const now = clock.now();
      const calls = [...view.calls()].sort((a, b) => a.arrivedAt - b.arrivedAt);
      return { at: new Date(now).toISOString(), calls: calls.map((call) => callJson(call, now)) };
    },
  );
}
