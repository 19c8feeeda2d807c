/** `POST /api/v1/calls/:id/transfer`: what the agent of a call can key during a talk, asked for over HTTP. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { AgentId } from '../core/ids';
import { needsTarget, transferKinds, type TransferKind } from '../core/transfer-asked';
import type { TransferRefusal } from '../core/transfer-target';
import type { Clock, FloorView, Post, TransferView } from '../engine/ports';
import { sendError } from './console-error';
import { callJson } from './floor-json';
import { callParams } from './floor-routes';
import { dialledFor, namedTargetSchema, type NamedTarget } from './named-target';

interface Wish {
  readonly kind: TransferKind;
  readonly target?: string;
  readonly to?: NamedTarget;
  readonly agentId?: string;
}

const body = {
  type: 'object',
  required: ['kind'],
  additionalProperties: false,
  properties: {
    kind: { type: 'string', enum: [...transferKinds] },
    target: {
      type: 'string',
      pattern: '^[0-9]{1,20}$',
      description: "for blind and consult: an agent's number, a queue's extension, or the prefix and an outside number",
    },
    to: namedTargetSchema,
    agentId: {
      type: 'string',
      pattern: '^[0-9]{3,6}$',
      description: 'refused when the caller is with another agent by now',
    },
  },
};
const error = { $ref: 'Error#' };
const response = { 200: { $ref: 'Call#' }, 400: error, 403: error, 404: error, 409: error };

const refusals: Readonly<Record<TransferRefusal, { readonly status: 403 | 404 | 409; readonly message: string }>> = {
  'not-talking': { status: 409, message: 'no agent talks with the caller' },
  'target-unknown': {
    status: 404,
    message: 'no agent and no queue of the rules has that number, and it is no outside number',
  },
  'target-not-free': { status: 409, message: 'nobody is free there' },
  'target-not-allowed': { status: 403, message: 'the rules do not allow that outside number (outside.allow)' },
  'already-consulting': { status: 409, message: 'the agent is asking somebody already' },
  'not-consulting': { status: 409, message: 'the agent is asking nobody' },
  'not-answered': { status: 409, message: 'the phone of whom she asks still rings' },
  'already-joined': { status: 409, message: 'the three are together already' },
};

const howAsked = (kind: TransferKind) =>
  needsTarget(kind) ? `${kind} is asked with a target, or with to` : `${kind} is asked without a target`;

/** Answers with the call as it is afterwards; what cannot be done changes nothing. */
export function addTransferRoutes(
  app: FastifyInstance,
  { view, transfers, post, clock }: { view: FloorView; transfers: TransferView; post: Post; clock: Clock },
): void {
  const find = (id: string) => view.calls().find((call) => call.callId === id);
  const refuse = (reply: FastifyReply, refusal: TransferRefusal) =>
    sendError(reply, refusals[refusal].status, refusal, refusals[refusal].message);
  app.post<{ Params: { id: string }; Body: Wish }>(
    '/api/v1/calls/:id/transfer',
    {
      schema: {
        tags: ['calls'],
        summary: 'Hand a caller on, ask somebody first, join all three, complete or return (*1 to *4, *0)',
        params: callParams,
        body,
        response,
      },
    },
    (request, reply) => {
      const { kind, to, agentId } = request.body;
      const call = find(request.params.id);
      if (!call) return sendError(reply, 404, 'call-unknown', `no call ${request.params.id} on the floor`);
      const asked = [request.body.target, to].filter((each) => each !== undefined).length;
      if (asked !== (needsTarget(kind) ? 1 : 0)) return sendError(reply, 400, 'bad-request', howAsked(kind));
      const named = to && dialledFor(view.rules(), to);
      if (named && 'why' in named) return sendError(reply, 404, 'target-unknown', named.why);
      const target = named?.digits ?? request.body.target;
      if (agentId !== undefined && agentId !== call.agentId) return refuse(reply, 'not-talking');
      const { callId } = call;
      const wish = { kind, ...(target === undefined ? {} : { target }) };
      const refusal = transfers.transferRefusal(callId, wish);
      if (refusal) return refuse(reply, refusal);
      const by = agentId === undefined ? {} : { agentId: agentId as AgentId };
      post.post({ type: 'TransferAsked', at: clock.now(), callId, ...wish, ...by });
      return callJson(find(request.params.id) ?? call, clock.now());
    },
  );
}
