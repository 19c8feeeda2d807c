/** Who plays in the demo, taken from the rules: a number with a menu, the key that leads to a queue, an agent of its skills. */
import { isIPv4 } from 'node:net';
import type { AgentId, QueueId } from '../../core/ids';
import type { NumberRule, Queue, Rules } from '../../core/rules';
import { StackError } from '../../stack/stack-error';

export interface DemoPlan {
  readonly number: string;
  /** Pressed in the menu; null when the number goes straight to the queue. */
  readonly key: string | null;
  readonly queueId: QueueId;
  readonly agentId: AgentId;
  readonly agentSecretFile: string;
  /** Address of a trunk on this machine, from which the caller calls. */
  readonly callerAddress: string;
}

/** What is on the floor before the demo. */
export interface Floor {
  readonly agents: readonly {
    readonly agentId: string;
    readonly state: string;
    readonly registered: boolean;
    readonly callId: string | null;
  }[];
  readonly calls: readonly { readonly queueId: string | null; readonly agentId: string | null }[];
}

/**
 * Throws `DEMO_FAILED` with what the rules lack, or when the demo would get in the way of real work: its call would ring
 * an agent who is ready, its agent would be given a caller who waits.
 */
export function demoPlan(rules: Rules, floor: Floor): DemoPlan {
  const callerAddress = [...rules.trunks.values()]
    .flatMap((trunk) => trunk.addresses)
    .find((address) => isIPv4(address) && address.startsWith('127.'));
  if (callerAddress === undefined)
    throw lacking('a trunk on this machine, e.g. trunks: { demo: { address: 127.0.0.2 } }');
  const ways = [...rules.numbers.values()].flatMap((number) => wayToQueue(rules, number));
  // a menu shows more than a number that goes straight to a person
  const way = ways.find(({ key }) => key !== null) ?? ways[0];
  if (!way) throw lacking('a number that leads to a queue, straight or by a menu');
  const queue = rules.queues.get(way.queueId);
  const skilled = [...rules.agents.values()].filter((one) => queue && serves(one.skills, queue));
  const now = new Map(floor.agents.map((one) => [one.agentId, one]));
  const ready = skilled.filter(({ id }) => now.get(id)?.state === 'ready' && now.get(id)?.registered);
  if (ready.length > 0) throw inTheWay(`agents ${ready.map((one) => one.id).join(', ')} are ready and would be rung`);
  if (floor.calls.some((call) => call.queueId !== null && call.agentId === null))
    throw inTheWay('callers are waiting and would be given to the demo agent');
  const agent = skilled.find(({ id }) => !now.get(id)?.registered && !now.get(id)?.callId);
  if (!agent) throw lacking(`an agent with the skills of queue ${way.queueId} who is not at work`);
  return { ...way, agentId: agent.id, agentSecretFile: agent.secretFile, callerAddress };
}

function wayToQueue(rules: Rules, number: NumberRule): { number: string; key: string | null; queueId: QueueId }[] {
  const { destination } = number;
  if (destination.kind === 'queue') return [{ number: number.number, key: null, queueId: destination.queueId }];
  if (destination.kind !== 'menu') return [];
  const keys = rules.menus.get(destination.menuId)?.keys ?? [];
  const ways = [...keys].flatMap(([key, action]) =>
    action.kind === 'queue' ? [{ number: number.number, key, queueId: action.queueId }] : [],
  );
  return ways.sort((a, b) => ofTelephone(a.key) - ofTelephone(b.key));
}

/** 1 to 9, then 0, as on a telephone: 0 is the way out of a menu, not its first choice. */
const ofTelephone = (key: string): number => '1234567890'.indexOf(key);

const serves = (skills: ReadonlyMap<string, number>, queue: Queue): boolean =>
  [...queue.skills].every(([skill, least]) => (skills.get(skill) ?? 0) >= least);

const inTheWay = (why: string): StackError =>
  new StackError('DEMO_FAILED', `the hotline is in use: ${why}; try again when it is quiet`);

const lacking = (what: string): StackError => new StackError('DEMO_FAILED', `the demo call needs in the rules ${what}`);
