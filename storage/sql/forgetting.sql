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

-- name: change_reasons_forget!
-- Why a meeting was moved or called off, as this person said it.
UPDATE meeting_changes SET reason = '' WHERE group_id = :group_id AND reason <> ''
    AND made_by IN (SELECT telegram_id FROM speakers WHERE member_id = :member_id)
    AND made_by NOT IN (
        SELECT s.telegram_id FROM speakers AS s JOIN members AS m ON m.id = s.member_id
        WHERE m.group_id = :group_id AND m.id <> :member_id
    );

-- name: visit_words_forget!
UPDATE visits SET place = '', notes = '', follow_up = '', photo = NULL
WHERE group_id = :group_id AND member_id = :member_id
    AND (place <> '' OR notes <> '' OR follow_up <> '' OR photo IS NOT NULL);

-- name: pause_forget!
DELETE FROM pauses WHERE member_id IN (SELECT id FROM members WHERE id = :member_id AND group_id = :group_id);

-- name: unasked_forget!
DELETE FROM unasked WHERE member_id IN (SELECT id FROM members WHERE id = :member_id AND group_id = :group_id);

-- name: digest_groups_forget!
DELETE FROM digest_groups WHERE group_id = :group_id
    AND telegram_id IN (SELECT telegram_id FROM speakers WHERE member_id = :member_id)
    AND telegram_id NOT IN (
        SELECT s.telegram_id FROM speakers AS s JOIN members AS m ON m.id = s.member_id
        WHERE m.group_id = :group_id AND m.id <> :member_id
    );

-- name: digests_forget!
-- The habit is of the account, and of all its groups: it stays where somebody else still reads by it.
DELETE FROM digests
WHERE telegram_id IN (
    SELECT s.telegram_id FROM speakers AS s JOIN members AS m ON m.id = s.member_id
    WHERE m.id = :member_id AND m.group_id = :group_id
) AND telegram_id NOT IN (SELECT telegram_id FROM speakers WHERE member_id <> :member_id);

-- name: alarms_of_member_wake!
-- Who has nothing to be told any more loses the alarm when it rings.
UPDATE alarms SET at = 0
WHERE kind = 'person' AND subject IN (SELECT telegram_id FROM speakers WHERE member_id = :member_id);
