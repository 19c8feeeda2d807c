/**
 * `/api/docs`: the API's own description. Made when first asked for: the hotline runs for months without anybody
 * reading it, and it would hold 5 MB for as long.
 */
import Fastify, { type FastifyInstance } from 'fastify';

/** `addRoutes` declares the API a second time, for an instance that never listens. */
export function addApiDocs(app: FastifyInstance, addRoutes: (app: FastifyInstance) => void): void {
  let docs: Promise<FastifyInstance> | null = null;
  const open = () => (docs ??= buildDocs(addRoutes));
  for (const url of ['/api/docs', '/api/docs/*']) {
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      const instance = await open();
      reply.hijack();
      instance.routing(request.raw, reply.raw);
    });
  }
  app.addHook('onClose', async () => {
    await (await docs)?.close();
  });
}

async function buildDocs(addRoutes: (app: FastifyInstance) => void): Promise<FastifyInstance> {
  const [{ default: swagger }, { default: swaggerUi }] = await Promise.all([
    import('@fastify/swagger'),
    import('@fastify/swagger-ui'),
  ]);
  const app = Fastify({ logger: false });
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'Hotline',
        version: '1',
        description: 'The floor as it is now, and what agents may ask for. No login: it listens on loopback.',
      },
    },
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  addRoutes(app);
  await app.ready();
  return app;
}
