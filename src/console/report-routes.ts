/** `/api/v1/reports/<day|week|month|interval|tracking>`: the figures as JSON, or as a file. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { kpis } from '../core/kpi/kpis';
import { serviceLevelFormulas } from '../core/kpi/service-level';
import { noSums } from '../core/kpi/sums';
import type { FileQuery, PromiseQuery, ReportDesk, ReportQuery } from '../engine/ports';
import { sendError } from './console-error';
import { promisesJson, reportJson, trackingJson } from './report-json';

const date = {
  type: 'string',
  maxLength: 10,
  description: "2026-11-22, today or yesterday, by the hotline's clock; from and to are both included",
};
const common = {
  from: date,
  to: date,
  format: { type: 'string', enum: ['json', 'csv', 'xlsx'], default: 'json' },
  language: { type: 'string', enum: ['zh', 'en'], default: 'zh', description: 'of a file' },
};
const reportQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...common,
    by: { type: 'string', enum: ['queue', 'agent', 'number', 'menu', 'all'], default: 'queue' },
    formula: { type: 'string', enum: serviceLevelFormulas, description: 'as the rules say unless given' },
    within: { type: 'integer', minimum: 0, maximum: 86_400, description: 'seconds; as the rules say unless given' },
  },
};
const numbers = (names: readonly string[], nullable: boolean) => ({
  type: 'object',
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, { type: 'number', ...(nullable && { nullable }) }])),
});
const instant = { type: 'string', format: 'date-time' };
const reportSchema = {
  $id: 'Report',
  type: 'object',
  required: ['span', 'by', 'formula', 'targets', 'timeZone', 'from', 'to', 'lines'],
  properties: {
    span: { type: 'string' },
    by: { type: 'string' },
    formula: { type: 'string', description: 'of serviceLevel; see docs/reports.md' },
    targets: numbers(['withinS', 'maxWaitS', 'shortAbandonS', 'threeRingsS', 'repeatHours'], false),
    timeZone: { type: 'string' },
    from: instant,
    to: instant,
    lines: {
      type: 'array',
      items: {
        type: 'object',
        required: ['from', 'to', 'key', 'name', 'serviceLevel', 'sums', 'plan', 'kpis'],
        properties: {
          from: instant,
          to: instant,
          key: { type: 'string', nullable: true, description: 'null: all together, each call once' },
          name: { type: 'string' },
          serviceLevel: { type: 'number', nullable: true, description: '0 to 1; null: nobody counts' },
          sums: numbers(Object.keys(noSums), false),
          plan: {
            ...numbers(['plannedMs', 'missedMs'], false),
            nullable: true,
            description: 'null but by agent and all',
          },
          kpis: numbers([...Object.keys(kpis), 'adherence'], true),
        },
      },
    },
  },
};
const text = { type: 'string' };
const textOrNull = { ...text, nullable: true };
const trackingSchema = {
  type: 'object',
  required: ['calls'],
  properties: {
    calls: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          ...{ callId: text, customer: textOrNull, contactAt: instant, channel: text },
          contact: { ...text, description: 'masked' },
          ...{ order: textOrNull, type: text, agent: textOrNull, solution: textOrNull, reply: textOrNull },
          satisfaction: { type: 'integer', nullable: true },
          ...{ completedAt: { ...instant, nullable: true }, remark: text },
        },
      },
    },
  },
};
const promiseQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...common,
    span: { type: 'string', enum: ['day', 'week', 'month'], default: 'day' },
    by: { type: 'string', enum: ['queue', 'agent', 'kind'], default: 'queue' },
  },
};
const promiseSchema = {
  type: 'object',
  required: ['each', 'by', 'timeZone', 'from', 'to', 'lines'],
  properties: {
    ...{ each: text, by: text, timeZone: text, from: instant, to: instant },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          ...{ from: instant, to: instant, key: textOrNull, name: text },
          sums: { type: 'object', additionalProperties: true },
          keeping: { type: 'number', nullable: true, description: '0 to 1; null: of none is it known yet' },
        },
      },
    },
  },
};
/** As JSON; files are what they are. */
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const failed = { 400: { $ref: 'Error#' }, 503: { $ref: 'Error#' } };

interface Common {
  readonly from?: string;
  readonly to?: string;
  readonly format: 'json' | FileQuery['format'];
  readonly language: FileQuery['language'];
}
type PromiseString = Pick<PromiseQuery, 'by'> & { readonly span: PromiseQuery['each'] };
interface ReportString extends Common, Pick<ReportQuery, 'by' | 'formula'> {
  readonly within?: number;
}

export function addReportRoutes(app: FastifyInstance, desk: ReportDesk): void {
  app.addSchema(reportSchema);
  app.get<{ Querystring: Common }>(
    '/api/v1/reports/tracking',
    {
      schema: {
        tags: ['reports'],
        summary: 'One line for each inbound call, as customer service tracks it; names and numbers masked',
        querystring: { type: 'object', additionalProperties: false, properties: common },
        response: { 200: json(trackingSchema), ...failed },
      },
    },
    async ({ query: { format, language, ...days } }, reply) =>
      answer(reply, async () =>
        format === 'json'
          ? reply.send(trackingJson(await desk.tracking(days)))
          : sendFile(reply, desk, { of: { span: 'tracking', ...days }, format, language }),
      ),
  );
  app.get<{ Querystring: Common & PromiseString }>(
    '/api/v1/reports/promises',
    {
      schema: {
        tags: ['reports'],
        summary: 'How promises to ring customers were kept; each counts when it was asked for',
        querystring: promiseQuery,
        response: { 200: json(promiseSchema), ...failed },
      },
    },
    async ({ query: { format, language, span: each, by, ...days } }, reply) => {
      const of = { each, by, ...days };
      return answer(reply, async () =>
        format === 'json'
          ? reply.send(promisesJson(await desk.promises(of)))
          : sendFile(reply, desk, { of: { span: 'promises', ...of }, format, language }),
      );
    },
  );
  app.get<{ Params: Pick<ReportQuery, 'span'>; Querystring: ReportString }>(
    '/api/v1/reports/:span',
    {
      schema: {
        tags: ['reports'],
        summary: 'KPIs by queue, agent, number or menu; a call counts when it entered the queue',
        params: {
          type: 'object',
          properties: { span: { type: 'string', enum: ['interval', 'day', 'week', 'month'] } },
        },
        querystring: reportQuery,
        response: { 200: json({ $ref: 'Report#' }), ...failed },
      },
    },
    async ({ params: { span }, query: { format, language, within, ...query } }, reply) => {
      const of: ReportQuery = { span, ...query, ...(within !== undefined && { withinS: within }) };
      return answer(reply, async () =>
        format === 'json'
          ? reply.send(reportJson(await desk.report(of)))
          : sendFile(reply, desk, { of, format, language }),
      );
    },
  );
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

async function sendFile(reply: FastifyReply, desk: ReportDesk, query: FileQuery): Promise<FastifyReply> {
  const content = await desk.file(query);
  const name = `hotline-${query.of.span}.${query.format}`;
  return reply
    .type(types[query.format])
    .header('content-disposition', `attachment; filename="${name}"`)
    .serializer((payload) => payload as string)
    .send(content);
}

async function answer(reply: FastifyReply, make: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'bad-request')
      return sendError(reply, 400, 'bad-request', error.message);
    return sendError(reply, 503, 'postgres-unavailable', 'Postgres does not answer');
  }
}
