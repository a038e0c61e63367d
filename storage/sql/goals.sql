-- name: goal_current^
SELECT id, group_id, name, target, since, until, set_by, set_at FROM goals
WHERE group_id = :group_id AND state = 'current';

-- name: goal_add<!
INSERT INTO goals (group_id, name, target, since, until, set_by, set_at)
VALUES (:group_id, :name, :target, :since, :until, :set_by, :set_at) RETURNING id;

-- name: goal_end!
UPDATE goals SET state = :state WHERE group_id = :group_id AND state = 'current';

-- name: export_goals
-- Who set it is a Telegram account: the name of the member whom it speaks for, where it is one alone.
SELECT
    o.name, o.target, o.since, o.until, o.state,
    (
        SELECT CASE count(*) WHEN 1 THEN max(m.name) END
        FROM speakers AS s JOIN members AS m ON m.id = s.member_id
        WHERE s.telegram_id = o.set_by AND m.group_id = o.group_id
    ) AS set_by
FROM goals AS o WHERE o.group_id = :group_id ORDER BY o.id;
