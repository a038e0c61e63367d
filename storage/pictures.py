"""Pictures that Telegram holds for us: what did not change is sent again by its file_id."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Reader, Transaction
from storage.queries import queries


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A picture as Telegram holds it.

    `kind` is the chart's, `subject` says of whom and for whom it is, `digest` what it shows. Of a kind and subject only
    the newest is kept.
    """

    kind: str
    subject: str
    digest: str
    file_id: str


async def find(db: Reader, *, kind: str, subject: str, digest: str) -> str | None:
    """Telegram's name for exactly this picture, or None."""
    file_id: str | None = await queries.picture_find(db.connection, kind=kind, subject=subject, digest=digest)
    return file_id


async def keep(tx: Transaction, pictures: Sequence[Kept], *, now: int) -> None:
    """Remember these; each takes the place of the older one of its kind and subject. `now` is in UTC milliseconds."""
    await queries.picture_keep(
        tx.connection,
        [
            {
                "kind": one.kind,
                "subject": one.subject,
                "digest": one.digest,
                "file_id": one.file_id,
                "used_at": now,
            }
            for one in pictures
        ],
    )


async def prune(tx: Transaction, *, before: int) -> int:
    """Forget what was not sent since this instant (UTC milliseconds); answers how many."""
    count: int = await queries.pictures_prune(tx.connection, before=before)
    return count
