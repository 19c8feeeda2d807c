/** `POST /api/v1/calls/:id/mask`: the recording of a talk falls silent while a card number is said, or goes on. */
import type { FastifyInstance } from 'fastify';
import type { MaskRefusal } from '../core/mask';
import type { Clock, FloorView, MaskView, Post } from '../engine/ports';
import { sendError } from './console-error';
import { callJson } from './floor-json';
import { callParams } from './floor-routes';
import { by } from './forced-routes';

const messages: Readonly<Record<MaskRefusal, string>> = {
  'not-talking': 'no agent talks with the caller',
  'not-recorded': 'this talk is not recorded',
};
const error = { $ref: 'Error#' };

export interface MaskParts {
  readonly view: FloorView;
  readonly masks: Pick<MaskView, 'maskRefusal'>;
  readonly post: Post;
  readonly clock: Clock;
}

/** Asking twice is asking once; what cannot be done changes nothing. */
export function addMaskRoutes(app: FastifyInstance, { view, masks, post, clock }: MaskParts): void {
  const find = (id: string) => view.calls().find((call) => call.callId === id);
  app.post<{ Params: { id: string }; Body: { readonly masked: boolean; readonly by: string } }>(
    '/api/v1/calls/:id/mask',
    {
      schema: {
        tags: ['calls'],
        summary: 'Silence the recording of a talk (a card number is said), or record again',
        params: callParams,
        body: {
          type: 'object',
          required: ['masked', 'by'],
          additionalProperties: false,
          properties: { masked: { type: 'boolean' }, by },
        },
        response: { 200: { $ref: 'Call#' }, 400: error, 404: error, 409: error },
      },
    },
    (request, reply) => {
      const { params, body } = request;
      const call = find(params.id);
      if (!call) return sendError(reply, 404, 'call-unknown', `no call ${params.id} on the floor`);
      const refusal = masks.maskRefusal(call.callId);
      if (refusal) return sendError(reply, 409, refusal, messages[refusal]);
      post.post({ type: 'MaskAsked', at: clock.now(), callId: call.callId, masked: body.masked, by: body.by });
      return callJson(find(params.id) ?? call, clock.now());
    },
  );
}
