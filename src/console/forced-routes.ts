/** `POST /api/v1/agents/:id/state`: a team leader puts an agent into a state. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { chosenReasons, type NotReadyReason } from '../core/event';
import { forcedStates, type AgentForced } from '../core/leader-event';
import type { AgentView, Clock, FloorView, Post } from '../engine/ports';
import { sendError } from './console-error';
import { agentJson } from './floor-json';
import { params, response, unknownAgent } from './wish-routes';

interface Order {
  readonly state: AgentForced['state'];
  readonly reason?: NotReadyReason;
  readonly by: string;
}

/** Somebody's name, as it will stand in the journal and on screens. */
export const by = {
  type: 'string',
  pattern: '^(?! )[^\\p{C}\\p{Zl}\\p{Zp}]{1,64}(?<! )$',
  description: 'who orders it: 1 to 64 characters, kept in the journal',
};
const body = {
  type: 'object',
  required: ['state', 'by'],
  additionalProperties: false,
  properties: {
    state: { type: 'string', enum: [...forcedStates] },
    reason: { type: 'string', enum: [...chosenReasons, 'forced'], description: 'of not-ready; forced unless given' },
    by,
  },
};

/** Answers with the agent as she is afterwards; during a call or an offer the state is `pending`. */
export function addForcedRoutes(app: FastifyInstance, view: FloorView, post: Post, clock: Clock): void {
  const find = (id: string) => view.agents().find((agent) => agent.agentId === id);
  app.post<{ Params: { id: string }; Body: Order }>(
    '/api/v1/agents/:id/state',
    {
      schema: {
        tags: ['agents'],
        summary: 'Put an agent into a state, as a team leader',
        params,
        body,
        response: { ...response, 409: { $ref: 'Error#' } },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const { state, reason = null, by: leader } = request.body;
      const agent = find(id);
      if (!agent) return unknownAgent(reply, id);
      if (reason !== null && state !== 'not-ready')
        return sendError(reply, 400, 'bad-request', 'a reason goes with not-ready only');
      const refusal = refuse(reply, agent, state);
      if (refusal) return refusal;
      post.post({ type: 'AgentForced', at: clock.now(), agentId: agent.agentId, state, reason, by: leader });
      return agentJson(find(id) ?? agent, clock.now());
    },
  );
}

/** What could not come true: nothing is posted. */
function refuse(reply: FastifyReply, agent: AgentView, state: Order['state']): FastifyReply | null {
  const { agentId } = agent;
  if (state === 'ready' && !agent.registered)
    return sendError(reply, 409, 'agent-unreachable', `the phone of agent ${agentId} is not registered`);
  if (state === 'not-ready' && agent.state === 'logged-out')
    return sendError(reply, 409, 'agent-logged-out', `agent ${agentId} is logged out: no call reaches her`);
  return null;
}
