-- name: vote_add!
INSERT INTO loan_votes (loan_id, stage, member_id, telegram_id, vote, reason, voted_at)
VALUES (:loan_id, :stage, :member_id, :telegram_id, :vote, :reason, :voted_at);

-- name: votes_drop!
-- What this account, or one of these members, has said before. `members` is a JSON list of ids.
DELETE FROM loan_votes
WHERE loan_id = :loan_id AND stage = :stage
    AND (telegram_id = :telegram_id OR member_id IN (SELECT value FROM json_each(:members)));

-- name: votes_forget!
DELETE FROM loan_votes WHERE loan_id = :loan_id AND stage = :stage;

-- name: votes_of
SELECT * FROM loan_votes WHERE loan_id = :loan_id AND stage = :stage ORDER BY voted_at, member_id;

-- name: requests_due
-- Whose time is over: a vote at its closing time, a request to the officers after `patience_since`. What was taken over
-- from before the books, and what the group itself owes, waits as a claim and is none of these.
SELECT loans.id FROM loans
WHERE loans.state = 'asked' AND loans.member_id IS NOT NULL
    AND (loans.closes_at <= :now OR (loans.closes_at IS NULL AND loans.created_at <= :patience_since))
    AND NOT EXISTS (SELECT 1 FROM claims WHERE claims.loan_id = loans.id AND claims.kind = 'loan_opening')
ORDER BY loans.id
LIMIT :limit;

-- name: loan_opened_by^
-- The claim by which a loan was taken over from before the books.
SELECT id FROM claims WHERE loan_id = :loan_id AND kind IN ('loan_opening', 'debt_opening', 'debt_received') LIMIT 1;
