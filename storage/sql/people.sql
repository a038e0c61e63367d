-- name: person_get^
SELECT telegram_id, first_name, username, language, started, blocked, current_group FROM people WHERE telegram_id = :telegram_id;

-- name: person_seen!
INSERT INTO people (telegram_id, first_name, username, seen_at) VALUES (:telegram_id, :first_name, :username, :seen_at)
ON CONFLICT (telegram_id) DO UPDATE
SET first_name = excluded.first_name, username = excluded.username, seen_at = excluded.seen_at;

-- name: person_set_reach!
UPDATE people SET started = :started, blocked = :blocked WHERE telegram_id = :telegram_id;

-- name: person_set_language!
UPDATE people SET language = :language WHERE telegram_id = :telegram_id;

-- name: person_set_group!
UPDATE people SET current_group = :group_id WHERE telegram_id = :telegram_id;

-- name: person_by_username^
SELECT telegram_id, first_name, username, language, started, blocked, current_group FROM people
WHERE lower(username) = lower(:username);

-- name: chat_get^
SELECT chat_id, title, bot_is_admin, reachable, migrated_to, greeted_at FROM chats WHERE chat_id = :chat_id;

-- name: chat_set!
INSERT INTO chats (chat_id, title, bot_is_admin, reachable) VALUES (:chat_id, :title, :bot_is_admin, :reachable)
ON CONFLICT (chat_id) DO UPDATE
SET title = excluded.title, bot_is_admin = excluded.bot_is_admin, reachable = excluded.reachable;

-- name: chat_set_reachable!
UPDATE chats SET reachable = :reachable WHERE chat_id = :chat_id;

-- name: chat_set_greeted!
UPDATE chats SET greeted_at = :at WHERE chat_id = :chat_id;

-- name: chat_set_migrated!
UPDATE chats SET migrated_to = :new, reachable = 0 WHERE chat_id = :old;
