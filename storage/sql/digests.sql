-- name: digest_habit^
SELECT weekday, hour, zone, state, set_at FROM digests WHERE telegram_id = :telegram_id;

-- name: digest_set!
INSERT INTO digests (telegram_id, weekday, hour, zone, state, set_at)
VALUES (:telegram_id, :weekday, :hour, :zone, :state, :set_at)
ON CONFLICT (telegram_id) DO UPDATE
SET weekday = excluded.weekday, hour = excluded.hour, zone = excluded.zone, state = excluded.state,
    set_at = excluded.set_at;

-- name: digest_groups
SELECT group_id FROM digest_groups WHERE telegram_id = :telegram_id ORDER BY group_id;

-- name: digest_group_add!
INSERT INTO digest_groups (telegram_id, group_id) VALUES (:telegram_id, :group_id) ON CONFLICT DO NOTHING;

-- name: digest_group_remove!
DELETE FROM digest_groups WHERE telegram_id = :telegram_id AND group_id = :group_id;

-- name: digest_last$
-- The day of the newest digest that was sent to this account.
SELECT max(occurrence) FROM occurrences
WHERE group_id = 0 AND kind = 'digest' AND person = :telegram_id AND outcome = 'sent';

-- name: digest_savings
-- What the members of each of these groups have saved by now.
SELECT g.value AS group_id, coalesce(sum(b.credit - b.debit), 0) AS savings
FROM json_each(:group_ids) AS g
JOIN accounts AS a ON a.group_id = g.value AND a.kind = 'savings'
JOIN balances AS b ON b.account_id = a.id
GROUP BY g.value;

-- name: digest_money
-- What moved in each group in a week, and by how much its savings have grown since. A loan that was taken back was not
-- lent, a payment that was taken back not paid.
SELECT e.group_id,
    sum(CASE WHEN e.date > :last THEN 0 WHEN c.kind = 'savings' THEN p.amount WHEN d.kind = 'savings' THEN -p.amount
        ELSE 0 END) AS saved,
    sum(CASE WHEN e.date <= :last THEN 0 WHEN c.kind = 'savings' THEN p.amount WHEN d.kind = 'savings' THEN -p.amount
        ELSE 0 END) AS saved_since,
    sum(CASE WHEN e.date <= :last AND e.kind = 'disbursement' AND d.kind = 'loan'
        AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id) THEN p.amount ELSE 0 END) AS lent,
    sum(CASE WHEN e.date <= :last AND e.kind = 'repayment'
        AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id) THEN p.amount ELSE 0 END) AS repaid
FROM json_each(:group_ids) AS g
JOIN entries AS e ON e.group_id = g.value AND e.date >= :first
JOIN postings AS p ON p.entry_id = e.id
JOIN accounts AS d ON d.id = p.debit_id
JOIN accounts AS c ON c.id = p.credit_id
GROUP BY e.group_id;

-- name: digest_loans
-- The members' loans of these groups that run, or did so since a day.
SELECT l.id FROM json_each(:group_ids) AS g
JOIN loans AS l ON l.group_id = g.value AND l.member_id IS NOT NULL
WHERE l.state = 'active' OR (l.state IN ('paid', 'written_off')
    AND EXISTS (SELECT 1 FROM entries AS e WHERE e.loan_id = l.id AND e.date >= :since))
ORDER BY l.id;

-- name: digest_meetings
-- The newest meetings of these groups, open or closed, up to a day; the newest first.
SELECT id, group_id, held_on, state FROM (
    SELECT m.id, m.group_id, m.held_on, m.state,
        row_number() OVER (PARTITION BY m.group_id ORDER BY m.held_on DESC) AS age
    FROM json_each(:group_ids) AS g JOIN meetings AS m ON m.group_id = g.value AND m.held_on <= :last
)
WHERE age <= :newest ORDER BY group_id, age;

-- name: digest_changes
-- Meetings of these groups that were moved or called off, those of long ago left out.
SELECT c.group_id, c.planned_on, c.held_on, c.made_by, c.made_at FROM json_each(:group_ids) AS g
JOIN meeting_changes AS c ON c.group_id = g.value AND c.planned_on >= :since
ORDER BY c.group_id, c.planned_on;

-- name: digest_attendance
SELECT meeting_id, status, count(*) AS n FROM attendance
WHERE meeting_id IN (SELECT value FROM json_each(:meeting_ids)) GROUP BY meeting_id, status;

-- name: digest_letters
-- The letters at these meetings, in their order, of those who were missing without a word at so many of them.
SELECT member_id, status FROM (
    SELECT a.member_id, a.status, m.key AS place,
        sum(CASE WHEN a.status = 'A' THEN 1 ELSE 0 END) OVER (PARTITION BY a.member_id) AS missing
    FROM json_each(:meeting_ids) AS m JOIN attendance AS a ON a.meeting_id = m.value
)
WHERE missing >= :missing ORDER BY member_id, place;

-- name: digest_waiting
-- How many reports wait in each of these groups since before an instant.
SELECT group_id, count(*) AS n FROM claims
WHERE state = 'waiting' AND group_id IN (SELECT value FROM json_each(:group_ids)) AND created_at <= :before
GROUP BY group_id;
