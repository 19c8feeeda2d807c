-- What the caller keyed in self-service and what services told of her: name → text. What the rules call secret stands
-- masked; null: was known and is no more.

-- Up Migration

ALTER TABLE call ADD COLUMN data jsonb;

-- Down Migration

ALTER TABLE call DROP COLUMN data;
