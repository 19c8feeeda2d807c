-- Erasures of persons: who ordered which, when and why. The number is a salted hash.

-- Up Migration

CREATE TABLE erasure (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mark       text NOT NULL,
  begun_at   timestamptz NOT NULL DEFAULT now(),
  -- null: broken off; the same request ends it
  done_at    timestamptz,
  reason     text NOT NULL,
  by_whom    text NOT NULL,
  calls      integer NOT NULL,
  row_count  integer,
  recordings integer,
  files      integer
);

-- Down Migration

DROP TABLE erasure;
