"""Programmes and visits as tables."""

import datetime as dt
import json
import sqlite3
from collections.abc import Collection

from savings.visits import Programme, Visit, pattern_text, read_pattern
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


async def programme(db: Reader, group_id: int) -> Programme | None:
    """The group's programme, or None."""
    row = await queries.programme_of(db.connection, group_id=group_id)
    return None if row is None else _programme(row)


async def programmes(db: Reader, group_ids: Collection[int]) -> list[Programme]:
    """The programmes of these groups, as far as they have one."""
    rows = await queries.programmes_of(db.connection, group_ids=json.dumps(sorted(group_ids)))
    return [_programme(row) for row in rows]


async def set_programme(tx: Transaction, programme: Programme, *, made_by: int, now: dt.datetime) -> None:
    """Set the group's programme in place of the one before."""
    await queries.programme_set(
        tx.connection,
        group_id=programme.group_id,
        started_on=programme.started_on.isoformat(),
        pattern=pattern_text(programme.pattern),
        made_by=made_by,
        made_at=to_milliseconds(now),
    )


async def drop_programme(tx: Transaction, group_id: int) -> bool:
    """The group has no programme any more; False where it had none."""
    dropped: int = await queries.programme_drop(tx.connection, group_id=group_id)
    return dropped > 0


async def days(db: Reader, group_ids: Collection[int]) -> dict[int, list[dt.date]]:
    """The days of the visits of these groups, the oldest first; groups without any are left out."""
    found: dict[int, list[dt.date]] = {}
    for row in await queries.visit_days(db.connection, group_ids=json.dumps(sorted(group_ids))):
        found.setdefault(row["group_id"], []).append(dt.date.fromisoformat(row["visited_on"]))
    return found


async def followed(db: Reader, group_id: int) -> list[tuple[dt.date, str]]:
    """Of each of the group's visits its day and what was to be followed up, the oldest first."""
    rows = await queries.visit_follow_ups(db.connection, group_id=group_id)
    return [(dt.date.fromisoformat(row["visited_on"]), row["follow_up"]) for row in rows]


async def set_follow_up(tx: Transaction, group_id: int, day: dt.date, *, before: str, after: str) -> None:
    """What the visits of this day left to be done, in other words than before."""
    await queries.visit_follow_up_set(
        tx.connection, group_id=group_id, visited_on=day.isoformat(), before=before, after=after
    )


async def add(
    tx: Transaction,
    *,
    group_id: int,
    member_id: int,
    written_by: int,
    visited_on: dt.date,
    place: str,
    notes: str,
    follow_up: str,
    photo: str | None,
    now: dt.datetime,
) -> int:
    """Keep a visit; answers its id."""
    visit_id: int = await queries.visit_add(
        tx.connection,
        group_id=group_id,
        member_id=member_id,
        written_by=written_by,
        visited_on=visited_on.isoformat(),
        place=place,
        notes=notes,
        follow_up=follow_up,
        photo=photo,
        created_at=to_milliseconds(now),
    )
    return visit_id


async def get(db: Reader, visit_id: int) -> Visit | None:
    """The visit with this id, where it was not withdrawn."""
    row = await queries.visit_get(db.connection, visit_id=visit_id)
    return None if row is None else _visit(row)


async def newest(db: Reader, group_id: int, *, limit: int, skip: int = 0) -> list[Visit]:
    """The group's visits, the newest first."""
    rows = await queries.visits_newest(db.connection, group_id=group_id, limit=limit, skip=skip)
    return [_visit(row) for row in rows]


async def set_photo(tx: Transaction, visit_id: int, photo: str) -> None:
    """Keep Telegram's name of the picture of a visit."""
    await queries.visit_photo(tx.connection, visit_id=visit_id, photo=photo)


async def withdraw(tx: Transaction, visit_id: int, *, written_by: int) -> bool:
    """Take a visit back; False where somebody else wrote it, or it was taken back before."""
    withdrawn: int = await queries.visit_withdraw(tx.connection, visit_id=visit_id, written_by=written_by)
    return withdrawn > 0


def _programme(row: sqlite3.Row) -> Programme:
    pattern = read_pattern(row["pattern"])
    if pattern is None:
        raise ValueError(f"no pattern: {row['pattern']}")
    return Programme(group_id=row["group_id"], started_on=dt.date.fromisoformat(row["started_on"]), pattern=pattern)


def _visit(row: sqlite3.Row) -> Visit:
    return Visit(
        id=row["id"],
        group_id=row["group_id"],
        member_id=row["member_id"],
        written_by=row["written_by"],
        visited_on=dt.date.fromisoformat(row["visited_on"]),
        place=row["place"],
        notes=row["notes"],
        follow_up=row["follow_up"],
        photo=row["photo"],
        created_at=from_milliseconds(row["created_at"]),
    )
