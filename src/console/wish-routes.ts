/** `POST /api/v1/agents/:id/…`: what the feature codes of a phone do, asked for over HTTP. */
import type { FastifyInstance } from 'fastify';
import { chosenReasons, type Event, type NotReadyReason } from '../core/event';
import type { AgentId, Instant } from '../core/ids';
import type { Clock, FloorView, Post } from '../engine/ports';
import { sendError } from './console-error';
import { agentJson } from './floor-json';

interface Wish {
  readonly path: string;
  readonly summary: string;
  readonly event: (agentId: AgentId, at: Instant) => Event;
}

const wishes: readonly Wish[] = [
  {
    path: 'login',
    summary: 'Log in and be ready (*50)',
    event: (agentId, at) => ({ type: 'AgentLoggedIn', agentId, at }),
  },
  { path: 'ready', summary: 'Be ready (*51)', event: (agentId, at) => ({ type: 'AgentReadied', agentId, at }) },
  { path: 'logout', summary: 'Log out (*53)', event: (agentId, at) => ({ type: 'AgentLoggedOut', agentId, at }) },
  {
    path: 'wrap-up-end',
    summary: 'End the wrap-up (*55)',
    event: (agentId, at) => ({ type: 'WrapUpEnded', agentId, at }),
  },
  {
    path: 'wrap-up-extend',
    summary: 'Ask for more wrap-up, as far as the queue allows (*56)',
    event: (agentId, at) => ({ type: 'MoreWrapUpAsked', agentId, at }),
  },
];

export const params = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', pattern: '^[0-9]{3,6}$', description: "the agent's number" } },
};
export const response = {
  200: { $ref: 'Agent#' },
  400: { $ref: 'Error#' },
  403: { $ref: 'Error#' },
  404: { $ref: 'Error#' },
};

/** Answers with the agent as she is afterwards: a wish during a call is `pending`, one that makes no sense changes nothing. */
export function addWishRoutes(app: FastifyInstance, view: FloorView, post: Post, clock: Clock): void {
  const find = (id: string) => view.agents().find((agent) => agent.agentId === id);
  const carryOut = (id: string, event: (agentId: AgentId, at: Instant) => Event) => {
    const agent = find(id);
    if (!agent) return null;
    post.post(event(agent.agentId, clock.now()));
    return agentJson(find(id) ?? agent, clock.now());
  };
  for (const { path, summary, event } of wishes) {
    app.post<{ Params: { id: string } }>(
      `/api/v1/agents/:id/${path}`,
      { schema: { tags: ['agents'], summary, params, response } },
      (request, reply) => carryOut(request.params.id, event) ?? unknownAgent(reply, request.params.id),
    );
  }
  const reason = { type: 'string', enum: [...chosenReasons] };
  const body = { type: 'object', required: ['reason'], additionalProperties: false, properties: { reason } };
  app.post<{ Params: { id: string }; Body: { reason: NotReadyReason } }>(
    '/api/v1/agents/:id/pause',
    { schema: { tags: ['agents'], summary: 'Be not ready, with a reason (*52<n>)', params, body, response } },
    (request, reply) =>
      carryOut(request.params.id, (agentId, at) => ({
        type: 'AgentPaused',
        agentId,
        at,
        reason: request.body.reason,
      })) ?? unknownAgent(reply, request.params.id),
  );
}

export function unknownAgent(reply: Parameters<typeof sendError>[0], id: string) {
  return sendError(reply, 404, 'agent-unknown', `no agent ${id} in the rules`);
}
