/** Entries of surveys → parts of rows. */
import type { CallEntry } from '../../core/journal';
import type { SurveyEntry } from '../../core/survey-entry';
import type { CallId } from '../../core/ids';

export interface SurveyPart {
  readonly call_id: CallId;
  talk_n: number | null;
  agent_id: string | null;
  queue_id: string | null;
  invited: boolean | null;
  questions: number | null;
  started_at: number | null;
  ended_at: number | null;
  result: string | null;
}
export interface AnswerPart {
  readonly call_id: CallId;
  readonly question: string;
  readonly kind: string;
  readonly value: number | null;
  readonly agent_id: string;
  readonly queue_id: string;
  readonly at: number;
  readonly recording: string | null;
}
export interface SurveyRows {
  readonly surveys: readonly SurveyPart[];
  readonly answers: readonly AnswerPart[];
}
type Row = Extract<CallEntry, { type: SurveyEntry['type'] }>;

export function foldSurveys(entries: readonly CallEntry[]): SurveyRows {
  const surveys = new Map<CallId, SurveyPart>();
  const answers = new Map<string, AnswerPart>();
  for (const entry of entries) {
    if (entry.type === 'SurveyStarted' || entry.type === 'SurveyEnded') foldSurvey(surveys, entry);
    if (entry.type !== 'SurveyAnswered') continue;
    const { callId: call_id, question, kind, value, at, recording } = entry;
    const key = `${call_id} ${question}`;
    // No second vote.
    if (answers.has(key)) continue;
    answers.set(key, {
      ...{ call_id, question, kind, value, at, recording },
      ...{ agent_id: entry.agentId, queue_id: entry.queueId },
    });
  }
  return { surveys: [...surveys.values()], answers: [...answers.values()] };
}

function foldSurvey(surveys: Map<CallId, SurveyPart>, entry: Extract<Row, { type: 'SurveyStarted' | 'SurveyEnded' }>) {
  const { callId, at } = entry;
  const part = surveys.get(callId) ?? {
    ...{ call_id: callId, talk_n: null, agent_id: null, queue_id: null, invited: null, questions: null },
    ...{ started_at: null, ended_at: null, result: null },
  };
  surveys.set(callId, part);
  if (entry.type === 'SurveyEnded') return void Object.assign(part, { ended_at: at, result: entry.result });
  const { n: talk_n, agentId: agent_id, queueId: queue_id, invited, survey } = entry;
  Object.assign(part, { talk_n, agent_id, queue_id, invited, questions: survey.questions.length, started_at: at });
}
