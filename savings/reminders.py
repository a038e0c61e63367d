"""Reminders: what the clock brings about, when it is to be said, and when it is too late to say it.

What is due is always computed from the books as they stand. A reminder is named by (group, kind, occurrence, person);
each name is said once or dropped once, whatever became of the program meanwhile.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

QUIET_FROM = dt.time(20)
QUIET_UNTIL = dt.time(7)
"""Nobody is disturbed between these hours of the group's own zone."""

MORNING = dt.time(7)
NUDGING = dt.time(8)
ASKING = dt.time(9)
AFTERNOON = dt.time(16)
"""The hours of the officers' list, of what goes to one person, of questions after a meeting, of tomorrow's visit."""

AHEAD = dt.timedelta(days=3)
"""So far ahead the reminders of a group are computed; after that it is looked at again in any case."""

INSTANT = dt.timedelta(milliseconds=1)
"""The shortest time that the tables can tell."""


class ReminderKind(StrEnum):
    """What is said. The words are kept in the tables: they never change."""

    MEETING = "meeting"  # in the group, before a meeting
    NOT_HELD = "meeting not held"  # in the group, after a day on which nobody opened the meeting
    LEFT_OPEN = "meeting left open"  # in private to the officers, else in the group: nobody has closed it
    ABSENCE = "absence"  # in private, to who missed a meeting without a word
    WAJIB = "wajib"  # in private, before a meeting, to who is behind with it
    INSTALMENT = "instalment"  # in private, to the borrower
    COVER = "cover"  # in private, to who was helped by tanggung renteng
    DEBT = "debt"  # in private, to bendahara and ketua: what the group owes the UPK
    NAMED = "named"  # in private, to the treasurer with what is said there: who cannot be reminded
    OFFICER_DAY = "officer day"  # in private, each morning: what waits, what is due today
    VISIT = "visit"  # in private, to the pendamping: tomorrow's visit
    BIRTHDAY = "birthday"  # in the group, a year older
    GOAL = "goal"  # in the group, a goal is reached
    FIRST_LOAN = "first loan"  # in private, the first loan is repaid
    OUTAGE = "outage"  # in the group: which hours are to be written again
    DIGEST = "digest"  # in private, of all groups of a pendamping


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Something to say between `at` and `until`, both aware. `about`: what the sentence needs to know.

    `occurrence` tells one apart from the next of its kind; `person` is a member's id, 0 for the whole group (of a
    digest: the Telegram id). `quiet_days`: weekdays (Monday is 0) on which it is not said, however late it has become.
    """

    kind: ReminderKind
    occurrence: str
    person: int = 0
    at: dt.datetime
    until: dt.datetime
    about: object = None
    quiet_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From which instant to which the reminders are wanted that begin (`at`) within it, both ends included."""

    since: dt.datetime
    until: dt.datetime

    def days(self, zone: ZoneInfo) -> tuple[dt.date, dt.date]:
        """The first and the last day that it touches, in a zone."""
        return self.since.astimezone(zone).date(), self.until.astimezone(zone).date()

    def holds(self, instant: dt.datetime) -> bool:
        """Whether an instant lies within it."""
        return self.since <= instant <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What is to be said now, what is too late, and when to look again. `seen_until`: all before it has its answer."""

    due: tuple[Reminder, ...]
    late: tuple[Reminder, ...]
    look_again: dt.datetime
    seen_until: dt.datetime


def at_hour(day: dt.date, hour: dt.time, zone: ZoneInfo) -> dt.datetime:
    """The instant of this hour of a day in a zone."""
    return dt.datetime.combine(day, hour, tzinfo=zone).astimezone(dt.UTC)


def quiet_ends(instant: dt.datetime, zone: ZoneInfo, quiet_days: Iterable[int] = ()) -> dt.datetime | None:
    """When the quiet hours or days end in which this instant lies; None where it lies in none."""
    local = instant.astimezone(zone)
    over = local.time() >= QUIET_FROM
    day = first_loud_day(local.date() + dt.timedelta(days=over), quiet_days)
    if day == local.date() and local.time() >= QUIET_UNTIL:
        return None
    return at_hour(day, QUIET_UNTIL, zone)


def quiet_begins(instant: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """When the quiet hours begin next after this instant."""
    local = instant.astimezone(zone)
    day = local.date() if local.time() < QUIET_FROM else local.date() + dt.timedelta(days=1)
    return at_hour(day, QUIET_FROM, zone)


def first_loud_day(day: dt.date, quiet_days: Iterable[int]) -> dt.date:
    """This day, or the next that is none of the quiet weekdays (Monday is 0). All seven quiet: the day itself."""
    quiet = frozenset(quiet_days)
    for later in range(7):
        if (day + dt.timedelta(days=later)).weekday() not in quiet:
            return day + dt.timedelta(days=later)
    return day


def sort_out(reminders: Iterable[Reminder], window: Window, now: dt.datetime, zone: ZoneInfo) -> Sorted:
    """What to do with the reminders of a window at this instant.

    In the quiet hours nothing is said, nor on the quiet days of a reminder: what can wait waits until they end, what
    cannot is too late.
    """
    due: list[Reminder] = []
    late: list[Reminder] = []
    look_again = window.until
    seen_until = now + INSTANT  # what begins at this very instant has its answer as well
    for reminder in sorted(reminders, key=lambda one: (one.at, one.kind, one.occurrence, one.person)):
        if reminder.at > now:
            look_again = min(look_again, reminder.at)
        elif reminder.until <= now:
            late.append(reminder)
        elif (quiet := quiet_ends(now, zone, reminder.quiet_days)) is None:
            due.append(reminder)
        elif reminder.until <= quiet:
            late.append(reminder)
        else:
            look_again = min(look_again, quiet)
            seen_until = min(seen_until, reminder.at)
    return Sorted(due=tuple(due), late=tuple(late), look_again=look_again, seen_until=seen_until)
