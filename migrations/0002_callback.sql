-- Callbacks: Postgres holds the truth, Redis only wakes the worker.

-- Up Migration

-- state:
--   scheduled  an attempt is due at due_at; with a lease: a worker is handing it to the engine
--   queued     the engine has it: waiting for an agent, or ringing the customer
--   kept       the customer was reached
--   failed     every attempt was in vain
--   cancelled  the caller was never told of it, or it was taken back
CREATE TABLE callback (
  callback_id    text PRIMARY KEY,
  parent_call_id text,
  node           text NOT NULL,
  queue_id       text NOT NULL,
  number         text NOT NULL,
  language       text NOT NULL,
  -- the order-of-waiting key the caller left with
  queue_key      double precision,
  state          text NOT NULL DEFAULT 'scheduled'
    CHECK (state IN ('scheduled', 'queued', 'kept', 'failed', 'cancelled')),
  -- the attempt that is due or under way, from 1
  attempt        integer NOT NULL DEFAULT 1,
  due_at         timestamptz NOT NULL,
  -- grows with each claim; whoever holds an older one must not dial
  fence          bigint NOT NULL DEFAULT 0,
  lease_until    timestamptz,
  created_at     timestamptz NOT NULL,
  -- the caller heard that it is registered
  promised_at    timestamptz,
  closed_at      timestamptz
);
CREATE INDEX callback_due ON callback (due_at) WHERE state = 'scheduled';
CREATE INDEX callback_queued ON callback (lease_until) WHERE state = 'queued';

-- Committed before the customer's phone is dialled: no attempt is ever dialled twice.
CREATE TABLE callback_attempt (
  callback_id text NOT NULL REFERENCES callback,
  attempt     integer NOT NULL,
  fence       bigint NOT NULL,
  call_id     text,
  -- null: the attempt ended before the customer was dialled
  dialled_at  timestamptz,
  ended_at    timestamptz,
  outcome     text CHECK (outcome IN (
    'answered', 'callback_requested', 'voicemail', 'self_served', 'overflowed_out', 'abandoned_in_ring',
    'abandoned_in_queue', 'abandoned_in_menu', 'closed', 'blocked', 'rejected', 'failed',
    'busy', 'no_answer', 'machine', 'refused', 'unreachable', 'interrupted')),
  PRIMARY KEY (callback_id, attempt)
);

-- Down Migration

DROP TABLE callback_attempt, callback;
