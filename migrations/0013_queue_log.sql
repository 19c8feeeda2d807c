-- History from a queue_log of Asterisk: which file, what of it was loaded, and which lines were set aside.

-- Up Migration

CREATE TABLE queue_log_import (
  import_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  file        text NOT NULL,
  started_at  timestamptz NOT NULL DEFAULT now(),
  -- null: it was broken off, and may be run again
  finished_at timestamptz,
  lines       bigint NOT NULL DEFAULT 0,
  calls       bigint NOT NULL DEFAULT 0,
  -- on record already
  known       bigint NOT NULL DEFAULT 0,
  set_aside   bigint NOT NULL DEFAULT 0
);

CREATE TABLE queue_log_reject (
  import_id bigint NOT NULL REFERENCES queue_log_import ON DELETE CASCADE,
  line      bigint NOT NULL,
  reason    text NOT NULL,
  text      text NOT NULL,
  PRIMARY KEY (import_id, line)
);

-- Null: the hotline's own.
ALTER TABLE call ADD COLUMN imported bigint;

-- Down Migration

ALTER TABLE call DROP COLUMN imported;
DROP TABLE queue_log_reject, queue_log_import;
