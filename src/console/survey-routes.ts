/** `POST /api/v1/calls/:id/survey`: the agent hands her caller to the survey of the queue, as by the code on her phone. */
import type { FastifyInstance } from 'fastify';
import type { AgentId } from '../core/ids';
import type { SurveyRefusal } from '../core/survey-refusal';
import type { Clock, FloorView, Post, TransferView } from '../engine/ports';
import { sendError } from './console-error';
import { callJson } from './floor-json';
import { callParams } from './floor-routes';

const body = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    agentId: {
      type: 'string',
      pattern: '^[0-9]{3,6}$',
      description: 'refused when the caller is with another agent by now',
    },
  },
};
const error = { $ref: 'Error#' };
const response = { 200: { $ref: 'Call#' }, 400: error, 404: error, 409: error };

const messages: Readonly<Record<SurveyRefusal, string>> = {
  'not-talking': 'no agent talks with the caller',
  'already-consulting': 'the agent is asking somebody; first complete or return',
  'no-survey': 'the queue of this talk has no survey (queues.<id>.survey in the rules)',
};

/** Answers with the call as it is afterwards; what cannot be done changes nothing. */
export function addSurveyRoutes(
  app: FastifyInstance,
  { view, transfers, post, clock }: { view: FloorView; transfers: TransferView; post: Post; clock: Clock },
): void {
  const find = (id: string) => view.calls().find((call) => call.callId === id);
  app.post<{ Params: { id: string }; Body: { readonly agentId?: string } | null }>(
    '/api/v1/calls/:id/survey',
    {
      schema: {
        tags: ['calls'],
        summary: 'Hand a caller to the survey of the queue (*9): the agent leaves, her wrap-up begins',
        params: callParams,
        body,
        response,
      },
    },
    (request, reply) => {
      const call = find(request.params.id);
      if (!call) return sendError(reply, 404, 'call-unknown', `no call ${request.params.id} on the floor`);
      const { agentId } = request.body ?? {};
      const isElsewhere = agentId !== undefined && agentId !== call.agentId;
      const refusal = isElsewhere ? 'not-talking' : transfers.surveyRefusal(call.callId);
      if (refusal) return sendError(reply, 409, refusal, messages[refusal]);
      const by = agentId === undefined ? {} : { agentId: agentId as AgentId };
      post.post({ type: 'SurveyInvited', at: clock.now(), callId: call.callId, ...by });
      return callJson(find(request.params.id) ?? call, clock.now());
    },
  );
}
