/** Errors of the HTTP API: one shape, stable codes; clients compare codes, never texts. */
import type { FastifyError, FastifyReply } from 'fastify';
import type { MaskRefusal } from '../core/mask';
import type { SurveyRefusal } from '../core/survey-refusal';
import type {
  CallbackOrderRefusal,
  PersonRefusal,
  RecordingRefusal,
  SentenceRefusal,
  ShiftRefusal,
} from '../engine/ports';
import type { TransferRefusal } from '../core/transfer-target';

export type ErrorCode =
  | 'bad-request'
  | 'not-found'
  | 'agent-unknown'
  | 'number-unknown'
  | 'agent-unreachable'
  | 'agent-logged-out'
  | 'call-unknown'
  | TransferRefusal
  | SurveyRefusal
  | MaskRefusal
  | RecordingRefusal
  | PersonRefusal
  | 'emergency-undefined'
  | 'body-too-large'
  | 'media-type-unknown'
  | 'page-refused'
  | 'rules-refused'
  | 'rules-version-unknown'
  | 'rules-file-differs'
  | 'rules-file-unwritable'
  | 'postgres-unavailable'
  | CallbackOrderRefusal
  | 'list-unknown'
  | 'caller-unknown'
  | SentenceRefusal
  | ShiftRefusal
  | 'upgrade-required'
  | 'internal';

export const errorSchema = {
  $id: 'Error',
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: {
          type: 'string',
          description:
            'bad-request, not-found, agent-unknown, number-unknown, agent-unreachable, agent-logged-out, ' +
            'emergency-undefined, call-unknown, ' +
            'not-talking, target-unknown, target-not-free, target-not-allowed, already-consulting, not-consulting, not-answered, ' +
            'already-joined, body-too-large, ' +
            'media-type-unknown, page-refused, rules-refused, rules-version-unknown, rules-file-differs, ' +
            'rules-file-unwritable, postgres-unavailable, ' +
            'callbacks-off, queue-unknown, number-refused, do-not-call, time-unreadable, time-past, time-too-far, ' +
            'working-time-undefined, idempotency-conflict, callback-unknown, callback-closed, callback-under-way, ' +
            'list-unknown, caller-unknown, prompt-unknown, synthesizer-missing, text-unspeakable, ' +
            'not-recorded, signature-wrong, signature-expired, recording-unknown, recording-gone, ' +
            'number-unreadable, person-on-call, journal-behind, shift-overlap, ' +
            'upgrade-required or internal',
        },
        message: { type: 'string' },
      },
    },
  },
} as const;

export function sendError(reply: FastifyReply, status: number, code: ErrorCode, message: string): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send({ error: { code, message } });
}

/** What the framework refused → our codes. Anything it did not expect is ours to mend and stays out of the answer. */
export function sendRefusal(reply: FastifyReply, error: FastifyError): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status === 413) return sendError(reply, 413, 'body-too-large', 'the body is larger than this API reads');
  if (status === 415) return sendError(reply, 415, 'media-type-unknown', 'send JSON, or no body at all');
  if (status >= 400 && status < 500)
    return sendError(reply, status, 'bad-request', unknownField(error) ?? error.message);
  return sendError(reply, 500, 'internal', 'an error of the hotline itself; its log tells more');
}

/** The framework says that there is a field too many, not which. */
function unknownField({ validation, validationContext }: FastifyError): string | null {
  const field = validation?.find(({ keyword }) => keyword === 'additionalProperties')?.params['additionalProperty'];
  return typeof field === 'string'
    ? `${validationContext ?? 'request'} has a field nobody knows here: ${field.slice(0, 80)}`
    : null;
}
