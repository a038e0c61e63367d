-- name: picture_find$
SELECT file_id FROM pictures WHERE kind = :kind AND subject = :subject AND digest = :digest;

-- name: picture_keep*!
INSERT INTO pictures (kind, subject, digest, file_id, used_at) VALUES (:kind, :subject, :digest, :file_id, :used_at)
ON CONFLICT (kind, subject) DO UPDATE
SET digest = excluded.digest, file_id = excluded.file_id, used_at = excluded.used_at;

-- name: pictures_prune!
DELETE FROM pictures WHERE used_at < :before;
