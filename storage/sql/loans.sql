-- name: loan_add<!
-- One place of a chat asks for one loan: the same place again adds nothing. A group's loans and debts count together.
INSERT INTO loans (group_id, number, member_id, lender, funded_by, method, principal, periods, rate, period, multiple,
    allocation, early_payoff, penalty, admin, held, purpose, decision, first_due, chat_id, message_id, item, asked_by,
    asked_member, asked_on, closes_at, principal_before, interest_before, created_at)
SELECT :group_id, 1 + coalesce((SELECT max(l.number) FROM loans AS l WHERE l.group_id = :group_id), 0), :member_id,
    :lender, :funded_by, :method, :principal, :periods, :rate, :period, :multiple, :allocation, :early_payoff, :penalty,
    :admin, :held, :purpose, :decision, :first_due, :chat_id, :message_id, :item, :asked_by, :asked_member, :asked_on,
    :closes_at, :principal_before, :interest_before, :created_at
WHERE true
ON CONFLICT (chat_id, message_id, item) DO NOTHING
RETURNING id;

-- name: loan_get^
SELECT * FROM loans WHERE id = :id;

-- name: loan_by_number^
SELECT * FROM loans WHERE group_id = :group_id AND number = :number;

-- name: loans_of_member
SELECT * FROM loans WHERE member_id = :member_id ORDER BY number;

-- name: loans_of_group
SELECT * FROM loans WHERE group_id = :group_id ORDER BY number;

-- name: loans_running
SELECT * FROM loans
WHERE group_id IN (SELECT value FROM json_each(:group_ids)) AND state = 'active' AND member_id IS NOT NULL ORDER BY id;

-- name: loans_by_ids
SELECT * FROM loans WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: loans_of_message
SELECT * FROM loans WHERE chat_id = :chat_id AND message_id = :message_id ORDER BY item;

-- name: loans_of_all
SELECT * FROM loans ORDER BY id;

-- name: loan_move!
UPDATE loans SET state = :state, decided_at = coalesce(:decided_at, decided_at)
WHERE id = :id AND state IN (SELECT value FROM json_each(:before));

-- name: loan_activate!
UPDATE loans SET state = 'active', disbursed_on = :disbursed_on, disbursement_id = :entry_id
WHERE id = :id AND state IN ('asked', 'approved');

-- name: loan_not_disbursed!
UPDATE loans SET state = :state, disbursed_on = NULL, disbursement_id = NULL, received_at = NULL
WHERE id = :id AND state = 'active';

-- name: loan_received!
UPDATE loans SET received_at = :received_at WHERE id = :id AND state = 'active' AND received_at IS NULL;

-- name: loan_fund!
UPDATE loans SET funded_by = :funded_by WHERE id = :id;

-- name: instalments_add*!
INSERT INTO instalments (loan_id, number, due_on, principal, interest, savings)
VALUES (:loan_id, :number, :due_on, :principal, :interest, :savings);

-- name: instalments_forget!
DELETE FROM instalments WHERE loan_id = :loan_id;

-- name: instalments_move*!
UPDATE instalments SET due_on = :due_on WHERE loan_id = :loan_id AND number = :number;

-- name: instalments_of
SELECT loan_id, number, due_on, principal, interest, savings FROM instalments
WHERE loan_id IN (SELECT value FROM json_each(:ids)) ORDER BY loan_id, number;

-- name: loan_payments
-- What was paid and stands, by part: the kinds of the accounts say which.
SELECT
    e.loan_id, e.number, e.date,
    sum(CASE WHEN c.kind = 'loan' OR d.kind = 'upk_debt' THEN p.amount ELSE 0 END) AS principal,
    sum(CASE WHEN (c.kind = 'income' AND c.name = 'jasa') OR (d.kind = 'expense' AND d.name = 'jasa_upk')
        THEN p.amount ELSE 0 END) AS interest,
    sum(CASE WHEN (c.kind = 'income' AND c.name = 'denda') OR (d.kind = 'expense' AND d.name = 'denda_upk')
        THEN p.amount ELSE 0 END) AS penalty,
    sum(CASE WHEN c.kind = 'savings' AND c.name = 'wajib' THEN p.amount ELSE 0 END) AS savings,
    sum(CASE WHEN c.kind = 'savings' AND c.name = 'sukarela' THEN p.amount ELSE 0 END) AS rest,
    sum(CASE WHEN c.kind = 'income' AND c.name = 'pemulihan_pinjaman' THEN p.amount ELSE 0 END) AS recovered
FROM entries AS e
JOIN postings AS p ON p.entry_id = e.id
JOIN accounts AS d ON d.id = p.debit_id
JOIN accounts AS c ON c.id = p.credit_id
WHERE e.loan_id IN (SELECT value FROM json_each(:ids)) AND e.kind IN ('repayment', 'debt_payment')
    AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id)
GROUP BY e.id ORDER BY e.loan_id, e.date, e.number;

-- name: loan_waivers
-- What payoffs that stand have forgiven, and what two officers have; not what they forgave of a payout that was taken
-- back and made anew.
SELECT loan_id, sum(interest) AS interest, sum(penalty) AS penalty FROM (
    SELECT w.loan_id, w.interest, 0 AS penalty FROM waivers AS w
    WHERE w.loan_id IN (SELECT value FROM json_each(:ids))
        AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = w.entry_id)
    UNION ALL
    SELECT h.loan_id, h.interest, h.penalty FROM hardships AS h
    JOIN loans AS l ON l.id = h.loan_id
    JOIN entries AS e ON e.id = l.disbursement_id
    WHERE h.loan_id IN (SELECT value FROM json_each(:ids)) AND h.state = 'accepted' AND h.interest + h.penalty > 0
        AND h.decided_at >= e.recorded_at
)
GROUP BY loan_id;

-- name: waiver_add!
INSERT INTO waivers (entry_id, loan_id, interest) VALUES (:entry_id, :loan_id, :interest);

-- name: waiver_of$
SELECT interest FROM waivers WHERE entry_id = :entry_id;

-- name: loan_entries_standing
-- The entries of a loan that neither are reversals nor are reversed, oldest first.
SELECT e.id, e.number, e.kind FROM entries AS e
WHERE e.loan_id = :loan_id AND e.kind <> 'reversal'
    AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id)
ORDER BY e.number;

-- name: loan_entries_standing_of_all
SELECT e.loan_id, e.id, e.number, e.kind FROM entries AS e
WHERE e.loan_id IS NOT NULL AND e.kind <> 'reversal'
    AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id)
ORDER BY e.loan_id, e.number;

-- name: shift_add!
INSERT INTO shifts (loan_id, from_number, periods, reason, made_by, made_member, made_at)
VALUES (:loan_id, :from_number, :periods, :reason, :made_by, :made_member, :made_at);

-- name: shifts_of
SELECT loan_id, from_number, periods, reason, made_by, made_member, made_at FROM shifts
WHERE loan_id = :loan_id ORDER BY id;

-- name: deposit_months
-- The calendar months in which a member has saved, as far as it stands, the newest first.
SELECT DISTINCT substr(e.date, 1, 7) AS month FROM entries AS e
WHERE e.member_id = :member_id AND e.kind = 'deposit'
    AND NOT EXISTS (SELECT 1 FROM entries AS r WHERE r.reverses_id = e.id)
ORDER BY month DESC;

-- name: loan_balances
-- Every account that holds the principal of a loan or a debt.
SELECT a.group_id, a.kind, a.name, a.member_id, b.debit, b.credit
FROM accounts AS a JOIN balances AS b ON b.account_id = a.id
WHERE a.kind IN ('loan', 'upk_debt') ORDER BY a.id;

-- name: loan_entries_astray
-- Entries that name a loan of another group, or move the principal of one, or forgive its jasa, without naming it;
-- and those that forgive jasa though they were no payoff.
SELECT DISTINCT e.group_id, e.number FROM entries AS e
JOIN postings AS p ON p.entry_id = e.id
JOIN accounts AS d ON d.id = p.debit_id
JOIN accounts AS c ON c.id = p.credit_id
LEFT JOIN loans AS l ON l.id = e.loan_id
WHERE (e.loan_id IS NOT NULL AND (l.id IS NULL OR l.group_id <> e.group_id))
    OR (d.kind IN ('loan', 'upk_debt')
        AND (l.id IS NULL OR d.name <> CAST(l.number AS TEXT) OR d.member_id IS NOT l.member_id))
    OR (c.kind IN ('loan', 'upk_debt')
        AND (l.id IS NULL OR c.name <> CAST(l.number AS TEXT) OR c.member_id IS NOT l.member_id))
UNION
SELECT e.group_id, e.number FROM waivers AS w JOIN entries AS e ON e.id = w.entry_id
WHERE e.loan_id IS NOT w.loan_id OR e.kind NOT IN ('repayment', 'debt_payment')
    OR NOT EXISTS (SELECT 1 FROM claims AS c WHERE c.id = e.claim_id AND c.rest_to = 'payoff');
