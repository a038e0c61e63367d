-- name: progress_by_day
-- What savings, loans, the cash box and the bank of a group grew by on each day, debit less credit. Savings stand there
-- by kind, loans each by itself.
SELECT c.day, c.kind, c.name, sum(c.amount) AS change
FROM (
    SELECT e.date AS day, a.kind, a.name, p.amount AS amount
    FROM entries AS e JOIN postings AS p ON p.entry_id = e.id JOIN accounts AS a ON a.id = p.debit_id
    WHERE e.group_id = :group_id AND e.date <= :until AND a.kind IN ('savings', 'loan', 'cash', 'bank')
    UNION ALL
    SELECT e.date, a.kind, a.name, -p.amount
    FROM entries AS e JOIN postings AS p ON p.entry_id = e.id JOIN accounts AS a ON a.id = p.credit_id
    WHERE e.group_id = :group_id AND e.date <= :until AND a.kind IN ('savings', 'loan', 'cash', 'bank')
) AS c
GROUP BY c.day, c.kind, c.name ORDER BY c.day, c.kind, c.name;

-- name: progress_of_member
-- What a member's savings of each kind grew by on each day.
SELECT e.date AS day, a.name, sum(CASE WHEN a.id = p.credit_id THEN p.amount ELSE -p.amount END) AS change
FROM entries AS e
JOIN postings AS p ON p.entry_id = e.id
JOIN accounts AS a ON a.id IN (p.credit_id, p.debit_id)
WHERE e.group_id = :group_id AND e.date <= :until AND a.member_id = :member_id AND a.kind = 'savings'
GROUP BY e.date, a.name ORDER BY e.date, a.name;

-- name: progress_by_month
-- What the savings of each of these groups grew by in each month.
SELECT e.group_id, substr(e.date, 1, 7) AS month,
    sum(CASE WHEN c.kind = 'savings' THEN p.amount ELSE 0 END - CASE WHEN d.kind = 'savings' THEN p.amount ELSE 0 END)
    AS change
FROM json_each(:group_ids) AS g
JOIN entries AS e ON e.group_id = g.value AND e.date <= :until
JOIN postings AS p ON p.entry_id = e.id
JOIN accounts AS c ON c.id = p.credit_id
JOIN accounts AS d ON d.id = p.debit_id
WHERE c.kind = 'savings' OR d.kind = 'savings'
GROUP BY e.group_id, month ORDER BY e.group_id, month;

-- name: progress_attendance
-- How often each letter was given at the newest closed meetings of these groups.
SELECT m.group_id, m.id AS meeting_id, a.status, count(*) AS n
FROM (
    SELECT id, group_id, row_number() OVER (PARTITION BY group_id ORDER BY held_on DESC) AS age
    FROM meetings
    WHERE state = 'closed' AND held_on <= :until AND group_id IN (SELECT value FROM json_each(:group_ids))
) AS m
JOIN attendance AS a ON a.meeting_id = m.id
WHERE m.age <= :newest
GROUP BY m.group_id, m.id, a.status ORDER BY m.group_id, m.id, a.status;

-- name: progress_meeting^
-- What was saved and repaid at a meeting, as far as it stands, and what was lent on its day. What was taken back does
-- not count; what was corrected counts with its new amount.
SELECT
    coalesce(sum(CASE WHEN s.kind = 'deposit' THEN s.amount END), 0) AS saved,
    coalesce(sum(CASE WHEN s.kind = 'repayment' THEN s.amount END), 0) AS repaid,
    (
        SELECT coalesce(sum(p.amount), 0)
        FROM entries AS e JOIN postings AS p ON p.entry_id = e.id JOIN accounts AS d ON d.id = p.debit_id
        WHERE e.group_id = :group_id AND e.date = :held_on AND e.kind = 'disbursement' AND d.kind = 'loan'
            AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id)
    ) AS lent
FROM (
    SELECT c.kind, CASE
        WHEN NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = c.entry_id) THEN c.amount
        ELSE (
            SELECT coalesce(sum(p.amount), 0) FROM entries AS e JOIN postings AS p ON p.entry_id = e.id
            WHERE e.replaces_id = c.entry_id AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id)
        )
    END AS amount
    FROM claims AS c
    WHERE c.meeting_id = :meeting_id AND c.state = 'accepted' AND c.kind IN ('deposit', 'repayment')
) AS s;

-- name: progress_borrowers$
-- How many different members owe the group something.
SELECT count(DISTINCT a.member_id) FROM accounts AS a JOIN balances AS b ON b.account_id = a.id
WHERE a.group_id = :group_id AND a.kind = 'loan' AND b.debit > b.credit;

-- name: progress_written
-- When something was last written down or taken back of what was repaid in each month.
SELECT substr(e.date, 1, 7) AS month,
    max(CASE WHEN r.recorded_at > e.recorded_at THEN r.recorded_at ELSE e.recorded_at END) AS written_at
FROM entries AS e LEFT JOIN entries AS r ON r.reverses_id = e.id
WHERE e.group_id = :group_id AND e.kind = 'repayment'
GROUP BY month ORDER BY month;
