"""Round numbers and days to look along, and money in few letters."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.scales import amounts, days, month_labels, short_amount, short_day, short_month, short_rupiah
from locales import words
from savings.money import LARGEST_AMOUNT

_ = words("id")
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1))


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "Rp0"),
        (500, "Rp500"),
        (999, "Rp999"),
        (1_000, "Rp1 rb"),
        (1_250, "Rp1,25 rb"),
        (12_345, "Rp12,3 rb"),
        (12_350, "Rp12,4 rb"),
        (950_000, "Rp950 rb"),
        (999_499, "Rp999 rb"),
        (999_500, "Rp1 jt"),
        (1_000_000, "Rp1 jt"),
        (1_234_567, "Rp1,23 jt"),
        (2_495_000, "Rp2,5 jt"),
        (120_000_000, "Rp120 jt"),
        (999_999_999, "Rp1 M"),
        (9_000_000_000, "Rp9 M"),
        (1_500_000_000_000, "Rp1,5 T"),
        (2_500_000_000_000_000, "Rp2.500 T"),
        (-75_000, "-Rp75 rb"),
    ],
)
def test_an_amount_in_few_letters(amount: int, written: str) -> None:
    assert short_rupiah(amount, _) == written


def test_a_mark_below_zero_keeps_its_sign() -> None:
    assert short_amount(-250_000, _) == "-250 rb"


def test_another_language_has_its_own_comma() -> None:
    assert short_rupiah(1_250_000, words("en")).startswith("Rp1.25")


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (0, 0, (0,)),
        (0, 3, (0, 1, 2, 3)),
        (0, 500, (0, 200, 400, 600)),
        (0, 2_495_000, (0, 1_000_000, 2_000_000, 3_000_000)),
        (0, 1_000_000, (0, 250_000, 500_000, 750_000, 1_000_000)),
        (-30_000, 100_000, (-50_000, 0, 50_000, 100_000)),
    ],
)
def test_amounts_to_look_along(low: int, high: int, marks: tuple[int, ...]) -> None:
    assert amounts(low, high) == marks


@given(st.integers(-LARGEST_AMOUNT, 0), st.integers(0, LARGEST_AMOUNT), st.integers(3, 8))
def test_amounts_to_look_along_are_round_and_hold_everything(low: int, high: int, most: int) -> None:
    marks = amounts(low, high, most=most)
    assert marks[0] <= low
    assert marks[-1] >= high
    assert 0 in marks
    assert len(marks) <= most
    steps = {after - before for before, after in pairwise(marks)}
    assert len(steps) <= 1
    assert all(str(step).rstrip("0") in {"1", "2", "25", "5"} for step in steps)


@given(DAYS, DAYS, st.integers(2, 8))
def test_days_to_look_along_lie_within_and_in_order(one: dt.date, other: dt.date, most: int) -> None:
    first, last = sorted((one, other))
    marks = days(first, last, _, most=most)
    assert 1 <= len(marks) <= most
    assert all(first <= mark.day <= last for mark in marks)
    assert sorted({mark.day for mark in marks}) == [mark.day for mark in marks]


def test_a_few_weeks_are_marked_by_days_that_end_today() -> None:
    marks = days(dt.date(2026, 10, 20), dt.date(2026, 11, 21), _)
    assert [mark.above for mark in marks] == ["24 Okt", "31 Okt", "7 Nov", "14 Nov", "21 Nov"]
    assert {mark.below for mark in marks} == {""}


def test_the_year_stands_under_the_first_month_and_where_it_changes() -> None:
    marks = days(dt.date(2026, 7, 14), dt.date(2027, 3, 10), _)
    assert [(mark.above, mark.below) for mark in marks] == [("Sep", "2026"), ("Nov", ""), ("Jan", "2027"), ("Mar", "")]


def test_three_years_are_marked_by_halves() -> None:
    marks = days(dt.date(2023, 11, 25), dt.date(2026, 11, 21), _)
    assert [(mark.above, mark.below) for mark in marks] == [
        ("Jan", "2024"),
        ("Jul", ""),
        ("Jan", "2025"),
        ("Jul", ""),
        ("Jan", "2026"),
        ("Jul", ""),
    ]


def test_a_single_day_has_its_year() -> None:
    day = dt.date(2026, 11, 21)
    assert [(mark.above, mark.below) for mark in days(day, day, _)] == [("21 Nov", "2026")]


def test_months_speak_the_language_of_the_group() -> None:
    day = dt.date(2026, 8, 17)
    assert (short_month(day, _), short_day(day, _)) == ("Agu", "17 Agu")
    assert short_month(day, words("en")) == "Aug"
    assert [mark.below for mark in month_labels([day, day], _)] == ["2026", ""]
