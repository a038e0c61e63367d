"""Instalments, due dates, paceklik and the effective rate: published examples, and what holds for every loan."""

import datetime as dt
import itertools
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from savings.loans import UPPKS_WEEKS, Method, Period, Terms, percent_text
from savings.meetings import Rhythm, Schedule
from savings.schedules import compare, due_dates, effective_rate, first_due_on, instalments, plan, shift, simulate
from tests.savings.lending import terms, uppks

SATURDAY = 5


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def days(*texts: str) -> tuple[dt.date, ...]:
    return tuple(dt.date.fromisoformat(text) for text in texts)


def meets(rhythm: Rhythm, week: int = 1) -> Schedule:
    return Schedule(rhythm=rhythm, weekday=SATURDAY, week=week, hour=dt.time(19), anchor=dt.date(2026, 1, 3))


@pytest.mark.parametrize(
    ("agreed", "payments", "interest", "savings"),
    [
        (terms(9_000_000, 12, "1%"), [840_000] * 12, 1_080_000, 0),
        (terms(5_000_000, 24, "1.5%", multiple=1_000), [284_000] * 23 + [268_000], 1_800_000, 0),
        (terms(500_000, 10, "1.5%"), [57_500] * 10, 75_000, 0),
        (terms(1_250, 4, "0%"), [313, 313, 313, 311], 0, 0),
        (terms(10_000, 12, "0%", multiple=1_000), [1_000] * 10, 0, 0),
        (uppks(500_000), [50_000] * 12, 50_000, 50_000),
        # The UPK's loan to a group of six.
        (terms(3_000_000, 10, "1.5%"), [345_000] * 10, 450_000, 0),
        # Where rounding exhausts the pokok early, the jasa of the periods that fall away is not asked either.
        (terms(10_000, 12, "5%", multiple=1_000), [2_000] * 6 + [1_500], 3_500, 0),
        # Rp1 cannot be halved: the periods fall away, and nobody is asked for nothing.
        (terms(3, 12, "0%"), [1, 1, 1], 0, 0),
        (terms(1, 12, "0%", method=Method.ANNUITY), [1], 0, 0),
        # 505 is not ten parts: 51 a week, and the last takes the difference of 505 + 51 + 51.
        (uppks(505), [51] * 11 + [46], 51, 51),
        (uppks(500_500, multiple=1_000), [51_000] * 11 + [39_600], 50_050, 50_050),
    ],
)
def test_published_schedules(agreed: Terms, payments: list[int], interest: int, savings: int) -> None:
    planned = plan(agreed)
    assert [one.total for one in planned] == payments
    assert sum(one.interest for one in planned) == interest
    assert sum(one.savings for one in planned) == savings
    assert sum(one.principal for one in planned) == agreed.principal


def test_menurun_asks_jasa_on_what_remains() -> None:
    planned = plan(terms(120_000_000, 12, "10/12%", method=Method.DECLINING))
    assert {one.principal for one in planned} == {10_000_000}
    assert (planned[0].interest, planned[1].interest, planned[11].interest) == (1_000_000, 916_667, 83_333)


def test_menurun_rounded_up_pays_more_pokok() -> None:
    planned = plan(terms(1_000_000, 3, "1.5%", method=Method.DECLINING, multiple=1_000))
    assert [(one.principal, one.interest) for one in planned] == [(334_000, 15_000), (334_010, 9_990), (331_990, 4_980)]


def test_anuitas_asks_the_same_each_time() -> None:
    planned = plan(terms(120_000_000, 120, "11/12%", method=Method.ANNUITY))
    assert {one.total for one in planned[:-1]} == {1_653_000}
    assert planned[0].interest == 1_100_000
    assert sum(one.principal for one in planned) == 120_000_000
    # All roundings of ten years come to Rp30, which the last one takes.
    assert planned[-1].total == 1_653_030


def test_uppks_spreads_its_parts() -> None:
    planned = plan(uppks(500_000))
    assert {(one.principal, one.interest, one.savings) for one in planned[:-1]} == {(41_668, 4_166, 4_166)}
    assert (planned[-1].principal, planned[-1].interest, planned[-1].savings) == (41_652, 4_174, 4_174)


@pytest.mark.parametrize(
    ("agreed", "rate"),
    [
        (terms(500_000, 10, "1.5%"), "2.63%"),
        (terms(9_000_000, 12, "1%"), "1.79%"),
        (terms(120_000_000, 12, "10/12%", method=Method.DECLINING), "0.83%"),
        (terms(120_000_000, 120, "11/12%", method=Method.ANNUITY), "0.92%"),
        (terms(1_000_000, 1, "2%"), "2%"),
        (terms(500_000, 10, "0%"), "0%"),
        # Savings inside the payments stay the borrower's own, and so do held ones; admin does not.
        (uppks(500_000), "1.5%"),
        (terms(500_000, 10, "1.5%", held="5%"), "2.63%"),
        (terms(500_000, 1, "0%", admin="5000"), "1.01%"),
        # A half goes up: Rp1.000.000 for Rp1.000.050.
        (terms(1_000_000, 1, "0.005%"), "0.01%"),
        (terms(1_000_000, 1, "0.0049%"), "0%"),
        (terms(1_000, 1, "300%"), "300%"),
    ],
)
def test_the_effective_rate(agreed: Terms, rate: str) -> None:
    assert percent_text(effective_rate(agreed)) == rate


def test_methods_side_by_side() -> None:
    compared = compare(500_000, 10, Fraction(15, 1000), Period.MONTHLY)
    assert [(one.terms.method, one.first.total, one.last.total, one.total_interest) for one in compared] == [
        (Method.FLAT, 57_500, 57_500, 75_000),
        (Method.DECLINING, 57_500, 50_750, 41_250),
        (Method.ANNUITY, 54_217, 54_218, 42_171),
    ]
    assert [percent_text(one.effective_rate) for one in compared] == ["2.63%", "1.5%", "1.5%"]
    assert [one.total for one in compared] == [575_000, 541_250, 542_171]


def test_uppks_stands_beside_them_at_twelve_weeks() -> None:
    compared = compare(500_000, 12, Fraction(0), Period.WEEKLY, 1_000)
    assert compared[-1].terms.method is Method.UPPKS
    assert (compared[-1].total_interest, compared[-1].total_savings, compared[-1].total) == (50_000, 50_000, 600_000)
    assert all(one.terms.method is not Method.UPPKS for one in compare(500_000, 12, Fraction(0), Period.MONTHLY))


def test_admin_belongs_to_the_cost() -> None:
    assert simulate(terms(500_000, 10, "1.5%", admin="1%", held="5%")).total_cost == 80_000


@pytest.mark.parametrize(
    ("first", "period", "expected"),
    [
        ("2026-01-31", Period.MONTHLY, days("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30")),
        ("2027-11-30", Period.MONTHLY, days("2027-11-30", "2027-12-30", "2028-01-30", "2028-02-29")),
        ("2026-12-26", Period.WEEKLY, days("2026-12-26", "2027-01-02", "2027-01-09", "2027-01-16")),
        ("2026-12-26", Period.FORTNIGHTLY, days("2026-12-26", "2027-01-09", "2027-01-23", "2027-02-06")),
    ],
)
def test_due_dates_without_meetings(first: str, period: Period, expected: tuple[dt.date, ...]) -> None:
    assert due_dates(day(first), period, 4) == expected


def test_a_late_day_of_the_month_comes_back_after_a_short_month() -> None:
    assert due_dates(day("2026-02-28"), Period.MONTHLY, 3, day=31) == days("2026-02-28", "2026-03-31", "2026-04-30")


@pytest.mark.parametrize(
    ("rhythm", "period", "first", "expected"),
    [
        # Each meeting where there is one a period: the first Saturday, whatever its date.
        (Rhythm.MONTHLY, Period.MONTHLY, "2026-11-07", days("2026-11-07", "2026-12-05", "2027-01-02")),
        (Rhythm.WEEKLY, Period.WEEKLY, "2026-11-07", days("2026-11-07", "2026-11-14", "2026-11-21")),
        (Rhythm.FORTNIGHTLY, Period.FORTNIGHTLY, "2026-01-03", days("2026-01-03", "2026-01-17", "2026-01-31")),
        # Who meets more often collects at the first meeting that is not before the reckoned day.
        (Rhythm.WEEKLY, Period.MONTHLY, "2026-11-07", days("2026-11-07", "2026-12-12", "2027-01-09")),
        (Rhythm.WEEKLY, Period.FORTNIGHTLY, "2026-11-07", days("2026-11-07", "2026-11-21", "2026-12-05")),
        # Who meets more rarely, or begins on another day, keeps the reckoned days.
        (Rhythm.MONTHLY, Period.WEEKLY, "2026-11-07", days("2026-11-07", "2026-11-14", "2026-11-21")),
        (Rhythm.MONTHLY, Period.MONTHLY, "2026-11-10", days("2026-11-10", "2026-12-10", "2027-01-10")),
    ],
)
def test_due_dates_at_meetings(rhythm: Rhythm, period: Period, first: str, expected: tuple[dt.date, ...]) -> None:
    assert due_dates(day(first), period, 3, meetings=meets(rhythm)) == expected


def test_no_dates_for_no_instalments() -> None:
    assert due_dates(day("2026-11-07"), Period.MONTHLY, 0, meetings=meets(Rhythm.WEEKLY)) == ()


@pytest.mark.parametrize(
    ("paid_out", "period", "on_day", "rhythm", "first"),
    [
        ("2026-11-07", Period.MONTHLY, 25, Rhythm.WEEKLY, "2026-11-25"),
        ("2026-11-10", Period.MONTHLY, 25, Rhythm.WEEKLY, "2026-11-25"),
        ("2026-11-11", Period.MONTHLY, 25, Rhythm.WEEKLY, "2026-12-25"),
        ("2026-12-28", Period.MONTHLY, 5, Rhythm.WEEKLY, "2027-02-05"),
        ("2027-01-31", Period.MONTHLY, 31, Rhythm.WEEKLY, "2027-02-28"),
        # A day of the month says nothing to weekly instalments.
        ("2026-11-07", Period.WEEKLY, 25, Rhythm.WEEKLY, "2026-11-14"),
        # The next meeting, where the group meets no more often than it collects.
        ("2026-11-07", Period.MONTHLY, None, Rhythm.MONTHLY, "2026-12-05"),
        ("2026-11-07", Period.WEEKLY, None, Rhythm.MONTHLY, "2026-12-05"),
        ("2026-11-11", Period.WEEKLY, None, Rhythm.WEEKLY, "2026-11-14"),
        # Else the first meeting after a whole period.
        ("2026-11-07", Period.MONTHLY, None, Rhythm.WEEKLY, "2026-12-12"),
        ("2026-11-05", Period.MONTHLY, None, Rhythm.WEEKLY, "2026-12-05"),
        ("2027-01-30", Period.MONTHLY, None, Rhythm.WEEKLY, "2027-03-06"),
        ("2026-11-07", Period.FORTNIGHTLY, None, Rhythm.WEEKLY, "2026-11-21"),
    ],
)
def test_the_first_due_date(paid_out: str, period: Period, on_day: int | None, rhythm: Rhythm, first: str) -> None:
    assert first_due_on(day(paid_out), period, day=on_day, meetings=meets(rhythm)) == day(first)


def test_instalments_bear_their_dates() -> None:
    made = instalments(terms(), due_dates(day("2026-02-21"), Period.MONTHLY, 10))
    assert [one.number for one in made] == list(range(1, 11))
    assert (made[9].due_on, made[9].total) == (day("2026-11-21"), 57_500)


def test_dates_of_periods_that_fall_away_are_not_used() -> None:
    made = instalments(terms(10_000, 12, "0%", multiple=1_000), due_dates(day("2026-02-21"), Period.MONTHLY, 12))
    assert made[-1].due_on == day("2026-11-21")


def test_too_few_dates_make_no_schedule() -> None:
    with pytest.raises(ValueError):
        instalments(terms(), due_dates(day("2026-02-21"), Period.MONTHLY, 9))


def shifted(first: str, period: Period, *, by: int, meetings: Schedule | None = None) -> tuple[dt.date, ...]:
    """A loan of four instalments whose third and fourth are moved."""
    made = instalments(terms(400, 4, "0%", period=period), due_dates(day(first), period, 4, meetings=meetings))
    moved = shift(made, from_number=3, periods=by, period=period, meetings=meetings)
    return tuple(one.due_on for one in moved)


@pytest.mark.parametrize(
    ("first", "period", "by", "expected"),
    [
        ("2026-01-31", Period.MONTHLY, 1, days("2026-01-31", "2026-02-28", "2026-04-30", "2026-05-31")),
        ("2026-01-31", Period.MONTHLY, 6, days("2026-01-31", "2026-02-28", "2026-09-30", "2026-10-31")),
        ("2026-11-07", Period.WEEKLY, 3, days("2026-11-07", "2026-11-14", "2026-12-12", "2026-12-19")),
    ],
)
def test_paceklik_moves_the_rest(first: str, period: Period, by: int, expected: tuple[dt.date, ...]) -> None:
    assert shifted(first, period, by=by) == expected


def test_paceklik_moves_from_meeting_to_meeting() -> None:
    moved = shifted("2026-11-07", Period.MONTHLY, by=2, meetings=meets(Rhythm.MONTHLY))
    assert moved == days("2026-11-07", "2026-12-05", "2027-03-06", "2027-04-03")


def test_paceklik_keeps_a_single_instalment_on_a_meeting_day() -> None:
    made = instalments(terms(400, 1, "0%"), days("2026-11-07"))
    moved = shift(made, from_number=1, periods=1, period=Period.MONTHLY, meetings=meets(Rhythm.MONTHLY))
    assert moved[0].due_on == day("2026-12-05")


def test_paceklik_keeps_days_that_are_no_meetings() -> None:
    assert shifted("2026-01-31", Period.MONTHLY, by=1, meetings=meets(Rhythm.MONTHLY))[2:] == days(
        "2026-04-30", "2026-05-31"
    )
    made = instalments(terms(400, 2, "0%", period=Period.FORTNIGHTLY), days("2026-11-11", "2026-11-25"))
    moved = shift(made, from_number=2, periods=1, period=Period.FORTNIGHTLY, meetings=meets(Rhythm.WEEKLY))
    assert moved[1].due_on == day("2026-12-09")


def test_paceklik_moves_nothing_that_is_not_there() -> None:
    made = instalments(terms(), due_dates(day("2026-02-21"), Period.MONTHLY, 10))
    for from_number, periods in ((11, 1), (0, 1), (3, 0)):
        with pytest.raises(ValueError):
            shift(made, from_number=from_number, periods=periods, period=Period.MONTHLY)


METHODS = st.sampled_from([Method.FLAT, Method.DECLINING, Method.ANNUITY])
RATES = st.fractions(0, 2, max_denominator=1_200)
ANY_TERMS = st.builds(
    terms,
    st.one_of(st.integers(1, 100), st.integers(1, 10_000_000), st.integers(1, 9_000_000_000_000)),
    st.integers(1, 60),
    RATES,
    method=METHODS,
    period=st.sampled_from(Period),
    multiple=st.sampled_from([1, 100, 500, 1_000]),
) | st.builds(uppks, st.integers(1, 10_000_000), st.sampled_from([1, 100, 500, 1_000]))


@settings(deadline=None)
@given(ANY_TERMS)
@example(terms(1, 60, Fraction(2), method=Method.ANNUITY))
@example(terms(29, 60, "0%"))
def test_every_schedule_sums_exactly(agreed: Terms) -> None:
    planned = plan(agreed)
    assert sum(one.principal for one in planned) == agreed.principal
    assert 1 <= len(planned) <= agreed.periods
    assert all(min(one.principal, one.interest, one.savings) >= 0 and one.total > 0 for one in planned)
    assert all(one.total % agreed.multiple == 0 for one in planned[:-1])
    if agreed.method is Method.UPPKS:
        assert (
            sum(one.interest for one in planned) == sum(one.savings for one in planned) == (agreed.principal + 5) // 10
        )
    else:
        assert sum(one.savings for one in planned) == 0


@settings(deadline=None)
@given(ANY_TERMS)
def test_flat_is_never_cheaper_than_what_it_says(agreed: Terms) -> None:
    rate = effective_rate(agreed)
    assert rate >= 0
    if agreed.method is Method.FLAT:
        # One rupiah of rounding may weigh much on a loan of a few rupiah.
        assert rate >= agreed.rate - Fraction(1, 20_000) - Fraction(1, agreed.principal)


@settings(deadline=None)
@given(
    first=st.dates(dt.date(2026, 1, 1), dt.date(2030, 12, 31)),
    period=st.sampled_from(Period),
    count=st.integers(1, 30),
    met=st.none() | st.builds(meets, st.sampled_from(Rhythm), st.integers(1, 4)),
)
def test_due_dates_follow_each_other(first: dt.date, period: Period, count: int, met: Schedule | None) -> None:
    made = due_dates(first, period, count, meetings=met)
    assert len(made) == count
    assert made[0] == first
    assert all(before < after for before, after in itertools.pairwise(made))


@settings(deadline=None)
@given(
    first=st.dates(dt.date(2026, 1, 1), dt.date(2030, 12, 31)),
    period=st.sampled_from(Period),
    from_number=st.integers(1, UPPKS_WEEKS),
    periods=st.integers(1, 12),
    met=st.none() | st.builds(meets, st.sampled_from(Rhythm), st.integers(1, 4)),
)
def test_paceklik_keeps_sums_and_order(
    first: dt.date, period: Period, from_number: int, periods: int, met: Schedule | None
) -> None:
    agreed = terms(1_200_000, 12, "1%", period=period)
    made = instalments(agreed, due_dates(first, period, 12, meetings=met))
    moved = shift(made, from_number=from_number, periods=periods, period=period, meetings=met)
    assert [(one.number, one.principal, one.interest) for one in moved] == [
        (one.number, one.principal, one.interest) for one in made
    ]
    assert all(before.due_on < after.due_on for before, after in itertools.pairwise(moved))
    assert moved[: from_number - 1] == made[: from_number - 1]
    assert all(
        later.due_on > before.due_on for before, later in zip(made, moved, strict=True) if before.number >= from_number
    )
