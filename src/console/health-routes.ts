/** `/healthz`: the process lives. `/readyz`: it could take a call now, or which part is down and why; and what to look at. */
import type { FastifyInstance } from 'fastify';
import type { Health } from '../engine/ports';

export interface PartHealth {
  readonly part: string;
  /** Null when well. */
  readonly trouble: string | null;
  /** To be looked at, though calls do not suffer. */
  readonly warning: string | null;
}

/** A part that cannot even say how it is counts as down; asking never throws. */
export function askParts(health: readonly Health[]): readonly PartHealth[] {
  return health.map((part) => {
    const trouble = ask(() => part.trouble());
    return { part: part.name, trouble, warning: ask(() => part.warning?.() ?? null) };
  });
}

function ask(question: () => string | null): string | null {
  try {
    return question();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const readiness = {
  type: 'object',
  required: ['ready', 'parts'],
  properties: {
    ready: { type: 'boolean' },
    parts: {
      type: 'array',
      items: {
        type: 'object',
        required: ['part', 'trouble', 'warning'],
        properties: {
          part: { type: 'string' },
          trouble: { type: 'string', nullable: true },
          warning: { type: 'string', nullable: true },
        },
      },
    },
  },
};

export function addHealthRoutes(app: FastifyInstance, health: readonly Health[]): void {
  app.get(
    '/healthz',
    {
      schema: {
        tags: ['health'],
        summary: 'The process lives',
        response: { 200: { type: 'object', properties: { alive: { type: 'boolean' } } } },
      },
    },
    () => ({ alive: true }),
  );
  app.get(
    '/readyz',
    {
      schema: {
        tags: ['health'],
        summary: '200 when every part is well, else 503 with the parts that are down; a warning alone keeps it at 200',
        response: { 200: readiness, 503: readiness },
      },
    },
    (_request, reply) => {
      const parts = askParts(health);
      const ready = parts.every(({ trouble }) => trouble === null);
      return reply.code(ready ? 200 : 503).send({ ready, parts });
    },
  );
}
