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
-- from before the books, and what the group itself owes, waits as a claim and is none of these. Two parts, because each
-- of them finds its rows by the index. An OR would read all loans of all groups every minute.
SELECT due.id FROM (
    SELECT id, member_id, closes_at AS since FROM loans WHERE state = 'asked' AND closes_at <= :now
    UNION ALL
    SELECT id, member_id, created_at FROM loans
    WHERE state = 'asked' AND closes_at IS NULL AND created_at <= :patience_since
) AS due
WHERE due.member_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM claims WHERE claims.loan_id = due.id AND claims.kind = 'loan_opening')
ORDER BY due.since
LIMIT :limit;

-- name: loan_opened_by^
-- The claim by which a loan was taken over from before the books.
SELECT id FROM claims WHERE loan_id = :loan_id AND kind IN ('loan_opening', 'debt_opening', 'debt_received') LIMIT 1;
