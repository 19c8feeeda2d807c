/** Messages of `/api/v1/live` as a reader takes them; what a later hotline adds is passed over. */
import { z } from 'zod';

const ms = z.number().nullable();
const day = z.object({
  entered: z.number(),
  answered: z.number(),
  abandoned: z.number(),
  shortAbandons: z.number(),
  sentOn: z.number(),
  callbacks: z.number(),
  serviceLevel: z.number().nullable(),
  asaMs: ms,
  longestWaitMs: ms,
  withinMaxWait: z.number().nullable(),
});
const queue = z.object({
  queueId: z.string(),
  name: z.string(),
  waiting: z.number(),
  ringing: z.number(),
  longestSince: z.string().nullable(),
  atWork: z.number(),
  free: z.number(),
  expectedWaitMs: ms,
  today: day.nullable(),
});
const agent = z.object({
  agentId: z.string(),
  name: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  since: z.string(),
  until: z.string().nullable(),
  registered: z.boolean(),
  pending: z.string().nullable(),
  callId: z.string().nullable(),
  forcedBy: z.string().nullable(),
  queueIds: z.array(z.string()),
});
const states = z.record(z.string(), z.number());
const today = day.extend({
  since: z.string(),
  calls: z.number(),
  abandonedInMenu: z.number(),
  offers: z.number(),
  threeRingRate: z.number().nullable(),
  ahtMs: ms,
});
const sums = z.object({ owed: z.number(), due: z.number(), overdue: z.number() });
const callbacks = sums.extend({
  overdueSince: z.string().nullable(),
  dead: z.number(),
  queues: z.record(z.string(), sums),
});
const head = { version: z.literal(1), n: z.number(), at: z.string() };

export const message = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('snapshot'),
    ...head,
    name: z.string(),
    timeZone: z.string(),
    targets: z.object({
      serviceLevel: z.object({ formula: z.string(), withinMs: z.number() }),
      maxWaitMs: z.number(),
      shortAbandonMs: z.number(),
    }),
    queues: z.array(queue),
    agents: z.array(agent),
    states,
    today,
    callbacks: callbacks.optional(),
  }),
  z.object({
    type: z.literal('update'),
    ...head,
    queues: z.array(queue),
    agents: z.array(agent),
    gone: z.array(z.string()),
    states: states.optional(),
    today: today.optional(),
    callbacks: callbacks.optional(),
  }),
]);
export type Message = z.infer<typeof message>;
export type Snapshot = Extract<Message, { type: 'snapshot' }>;
export type BoardQueue = z.infer<typeof queue>;
export type BoardAgent = z.infer<typeof agent>;

/** What a reader holds. */
export interface Board extends Omit<Snapshot, 'type' | 'version' | 'queues' | 'agents'> {
  readonly queues: ReadonlyMap<string, BoardQueue>;
  readonly agents: ReadonlyMap<string, BoardAgent>;
}

/** Null: the update does not follow on what is held; a snapshot is wanted. */
export function follow(board: Board | null, news: Message): Board | null {
  const { queues, agents } = news;
  if (news.type === 'snapshot') {
    const { n, at, name, timeZone, targets, states, today } = news;
    return {
      ...{ n, at, name, timeZone, targets, states, today },
      ...(news.callbacks && { callbacks: news.callbacks }),
      queues: byId(queues, queueId),
      agents: byId(agents, agentId),
    };
  }
  if (!board || news.n !== board.n + 1) return null;
  const staff = byId([...board.agents.values(), ...agents], agentId);
  for (const id of news.gone) staff.delete(id);
  return {
    ...board,
    n: news.n,
    at: news.at,
    queues: byId([...board.queues.values(), ...queues], queueId),
    agents: staff,
    states: news.states ?? board.states,
    today: news.today ?? board.today,
    ...(news.callbacks && { callbacks: news.callbacks }),
  };
}

const queueId = (one: BoardQueue) => one.queueId;
const agentId = (one: BoardAgent) => one.agentId;
const byId = <T>(list: readonly T[], idOf: (one: T) => string) => new Map(list.map((one) => [idOf(one), one]));
