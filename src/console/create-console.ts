/** The console: health, metrics and the HTTP API on `httpAddress:httpPort`. It reads the floor and posts agents' wishes. */
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { Settings } from '../config';
import type {
  BroadcastDesk,
  CallbackDesk,
  CallersDesk,
  Clock,
  FloorView,
  Health,
  HoursDesk,
  LiveView,
  LongLived,
  MaskView,
  PersonDesk,
  Post,
  ReportDesk,
  RecordingDesk,
  RulesDesk,
  ShiftDesk,
  TransferView,
} from '../engine/ports';
import type { Log } from '../log';
import { addApiDocs } from './api-docs';
import { errorSchema, sendError, sendRefusal } from './console-error';
import { addAgentCallbackRoutes } from './agent-callback-routes';
import { addBroadcastRoutes } from './broadcast-routes';
import { addCallerRoutes } from './caller-routes';
import type { CallbackMetrics } from './callback-metrics';
import { addCallbackRoutes } from './callback-routes';
import { addFloorRoutes } from './floor-routes';
import { addEmergencyRoutes } from './emergency-routes';
import { addForcedRoutes } from './forced-routes';
import { addHealthRoutes } from './health-routes';
import { addHoursRoutes } from './hours-routes';
import { addLiveRoute, attachLiveFeed } from './live/live-route';
import { addMaskRoutes } from './mask-routes';
import { createMetrics, type Count } from './metrics';
import { foreignPage } from './page-guard';
import { addReportRoutes } from './report-routes';
import { addPersonRoutes } from './person-routes';
import { addRecordingRoutes } from './recording-routes';
import { addRulesRoutes } from './rules-routes';
import { addShiftRoutes } from './shift-routes';
import { addSurveyRoutes } from './survey-routes';
import { addTransferRoutes } from './transfer-routes';
import { addWishRoutes } from './wish-routes';

export interface ConsoleParts {
  readonly settings: Pick<Settings, 'httpAddress' | 'httpPort'>;
  readonly view: FloorView;
  readonly post: Post;
  readonly clock: Clock;
  readonly health: readonly Health[];
  /** Looked at before a transfer is posted; without it there are no such routes. */
  readonly transfers?: TransferView;
  /** Where rules are reloaded and taken back; without it there are no such routes. */
  readonly rules?: RulesDesk;
  readonly hours?: HoursDesk;
  readonly callbacks?: CallbackDesk;
  readonly broadcasts?: BroadcastDesk;
  readonly callers?: CallersDesk;
  readonly reports?: ReportDesk;
  readonly shifts?: ShiftDesk;
  readonly live?: LiveView;
  readonly masks?: Pick<MaskView, 'maskRefusal'>;
  readonly recordings?: RecordingDesk;
  readonly persons?: PersonDesk;
  readonly owed?: CallbackMetrics;
  readonly log: Log;
  readonly counters?: readonly Count[];
}
export interface Console extends LongLived {
  /** `http://127.0.0.1:8080`; null while it does not listen. */
  readonly address: string | null;
}

const maxBodyBytes = 16 * 1024;
const requestTimeoutMs = 10_000;
const maxConnections = 500;

/** `start` rejects with `PORT_TAKEN` when another program listens there. */
export function createConsole(parts: ConsoleParts): Console {
  let app: FastifyInstance | null = null;
  let address: string | null = null;
  return {
    get address() {
      return address;
    },
    async start() {
      app = await build(parts);
      address = await listen(app, parts.settings);
      parts.log.info({ address }, 'console listens');
    },
    async stop() {
      address = null;
      await app?.close();
      app = null;
    },
  };
}

async function build({
  settings,
  view,
  post,
  clock,
  health,
  rules,
  hours,
  callbacks,
  broadcasts,
  callers,
  reports,
  shifts,
  transfers,
  live,
  masks,
  recordings,
  persons,
  owed,
  log,
  counters = [],
}: ConsoleParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    // A client that never ends its request must not keep the process from stopping.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 64 },
    // A field nobody knows is a slip of the pen or a wish that would not be granted: refused, never dropped in silence.
    ajv: { customOptions: { removeAdditional: false } },
    frameworkErrors: (error, _request, reply) => void sendRefusal(reply, error),
  });
  app.server.maxConnections = maxConnections;
  app.addHook('onRequest', async (request, reply) => {
    const refusal = foreignPage(request.method, request.headers, settings.httpAddress);
    if (refusal !== null) return sendError(reply, 403, 'page-refused', refusal);
  });
  app.setNotFoundHandler((_request, reply) =>
    sendError(reply, 404, 'not-found', 'there is nothing here; see /api/docs'),
  );
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if ((error.statusCode ?? 500) >= 500) log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    return sendRefusal(reply, error);
  });
  const feed = live ? attachLiveFeed(app, { live, view, clock, listensOn: settings.httpAddress }) : [];
  const registry = createMetrics(view, clock, health, [...counters, ...feed], broadcasts, owed);
  const addRoutes = (instance: FastifyInstance) => {
    instance.addSchema(errorSchema);
    addHealthRoutes(instance, health);
    addFloorRoutes(instance, view, clock);
    if (live) addLiveRoute(instance);
    addWishRoutes(instance, view, post, clock);
    addEmergencyRoutes(instance, view, post, clock);
    addForcedRoutes(instance, view, post, clock);
    if (transfers) addTransferRoutes(instance, { view, transfers, post, clock });
    if (transfers) addSurveyRoutes(instance, { view, transfers, post, clock });
    if (rules) addRulesRoutes(instance, rules);
    if (hours) addHoursRoutes(instance, hours);
    if (broadcasts) addBroadcastRoutes(instance, { view, desk: broadcasts, post, clock });
    if (callers) addCallerRoutes(instance, { view, desk: callers, clock });
    if (masks) addMaskRoutes(instance, { view, masks, post, clock });
    if (persons) addPersonRoutes(instance, persons);
    if (recordings) addRecordingRoutes(instance, recordings);
    if (callbacks) addCallbackRoutes(instance, callbacks);
    if (callbacks) addAgentCallbackRoutes(instance, view, callbacks);
    if (reports) addReportRoutes(instance, reports);
    if (shifts) addShiftRoutes(instance, shifts);
    instance.get('/metrics', { schema: { tags: ['health'], summary: 'Prometheus metrics' } }, async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    );
  };
  addRoutes(app);
  addApiDocs(app, addRoutes);
  return app;
}

async function listen(app: FastifyInstance, settings: ConsoleParts['settings']): Promise<string> {
  try {
    return await app.listen({ host: settings.httpAddress, port: settings.httpPort });
  } catch (error) {
    await app.close();
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
    if (code !== 'EADDRINUSE') throw error;
    const message = `TCP port ${settings.httpPort} (HTTP) is taken by another program; set HOTLINE_HTTP_PORT to a free one`;
    throw Object.assign(new Error(message, { cause: error }), { code: 'PORT_TAKEN' });
  }
}
