-- name: ledger_head
-- Everything that must be known before an entry is written, in one question: the head of the chain, the accounts
-- with their balances (null where the account does not exist yet) and how many of the people named are of the group.
SELECT
    g.last_number,
    g.head_hash,
    g.zone,
    (
        SELECT count(*) FROM members AS m
        WHERE m.group_id = g.id AND m.id IN (:member_id, :reported_by, :confirmed_by)
    ) AS known_people,
    a.id AS account_id,
    b.debit,
    b.credit
FROM groups AS g
CROSS JOIN json_each(:keys) AS k
LEFT JOIN accounts AS a
    ON a.group_id = g.id
    AND a.kind = json_extract(k.value, '$[0]')
    AND a.name = json_extract(k.value, '$[1]')
    AND coalesce(a.member_id, 0) = coalesce(json_extract(k.value, '$[2]'), 0)
LEFT JOIN balances AS b ON b.account_id = a.id
WHERE g.id = :group_id
ORDER BY k.key;

-- name: ledger_account_add<!
-- A member's account belongs to the member's own group: another one gets none.
INSERT INTO accounts (group_id, kind, name, member_id)
SELECT g.id, :kind, :name, :member_id FROM groups AS g
WHERE g.id = :group_id
AND (:member_id IS NULL OR EXISTS (SELECT 1 FROM members AS m WHERE m.id = :member_id AND m.group_id = g.id))
RETURNING id;

-- name: ledger_balance_add!
INSERT INTO balances (account_id, floor) VALUES (:account_id, :floor);

-- name: ledger_entry_add<!
INSERT INTO entries (
    group_id, number, kind, date, recorded_at, claim_id, reverses_id, replaces_id,
    member_id, reported_by, confirmed_by, text_digest, previous_hash, hash
) VALUES (
    :group_id, :number, :kind, :date, :recorded_at, :claim_id, :reverses_id, :replaces_id,
    :member_id, :reported_by, :confirmed_by, :text_digest, :previous_hash, :hash
) RETURNING id;

-- name: ledger_text_add!
INSERT INTO entry_texts (entry_id, salt, text) VALUES (:entry_id, :salt, :text);

-- name: ledger_postings_add*!
INSERT INTO postings (entry_id, line, debit_id, credit_id, amount)
VALUES (:entry_id, :line, :debit_id, :credit_id, :amount);

-- name: ledger_balances_move*!
UPDATE balances SET debit = debit + :debit, credit = credit + :credit WHERE account_id = :account_id;

-- name: ledger_head_move!
UPDATE groups SET last_number = :number, head_hash = :hash WHERE id = :group_id AND last_number = :number - 1;

-- name: ledger_texts_erase!
UPDATE entry_texts SET salt = '', text = ''
WHERE entry_id IN (SELECT e.id FROM entries AS e WHERE e.group_id = :group_id AND e.member_id = :member_id)
AND (salt <> '' OR text <> '');

-- name: ledger_balance^
SELECT b.debit, b.credit FROM accounts AS a JOIN balances AS b ON b.account_id = a.id
WHERE a.group_id = :group_id AND a.kind = :kind AND a.name = :name
AND coalesce(a.member_id, 0) = coalesce(:member_id, 0);

-- name: ledger_member_balances
SELECT a.kind, a.name, a.member_id, b.debit, b.credit
FROM accounts AS a JOIN balances AS b ON b.account_id = a.id
WHERE a.member_id = :member_id;

-- name: ledger_totals
SELECT a.kind, a.name, sum(b.debit) AS debit, sum(b.credit) AS credit
FROM accounts AS a JOIN balances AS b ON b.account_id = a.id
WHERE a.group_id = :group_id
GROUP BY a.kind, a.name ORDER BY a.kind, a.name;

-- name: ledger_savings_of_all
SELECT a.kind, a.name, a.member_id, b.debit, b.credit
FROM accounts AS a JOIN balances AS b ON b.account_id = a.id
WHERE a.group_id = :group_id AND a.kind = 'savings' ORDER BY a.member_id, a.name;

-- name: ledger_entry_id$
SELECT id FROM entries WHERE group_id = :group_id AND number = :number;

-- name: ledger_ids
SELECT id FROM entries WHERE group_id = :group_id AND (:before_number IS NULL OR number < :before_number)
ORDER BY number DESC LIMIT :limit;

-- name: ledger_ids_of_member
SELECT id FROM entries
WHERE member_id = :member_id AND group_id = :group_id AND (:before_number IS NULL OR number < :before_number)
ORDER BY number DESC LIMIT :limit;

-- name: ledger_lines
-- One row for each posting of the entries asked for, the newest entry first.
SELECT
    e.id, e.group_id, e.number, e.kind, e.date, e.recorded_at, e.member_id, e.claim_id, e.reported_by, e.confirmed_by,
    e.hash,
    coalesce(t.text, '') AS text,
    (SELECT o.number FROM entries AS o WHERE o.id = e.reverses_id) AS reverses,
    (SELECT o.number FROM entries AS o WHERE o.id = e.replaces_id) AS replaces,
    (SELECT o.number FROM entries AS o WHERE o.reverses_id = e.id) AS reversed_by,
    (SELECT max(o.number) FROM entries AS o WHERE o.replaces_id = e.id) AS replaced_by,
    p.amount,
    d.kind AS debit_kind, d.name AS debit_name, d.member_id AS debit_member,
    c.kind AS credit_kind, c.name AS credit_name, c.member_id AS credit_member
FROM entries AS e
JOIN postings AS p ON p.entry_id = e.id
JOIN accounts AS d ON d.id = p.debit_id
JOIN accounts AS c ON c.id = p.credit_id
LEFT JOIN entry_texts AS t ON t.entry_id = e.id
WHERE e.id IN (SELECT value FROM json_each(:ids))
ORDER BY e.group_id, e.number DESC, p.line;
