-- What grows with every call is kept by month, so that old months go at once and the present one stays small.
--
-- Tables with a call's id are divided by it: ids begin with the millisecond they were made in, all rows of a call lie in one
-- month, and one id stands once, whatever the month. agent_interval is divided by from_at. Months are UTC, and are made by
-- add_month, ahead of time and when a row needs one. There is no default partition: a row without a month is refused,
-- seen and set aside, not trapped. Ids that carry no time of this century (calls of callbacks before this migration, of
-- other origin) have a place of their own, <table>_untimed_low and _high.

-- Up Migration

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- What ids made from that instant on begin with.
CREATE FUNCTION call_id_at(instant timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT substr(hex, 1, 8) || '-' || substr(hex, 9, 4)
  FROM lpad(to_hex(round(extract(epoch FROM instant) * 1000)::bigint), 12, '0') AS hex
$$;

-- The month whose rows a call's id stands among; null: an id without a time.
CREATE FUNCTION month_of_call(call_id text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN call_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-' AND call_id COLLATE "C" >= call_id_at('2020-01-01 00:00Z')
      AND call_id COLLATE "C" < call_id_at('2100-01-01 00:00Z')
    THEN date_trunc('month', to_timestamp(
      ('x' || lpad(replace(substr(call_id, 1, 13), '-', ''), 16, '0'))::bit(64)::bigint / 1000.0) AT TIME ZONE 'UTC')::date
  END
$$;

-- Makes the month's part of every table that is divided, if it has none. Neither readers nor writers wait for it.
CREATE FUNCTION add_month(month date) RETURNS void LANGUAGE plpgsql AS $$
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

-- Where ids without a time stand.
CREATE FUNCTION add_untimed(parent text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (MINVALUE) TO (%L)',
    parent || '_untimed_low', parent, call_id_at('2020-01-01 00:00Z'));
  EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (MAXVALUE)',
    parent || '_untimed_high', parent, call_id_at('2100-01-01 00:00Z'));
END $$;

DROP VIEW survey_share;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['call', 'call_event', 'queue_visit', 'offer', 'talk', 'consultation', 'survey', 'survey_answer']
  LOOP
    -- Order by bytes: that of the ids' time, and the fastest.
    EXECUTE format('ALTER TABLE %I ALTER call_id TYPE text COLLATE "C"', name);
    EXECUTE format('ALTER TABLE %I RENAME TO %I', name, name || '_whole');
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS) PARTITION BY RANGE (call_id)',
      name, name || '_whole');
    PERFORM add_untimed(name);
  END LOOP;
END $$;
ALTER TABLE agent_interval RENAME TO agent_interval_whole;
CREATE TABLE agent_interval (
  id       bigint GENERATED ALWAYS AS IDENTITY,
  agent_id text COLLATE "C" NOT NULL,
  from_at  timestamptz NOT NULL,
  to_at    timestamptz,
  state    text NOT NULL CONSTRAINT agent_interval_state_check
    CHECK (state IN ('logged-out', 'ready', 'offered', 'talking', 'wrap-up', 'not-ready')),
  reason   text CONSTRAINT agent_interval_reason_check CHECK (reason IN
    ('break', 'lunch', 'training', 'meeting', 'no-answer', 'refused', 'unreachable', 'forced')),
  call_id  text COLLATE "C",
  CONSTRAINT agent_interval_check CHECK (to_at >= from_at)
) PARTITION BY RANGE (from_at);

SELECT count(add_month(month)) FROM (
  SELECT month_of_call(call_id) AS month FROM call_event_whole UNION
  SELECT month_of_call(call_id) FROM call_whole UNION
  SELECT month_of_call(call_id) FROM queue_visit_whole UNION
  SELECT month_of_call(call_id) FROM offer_whole UNION
  SELECT month_of_call(call_id) FROM talk_whole UNION
  SELECT month_of_call(call_id) FROM consultation_whole UNION
  SELECT month_of_call(call_id) FROM survey_whole UNION
  SELECT month_of_call(call_id) FROM survey_answer_whole UNION
  SELECT date_trunc('month', from_at AT TIME ZONE 'UTC')::date FROM agent_interval_whole UNION
  SELECT (date_trunc('month', now() AT TIME ZONE 'UTC') + ahead * interval '1 month')::date
  FROM generate_series(0, 2) AS ahead) AS needed
WHERE month IS NOT NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['call', 'call_event', 'queue_visit', 'offer', 'talk', 'consultation', 'survey', 'survey_answer']
  LOOP
    EXECUTE format('INSERT INTO %I SELECT * FROM %I', name, name || '_whole');
    EXECUTE format('DROP TABLE %I', name || '_whole');
  END LOOP;
END $$;
INSERT INTO agent_interval (agent_id, from_at, to_at, state, reason, call_id)
SELECT agent_id, from_at, to_at, state, reason, call_id FROM agent_interval_whole ORDER BY id;
DROP TABLE agent_interval_whole;

ALTER TABLE call ADD PRIMARY KEY (call_id);
ALTER TABLE call_event ADD PRIMARY KEY (call_id, seq);
ALTER TABLE queue_visit ADD PRIMARY KEY (call_id, n);
ALTER TABLE offer ADD PRIMARY KEY (call_id, leg_no);
ALTER TABLE talk ADD PRIMARY KEY (call_id, n);
ALTER TABLE consultation ADD PRIMARY KEY (call_id, leg_no);
ALTER TABLE survey ADD PRIMARY KEY (call_id);
ALTER TABLE survey_answer ADD PRIMARY KEY (call_id, question);
ALTER TABLE agent_interval ADD PRIMARY KEY (agent_id, from_at, id);

CREATE INDEX call_arrived_at ON call (arrived_at);
CREATE INDEX call_caller ON call (caller, arrived_at);
CREATE INDEX call_parent ON call (parent_call_id) WHERE parent_call_id IS NOT NULL;
CREATE INDEX call_callback ON call (callback_id) WHERE callback_id IS NOT NULL;
CREATE INDEX call_event_at ON call_event USING brin (at);
CREATE INDEX queue_visit_entered ON queue_visit (queue_id, entered_at);
CREATE INDEX offer_agent ON offer (agent_id, made_at);
CREATE INDEX talk_agent ON talk (agent_id, started_at);
CREATE INDEX consultation_agent ON consultation (agent_id, started_at);
CREATE INDEX survey_agent ON survey (agent_id, started_at);
CREATE INDEX survey_answer_agent ON survey_answer (agent_id, at);
CREATE INDEX agent_interval_open ON agent_interval (agent_id) WHERE to_at IS NULL;
CREATE INDEX agent_interval_from ON agent_interval (from_at);

-- No overlaps: each month's EXCLUDE constraint, whoever writes. No gaps, also from month to month, and never anything
-- behind an interval that is still open: this.
CREATE FUNCTION check_interval_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed agent_interval%ROWTYPE;
  earlier agent_interval%ROWTYPE;
  later agent_interval%ROWTYPE;
  is_gone boolean := TG_OP = 'DELETE';
BEGIN
  IF is_gone THEN changed := OLD; ELSE changed := NEW; END IF;
  SELECT * INTO earlier FROM agent_interval
  WHERE agent_id = changed.agent_id AND from_at <= changed.from_at AND (from_at, id) < (changed.from_at, changed.id)
  ORDER BY from_at DESC, id DESC LIMIT 1;
  SELECT * INTO later FROM agent_interval
  WHERE agent_id = changed.agent_id AND from_at >= changed.from_at AND (from_at, id) > (changed.from_at, changed.id)
  ORDER BY from_at, id LIMIT 1;
  IF is_gone THEN
    IF earlier.id IS NULL OR later.id IS NULL OR earlier.to_at IS NOT DISTINCT FROM later.from_at THEN RETURN NULL; END IF;
  ELSIF (earlier.id IS NULL OR earlier.to_at IS NOT DISTINCT FROM changed.from_at)
    AND (later.id IS NULL OR changed.to_at IS NOT DISTINCT FROM later.from_at) THEN RETURN NULL;
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'agent_interval_chain', TABLE = 'agent_interval',
    MESSAGE = format('intervals of agent %s must touch one another: before %s, this one %s to %s, after %s',
      changed.agent_id, coalesce(earlier.to_at::text, '-'), changed.from_at, coalesce(changed.to_at::text, '-'),
      coalesce(later.from_at::text, '-'));
END $$;
-- Deferrable, so that an entry that comes late can be put in between.
CREATE CONSTRAINT TRIGGER agent_interval_chain AFTER INSERT OR DELETE OR UPDATE OF agent_id, from_at, to_at
  ON agent_interval DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION check_interval_chain();

-- By day (UTC), agent and queue: how many talks there were and how many of their callers were asked, invited, and answered.
CREATE VIEW survey_share AS
SELECT date_trunc('day', t.started_at AT TIME ZONE 'UTC')::date AS day, t.agent_id, v.queue_id, count(*) AS talks,
  count(s.call_id) AS asked, count(*) FILTER (WHERE s.invited) AS invited,
  count(*) FILTER (WHERE s.result IN ('answered', 'partly')) AS answered,
  round(count(*) FILTER (WHERE s.invited)::numeric / count(*), 4) AS invited_share,
  round(avg(c.satisfaction) FILTER (WHERE s.call_id IS NOT NULL), 2) AS satisfaction
FROM talk t
JOIN call c ON c.call_id = t.call_id
LEFT JOIN queue_visit v ON v.call_id = t.call_id AND v.n = t.visit_n
LEFT JOIN survey s ON s.call_id = t.call_id AND s.talk_n = t.n
GROUP BY 1, 2, 3;

-- Which rules came into force when, and who or what brought them there; `text`: the file as it was, null: not kept.
CREATE TABLE rules_version (
  hash text NOT NULL,
  at   timestamptz NOT NULL,
  who  text,
  text text,
  PRIMARY KEY (at, hash)
);

-- An entry that was set aside: how often it was tried since, and when it went in after all.
ALTER TABLE journal_reject
  ADD COLUMN at timestamptz,
  ADD COLUMN type text,
  ADD COLUMN tries integer NOT NULL DEFAULT 0,
  ADD COLUMN tried_at timestamptz,
  ADD COLUMN loaded_at timestamptz;
CREATE INDEX journal_reject_open ON journal_reject (id) WHERE loaded_at IS NULL;

-- Down Migration

DROP VIEW survey_share;
DROP INDEX journal_reject_open;
ALTER TABLE journal_reject DROP COLUMN at, DROP COLUMN type, DROP COLUMN tries, DROP COLUMN tried_at, DROP COLUMN loaded_at;
DROP TABLE rules_version;
DROP TRIGGER agent_interval_chain ON agent_interval;
DROP FUNCTION check_interval_chain;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['call', 'call_event', 'queue_visit', 'offer', 'talk', 'consultation', 'survey', 'survey_answer',
    'agent_interval']
  LOOP
    EXECUTE format('ALTER TABLE %I RENAME TO %I', name, name || '_parts');
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING IDENTITY)', name, name || '_parts');
    EXECUTE format('INSERT INTO %I OVERRIDING USER VALUE SELECT * FROM %I ORDER BY 1, 2', name, name || '_parts');
    EXECUTE format('DROP TABLE %I', name || '_parts');
  END LOOP;
END $$;
DROP FUNCTION add_untimed(text), add_month(date), month_of_call(text), call_id_at(timestamptz);
ALTER TABLE call ADD PRIMARY KEY (call_id);
ALTER TABLE call_event ADD PRIMARY KEY (call_id, seq);
ALTER TABLE queue_visit ADD PRIMARY KEY (call_id, n);
ALTER TABLE offer ADD PRIMARY KEY (call_id, leg_no);
ALTER TABLE talk ADD PRIMARY KEY (call_id, n);
ALTER TABLE consultation ADD PRIMARY KEY (call_id, leg_no);
ALTER TABLE survey ADD PRIMARY KEY (call_id);
ALTER TABLE survey_answer ADD PRIMARY KEY (call_id, question);
ALTER TABLE agent_interval ADD PRIMARY KEY (id);
CREATE INDEX call_arrived_at ON call (arrived_at);
CREATE INDEX call_parent ON call (parent_call_id) WHERE parent_call_id IS NOT NULL;
CREATE INDEX call_callback ON call (callback_id) WHERE callback_id IS NOT NULL;
CREATE INDEX call_event_at ON call_event USING brin (at);
CREATE INDEX queue_visit_entered ON queue_visit (queue_id, entered_at);
CREATE INDEX offer_agent ON offer (agent_id, made_at);
CREATE INDEX talk_agent ON talk (agent_id, started_at);
CREATE INDEX consultation_agent ON consultation (agent_id, started_at);
CREATE INDEX survey_agent ON survey (agent_id, started_at);
CREATE INDEX survey_answer_agent ON survey_answer (agent_id, at);
CREATE UNIQUE INDEX agent_interval_open ON agent_interval (agent_id) WHERE to_at IS NULL;
CREATE INDEX agent_interval_from ON agent_interval (agent_id, from_at);
-- By day (UTC), agent and queue: how many talks there were and how many of their callers were asked, invited, and answered.
CREATE VIEW survey_share AS
SELECT date_trunc('day', t.started_at AT TIME ZONE 'UTC')::date AS day, t.agent_id, v.queue_id, count(*) AS talks,
  count(s.call_id) AS asked, count(*) FILTER (WHERE s.invited) AS invited,
  count(*) FILTER (WHERE s.result IN ('answered', 'partly')) AS answered,
  round(count(*) FILTER (WHERE s.invited)::numeric / count(*), 4) AS invited_share,
  round(avg(c.satisfaction) FILTER (WHERE s.call_id IS NOT NULL), 2) AS satisfaction
FROM talk t
JOIN call c ON c.call_id = t.call_id
LEFT JOIN queue_visit v ON v.call_id = t.call_id AND v.n = t.visit_n
LEFT JOIN survey s ON s.call_id = t.call_id AND s.talk_n = t.n
GROUP BY 1, 2, 3;
