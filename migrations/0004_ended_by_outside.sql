-- A caller who was sent on to a telephone outside, or an agent's own outside call: the other side may hang up first.

-- Up Migration

ALTER TABLE call DROP CONSTRAINT call_ended_by_check;
ALTER TABLE call ADD CONSTRAINT call_ended_by_check CHECK (ended_by IN ('caller', 'agent', 'hotline', 'outside'));

-- Down Migration

ALTER TABLE call DROP CONSTRAINT call_ended_by_check;
UPDATE call SET ended_by = 'hotline' WHERE ended_by = 'outside';
ALTER TABLE call ADD CONSTRAINT call_ended_by_check CHECK (ended_by IN ('caller', 'agent', 'hotline'));
