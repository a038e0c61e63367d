-- name: covers_of
-- What became of a cover stands in the claims and the entries. A claim that was taken back waits again as a newer one
-- in the same place of the chat; an entry that was corrected goes on as the one that replaces it.
WITH RECURSIVE
asked AS (
    SELECT * FROM covers
    WHERE group_id = :group_id AND (:cover_id IS NULL OR id = :cover_id)
),
told AS (
    SELECT c.id AS first_id, max(n.id) AS newest_id
    FROM claims AS c
    JOIN claims AS n ON n.chat_id = c.chat_id AND n.message_id = c.message_id AND n.item % :retold = c.item % :retold
    WHERE c.id IN (SELECT claim_id FROM asked UNION SELECT return_claim_id FROM asked)
    GROUP BY c.id
),
written (first_id, entry_id) AS (
    SELECT t.first_id, n.entry_id FROM told AS t JOIN claims AS n ON n.id = t.newest_id WHERE n.entry_id IS NOT NULL
    UNION ALL
    SELECT w.first_id, e.id FROM written AS w JOIN entries AS e ON e.replaces_id = w.entry_id
),
stands AS (
    SELECT w.first_id, sum(p.amount) AS amount
    FROM written AS w JOIN postings AS p ON p.entry_id = w.entry_id
    WHERE NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = w.entry_id)
    GROUP BY w.first_id
)
SELECT
    a.id, a.group_id, a.meeting_id, a.date, a.debtor_id, a.coverer_id, a.loan_id, a.amount, a.claim_id,
    a.return_claim_id, a.created_by, a.created_at, a.returned_at, a.dropped_at,
    coalesce(s.amount, 0) AS paid,
    CASE WHEN c.state = 'waiting' THEN c.amount ELSE 0 END AS reported,
    coalesce(b.amount, 0) AS given_back,
    coalesce(r.state = 'waiting', 0) AS return_waits
FROM asked AS a
LEFT JOIN told AS t ON t.first_id = a.claim_id
LEFT JOIN claims AS c ON c.id = t.newest_id
LEFT JOIN stands AS s ON s.first_id = a.claim_id
LEFT JOIN told AS u ON u.first_id = a.return_claim_id
LEFT JOIN claims AS r ON r.id = u.newest_id
LEFT JOIN stands AS b ON b.first_id = a.return_claim_id
ORDER BY a.id;

-- name: cover_group$
SELECT group_id FROM covers WHERE id = :id;

-- name: cover_of_claim$
-- The cover whose payment this claim is, also as it is told again.
SELECT v.id FROM covers AS v
JOIN claims AS c ON c.id = v.claim_id
JOIN claims AS n ON n.chat_id = c.chat_id AND n.message_id = c.message_id AND n.item % :retold = c.item % :retold
WHERE n.id = :claim_id;

-- name: cover_add<!
INSERT INTO covers (group_id, meeting_id, date, debtor_id, coverer_id, loan_id, amount, created_by, created_at)
VALUES (:group_id, :meeting_id, :date, :debtor_id, :coverer_id, :loan_id, :amount, :created_by, :created_at)
RETURNING id;

-- name: cover_paid_by!
UPDATE covers SET claim_id = :claim_id WHERE id = :id;

-- name: cover_returned_by!
UPDATE covers SET return_claim_id = :claim_id WHERE id = :id;

-- name: cover_returned!
UPDATE covers SET returned_at = :returned_at WHERE id = :id;

-- name: cover_of_less!
UPDATE covers SET amount = :amount WHERE id = :id;

-- name: cover_drop!
UPDATE covers SET dropped_at = :dropped_at WHERE id = :id;

-- name: wajib_saved_on
-- What each member saved as wajib on a day: in the books, and still waiting.
SELECT member_id, sum(confirmed) AS confirmed, sum(waiting) AS waiting FROM (
    SELECT a.member_id, p.amount AS confirmed, 0 AS waiting
    FROM entries AS e
    JOIN postings AS p ON p.entry_id = e.id
    JOIN accounts AS a ON a.id = p.credit_id
    WHERE e.group_id = :group_id AND e.date = :date AND e.kind = 'deposit' AND a.kind = 'savings' AND a.name = 'wajib'
        AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id)
    UNION ALL
    SELECT c.member_id, 0, c.amount FROM claims AS c
    WHERE c.group_id = :group_id AND c.date = :date AND c.kind = 'deposit' AND c.savings = 'wajib'
        AND c.state = 'waiting'
)
GROUP BY member_id;
