"""Who is behind with simpanan wajib, and when they are told: before a meeting, in private, if the group wants it.

Each meeting asks everybody for the wajib that was agreed on at that time. What somebody paid counts for the oldest
meeting first, whenever it was paid, so who makes up for it later is not behind.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from savings.meeting_plans import DAY, PlannedMeeting, eve
from savings.money import Rupiah
from savings.reminders import NUDGING, Reminder, ReminderKind, at_hour

COUNTED = 12
"""So many meetings back; what lacks from before is for the officers to talk about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerWajib:
    """Until this day (a day before it, all day) another sum was asked."""

    until: dt.date
    amount: Rupiah


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """What a member lacks: the wajib of so many meetings, in rupiah. `meeting`: the one before which it is said."""

    member_id: int
    meetings: int
    amount: Rupiah
    meeting: PlannedMeeting


def asked_on(day: dt.date, now: Rupiah, former: Iterable[FormerWajib]) -> Rupiah:
    """The wajib that was agreed on at the end of a day. `former`: what stood before each change, oldest first."""
    return next((one.amount for one in former if day < one.until), now)


def behind(asked: Sequence[tuple[dt.date, Rupiah]], joined_on: dt.date, paid: Rupiah) -> tuple[int, Rupiah]:
    """(Meetings, rupiah) that lack. `asked`: the days of the meetings, oldest first, each with what it asked for."""
    owed = [amount for day, amount in asked if day >= joined_on and amount]
    lacks = max(0, sum(owed) - paid)
    meetings, covered = 0, 0
    for amount in reversed(owed):
        if covered >= lacks:
            break
        meetings, covered = meetings + 1, covered + amount
    return meetings, lacks


def told_at(
    meeting: PlannedMeeting, quiet_days: frozenset[int], zone: ZoneInfo
) -> tuple[dt.datetime, dt.datetime] | None:
    """(From, until) when it is said: on the eve; where that is a quiet day in the morning of the meeting.

    None where both are quiet, or the meeting begins too early for it.
    """
    if (meeting.on - DAY).weekday() not in quiet_days:
        return eve(meeting, zone), at_hour(meeting.on, dt.time(), zone)
    morning = at_hour(meeting.on, NUDGING, zone)
    if meeting.on.weekday() in quiet_days or morning >= meeting.starts(zone):
        return None
    return morning, meeting.starts(zone)


def reminder(
    meeting: PlannedMeeting, span: tuple[dt.datetime, dt.datetime], lacking: Lacking | None = None
) -> Reminder:
    """What one member is told before a meeting; without `lacking` only that there will be something to look at."""
    at, until = span
    return Reminder(
        kind=ReminderKind.WAJIB,
        occurrence=f"{meeting.planned_on}/{meeting.on}",
        person=0 if lacking is None else lacking.member_id,
        at=at,
        until=until,
        about=lacking,
    )
