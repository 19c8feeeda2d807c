-- Every promise to ring a customer: what kind it is, who asked, with what consent, until when, and how it ended.

-- Up Migration

-- kind:
--   callback   virtual hold: she hung up and keeps her place in the queue
--   voicemail  a message: people deal with it; dialled only when the rules or a person say so
--   scheduled  at a time the caller or an agent chose
--   abandoned  she gave up waiting, and is on the list of those who may be called back
--   promise    an agent's own: her phone is rung before others
--   visit      how satisfied is she (回访)
--   follow-up  of a ticket
-- state `settled`: she rang in by herself and was served; nothing is owed any more
-- closed_reason: answered, tries, age, rang-in, do-not-call, cancelled, not-promised, or what a person said
ALTER TABLE callback
  DROP CONSTRAINT callback_kind_check,
  ADD CONSTRAINT callback_kind_check
    CHECK (kind IN ('callback', 'voicemail', 'scheduled', 'abandoned', 'promise', 'visit', 'follow-up')),
  DROP CONSTRAINT callback_state_check,
  ADD CONSTRAINT callback_state_check
    CHECK (state IN ('scheduled', 'queued', 'kept', 'failed', 'cancelled', 'open', 'settled')),
  -- caller, agent, integrator or rules
  ADD COLUMN asked_by text NOT NULL DEFAULT 'caller',
  -- the same request again is one callback
  ADD COLUMN idempotency_key text,
  -- what was asked for with it, to tell a repetition from a mistake
  ADD COLUMN request jsonb,
  -- whose promise it is; any agent of the queue may keep it when she is away
  ADD COLUMN agent_id text,
  -- tried after `number`, in turn
  ADD COLUMN numbers text[] NOT NULL DEFAULT '{}',
  ADD COLUMN note text,
  ADD COLUMN ticket text,
  -- attempts that do not count as tries: the customer rang in, the hour was late, a person asked for more
  ADD COLUMN spared integer NOT NULL DEFAULT 0,
  -- its age counts from here; null: from created_at
  ADD COLUMN first_due_at timestamptz,
  ADD COLUMN deadline_at timestamptz,
  ADD COLUMN remind_at timestamptz,
  ADD COLUMN reminded_at timestamptz,
  -- told to the team leaders since then
  ADD COLUMN overdue_at timestamptz,
  -- her consent: the key she pressed or the words that say how it was given, when, and where it can be heard
  ADD COLUMN consent text,
  ADD COLUMN consent_at timestamptz,
  ADD COLUMN consent_recording text,
  ADD COLUMN closed_reason text,
  ADD COLUMN closed_by text;
CREATE UNIQUE INDEX callback_idempotency ON callback (idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX callback_number ON callback (number) WHERE state IN ('scheduled', 'queued');
CREATE INDEX callback_numbers ON callback USING gin (numbers) WHERE state IN ('scheduled', 'queued');
CREATE INDEX callback_agent ON callback (agent_id) WHERE agent_id IS NOT NULL AND state IN ('open', 'scheduled', 'queued');
CREATE INDEX callback_deadline ON callback (deadline_at)
  WHERE deadline_at IS NOT NULL AND state IN ('open', 'scheduled', 'queued');
CREATE INDEX callback_created ON callback (created_at);

-- What people and rules did to a callback; attempts have a table of their own.
CREATE TABLE callback_change (
  callback_id text NOT NULL REFERENCES callback,
  n           bigint GENERATED ALWAYS AS IDENTITY,
  at          timestamptz NOT NULL DEFAULT now(),
  -- asked, moved, retried, cancelled, done, reassigned, reminded, overdue
  change      text NOT NULL,
  changed_by  text NOT NULL,
  note        text,
  PRIMARY KEY (callback_id, n)
);

-- Whether a number is on a list of known callers now, by itself or by how it begins.
CREATE FUNCTION is_listed(called text, wanted text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM known_caller k
    WHERE k.list = wanted AND (k.until IS NULL OR k.until > now())
      AND k.number IN (SELECT left(called, n) FROM generate_series(1, length(called)) AS n))
$$;

-- Down Migration

DROP FUNCTION is_listed(text, text);
DROP TABLE callback_change;
DROP INDEX callback_created, callback_deadline, callback_agent, callback_numbers, callback_number, callback_idempotency;
DELETE FROM callback_attempt WHERE callback_id IN (
  SELECT callback_id FROM callback WHERE kind NOT IN ('callback', 'voicemail'));
DELETE FROM callback WHERE kind NOT IN ('callback', 'voicemail');
UPDATE callback SET state = 'kept' WHERE state = 'settled';
ALTER TABLE callback
  DROP COLUMN closed_by, DROP COLUMN closed_reason, DROP COLUMN consent_recording, DROP COLUMN consent_at,
  DROP COLUMN consent, DROP COLUMN overdue_at, DROP COLUMN reminded_at, DROP COLUMN remind_at, DROP COLUMN deadline_at, DROP COLUMN first_due_at,
  DROP COLUMN spared, DROP COLUMN ticket, DROP COLUMN note, DROP COLUMN numbers, DROP COLUMN agent_id,
  DROP COLUMN request, DROP COLUMN idempotency_key, DROP COLUMN asked_by,
  DROP CONSTRAINT callback_state_check,
  ADD CONSTRAINT callback_state_check CHECK (state IN ('scheduled', 'queued', 'kept', 'failed', 'cancelled', 'open')),
  DROP CONSTRAINT callback_kind_check,
  ADD CONSTRAINT callback_kind_check CHECK (kind IN ('callback', 'voicemail'));
