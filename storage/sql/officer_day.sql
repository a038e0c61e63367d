-- name: officer_day
-- What waits in a group, one row a kind, and the running loans with an instalment in these days. Each part goes by an
-- index of the group, for this is asked at every look at a group.
SELECT 'claims' AS what, 0 AS loan_id, '' AS due_on
WHERE EXISTS (SELECT 1 FROM claims WHERE group_id = :group_id AND state = 'waiting')
UNION ALL
SELECT 'corrections', 0, ''
WHERE EXISTS (SELECT 1 FROM corrections WHERE group_id = :group_id AND state = 'waiting')
UNION ALL
SELECT 'hardships', 0, ''
WHERE EXISTS (SELECT 1 FROM hardships WHERE group_id = :group_id AND state = 'waiting')
UNION ALL
SELECT 'troubles', 0, ''
WHERE EXISTS (
    SELECT 1 FROM hardships AS h JOIN loans AS l ON l.id = h.loan_id
    WHERE h.group_id = :group_id AND h.state IN ('told', 'withdrawn') AND h.talked_at IS NULL AND l.state = 'active'
)
UNION ALL
SELECT 'covers', 0, ''
WHERE EXISTS (
    SELECT 1 FROM covers
    WHERE group_id = :group_id AND dropped_at IS NULL AND returned_at IS NULL AND return_claim_id IS NULL
)
UNION ALL
SELECT 'requests', 0, ''
WHERE EXISTS (SELECT 1 FROM loans WHERE group_id = :group_id AND state IN ('asked', 'approved'))
UNION ALL
SELECT 'due', l.id, i.due_on
FROM loans AS l JOIN instalments AS i ON i.loan_id = l.id
WHERE l.group_id = :group_id AND l.state = 'active' AND i.due_on BETWEEN :first AND :last;
