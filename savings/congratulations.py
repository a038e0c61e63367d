"""Congratulations, where the group wants them: a goal reached, a birthday of the group, a first loan repaid.

Money can be taken back for ten minutes after a slip of the finger, so nothing is celebrated within the first quarter of
an hour.
"""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from savings.goals import Goal
from savings.money import Rupiah
from savings.reminders import NUDGING, QUIET_FROM, Reminder, ReminderKind, Window, at_hour

SETTLED = dt.timedelta(minutes=15)
FRESH = dt.timedelta(days=4)
"""After so long a success is no news any more."""

DAY = dt.timedelta(days=1)

THE_FIRST = "1"
"""A member repays a first loan once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Birthday:
    """The group has been saving for so many years since a day."""

    since: dt.date
    years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSuccess:
    """A goal and what is saved by now."""

    goal: Goal
    saved: Rupiah


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLoan:
    """A loan that is paid, the first of its borrower.

    `paid_at`: when its last payment was written, or said that what others gave for it has come back.
    """

    member_id: int
    loan_id: int
    paid_at: dt.datetime


def goal_reached(success: GoalSuccess, reached_at: dt.datetime) -> Reminder:
    """The group's goal is reached since this instant."""
    return Reminder(
        kind=ReminderKind.GOAL,
        occurrence=str(success.goal.id),
        at=reached_at + SETTLED,
        until=reached_at + SETTLED + FRESH,
        about=success,
    )


def birthdays(since: dt.date, window: Window, zone: ZoneInfo) -> list[Reminder]:
    """The anniversaries of a day in this window, each said on its own day; 29 February is 28 in other years."""
    first, last = window.days(zone)
    found = []
    for years in range(max(1, first.year - since.year), last.year - since.year + 1):
        day = since + relativedelta(years=years)
        if first <= day <= last:
            found.append(
                Reminder(
                    kind=ReminderKind.BIRTHDAY,
                    occurrence=day.isoformat(),
                    at=at_hour(day, NUDGING, zone),
                    until=at_hour(day, QUIET_FROM, zone),
                    about=Birthday(since=since, years=years),
                )
            )
    return found


def first_loan_repaid(paid: FirstLoan, zone: ZoneInfo) -> Reminder:
    """The morning after, for the receipt says on the day itself that it is paid."""
    at = at_hour(paid.paid_at.astimezone(zone).date() + DAY, NUDGING, zone)
    return Reminder(
        kind=ReminderKind.FIRST_LOAN,
        occurrence=THE_FIRST,
        person=paid.member_id,
        at=at,
        until=at + FRESH,
        about=paid,
    )
