-- Somebody whom the agent of a talk asked: an agent (agent_id) or a telephone outside (number). From started_at to
-- ended_at they spoke; of an agent that is talk time which is no service, within her interval 'talking'. 'taken-over':
-- the caller was handed over, and from then on it is a talk of that agent's own, or a call sent outside.

-- Up Migration

CREATE TABLE consultation (
  call_id    text NOT NULL,
  leg_no     integer NOT NULL,
  talk_n     integer,
  agent_id   text,
  number     text,
  asked_at   timestamptz,
  started_at timestamptz,
  ended_at   timestamptz,
  result     text CHECK (result IN
    ('answered', 'taken-over', 'cancelled', 'busy', 'refused', 'unreachable', 'no-answer', 'gone')),
  PRIMARY KEY (call_id, leg_no)
);
CREATE INDEX consultation_agent ON consultation (agent_id, started_at);

-- Down Migration

DROP TABLE consultation;
