-- What people did to a callback goes with it when its time is over.

-- Up Migration

ALTER TABLE callback_change
  DROP CONSTRAINT callback_change_callback_id_fkey,
  ADD CONSTRAINT callback_change_callback_id_fkey FOREIGN KEY (callback_id) REFERENCES callback ON DELETE CASCADE;

-- Down Migration

ALTER TABLE callback_change
  DROP CONSTRAINT callback_change_callback_id_fkey,
  ADD CONSTRAINT callback_change_callback_id_fkey FOREIGN KEY (callback_id) REFERENCES callback;
