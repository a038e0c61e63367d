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
    member_id, reported_by, confirmed_by, loan_id, text_digest, previous_hash, hash
) VALUES (
    :group_id, :number, :kind, :date, :recorded_at, :claim_id, :reverses_id, :replaces_id,
    :member_id, :reported_by, :confirmed_by, :loan_id, :text_digest, :previous_hash, :hash
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
    e.hash, e.loan_id,
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

-- name: sealed_groups
SELECT id, last_number, head_hash FROM groups ORDER BY id;

-- name: sealed_entries
SELECT
    e.id, e.number, e.kind, e.date, e.recorded_at, e.claim_id, e.reverses_id, e.replaces_id, e.member_id,
    e.reported_by, e.confirmed_by, e.loan_id, e.text_digest, e.previous_hash, e.hash, t.salt, t.text
FROM entries AS e LEFT JOIN entry_texts AS t ON t.entry_id = e.id
WHERE e.group_id = :group_id ORDER BY e.number;

-- name: sealed_postings
-- An account that is gone leaves nulls: the hash then differs.
SELECT
    p.entry_id, p.line, p.debit_id, p.credit_id, p.amount,
    d.kind AS debit_kind, d.name AS debit_name, d.member_id AS debit_member, d.group_id AS debit_group,
    c.kind AS credit_kind, c.name AS credit_name, c.member_id AS credit_member, c.group_id AS credit_group
FROM entries AS e
JOIN postings AS p ON p.entry_id = e.id
LEFT JOIN accounts AS d ON d.id = p.debit_id
LEFT JOIN accounts AS c ON c.id = p.credit_id
WHERE e.group_id = :group_id ORDER BY e.number, p.line;

-- name: sealed_balances
SELECT
    a.id, a.group_id, a.kind, a.name, a.member_id, m.group_id AS member_group, b.floor, b.debit, b.credit,
    (SELECT coalesce(sum(p.amount), 0) FROM postings AS p WHERE p.debit_id = a.id) AS debit_sum,
    (SELECT coalesce(sum(p.amount), 0) FROM postings AS p WHERE p.credit_id = a.id) AS credit_sum
FROM accounts AS a
LEFT JOIN balances AS b ON b.account_id = a.id
LEFT JOIN members AS m ON m.id = a.member_id
ORDER BY a.id;

-- name: claims_without_their_entry
-- An accepted claim and its entry name each other; nobody else names either.
SELECT c.group_id, c.id AS claim_id, e.number
FROM claims AS c LEFT JOIN entries AS e ON e.claim_id = c.id
WHERE CASE c.state
    WHEN 'accepted' THEN
        e.id IS NULL OR c.entry_id IS NOT e.id OR e.group_id <> c.group_id OR c.loan_id IS NOT e.loan_id
        OR c.amount <> (SELECT coalesce(sum(p.amount), 0) FROM postings AS p WHERE p.entry_id = e.id)
    ELSE e.id IS NOT NULL OR c.entry_id IS NOT NULL
END
UNION ALL
SELECT e.group_id, e.claim_id, e.number
FROM entries AS e
WHERE e.claim_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM claims AS c WHERE c.id = e.claim_id);

-- name: entries_cut_off
-- The ids of entries are handed out once and without gaps: a later one must have been there.
SELECT s.seq - coalesce((SELECT max(e.id) FROM entries AS e), 0) AS cut_off
FROM sqlite_sequence AS s WHERE s.name = 'entries' AND s.seq <> coalesce((SELECT max(e.id) FROM entries AS e), 0);

-- name: dangling_rows
SELECT "table" AS name, count(*) AS dangling FROM pragma_foreign_key_check GROUP BY "table" ORDER BY "table";

-- name: trigger_names
SELECT name FROM sqlite_master WHERE type = 'trigger';

-- name: export_groups
SELECT id, name, preset, zone, rules, rules_version FROM groups ORDER BY id;

-- name: export_members
SELECT
    m.id, m.name, m.sex, m.birth_year, m.household, m.rt_rw, m.phone, m.occupation,
    (SELECT group_concat(r.role, ' ') FROM roles AS r WHERE r.member_id = m.id AND r.until IS NULL) AS roles,
    m.joined_on, m.left_on
FROM members AS m WHERE m.group_id = :group_id ORDER BY m.id;

-- name: export_attendance
SELECT t.number, t.held_on, m.name, a.status, a.reason
FROM meetings AS t JOIN attendance AS a ON a.meeting_id = t.id JOIN members AS m ON m.id = a.member_id
WHERE t.group_id = :group_id ORDER BY t.number, m.id;

-- name: export_lines
-- Every posting in the order of the books, with the names of those concerned.
SELECT
    e.number, e.date, e.kind, coalesce(t.text, '') AS text, m.name AS member,
    r.name AS reported_by, f.name AS confirmed_by,
    (SELECT o.number FROM entries AS o WHERE o.id = e.reverses_id) AS reverses,
    (SELECT o.number FROM entries AS o WHERE o.id = e.replaces_id) AS replaces,
    p.amount,
    d.kind AS debit_kind, d.name AS debit_name, d.member_id AS debit_member,
    c.kind AS credit_kind, c.name AS credit_name, c.member_id AS credit_member
FROM entries AS e
JOIN postings AS p ON p.entry_id = e.id
JOIN accounts AS d ON d.id = p.debit_id
JOIN accounts AS c ON c.id = p.credit_id
LEFT JOIN entry_texts AS t ON t.entry_id = e.id
LEFT JOIN members AS m ON m.id = e.member_id
LEFT JOIN members AS r ON r.id = e.reported_by
LEFT JOIN members AS f ON f.id = e.confirmed_by
WHERE e.group_id = :group_id ORDER BY e.number, p.line;

-- name: export_claims
SELECT
    c.id, c.date, c.kind, c.savings, c.amount, m.name AS member, c.note, c.state,
    r.name AS reported_by, d.name AS decided_by, c.reason,
    (SELECT e.number FROM entries AS e WHERE e.id = c.entry_id) AS number,
    l.number AS loan, c.paid_from, v.name AS covered_by
FROM claims AS c
LEFT JOIN members AS m ON m.id = c.member_id
LEFT JOIN members AS r ON r.id = c.reported_by
LEFT JOIN members AS d ON d.id = c.decided_by
LEFT JOIN loans AS l ON l.id = c.loan_id
LEFT JOIN members AS v ON v.id = c.covered_by
WHERE c.group_id = :group_id ORDER BY c.id;

-- name: export_corrections
SELECT
    c.created_at, (SELECT e.number FROM entries AS e WHERE e.id = c.entry_id) AS number,
    (SELECT sum(p.amount) FROM postings AS p WHERE p.entry_id = c.entry_id) AS old_amount,
    c.new_amount, c.reason, r.name AS proposed_by, d.name AS decided_by, c.state,
    (SELECT e.number FROM entries AS e WHERE e.id = c.reversal_id) AS reversal,
    (SELECT e.number FROM entries AS e WHERE e.id = c.new_entry_id) AS replacement
FROM corrections AS c
LEFT JOIN members AS r ON r.id = c.proposed_by
LEFT JOIN members AS d ON d.id = c.decided_by
WHERE c.group_id = :group_id ORDER BY c.id;

-- name: export_rule_changes
-- Who changed it is a Telegram account: the name of the member whom it speaks for, where it is one alone.
SELECT
    c.changed_at, c.version, c.rule, c.old_value, c.new_value,
    (
        SELECT CASE count(*) WHEN 1 THEN max(m.name) END
        FROM speakers AS s JOIN members AS m ON m.id = s.member_id
        WHERE s.telegram_id = c.changed_by AND m.group_id = c.group_id
    ) AS changed_by
FROM rule_changes AS c WHERE c.group_id = :group_id ORDER BY c.version, c.rule;
