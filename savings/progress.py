"""What a picture shows: one frozen record for each chart, without words and without pixels.

Services make them from the tables, charts draw them. A record holds everything its picture says, so that the same
record gives the same picture, and one that did not change need not be drawn again. Where there is no data the value is
None or the tuple is empty: no data is not 0.
"""

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from savings.attendance import AttendanceStatus
from savings.money import Rupiah
from savings.portfolio import Light


@dataclass(frozen=True, slots=True, kw_only=True)
class SavingsPoint:
    """A group's money at the end of a day. `lent`: all pokok that is out. `cash`: the cash box and the bank.

    `lent` is None where the sum may not be told here: of one or two borrowers it would tell what a person owes.
    """

    day: dt.date
    pokok: Rupiah
    wajib: Rupiah
    sukarela: Rupiah
    lent: Rupiah | None
    cash: Rupiah

    @property
    def savings(self) -> Rupiah:
        """The three kinds together."""
        return self.pokok + self.wajib + self.sukarela


@dataclass(frozen=True, slots=True, kw_only=True)
class SavingsProgress:
    """Savings, loans and cash of a group over time; `points` are in the order of their days, each day once."""

    group: str
    on: dt.date
    points: tuple[SavingsPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingColumn:
    """A meeting; `rate` is the share of those expected who came, None where nobody was expected."""

    number: int
    day: dt.date
    rate: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow:
    """One member's letters, one for each meeting; None where nothing is noted or the member had not joined.

    `name` is None where the group's rules keep attendance between the member and the officers.
    """

    name: str | None
    letters: tuple[AttendanceStatus | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceGrid:
    """Who took part in which meeting; `meetings` are in the order of their days."""

    group: str
    on: dt.date
    meetings: tuple[MeetingColumn, ...]
    rows: tuple[AttendanceRow, ...]


class Came(IntEnum):
    """How much of what fell due came in, in quarters. Wide on purpose: one late payer's sum cannot be read off it."""

    NOTHING = 0
    LITTLE = 1
    HALF = 2
    MOST = 3
    ALL = 4


def came(due: Rupiah, paid: Rupiah) -> Came:
    """The nearest quarter; only what is everything counts as all, and nothing but nothing as nothing.

    `due` is above 0.
    """
    if paid >= due:
        return Came.ALL
    if paid <= 0:
        return Came.NOTHING
    nearest = (8 * paid + due) // (2 * due)
    return Came(min(max(nearest, Came.LITTLE), Came.MOST))


@dataclass(frozen=True, slots=True, kw_only=True)
class RepaymentMonth:
    """What the whole group was to pay in a month and what it paid; `month` is its first day.

    `due` is None where only the officers may know it. Then `came` says how much of it came in, of a month that is over
    and in which three or more borrowers were to pay, and `paid` is what was handed over, as the receipts have told it.
    """

    month: dt.date
    due: Rupiah | None
    paid: Rupiah
    came: Came | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepaymentMonths:
    """Instalments of a whole group month by month, in order. `arrears`: all that should have been paid by now.

    `arrears` is None where only the officers may know it: then no month has a `due` either. `behind`: whether there are
    any.
    """

    group: str
    on: dt.date
    months: tuple[RepaymentMonth, ...]
    arrears: Rupiah | None
    behind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPoint:
    """What was saved towards a goal at the end of a day."""

    day: dt.date
    saved: Rupiah


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalProgress:
    """The way to a goal that the group set. `name` is the occasion as they said it ("Lebaran"), or empty.

    `target` is above 0 and `until` after `since`. `saved` is what is there today and may be more than the target.
    """

    group: str
    on: dt.date
    name: str
    target: Rupiah
    saved: Rupiah
    since: dt.date
    until: dt.date
    points: tuple[GoalPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPoint:
    """One member's savings at the end of a day."""

    day: dt.date
    pokok: Rupiah
    wajib: Rupiah
    sukarela: Rupiah

    @property
    def savings(self) -> Rupiah:
        """The three kinds together."""
        return self.pokok + self.wajib + self.sukarela


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLoan:
    """One member's loan. `next_due` and `next_amount` are the instalment that comes, None where none is left.

    `overdue`: what of it should have been paid by now.
    """

    principal: Rupiah
    outstanding: Rupiah
    overdue: Rupiah
    next_due: dt.date | None
    next_amount: Rupiah | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMoney:
    """A member's own savings and loans. For that member's eyes alone: only ever sent in private."""

    group: str
    on: dt.date
    name: str
    points: tuple[OwnPoint, ...]
    loans: tuple[OwnLoan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRow:
    """How one group does, for its pendamping.

    `light` is None where there is nothing to judge yet. `loans`: all pokok that is out. `attendance`: the share of the
    last meetings, None without one. `spark`: the savings of the last months, oldest first.
    """

    group: str
    light: Light | None
    savings: Rupiah
    loans: Rupiah
    arrears: Rupiah
    attendance: Fraction | None
    spark: tuple[Rupiah, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The groups of one pendamping, one to thirty of them in the order they are shown."""

    on: dt.date
    rows: tuple[OverviewRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingCard:
    """A meeting that just closed, in five figures: who came, and what was saved, repaid, lent and left in cash.

    `saved`, `repaid` and `lent` are those of the meeting's day. `present` is out of `expected`, which may be 0.
    """

    group: str
    on: dt.date
    number: int
    present: int
    expected: int
    saved: Rupiah
    repaid: Rupiah
    lent: Rupiah
    cash: Rupiah


Progress = SavingsProgress | AttendanceGrid | RepaymentMonths | GoalProgress | OwnMoney | Overview | ClosingCard
"""Any record that a chart draws."""
