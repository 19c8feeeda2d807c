/** Surveys and their answers → Postgres; the first score is the call's satisfaction. */
import type { ClientBase } from 'pg';
import type { SurveyRows } from './fold-surveys';

const SURVEYS = `
  INSERT INTO survey AS s (call_id, talk_n, agent_id, queue_id, invited, questions, started_at, ended_at, result)
  SELECT call_id, talk_n, agent_id, queue_id, invited, questions, to_timestamp(started_at / 1000),
    to_timestamp(ended_at / 1000), result
  FROM json_to_recordset($1) AS new (call_id text, talk_n integer, agent_id text, queue_id text, invited boolean,
    questions integer, started_at double precision, ended_at double precision, result text)
  ON CONFLICT (call_id) DO UPDATE SET
    talk_n = coalesce(s.talk_n, excluded.talk_n),
    agent_id = coalesce(s.agent_id, excluded.agent_id),
    queue_id = coalesce(s.queue_id, excluded.queue_id),
    invited = coalesce(s.invited, excluded.invited),
    questions = coalesce(s.questions, excluded.questions),
    started_at = coalesce(s.started_at, excluded.started_at),
    ended_at = coalesce(s.ended_at, excluded.ended_at),
    result = coalesce(s.result, excluded.result)`;

const ANSWERS = `
  INSERT INTO survey_answer (call_id, question, kind, value, agent_id, queue_id, at, recording)
  SELECT call_id, question, kind, value, agent_id, queue_id, to_timestamp(at / 1000), recording
  FROM json_to_recordset($1) AS new (call_id text, question text, kind text, value smallint, agent_id text,
    queue_id text, at double precision, recording text)
  ON CONFLICT (call_id, question) DO NOTHING`;

const SATISFACTION = `
  UPDATE call SET satisfaction = scored.value
  FROM (SELECT DISTINCT ON (call_id) call_id, value FROM survey_answer
        WHERE call_id = ANY ($1) AND kind = 'score' ORDER BY call_id, at) AS scored
  WHERE call.call_id = scored.call_id AND call.call_id = ANY ($1) AND call.satisfaction IS NULL`;

export async function applySurveys(client: ClientBase, { surveys, answers }: SurveyRows): Promise<void> {
  if (surveys.length > 0) await client.query(SURVEYS, [JSON.stringify(surveys)]);
  if (answers.length === 0) return;
  await client.query(ANSWERS, [JSON.stringify(answers)]);
  const scored = answers.filter(({ kind }) => kind === 'score').map(({ call_id }) => call_id);
  if (scored.length > 0) await client.query(SATISFACTION, [scored]);
}
