-- name: draft_put<!
INSERT INTO drafts (chat_id, telegram_id, group_id, kind, payload, created_at, expires_at)
VALUES (:chat_id, :telegram_id, :group_id, :kind, :payload, :created_at, :expires_at)
RETURNING id;

-- name: draft_forget!
DELETE FROM drafts WHERE chat_id = :chat_id AND telegram_id = :telegram_id;

-- name: draft_change!
UPDATE drafts SET payload = :payload, expires_at = :expires_at WHERE id = :id;

-- name: draft_of^
SELECT id, chat_id, telegram_id, group_id, kind, payload, created_at, expires_at FROM drafts
WHERE chat_id = :chat_id AND telegram_id = :telegram_id AND expires_at > :now;

-- name: draft_get^
SELECT id, chat_id, telegram_id, group_id, kind, payload, created_at, expires_at FROM drafts
WHERE id = :id AND expires_at > :now;

-- name: draft_close!
DELETE FROM drafts WHERE id = :id;

-- name: drafts_expired
SELECT id, chat_id, telegram_id, group_id, kind, payload, created_at, expires_at FROM drafts
WHERE expires_at <= :now ORDER BY id LIMIT 200;

-- name: drafts_move_chat!
UPDATE OR REPLACE drafts SET chat_id = :new WHERE chat_id = :old;
