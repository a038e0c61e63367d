-- name: nudges_look^
-- Whether there is anything in a group of which somebody may have to be reminded.
SELECT
    EXISTS (
        SELECT 1 FROM loans AS l WHERE l.group_id = :group_id AND l.state = 'active' AND EXISTS (
            SELECT 1 FROM instalments AS i WHERE i.loan_id = l.id AND i.due_on <= :until
        )
    ) AS loans,
    EXISTS (
        SELECT 1 FROM covers WHERE group_id = :group_id AND returned_at IS NULL AND dropped_at IS NULL
    ) AS covers;

-- name: nudges_loans
SELECT l.id FROM loans AS l
WHERE l.group_id = :group_id AND l.state = 'active' AND EXISTS (
    SELECT 1 FROM instalments AS i WHERE i.loan_id = l.id AND i.due_on <= :until
)
ORDER BY l.number;

-- name: nudges_covers
SELECT id, date, debtor_id FROM covers
WHERE group_id = :group_id AND returned_at IS NULL AND dropped_at IS NULL ORDER BY id;

-- name: nudges_reported
-- What is on its way to each loan, and not in the books yet.
SELECT loan_id, sum(amount) AS amount FROM claims
WHERE group_id = :group_id AND state = 'waiting' AND loan_id IS NOT NULL AND kind IN ('repayment', 'debt_payment')
GROUP BY loan_id;

-- name: nudges_hardships
SELECT DISTINCT loan_id FROM hardships
WHERE group_id = :group_id AND state IN ('told', 'waiting') AND created_at > :since;

-- name: nudge_named$
-- Whether a member was named as somebody who cannot be reminded, on one of these days; what could not be sent was not.
SELECT EXISTS (
    SELECT 1 FROM occurrences
    WHERE group_id = :group_id AND kind = 'named' AND occurrence BETWEEN :first AND :last AND person = :member_id
        AND outcome = 'sent'
);

-- name: pauses_of_group
SELECT p.member_id, p.until FROM pauses AS p JOIN members AS m ON m.id = p.member_id WHERE m.group_id = :group_id;

-- name: pause_set!
INSERT INTO pauses (member_id, until, made_by, made_at) VALUES (:member_id, :until, :made_by, :made_at)
ON CONFLICT (member_id) DO UPDATE SET until = excluded.until, made_by = excluded.made_by, made_at = excluded.made_at;

-- name: pause_end!
DELETE FROM pauses WHERE member_id = :member_id;
