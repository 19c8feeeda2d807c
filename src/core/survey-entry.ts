/** What the journal says of a survey. `n`: number of the talk it is about. */
import type { AgentId, Instant, QueueId } from './ids';
import type { QuestionKind, SurveyRule } from './survey-rule';

/** `partly`: some of the questions. */
export type SurveyResult = 'answered' | 'partly' | 'not-answered';

export type SurveyEntry =
  /** The agent has left. `invited`: she handed the caller to the survey. */
  | {
      readonly type: 'SurveyStarted';
      readonly n: number;
      readonly queueId: QueueId;
      readonly agentId: AgentId;
      readonly invited: boolean;
      readonly survey: SurveyRule;
    }
  /** `asked`: the question's place in the rule, from 0. */
  | { readonly type: 'SurveyAsked'; readonly question: string; readonly asked: number; readonly tries: number }
  /** The question is over: a key is awaited until then. */
  | { readonly type: 'SurveyListened'; readonly until: Instant }
  /** One key of an answer that may have two. */
  | { readonly type: 'SurveyKeyed'; readonly keys: string; readonly until: Instant }
  /** She speaks; `until`: it is over by then, even if nobody says so. */
  | { readonly type: 'SurveyRecording'; readonly messageId: string; readonly until: Instant }
  | {
      readonly type: 'SurveyAnswered';
      readonly question: string;
      readonly kind: QuestionKind;
      /** Null: spoken. */
      readonly value: number | null;
      /** Of a spoken answer. */
      readonly recording: string | null;
      readonly n: number;
      readonly queueId: QueueId;
      readonly agentId: AgentId;
    }
  | { readonly type: 'SurveyEnded'; readonly result: SurveyResult };
