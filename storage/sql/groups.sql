-- name: group_by_chat^
-- Also by the number that the chat had before it moved: after an outage words from before arrive behind the news of it.
SELECT id, chat_id, name, preset, rules, rules_version, state, started_at FROM groups
WHERE chat_id = :chat_id OR chat_id = (SELECT c.migrated_to FROM chats AS c WHERE c.chat_id = :chat_id)
ORDER BY chat_id = :chat_id DESC LIMIT 1;

-- name: group_by_id^
SELECT id, chat_id, name, preset, rules, rules_version, state, started_at FROM groups WHERE id = :group_id;

-- name: group_ids_of_person
SELECT DISTINCT m.group_id FROM speakers AS s JOIN members AS m ON m.id = s.member_id
WHERE s.telegram_id = :telegram_id AND m.left_on IS NULL ORDER BY m.group_id;

-- name: all_group_ids
SELECT id FROM groups ORDER BY id;

-- name: group_add<!
INSERT INTO groups (chat_id, name, preset, zone, rules, started_at, started_by)
VALUES (:chat_id, :name, :preset, :zone, :rules, :started_at, :started_by) RETURNING id;

-- name: group_set_rules!
UPDATE groups SET name = :name, zone = :zone, rules = :rules, rules_version = :version WHERE id = :group_id;

-- name: group_move_chat!
UPDATE groups SET chat_id = :new
WHERE chat_id = :old AND NOT EXISTS (SELECT 1 FROM groups WHERE chat_id = :new);

-- name: rule_change_add!
INSERT INTO rule_changes (group_id, version, rule, old_value, new_value, changed_by, changed_at)
VALUES (:group_id, :version, :rule, :old_value, :new_value, :changed_by, :changed_at);

-- name: rule_changes
SELECT version, rule, old_value, new_value, changed_by, changed_at FROM rule_changes
WHERE group_id = :group_id ORDER BY version DESC, id DESC LIMIT :limit;

-- name: roster_members
SELECT m.id, m.group_id, m.name, m.sex, m.birth_year, m.household, m.rt_rw, m.phone, m.occupation, m.joined_on, m.left_on,
    (SELECT group_concat(r.role) FROM roles AS r WHERE r.member_id = m.id AND r.until IS NULL) AS roles,
    (SELECT group_concat(s.telegram_id) FROM speakers AS s WHERE s.member_id = m.id) AS speakers,
    (SELECT p.username FROM speakers AS s JOIN people AS p ON p.telegram_id = s.telegram_id
     WHERE s.member_id = m.id AND p.username IS NOT NULL LIMIT 1) AS username
FROM members AS m WHERE m.group_id = :group_id ORDER BY m.id;

-- name: member_add<!
INSERT INTO members (group_id, name, sex, birth_year, household, rt_rw, phone, occupation, joined_on)
VALUES (:group_id, :name, :sex, :birth_year, :household, :rt_rw, :phone, :occupation, :joined_on) RETURNING id;

-- name: member_set!
UPDATE members SET name = :name, sex = :sex, birth_year = :birth_year, household = :household, rt_rw = :rt_rw,
    phone = :phone, occupation = :occupation, joined_on = :joined_on, left_on = :left_on
WHERE id = :id;

-- name: speaker_add!
INSERT INTO speakers (member_id, telegram_id, linked_at) VALUES (:member_id, :telegram_id, :linked_at)
ON CONFLICT (member_id, telegram_id) DO NOTHING;

-- name: speaker_remove!
DELETE FROM speakers WHERE member_id = :member_id AND telegram_id = :telegram_id;

-- name: role_give!
INSERT INTO roles (member_id, role, since, given_by) SELECT :member_id, :role, :since, :given_by
WHERE NOT EXISTS (SELECT 1 FROM roles WHERE member_id = :member_id AND role = :role AND until IS NULL);

-- name: role_take!
UPDATE roles SET until = :until WHERE member_id = :member_id AND role = :role AND until IS NULL;
