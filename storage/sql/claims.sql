-- name: claim_add<!
-- One message says one thing once: the same place again adds nothing.
INSERT INTO claims (group_id, chat_id, message_id, item, kind, savings, amount, member_id, note, date, reporter_id,
    reported_by, meeting_id, photo, loan_id, rest_to, paid_from, covered_by, created_at)
VALUES (:group_id, :chat_id, :message_id, :item, :kind, :savings, :amount, :member_id, :note, :date, :reporter_id,
    :reported_by, :meeting_id, :photo, :loan_id, :rest_to, :paid_from, :covered_by, :created_at)
ON CONFLICT (chat_id, message_id, item) DO NOTHING
RETURNING id;

-- name: claim_get^
SELECT * FROM claims WHERE id = :id;

-- name: claim_decide!
UPDATE claims SET state = :state, decided_at = :decided_at, decider_id = :decider_id, decided_by = :decided_by,
    reason = :reason, entry_id = :entry_id
WHERE id = :id AND state = 'waiting';

-- name: claim_change!
UPDATE claims SET amount = :amount, savings = :savings, rest_to = :rest_to WHERE id = :id AND state = 'waiting';

-- name: claims_waiting
SELECT * FROM claims WHERE group_id = :group_id AND state = 'waiting' ORDER BY id LIMIT :limit;

-- name: claims_waiting_of_member
SELECT * FROM claims WHERE member_id = :member_id AND state = 'waiting' ORDER BY id;

-- name: claims_of_message
SELECT * FROM claims WHERE chat_id = :chat_id AND message_id = :message_id ORDER BY item;

-- name: claims_of_meeting
SELECT * FROM claims WHERE meeting_id = :meeting_id ORDER BY id;

-- name: approval_add!
INSERT INTO approvals (claim_id, member_id, telegram_id, approved_at)
VALUES (:claim_id, :member_id, :telegram_id, :approved_at)
ON CONFLICT DO NOTHING;

-- name: approvals_forget!
DELETE FROM approvals WHERE claim_id = :claim_id;

-- name: approvals_of
SELECT member_id, telegram_id FROM approvals WHERE claim_id = :claim_id ORDER BY approved_at;

-- name: claims_paid_wajib
-- Who has paid wajib at this meeting or on this day, as far as it stands: taken back and not written anew is not paid.
SELECT DISTINCT c.member_id FROM claims AS c
WHERE c.group_id = :group_id AND c.kind = 'deposit' AND c.savings = 'wajib' AND c.member_id IS NOT NULL
    AND c.state IN ('waiting', 'accepted') AND (c.meeting_id = :meeting_id OR c.date = :date)
    AND (
        NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = c.entry_id)
        OR EXISTS (SELECT 1 FROM entries AS n WHERE n.replaces_id = c.entry_id)
    );
