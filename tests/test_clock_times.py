"""When each kind of reminder is said, when it is too late, and what an outage, another zone or a wrong clock does."""

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from savings.loans import Period, Terms
from savings.reminders import ReminderKind
from services import meeting_plans, nudges, visits
from tests.clockwork import IN_ONE, Clockwork, at
from tests.services.acting import JOKO, SITI, UPK, Village

WIT = ZoneInfo("Asia/Jayapura")
INSTANT = dt.timedelta(milliseconds=1)
HOUR, DAY, WEEK = dt.timedelta(hours=1), dt.timedelta(days=1), dt.timedelta(days=7)


@pytest.fixture
async def clock(tmp_path: Path) -> AsyncIterator[Clockwork]:
    """A village of weekly meetings on Saturdays at 19.00 WIB, on Saturday, 3 January 2026, at that hour."""
    village = await Village.found(tmp_path / "books.db")
    clock = Clockwork(village)
    await clock.begin()
    yield clock
    await village.db.close()


# --- each kind ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A kind of reminder, what brings it about, and from when until when (`WIB`) it may be said.

    `last`: the last moment at which somebody may be disturbed with it. `a_day_late`: what becomes of it after a day.
    """

    kind: ReminderKind
    occurrence: str | None
    arrange: Callable[[Clockwork], Awaitable[object]]
    begins: str
    ends: str
    last: str
    a_day_late: str


async def nothing(_clock: Clockwork) -> None:
    """The group meets every week: nothing need be done."""


async def lends(clock: Clockwork) -> None:
    await clock.lend("2026-01-20")


async def is_behind_with_wajib(clock: Clockwork) -> None:
    await clock.agree("pengingat wajib", "ya")
    await clock.meet()


async def celebrates(clock: Clockwork) -> None:
    await clock.agree("ucapan", "ya")


async def repays_all(clock: Clockwork) -> None:
    await celebrates(clock)
    loan = await clock.lend("2026-01-20", IN_ONE)
    await clock.village.pay(loan, 60_900, rest_to="ahead")


async def reaches_a_goal(clock: Clockwork) -> None:
    await celebrates(clock)
    clock.village.now = at("2026-01-04 09:45")
    await clock.reach_goal()


K = ReminderKind
CASES = (
    Case(
        kind=K.MEETING,
        occurrence="2026-01-10/2026-01-10 1 hari",
        arrange=nothing,
        begins="2026-01-09 16:00",
        ends="2026-01-10 00:00",
        last="2026-01-09 19:59:59.999",
        a_day_late="dropped",
    ),
    Case(
        kind=K.MEETING,
        occurrence="2026-01-10/2026-01-10 19.00 2 jam",
        arrange=nothing,
        begins="2026-01-10 17:00",
        ends="2026-01-10 19:00",
        last="2026-01-10 18:59:59.999",
        a_day_late="dropped",
    ),
    Case(
        kind=K.NOT_HELD,
        occurrence="2026-01-10/2026-01-10",
        arrange=nothing,
        begins="2026-01-11 09:00",
        ends="2026-01-13 09:00",
        last="2026-01-13 08:59:59.999",
        a_day_late="sent",
    ),
    Case(
        kind=K.LEFT_OPEN,
        occurrence=None,
        arrange=lambda clock: clock.open_a_meeting(),
        begins="2026-01-04 07:30",
        ends="2026-01-07 07:30",
        last="2026-01-07 07:29:59.999",
        a_day_late="sent",
    ),
    Case(
        kind=K.ABSENCE,
        occurrence="2026-01-03",
        arrange=lambda clock: clock.meet(SITI),
        begins="2026-01-04 09:00",
        ends="2026-01-06 09:00",
        last="2026-01-06 08:59:59.999",
        a_day_late="sent",
    ),
    Case(
        kind=K.WAJIB,
        occurrence="2026-01-10/2026-01-10",
        arrange=is_behind_with_wajib,
        begins="2026-01-09 16:00",
        ends="2026-01-10 00:00",
        last="2026-01-09 19:59:59.999",
        a_day_late="dropped",
    ),
    Case(
        kind=K.INSTALMENT,
        occurrence="%/1/2026-01-20/-3",
        arrange=lends,
        begins="2026-01-17 08:00",
        ends="2026-01-19 20:00",
        last="2026-01-19 19:59:59.999",
        a_day_late="sent",
    ),
    Case(
        kind=K.INSTALMENT,
        occurrence="%/1/2026-01-20/0",
        arrange=lends,
        begins="2026-01-20 08:00",
        ends="2026-01-20 20:00",
        last="2026-01-20 19:59:59.999",
        a_day_late="dropped",
    ),
    Case(
        kind=K.INSTALMENT,
        occurrence="%/1/2026-01-20/1",
        arrange=lends,
        begins="2026-01-21 08:00",
        ends="2026-01-24 20:00",
        last="2026-01-24 19:59:59.999",
        a_day_late="sent",
    ),
    Case(
        kind=K.INSTALMENT,
        occurrence="%/1/2026-01-20/7",
        arrange=lends,
        begins="2026-01-27 08:00",
        ends="2026-01-30 20:00",
        last="2026-01-30 19:59:59.999",
        a_day_late="sent",
    ),
    Case(
        kind=K.COVER,
        occurrence="%/2026-01-03/7",
        arrange=lambda clock: clock.cover(),
        begins="2026-01-10 08:00",
        ends="2026-01-13 20:00",
        last="2026-01-13 19:59:59.999",
        a_day_late="sent",
    ),
    Case(
        kind=K.DEBT,
        occurrence="%/1/2026-01-20/1",
        arrange=lambda clock: clock.borrow("2026-01-20"),
        begins="2026-01-21 08:00",
        ends="2026-01-24 20:00",
        last="2026-01-24 19:59:59.999",
        a_day_late="sent",
    ),
    Case(
        kind=K.OFFICER_DAY,
        occurrence="2026-01-20",
        arrange=lends,
        begins="2026-01-20 07:00",
        ends="2026-01-20 20:00",
        last="2026-01-20 19:59:59.999",
        a_day_late="dropped",
    ),
    Case(
        kind=K.VISIT,
        occurrence="2026-01-17",
        arrange=lambda clock: clock.accompany("2026-01-10"),
        begins="2026-01-16 16:00",
        ends="2026-01-17 16:00",
        last="2026-01-17 15:59:59.999",
        a_day_late="dropped",
    ),
    Case(
        kind=K.BIRTHDAY,
        occurrence=None,
        arrange=celebrates,
        begins="2027-01-03 08:00",
        ends="2027-01-03 20:00",
        last="2027-01-03 19:59:59.999",
        a_day_late="dropped",
    ),
    Case(
        kind=K.GOAL,
        occurrence=None,
        arrange=reaches_a_goal,
        begins="2026-01-04 10:00",
        ends="2026-01-08 10:00",
        last="2026-01-08 09:59:59.999",
        a_day_late="sent",
    ),
    Case(
        kind=K.FIRST_LOAN,
        occurrence=None,
        arrange=repays_all,
        begins="2026-01-04 08:00",
        ends="2026-01-08 08:00",
        last="2026-01-08 07:59:59.999",
        a_day_late="sent",
    ),
    Case(
        kind=K.OUTAGE,
        occurrence=None,
        arrange=lambda clock: clock.was_away("2026-01-06 09:30"),
        begins="2026-01-06 09:30",
        ends="2026-01-08 09:30",
        last="2026-01-08 09:29:59.999",
        a_day_late="sent",
    ),
    Case(
        kind=K.DIGEST,
        occurrence="2026-01-05",
        arrange=lambda clock: clock.accompany("2026-01-10"),
        begins="2026-01-05 07:00",
        ends="2026-01-07 07:00",
        last="2026-01-06 19:59:59.999",
        a_day_late="sent",
    ),
)
NAMES = [f"{case.kind.value} {case.begins}" for case in CASES]


def test_every_kind_stands_in_the_table() -> None:
    """But who cannot be reminded, who is named at the time of the reminder."""
    assert {case.kind for case in CASES} == set(ReminderKind) - {ReminderKind.NAMED}


async def come_to(clock: Clockwork, case: Case, moment: dt.datetime) -> str:
    """The bot is there until ten minutes before this reminder begins, and again from this moment on."""
    await case.arrange(clock)
    before = at(case.begins) - dt.timedelta(minutes=10)
    if clock.village.now < before:
        await clock.look(before)
    assert await clock.outcome(case.kind, case.occurrence) == "nothing"
    await clock.look(moment)
    return await clock.outcome(case.kind, case.occurrence)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
async def test_nobody_hears_it_a_moment_before(clock: Clockwork, case: Case) -> None:
    assert await come_to(clock, case, at(case.begins) - INSTANT) == "nothing"
    await clock.look(at(case.begins))
    assert await clock.outcome(case.kind, case.occurrence) == "sent"


@pytest.mark.parametrize("case", CASES, ids=NAMES)
async def test_it_is_said_until_the_last_moment(clock: Clockwork, case: Case) -> None:
    assert await come_to(clock, case, at(case.last)) == "sent"


@pytest.mark.parametrize("case", CASES, ids=NAMES)
async def test_then_it_is_too_late_and_that_is_written_down(clock: Clockwork, case: Case) -> None:
    assert await come_to(clock, case, max(at(case.ends), at(case.last) + INSTANT)) == "dropped"
    await clock.look(at(case.ends) + DAY)
    assert await clock.outcome(case.kind, case.occurrence) == "dropped"


@pytest.mark.parametrize("case", CASES, ids=NAMES)
async def test_said_once_it_is_never_said_again(clock: Clockwork, case: Case) -> None:
    """Neither by the next ticks, nor after a restart, nor when the clock is moved back."""
    assert await come_to(clock, case, at(case.begins)) == "sent"
    for moment in (at(case.begins) + dt.timedelta(minutes=1), at(case.begins) - HOUR, at(case.begins), at(case.last)):
        said = await clock.look(moment)
        assert all(kind != case.kind or occurrence != _plain(case) for kind, occurrence in said)


def _plain(case: Case) -> str:
    return (case.occurrence or "").replace("%", "1", 1)


@pytest.mark.parametrize("length", ["an hour", "a day", "a week"])
@pytest.mark.parametrize("case", CASES, ids=NAMES)
async def test_what_an_outage_makes_of_it(clock: Clockwork, case: Case, length: str) -> None:
    """The bot comes back so long after the reminder was due: an hour is nothing, a week is too long for each."""
    away, outcome = {
        "an hour": (HOUR, "sent"),
        "a day": (DAY, case.a_day_late),
        "a week": (WEEK, "dropped"),
    }[length]
    assert await come_to(clock, case, at(case.begins) + away) == outcome


# --- the quiet hours ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "outcome"),
    [
        ("2026-01-04 19:59:59.999", "sent"),
        ("2026-01-04 20:00", "nothing"),
        ("2026-01-05 00:00", "nothing"),
        ("2026-01-05 06:59:59.999", "nothing"),
        ("2026-01-05 07:00", "sent"),
    ],
)
async def test_nobody_is_disturbed_between_eight_and_seven(clock: Clockwork, moment: str, outcome: str) -> None:
    await clock.meet(SITI)
    await clock.look(moment)
    assert await clock.outcome(K.ABSENCE) == outcome
    await clock.look("2026-01-05 07:00")
    assert await clock.outcome(K.ABSENCE) == "sent"


async def test_what_cannot_wait_for_the_morning_is_dropped_in_the_night(clock: Clockwork) -> None:
    await clock.look("2026-01-09 20:00")
    assert await clock.outcome(K.MEETING, "2026-01-10/2026-01-10 1 hari") == "dropped"


async def test_the_quiet_hours_are_those_of_the_group(clock: Clockwork) -> None:
    """20.00 in Jayapura is 18.00 in Jakarta."""
    await clock.agree("zona", "WIT")
    await clock.meet(SITI)
    await clock.look(at("2026-01-04 20:00", WIT))
    assert await clock.outcome(K.ABSENCE) == "nothing"
    await clock.look(at("2026-01-05 07:00", WIT))
    assert await clock.outcome(K.ABSENCE) == "sent"


@pytest.mark.parametrize(
    ("hour", "said_at"),
    [
        ("00.30", "2026-01-09 19:30"),  # half past ten in the evening is quiet
        ("22.00", "2026-01-10 19:30"),
        ("09.00", "2026-01-10 07:00"),
        ("08.30", "2026-01-10 07:00"),  # half past six is quiet
        ("07.01", "2026-01-10 07:00"),
    ],
)
async def test_two_hours_before_a_meeting_in_the_night_or_early(clock: Clockwork, hour: str, said_at: str) -> None:
    await clock.agree("pengingat rapat", "2 jam")
    await clock.agree("jam", hour)
    await clock.look(at(said_at) - INSTANT)
    assert await clock.outcome(K.MEETING, "2026-01-10/%") == "nothing"
    await clock.look(said_at)
    assert await clock.outcome(K.MEETING, "2026-01-10/%") == "sent"


async def test_a_meeting_before_anybody_may_be_disturbed_is_told_the_day_before(clock: Clockwork) -> None:
    await clock.agree("pengingat rapat", "2 jam")
    await clock.agree("jam", "06.30")
    assert await clock.look("2026-01-09 15:59") == []
    assert await clock.look("2026-01-09 16:00") == [("meeting", "2026-01-10/2026-01-10 1 hari")]
    assert await clock.look("2026-01-10 06:30") == []


# --- the ends of months ---------------------------------------------------------------------------------------------


async def days_of(clock: Clockwork, kind: ReminderKind, first: str, last: str, hour: str) -> list[str]:
    """On which days at this hour something of a kind is said."""
    found = []
    day = dt.date.fromisoformat(first)
    while day <= dt.date.fromisoformat(last):
        said = await clock.look(f"{day} {hour}")
        found += [str(day) for one, _occurrence in said if one == kind]
        day += DAY
    return found


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2027, ["01-31", "02-25", "02-28", "03-28", "03-31", "04-27", "04-30"]),
        (2028, ["01-31", "02-26", "02-29", "03-28", "03-31", "04-27", "04-30"]),
    ],
)
async def test_an_instalment_of_the_thirty_first_is_due_on_the_last_of_a_shorter_month(
    clock: Clockwork, year: int, days: list[str]
) -> None:
    """Each is paid on its evening, so that only the day and three days before speak."""
    await clock.look(f"{year}-01-05 12:00")
    await clock.agree("jatuh tempo", "31")
    four = Terms(method=UPK.method, principal=400_000, periods=4, rate=UPK.rate, period=Period.MONTHLY)
    loan = await clock.lend(f"{year}-01-31", four)
    await clock.look(f"{year}-01-28 12:00")
    found = []
    for number, month in enumerate(("01-31", "02-29" if year == 2028 else "02-28", "03-31", "04-30"), 1):
        found += await days_of(clock, K.INSTALMENT, _after(clock), f"{year}-{month}", "08:00")
        await clock.village.pay(loan, 106_000)
        assert number <= 4
    assert found == [f"{year}-{day}" for day in days]


def _after(clock: Clockwork) -> str:
    return str(clock.village.today + DAY)


async def test_a_meeting_of_the_thirty_first_is_on_the_last_of_a_shorter_month(clock: Clockwork) -> None:
    await clock.agree("pertemuan", "bulanan")
    await clock.agree("tanggal rapat", "31")
    await clock.look("2028-01-20 12:00")
    assert await days_of(clock, K.MEETING, "2028-01-21", "2028-05-01", "16:00") == [
        "2028-01-30",
        "2028-02-28",  # the day before 29 February
        "2028-03-30",
        "2028-04-29",
    ]


async def test_a_programme_of_the_thirty_first_goes_by_the_last_of_a_shorter_month(clock: Clockwork) -> None:
    await clock.look("2028-01-20 12:00")
    await clock.accompany("2028-01-31")
    assert await days_of(clock, K.VISIT, "2028-01-21", "2028-04-01", "16:00") == [
        *("2028-01-30", "2028-02-06", "2028-02-13", "2028-02-20"),
        *("2028-02-28", "2028-03-06", "2028-03-13", "2028-03-20"),
        "2028-03-30",
    ]


async def test_a_group_of_the_twenty_ninth_of_february_is_a_year_older_on_the_twenty_eighth(clock: Clockwork) -> None:
    await clock.agree("ucapan", "ya")
    async with clock.village.db.write() as tx:
        await tx.connection.execute(
            "UPDATE groups SET started_at = ?", (int(at("2024-02-29 12:00").timestamp() * 1000),)
        )
    clock.village.directory.forget_everything()
    await clock.look("2027-02-25 08:00")
    assert await days_of(clock, K.BIRTHDAY, "2027-02-26", "2027-03-02", "08:00") == ["2027-02-28"]
    await clock.look("2028-02-25 08:00")
    assert await days_of(clock, K.BIRTHDAY, "2028-02-26", "2028-03-02", "08:00") == ["2028-02-29"]


async def test_a_year_ends_between_a_reminder_and_its_meeting(clock: Clockwork) -> None:
    await clock.agree("hari", "jumat")  # 1 January 2027
    await clock.look("2026-12-31 12:00")
    assert ("meeting", "2027-01-01/2027-01-01 1 hari") in await clock.look("2026-12-31 16:00")
    assert ("meeting", "2027-01-01/2027-01-01 19.00 2 jam") in await clock.look("2027-01-01 17:00")


# --- another zone ---------------------------------------------------------------------------------------------------


async def test_a_group_moves_east_between_its_two_reminders(clock: Clockwork) -> None:
    """What was said stays said; what is to come goes by the new clocks."""
    assert await clock.look("2026-01-09 16:00") == [("meeting", "2026-01-10/2026-01-10 1 hari")]
    await clock.agree("zona", "WIT")
    assert await clock.look("2026-01-09 16:10") == []
    assert await clock.look(at("2026-01-10 16:59", WIT)) == []
    assert await clock.look(at("2026-01-10 17:00", WIT)) == [("meeting", "2026-01-10/2026-01-10 19.00 2 jam")]


async def test_a_group_moves_east_over_the_hour_of_a_reminder(clock: Clockwork) -> None:
    """At 15.30 WIB it is 17.30 in the new zone: 16.00 has passed without having come."""
    await clock.look("2026-01-09 15:29")
    await clock.agree("zona", "WIT")
    assert await clock.look("2026-01-09 15:30") == [("meeting", "2026-01-10/2026-01-10 1 hari")]


async def test_a_group_moves_west_over_the_hour_of_a_reminder(clock: Clockwork) -> None:
    """16.00 comes twice on that day, the reminder once."""
    await clock.agree("zona", "WIT")
    assert await clock.look(at("2026-01-09 16:00", WIT)) == [("meeting", "2026-01-10/2026-01-10 1 hari")]
    await clock.agree("zona", "WIB")
    assert await clock.look("2026-01-09 16:00") == []
    assert await clock.look("2026-01-10 17:00") == [("meeting", "2026-01-10/2026-01-10 19.00 2 jam")]


async def test_a_pendamping_whose_group_moves_east_over_seven_on_monday(clock: Clockwork) -> None:
    await clock.accompany("2026-02-10")
    await clock.look("2026-01-05 06:00")
    await clock.agree("zona", "WIT")
    assert ("digest", "2026-01-05") in await clock.look("2026-01-05 06:01")


# --- a clock that was wrong -----------------------------------------------------------------------------------------


async def test_an_hour_back_says_nothing_twice_and_loses_nothing(clock: Clockwork) -> None:
    await clock.lend("2026-01-20")
    assert len(await clock.look("2026-01-17 08:00")) == 1
    assert await clock.look("2026-01-17 07:00") == []
    assert await clock.look("2026-01-17 08:00") == []
    assert ("meeting", "2026-01-17/2026-01-17 19.00 2 jam") in await clock.look("2026-01-17 17:00")


async def test_a_week_ahead_and_back_what_seemed_too_late_is_said_when_its_time_comes(clock: Clockwork) -> None:
    await clock.lend("2026-01-20")
    await clock.look("2026-01-16 12:00")
    await clock.look("2026-01-23 12:00")
    assert await clock.outcome(K.INSTALMENT, "%/1/2026-01-20/-3") == "dropped"
    assert await clock.look("2026-01-16 12:10") == []
    await clock.look("2026-01-17 08:00")
    assert await clock.outcome(K.INSTALMENT, "%/1/2026-01-20/-3") == "sent"
    assert await clock.outcome(K.INSTALMENT, "%/1/2026-01-20/1") == "sent", "said by the wrong clock: it stays said"
    assert "%/1/2026-01-20/1" not in dict(await clock.look("2026-01-21 08:00")).values()


async def test_its_time_came_while_the_clock_was_a_week_ahead(clock: Clockwork) -> None:
    """On Thursday it is noticed that the clock has been wrong since Monday: Wednesday's nudge is still in time."""
    loan = await clock.lend("2026-01-20")
    await clock.look("2026-01-19 21:00")
    await clock.look("2026-02-02 21:00")
    assert await clock.outcome(K.INSTALMENT, f"{loan.id}/1/2026-01-20/1") == "dropped"
    await clock.look("2026-01-22 10:00")
    assert await clock.outcome(K.INSTALMENT, f"{loan.id}/1/2026-01-20/1") == "sent"
    assert await clock.outcome(K.INSTALMENT, f"{loan.id}/1/2026-01-20/0") == "dropped"


async def test_of_a_loan_of_which_two_things_are_in_time_one_is_said(clock: Clockwork) -> None:
    """By a wrong clock the newer one was said; the right clock does not say the older one after it."""
    weekly = Terms(method=UPK.method, principal=400_000, periods=4, rate=UPK.rate, period=Period.WEEKLY)
    await clock.agree("jatuh tempo", "10")
    await clock.lend("2026-01-13", weekly)
    await clock.look("2026-01-13 09:00")
    async with clock.village.turn() as turn:
        await nudges.pause(turn, clock.village.roster.spoken_by(SITI), dt.date(2026, 1, 16), SITI)
    await clock.look("2026-01-14 08:00")  # the day after: paused
    said = await clock.look("2026-01-17 09:00")  # by the wrong clock: three days before the next one
    assert [occurrence[2:] for kind, occurrence in said if kind == K.INSTALMENT] == ["2/2026-01-20/-3"]
    said = await clock.look("2026-01-17 08:10")
    assert [kind for kind, _occurrence in said if kind == K.INSTALMENT] == []


# --- what has changed meanwhile -------------------------------------------------------------------------------------


async def test_what_has_no_reason_any_more_is_not_said(clock: Clockwork) -> None:
    """Paid, called off, visited while the bot was away: nothing is said, and nothing is written down as too late."""
    loan = await clock.lend("2026-01-20", IN_ONE)
    await clock.accompany("2026-01-17")
    await clock.look("2026-01-15 12:00")
    await clock.village.pay(loan, 60_900, rest_to="ahead")
    async with clock.village.turn() as turn:
        await meeting_plans.call_off(turn, clock.village.roster.group, dt.date(2026, 1, 17), by=JOKO)
        await visits.record(
            turn,
            group_id=clock.village.group_id,
            member_id=3,
            by=3,
            visited_on=dt.date(2026, 1, 15),
            place="",
            notes="",
            follow_up="",
        )
    said = [
        one
        for moment in ("16 16:00", "17 08:00", "17 17:00", "18 09:00")
        for one in await clock.look(f"2026-01-{moment}")
    ]
    assert said == []
    assert await clock.outcome(K.INSTALMENT) == "nothing"


async def test_a_meeting_that_was_moved_is_told_of_its_new_day_alone(clock: Clockwork) -> None:
    await clock.look("2026-01-08 12:00")
    async with clock.village.turn() as turn:
        group = clock.village.roster.group
        await meeting_plans.move(turn, group, dt.date(2026, 1, 10), on=dt.date(2026, 1, 12), hour=dt.time(16), by=JOKO)
    said = []
    for moment in ("09 16:00", "10 17:00", "11 09:00", "11 16:00", "12 14:00", "13 09:00"):
        said += [(moment, occurrence) for _kind, occurrence in await clock.look(f"2026-01-{moment}")]
    assert said == [
        ("11 16:00", "2026-01-10/2026-01-12 1 hari"),
        ("12 14:00", "2026-01-10/2026-01-12 16.00 2 jam"),
        ("13 09:00", "2026-01-10/2026-01-12"),
    ]
