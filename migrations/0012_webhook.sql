-- Webhooks: what is to be told stands here with the record it is about; Redis only says when to try again.

-- Up Migration

-- As the rules in force name them; brought up to date by the hotline. The counters only grow.
CREATE TABLE webhook (
  webhook     text PRIMARY KEY,
  url         text NOT NULL,
  events      text[] NOT NULL,
  secret_file text NOT NULL,
  timeout_ms  integer NOT NULL,
  give_up_ms  bigint NOT NULL,
  numbers     text NOT NULL CHECK (numbers IN ('masked', 'full')),
  -- the rules name it no more: nothing is sent
  removed_at  timestamptz,
  delivered   bigint NOT NULL DEFAULT 0,
  -- tries in vain
  failed      bigint NOT NULL DEFAULT 0,
  -- events given up
  dead        bigint NOT NULL DEFAULT 0,
  last_delivered_at timestamptz,
  last_error  text,
  last_error_at timestamptz
);

CREATE TABLE webhook_event (
  event_id text PRIMARY KEY,
  type     text NOT NULL,
  at       timestamptz NOT NULL,
  subject  text NOT NULL,
  data     jsonb NOT NULL
);
CREATE INDEX webhook_event_at ON webhook_event USING brin (at);

-- state:
--   pending    to be sent at due_at, unless an earlier one of the same subject is pending too; with a lease: being sent
--   delivered  taken with a status 2xx
--   dead       given up, refused with 410, or its webhook was removed
CREATE TABLE webhook_delivery (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  webhook     text NOT NULL,
  event_id    text NOT NULL,
  subject     text NOT NULL,
  state       text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
  tries       integer NOT NULL DEFAULT 0,
  due_at      timestamptz NOT NULL DEFAULT now(),
  lease_until timestamptz,
  created_at  timestamptz NOT NULL DEFAULT now(),
  ended_at    timestamptz,
  status      integer,
  error       text,
  UNIQUE (webhook, event_id)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook, due_at, id) WHERE state = 'pending';
CREATE INDEX webhook_delivery_subject ON webhook_delivery (webhook, subject, id) WHERE state = 'pending';
CREATE INDEX webhook_delivery_dead ON webhook_delivery (webhook, ended_at) WHERE state = 'dead';
CREATE INDEX webhook_delivery_ended ON webhook_delivery (ended_at) WHERE state <> 'pending';

-- The call as others are told of it, as far as it is known.
CREATE FUNCTION webhook_call(call) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('direction', $1.direction, 'dialled', $1.dialled, 'caller', $1.caller, 'language', $1.language,
    'arrivedAt', $1.arrived_at, 'answeredAt', $1.answered_at, 'endedAt', $1.ended_at, 'outcome', $1.outcome,
    'firstQueueId', $1.first_queue_id, 'lastAgentId', $1.last_agent_id, 'parentCallId', $1.parent_call_id,
    'callbackId', $1.callback_id, 'satisfaction', $1.satisfaction, 'recording', $1.recording, 'data', $1.data)
$$;

-- Down Migration

DROP FUNCTION webhook_call(call);
DROP TABLE webhook_delivery, webhook_event, webhook;
