"""What the books say of a time, in few statements: the figures behind the pictures."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from savings.attendance import AttendanceStatus
from savings.journal import AccountKind
from savings.money import Rupiah, SavingsKind
from storage.database import Reader
from storage.queries import queries
from storage.times import from_milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """By how much an account, or all of one name, grew on a day; below zero where it shrank."""

    day: dt.date
    kind: AccountKind
    name: str
    amount: Rupiah


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFigures:
    """What was saved and repaid at a meeting, and lent on its day."""

    saved: Rupiah
    repaid: Rupiah
    lent: Rupiah


async def by_day(db: Reader, group_id: int, until: dt.date) -> list[Change]:
    """A group's savings by kind, loans one by one, cash and bank: every change up to this day, in order."""
    rows = await queries.progress_by_day(db.connection, group_id=group_id, until=until.isoformat())
    return [
        Change(
            day=dt.date.fromisoformat(row["day"]),
            kind=AccountKind(row["kind"]),
            name=row["name"],
            # Savings grow on the credit side, the others on the debit side.
            amount=-row["change"] if row["kind"] == AccountKind.SAVINGS else row["change"],
        )
        for row in rows
    ]


async def of_member(
    db: Reader, group_id: int, member_id: int, until: dt.date
) -> list[tuple[dt.date, SavingsKind, Rupiah]]:
    """(Day, kind, by how much it grew): a member's savings up to this day, in order."""
    rows = await queries.progress_of_member(
        db.connection, group_id=group_id, member_id=member_id, until=until.isoformat()
    )
    return [(dt.date.fromisoformat(row["day"]), SavingsKind(row["name"]), row["change"]) for row in rows]


async def by_month(db: Reader, group_ids: Sequence[int], until: dt.date) -> list[tuple[int, dt.date, Rupiah]]:
    """(Group, first day of the month, by how much its savings grew): for many groups, in order."""
    rows = await queries.progress_by_month(
        db.connection, group_ids=json.dumps(list(group_ids)), until=until.isoformat()
    )
    return [(row["group_id"], dt.date.fromisoformat(f"{row['month']}-01"), row["change"]) for row in rows]


async def attendance(
    db: Reader, group_ids: Sequence[int], until: dt.date, *, newest: int
) -> list[tuple[int, int, AttendanceStatus, int]]:
    """(Group, meeting, letter, how many): the newest closed meetings of many groups."""
    rows = await queries.progress_attendance(
        db.connection, group_ids=json.dumps(list(group_ids)), until=until.isoformat(), newest=newest
    )
    return [(row["group_id"], row["meeting_id"], AttendanceStatus(row["status"]), row["n"]) for row in rows]


async def of_meeting(db: Reader, group_id: int, meeting_id: int, held_on: dt.date) -> MeetingFigures:
    """The money of one meeting."""
    row = await queries.progress_meeting(
        db.connection, group_id=group_id, meeting_id=meeting_id, held_on=held_on.isoformat()
    )
    return MeetingFigures(saved=row["saved"], repaid=row["repaid"], lent=row["lent"])


async def borrowers(db: Reader, group_id: int) -> int:
    """How many different members owe the group something."""
    count: int = await queries.progress_borrowers(db.connection, group_id=group_id)
    return count


async def written(db: Reader, group_id: int) -> dict[dt.date, dt.datetime]:
    """By first day of the month: when something was last written down or taken back of what was repaid in it."""
    rows = await queries.progress_written(db.connection, group_id=group_id)
    return {dt.date.fromisoformat(f"{row['month']}-01"): from_milliseconds(row["written_at"]) for row in rows}
