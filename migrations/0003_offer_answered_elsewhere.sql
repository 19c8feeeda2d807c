-- Several phones may ring for one call: those that were slower end 'answered-elsewhere', which is no miss.

-- Up Migration

ALTER TABLE offer DROP CONSTRAINT offer_result_check;
ALTER TABLE offer ADD CONSTRAINT offer_result_check CHECK (result IN
  ('answered', 'answered-elsewhere', 'cancelled', 'busy', 'refused', 'unreachable', 'no-answer', 'gone'));

-- Down Migration

ALTER TABLE offer DROP CONSTRAINT offer_result_check;
UPDATE offer SET result = 'cancelled' WHERE result = 'answered-elsewhere';
ALTER TABLE offer ADD CONSTRAINT offer_result_check CHECK (result IN
  ('answered', 'cancelled', 'busy', 'refused', 'unreachable', 'no-answer', 'gone'));
