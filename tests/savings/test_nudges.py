"""When a nudge is said, when it is too late, and what there is to say: over month ends, leap days and quiet days."""

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings import nudges
from savings.nudges import Calling
from savings.reminders import ReminderKind, Window
from savings.repayments import LoanAccount, Owed, Repayment
from tests.savings.lending import account, loan, paid, terms

WIB, WITA, WIT = (ZoneInfo(f"Asia/{city}") for city in ("Jakarta", "Makassar", "Jayapura"))
FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
TENTH = dt.date(2026, 12, 10)


def whole(first: str, last: str, zone: ZoneInfo = WIB) -> Window:
    """From the first minute of one day to the last of another."""
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last) + dt.timedelta(days=1)
    since, until = (dt.datetime.combine(day, dt.time(), tzinfo=zone) for day in days)
    return Window(since=since, until=until - dt.timedelta(seconds=1))


def told(callings: list[Calling], zone: ZoneInfo = WIB) -> list[tuple[int, str, str]]:
    """Offset, when, and until when, in the local time."""
    return [
        (one.offset, f"{one.at.astimezone(zone):%Y-%m-%d %H:%M}", f"{one.until.astimezone(zone):%Y-%m-%d %H:%M}")
        for one in callings
    ]


def test_before_on_and_after_a_day() -> None:
    window = whole("2026-12-01", "2026-12-31")
    day = dt.date(2026, 12, 10)
    assert told(list(nudges.before_and_on(day, (), window, WIB))) == [
        (-3, "2026-12-07 08:00", "2026-12-09 20:00"),
        (0, "2026-12-10 08:00", "2026-12-10 20:00"),
    ]
    assert told(list(nudges.since(day, (), window, WIB))) == [
        (1, "2026-12-11 08:00", "2026-12-14 20:00"),
        (7, "2026-12-17 08:00", "2026-12-20 20:00"),
        (14, "2026-12-24 08:00", "2026-12-27 20:00"),
        (21, "2026-12-31 08:00", "2027-01-03 20:00"),
    ]


@pytest.mark.parametrize(
    ("zone", "utc"), [(WIB, "2026-12-10T01:00:00"), (WITA, "2026-12-10T00:00:00"), (WIT, "2026-12-09T23:00:00")]
)
def test_it_is_eight_in_each_zone(zone: ZoneInfo, utc: str) -> None:
    window = whole("2026-12-10", "2026-12-10", zone)
    (one,) = nudges.before_and_on(dt.date(2026, 12, 10), (), window, zone)
    assert one.at == dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        ("2028-03-01", ["2028-02-27", "2028-03-01", "2028-03-02", "2028-03-08"]),  # over 29 February
        ("2028-02-29", ["2028-02-26", "2028-02-29", "2028-03-01", "2028-03-07"]),
        ("2027-03-01", ["2027-02-26", "2027-03-01", "2027-03-02", "2027-03-08"]),
        ("2026-12-31", ["2026-12-28", "2026-12-31", "2027-01-01", "2027-01-07"]),  # over New Year
        ("2027-01-01", ["2026-12-29", "2027-01-01", "2027-01-02", "2027-01-08"]),
    ],
)
def test_over_the_ends_of_months_and_years(due_on: str, said: list[str]) -> None:
    day = dt.date.fromisoformat(due_on)
    window = whole(said[0], said[-1])
    found = [*nudges.before_and_on(day, (), window, WIB), *nudges.since(day, (), window, WIB)]
    assert [f"{one.at.astimezone(WIB):%Y-%m-%d}" for one in found] == said


def test_a_quiet_day_is_passed_over() -> None:
    """Due on Saturday 12 December 2026; Friday and Sunday are quiet."""
    day, window = dt.date(2026, 12, 12), whole("2026-12-01", "2026-12-31")
    quiet = (FRIDAY, SUNDAY)
    assert told(list(nudges.since(day, quiet, window, WIB)))[:2] == [
        (1, "2026-12-14 08:00", "2026-12-17 20:00"),  # Monday, not Sunday
        (7, "2026-12-19 08:00", "2026-12-22 20:00"),
    ]
    assert told(list(nudges.before_and_on(day, (SATURDAY,), window, WIB))) == [
        (-3, "2026-12-09 08:00", "2026-12-12 20:00")
    ], "on Sunday is said that Saturday was the day: once, not twice"
    assert told(list(nudges.since(day, (SATURDAY,), window, WIB)))[0] == (1, "2026-12-13 08:00", "2026-12-16 20:00")


def test_only_what_begins_in_the_window() -> None:
    day = dt.date(2026, 12, 10)
    eight = dt.datetime(2026, 12, 11, 8, tzinfo=WIB)
    for since, until, expected in (
        (eight, eight, [1]),
        (eight + dt.timedelta(seconds=1), eight + dt.timedelta(days=3), []),
        (eight - dt.timedelta(days=3), eight - dt.timedelta(seconds=1), []),
    ):
        assert [one.offset for one in nudges.since(day, (), Window(since=since, until=until), WIB)] == expected


@given(
    due=st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1)),
    quiet=st.sets(st.integers(0, 6), max_size=6),
    first=st.integers(-20, 800),
    length=st.integers(0, 12),
)
def test_a_long_window_and_short_ones_say_the_same(due: dt.date, quiet: set[int], first: int, length: int) -> None:
    """However it is looked at, each day has the same reminders, none on a quiet day, and none runs into the next."""
    begin = due + dt.timedelta(days=first)
    every = Window(
        since=dt.datetime.combine(due - dt.timedelta(days=30), dt.time(), tzinfo=WIB),
        until=dt.datetime.combine(due + dt.timedelta(days=900), dt.time(), tzinfo=WIB),
    )
    part = Window(
        since=dt.datetime.combine(begin, dt.time(), tzinfo=WIB),
        until=dt.datetime.combine(begin + dt.timedelta(days=length), dt.time(), tzinfo=WIB),
    )

    def all_of(window: Window) -> list[Calling]:
        found = [*nudges.before_and_on(due, quiet, window, WIB), *nudges.since(due, quiet, window, WIB)]
        return sorted(found, key=lambda one: one.at)

    everything = all_of(every)
    assert all_of(part) == [one for one in everything if part.holds(one.at)]
    assert all(one.at.astimezone(WIB).weekday() not in quiet for one in everything)
    assert all(one.at < one.until < after.at for one, after in itertools.pairwise(everything))


# --- which instalments ---------------------------------------------------------------------------------------------


def monthly(first_due: dt.date, *payments: Repayment, member_id: int | None = 7) -> LoanAccount:
    """Ten monthly instalments of Rp57.500."""
    return account(terms(), *payments, first=first_due, of=loan(terms(), member_id=member_id))


def occurrences(lent: LoanAccount, first: str, last: str) -> list[tuple[str, str]]:
    """When and what of a loan is said in these days."""
    found = nudges.of_loan(lent, (), whole(first, last), WIB)
    return sorted((f"{one.at.astimezone(WIB):%m-%d}", one.occurrence.split("/", 1)[1]) for one in found)


def test_the_weeks_are_counted_from_the_oldest_unpaid_instalment() -> None:
    """Monthly on the 10th from December 2026, nothing paid: January's brings its own two, and no weeks."""
    lent = monthly(TENTH)
    assert occurrences(lent, "2027-01-01", "2027-01-31") == [
        ("01-07", "1/2026-12-10/28"),
        ("01-07", "2/2027-01-10/-3"),
        ("01-10", "2/2027-01-10/0"),
        ("01-14", "1/2026-12-10/35"),
        ("01-21", "1/2026-12-10/42"),
        ("01-28", "1/2026-12-10/49"),
    ]


def test_what_is_paid_is_not_spoken_of() -> None:
    lent = monthly(TENTH, paid(TENTH, Owed(principal=50_000, interest=7_500)))
    assert occurrences(lent, "2026-12-01", "2026-12-31") == []
    assert occurrences(lent, "2027-01-01", "2027-01-12") == [
        ("01-07", "2/2027-01-10/-3"),
        ("01-10", "2/2027-01-10/0"),
        ("01-11", "2/2027-01-10/1"),
    ]


def test_a_debt_of_the_group_is_its_own_kind() -> None:
    lent = monthly(TENTH, member_id=None)
    (one,) = nudges.of_loan(lent, (), whole("2026-12-07", "2026-12-07"), WIB)
    assert (one.kind, one.person) == (ReminderKind.DEBT, 0)


def test_a_talangan_is_spoken_of_every_week() -> None:
    found = nudges.of_cover(9, dt.date(2026, 11, 21), 4, (), whole("2026-11-21", "2026-12-12"), WIB)
    assert [(one.occurrence, one.person, f"{one.at.astimezone(WIB):%m-%d}") for one in found] == [
        ("9/2026-11-21/7", 4, "11-28"),
        ("9/2026-11-21/14", 4, "12-05"),
        ("9/2026-11-21/21", 4, "12-12"),
    ]


# --- what there is to say ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "reported", "said"),
    [
        ("2026-12-06", 0, None),  # four days before: nothing yet
        ("2026-12-07", 0, (0, None, 57_500, "2026-12-10")),
        ("2026-12-10", 0, (0, None, 57_500, "2026-12-10")),
        ("2026-12-10", 20_000, (0, None, 37_500, "2026-12-10")),
        ("2026-12-10", 57_500, None),
        ("2026-12-11", 0, (57_500, "2026-12-10", 0, None)),
        ("2026-12-11", 57_499, (1, "2026-12-10", 0, None)),
        ("2027-01-07", 0, (57_500, "2026-12-10", 57_500, "2027-01-10")),
        ("2027-01-07", 57_500, (0, None, 57_500, "2027-01-10")),
        ("2027-01-07", 60_000, (0, None, 55_000, "2027-01-10")),
        ("2027-01-07", 115_000, None),
        ("2027-01-11", 0, (115_000, "2026-12-10", 0, None)),
    ],
)
def test_what_is_said_of_a_loan(
    today: str, reported: int, said: tuple[int, str | None, int, str | None] | None
) -> None:
    lent = monthly(TENTH)
    found = nudges.loan_nudge(lent, dt.date.fromisoformat(today), reported)
    if said is None:
        assert found is None
        return
    late, since, coming, due_on = said
    assert found is not None
    assert (found.late, found.coming) == (late, coming)
    assert (found.since, found.due_on) == tuple(
        None if day is None else dt.date.fromisoformat(day) for day in (since, due_on)
    )


# --- pauses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2 minggu", "2026-12-05"),
        ("dua minggu", "2026-12-05"),
        ("selama 3 minggu ya", None),
        ("selama 3 minggu", "2026-12-12"),
        ("sebulan", "2026-12-21"),
        ("1 bulan dulu", "2026-12-21"),
        ("3 bulan", "2027-02-21"),
        ("10 hari", "2026-12-01"),
        ("sampai 20 Januari", "2027-01-20"),
        ("Sampai 20 januari 2027.", "2027-01-20"),
        ("sampai tanggal 5", "2026-12-05"),
        ("20/1", "2027-01-20"),
        ("besok", "2026-11-22"),
        ("hari ini", None),
        ("0 minggu", None),
        ("7 bulan", None),
        ("999 bulan", None),
        ("999 minggu", None),
        ("31 februari", None),
        ("lama sekali", None),
        ("", None),
    ],
)
def test_until_when_somebody_wants_quiet(words: str, day: str | None) -> None:
    found = nudges.pause_until(words, dt.date(2026, 11, 21))
    assert found == (None if day is None else dt.date.fromisoformat(day))


@given(words=st.text(max_size=60), today=st.dates(dt.date(2026, 1, 1), dt.date(2035, 12, 31)))
def test_no_words_of_a_pause_raise(words: str, today: dt.date) -> None:
    found = nudges.pause_until(words, today)
    assert found is None or today < found <= today + nudges.LONGEST_PAUSE
