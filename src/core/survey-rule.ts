/** What a caller is asked after her agent has left: the operators' rule of one queue, and the phase it makes. */
import type { AgentId, Instant, PromptId, QueueId } from './ids';

/** `score`: one key 1–5; `nps`: 0–10; `spoken`: her own words, kept as a recording. */
export type QuestionKind = 'score' | 'nps' | 'spoken';

export interface SurveyQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly prompt: PromptId;
  /** Of a spoken answer; unset: as of any message. */
  readonly longestMs?: number;
}
export interface SurveyRule {
  /** `automatic`: whenever the agent leaves first, too; an agent may invite in either case. */
  readonly start: 'automatic' | 'invited';
  /** Never empty. */
  readonly questions: readonly SurveyQuestion[];
  /** Silences or wrong keys before the survey is over. */
  readonly tries: number;
  /** How long a key is awaited after the question. */
  readonly timeoutMs: number;
  readonly thanks: PromptId | null;
}

export interface SurveyPhase {
  readonly kind: 'survey';
  /** As it stood when the survey began. */
  readonly survey: SurveyRule;
  /** The talk it is about. */
  readonly n: number;
  readonly queueId: QueueId;
  readonly agentId: AgentId;
  readonly invited: boolean;
  /** Place of the question that is being asked. */
  readonly asked: number;
  readonly tries: number;
  /** Of an answer of two keys. */
  readonly keys: string;
  /** A spoken answer under way. */
  readonly message: { readonly id: string; readonly startedAt: Instant } | null;
  readonly answered: number;
  /** When she answered last: keys right behind are no answer to what comes next. */
  readonly settledAt: Instant | null;
  readonly until: Instant;
}
