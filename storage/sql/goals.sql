-- name: goal_current^
SELECT id, group_id, name, target, since, until, set_by, set_at FROM goals
WHERE group_id = :group_id AND state = 'current';

-- name: goal_add<!
INSERT INTO goals (group_id, name, target, since, until, set_by, set_at)
VALUES (:group_id, :name, :target, :since, :until, :set_by, :set_at) RETURNING id;

-- name: goal_end!
UPDATE goals SET state = :state WHERE group_id = :group_id AND state = 'current';
