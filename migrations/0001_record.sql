-- The record of calls and agents: what reports read. The journal's writer fills it; people may query it freely.
-- No foreign keys between these tables: a row the writer had to set aside must not drag the rest of its call with it.

-- Up Migration

-- One row per call, in either direction; the summary. Filled as the call goes, later news fills nulls.
CREATE TABLE call (
  call_id          text PRIMARY KEY,
  -- the call that asked for the callback this outbound call keeps
  parent_call_id   text,
  -- outbound: the callback this call keeps; inbound: the callback asked for in this call
  callback_id      text,
  -- outbound: which attempt of the callback this call is
  callback_attempt integer,
  direction        text CHECK (direction IN ('inbound', 'outbound')),
  node             text,
  dialled          text,
  caller           text,
  language         text,
  menu_path        text[],
  arrived_at       timestamptz,
  answered_at      timestamptz,
  ended_at         timestamptz,
  -- wrap-up is over too: nothing but nulls will change any more
  final_at         timestamptz,
  outcome          text CHECK (outcome IN (
    'answered', 'callback_requested', 'voicemail', 'self_served', 'overflowed_out', 'abandoned_in_ring',
    'abandoned_in_queue', 'abandoned_in_menu', 'closed', 'blocked', 'rejected', 'failed',
    'busy', 'no_answer', 'machine', 'refused', 'unreachable', 'interrupted')),
  ended_by         text CHECK (ended_by IN ('caller', 'agent', 'hotline')),
  ended_reason     text,
  first_queue_id   text,
  last_agent_id    text,
  wait_ms          integer,
  ring_ms          integer,
  talk_ms          integer,
  hold_ms          integer,
  -- null until the wrap-up is over
  wrap_up_ms       integer,
  offers           integer,
  transfers        integer,
  satisfaction     smallint CHECK (satisfaction BETWEEN 1 AND 5),
  disposition      text,
  -- id of the recording, or 'failed'; null: none was asked for
  recording        text,
  rules_hash       text,
  CHECK ((outcome IS NULL) = (ended_at IS NULL))
);
CREATE INDEX call_arrived_at ON call (arrived_at);
CREATE INDEX call_parent ON call (parent_call_id) WHERE parent_call_id IS NOT NULL;
CREATE INDEX call_callback ON call (callback_id) WHERE callback_id IS NOT NULL;

-- Every journal entry of every call, in order: the whole story.
CREATE TABLE call_event (
  call_id text NOT NULL,
  seq     integer NOT NULL,
  at      timestamptz NOT NULL,
  type    text NOT NULL,
  data    jsonb NOT NULL,
  PRIMARY KEY (call_id, seq)
);
CREATE INDEX call_event_at ON call_event USING brin (at);

CREATE TABLE queue_visit (
  call_id    text NOT NULL,
  n          integer NOT NULL,
  queue_id   text NOT NULL,
  entered_at timestamptz,
  left_at    timestamptz,
  exit       text CHECK (exit IN ('answered', 'abandoned', 'callback', 'overflowed', 'interrupted')),
  PRIMARY KEY (call_id, n)
);
CREATE INDEX queue_visit_entered ON queue_visit (queue_id, entered_at);

-- An offer is the ringing of one agent. ringing_at is null when the phone never rang.
CREATE TABLE offer (
  call_id    text NOT NULL,
  leg_no     integer NOT NULL,
  visit_n    integer,
  agent_id   text,
  made_at    timestamptz,
  ringing_at timestamptz,
  ended_at   timestamptz,
  result     text CHECK (result IN
    ('answered', 'cancelled', 'busy', 'refused', 'unreachable', 'no-answer', 'gone')),
  ring_ms    integer,
  PRIMARY KEY (call_id, leg_no)
);
CREATE INDEX offer_agent ON offer (agent_id, made_at);

CREATE TABLE talk (
  call_id      text NOT NULL,
  n            integer NOT NULL,
  agent_id     text,
  visit_n      integer,
  started_at   timestamptz,
  ended_at     timestamptz,
  talk_ms      integer,
  hold_ms      integer,
  wrap_up_ms   integer,
  recording_id text,
  PRIMARY KEY (call_id, n)
);
CREATE INDEX talk_agent ON talk (agent_id, started_at);

-- The states of each agent, end to end: an interval starts at the instant the one before it ends. An interval may be
-- empty (two changes in one millisecond). to_at is null for the present state, of which each agent has one.
CREATE TABLE agent_interval (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agent_id text NOT NULL,
  from_at  timestamptz NOT NULL,
  to_at    timestamptz,
  state    text NOT NULL CHECK (state IN ('logged-out', 'ready', 'offered', 'talking', 'wrap-up', 'not-ready')),
  reason   text CHECK (reason IN
    ('break', 'lunch', 'training', 'meeting', 'no-answer', 'refused', 'unreachable', 'forced')),
  call_id  text,
  CHECK (to_at >= from_at)
);
CREATE UNIQUE INDEX agent_interval_open ON agent_interval (agent_id) WHERE to_at IS NULL;
CREATE INDEX agent_interval_from ON agent_interval (agent_id, from_at);

-- How far each journal has been carried over: committed together with the rows it stands for.
CREATE TABLE journal_position (
  journal_id uuid PRIMARY KEY,
  n          bigint NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Entries Postgres refused, kept whole with the reason, so that nothing is lost in silence.
CREATE TABLE journal_reject (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  journal_id  uuid NOT NULL,
  n           bigint NOT NULL,
  i           integer NOT NULL,
  rejected_at timestamptz NOT NULL DEFAULT now(),
  sqlstate    text,
  error       text NOT NULL,
  entry       text NOT NULL
);

-- Down Migration

DROP TABLE journal_reject, journal_position, agent_interval, talk, offer, queue_visit, call_event, call;
