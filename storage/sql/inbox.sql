-- name: inbox_store*!
-- The update_id is Telegram's: what is already held is not held twice.
INSERT INTO inbox (update_id, source, body, received_at)
VALUES (:update_id, :source, :body, :received_at)
ON CONFLICT (update_id) DO NOTHING;

-- name: inbox_waiting
SELECT id, update_id, source, body, received_at, tries FROM inbox
WHERE state = 'waiting' ORDER BY id LIMIT :limit;

-- name: inbox_newest$
SELECT max(id) FROM inbox;

-- name: inbox_done*!
UPDATE inbox SET state = 'done', done_at = :done_at WHERE id = :id;

-- name: inbox_failed!
UPDATE inbox SET tries = tries + 1, error = :error WHERE id = :id;

-- name: inbox_aside!
UPDATE inbox SET state = 'aside', tries = tries + 1, error = :error, reference = :reference, done_at = :done_at
WHERE id = :id;

-- name: inbox_prune!
-- Telegram redraws its update ids after a quiet week: a held id must be gone before.
DELETE FROM inbox WHERE done_at < :before;

-- name: inbox_count^
SELECT
    coalesce(sum(state = 'waiting'), 0) AS waiting,
    coalesce(sum(state = 'aside'), 0) AS aside,
    count(*) AS total
FROM inbox;

-- name: mark_get$
SELECT value FROM marks WHERE name = :name;

-- name: mark_set!
INSERT INTO marks (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;
