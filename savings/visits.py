"""The accompaniment of a group: when a facilitator visits it, what has come of that, and when it is evaluated.

The usual programme is 24 + 12 + 6 visits: weekly for half a year, every two weeks for another, monthly for the last.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from savings.reminders import AFTERNOON, Reminder, ReminderKind, Window, at_hour

USUAL_PATTERN = "6x4 6x2 6x1"
"""Months x visits a month."""

LONGEST = 60
"""Months."""

_DAYS = {0: (), 1: (0,), 2: (0, 14), 3: (0, 10, 20), 4: (0, 7, 14, 21)}
"""On which days of a programme month its visits are, by how many they are."""

_STRETCH = re.compile(r"([0-9]{1,2})\s*[x\u00d7*]\s*([0-9]{1,2})(?![0-9])", re.IGNORECASE)

PROCESS_EVERY, RESULT_EVERY = 3, 6
"""Months between evaluations."""

SETTLED = "\u2705 "
"""Stands before what was to be followed up and is done."""

RECENT = dt.timedelta(days=7)
"""For so long after its day an evaluation is still the one that is spoken of."""

_DAY = dt.timedelta(days=1)


class EvaluationKind(StrEnum):
    """What is looked at: how it is done, what has come of it, and both at the end."""

    PROCESS = "proses"
    RESULT = "hasil"
    CLOSING = "akhir"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """An evaluation that is due on a day, so many months after the beginning."""

    kind: EvaluationKind
    on: dt.date
    month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedVisit:
    """A visit as the programme has it. `gap`: days to the one after it."""

    number: int
    on: dt.date
    gap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some months in each of which there are as many visits."""

    months: int
    visits: int


Pattern = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The accompaniment of one group from a day on. A month of it begins on that day of the calendar's months."""

    group_id: int
    started_on: dt.date
    pattern: Pattern

    @property
    def months(self) -> int:
        """How long it lasts."""
        return sum(stretch.months for stretch in self.pattern)

    @property
    def ends_on(self) -> dt.date:
        """The first day after it."""
        return month_begins(self.started_on, self.months)

    @property
    def planned(self) -> tuple[PlannedVisit, ...]:
        """All its visits, the first one first."""
        return _planned(self.started_on, self.pattern)

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """Every three months how it is done, every six what has come of it, and at the end the closing one."""
        found = [
            Evaluation(
                kind=EvaluationKind.PROCESS if month % RESULT_EVERY else EvaluationKind.RESULT,
                on=month_begins(self.started_on, month),
                month=month,
            )
            for month in range(PROCESS_EVERY, self.months, PROCESS_EVERY)
        ]
        return (*found, Evaluation(kind=EvaluationKind.CLOSING, on=self.ends_on, month=self.months))


def month_begins(started_on: dt.date, month: int) -> dt.date:
    """The first day of a programme's month, counted from 0; where the calendar lacks that day, the month's last."""
    return started_on + relativedelta(months=month)


@lru_cache(maxsize=1024)
def _planned(started_on: dt.date, pattern: Pattern) -> tuple[PlannedVisit, ...]:
    days: list[dt.date] = []
    month = 0
    for stretch in pattern:
        for _ in range(stretch.months):
            begins = month_begins(started_on, month)
            days += [begins + dt.timedelta(days=later) for later in _DAYS[stretch.visits]]
            month += 1
    after = [*days[1:], month_begins(started_on, month)]
    return tuple(
        PlannedVisit(number=number, on=on, gap=(following - on).days)
        for number, (on, following) in enumerate(zip(days, after, strict=True), 1)
    )


def read_pattern(text: str) -> Pattern | None:
    """`6x4 6x2 6x1` as stretches; None where it is no pattern, has no visit, or is longer than LONGEST months."""
    rest = _STRETCH.sub("", text).replace("+", " ").replace(",", " ").strip()
    found = tuple(Stretch(months=int(months), visits=int(visits)) for months, visits in _STRETCH.findall(text))
    months = sum(stretch.months for stretch in found)
    sound = all(stretch.months > 0 and stretch.visits in _DAYS for stretch in found)
    visits = any(stretch.visits for stretch in found)
    return found if not rest and sound and visits and months <= LONGEST else None


def pattern_text(pattern: Pattern) -> str:
    """The pattern as it is kept and written."""
    return " ".join(f"{stretch.months}x{stretch.visits}" for stretch in pattern)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit that was made.

    `member_id`: the facilitator; `written_by`: the account; `photo`: Telegram's name of the picture.
    """

    id: int
    group_id: int
    member_id: int
    written_by: int
    visited_on: dt.date
    place: str
    notes: str
    follow_up: str
    photo: str | None
    created_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitStanding:
    """How the visits of a group stand on a day.

    `planned_next`: the day of the next one that is not made yet, this day included. `overdue`: planned before this day
    and not made. `extra`: made beyond the plan. `evaluation`: the day and kind of the one that comes next, or came a
    week ago at most.
    """

    planned_next: dt.date | None
    overdue: int
    done: int
    planned: int
    extra: int = 0
    number_next: int | None = None
    evaluation: tuple[dt.date, EvaluationKind] | None = None


def fulfilled(planned: Sequence[PlannedVisit], visited: Iterable[dt.date]) -> Mapping[int, dt.date]:
    """Which planned visits were made, by number, and on which days.

    A visit is the planned one that is nearest to its day. Where that one was made already it makes up for the oldest
    that was missed; where none was, it is the next one, made early. What fits nowhere is one more than was planned.
    Two facilitators who write down the same day were there together: that is one visit.
    """
    days = [one.on for one in planned]
    made: dict[int, dt.date] = {}
    for day in sorted(set(visited)):
        after = bisect_left(days, day)
        near = [planned[at] for at in (after - 1, after) if 0 <= at < len(planned)]
        nearest = min(near, key=lambda one: abs(one.on - day), default=None)
        if nearest is None:
            continue
        if nearest.number in made or abs((nearest.on - day).days) * 2 > nearest.gap:
            before = (one for one in planned[: bisect_left(days, day + _DAY)] if one.number not in made)
            ahead = (one for one in planned[after : after + 1] if after > 0 and one.number not in made)
            found = next(before, None) or next(ahead, None)
        else:
            found = nearest
        if found is not None:
            made[found.number] = day
    return made


def standing(programme: Programme, visited: Sequence[dt.date], on: dt.date) -> VisitStanding:
    """How the visits stand on this day."""
    planned = programme.planned
    made = fulfilled(planned, visited)
    open_ones = [one for one in planned if one.number not in made]
    following = next((one for one in open_ones if one.on >= on), None)
    evaluation = next((one for one in programme.evaluations if one.on >= on - RECENT), None)
    return VisitStanding(
        planned_next=None if following is None else following.on,
        number_next=None if following is None else following.number,
        overdue=sum(one.on < on for one in open_ones),
        done=len(made),
        planned=len(planned),
        extra=len(set(visited)) - len(made),
        evaluation=None if evaluation is None else (evaluation.on, evaluation.kind),
    )


def missed(programme: Programme, visited: Iterable[dt.date], on: dt.date) -> tuple[PlannedVisit, ...]:
    """The planned visits up to this day, itself included, that were not made yet, the oldest first."""
    made = fulfilled(programme.planned, visited)
    return tuple(one for one in programme.planned if one.on <= on and one.number not in made)


def to_follow_up(noted: Sequence[tuple[dt.date, str]]) -> tuple[dt.date, str] | None:
    """What was to be followed up at last, and since when; None where it is done, or nothing ever was.

    `noted`: of each visit its day and what it left to be done, the oldest first. What was noted before the last is
    not come back to: who noted anew has looked at it.
    """
    last = next(((day, what) for day, what in reversed(noted) if what), None)
    return None if last is None or last[1].startswith(SETTLED) else last


# --- the reminder --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitAhead:
    """What the reminder of a visit tells: the visit, of how many, what was missed, what was to be followed up."""

    number: int
    planned: int
    on: dt.date
    missed: int
    follow_up: str
    followed_from: dt.date | None


def reminded(programme: Programme, window: Window, zone: ZoneInfo) -> tuple[PlannedVisit, ...]:
    """The planned visits whose reminder begins within the window, whether they were made or not."""
    from_day = window.since.astimezone(zone).date()
    until_day = window.until.astimezone(zone).date() + _DAY
    return tuple(
        one
        for one in programme.planned
        if from_day <= one.on <= until_day and window.holds(at_hour(one.on - _DAY, AFTERNOON, zone))
    )


def reminders(
    programme: Programme,
    begins: Iterable[PlannedVisit],
    visits: Sequence[tuple[dt.date, str]],
    facilitators: Iterable[int],
    zone: ZoneInfo,
) -> list[Reminder]:
    """To each facilitator the day before at 16.00, for a day: afterwards the visit is made, or missed.

    `begins`: from `reminded`. `visits`: the days of those made and what was to be followed up, the oldest first.
    """
    made = fulfilled(programme.planned, [day for day, _what in visits])
    open_ones = [one for one in programme.planned if one.number not in made]
    noted = to_follow_up(visits)
    found: list[Reminder] = []
    for one in begins:
        if one.number in made:
            continue
        ahead = VisitAhead(
            number=one.number,
            planned=len(programme.planned),
            on=one.on,
            missed=sum(other.on < one.on - _DAY for other in open_ones),
            follow_up="" if noted is None else noted[1],
            followed_from=None if noted is None else noted[0],
        )
        found += [
            Reminder(
                kind=ReminderKind.VISIT,
                occurrence=one.on.isoformat(),
                person=person,
                at=at_hour(one.on - _DAY, AFTERNOON, zone),
                until=at_hour(one.on, AFTERNOON, zone),
                about=ahead,
            )
            for person in facilitators
        ]
    return found
