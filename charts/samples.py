"""Records to look at: for each chart a typical one and its extremes, for the gallery, the tests and the benchmark.

Made up by rule and not at random, so that a picture changes only when its drawing does.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from savings.attendance import AttendanceStatus as Letter
from savings.portfolio import Light
from savings.progress import (
    AttendanceGrid,
    AttendanceRow,
    Came,
    ClosingCard,
    GoalPoint,
    GoalProgress,
    MeetingColumn,
    Overview,
    OverviewRow,
    OwnLoan,
    OwnMoney,
    OwnPoint,
    Progress,
    RepaymentMonth,
    RepaymentMonths,
    SavingsPoint,
    SavingsProgress,
)

GROUP = "KSM Laris Jaya"
LONG_GROUP = "Kelompok Wanita Tani Sumber Rejeki Makmur"
LONG_NAME = "Raden Ajeng Sri Wahyuningsih Kusumadewi"
TODAY = dt.date(2026, 11, 21)
WEEK = dt.timedelta(weeks=1)

_FIRST = (
    *("Bu Siti", "Bu Rini", "Bu Ani", "Bu Wati", "Bu Sri", "Pak Joko", "Mbah Karto", "Bu Tutik", "Bu Lastri"),
    *("Pak Slamet", "Bu Yuni", "Bu Endang", "Bu Murni", "Pak Bambang", "Bu Parti", "Bu Dewi", "Bu Hartini"),
    *("Pak Sugeng", "Bu Ningsih", "Bu Kartini"),
)
_SECOND = ("Aminah", "Wulandari")
_PATTERN = "HHHHTHHHIHHHHHSHHAHHWHHHHTHHHHHIHHHHHHAHHHHS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One picture of the gallery. `kind` is the chart's, `shows` says in English what is special about the record."""

    kind: str
    name: str
    shows: str
    record: Progress


def days_back(count: int, step: dt.timedelta = WEEK, until: dt.date = TODAY) -> tuple[dt.date, ...]:
    """So many days with this step between them, the oldest first."""
    return tuple(until - step * back for back in reversed(range(count)))


def months_back(count: int, until: dt.date = TODAY) -> tuple[dt.date, ...]:
    """The first days of so many months, the oldest first."""
    last = until.year * 12 + until.month - 1
    return tuple(dt.date(month // 12, month % 12 + 1, 1) for month in range(last - count + 1, last + 1))


# --- savings and loans -------------------------------------------------------------------------------------------


def savings_and_loans(weeks: int, *, group: str = GROUP, scale: int = 1) -> SavingsProgress:
    """A group that saves every week and lends from the tenth on; `scale` multiplies every amount."""
    points = tuple(
        SavingsPoint(
            day=day,
            pokok=240_000 * scale,
            wajib=60_000 * (week + 1) * scale,
            sukarela=(25_000 * week + 90_000 * (week // 6) - 400_000 * (week // 20)) * scale,
            lent=_lent(week) * scale,
            cash=(300_000 + 85_000 * week + 90_000 * (week // 6) - 400_000 * (week // 20) - _lent(week)) * scale
            + _jasa(week) * scale,
        )
        for week, day in enumerate(days_back(weeks))
    )
    return SavingsProgress(group=group, on=TODAY, points=points)


def _few_borrowers() -> SavingsProgress:
    record = savings_and_loans(26)
    points = (replace(point, lent=None if point.lent else 0) for point in record.points)
    return replace(record, points=tuple(points))


def _jasa(week: int) -> int:
    """What loans have brought in: with it the box and the loans are what the members have saved."""
    return 3_000 * max(0, week - 10)


def _lent(week: int) -> int:
    return 0 if week < 10 else 500_000 + 31_000 * (week - 10) - 90_000 * (week % 4)


def _zero_savings() -> SavingsProgress:
    nothing = [SavingsPoint(day=day, pokok=0, wajib=0, sukarela=0, lent=0, cash=0) for day in days_back(8)]
    return SavingsProgress(group=GROUP, on=TODAY, points=tuple(nothing))


# --- attendance --------------------------------------------------------------------------------------------------


def attendance(
    members: int, meetings: int, *, group: str = GROUP, named: bool = True, step: dt.timedelta = WEEK
) -> AttendanceGrid:
    """So many members at so many meetings; every fifth joined late."""
    rows = tuple(
        AttendanceRow(
            name=member_name(number) if named else None,
            letters=tuple(_letter(number, meeting, meetings) for meeting in range(meetings)),
        )
        for number in range(members)
    )
    columns = tuple(
        MeetingColumn(number=number + 1, day=day, rate=rate_of([row.letters[number] for row in rows]))
        for number, day in enumerate(days_back(meetings, step))
    )
    return AttendanceGrid(group=group, on=TODAY, meetings=columns, rows=rows)


def member_name(number: int) -> str:
    """A name for the so-manyth member; no two are alike."""
    first = _FIRST[number % len(_FIRST)]
    lap = number // len(_FIRST)
    return f"{first} {_SECOND[lap % len(_SECOND)]}" if lap else first


def _letter(member: int, meeting: int, meetings: int) -> Letter | None:
    if member % 5 == 4 and meeting < meetings // 3:
        return None
    return Letter(_PATTERN[(member * 17 + meeting * 5 + member * meeting) % len(_PATTERN)])


def rate_of(letters: Sequence[Letter | None]) -> Fraction | None:
    """Those who came, of those with a letter."""
    known = [letter for letter in letters if letter is not None]
    came = sum(letter in {Letter.PRESENT, Letter.LATE} for letter in known)
    return Fraction(came, len(known)) if known else None


def _every_letter() -> AttendanceGrid:
    meeting = MeetingColumn(number=1, day=TODAY, rate=Fraction(2, 6))
    rows = tuple(AttendanceRow(name=member_name(number), letters=(letter,)) for number, letter in enumerate(Letter))
    return AttendanceGrid(group=GROUP, on=TODAY, meetings=(meeting,), rows=rows)


def _long_names() -> AttendanceGrid:
    grid = attendance(12, 15, group=LONG_GROUP)
    rows = tuple(AttendanceRow(name=LONG_NAME, letters=row.letters) for row in grid.rows)
    return AttendanceGrid(group=grid.group, on=grid.on, meetings=grid.meetings, rows=rows)


# --- repayments --------------------------------------------------------------------------------------------------


def repayments(months: int, *, group: str = GROUP, scale: int = 1, behind: bool = True) -> RepaymentMonths:
    """A group that pays most of what is due, or all of it, as its officers see it; the running month is not late."""
    rows = tuple(
        RepaymentMonth(
            month=month,
            due=(400_000 + 25_000 * number) * scale,
            paid=(400_000 + 25_000 * number - behind * (40_000 * (number % 3) - 15_000 * (number % 2))) * scale,
        )
        for number, month in enumerate(months_back(months))
    )
    arrears = sum((month.due or 0) - month.paid for month in rows[:-1])
    return RepaymentMonths(group=group, on=TODAY, months=rows, arrears=arrears, behind=arrears > 0)


def repayments_for_all(months: int, *, group: str = GROUP, scale: int = 1, behind: bool = True) -> RepaymentMonths:
    """The same for everybody: of months that are over how much came in, and whether anything is late."""
    rows = tuple(
        RepaymentMonth(
            month=month,
            due=None,
            paid=(400_000 + 25_000 * number) * quarters // 4 * scale,
            came=Came(quarters) if number < months - 1 else None,
        )
        for number, (month, quarters) in enumerate(zip(months_back(months), _QUARTERS * months, strict=False))
    )
    return RepaymentMonths(group=group, on=TODAY, months=rows, arrears=None, behind=behind)


_QUARTERS = (4, 3, 4, 4, 3, 4, 2, 3, 4, 1, 0, 4)


def _nothing_due() -> RepaymentMonths:
    rows = tuple(RepaymentMonth(month=month, due=0, paid=0) for month in months_back(6))
    return RepaymentMonths(group=GROUP, on=TODAY, months=rows, arrears=0, behind=False)


# --- goal --------------------------------------------------------------------------------------------------------


def goal(
    weeks: int, *, name: str = "Lebaran", target: int = 10_000_000, saved: int = 6_400_000, group: str = GROUP
) -> GoalProgress:
    """A group on its way to a goal, saving evenly."""
    days = days_back(weeks)
    points = tuple(GoalPoint(day=day, saved=saved * (number + 1) // weeks) for number, day in enumerate(days))
    since = days[0] if days else TODAY
    until = dt.date(2027, 3, 10)
    return GoalProgress(
        group=group, on=TODAY, name=name, target=target, saved=saved, since=since, until=until, points=points
    )


# --- own money ---------------------------------------------------------------------------------------------------


def own(weeks: int, *loans: OwnLoan, name: str = "Bu Siti", group: str = GROUP, scale: int = 1) -> OwnMoney:
    """A member who saves every week."""
    points = tuple(
        OwnPoint(
            day=day,
            pokok=20_000 * scale,
            wajib=5_000 * (week + 1) * scale,
            sukarela=(4_000 * week + 25_000 * (week // 7) - 60_000 * (week // 18)) * scale,
        )
        for week, day in enumerate(days_back(weeks))
    )
    return OwnMoney(group=group, on=TODAY, name=name, points=points, loans=loans)


def loan(principal: int = 500_000, outstanding: int = 300_000, *, overdue: int = 0, left: int = 57_500) -> OwnLoan:
    """A loan; `left` is its next instalment, 0 where none is left."""
    return OwnLoan(
        principal=principal,
        outstanding=outstanding,
        overdue=overdue,
        next_due=dt.date(2026, 12, 5) if left else None,
        next_amount=left or None,
    )


# --- overview ----------------------------------------------------------------------------------------------------

_LIGHTS = (Light.GOOD, Light.GOOD, Light.MINIMUM, Light.GOOD, Light.BAD, Light.GOOD, None)
_WORST_FIRST = (Light.BAD, Light.MINIMUM, Light.GOOD, None)
_GROUPS = (
    *("KSM Laris Jaya", "KWT Sumber Rejeki", "Mawar Indah", "Dahlia 3", "UPPKS Melati", "Sido Makmur"),
    *("Karya Ibu", "Tani Mulyo", "Ngudi Rukun", "Anggrek Putih"),
)


def overview(groups: int, *, scale: int = 1) -> Overview:
    """So many groups, each with another year behind it."""
    rows = [_overview_row(number, scale) for number in range(groups)]
    return Overview(on=TODAY, rows=tuple(sorted(rows, key=lambda row: _WORST_FIRST.index(row.light))))


def _overview_row(number: int, scale: int) -> OverviewRow:
    light = _LIGHTS[number % len(_LIGHTS)]
    start = (900_000 + 350_000 * (number * 3 % 8)) * scale
    slope = (-1 if light is Light.BAD else 1) * 90_000 * scale
    months = 1 if light is None else 12
    spark = tuple(max(0, start + slope * month + 70_000 * scale * (month * 5 % 4)) for month in range(months))
    lap = number // len(_GROUPS)
    return OverviewRow(
        group=_GROUPS[number % len(_GROUPS)] + (f" {lap + 1}" if lap else ""),
        light=light,
        savings=spark[-1],
        loans=0 if light is None else spark[-1] * 4 // 5,
        arrears={Light.BAD: 385_000, Light.MINIMUM: 115_000}.get(light, 0) * scale if light else 0,
        attendance=None if light is None else Fraction(100 - number * 7 % 41, 100),
        spark=spark,
    )


def _long_overview() -> Overview:
    rows = [
        OverviewRow(
            group=LONG_GROUP,
            light=light,
            savings=9_000_000_000,
            loans=8_750_000_000,
            arrears=9_000_000_000,
            attendance=Fraction(1),
            spark=(0, 9_000_000_000, 500, 0),
        )
        for light in (Light.BAD, Light.MINIMUM, Light.GOOD)
    ]
    nothing = OverviewRow(group="Baru", light=None, savings=0, loans=0, arrears=0, attendance=None, spark=())
    return Overview(on=TODAY, rows=(*rows, nothing))


# --- closing card ------------------------------------------------------------------------------------------------


def closing(
    *, group: str = GROUP, number: int = 12, present: int = 11, expected: int = 12, scale: int = 1
) -> ClosingCard:
    """A meeting that just closed."""
    return ClosingCard(
        group=group,
        on=TODAY,
        number=number,
        present=present,
        expected=expected,
        saved=185_000 * scale,
        repaid=230_500 * scale,
        lent=500_000 * scale,
        cash=1_260_500 * scale,
    )


# --- the gallery -------------------------------------------------------------------------------------------------

TYPICAL = "typical"

_MADE: Mapping[str, Sequence[tuple[str, str, Callable[[], Progress]]]] = {
    "savings_and_loans": (
        (TYPICAL, "Half a year of a group that lends.", lambda: savings_and_loans(26)),
        ("three-years", "157 weeks, and a long name.", lambda: savings_and_loans(157, group=LONG_GROUP)),
        ("billions", "Amounts up to billions.", lambda: savings_and_loans(40, scale=1_000)),
        ("few-borrowers", "In the group, while one or two owe something: no loans.", _few_borrowers),
        ("one-point", "The first day.", lambda: savings_and_loans(1)),
        ("zero", "Weeks without any money.", _zero_savings),
        ("empty", "No books yet.", lambda: savings_and_loans(0)),
    ),
    "attendance": (
        (TYPICAL, "Twelve members, ten meetings.", lambda: attendance(12, 10)),
        ("forty", "Forty members and three years of weeks: the newest meetings.", lambda: attendance(40, 156)),
        ("unnamed", "The rules keep names out: letters only.", lambda: attendance(24, 30, named=False)),
        ("long-names", "Names of forty letters.", _long_names),
        ("monthly", "Meetings once a month.", lambda: attendance(9, 20, step=dt.timedelta(days=30))),
        ("letters", "One meeting, every letter.", _every_letter),
        ("one", "One member, one meeting.", lambda: attendance(1, 1)),
        ("empty", "No meeting yet.", lambda: attendance(5, 0)),
    ),
    "repayments": (
        (
            TYPICAL,
            "In the group: what came, of months that are over by quarters how much of the due that was; whatever is "
            "late is somebody's, so it stands there without a sum.",
            lambda: repayments_for_all(6),
        ),
        ("officers", "For officers in private: what was due, and what is late.", lambda: repayments(6)),
        (
            "group-year",
            "In the group: twelve months, one of them without any payment, and a long name.",
            lambda: repayments_for_all(12, group=LONG_GROUP),
        ),
        ("group-billions", "In the group: amounts up to billions.", lambda: repayments_for_all(12, scale=9_000)),
        ("group-first-month", "In the group: the first month.", lambda: repayments_for_all(1, behind=False)),
        ("three-years", "36 months, and a long name.", lambda: repayments(36, group=LONG_GROUP, behind=False)),
        ("billions", "Amounts up to billions.", lambda: repayments(12, scale=9_000)),
        ("one-month", "The first instalment.", lambda: repayments(1)),
        ("zero", "Months in which nothing was due.", _nothing_due),
        ("empty", "No loan yet.", lambda: repayments(0)),
    ),
    "goal": (
        (TYPICAL, "Two thirds of the way.", lambda: goal(20)),
        ("reached", "More than the goal.", lambda: goal(30, saved=11_250_000)),
        (
            "long",
            "A long name, and billions.",
            lambda: goal(157, name=LONG_NAME, target=9_000_000_000, saved=1_250_000_500, group=LONG_GROUP),
        ),
        ("one-point", "The first day.", lambda: goal(1, saved=500)),
        ("empty", "Nothing saved yet, no occasion.", lambda: goal(0, name="", saved=0)),
    ),
    "own": (
        (TYPICAL, "Savings and a loan.", lambda: own(26, loan())),
        ("no-loan", "Savings alone.", lambda: own(26)),
        ("late", "An instalment is late.", lambda: own(40, loan(overdue=57_500))),
        (
            "two-loans",
            "Two loans, one without a next instalment.",
            lambda: own(60, loan(), loan(2_000_000, 50_000, left=0)),
        ),
        (
            "billions",
            "A long name, three years of weeks, billions.",
            lambda: own(
                157,
                loan(9_000_000_000, 8_999_999_500, overdue=900_000_000, left=987_654_321),
                name=LONG_NAME,
                group=LONG_GROUP,
                scale=7_000,
            ),
        ),
        ("one-point", "The first deposit.", lambda: own(1)),
        ("empty", "Nothing yet.", lambda: own(0)),
    ),
    "overview": (
        (TYPICAL, "Ten groups.", lambda: overview(10)),
        ("thirty", "Thirty groups.", lambda: overview(30)),
        ("long-names", "Long names, billions, and a group that has just begun.", _long_overview),
        ("one", "One group.", lambda: overview(1)),
        ("empty", "No group yet.", lambda: overview(0)),
    ),
    "closing": (
        (TYPICAL, "A meeting of twelve.", closing),
        (
            "billions",
            "A long name, and billions.",
            lambda: closing(group=LONG_GROUP, number=1_234, present=40, expected=40, scale=7_000),
        ),
        ("zero", "A meeting to which nobody was expected.", lambda: closing(present=0, expected=0, scale=0)),
    ),
}


def samples() -> tuple[Sample, ...]:
    """Every picture of the gallery, chart by chart, the typical one first."""
    return tuple(
        Sample(kind=kind, name=name, shows=shows, record=make())
        for kind, made in _MADE.items()
        for name, shows, make in made
    )


def typical() -> dict[str, Progress]:
    """The typical record of every chart."""
    return {sample.kind: sample.record for sample in samples() if sample.name == TYPICAL}
