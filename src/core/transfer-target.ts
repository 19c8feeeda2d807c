/** To whom a caller may be handed on, and why not. Looks only; the API asks before it posts. */
import { refusedBy } from './admission';
import { isEligible, type Agent } from './agent';
import type { Call } from './call';
import type { Floor } from './floor';
import type { AgentId, QueueId } from './ids';
import { mayDial } from './may-dial';
import { standingOf } from './opening';
import { needsTarget, type TransferKind, type TransferWish } from './transfer-asked';

export type TransferRefusal =
  /** Nobody talks with the caller. */
  | 'not-talking'
  /** No agent's number, no queue's extension, no outside number. */
  | 'target-unknown'
  /** Busy, not ready, without a phone; of a queue: none of its agents is free, it is closed, or it takes nobody. */
  | 'target-not-free'
  /** An outside number that the rules do not allow to be dialled. */
  | 'target-not-allowed'
  /** Somebody is being asked already. */
  | 'already-consulting'
  /** Nobody is being asked. */
  | 'not-consulting'
  /** The other's phone still rings. */
  | 'not-answered'
  /** The three are together already. */
  | 'already-joined';

export type Target =
  | { readonly kind: 'agent'; readonly agentId: AgentId }
  | { readonly kind: 'queue'; readonly queueId: QueueId }
  /** Dialled with the prefix of outside numbers; one of those allowed. */
  | { readonly kind: 'outside'; readonly number: string };

/** Null: nobody has that number, or it may not be dialled. */
export function targetOf({ rules }: Floor, digits: string): Target | null {
  const agentId = digits as AgentId;
  if (rules.agents.has(agentId)) return { kind: 'agent', agentId };
  for (const { id, extension } of rules.queues.values())
    if (extension === digits) return { kind: 'queue', queueId: id };
  const { outside } = rules;
  if (!outside || !digits.startsWith(outside.prefix)) return null;
  const number = digits.slice(outside.prefix.length);
  return mayDial(outside.allow, number) ? { kind: 'outside', number } : null;
}

/** No extension begins with the prefix; alone it is no number. */
function isOutsideNumber({ rules: { outside } }: Floor, digits: string): boolean {
  return outside !== null && digits.startsWith(outside.prefix) && digits.length > outside.prefix.length;
}

/** Who can be rung for that target this instant: of a queue, the agent it would name first. */
export function freeAgent(floor: Floor, target: Target): Agent | null {
  if (target.kind === 'outside') return null;
  if (target.kind === 'queue') return floor.queues.get(target.queueId)?.pools[0]?.eligible.first()?.agent ?? null;
  const agent = floor.agents.get(target.agentId);
  return agent && isEligible(agent) ? agent : null;
}

/** Null: it can be done. */
export function transferRefusal(floor: Floor, call: Call, { kind, target }: TransferWish): TransferRefusal | null {
  const { phase } = call;
  if (phase.kind === 'talking') return needsTarget(kind) ? refusalOf(floor, kind, target) : 'not-consulting';
  if (phase.kind !== 'consulting') return 'not-talking';
  if (needsTarget(kind)) return 'already-consulting';
  if (kind !== 'join') return null;
  const { stage } = phase.consult;
  if (stage === 'speaking') return null;
  return stage === 'ringing' ? 'not-answered' : 'already-joined';
}

function refusalOf(floor: Floor, kind: TransferKind, digits = ''): TransferRefusal | null {
  const target = targetOf(floor, digits);
  if (!target) return isOutsideNumber(floor, digits) ? 'target-not-allowed' : 'target-unknown';
  if (target.kind === 'outside') return null;
  if (kind === 'consult' || target.kind === 'agent') return freeAgent(floor, target) ? null : 'target-not-free';
  const queue = floor.queues.get(target.queueId);
  const isClosed = standingOf(floor.rules, queue?.rule.opening, floor.now)?.isOpen === false;
  if (isClosed || !queue) return 'target-not-free';
  const entering = { pools: queue.pools, first: queue.pools[0], place: queue.waiting + 1 };
  return refusedBy(queue, entering, floor.service.get(target.queueId)) === null ? null : 'target-not-free';
}
