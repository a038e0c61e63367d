-- name: alarms_due
SELECT kind, subject, at, seen_until FROM alarms WHERE at <= :now ORDER BY at, kind, subject LIMIT :limit;

-- name: alarm_next$
SELECT min(at) FROM alarms;

-- name: alarm_wake!
INSERT INTO alarms (kind, subject, at, seen_until) VALUES (:kind, :subject, 0, :now)
ON CONFLICT (kind, subject) DO UPDATE SET at = 0;

-- name: alarm_ensure!
INSERT INTO alarms (kind, subject, at, seen_until) VALUES (:kind, :subject, 0, :now)
ON CONFLICT (kind, subject) DO NOTHING;

-- name: alarm_set!
UPDATE alarms SET at = :at, seen_until = :seen_until WHERE kind = :kind AND subject = :subject;

-- name: alarm_delete!
DELETE FROM alarms WHERE kind = :kind AND subject = :subject;

-- name: alarm_look_back!
UPDATE alarms SET at = 0, seen_until = CASE WHEN seen_until > :since THEN :since ELSE seen_until END
WHERE kind = :kind AND subject = :subject;

-- name: alarms_look_back!
UPDATE alarms SET at = 0, seen_until = CASE WHEN seen_until > :since THEN :since ELSE seen_until END;

-- name: alarms_wake_groups!
UPDATE alarms SET at = 0 WHERE kind = 'group' AND at > 0;

-- name: alarms_wake_waiting!
-- Where something waits for the officers: they get their morning list. A talangan waits again where the claim that
-- says it was handed in is refused.
UPDATE alarms SET at = 0 WHERE kind = 'group' AND at > :now AND subject IN (
    SELECT group_id FROM claims WHERE state = 'waiting'
    UNION SELECT group_id FROM corrections WHERE state = 'waiting'
    UNION SELECT group_id FROM loans WHERE state IN ('asked', 'approved')
    UNION SELECT group_id FROM hardships WHERE state = 'waiting'
    UNION SELECT group_id FROM hardships
    WHERE state IN ('told', 'withdrawn') AND talked_at IS NULL
        AND EXISTS (SELECT 1 FROM loans WHERE loans.id = loan_id AND loans.state = 'active')
    UNION SELECT group_id FROM covers WHERE dropped_at IS NULL AND returned_at IS NULL AND return_claim_id IS NULL
) AND (SELECT zone FROM groups WHERE id = subject) = :zone;

-- name: occurrence_claim!
-- What was dropped while the clock was wrong may still be said; what was said never is again.
INSERT INTO occurrences (group_id, kind, occurrence, person, claimed_at, outcome)
VALUES (:group_id, :kind, :occurrence, :person, :at, 'sent')
ON CONFLICT (group_id, kind, occurrence, person) DO UPDATE SET claimed_at = excluded.claimed_at, outcome = 'sent'
WHERE occurrences.outcome = 'dropped';

-- name: occurrence_drop!
INSERT INTO occurrences (group_id, kind, occurrence, person, claimed_at, outcome)
VALUES (:group_id, :kind, :occurrence, :person, :at, 'dropped')
ON CONFLICT (group_id, kind, occurrence, person) DO NOTHING;

-- name: occurrence_release!
-- Where another message that stood for it was sent it has been said.
UPDATE occurrences SET outcome = 'dropped'
WHERE group_id = :group_id AND kind = :kind AND occurrence = :occurrence AND person = :person AND outcome = 'sent'
    AND NOT EXISTS (
        SELECT 1 FROM outbox
        WHERE sent_at >= :created_at AND created_at = :created_at AND state = 'sent' AND instr(stands_for, :named) > 0
    );

-- name: outbox_stood_for^
SELECT stands_for, created_at FROM outbox WHERE id = :id;

-- name: occurrences_prune!
DELETE FROM occurrences WHERE claimed_at < :before;
