-- name: goal_reached_at$
-- When the savings of a group last came up to a sum and stayed there, in the order of the books; null where they are
-- below it.
WITH moved AS (
    SELECT
        e.number, e.recorded_at,
        sum(CASE WHEN c.kind = 'savings' THEN p.amount ELSE 0 END)
        - sum(CASE WHEN d.kind = 'savings' THEN p.amount ELSE 0 END) AS change
    FROM entries AS e
    JOIN postings AS p ON p.entry_id = e.id
    JOIN accounts AS d ON d.id = p.debit_id
    JOIN accounts AS c ON c.id = p.credit_id
    WHERE e.group_id = :group_id
    GROUP BY e.id
),
summed AS (SELECT number, recorded_at, sum(change) OVER (ORDER BY number) AS total FROM moved)
SELECT recorded_at FROM summed
WHERE number > coalesce((SELECT max(number) FROM summed WHERE total < :target), 0) ORDER BY number LIMIT 1;

-- name: first_loans_repaid
-- The loans that were paid off since an instant and are the first of their borrowers to be so. Who still owes somebody
-- for a talangan on it has not come to its end yet; one from the fund is given back by a claim.
SELECT l.member_id, l.id AS loan_id, max(max(e.recorded_at), coalesce((
    SELECT max(coalesce(v.returned_at, c.decided_at))
    FROM covers AS v LEFT JOIN claims AS c ON c.id = v.return_claim_id
    WHERE v.loan_id = l.id AND v.dropped_at IS NULL
), 0)) AS paid_at
FROM loans AS l JOIN entries AS e ON e.loan_id = l.id
WHERE l.group_id = :group_id AND l.state = 'paid' AND l.member_id IS NOT NULL AND e.kind = 'repayment'
    AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id)
    AND NOT EXISTS (SELECT 1 FROM loans AS o WHERE o.member_id = l.member_id AND o.state = 'paid' AND o.id < l.id)
    AND NOT EXISTS (
        SELECT 1 FROM covers AS v LEFT JOIN claims AS c ON c.id = v.return_claim_id AND c.state = 'accepted'
        WHERE v.loan_id = l.id AND v.dropped_at IS NULL AND v.returned_at IS NULL AND c.id IS NULL
    )
GROUP BY l.id HAVING paid_at >= :since ORDER BY l.id;

-- name: occurrence_said^
SELECT 1 FROM occurrences
WHERE group_id = :group_id AND kind = :kind AND occurrence = :occurrence AND person = :person AND outcome = 'sent';
