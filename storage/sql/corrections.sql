-- name: correction_add<!
-- One open proposal an entry: another one adds nothing.
INSERT INTO corrections (group_id, entry_id, kind, new_amount, new_savings, reason, proposer_id, proposed_by, created_at)
VALUES (:group_id, :entry_id, :kind, :new_amount, :new_savings, :reason, :proposer_id, :proposed_by, :created_at)
ON CONFLICT (entry_id) WHERE state = 'waiting' DO NOTHING
RETURNING id;

-- name: correction_get^
SELECT * FROM corrections WHERE id = :id;

-- name: correction_approve!
UPDATE corrections SET first_approver = :member_id WHERE id = :id AND state = 'waiting' AND first_approver IS NULL;

-- name: correction_decide!
UPDATE corrections SET state = :state, decided_at = :decided_at, decider_id = :decider_id, decided_by = :decided_by,
    reversal_id = :reversal_id, new_entry_id = :new_entry_id
WHERE id = :id AND state = 'waiting';

-- name: corrections_waiting
SELECT * FROM corrections WHERE group_id = :group_id AND state = 'waiting' ORDER BY id;

-- name: corrections_late
SELECT * FROM corrections WHERE state = 'waiting' AND created_at <= :before ORDER BY id LIMIT 200;
