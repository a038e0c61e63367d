-- name: hardship_add<!
INSERT INTO hardships (group_id, loan_id, reason, told_by, created_at)
VALUES (:group_id, :loan_id, :reason, :told_by, :created_at)
RETURNING id;

-- name: hardship_get^
SELECT * FROM hardships WHERE id = :id;

-- name: hardship_propose!
-- One open proposal a loan.
UPDATE hardships SET state = 'waiting', periods = :periods, interest = :interest, penalty = :penalty,
    proposer_id = :proposer_id, proposed_by = :proposed_by
WHERE id = :id AND state = 'told' AND NOT EXISTS (
    SELECT 1 FROM hardships AS other WHERE other.loan_id = hardships.loan_id AND other.state = 'waiting'
);

-- name: hardship_decide!
UPDATE hardships SET state = :state, decided_at = :decided_at, decider_id = :decider_id, decided_by = :decided_by
WHERE id = :id AND state = 'waiting';

-- name: hardship_waiting^
SELECT * FROM hardships WHERE loan_id = :loan_id AND state = 'waiting';

-- name: hardships_told
-- What was told and nobody has seen to: not spoken about, nothing proposed or decided since, the loan still running.
SELECT h.* FROM hardships AS h JOIN loans AS l ON l.id = h.loan_id
WHERE h.group_id = :group_id AND h.state IN ('told', 'withdrawn') AND h.talked_at IS NULL AND l.state = 'active'
    AND NOT EXISTS (
        SELECT 1 FROM hardships AS other
        WHERE other.loan_id = h.loan_id
            AND (other.state = 'waiting' OR (other.state IN ('accepted', 'rejected') AND other.decided_at >= h.created_at))
    )
ORDER BY h.id;

-- name: hardship_talked!
-- Whoever speaks with a borrower speaks of all that was told of the loan until then.
UPDATE hardships SET talked_at = :talked_at WHERE loan_id = :loan_id AND talked_at IS NULL;

-- name: hardship_not_talked!
-- What was thought to be spoken about together is not.
UPDATE hardships SET talked_at = NULL
WHERE loan_id = :loan_id AND talked_at = (SELECT one.talked_at FROM hardships AS one WHERE one.id = :id);

-- name: hardships_waiting
SELECT * FROM hardships WHERE group_id = :group_id AND state = 'waiting' ORDER BY id;
