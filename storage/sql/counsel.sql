-- Every query names the author: there is no way to read or change a note of somebody else.

-- name: note_add<!
INSERT INTO confidential_notes (group_id, member_id, author, noted_on, text, created_at)
VALUES (:group_id, :member_id, :author, :noted_on, :text, :created_at) RETURNING id;

-- name: note_get^
SELECT id, group_id, member_id, author, noted_on, text FROM confidential_notes
WHERE id = :note_id AND author = :author;

-- name: notes_newest
SELECT id, group_id, member_id, author, noted_on, text FROM confidential_notes
WHERE author = :author AND group_id = :group_id AND (:member_id IS NULL OR member_id = :member_id)
ORDER BY noted_on DESC, id DESC LIMIT :limit OFFSET :skip;

-- name: note_about!
UPDATE confidential_notes SET member_id = :member_id WHERE id = :note_id AND author = :author;

-- name: note_delete!
DELETE FROM confidential_notes WHERE id = :note_id AND author = :author;
