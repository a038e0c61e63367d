"""How an account wants its weekly digest; and the figures of a week, of many groups in few statements."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from savings.attendance import AttendanceStatus
from savings.digests import Habit
from savings.loans import Loan
from savings.meeting_plans import MeetingChange
from savings.money import Rupiah
from storage import loans as loan_tables
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekMoney:
    """What moved in a group in a week; `savings` are those of its end."""

    savings: Rupiah = 0
    saved: Rupiah = 0
    lent: Rupiah = 0
    repaid: Rupiah = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A meeting that was held, as far as a digest needs to know."""

    id: int
    group_id: int
    on: dt.date
    closed: bool


async def habit(db: Reader, telegram_id: int) -> Habit:
    """When this account wants its digest."""
    row = await queries.digest_habit(db.connection, telegram_id=telegram_id)
    if row is None:
        return Habit()
    return Habit(
        weekday=row["weekday"],
        hour=dt.time.fromisoformat(row["hour"].replace(".", ":")),
        zone=row["zone"],
        on=row["state"] == "on",
        since=from_milliseconds(row["set_at"]),
    )


async def set_habit(tx: Transaction, telegram_id: int, chosen: Habit, now: dt.datetime) -> None:
    """From now on."""
    await queries.digest_set(
        tx.connection,
        telegram_id=telegram_id,
        weekday=chosen.weekday,
        hour=f"{chosen.hour:%H.%M}",
        zone=chosen.zone,
        state="on" if chosen.on else "off",
        set_at=to_milliseconds(now),
    )


async def chosen_groups(db: Reader, telegram_id: int) -> frozenset[int]:
    """The groups of which an officer wants a digest."""
    rows = await queries.digest_groups(db.connection, telegram_id=telegram_id)
    return frozenset(row["group_id"] for row in rows)


async def choose_group(tx: Transaction, telegram_id: int, group_id: int, *, wanted: bool) -> None:
    """Whether the digest of this officer holds this group."""
    choose = queries.digest_group_add if wanted else queries.digest_group_remove
    await choose(tx.connection, telegram_id=telegram_id, group_id=group_id)


async def last_sent(db: Reader, telegram_id: int) -> dt.date | None:
    """The day of the newest digest of this account."""
    day: str | None = await queries.digest_last(db.connection, telegram_id=telegram_id)
    return None if day is None else dt.date.fromisoformat(day)


async def money(db: Reader, group_ids: Sequence[int], first: dt.date, last: dt.date) -> dict[int, WeekMoney]:
    """What moved in each of these groups from the first to the last day."""
    wanted = json.dumps(list(group_ids))
    now = {row["group_id"]: row["savings"] for row in await queries.digest_savings(db.connection, group_ids=wanted)}
    found = {group_id: WeekMoney(savings=now.get(group_id, 0)) for group_id in group_ids}
    rows = await queries.digest_money(db.connection, group_ids=wanted, first=first.isoformat(), last=last.isoformat())
    for row in rows:
        found[row["group_id"]] = WeekMoney(
            savings=now.get(row["group_id"], 0) - row["saved_since"],
            saved=row["saved"],
            lent=row["lent"],
            repaid=row["repaid"],
        )
    return found


async def loans(db: Reader, group_ids: Sequence[int], since: dt.date) -> list[Loan]:
    """The loans of members that run, or did so since this day, oldest first."""
    rows = await queries.digest_loans(db.connection, group_ids=json.dumps(list(group_ids)), since=since.isoformat())
    return await loan_tables.by_ids(db, [row["id"] for row in rows])


async def changes(db: Reader, group_ids: Sequence[int], since: dt.date) -> dict[int, list[MeetingChange]]:
    """By group the meetings that were moved or called off, as far as their days are concerned."""
    found: dict[int, list[MeetingChange]] = {group_id: [] for group_id in group_ids}
    rows = await queries.digest_changes(db.connection, group_ids=json.dumps(list(group_ids)), since=since.isoformat())
    for row in rows:
        found[row["group_id"]].append(
            MeetingChange(
                planned_on=dt.date.fromisoformat(row["planned_on"]),
                held_on=None if row["held_on"] is None else dt.date.fromisoformat(row["held_on"]),
                made_by=row["made_by"],
                made_at=from_milliseconds(row["made_at"]),
            )
        )
    return found


async def meetings(db: Reader, group_ids: Sequence[int], last: dt.date, *, newest: int) -> list[Held]:
    """The newest meetings of each group up to this day, the newest first."""
    rows = await queries.digest_meetings(
        db.connection, group_ids=json.dumps(list(group_ids)), last=last.isoformat(), newest=newest
    )
    return [
        Held(
            id=row["id"],
            group_id=row["group_id"],
            on=dt.date.fromisoformat(row["held_on"]),
            closed=row["state"] == "closed",
        )
        for row in rows
    ]


async def attendance(db: Reader, meeting_ids: Sequence[int]) -> dict[int, dict[AttendanceStatus, int]]:
    """How often each letter was given, by meeting."""
    found: dict[int, dict[AttendanceStatus, int]] = {meeting_id: {} for meeting_id in meeting_ids}
    for row in await queries.digest_attendance(db.connection, meeting_ids=json.dumps(list(meeting_ids))):
        found[row["meeting_id"]][AttendanceStatus(row["status"])] = row["n"]
    return found


async def letters(db: Reader, meeting_ids: Sequence[int], *, missing: int) -> dict[int, tuple[AttendanceStatus, ...]]:
    """By member, in the order of these meetings: of those alone who were missing without a word at so many of them."""
    found: dict[int, list[AttendanceStatus]] = defaultdict(list)
    rows = await queries.digest_letters(db.connection, meeting_ids=json.dumps(list(meeting_ids)), missing=missing)
    for row in rows:
        found[row["member_id"]].append(AttendanceStatus(row["status"]))
    return {member_id: tuple(given) for member_id, given in found.items()}


async def waiting(db: Reader, group_ids: Sequence[int], before: dt.datetime) -> dict[int, int]:
    """How many reports wait in each group since before this instant; a group without any is left out."""
    rows = await queries.digest_waiting(
        db.connection, group_ids=json.dumps(list(group_ids)), before=to_milliseconds(before)
    )
    return {row["group_id"]: row["n"] for row in rows}
