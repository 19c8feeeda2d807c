-- What was recorded, where it lies, and who listened. The journal's writer makes the rows; whoever looks after the files
-- (the hotline, or `hotline worker`) fills in the rest once a file is closed.

-- Up Migration

CREATE TABLE recording (
  recording_id text COLLATE "C" PRIMARY KEY,
  call_id      text COLLATE "C" NOT NULL,
  -- talk and outside (a caller sent to a telephone outside) have two files: agent and caller; the others one
  kind         text NOT NULL CHECK (kind IN ('talk', 'outside', 'voicemail', 'answer')),
  started_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  -- open: not looked at yet; kept: as said here; missing: no such file; deleted: there was one
  state        text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'missing', 'deleted')),
  length_ms    integer,
  -- folder of the files; null: the one they were recorded in
  place        text,
  -- moved, and the first copy not removed yet
  is_doubled   boolean NOT NULL DEFAULT false,
  -- a message that was recorded anew or is too short to be one
  is_discarded boolean NOT NULL DEFAULT false,
  checked_at   timestamptz,
  -- what is wrong with the files; null: nothing that is known
  fault        text,
  deleted_at   timestamptz,
  deleted_why  text CHECK (deleted_why IN ('too-old', 'discarded', 'person-erased'))
);
CREATE INDEX recording_call ON recording (call_id);
CREATE INDEX recording_open ON recording (started_at) WHERE state = 'open';
CREATE INDEX recording_kept ON recording (ended_at) WHERE state = 'kept';
CREATE INDEX recording_doubled ON recording (recording_id) WHERE is_doubled;

CREATE TABLE recording_file (
  recording_id text COLLATE "C" NOT NULL REFERENCES recording ON DELETE CASCADE,
  -- agent: what she said; caller: what she heard; message: a caller's message or spoken answer
  side         text NOT NULL CHECK (side IN ('agent', 'caller', 'message')),
  bytes        bigint NOT NULL,
  sha256       text NOT NULL,
  PRIMARY KEY (recording_id, side)
);

-- From `at` on nothing is audible, or everything again; the last one of a recording holds to its end.
CREATE TABLE recording_mask (
  recording_id text COLLATE "C" NOT NULL,
  at           timestamptz NOT NULL,
  masked       boolean NOT NULL,
  by_whom      text NOT NULL,
  PRIMARY KEY (recording_id, at, masked)
);

-- Each time somebody was given a file, also when she took only part of it.
CREATE TABLE recording_access (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recording_id text COLLATE "C" NOT NULL,
  side         text NOT NULL,
  at           timestamptz NOT NULL DEFAULT now(),
  who          text NOT NULL,
  from_address text NOT NULL,
  -- null: not over, or broken off by the end of the hotline
  bytes        bigint
);
CREATE INDEX recording_access_recording ON recording_access (recording_id, at);

CREATE INDEX callback_parent ON callback (parent_call_id) WHERE parent_call_id IS NOT NULL;

-- Recordings of earlier releases.
INSERT INTO recording (recording_id, call_id, kind, started_at, ended_at)
SELECT recording_id, call_id, 'talk', started_at, coalesce(ended_at, started_at) FROM talk
WHERE recording_id IS NOT NULL AND started_at IS NOT NULL;
INSERT INTO recording (recording_id, call_id, kind, started_at, ended_at)
SELECT recording, parent_call_id, 'voicemail', created_at, created_at FROM callback
WHERE kind = 'voicemail' AND recording IS NOT NULL AND parent_call_id IS NOT NULL ON CONFLICT DO NOTHING;
INSERT INTO recording (recording_id, call_id, kind, started_at, ended_at)
SELECT recording, call_id, 'answer', at, at FROM survey_answer
WHERE recording IS NOT NULL AND at IS NOT NULL ON CONFLICT DO NOTHING;

-- Down Migration

DROP INDEX callback_parent;
DROP TABLE recording_access, recording_mask, recording_file, recording;
