-- name: meeting_open^
SELECT id, group_id, number, held_on, opened_at, opened_by, closed_at, closed_by FROM meetings
WHERE group_id = :group_id AND state = 'open';

-- name: meeting_get^
SELECT id, group_id, number, held_on, opened_at, opened_by, closed_at, closed_by FROM meetings WHERE id = :meeting_id;

-- name: meeting_on^
SELECT id, group_id, number, held_on, opened_at, opened_by, closed_at, closed_by FROM meetings
WHERE group_id = :group_id AND held_on = :held_on;

-- name: meetings_newest
SELECT id, group_id, number, held_on, opened_at, opened_by, closed_at, closed_by FROM meetings
WHERE group_id = :group_id AND state = 'closed' ORDER BY held_on DESC LIMIT :limit;

-- name: meetings_latest
SELECT id, group_id, number, held_on, opened_at, opened_by, closed_at, closed_by FROM meetings
WHERE group_id = :group_id ORDER BY held_on DESC LIMIT :limit;

-- name: meetings_held_on
SELECT held_on FROM meetings WHERE group_id = :group_id ORDER BY held_on DESC LIMIT :limit;

-- name: meeting_add<!
INSERT INTO meetings (group_id, number, held_on, opened_at, opened_by)
SELECT :group_id, coalesce(max(number), 0) + 1, :held_on, :opened_at, :opened_by FROM meetings
WHERE group_id = :group_id RETURNING id;

-- name: meeting_close!
UPDATE meetings SET state = 'closed', closed_at = :closed_at, closed_by = :closed_by
WHERE id = :meeting_id AND state = 'open';

-- name: meeting_delete!
DELETE FROM meetings WHERE id = :meeting_id AND state = 'open';

-- name: meeting_claims$
-- A shortage that was to be covered together is money of the meeting as well.
SELECT (SELECT count(*) FROM claims WHERE meeting_id = :meeting_id)
    + (SELECT count(*) FROM covers WHERE meeting_id = :meeting_id);

-- name: meeting_payers
-- Who reported money paid in by themselves on the meeting's day, in the group's chat; what was refused is no sign of it.
SELECT DISTINCT c.member_id, c.reporter_id FROM claims AS c
JOIN meetings AS m ON m.id = c.meeting_id JOIN groups AS g ON g.id = m.group_id
WHERE c.meeting_id = :meeting_id AND c.chat_id = g.chat_id AND c.date = m.held_on AND c.paid_from = ''
    AND c.state IN ('waiting', 'accepted') AND c.member_id IS NOT NULL
    AND c.kind IN ('deposit', 'repayment', 'fine', 'social_fund', 'joint_fund');

-- name: attendance_of_meetings
SELECT meeting_id, member_id, status, reason, marked_by, marked_at FROM attendance
WHERE meeting_id IN (SELECT value FROM json_each(:meeting_ids)) ORDER BY meeting_id, member_id;

-- name: attendance_of_member
SELECT a.meeting_id, a.member_id, a.status, a.reason, a.marked_by, a.marked_at,
    m.id, m.group_id, m.number, m.held_on, m.opened_at, m.opened_by, m.closed_at, m.closed_by
FROM attendance AS a JOIN meetings AS m ON m.id = a.meeting_id
WHERE a.member_id = :member_id AND m.state = 'closed' ORDER BY m.held_on DESC LIMIT :limit;

-- name: attendance_set*!
INSERT INTO attendance (meeting_id, member_id, status, reason, marked_by, marked_at)
VALUES (:meeting_id, :member_id, :status, :reason, :marked_by, :marked_at)
ON CONFLICT (meeting_id, member_id) DO UPDATE
SET status = excluded.status, reason = excluded.reason, marked_by = excluded.marked_by, marked_at = excluded.marked_at;

-- name: attendance_delete!
DELETE FROM attendance WHERE meeting_id = :meeting_id;

-- name: meeting_deposits^
-- What was taken back does not count; what was corrected counts with its new amount.
SELECT
    coalesce(sum(CASE WHEN c.state = 'waiting' THEN c.amount END), 0) AS waiting,
    coalesce(sum(CASE
        WHEN c.state <> 'accepted' THEN 0
        WHEN NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = c.entry_id) THEN c.amount
        ELSE (
            SELECT coalesce(sum(p.amount), 0) FROM entries AS e JOIN postings AS p ON p.entry_id = e.id
            WHERE e.replaces_id = c.entry_id AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id)
        )
    END), 0) AS confirmed
FROM claims AS c WHERE c.meeting_id = :meeting_id AND c.kind = 'deposit';
