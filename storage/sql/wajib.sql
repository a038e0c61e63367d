-- name: wajib_paid
-- What each member has paid of simpanan wajib since a day, as far as it stands, and what of it waits to be confirmed.
SELECT member_id, sum(amount) AS amount FROM (
    SELECT a.member_id, p.amount
    FROM entries AS e JOIN postings AS p ON p.entry_id = e.id JOIN accounts AS a ON a.id = p.credit_id
    WHERE e.group_id = :group_id AND e.date >= :since AND e.kind IN ('deposit', 'repayment')
        AND a.kind = 'savings' AND a.name = 'wajib'
        AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id)
    UNION ALL
    SELECT c.member_id, c.amount FROM claims AS c
    WHERE c.group_id = :group_id AND c.state = 'waiting' AND c.kind = 'deposit' AND c.savings = 'wajib'
        AND c.member_id IS NOT NULL AND c.date >= :since
)
GROUP BY member_id;

-- name: wajib_changes
SELECT old_value, changed_at FROM rule_changes WHERE group_id = :group_id AND rule = 'wajib' ORDER BY version;
