/**
 * Recordings. `/api/v1/recordings` tells what there is and gives signed addresses; `/recordings/:id` sends the sound to
 * whoever has one, whole or in part. Each access stands on record.
 */
import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { RecordingDesk, RecordingRefusal, RecordingStream } from '../engine/ports';
import { rangeOf } from './byte-range';
import { sendError } from './console-error';
import { by } from './forced-routes';

const text = { type: 'string' };
const error = { $ref: 'Error#' };
const away = 'Postgres does not answer';
const tags = ['recordings'];
const recording = { type: 'object', additionalProperties: true, properties: { recordingId: text, callId: text } };
const params = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', pattern: '^[0-9a-f-]{36}-[rm][0-9]{1,4}$' } },
};
const refusals: Readonly<Record<RecordingRefusal, readonly [number, string]>> = {
  'signature-wrong': [403, 'this address was not given by the hotline; ask /api/v1/recordings/:id for one'],
  'signature-expired': [403, 'this address holds no more; ask /api/v1/recordings/:id for a new one'],
  'recording-unknown': [404, 'no such recording'],
  'recording-gone': [410, 'the recording was deleted, or its file is missing'],
};

export function addRecordingRoutes(app: FastifyInstance, desk: RecordingDesk): void {
  const listQuery = {
    type: 'object',
    properties: {
      callId: text,
      since: { type: 'string', format: 'date-time' },
      limit: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
    },
  };
  const list = { type: 'object', properties: { recordings: { type: 'array', items: recording } } };
  app.get<{ Querystring: { callId?: string; since?: string; limit: number } }>(
    '/api/v1/recordings',
    {
      schema: {
        tags,
        summary: 'Recordings, newest first',
        querystring: listQuery,
        response: { 200: list, 503: error },
      },
    },
    async ({ query: { callId, since, limit } }, reply) => {
      const filter = { ...(callId && { callId }), ...(since && { since: new Date(since) }), limit };
      const recordings = await desk.list(filter).catch(() => null);
      return recordings ? { recordings } : sendError(reply, 503, 'postgres-unavailable', away);
    },
  );

  const named = { type: 'object', required: ['by'], properties: { by } };
  app.get<{ Params: { id: string }; Querystring: { by: string } }>(
    '/api/v1/recordings/:id',
    {
      schema: {
        ...{ tags, params, querystring: named },
        summary: 'One recording, with addresses under which `by` may hear it for ten minutes',
        response: { 200: recording, 404: error, 503: error },
      },
    },
    async (request, reply) => {
      const found = await desk.show(request.params.id, request.query.by).catch(() => undefined);
      if (found === undefined) return sendError(reply, 503, 'postgres-unavailable', away);
      return found ?? sendError(reply, 404, 'recording-unknown', 'no such recording');
    },
  );

  const signed = { side: text, who: text, until: text, signature: text };
  const querystring = { type: 'object', required: Object.keys(signed), properties: signed };
  app.get<{ Params: { id: string }; Querystring: Record<keyof typeof signed, string> }>(
    '/recordings/:id',
    {
      exposeHeadRoute: false,
      schema: { tags, summary: 'The sound, by an address of /api/v1/recordings/:id; Range is understood', querystring },
    },
    async (request, reply) => {
      const asked = { ...request.query, recordingId: request.params.id, fromAddress: request.ip };
      const opened = await desk.open(asked).catch(() => null);
      if (opened === null) return sendError(reply, 503, 'postgres-unavailable', away);
      if (typeof opened === 'string') return sendError(reply, refusals[opened][0], opened, refusals[opened][1]);
      return send(reply, opened, request.headers.range);
    },
  );
}

async function send(
  reply: FastifyReply,
  { path, bytes, fileName, taken }: RecordingStream,
  wanted: string | undefined,
) {
  const range = rangeOf(wanted, bytes);
  void reply.header('accept-ranges', 'bytes').header('cache-control', 'private, no-store');
  if (range === 'unsatisfiable') {
    await taken(0);
    return sendError(reply.header('content-range', `bytes */${bytes}`), 416, 'bad-request', 'no such part of the file');
  }
  const { from, to } = range ?? { from: 0, to: bytes - 1 };
  if (range) void reply.code(206).header('content-range', `bytes ${from}-${to}/${bytes}`);
  void reply.type('audio/wav').header('content-length', to - from + 1);
  void reply.header('content-disposition', `inline; filename="${fileName}"`);
  const stream = createReadStream(path, { start: from, end: to });
  // Whoever hangs up half way has heard half.
  void finished(stream)
    .catch(() => undefined)
    .then(() => taken(stream.bytesRead))
    .catch(() => undefined);
  return reply.send(stream);
}
