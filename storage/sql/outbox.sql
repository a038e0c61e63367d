-- name: outbox_add*!
INSERT INTO outbox (lane, chat_id, method, payload, slot, purpose, inbox_id, created_at, expires_at, stands_for)
VALUES (:lane, :chat_id, :method, :payload, :slot, :purpose, :inbox_id, :created_at, :expires_at, :stands_for);

-- name: outbox_last$
SELECT seq FROM sqlite_sequence WHERE name = 'outbox';

-- name: outbox_waiting
SELECT id, lane, chat_id, method, payload, slot, purpose, created_at, expires_at, tries
FROM outbox WHERE state = 'waiting' AND id > :after ORDER BY id LIMIT :limit;

-- name: outbox_sent*!
UPDATE outbox SET state = 'sent', sent_at = :at WHERE id = :id;

-- name: outbox_ended!
UPDATE outbox SET state = :state, error = :error, sent_at = :at WHERE id = :id AND state = 'waiting';

-- name: outbox_retarget!
UPDATE outbox SET chat_id = :new WHERE chat_id = :old AND state = 'waiting';

-- name: outbox_drop_slots!
UPDATE outbox SET state = 'dropped', error = 'chat moved' WHERE chat_id = :chat_id AND state = 'waiting'
AND method LIKE 'editMessage%';

-- name: outbox_supersede*!
UPDATE outbox SET state = 'superseded', error = 'said anew', sent_at = :at
WHERE slot = :slot AND state = 'waiting' AND method LIKE 'send%';

-- name: outbox_prune!
DELETE FROM outbox WHERE sent_at < :before;

-- name: outbox_count^
SELECT coalesce(sum(state = 'waiting'), 0) AS waiting, coalesce(sum(state = 'failed'), 0) AS failed, count(*) AS total
FROM outbox;

-- name: slot_set*!
INSERT INTO slots (slot, chat_id, message_id) VALUES (:slot, :chat_id, :message_id)
ON CONFLICT (slot) DO UPDATE SET chat_id = excluded.chat_id, message_id = excluded.message_id;

-- name: slot_get^
SELECT chat_id, message_id FROM slots WHERE slot = :slot;

-- name: slots_forget!
DELETE FROM slots WHERE chat_id = :chat_id;
