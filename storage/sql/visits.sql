-- name: programme_of^
SELECT group_id, started_on, pattern FROM programmes WHERE group_id = :group_id;

-- name: programmes_of
SELECT group_id, started_on, pattern FROM programmes
WHERE group_id IN (SELECT value FROM json_each(:group_ids)) ORDER BY group_id;

-- name: programme_set!
INSERT INTO programmes (group_id, started_on, pattern, made_by, made_at)
VALUES (:group_id, :started_on, :pattern, :made_by, :made_at)
ON CONFLICT (group_id) DO UPDATE SET
    started_on = excluded.started_on, pattern = excluded.pattern, made_by = excluded.made_by, made_at = excluded.made_at;

-- name: programme_drop!
DELETE FROM programmes WHERE group_id = :group_id;

-- name: visit_days
SELECT group_id, visited_on FROM visits
WHERE group_id IN (SELECT value FROM json_each(:group_ids)) AND state = 'kept' ORDER BY group_id, visited_on;

-- name: visit_follow_ups
SELECT visited_on, follow_up FROM visits WHERE group_id = :group_id AND state = 'kept' ORDER BY visited_on, id;

-- name: visit_follow_up_set!
UPDATE visits SET follow_up = :after
WHERE group_id = :group_id AND visited_on = :visited_on AND follow_up = :before AND state = 'kept';

-- name: visit_add<!
INSERT INTO visits (group_id, member_id, written_by, visited_on, place, notes, follow_up, photo, created_at)
VALUES (:group_id, :member_id, :written_by, :visited_on, :place, :notes, :follow_up, :photo, :created_at) RETURNING id;

-- name: visit_get^
SELECT id, group_id, member_id, written_by, visited_on, place, notes, follow_up, photo, created_at FROM visits
WHERE id = :visit_id AND state = 'kept';

-- name: visits_newest
SELECT id, group_id, member_id, written_by, visited_on, place, notes, follow_up, photo, created_at FROM visits
WHERE group_id = :group_id AND state = 'kept' ORDER BY visited_on DESC, id DESC LIMIT :limit OFFSET :skip;

-- name: visit_photo!
UPDATE visits SET photo = :photo WHERE id = :visit_id AND state = 'kept';

-- name: visit_withdraw!
UPDATE visits SET state = 'withdrawn' WHERE id = :visit_id AND written_by = :written_by AND state = 'kept';

-- name: export_visits
SELECT v.visited_on, m.name AS facilitator, v.place, v.notes, v.follow_up, v.photo IS NOT NULL AS pictured
FROM visits AS v JOIN members AS m ON m.id = v.member_id
WHERE v.group_id = :group_id AND v.state = 'kept' ORDER BY v.visited_on, v.id;
