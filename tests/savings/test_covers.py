"""Tanggung renteng: the bill against the deposit, the split of a shortage, and who owes whom."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.covers import (
    Balance,
    Cover,
    CoverState,
    LeftOut,
    left_out,
    loan_bill,
    may_cover,
    may_say_returned,
    savings_bill,
    shrunk,
    split,
)
from savings.meetings import Meeting
from savings.repayments import allocate
from tests.savings.lending import FIRST_DUE, account, paid, terms
from tests.savings.test_deciding import group, named

MEETING = Meeting(
    id=1, group_id=1, number=1, held_on=FIRST_DUE, opened_at=dt.datetime(2026, 2, 21, 12, 0, tzinfo=dt.UTC), opened_by=1
)
NOBODY: tuple[int, ...] = ()

money = st.integers(0, 10_000_000)
ids = st.lists(st.integers(1, 60), unique=True, max_size=40)


# --- the split -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shortage", "fund", "savings", "present", "expected"),
    [
        # The fund first, then the borrower's own savings, then those present in equal parts.
        (57_500, 20_000, 10_000, (1, 2, 3), (20_000, 10_000, [(1, 9_167), (2, 9_167), (3, 9_166)], 0)),
        (57_500, 100_000, 10_000, (1, 2, 3), (57_500, 0, [], 0)),
        (57_500, 0, 57_500, (1, 2, 3), (0, 57_500, [], 0)),
        (57_500, 0, 0, (1, 2, 3, 4, 5), (0, 0, [(number, 11_500) for number in range(1, 6)], 0)),
        (2, 0, 0, (1, 2, 3), (0, 0, [(1, 1), (2, 1)], 0)),
        (57_500, 20_000, 10_000, NOBODY, (20_000, 10_000, [], 27_500)),
        (0, 20_000, 10_000, (1, 2), (0, 0, [], 0)),
    ],
)
def test_a_shortage_is_covered_in_this_order(
    shortage: int, fund: int, savings: int, present: tuple[int, ...], expected: tuple[int, int, Any, int]
) -> None:
    made = split(shortage, fund, savings, present)
    shares = [(share.member_id, share.amount) for share in made.shares]
    assert (made.from_fund, made.from_savings, shares, made.uncovered) == expected


@given(shortage=money, fund=money, savings=money, present=ids)
def test_a_split_is_exact_and_keeps_its_order(shortage: int, fund: int, savings: int, present: list[int]) -> None:
    made = split(shortage, fund, savings, present)
    amounts = [share.amount for share in made.shares]
    assert made.covered + made.uncovered == shortage
    assert 0 <= made.from_fund <= fund
    assert 0 <= made.from_savings <= savings
    assert made.uncovered >= 0
    assert all(amount > 0 for amount in amounts)
    # A later source gives nothing before the earlier ones are empty.
    assert not made.from_savings or made.from_fund == fund
    assert not amounts or (made.from_fund, made.from_savings) == (fund, savings)
    assert not made.uncovered or not present
    # Equal to the rupiah, the odd ones with the first of them.
    assert [share.member_id for share in made.shares] == present[: len(amounts)]
    assert amounts == sorted(amounts, reverse=True)
    assert not amounts or amounts[0] - amounts[-1] <= 1
    assert len(amounts) == len(present) or not amounts or set(amounts) == {1}


@pytest.mark.parametrize("amounts", [(-1, 0, 0), (0, -1, 0), (0, 0, -1)])
def test_nothing_is_below_zero(amounts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="below zero"):
        split(*amounts, [1])


def test_nobody_covers_for_oneself_or_while_being_short() -> None:
    roster = group("wati", "siti", "joko:k", "sri@siti", "karto-", "Ani")
    present = [one for one in roster.everyone if one.name != "joko"]
    able = may_cover(present, named(roster, "siti"), frozenset({named(roster, "wati").id}))
    assert [one.name for one in able] == ["Ani", "karto"]  # by name, whatever its first letter; Sri has Siti's phone
    assert may_cover(present, named(roster, "siti"), frozenset())[-1].name == "wati"


def test_who_is_left_out_of_the_split_and_why() -> None:
    roster = group("wati", "siti", "joko:k", "sri@siti", "Ani")
    found = left_out(roster.everyone, named(roster, "siti"), frozenset({named(roster, "wati").id}))
    assert [(one.name, why) for one, why in found] == [("sri", LeftOut.SAME_PHONE), ("wati", LeftOut.SHORT)]


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=12), st.integers(0, 10**8))
def test_shares_shrink_to_what_is_needed(amounts: list[int], needed: int) -> None:
    less = shrunk(amounts, needed)
    assert sum(less) == min(needed, sum(amounts))
    assert all(0 <= left <= before for left, before in zip(less, amounts, strict=True))


# --- the bill against the deposit ----------------------------------------------------------------------------------


def test_an_unpaid_instalment_is_short() -> None:
    bill = loan_bill(account(terms()), FIRST_DUE, waiting=0, promised=0)
    assert (bill.billed, bill.missing, bill.short, bill.uncovered) == (57_500, 57_500, 57_500, 57_500)
    early = loan_bill(account(terms()), FIRST_DUE - dt.timedelta(days=1), waiting=0, promised=0)
    assert (early.billed, early.short) == (0, 0)


def test_what_was_paid_before_is_not_billed_and_what_comes_later_is_a_deposit() -> None:
    fresh = account(terms())
    part = allocate(fresh, 30_000, FIRST_DUE, ahead=False)
    before = account(terms(), paid(FIRST_DUE - dt.timedelta(days=1), part))
    assert loan_bill(before, FIRST_DUE, waiting=0, promised=0).billed == 27_500
    for days in (0, 3):
        later = account(terms(), paid(FIRST_DUE + dt.timedelta(days=days), part))
        bill = loan_bill(later, FIRST_DUE, waiting=0, promised=0)
        assert (bill.billed, bill.missing) == (57_500, 27_500)


def test_what_is_on_its_way_is_counted_once_and_never_beyond_the_bill() -> None:
    bill = loan_bill(account(terms()), FIRST_DUE, waiting=20_000, promised=30_000)
    assert (bill.waiting, bill.short, bill.promised, bill.uncovered) == (20_000, 37_500, 30_000, 7_500)
    more = loan_bill(account(terms()), FIRST_DUE, waiting=500_000, promised=30_000)
    assert (more.waiting, more.short, more.promised, more.uncovered) == (57_500, 0, 0, 0)


@given(asked=money, confirmed=money, waiting=money)
def test_wajib_counts_up_to_what_is_asked(asked: int, confirmed: int, waiting: int) -> None:
    bill = savings_bill(1, asked, confirmed=confirmed, waiting=waiting)
    assert bill.paid == min(asked, confirmed + waiting)
    assert 0 <= bill.waiting <= min(waiting, bill.paid)
    assert bill.short == asked - bill.paid


def test_the_bill_is_the_deposit_and_what_is_lacking() -> None:
    balance = Balance(
        meeting=MEETING,
        loans=(
            loan_bill(account(terms()), FIRST_DUE, waiting=0, promised=7_500),
            loan_bill(account(terms()), FIRST_DUE, waiting=57_500, promised=0),
        ),
        wajib=(
            savings_bill(1, 5_000, confirmed=5_000, waiting=0),
            savings_bill(2, 5_000, confirmed=0, waiting=5_000),
            savings_bill(3, 5_000, confirmed=1_000, waiting=0),
        ),
    )
    assert (balance.bill, balance.deposit, balance.short) == (130_000, 68_500, 61_500)
    assert (balance.short_loans, balance.short_wajib) == (57_500, 4_000)
    assert (balance.waiting, balance.promised) == (62_500, 7_500)


# --- who owes whom -------------------------------------------------------------------------------------------------

AGREED = Cover(
    id=1,
    group_id=1,
    meeting_id=1,
    date=FIRST_DUE,
    debtor_id=1,
    coverer_id=2,
    loan_id=1,
    amount=9_000,
    claim_id=None,
    return_claim_id=None,
    created_by=1,
    created_at=MEETING.opened_at,
    returned_at=None,
    dropped_at=None,
    paid=0,
    reported=0,
    given_back=0,
    return_waits=False,
)


@pytest.mark.parametrize(
    ("facts", "state", "owed", "promised", "amount"),
    [
        ({}, CoverState.PENDING, 0, 9_000, 9_000),
        ({"reported": 8_000}, CoverState.PENDING, 0, 0, 8_000),
        ({"dropped_at": MEETING.opened_at}, CoverState.DROPPED, 0, 0, 9_000),
        ({"paid": 8_000}, CoverState.PAID, 8_000, 0, 8_000),
        ({"paid": 9_000, "given_back": 4_000}, CoverState.PAID, 5_000, 0, 5_000),
        ({"paid": 9_000, "given_back": 9_000}, CoverState.RETURNED, 0, 0, 9_000),
        ({"paid": 9_000, "returned_at": MEETING.opened_at}, CoverState.RETURNED, 0, 0, 9_000),
        # The entry was reversed after the money had come back: nothing was given any more.
        ({"returned_at": MEETING.opened_at}, CoverState.PENDING, 0, 9_000, 9_000),
    ],
)
def test_where_a_cover_stands(facts: dict[str, Any], state: CoverState, owed: int, promised: int, amount: int) -> None:
    cover = replace(AGREED, **facts)
    assert (cover.state, cover.owed, cover.promised, cover.sum) == (state, owed, promised, amount)
    assert cover.open == (state in {CoverState.PENDING, CoverState.PAID})


def test_only_the_coverer_says_that_it_came_back() -> None:
    roster = group("siti", "wati", "joko:k", "karto-", "rini@siti:b")
    siti, wati, joko, karto, _rini = (one.id for one in roster.everyone)
    cover = replace(AGREED, debtor_id=siti, coverer_id=wati)
    assert [account for account in (siti, wati, joko) if may_say_returned(cover, roster, account)] == [wati]
    # Who has no telephone is spoken for by an officer, but not by the borrower's own.
    without = replace(cover, coverer_id=karto)
    assert [account for account in (siti, wati, joko) if may_say_returned(without, roster, account)] == [joko]
    assert not may_say_returned(replace(cover, coverer_id=None), roster, joko)
