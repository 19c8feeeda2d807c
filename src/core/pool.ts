/**
 * Callers of one queue who ask for the same skills, and the agents who have them. A queue has one pool for each step of
 * its relaxation; an agent is in every pool whose needs are met. No event looks at anyone outside the pools it touches.
 */
import { isEligible, type Agent } from './agent';
import { needsWith, type Asks } from './asks';
import type { Call } from './call';
import { agentOrder } from './choice';
import { Heap, type Order, type Places } from './heap';
import type { AgentId, QueueId } from './ids';
import type { Needs, Queue, Rules } from './rules';
import { orderOfWaiting } from './order-of-waiting';

export interface Pool {
  /** Null: callers of any queue who wait for one agent alone. */
  readonly queueId: QueueId | null;
  readonly needs: Needs;
  /** First is who goes first by the order of waiting. */
  readonly waiting: Heap<Call>;
  /** Ready, skilled, registered; first is whom the queue's strategy names first. */
  readonly eligible: Heap<Seat>;
  /** Agents of this pool who are logged in, and those of them who are not `not-ready`. */
  loggedIn: number;
  atWork: number;
}
/** An agent in a pool, eligible or not. */
export interface Seat {
  readonly agent: Agent;
  readonly pool: Pool;
  /** Among the eligible. */
  place: number | undefined;
}
const seatPlaces: Places<Seat> = {
  get: (seat) => seat.place,
  set: (seat, place) => (seat.place = place),
  delete: (seat) => (seat.place = undefined),
};
const waitingPlaces: Places<Call> = {
  get: ({ index }) => index.waitingPlace,
  set: ({ index }, place) => (index.waitingPlace = place),
  delete: ({ index }) => (index.waitingPlace = undefined),
};

export interface QueueState {
  readonly id: QueueId;
  readonly rule: Queue;
  /** In the order of relaxation; never empty. */
  readonly pools: readonly Pool[];
  /** Of callers who ask for more, by what they ask for. */
  readonly asked: Map<Asks, readonly Pool[]>;
  /**
   * Calls of this queue for which no phone rings: in its pools, or for one agent alone. One for whom phones ring is not
   * waiting, however many more may ring for it: the agent who will have it is taken already.
   */
  waiting: number;
}

export function newQueue(rule: Queue): QueueState {
  const steps = [rule.skills, ...rule.relax.map((step) => step.skills)];
  return { id: rule.id, rule, pools: steps.map((needs) => newPool(rule, needs)), asked: new Map(), waiting: 0 };
}

/** As the queue's own, with what the callers ask for until a step drops it. */
export function newAskedPools(rule: Queue, asks: Asks): readonly Pool[] {
  let isKept = true;
  const relaxed = rule.relax.map(({ skills, dropsOwn }) => {
    isKept &&= !dropsOwn;
    return isKept ? needsWith(skills, asks) : skills;
  });
  return [needsWith(rule.skills, asks), ...relaxed].map((needs) => newPool(rule, needs));
}

/** The pools a caller goes through in time; of callers with asks that nobody had yet, those of all the others. */
export function poolGroup(queue: QueueState, asks: Asks): readonly Pool[] {
  return (asks && queue.asked.get(asks)) || queue.pools;
}

/** Every group of pools. */
export function poolGroups(queue: QueueState): readonly (readonly Pool[])[] {
  return [queue.pools, ...queue.asked.values()];
}

function newPool(rule: Queue, needs: Needs): Pool {
  return emptyPool(rule.id, needs, agentOrder(rule, needs));
}

/** Of callers who wait for one agent alone. */
export function newOwnPool(): Pool {
  return emptyPool(null, new Map(), { key: () => 0, before: (a, b) => a.id < b.id });
}

function emptyPool(queueId: QueueId | null, needs: Needs, order: Order<Agent>): Pool {
  const ofSeats: Order<Seat> = {
    key: ({ agent }) => order.key(agent),
    before: (a, b) => order.before(a.agent, b.agent),
  };
  return {
    queueId,
    needs,
    waiting: new Heap<Call>(orderOfWaiting, waitingPlaces),
    eligible: new Heap<Seat>(ofSeats, seatPlaces),
    loggedIn: 0,
    atWork: 0,
  };
}

/** The pool comes into being while the agent is on the floor. */
export function joinPool(agent: Agent, pool: Pool): void {
  const seat: Seat = { agent, pool, place: undefined };
  take(agent, [...agent.seats, seat]);
  if (agent.counted !== 'away') pool.loggedIn += 1;
  if (agent.counted === 'at-work') pool.atWork += 1;
  if (isEligible(agent)) pool.eligible.put(seat);
}

export function leavePool(agent: Agent, pool: Pool): void {
  take(
    agent,
    agent.seats.filter((seat) => seat.pool !== pool),
  );
}

/** The seats the rules give her. */
export function seat(agent: Agent, rules: Rules, queues: Iterable<QueueState>): void {
  const pools = poolsOf(agent.id, rules, queues);
  take(
    agent,
    pools.map((pool) => ({ agent, pool, place: undefined })),
  );
}

function take(agent: Agent, seats: readonly Seat[]): void {
  agent.seats = seats;
  agent.queueIds = [...new Set(seats.map(({ pool }) => pool.queueId).filter((id) => id !== null))];
}

export const isInPool = ({ seats }: Agent, pool: Pool): boolean => seats.some((seat) => seat.pool === pool);

function poolsOf(id: AgentId, rules: Rules, queues: Iterable<QueueState>): readonly Pool[] {
  const skills = rules.agents.get(id)?.skills;
  if (!skills) return [];
  const able = (pool: Pool) => [...pool.needs].every(([skill, least]) => (skills.get(skill) ?? 0) >= least);
  return [...queues].flatMap((queue) => queue.pools.filter(able));
}
