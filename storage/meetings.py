"""Meetings and attendance as tables."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from savings.attendance import AttendanceStatus
from savings.meetings import Mark, Meeting
from savings.money import Rupiah
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


async def open_meeting(db: Reader, group_id: int) -> Meeting | None:
    """The group's open meeting, or None; an index of the open ones answers it."""
    return _found(await queries.meeting_open(db.connection, group_id=group_id))


async def get(db: Reader, meeting_id: int) -> Meeting | None:
    """The meeting with this id, or None."""
    return _found(await queries.meeting_get(db.connection, meeting_id=meeting_id))


async def on(db: Reader, group_id: int, day: dt.date) -> Meeting | None:
    """The meeting of this day, open or closed, or None."""
    return _found(await queries.meeting_on(db.connection, group_id=group_id, held_on=day.isoformat()))


async def newest_closed(db: Reader, group_id: int, *, limit: int) -> list[Meeting]:
    """The closed meetings, the newest first."""
    return [_meeting(row) for row in await queries.meetings_newest(db.connection, group_id=group_id, limit=limit)]


async def latest(db: Reader, group_id: int, *, limit: int) -> list[Meeting]:
    """The newest meetings, open or closed, the newest first."""
    return [_meeting(row) for row in await queries.meetings_latest(db.connection, group_id=group_id, limit=limit)]


async def days(db: Reader, group_id: int, *, limit: int) -> list[dt.date]:
    """The days of the newest meetings, open or closed, the newest first."""
    rows = await queries.meetings_held_on(db.connection, group_id=group_id, limit=limit)
    return [dt.date.fromisoformat(row["held_on"]) for row in rows]


async def add(tx: Transaction, *, group_id: int, held_on: dt.date, now: dt.datetime, opened_by: int) -> int:
    """Open the group's next meeting; answers its id. Raises IntegrityError where one is open, or was on that day."""
    meeting_id: int = await queries.meeting_add(
        tx.connection,
        group_id=group_id,
        held_on=held_on.isoformat(),
        opened_at=to_milliseconds(now),
        opened_by=opened_by,
    )
    return meeting_id


async def close(tx: Transaction, meeting_id: int, *, now: dt.datetime, closed_by: int) -> bool:
    """Close it; False where it was closed already."""
    closed: int = await queries.meeting_close(
        tx.connection, meeting_id=meeting_id, closed_at=to_milliseconds(now), closed_by=closed_by
    )
    return closed > 0


async def delete(tx: Transaction, meeting_id: int) -> None:
    """Forget an open meeting and its marks. Raises IntegrityError where a claim names it."""
    await queries.attendance_delete(tx.connection, meeting_id=meeting_id)
    await queries.meeting_delete(tx.connection, meeting_id=meeting_id)


async def count_claims(db: Reader, meeting_id: int) -> int:
    """How many claims and covers name this meeting, whatever became of them."""
    count: int = await queries.meeting_claims(db.connection, meeting_id=meeting_id)
    return count


async def deposits(db: Reader, meeting_id: int) -> tuple[Rupiah, Rupiah]:
    """(confirmed, still waiting) deposits of this meeting."""
    row = await queries.meeting_deposits(db.connection, meeting_id=meeting_id)
    return row["confirmed"], row["waiting"]


async def payers(db: Reader, meeting_id: int) -> list[tuple[int, int]]:
    """(member, Telegram account) of who reported a payment of their own at this meeting, in the group's chat."""
    rows = await queries.meeting_payers(db.connection, meeting_id=meeting_id)
    return [(row["member_id"], row["reporter_id"]) for row in rows]


async def marks(db: Reader, meeting_ids: Sequence[int]) -> dict[int, list[Mark]]:
    """The marks of these meetings, by meeting."""
    found: dict[int, list[Mark]] = {meeting_id: [] for meeting_id in meeting_ids}
    for row in await queries.attendance_of_meetings(db.connection, meeting_ids=json.dumps(list(meeting_ids))):
        found[row["meeting_id"]].append(_mark(row))
    return found


async def marks_of_member(db: Reader, member_id: int, *, limit: int) -> list[tuple[Meeting, Mark]]:
    """The member's marks at closed meetings, the newest first."""
    rows = await queries.attendance_of_member(db.connection, member_id=member_id, limit=limit)
    return [(_meeting(row), _mark(row)) for row in rows]


async def set_marks(tx: Transaction, new: Sequence[Mark]) -> None:
    """Write these marks; each takes the place of the member's older one at the same meeting."""
    await queries.attendance_set(
        tx.connection,
        [
            {
                "meeting_id": mark.meeting_id,
                "member_id": mark.member_id,
                "status": mark.status.value,
                "reason": mark.reason,
                "marked_by": mark.marked_by,
                "marked_at": to_milliseconds(mark.marked_at),
            }
            for mark in new
        ],
    )


def _found(row: Mapping[str, Any] | None) -> Meeting | None:
    return None if row is None else _meeting(row)


def _meeting(row: Mapping[str, Any]) -> Meeting:
    return Meeting(
        id=row["id"],
        group_id=row["group_id"],
        number=row["number"],
        held_on=dt.date.fromisoformat(row["held_on"]),
        opened_at=from_milliseconds(row["opened_at"]),
        opened_by=row["opened_by"],
        closed_at=None if row["closed_at"] is None else from_milliseconds(row["closed_at"]),
        closed_by=row["closed_by"],
    )


def _mark(row: Mapping[str, Any]) -> Mark:
    return Mark(
        meeting_id=row["meeting_id"],
        member_id=row["member_id"],
        status=AttendanceStatus(row["status"]),
        reason=row["reason"],
        marked_by=row["marked_by"],
        marked_at=from_milliseconds(row["marked_at"]),
    )
