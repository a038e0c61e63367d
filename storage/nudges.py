"""Of what somebody may have to be reminded, and who does not want to be reminded for a while."""

import datetime as dt
from dataclasses import dataclass

from savings.money import Rupiah
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import to_milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Whether a group has loans and debts with instalments by a day, and whether it has talangan."""

    loans: bool
    covers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCover:
    """A talangan that nobody has called off or said to be given back."""

    id: int
    date: dt.date
    debtor_id: int


async def look(db: Reader, group_id: int, until: dt.date) -> Look:
    """What there is in a group; one statement, asked at every look at it."""
    row = await queries.nudges_look(db.connection, group_id=group_id, until=until.isoformat())
    return Look(loans=bool(row["loans"]), covers=bool(row["covers"]))


async def was_named(db: Reader, group_id: int, member_id: int, first: dt.date, last: dt.date) -> bool:
    """Whether the treasurer was told on one of these days that this member cannot be reminded."""
    found = await queries.nudge_named(
        db.connection, group_id=group_id, member_id=member_id, first=first.isoformat(), last=last.isoformat()
    )
    return bool(found)


async def loans(db: Reader, group_id: int, until: dt.date) -> list[int]:
    """The running loans and debts with an instalment by this day, paid or not."""
    rows = await queries.nudges_loans(db.connection, group_id=group_id, until=until.isoformat())
    return [row["id"] for row in rows]


async def covers(db: Reader, group_id: int) -> list[KnownCover]:
    """The talangan that may have to be given back."""
    rows = await queries.nudges_covers(db.connection, group_id=group_id)
    return [
        KnownCover(id=row["id"], date=dt.date.fromisoformat(row["date"]), debtor_id=row["debtor_id"]) for row in rows
    ]


async def reported(db: Reader, group_id: int) -> dict[int, Rupiah]:
    """What waits to be confirmed of each loan and debt, by its id."""
    return {row["loan_id"]: row["amount"] for row in await queries.nudges_reported(db.connection, group_id=group_id)}


async def in_hardship(db: Reader, group_id: int, since: dt.datetime) -> frozenset[int]:
    """The loans of which it was said since then that it is hard, or for which help is proposed, undecided."""
    rows = await queries.nudges_hardships(db.connection, group_id=group_id, since=to_milliseconds(since))
    return frozenset(row["loan_id"] for row in rows)


async def pauses(db: Reader, group_id: int) -> dict[int, dt.date]:
    """From which day on each member who asked for a pause is reminded again; it may be past."""
    rows = await queries.pauses_of_group(db.connection, group_id=group_id)
    return {row["member_id"]: dt.date.fromisoformat(row["until"]) for row in rows}


async def pause(tx: Transaction, member_id: int, until: dt.date, *, made_by: int, now: dt.datetime) -> None:
    """Do not remind this member before that day. `made_by` is a Telegram account."""
    await queries.pause_set(
        tx.connection, member_id=member_id, until=until.isoformat(), made_by=made_by, made_at=to_milliseconds(now)
    )


async def end_pause(tx: Transaction, member_id: int) -> None:
    """Remind this member again."""
    await queries.pause_end(tx.connection, member_id=member_id)
