"""All loans of a group taken together: kolektibilitas, arrears and the indicators of a revolving fund."""

import datetime as dt
from fractions import Fraction

import pytest

from savings.portfolio import (
    Indicator,
    Light,
    Line,
    Portfolio,
    ccr,
    collectibility,
    judge,
    line,
    portfolio,
    roi,
)
from savings.repayments import allocate
from tests.savings.lending import FIRST_DUE, account, loan, paid, terms, uppks

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("missed", "days", "grade"),
    [
        (0, 0, 1),
        (1, 1, 2),
        (3, 90, 2),
        (4, 1, 3),
        (6, 180, 3),
        (7, 1, 4),
        (9, 270, 4),
        (10, 1, 5),
        # The last instalment that is never paid is one, and grows worse with time.
        (1, 91, 3),
        (1, 181, 4),
        (1, 271, 5),
    ],
)
def test_collectibility(missed: int, days: int, grade: int) -> None:
    assert collectibility(missed, days) == grade


def test_a_group_may_draw_other_lines() -> None:
    assert [collectibility(missed, missed, (1, 2, 4)) for missed in range(6)] == [1, 2, 3, 4, 4, 5]
    assert collectibility(1, 31, (1, 2, 4)) == 3


EXAMPLE = Portfolio(
    lines=(
        Line(borrower_id=1, outstanding=400_000),
        Line(borrower_id=2, outstanding=300_000, arrears=30_000, missed=1),
        Line(borrower_id=3, outstanding=200_000, arrears=90_000, missed=3),
        Line(borrower_id=4, outstanding=100_000, arrears=100_000, missed=4),
    )
)


def test_the_published_indicators() -> None:
    assert (EXAMPLE.lar, EXAMPLE.par, EXAMPLE.rr) == (Fraction(1, 2), Fraction(30, 100), Fraction(81, 100))
    assert (EXAMPLE.outstanding, EXAMPLE.arrears) == (1_000_000, 220_000)


def test_a_borrower_with_two_loans_counts_once_with_both() -> None:
    lines = (
        Line(borrower_id=1, outstanding=100_000, arrears=50_000, missed=3),
        Line(borrower_id=1, outstanding=300_000, arrears=10_000, missed=1),
        Line(borrower_id=2, outstanding=400_000),
    )
    two = Portfolio(lines=lines)
    assert (two.lar, two.par, two.rr) == (Fraction(1, 2), Fraction(1, 2), Fraction(740, 800))
    assert two.behind == lines[:2]


def test_where_nothing_is_lent_nothing_is_measured() -> None:
    empty = Portfolio(lines=())
    assert (empty.lar, empty.par, empty.rr) == (None, None, None)


def test_how_one_loan_stands() -> None:
    agreed = terms(penalty="2000")
    short = account(agreed)
    short = account(agreed, paid(FIRST_DUE, allocate(short, 30_000, FIRST_DUE, ahead=False)))
    assert line(short, FIRST_DUE) == Line(borrower_id=7, loan_id=1, number=1, outstanding=477_500)
    late = line(short, FIRST_DUE + DAY)
    assert (late.arrears, late.interest_arrears, late.penalty, late.overdue) == (27_500, 0, 2_000, 29_500)
    assert (late.missed, late.days, late.collectibility) == (1, 1, 2)
    two = line(short, dt.date(2026, 3, 22))
    assert (two.arrears, two.interest_arrears, two.missed, two.days) == (77_500, 7_500, 2, 29)
    assert line(short, dt.date(2026, 3, 22), (1, 2, 4)).collectibility == 3


def test_savings_inside_uppks_payments_are_arrears_too() -> None:
    late = line(account(uppks()), FIRST_DUE + DAY)
    assert (late.arrears, late.interest_arrears) == (41_668, 8_332)


def test_the_loans_of_a_group() -> None:
    agreed = terms(300_000, 3, "0%")
    done = account(agreed, paid(FIRST_DUE, allocate(account(agreed), 300_000, FIRST_DUE, ahead=True)))
    fresh = account(agreed, of=loan(agreed, id=2, member_id=8), first=dt.date(2026, 9, 21))
    late = account(agreed, of=loan(agreed, id=3, member_id=9))
    now = portfolio([done, fresh, late], dt.date(2026, 6, 1))
    assert [one.loan_id for one in now.lines] == [2, 3]
    assert now.borrowers == {8, 9}
    assert (now.lar, now.par, now.rr) == (Fraction(1, 2), Fraction(1, 2), Fraction(1, 2))
    # Three missed, but the oldest for 100 days: class 3.
    assert {grade: len(lines) for grade, lines in now.by_collectibility.items()} == {1: 1, 2: 0, 3: 1, 4: 0, 5: 0}


def test_cost_coverage_and_return() -> None:
    assert ccr(1_250_000, 1_000_000) == Fraction(125, 100)
    assert ccr(1_250_000, 0) is None
    assert roi(50_000, 1_000_000, 6) == Fraction(10, 100)
    assert roi(-50_000, 1_000_000, 3) == Fraction(-20, 100)
    assert roi(50_000, 0, 6) is None
    assert roi(50_000, 1_000_000, 0) is None


@pytest.mark.parametrize(
    ("indicator", "percent", "light"),
    [
        (Indicator.LAR, "10", Light.GOOD),
        (Indicator.LAR, "10.01", Light.MINIMUM),
        (Indicator.LAR, "20", Light.MINIMUM),
        (Indicator.LAR, "20.01", Light.BAD),
        (Indicator.PAR, "0", Light.GOOD),
        (Indicator.PAR, "20", Light.MINIMUM),
        (Indicator.PAR, "50", Light.BAD),
        (Indicator.RR, "90", Light.GOOD),
        (Indicator.RR, "89.99", Light.MINIMUM),
        (Indicator.RR, "80", Light.MINIMUM),
        (Indicator.RR, "79.99", Light.BAD),
        (Indicator.CCR, "125", Light.GOOD),
        (Indicator.CCR, "124.99", Light.MINIMUM),
        (Indicator.CCR, "100", Light.MINIMUM),
        (Indicator.CCR, "99.99", Light.BAD),
        (Indicator.ROI, "10", Light.GOOD),
        (Indicator.ROI, "9.99", Light.MINIMUM),
        (Indicator.ROI, "0", Light.MINIMUM),
        (Indicator.ROI, "-0.01", Light.BAD),
    ],
)
def test_the_lights(indicator: Indicator, percent: str, light: Light) -> None:
    assert judge(indicator, Fraction(percent) / 100) is light


def test_no_data_is_neither_good_nor_bad() -> None:
    assert judge(Indicator.LAR, None) is None
