"""Confidential notes as a table. Whoever asks says whose notes: others' are as if they did not exist."""

import datetime as dt
import sqlite3

from savings.counsel import ConfidentialNote
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import to_milliseconds


async def add(
    tx: Transaction,
    *,
    group_id: int,
    member_id: int | None,
    author: int,
    noted_on: dt.date,
    text: str,
    now: dt.datetime,
) -> int:
    """Keep a note; answers its id."""
    note_id: int = await queries.note_add(
        tx.connection,
        group_id=group_id,
        member_id=member_id,
        author=author,
        noted_on=noted_on.isoformat(),
        text=text,
        created_at=to_milliseconds(now),
    )
    return note_id


async def get(db: Reader, note_id: int, *, author: int) -> ConfidentialNote | None:
    """The author's note with this id, or None."""
    row = await queries.note_get(db.connection, note_id=note_id, author=author)
    return None if row is None else _note(row)


async def newest(
    db: Reader, group_id: int, *, author: int, member_id: int | None, limit: int, skip: int
) -> list[ConfidentialNote]:
    """The author's notes of a group, the newest first; those about one member where asked."""
    rows = await queries.notes_newest(
        db.connection, group_id=group_id, author=author, member_id=member_id, limit=limit, skip=skip
    )
    return [_note(row) for row in rows]


async def set_about(tx: Transaction, note_id: int, *, author: int, member_id: int | None) -> bool:
    """Whom the author's note is about; False where there is no such note."""
    changed: int = await queries.note_about(tx.connection, note_id=note_id, author=author, member_id=member_id)
    return changed > 0


async def delete(tx: Transaction, note_id: int, *, author: int) -> bool:
    """Forget the author's note for good; False where there is no such note."""
    deleted: int = await queries.note_delete(tx.connection, note_id=note_id, author=author)
    return deleted > 0


def _note(row: sqlite3.Row) -> ConfidentialNote:
    return ConfidentialNote(
        id=row["id"],
        group_id=row["group_id"],
        member_id=row["member_id"],
        author=row["author"],
        noted_on=dt.date.fromisoformat(row["noted_on"]),
        text=row["text"],
    )
