-- name: purposes_forget!
-- What a member wanted to borrow for.
UPDATE loans SET purpose = '' WHERE group_id = :group_id AND member_id = :member_id AND purpose <> '';

-- name: shift_reasons_forget!
UPDATE shifts SET reason = ''
WHERE reason <> '' AND loan_id IN (SELECT id FROM loans WHERE group_id = :group_id AND member_id = :member_id);

-- name: hardship_reasons_forget!
UPDATE hardships SET reason = ''
WHERE reason <> '' AND loan_id IN (SELECT id FROM loans WHERE group_id = :group_id AND member_id = :member_id);

-- name: vote_reasons_forget!
UPDATE loan_votes SET reason = ''
WHERE reason <> '' AND loan_id IN (SELECT id FROM loans WHERE group_id = :group_id AND member_id = :member_id);

-- name: notes_forget!
-- What was noted about a person, and by one: nobody else could ever read that.
DELETE FROM confidential_notes WHERE group_id = :group_id AND (
    member_id = :member_id
    OR author IN (SELECT telegram_id FROM speakers WHERE member_id = :member_id)
    AND author NOT IN (
        SELECT s.telegram_id FROM speakers AS s JOIN members AS m ON m.id = s.member_id
        WHERE m.group_id = :group_id AND m.id <> :member_id
    )
);
