"""The weekly digest: how each of somebody's groups did in a week, which of them need a visit, and when it is sent.

What counts as news is decided here, so that a quiet week stays quiet. Members who may need somebody are counted; they
are named only where the group has agreed to it.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from zoneinfo import ZoneInfo

from savings.attendance import AttendanceStatus
from savings.groups import Roster
from savings.money import Rupiah
from savings.portfolio import WORST_FIRST, Light
from savings.reminders import MORNING, Reminder, ReminderKind, Window, at_hour
from savings.roles import Role
from savings.rules import Preset
from savings.visits import EvaluationKind, VisitStanding

ABSENCES = 3
"""So many meetings missed without a word, and none attended between them: somebody should ask."""

MISSED = 2
"""So many instalments missed: the same."""

WAITS_LONG = dt.timedelta(hours=48)
"""What was reported so long ago should have been confirmed."""

STANDS_FOR = dt.timedelta(days=2)
"""A Monday's digest is worth reading until Wednesday."""

SOON = dt.timedelta(days=7)
"""What is planned within these days is named."""

FEWEST, MOST, WOMEN = 20, 40, Fraction(1, 2)
"""A Jamaah Produksi's own measure: its members, and the share of women among them."""

CAME = frozenset({AttendanceStatus.PRESENT, AttendanceStatus.LATE, AttendanceStatus.REPRESENTED})
"""Letters of somebody who has not lost touch, whether or not the group counts them as present."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days, both ends counted in."""

    last: dt.date

    @property
    def first(self) -> dt.date:
        """The day on which it begins."""
        return self.last - dt.timedelta(days=6)

    def holds(self, day: dt.date) -> bool:
        """Whether this day is one of them."""
        return self.first <= day <= self.last


# --- who and what needs somebody -----------------------------------------------------------------------------------


def absences(letters: Iterable[AttendanceStatus]) -> int:
    """How often in a row somebody was missing without a word. `letters` of closed meetings, the newest first.

    Who was excused or ill neither came nor was missing: that ends no row and lengthens none.
    """
    count = 0
    for letter in letters:
        if letter in CAME:
            break
        count += letter is AttendanceStatus.ABSENT
    return count


class WarningKind(StrEnum):
    """What in a register is not as it should be."""

    NO_TREASURER = "no treasurer"
    NO_CHAIR = "no chair"
    FEW = "few"
    MANY = "many"
    FEW_WOMEN = "few women"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterWarning:
    """A warning, never a block: how it is, and how it should be."""

    kind: WarningKind
    have: int = 0
    want: int = 0

    @property
    def urgent(self) -> bool:
        """Whether the group cannot do its work like this; the others may stand for long and are no news."""
        return self.kind in {WarningKind.NO_TREASURER, WarningKind.NO_CHAIR}


def warnings(roster: Roster) -> tuple[RosterWarning, ...]:
    """What the register lacks: the offices, the numbers of a Jamaah Produksi, else the least number of the rules.

    The share of women is of those whose sex is in the register, in whole percent.
    """
    members = roster.members
    found = []
    if not roster.holding({Role.BENDAHARA}):
        found.append(RosterWarning(kind=WarningKind.NO_TREASURER))
    if not roster.holding({Role.KETUA, Role.SEKRETARIS}):
        found.append(RosterWarning(kind=WarningKind.NO_CHAIR))
    production = roster.group.preset is Preset.JAMAAH_PRODUKSI
    least = FEWEST if production else roster.group.rules.number("anggota minimal")
    if len(members) < least:
        found.append(RosterWarning(kind=WarningKind.FEW, have=len(members), want=least))
    if production and len(members) > MOST:
        found.append(RosterWarning(kind=WarningKind.MANY, have=len(members), want=MOST))
    sexes = [member.sex for member in members if member.sex is not None]
    if production and sexes and Fraction(sexes.count("P"), len(sexes)) < WOMEN:
        share = Fraction(sexes.count("P") * 100, len(sexes))
        found.append(RosterWarning(kind=WarningKind.FEW_WOMEN, have=int(share), want=int(WOMEN * 100)))
    return tuple(found)


# --- one group's week ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AtRisk:
    """How many members may need somebody; their `names` only where the group's rules say so."""

    count: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWeek:
    """One group's week. Amounts are rupiah; `savings`, `loans` and `arrears` stand at its end.

    `light_before` and `arrears_before` are those of its beginning. `attendance` is the mean of the week's meetings,
    None without one. `waiting` counts reports that have been waiting for longer than WAITS_LONG; `people` everybody in
    `absent` or `behind`, each once.
    """

    group_id: int
    name: str
    week: Week
    light: Light | None = None
    light_before: Light | None = None
    savings: Rupiah = 0
    saved: Rupiah = 0
    loans: Rupiah = 0
    lent: Rupiah = 0
    repaid: Rupiah = 0
    arrears: Rupiah = 0
    arrears_before: Rupiah = 0
    planned: int = 0
    called_off: int = 0
    held: int = 0
    attendance: Fraction | None = None
    waiting: int = 0
    absent: AtRisk = AtRisk()
    behind: AtRisk = AtRisk()
    people: int = 0
    joined: int = 0
    left: int = 0
    visits: VisitStanding | None = None
    warnings: tuple[RosterWarning, ...] = ()

    @property
    def not_held(self) -> int:
        """Planned meetings of which the books know nothing."""
        return max(0, self.planned - self.held)

    @property
    def worse(self) -> bool:
        """Whether its light is no good one and worse than a week ago; a first loan alone is no bad news."""
        return self.light is not Light.GOOD and _place(self.light) < _place(self.light_before)

    @property
    def evaluation(self) -> tuple[dt.date, EvaluationKind] | None:
        """The evaluation that is to be made within a week, or that was to be in the last one."""
        due = None if self.visits is None else self.visits.evaluation
        return due if due is not None and due[0] <= self.week.last + SOON else None

    @property
    def visits_overdue(self) -> int:
        """How many planned visits were not made."""
        return 0 if self.visits is None else self.visits.overdue

    @property
    def needs_somebody(self) -> bool:
        """Whether there is something to ask, to remind of or to visit for."""
        return bool(
            self.people
            or self.waiting
            or self.not_held
            or self.worse
            or self.visits_overdue
            or self.evaluation
            or self.arrears > self.arrears_before
            or any(warning.urgent for warning in self.warnings)
        )

    @property
    def moved(self) -> bool:
        """Whether anything happened: a meeting, money, somebody who came or left, another light."""
        changed = self.light is not self.light_before or self.arrears != self.arrears_before
        return bool(self.held or self.saved or self.lent or self.repaid or self.joined or self.left or changed)

    @property
    def has_news(self) -> bool:
        """Whether there is anything to tell."""
        return self.needs_somebody or self.moved


def _place(light: Light | None) -> int:
    """0 for the worst. What is not judged yet is none of the worse."""
    return WORST_FIRST.index(light)


# --- all of them -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Somebody's groups in a week: those with news first, of these those who need somebody, the worse light first."""

    week: Week
    groups: tuple[GroupWeek, ...]

    @property
    def news(self) -> tuple[GroupWeek, ...]:
        """Those of which there is something to tell."""
        return tuple(one for one in self.groups if one.has_news)

    @property
    def quiet(self) -> tuple[GroupWeek, ...]:
        """The others."""
        return tuple(one for one in self.groups if not one.has_news)

    def count(self, light: Light | None) -> int:
        """How many groups have this light."""
        return sum(one.light is light for one in self.groups)

    @property
    def attendance(self) -> Fraction | None:
        """The mean over the groups that met, each weighing the same; None where none met."""
        rates = [one.attendance for one in self.groups if one.attendance is not None]
        return sum(rates, Fraction(0)) / len(rates) if rates else None


def digest(week: Week, groups: Sequence[GroupWeek]) -> Digest:
    """The groups in the order in which they are told."""

    def urgency(one: GroupWeek) -> tuple[bool, bool, int, str]:
        return not one.has_news, not one.needs_somebody, _place(one.light), one.name

    return Digest(week=week, groups=tuple(sorted(groups, key=urgency)))


# --- when it is sent -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """When an account wants its digest. `weekday`: Monday is 0; `zone` is an IANA name, empty for that of its groups.

    `since`: when that was chosen; None for who never chose.
    """

    weekday: int = 0
    hour: dt.time = MORNING
    zone: str = ""
    on: bool = True
    since: dt.datetime | None = None


def reminders(habit: Habit, zone: ZoneInfo, telegram_id: int, window: Window) -> list[Reminder]:
    """The digests of this account that are to be sent within the window, in the zone of its groups or the chosen one.

    A day that lay before the habit was chosen is none of it: who chooses Wednesday on a Thursday waits until Wednesday.
    """
    found = []
    day, last = window.days(zone)
    while day <= last:
        at = at_hour(day, habit.hour, zone)
        if day.weekday() == habit.weekday and window.holds(at) and (habit.since is None or at >= habit.since):
            found.append(
                Reminder(
                    kind=ReminderKind.DIGEST,
                    occurrence=day.isoformat(),
                    person=telegram_id,
                    at=at,
                    until=at + STANDS_FOR,
                    about=Week(last=day - dt.timedelta(days=1)),
                )
            )
        day += dt.timedelta(days=1)
    return found


def next_one(habit: Habit, zone: ZoneInfo, now: dt.datetime, *, after: dt.date = dt.date.min) -> dt.datetime:
    """When the next digest comes; `after` is the day of the one that was sent last."""
    today = now.astimezone(zone).date()
    days = (today + dt.timedelta(days=ahead) for ahead in range(15))
    return next(
        at
        for day in days
        if day.weekday() == habit.weekday and day > after and (at := at_hour(day, habit.hour, zone)) > now
    )
