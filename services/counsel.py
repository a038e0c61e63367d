"""Confidential notes of counselling. They leave the house in no file, and are forgotten with whom they are about."""

import datetime as dt

from savings.counsel import ConfidentialNote
from services.turn import Turn
from storage import counsel as store

__all__ = ["ConfidentialNote"]

FARTHEST_BACK = 10_000
"""So many notes back a page may begin: what is farther was forged, and more than the tables can count."""


async def write(
    turn: Turn, *, group_id: int, member_id: int | None, author: int, noted_on: dt.date, text: str
) -> ConfidentialNote:
    """Keep a note. `author` is a Telegram id."""
    note_id = await store.add(
        turn.tx, group_id=group_id, member_id=member_id, author=author, noted_on=noted_on, text=text, now=turn.now
    )
    note = await store.get(turn.tx, note_id, author=author)
    assert note is not None
    return note


async def find(turn: Turn, note_id: int, author: int) -> ConfidentialNote | None:
    """The author's own note with this id; None for everybody else's."""
    return await store.get(turn.tx, note_id, author=author)


async def newest(
    turn: Turn, group_id: int, author: int, *, member_id: int | None = None, limit: int, skip: int = 0
) -> list[ConfidentialNote]:
    """The author's own notes of a group, the newest first; those about one member where asked."""
    skip = min(skip, FARTHEST_BACK)
    return await store.newest(turn.tx, group_id, author=author, member_id=member_id, limit=limit, skip=skip)


async def set_about(turn: Turn, note: ConfidentialNote, member_id: int | None) -> None:
    """It is about this member, or about nobody in particular."""
    await store.set_about(turn.tx, note.id, author=note.author, member_id=member_id)


async def delete(turn: Turn, note: ConfidentialNote) -> bool:
    """Forget it for good; False where that was done before."""
    return await store.delete(turn.tx, note.id, author=note.author)
