-- Agents' time out of a queue_log: an interval says which import it came from, and may be of a month of long ago.

-- Up Migration

-- Null: the hotline's own.
ALTER TABLE agent_interval ADD COLUMN imported bigint;
-- Agents from log-in to log-out: new on record, and on record already.
ALTER TABLE queue_log_import
  ADD COLUMN shifts       bigint NOT NULL DEFAULT 0,
  ADD COLUMN known_shifts bigint NOT NULL DEFAULT 0;

-- Ids carry times from 2020 on, and have a place of their own before; agents' time has none but its month.
CREATE OR REPLACE FUNCTION add_month(month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  starts timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
  ends timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
  parent record;
  part text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('hotline add_month'));
  FOR parent IN
    SELECT c.oid, c.relname AS name, a.atttypid = 'text'::regtype AS by_id
    FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0]
    WHERE c.relnamespace = current_schema()::regnamespace AND p.partstrat = 'r' ORDER BY c.relname
  LOOP
    CONTINUE WHEN parent.by_id AND (starts < '2020-01-01 00:00Z' OR starts >= '2100-01-01 00:00Z');
    part := parent.name || to_char(month, '_YYYY_MM');
    CONTINUE WHEN EXISTS (SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = parent.oid AND c.relname = part);
    IF to_regclass(quote_ident(part)) IS NOT NULL THEN
      RAISE EXCEPTION 'table % is there but no part of %: attach it, rename it or drop it', part, parent.name;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)', part, parent.name);
    IF parent.name = 'agent_interval' THEN
      EXECUTE format('ALTER TABLE %I ADD EXCLUDE USING gist (agent_id WITH =, tstzrange(from_at, to_at) WITH &&)', part);
    END IF;
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent.name, part,
      CASE WHEN parent.by_id THEN call_id_at(starts) ELSE starts::text END,
      CASE WHEN parent.by_id THEN call_id_at(ends) ELSE ends::text END);
  END LOOP;
END $$;

-- Down Migration

-- Months of long ago go with what was imported into them.
CREATE OR REPLACE FUNCTION add_month(month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  starts timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
  ends timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
  parent record;
  part text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('hotline add_month'));
  FOR parent IN
    SELECT c.oid, c.relname AS name, a.atttypid = 'text'::regtype AS by_id
    FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0]
    WHERE c.relnamespace = current_schema()::regnamespace AND p.partstrat = 'r' ORDER BY c.relname
  LOOP
    part := parent.name || to_char(month, '_YYYY_MM');
    CONTINUE WHEN EXISTS (SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = parent.oid AND c.relname = part);
    IF to_regclass(quote_ident(part)) IS NOT NULL THEN
      RAISE EXCEPTION 'table % is there but no part of %: attach it, rename it or drop it', part, parent.name;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)', part, parent.name);
    IF parent.name = 'agent_interval' THEN
      EXECUTE format('ALTER TABLE %I ADD EXCLUDE USING gist (agent_id WITH =, tstzrange(from_at, to_at) WITH &&)', part);
    END IF;
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent.name, part,
      CASE WHEN parent.by_id THEN call_id_at(starts) ELSE starts::text END,
      CASE WHEN parent.by_id THEN call_id_at(ends) ELSE ends::text END);
  END LOOP;
END $$;
ALTER TABLE queue_log_import DROP COLUMN shifts, DROP COLUMN known_shifts;
ALTER TABLE agent_interval DROP COLUMN imported;
