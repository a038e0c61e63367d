"""What the group owes, what of it is lent on, and whether members' instalments cover it."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.dates import NamedDate
from savings.debts import (
    NextPayment,
    Onlent,
    coverage,
    coverage_to_the_end,
    first_due,
    named_days,
    next_payment,
    onlent,
    overdue,
    payments_made,
    unlent,
)
from savings.loans import LoanState, Period
from savings.repayments import LoanAccount, Repayment, allocate, remaining
from tests.savings.lending import FIRST_DUE, PAID_OUT, account, loan, paid, terms, uppks

MARCH = dt.date(2026, 3, 21)


def debt(*payments: Repayment, principal: int = 3_000_000, before: int = 0) -> LoanAccount:
    """Ten months at 1,5 % flat, the first payment on 21 February."""
    agreed = terms(principal)
    owed = loan(agreed, member_id=None, principal_before=before, interest_before=before * 3 // 20)
    return account(agreed, *payments, of=owed)


def members(count: int, *, first: dt.date = FIRST_DUE) -> tuple[LoanAccount, ...]:
    """So many loans of 500.000 each, lent on the same terms."""
    return tuple(account(terms(), first=first, of=loan(terms(), id=at, member_id=at)) for at in range(2, count + 2))


def pays(one: LoanAccount, amount: int, on: dt.date = FIRST_DUE) -> LoanAccount:
    """With this much more paid on it."""
    split = allocate(one, amount, on, ahead=True)
    return replace(one, payments=(*one.payments, paid(on, split, number=len(one.payments) + 1)))


# --- the debt by itself --------------------------------------------------------------------------------------------


def test_what_is_to_be_paid_next() -> None:
    assert next_payment(debt(), PAID_OUT) == NextPayment(amount=345_000, due_on=FIRST_DUE)
    assert next_payment(debt(), FIRST_DUE) == NextPayment(amount=345_000, due_on=FIRST_DUE)
    assert next_payment(debt(), FIRST_DUE + dt.timedelta(days=1)) == NextPayment(amount=345_000, due_on=MARCH)
    assert next_payment(pays(debt(), 400_000), PAID_OUT) == NextPayment(amount=290_000, due_on=MARCH)
    assert next_payment(debt(), dt.date(2027, 1, 1)) is None


def test_what_is_late() -> None:
    assert overdue(debt(), FIRST_DUE) is None
    assert overdue(debt(), MARCH) == (345_000, FIRST_DUE)
    assert overdue(pays(debt(), 345_000), MARCH + dt.timedelta(days=1)) == (345_000, MARCH)


def test_how_far_it_is_paid() -> None:
    assert payments_made(debt()) == (0, 10)
    assert payments_made(pays(debt(), 400_000)) == (1, 10)
    assert payments_made(debt(before=600_000)) == (2, 10)


# --- what of it is with members ------------------------------------------------------------------------------------


def test_six_loans_of_half_a_million_are_three_millions() -> None:
    assert onlent(debt(), members(6)) == Onlent(borrowers=6, lent=3_000_000, outstanding=3_000_000, unlent=0)
    assert onlent(debt(), members(5)) == Onlent(borrowers=5, lent=2_500_000, outstanding=2_500_000, unlent=500_000)
    assert onlent(debt(), ()) == Onlent(borrowers=0, lent=0, outstanding=0, unlent=3_000_000)


def test_a_loan_that_is_paid_is_lent_no_more_but_its_money_is_not_new() -> None:
    settled = replace(pays(members(1)[0], 575_000), loan=replace(members(1)[0].loan, state=LoanState.PAID))
    assert onlent(debt(), [settled]) == Onlent(borrowers=0, lent=0, outstanding=0, unlent=2_500_000)


def test_who_borrows_twice_is_one_borrower() -> None:
    twice = [replace(one, loan=replace(one.loan, member_id=7)) for one in members(2)]
    assert onlent(debt(), twice).borrowers == 1


def test_what_went_back_of_money_that_was_never_lent_cannot_be_lent() -> None:
    # The UPK got 300.000 of pokok, members have given back 250.000 of it: the rest was never with them.
    repaid = [pays(one, 57_500) for one in members(5)]
    assert unlent(pays(debt(), 345_000), repaid) == 450_000
    assert unlent(pays(debt(), 345_000), members(0)) == 2_700_000


def test_of_a_debt_from_before_the_books_only_what_was_left_counts() -> None:
    assert unlent(debt(before=600_000), ()) == 2_400_000
    old = account(terms(), of=loan(terms(), principal_before=100_000, interest_before=15_000))
    assert unlent(debt(before=600_000), [old]) == 2_000_000


# --- whether it is covered -----------------------------------------------------------------------------------------


def test_six_members_cover_the_payment() -> None:
    found = coverage(debt(), members(6), PAID_OUT)
    assert found is not None
    assert (found.until, found.owed, found.coming, found.collected) == (FIRST_DUE, 345_000, 345_000, 0)
    assert found.lacking == 0


def test_five_members_do_not() -> None:
    found = coverage(debt(), members(5), PAID_OUT)
    assert found is not None
    assert (found.available, found.lacking) == (287_500, 57_500)
    whole = coverage_to_the_end(debt(), members(5))
    # What was never lent goes back as it came; only its jasa is lacking.
    assert (whole.owed, whole.coming, whole.unlent, whole.lacking) == (3_450_000, 2_875_000, 500_000, 75_000)


def test_members_who_pay_later_than_the_group_do_not_cover_it() -> None:
    found = coverage(debt(), members(6, first=FIRST_DUE + dt.timedelta(days=1)), PAID_OUT)
    assert found is not None
    assert (found.coming, found.lacking) == (0, 345_000)


def test_what_members_have_paid_waits_for_the_upk() -> None:
    repaid = [pays(one, 57_500) for one in members(6)]
    found = coverage(debt(), repaid, FIRST_DUE)
    assert found is not None
    assert (found.collected, found.coming, found.lacking) == (345_000, 0, 0)
    passed_on = coverage(pays(debt(), 345_000), repaid, FIRST_DUE)
    assert passed_on is not None
    assert (passed_on.until, passed_on.collected, passed_on.coming) == (MARCH, 0, 345_000)


def test_who_is_late_is_still_expected() -> None:
    repaid = [pays(one, 57_500) for one in members(5)]
    late = members(6)[5]
    found = coverage(debt(), [*repaid, late], FIRST_DUE + dt.timedelta(days=3))
    assert found is not None
    # Both sides are late for February, and March comes.
    assert (found.until, found.owed, found.collected, found.coming) == (MARCH, 690_000, 287_500, 402_500)
    assert found.lacking == 0


def test_where_the_group_helped_out_the_late_money_is_not_counted_twice() -> None:
    late = pays(members(6)[5], 57_500, MARCH)
    repaid = [*(pays(one, 57_500) for one in members(5)), late]
    found = coverage(pays(debt(), 345_000), repaid, MARCH)
    assert found is not None
    assert (found.collected, found.coming) == (0, 345_000)
    helped = coverage(pays(debt(), 345_000), members(6), FIRST_DUE)
    assert helped is not None
    assert (helped.collected, helped.coming) == (0, 690_000)


def test_all_of_it_late_is_covered_until_today() -> None:
    today = dt.date(2027, 1, 1)
    found = coverage(debt(), members(6), today)
    assert found is not None
    assert (found.until, found.owed, found.coming) == (today, 3_450_000, 3_450_000)


def test_a_debt_that_is_paid_needs_no_cover() -> None:
    assert coverage(pays(debt(), 3_450_000), members(6), FIRST_DUE) is None


def test_savings_inside_a_payment_are_the_members_own() -> None:
    weekly = account(uppks(), of=loan(uppks(), id=2))
    found = coverage_to_the_end(debt(), [pays(weekly, 50_000)])
    assert (found.collected, found.coming) == (45_834, 504_166)
    assert found.collected + found.coming == 550_000


def test_nothing_is_expected_of_a_loan_that_was_given_up() -> None:
    lost = members(1)[0]
    lost = replace(lost, loan=replace(lost.loan, state=LoanState.WRITTEN_OFF))
    found = coverage_to_the_end(debt(), [lost])
    assert (found.coming, found.unlent) == (0, 2_500_000)


SHARES = st.lists(st.integers(min_value=20_000, max_value=900_000), max_size=8)


@given(SHARES, st.integers(min_value=0, max_value=4_000_000), st.lists(st.integers(0, 600_000), max_size=8))
def test_sums_stay_sums_whatever_was_lent_and_paid(shares: list[int], back: int, amounts: list[int]) -> None:
    owed = pays(debt(), back)
    linked = [account(terms(one), of=loan(terms(one), id=at, member_id=at)) for at, one in enumerate(shares, 2)]
    linked = [pays(one, amount) for one, amount in zip(linked, [*amounts, *[0] * 8], strict=False)]
    whole = coverage_to_the_end(owed, linked)
    assert whole.owed == remaining(owed, PAID_OUT).total
    assert whole.coming == sum(remaining(one, PAID_OUT).total for one in linked)
    assert 0 <= unlent(owed, linked) <= max(0, 3_000_000 - sum(shares))
    for on in (PAID_OUT, FIRST_DUE, MARCH, dt.date(2027, 1, 1)):
        found = coverage(owed, linked, on)
        if found is None:
            assert whole.owed == 0
            continue
        assert found.owed <= whole.owed and found.coming <= whole.coming and found.collected == whole.collected >= 0
        assert found.lacking == max(0, found.owed - found.collected - found.coming)


# --- when the first payment is due ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "day", "expected"),
    [
        ("2026-11-21", 10, "2026-12-10"),
        ("2026-11-25", 10, "2026-12-10"),
        ("2026-11-26", 10, "2027-01-10"),
        ("2026-11-01", 16, "2026-11-16"),
        ("2026-11-02", 16, "2026-12-16"),
        ("2026-01-31", 31, "2026-02-28"),
    ],
)
def test_the_agreed_day_at_least_fifteen_days_after_the_money_came(received: str, day: int, expected: str) -> None:
    came = dt.date.fromisoformat(received)
    assert first_due(came, Period.MONTHLY, day=day) == dt.date.fromisoformat(expected)
    assert first_due(came, Period.MONTHLY, day=None) is None
    assert first_due(came, Period.WEEKLY, day=day) is None


SAID_ON = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("named", "came", "first"),
    [
        (NamedDate(text="kemarin", days=-1), "2026-11-20", None),
        (NamedDate(text="hari ini", days=0), "2026-11-21", None),
        (NamedDate(text="besok", days=1, future=True), None, "2026-11-22"),
        (NamedDate(text="kamis", weekday=3), "2026-11-19", None),
        (NamedDate(text="tgl 10", day=10), None, "2026-12-10"),
        (NamedDate(text="tgl 30", day=30), None, "2026-12-30"),
        (NamedDate(text="tgl 10 bulan depan", day=10, future=True), None, "2026-12-10"),
        (NamedDate(text="5 januari", day=5, month=1), None, "2027-01-05"),
        (NamedDate(text="21 november", day=21, month=11), None, "2027-11-21"),
        (NamedDate(text="29 februari", day=29, month=2), None, "2028-02-29"),
        (NamedDate(text="10 desember 2026", day=10, month=12, year=2026), None, "2026-12-10"),
        (NamedDate(text="1 november 2026", day=1, month=11, year=2026), "2026-11-01", None),
        (NamedDate(text="31 februari", day=31, month=2), None, None),
        (NamedDate(text="31 februari 2027", day=31, month=2, year=2027), None, None),
    ],
)
def test_which_day_a_named_day_is(named: NamedDate, came: str | None, first: str | None) -> None:
    days = [None if day is None else dt.date.fromisoformat(day) for day in (came, first)]
    assert [*named_days(named, SAID_ON)] == days
