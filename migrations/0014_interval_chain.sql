-- Looking for the interval before is looked for near by first: with years of months on record the whole chain would be
-- opened, or planned for, with every row otherwise. It means the same as before.

-- Up Migration

CREATE OR REPLACE FUNCTION check_interval_chain() RETURNS trigger LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  changed agent_interval%ROWTYPE;
  earlier agent_interval%ROWTYPE;
  later agent_interval%ROWTYPE;
  is_gone boolean := TG_OP = 'DELETE';
  since timestamptz;
BEGIN
  IF is_gone THEN changed := OLD; ELSE changed := NEW; END IF;
  since := changed.from_at - interval '10 days';
  SELECT * INTO earlier FROM agent_interval
  WHERE agent_id = changed.agent_id AND from_at >= since AND from_at <= changed.from_at
    AND (from_at, id) < (changed.from_at, changed.id)
  ORDER BY from_at DESC, id DESC LIMIT 1;
  IF NOT FOUND THEN
    SELECT * INTO earlier FROM agent_interval
    WHERE agent_id = changed.agent_id AND from_at <= changed.from_at AND (from_at, id) < (changed.from_at, changed.id)
    ORDER BY from_at DESC, id DESC LIMIT 1;
  END IF;
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

-- Down Migration

-- Nothing: what it means has not changed, and it goes with its table.
SELECT 1;
