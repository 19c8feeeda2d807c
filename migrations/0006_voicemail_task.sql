-- Messages callers leave are tasks like callbacks: somebody who works for the queue hears it and calls back.

-- Up Migration

-- kind:
--   callback   the hotline dials the customer by itself
--   voicemail  a message: `recording` is its file; people deal with it, nothing is dialled for it
-- state `open`: a message nobody has dealt with yet
ALTER TABLE callback
  ADD COLUMN kind text NOT NULL DEFAULT 'callback' CHECK (kind IN ('callback', 'voicemail')),
  ADD COLUMN recording text,
  ADD COLUMN message_ms integer,
  -- null: a message whose caller withheld her number
  ALTER COLUMN number DROP NOT NULL,
  DROP CONSTRAINT callback_state_check,
  ADD CONSTRAINT callback_state_check CHECK (state IN ('scheduled', 'queued', 'kept', 'failed', 'cancelled', 'open')),
  ADD CONSTRAINT callback_number_check CHECK (kind = 'voicemail' OR number IS NOT NULL);
CREATE INDEX callback_open ON callback (created_at) WHERE state IN ('open', 'scheduled', 'queued');

-- Down Migration

DELETE FROM callback WHERE kind = 'voicemail';
DROP INDEX callback_open;
ALTER TABLE callback
  DROP CONSTRAINT callback_number_check,
  DROP CONSTRAINT callback_state_check,
  ADD CONSTRAINT callback_state_check CHECK (state IN ('scheduled', 'queued', 'kept', 'failed', 'cancelled')),
  ALTER COLUMN number SET NOT NULL,
  DROP COLUMN message_ms,
  DROP COLUMN recording,
  DROP COLUMN kind;
