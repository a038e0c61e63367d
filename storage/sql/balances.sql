-- name: result_between^
-- Income and expense of a group from :first to :last, both included, each positive on its normal side.
SELECT
    coalesce(sum((c.kind = 'income') * p.amount - (d.kind = 'income') * p.amount), 0) AS income,
    coalesce(sum((d.kind = 'expense') * p.amount - (c.kind = 'expense') * p.amount), 0) AS expense
FROM entries AS e
JOIN postings AS p ON p.entry_id = e.id
JOIN accounts AS d ON d.id = p.debit_id
JOIN accounts AS c ON c.id = p.credit_id
WHERE e.group_id = :group_id AND e.date BETWEEN :first AND :last;
