-- Reminders, overdue promises and those of agents who are away are found without looking through all that is owed.

-- Up Migration

-- Whose promise it was, whoever keeps it in the end; reports count by it.
ALTER TABLE callback ADD COLUMN promised_by text;
UPDATE callback SET promised_by = agent_id WHERE agent_id IS NOT NULL;

CREATE INDEX callback_remind ON callback (remind_at)
  WHERE remind_at IS NOT NULL AND reminded_at IS NULL AND state IN ('open', 'scheduled', 'queued');
CREATE INDEX callback_overdue ON callback (deadline_at)
  WHERE deadline_at IS NOT NULL AND overdue_at IS NULL AND state IN ('open', 'scheduled', 'queued');
-- Counted for the metrics.
CREATE INDEX callback_failed ON callback (kind) WHERE state = 'failed';

-- The callback as others are told of it.
CREATE FUNCTION webhook_callback(callback) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('callbackId', $1.callback_id, 'kind', $1.kind, 'state', $1.state, 'queueId', $1.queue_id,
    'agentId', $1.agent_id, 'promisedBy', $1.promised_by, 'number', $1.number, 'ticket', $1.ticket, 'callId', $1.parent_call_id,
    'attempt', $1.attempt, 'dueAt', $1.due_at, 'deadlineAt', $1.deadline_at)
$$;

-- Down Migration

DROP FUNCTION webhook_callback(callback);
DROP INDEX callback_failed, callback_overdue, callback_remind;
ALTER TABLE callback DROP COLUMN promised_by;
