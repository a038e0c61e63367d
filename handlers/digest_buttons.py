"""The buttons below a weekly digest. Each carries the last day of its week: who comes back reads the same week."""

import datetime as dt
from dataclasses import dataclass

from handlers.buttons import Payload


@dataclass(frozen=True, slots=True)
class ShowWeek(Payload, prefix="week"):
    """One group's week, in full. `page`: of the groups' buttons, to come back to."""

    group_id: int
    last: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowWeeks(Payload, prefix="weeks"):
    """All groups again, with another page of buttons."""

    last: int
    page: int


@dataclass(frozen=True, slots=True)
class SetDigest(Payload, prefix="digest"):
    """Show a page of what can be chosen (`what` is "page"), or choose: a weekday, an hour, a zone, whether at all."""

    what: str
    value: str
    last: int


@dataclass(frozen=True, slots=True)
class SendGroup(Payload, prefix="digestof"):
    """An officer wants (1) the digest of this group, or does not (0) any more."""

    group_id: int
    wanted: int
    last: int


def day_number(day: dt.date) -> int:
    """20261122: a day as a button carries it."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: int) -> dt.date | None:
    """The day back; None for a number that is none."""
    try:
        return dt.date(number // 10_000, number // 100 % 100, number % 100)
    except (OverflowError, ValueError):
        return None
