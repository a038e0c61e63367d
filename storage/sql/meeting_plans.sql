-- name: meeting_changes
SELECT planned_on, held_on, hour, place, reason, made_by, made_at FROM meeting_changes
WHERE group_id = :group_id AND (planned_on >= :since OR held_on >= :since) ORDER BY planned_on;

-- name: rhythm_changes
-- When each of these groups changed last on which days it meets.
SELECT group_id, max(changed_at) AS changed_at FROM rule_changes
WHERE group_id IN (SELECT value FROM json_each(:group_ids))
    AND rule IN ('pertemuan', 'hari', 'minggu ke', 'tanggal rapat')
GROUP BY group_id;

-- name: meeting_change_set!
INSERT INTO meeting_changes (group_id, planned_on, held_on, hour, place, reason, made_by, made_at)
VALUES (:group_id, :planned_on, :held_on, :hour, :place, :reason, :made_by, :made_at)
ON CONFLICT (group_id, planned_on) DO UPDATE SET held_on = excluded.held_on, hour = excluded.hour,
    place = excluded.place, reason = excluded.reason, made_by = excluded.made_by, made_at = excluded.made_at;

-- name: meeting_change_forget!
DELETE FROM meeting_changes WHERE group_id = :group_id AND planned_on = :planned_on;

-- name: plans_of
SELECT member_id, status, reason, said_by, said_at FROM plans
WHERE group_id = :group_id AND planned_on = :planned_on ORDER BY said_at, member_id;

-- name: plan_set!
INSERT INTO plans (group_id, planned_on, member_id, status, reason, said_by, said_at)
VALUES (:group_id, :planned_on, :member_id, :status, :reason, :said_by, :said_at)
ON CONFLICT (group_id, planned_on, member_id) DO UPDATE SET status = excluded.status, reason = excluded.reason,
    said_by = excluded.said_by, said_at = excluded.said_at;

-- name: plans_forget!
DELETE FROM plans WHERE group_id = :group_id AND planned_on = :planned_on;

-- name: plans_prune!
DELETE FROM plans WHERE group_id = :group_id AND planned_on < :before;

-- name: absence_reason!
-- The letter stays: what an officer wrote is not changed by why it was so.
UPDATE attendance SET reason = :reason WHERE meeting_id = :meeting_id AND member_id = :member_id AND status = 'A';

-- name: unasked_of
SELECT member_id FROM unasked WHERE member_id IN (SELECT value FROM json_each(:member_ids));

-- name: unasked_add!
INSERT INTO unasked (member_id, since) VALUES (:member_id, :since) ON CONFLICT (member_id) DO NOTHING;

-- name: unasked_remove!
DELETE FROM unasked WHERE member_id = :member_id;

-- name: plan_reasons_forget!
UPDATE plans SET reason = '' WHERE group_id = :group_id AND member_id = :member_id AND reason <> '';

-- name: attendance_reasons_forget!
UPDATE attendance SET reason = ''
WHERE reason <> '' AND member_id = :member_id
    AND meeting_id IN (SELECT id FROM meetings WHERE group_id = :group_id);
