/** `/api/v1/broadcast`: a sentence in front of what numbers lead to, until a set time. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { BroadcastDesk, BroadcastView, Clock, FloorView, Post, SentenceRefusal } from '../engine/ports';
import { sendError } from './console-error';
import { by } from './forced-routes';

interface Order {
  readonly on: boolean;
  readonly numbers: readonly string[] | 'all';
  readonly by: string;
  readonly prompt?: string;
  readonly text?: string;
  readonly textEn?: string;
  /** ISO 8601. */
  readonly until?: string;
}

const instant = { type: 'string', format: 'date-time' };
const state = {
  200: {
    type: 'object',
    required: ['at', 'timeZone', 'numbers'],
    properties: {
      at: instant,
      timeZone: { type: 'string', description: "the hotline's" },
      numbers: {
        type: 'array',
        items: {
          type: 'object',
          required: ['number', 'prompt'],
          properties: {
            number: { type: 'string' },
            prompt: { type: 'string', nullable: true, description: 'id of the sentence; null: off' },
            since: { ...instant, nullable: true },
            until: { ...instant, nullable: true, description: 'when it ends by itself' },
            by: { type: 'string', nullable: true, description: 'who ordered it' },
          },
        },
      },
    },
  },
};
const text = { type: 'string', pattern: '^[^\\p{C}\\p{Zl}\\p{Zp}]{1,500}$' };
const body = {
  type: 'object',
  required: ['on', 'numbers', 'by'],
  additionalProperties: false,
  properties: {
    on: { type: 'boolean' },
    numbers: {
      description: 'dialled numbers, or all',
      anyOf: [
        { type: 'string', const: 'all' },
        { type: 'array', minItems: 1, maxItems: 1000, items: { type: 'string', pattern: '^[0-9]{3,20}$' } },
      ],
    },
    by,
    prompt: { type: 'string', maxLength: 80, description: 'id of a sentence that has a sound; either this or text' },
    text: { ...text, description: 'spoken by the synthesizer, in the files of both languages' },
    textEn: { ...text, description: 'in its place for those who speak English' },
    until: { ...instant, description: 'when it ends by itself; needed to switch on' },
  },
};

export interface BroadcastParts {
  readonly view: FloorView;
  readonly desk: BroadcastDesk;
  readonly post: Post;
  readonly clock: Clock;
}

export function addBroadcastRoutes(app: FastifyInstance, { view, desk, post, clock }: BroadcastParts): void {
  const answer = () => ({
    at: iso(clock.now()),
    timeZone: view.rules().timeZone,
    numbers: desk.numbers().map(numberJson),
  });
  app.get(
    '/api/v1/broadcast',
    { schema: { tags: ['broadcast'], summary: 'What is said in front of each number', response: state } },
    answer,
  );
  app.post<{ Body: Order }>(
    '/api/v1/broadcast',
    {
      schema: {
        tags: ['broadcast'],
        summary: 'Say a sentence in front of what numbers lead to, until a set time; or no more',
        body,
        response: { ...state, 400: { $ref: 'Error#' }, 404: { $ref: 'Error#' }, 409: { $ref: 'Error#' } },
      },
    },
    async (request, reply) => {
      const { on, numbers, by: leader, prompt, text: zh, textEn: en, until } = request.body;
      const refusal = refuse(reply, request.body, desk.numbers(), clock.now());
      if (refusal) return refusal;
      if (!on) {
        post.post({ type: 'BroadcastSet', at: clock.now(), numbers, prompt: null, by: leader, until: null });
        return answer();
      }
      const said = await desk.sentence(zh === undefined ? { prompt: prompt ?? '' } : { zh, en: en ?? zh });
      if (!said.ok) return sendError(reply, statuses[said.why], said.why, said.message);
      const ends = Date.parse(until ?? '');
      post.post({ type: 'BroadcastSet', at: clock.now(), numbers, prompt: said.prompt, by: leader, until: ends });
      return answer();
    },
  );
}

const statuses: Readonly<Record<SentenceRefusal, number>> = {
  'prompt-unknown': 404,
  'synthesizer-missing': 409,
  'text-unspeakable': 400,
};

function refuse(reply: FastifyReply, order: Order, known: readonly BroadcastView[], now: number): FastifyReply | null {
  const bad = (message: string) => sendError(reply, 400, 'bad-request', message);
  const { on, prompt, text: zh, textEn, until, numbers } = order;
  const given = [prompt, zh, textEn, until].some((value) => value !== undefined);
  if (!on && given) return bad('prompt, text and until go with switching on only');
  if (on && (prompt === undefined) === (zh === undefined)) return bad('either prompt or text');
  if (textEn !== undefined && zh === undefined) return bad('textEn goes with text');
  if (on && until === undefined) return bad('until: when it ends by itself');
  if (on && !(Date.parse(until ?? '') > now)) return bad('until is in the past: it would end before it begins');
  if (numbers === 'all') return null;
  const unknown = numbers.filter((wanted) => !known.some(({ number }) => number === wanted));
  if (unknown.length === 0) return null;
  return sendError(reply, 404, 'number-unknown', `not among the numbers of the rules: ${unknown.join(', ')}`);
}

function numberJson({ number, on }: BroadcastView) {
  if (!on) return { number, prompt: null, since: null, until: null, by: null };
  return { number, prompt: on.prompt, since: iso(on.since), until: iso(on.until), by: on.by };
}

const iso = (at: number) => new Date(at).toISOString();
