"""What was paid on a loan before the books began: by the count of instalments, or by what is left of the pokok."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.loans import Method, Period, Terms
from savings.openings import paid_by_count, paid_by_remaining
from savings.schedules import plan

UPK = Terms(
    method=Method.FLAT, principal=500_000, periods=10, rate=Fraction(3, 200), period=Period.MONTHLY, multiple=100
)


@pytest.mark.parametrize(
    ("count", "principal", "interest"),
    [(0, 0, 0), (4, 200_000, 30_000), (9, 450_000, 67_500), (10, 500_000, 75_000), (-1, 0, 0)],
)
def test_by_count(count: int, principal: int, interest: int) -> None:
    assert paid_by_count(UPK, count) == (principal, interest)


@pytest.mark.parametrize(
    ("remaining", "principal", "interest"),
    [
        (500_000, 0, 0),
        (300_000, 200_000, 30_000),
        # of an instalment that is paid in part the jasa is paid first
        (275_000, 225_000, 37_500),
        (499_999, 1, 7_500),
        (1, 499_999, 75_000),
    ],
)
def test_by_what_is_left(remaining: int, principal: int, interest: int) -> None:
    assert paid_by_remaining(UPK, remaining) == (principal, interest)


@pytest.mark.parametrize("remaining", [0, -1, 500_001])
def test_what_cannot_be_left(remaining: int) -> None:
    with pytest.raises(ValueError, match="cannot be left"):
        paid_by_remaining(UPK, remaining)


@given(
    method=st.sampled_from(list(Method)),
    principal=st.integers(1_000, 10_000_000),
    periods=st.integers(1, 36),
    rate=st.fractions(0, Fraction(1, 20), max_denominator=1000),
    count=st.integers(0, 36),
)
def test_both_ways_agree(method: Method, principal: int, periods: int, rate: Fraction, count: int) -> None:
    uppks = method is Method.UPPKS
    period = Period.WEEKLY if uppks else Period.MONTHLY
    terms = Terms(method=method, principal=principal, periods=12 if uppks else periods, rate=rate, period=period)
    paid, interest = paid_by_count(terms, count)
    if paid < principal:
        assert paid_by_remaining(terms, principal - paid) == (paid, interest)
    assert paid <= principal
    assert interest <= sum(one.interest for one in plan(terms))
