/** `/api/v1/rules`: the rules in force, reading the file anew, going back to an earlier version. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { RulesAnswer, RulesDesk, RulesRefusal } from '../engine/ports';
import type { ErrorCode } from './console-error';

const fault = {
  type: 'object',
  required: ['file', 'line', 'key', 'found', 'allowed'],
  properties: {
    file: { type: 'string' },
    line: { type: 'integer' },
    key: { type: 'string' },
    found: { type: 'string' },
    allowed: { type: 'string' },
  },
};
const faults = { type: 'array', items: fault };
const hash = { type: 'string', pattern: '^[0-9a-f]{16}$' };
const change = {
  type: 'object',
  required: ['area', 'id', 'kind', 'key', 'from', 'to', 'zh', 'en'],
  properties: {
    area: { type: 'string' },
    id: { type: 'string', nullable: true },
    kind: { type: 'string', enum: ['added', 'removed', 'changed', 'effect'] },
    key: { type: 'string' },
    from: {},
    to: {},
    zh: { type: 'string' },
    en: { type: 'string' },
  },
};
const changed = {
  type: 'object',
  required: ['hash', 'before', 'changes', 'replaced'],
  properties: {
    hash: { ...hash, description: 'in force now' },
    before: { ...hash, description: 'in force until now; the same when nothing changed' },
    changes: { type: 'array', items: change },
    replaced: {
      type: 'string',
      nullable: true,
      description: 'where a rollback put the file it replaced',
    },
  },
};
const refused = {
  type: 'object',
  required: ['error', 'problems', 'hash'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: { code: { type: 'string' }, message: { type: 'string' } },
    },
    problems: faults,
    hash: { ...hash, description: 'still in force' },
  },
};
const answers = { 200: changed, 404: refused, 409: refused, 422: refused };

export function addRulesRoutes(app: FastifyInstance, desk: RulesDesk): void {
  app.get(
    '/api/v1/rules',
    {
      schema: {
        tags: ['rules'],
        summary: 'The rules in force, and what is wrong with the file if it was refused',
        response: {
          200: {
            type: 'object',
            required: ['rules', 'problems'],
            properties: { rules: { type: 'object', additionalProperties: true }, problems: faults },
          },
        },
      },
    },
    () => ({ rules: desk.inForce(), problems: desk.faults() }),
  );
  app.get(
    '/api/v1/rules/history',
    {
      schema: {
        tags: ['rules'],
        summary: 'Every version that came into force, oldest first; the last one is in force',
        response: { 200: { type: 'object', required: ['versions'], properties: { versions } } },
      },
    },
    async () => {
      const past = await desk.history();
      return { versions: past.map((version) => ({ ...version, at: new Date(version.at).toISOString() })) };
    },
  );
  app.post(
    '/api/v1/rules/reload',
    { schema: { tags: ['rules'], summary: 'Read the file, check it, put it into force', response: answers } },
    async (_request, reply) => sendAnswer(reply, await desk.reload()),
  );
  app.post<{ Body: { hash?: string } | undefined }>(
    '/api/v1/rules/rollback',
    {
      schema: {
        tags: ['rules'],
        summary: 'Back to the version in force before, or to `hash`; the file is written back too',
        body: { type: ['object', 'null'], additionalProperties: false, properties: { hash } },
        response: answers,
      },
    },
    async (request, reply) => sendAnswer(reply, await desk.rollback(request.body?.hash ?? null)),
  );
}

const versions = {
  type: 'array',
  items: {
    type: 'object',
    required: ['hash', 'at', 'by'],
    properties: {
      hash,
      at: { type: 'string', format: 'date-time' },
      by: { type: 'string', enum: ['start', 'file', 'reload', 'rollback'] },
    },
  },
};

const refusals: Readonly<Record<RulesRefusal, { readonly status: number; readonly code: ErrorCode }>> = {
  refused: { status: 422, code: 'rules-refused' },
  'version-unknown': { status: 404, code: 'rules-version-unknown' },
  'file-differs': { status: 409, code: 'rules-file-differs' },
  'file-unwritable': { status: 409, code: 'rules-file-unwritable' },
};

function sendAnswer(reply: FastifyReply, answer: RulesAnswer): FastifyReply {
  if (answer.ok) {
    const { hash: now, before, changes, replaced } = answer;
    return reply.send({ hash: now, before, changes, replaced });
  }
  const { status, code } = refusals[answer.why];
  return reply
    .code(status)
    .send({ error: { code, message: answer.message }, problems: answer.problems, hash: answer.hash });
}
