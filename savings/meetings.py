"""Meetings: when a group meets by its own rule, who took part, and how that is counted."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dateutil.relativedelta import relativedelta
from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule

from savings.attendance import AttendanceStatus
from savings.groups import Member, Roster
from savings.roles import Action, allowed
from savings.rules import Rules

CORRECTABLE_FOR = dt.timedelta(hours=48)
"""For so long after its closing the attendance of a meeting can be corrected."""

GOING_ON_FOR = dt.timedelta(hours=12)
"""For so long a plain "hadir" counts. After it the meeting was forgotten, and who says "izin" means something else."""

CYCLE = (
    AttendanceStatus.PRESENT,
    AttendanceStatus.EXCUSED,
    AttendanceStatus.SICK,
    AttendanceStatus.ABSENT,
    AttendanceStatus.LATE,
    AttendanceStatus.REPRESENTED,
)
"""The order in which a tap on a name goes through the letters."""


class Rhythm(StrEnum):
    """How often a group meets, as the rule `pertemuan` has it."""

    WEEKLY = "mingguan"
    FORTNIGHTLY = "2 mingguan"
    MONTHLY = "bulanan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a group meets.

    `weekday`: Monday is 0. `week`: which of the month's weekdays, for a monthly meeting, -1 for the last.
    `month_day`: the day of the month instead, where one was agreed; a shorter month keeps the 29th to 31st on its last
    day. `anchor`: a day from which a fortnightly rhythm counts its weeks.
    """

    rhythm: Rhythm
    weekday: int
    week: int
    hour: dt.time
    anchor: dt.date
    month_day: int | None = None

    def falls_on(self, day: dt.date) -> bool:
        """Whether the group meets on this day."""
        return bool(self.between(day, day))

    def next_after(self, day: dt.date) -> dt.date:
        """The first meeting day after this one; every month has its fourth and its last weekday, so there is one."""
        later = self._days(day).after(dt.datetime.combine(day, dt.time()))
        assert later is not None
        return later.date()

    def between(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """The meeting days from `first` to `last`, both counted in."""
        start, end = (dt.datetime.combine(day, dt.time()) for day in (first, last))
        return [found.date() for found in self._days(first).between(start, end, inc=True)]

    def _days(self, near: dt.date) -> rrule:
        """The rhythm as a recurrence that begins before `near`."""
        first = dt.datetime.combine(self.anchor, dt.time()) + relativedelta(weekday=_WEEKDAYS[self.weekday](+1))
        if self.rhythm is Rhythm.FORTNIGHTLY:
            fortnights = (dt.datetime.combine(near, dt.time()) - first) // dt.timedelta(weeks=2)
            return rrule(WEEKLY, interval=2, dtstart=first + fortnights * dt.timedelta(weeks=2))
        start = dt.datetime.combine(near, dt.time()) - relativedelta(months=2)
        if self.rhythm is Rhythm.MONTHLY and self.month_day is not None:
            # Of the days up to the agreed one the last that the month has: the 31st is 28 February.
            candidates = range(min(self.month_day, _IN_EVERY_MONTH), self.month_day + 1)
            return rrule(MONTHLY, bymonthday=candidates, bysetpos=-1, dtstart=start)
        if self.rhythm is Rhythm.MONTHLY:
            return rrule(MONTHLY, byweekday=_WEEKDAYS[self.weekday](self.week), dtstart=start)
        return rrule(WEEKLY, byweekday=self.weekday, dtstart=start)


_WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
_IN_EVERY_MONTH = 28


def schedule(rules: Rules, *, started_on: dt.date, held: Iterable[dt.date] = ()) -> Schedule:
    """The schedule by the group's rules.

    A fortnightly group counts its weeks from the newest meeting in `held` that fell on the agreed weekday: where a
    group moved its week by holding a meeting, the rhythm has moved with it.
    """
    on_weekday = [day for day in held if day.weekday() == rules.weekday]
    return Schedule(
        rhythm=Rhythm(rules["pertemuan"]),
        weekday=rules.weekday,
        week=rules.week,
        hour=rules.hour,
        anchor=max(on_weekday, default=started_on),
        month_day=rules.month_day,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of a group; `number` counts within the group. Who opened and closed it are Telegram ids."""

    id: int
    group_id: int
    number: int
    held_on: dt.date
    opened_at: dt.datetime
    opened_by: int
    closed_at: dt.datetime | None = None
    closed_by: int | None = None

    @property
    def open(self) -> bool:
        """Whether it is still going on, as far as the books know."""
        return self.closed_at is None

    def takes_words(self, said_at: dt.datetime) -> bool:
        """Whether a plain "hadir" that was said at this instant means this meeting."""
        return self.open and said_at - self.opened_at <= GOING_ON_FOR

    def may_be_marked(self, now: dt.datetime) -> bool:
        """Whether its attendance may still change: it is open, or was closed less than 48 hours ago."""
        return self.closed_at is None or now - self.closed_at <= CORRECTABLE_FOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How one member took part in one meeting. `marked_by` is a Telegram id."""

    meeting_id: int
    member_id: int
    status: AttendanceStatus
    reason: str = ""
    marked_by: int
    marked_at: dt.datetime


def attends(member: Member) -> bool:
    """Whether the member belongs on the attendance list: all who save, and the officers; a pendamping is a guest."""
    return member.active and allowed(Action.ATTEND, member.roles)


def counts_as_present(status: AttendanceStatus, *, proxies_count: bool) -> bool:
    """Who is late is present; who is represented is, only where the group's own rule says so."""
    if status is AttendanceStatus.REPRESENTED:
        return proxies_count
    return status in {AttendanceStatus.PRESENT, AttendanceStatus.LATE}


def kept(said: AttendanceStatus, known: Mark | None) -> bool:
    """Whether what is known outlives a member's own "hadir": who came late is present already."""
    return (
        known is not None
        and known.status is AttendanceStatus.LATE
        and said in {AttendanceStatus.PRESENT, AttendanceStatus.LATE}
    )


def said_by_member(mark: Mark, member: Member) -> bool:
    """Whether the mark is the member's own word, not an officer's."""
    return mark.marked_by in member.speakers


def next_in_cycle(status: AttendanceStatus | None) -> AttendanceStatus:
    """What a tap on a name makes of its letter; who is unknown becomes present."""
    return CYCLE[0] if status is None else CYCLE[(CYCLE.index(status) + 1) % len(CYCLE)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One meeting's attendance list: everybody who is expected, with the mark or None.

    `proxies_count`: the group's rule on those who are represented.
    """

    meeting: Meeting
    rows: tuple[tuple[Member, Mark | None], ...]
    proxies_count: bool

    def count(self, status: AttendanceStatus) -> int:
        """How many bear this letter."""
        return sum(mark is not None and mark.status is status for _member, mark in self.rows)

    @property
    def expected(self) -> int:
        """How many are on the list."""
        return len(self.rows)

    @property
    def unknown(self) -> tuple[Member, ...]:
        """Those of whom nothing is known yet."""
        return tuple(member for member, mark in self.rows if mark is None)

    @property
    def present(self) -> tuple[Member, ...]:
        """Those who count as present."""
        return tuple(
            member
            for member, mark in self.rows
            if mark is not None and counts_as_present(mark.status, proxies_count=self.proxies_count)
        )

    @property
    def rate(self) -> Fraction | None:
        """Present of expected; None where nobody is expected."""
        return Fraction(len(self.present), self.expected) if self.rows else None

    @property
    def women(self) -> tuple[int, int]:
        """(women, all) among those present whose sex is in the register."""
        known = [member.sex for member in self.present if member.sex is not None]
        return known.count("P"), len(known)

    def of(self, member_id: int) -> Mark | None:
        """The mark of one member."""
        return next((mark for member, mark in self.rows if member.id == member_id), None)


def sheet(roster: Roster, meeting: Meeting, marks: Sequence[Mark]) -> Sheet:
    """The list of a meeting.

    While it is open, everybody of the register is expected. Once it is closed everybody has a mark, and those are the
    list: who joins or leaves later does not change an old meeting.
    """
    by_member: Mapping[int, Mark] = {mark.member_id: mark for mark in marks}
    expected = tuple(
        member for member in roster.everyone if member.id in by_member or (meeting.open and attends(member))
    )
    return Sheet(
        meeting=meeting,
        rows=tuple((member, by_member.get(member.id)) for member in expected),
        proxies_count=roster.group.rules.yes("wakil"),
    )


class Sign(StrEnum):
    """Why somebody who is not marked seems to have been at a meeting."""

    LED = "led"
    PAID = "paid"


def seemingly_present(
    sheet: Sheet, *, leaders: Collection[int], payers: Collection[tuple[int, int]]
) -> tuple[tuple[Member, Sign], ...]:
    """Those of whom nothing is known and who opened, closed or paid: a proposal to an officer, never a mark by itself.

    `leaders` are Telegram accounts, `payers` a member and the account that reported the payment. An account that speaks
    for several does not tell which of them sat there: it shows nobody, except the only one of them who may lead.
    """
    household: dict[int, list[Member]] = {}
    for member, _mark in sheet.rows:
        for account in member.speakers:
            household.setdefault(account, []).append(member)
    led = set()
    for account in leaders:
        officers = [one for one in household.get(account, ()) if allowed(Action.OPEN_MEETING, one.roles)]
        led |= {one.id for one in officers if len(officers) == 1}
    paid = {member_id for member_id, account in payers if [one.id for one in household.get(account, ())] == [member_id]}
    return tuple(
        (member, Sign.LED if member.id in led else Sign.PAID)
        for member in sheet.unknown
        if member.id in led or member.id in paid
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRecord:
    """A member's letters over the closed meetings that expected them, the newest first."""

    member_id: int
    entries: tuple[tuple[Meeting, Mark], ...]
    proxies_count: bool

    def count(self, status: AttendanceStatus) -> int:
        """How often the member bore this letter."""
        return sum(mark.status is status for _meeting, mark in self.entries)

    @property
    def present(self) -> int:
        """At how many meetings the member counts as present."""
        return sum(counts_as_present(mark.status, proxies_count=self.proxies_count) for _meeting, mark in self.entries)

    @property
    def held(self) -> int:
        """At how many the member was expected."""
        return len(self.entries)

    @property
    def rate(self) -> Fraction | None:
        """Present of held; None before the first meeting: no data is not 0."""
        return Fraction(self.present, self.held) if self.entries else None


def mean_rate(sheets: Iterable[Sheet]) -> Fraction | None:
    """The mean of the meetings' rates, each meeting weighing the same; None where there is none."""
    rates = [one.rate for one in sheets if one.rate is not None]
    return sum(rates, Fraction(0)) / len(rates) if rates else None
