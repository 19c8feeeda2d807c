/** How a caller enters a queue: her order of waiting, whom she waits for, and what she asks for. */
import { asksOf, headStarts } from './asks';
import type { Call } from './call';
import type { Floor } from './floor';
import type { AgentId, Language, PromptId, QueueId } from './ids';
import { lastAgentOf, placeKept } from './memory';
import type { CallFact } from './step';
import type { Preferred } from './visit';

export interface QueueEntry {
  readonly queueId: QueueId;
  readonly language?: Language;
  /** Kept from an earlier place; default: now. */
  readonly key?: number;
  /** Whom alone she waits for. */
  readonly preferred?: Preferred;
  /** Say nothing, the music plays on. */
  readonly quietly?: boolean;
  /** Who hands her on; `back`: whom she is rung for first if the agent she is handed to does not take her. */
  readonly from?: AgentId;
  readonly back?: AgentId;
  /** Said before the queue's own welcome. */
  readonly first?: PromptId | undefined;
}

type QueueFact = { -readonly [K in keyof QueueEntered]: QueueEntered[K] };
type QueueEntered = Extract<CallFact, { type: 'QueueEntered' }>;

export function entryInto(floor: Floor, call: Call, queueId: QueueId, to: QueueEntry): QueueFact {
  const fact: QueueFact = { type: 'QueueEntered', visit: call.visits + 1, queueId, key: to.key ?? floor.now };
  const language = to.language ?? call.language;
  const asks = asksOf(floor, call, language);
  if (asks !== '') fact.asks = asks;
  if (to.from !== undefined) fact.from = to.from;
  if (to.back !== undefined) fact.back = to.back;
  const preferred = to.preferred ?? (to.key === undefined ? lastAgentOf(floor, call, queueId) : null);
  if (preferred) fact.preferred = preferred;
  if (to.key === undefined) goAhead(floor, call, language, fact);
  return fact;
}

/** The place she had, or that of one who came earlier by all her head starts. */
function goAhead(floor: Floor, call: Call, language: Language, fact: QueueFact): void {
  const kept = placeKept(floor, call, fact.queueId);
  if (kept !== null) {
    fact.key = kept;
    fact.isRedial = true;
    return;
  }
  const starts = headStarts(floor, call, language);
  const ms = starts.reduce((sum, part) => sum + part.ms, floor.rules.queues.get(fact.queueId)?.headStartMs ?? 0);
  fact.key = floor.now - ms;
  if (starts.length > 0) fact.headStarts = starts;
}
