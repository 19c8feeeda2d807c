-- Callers known by number, or by how their number begins. Who writes here is heard at once: the hotline listens.

-- Up Migration

CREATE TABLE known_caller (
  -- a number, or how it begins
  number   text NOT NULL CHECK (number ~ '^[+]?[0-9]{3,20}$'),
  -- blocked, do-not-record, or a tier of the rules
  list     text NOT NULL CHECK (list ~ '^[a-z][a-z0-9-]{0,39}$'),
  note     text NOT NULL DEFAULT '',
  -- void from then on; null: for good
  until    timestamptz,
  added_by text NOT NULL DEFAULT '',
  added_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (number, list)
);

CREATE FUNCTION tell_known_caller() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY known_caller;
  RETURN NULL;
END $$;
CREATE TRIGGER known_caller_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON known_caller
  FOR EACH STATEMENT EXECUTE FUNCTION tell_known_caller();

-- Down Migration

DROP TABLE known_caller;
DROP FUNCTION tell_known_caller;
