-- Surveys: what callers were asked after their agent had left, and what they answered.

-- Up Migration

-- One row for each call that was surveyed. Callers who hang up before their agent are not asked and have none.
CREATE TABLE survey (
  call_id    text PRIMARY KEY,
  talk_n     integer,
  agent_id   text,
  queue_id   text,
  -- the agent handed the caller to it
  invited    boolean,
  questions  integer,
  started_at timestamptz,
  ended_at   timestamptz,
  -- 'partly': some of the questions
  result     text CHECK (result IN ('answered', 'partly', 'not-answered'))
);
CREATE INDEX survey_agent ON survey (agent_id, started_at);

-- One row for each question that was answered.
CREATE TABLE survey_answer (
  call_id  text NOT NULL,
  question text NOT NULL,
  kind     text CHECK (kind IN ('score', 'nps', 'spoken')),
  -- as keyed: score 1-5, nps 0-10; null: spoken
  value    smallint CHECK (value BETWEEN 0 AND 10),
  agent_id text,
  queue_id text,
  at       timestamptz,
  -- id of the recording of a spoken answer
  recording text,
  PRIMARY KEY (call_id, question)
);
CREATE INDEX survey_answer_agent ON survey_answer (agent_id, at);

-- By day (UTC), agent and queue: how many talks there were and how many of their callers were asked, invited, and answered.
CREATE VIEW survey_share AS
SELECT date_trunc('day', t.started_at AT TIME ZONE 'UTC')::date AS day, t.agent_id, v.queue_id, count(*) AS talks,
  count(s.call_id) AS asked, count(*) FILTER (WHERE s.invited) AS invited,
  count(*) FILTER (WHERE s.result IN ('answered', 'partly')) AS answered,
  round(count(*) FILTER (WHERE s.invited)::numeric / count(*), 4) AS invited_share,
  round(avg(c.satisfaction) FILTER (WHERE s.call_id IS NOT NULL), 2) AS satisfaction
FROM talk t
JOIN call c ON c.call_id = t.call_id
LEFT JOIN queue_visit v ON v.call_id = t.call_id AND v.n = t.visit_n
LEFT JOIN survey s ON s.call_id = t.call_id AND s.talk_n = t.n
GROUP BY 1, 2, 3;

-- Down Migration

DROP VIEW survey_share;
DROP TABLE survey_answer, survey;
