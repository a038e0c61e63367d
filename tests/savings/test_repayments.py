"""What is owed, how a payment is split, how far behind a loan is."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from savings.loans import EarlyPayoff, Instalment, Method, Period, Terms
from savings.repayments import (
    LoanAccount,
    Owed,
    Payoff,
    Repayment,
    Split,
    allocate,
    arrears,
    bill,
    days_late,
    due,
    left,
    missed,
    next_instalment,
    on_time,
    payoff,
    penalty_due,
    remaining,
)
from savings.schedules import shift
from tests.savings.lending import FIRST_DUE, ORDERS, account, loan, paid, terms, uppks

DAY = dt.timedelta(days=1)
JAN, FEB, MAR, APR, MAY = (dt.date(2026, month, 21) for month in range(1, 6))
END = dt.date(2027, 1, 1)


def pay(before: LoanAccount, amount: int, on: dt.date, *, ahead: bool = False) -> LoanAccount:
    """The account after one more payment."""
    split = allocate(before, amount, on, ahead=ahead)
    return replace(before, payments=(*before.payments, paid(on, split, len(before.payments) + 1)))


def settle(before: LoanAccount, on: dt.date, mode: EarlyPayoff | None = None) -> LoanAccount:
    """The account after an early payoff."""
    owed = payoff(before, on, mode)
    return replace(before, payments=(*before.payments, paid(on, owed, 99)), waived=before.waived + owed.waived)


UPK = account(terms())
"""500.000 in ten months at 1,5 % flat: 50.000 + 7.500, the first on 21 February."""


def test_a_short_payment_pays_jasa_first() -> None:
    assert allocate(UPK, 30_000, FEB, ahead=False) == Split(interest=7_500, principal=22_500)
    short = pay(UPK, 30_000, FEB)
    assert due(short, FEB) == Owed(principal=27_500)
    assert arrears(short, FEB + DAY) == 27_500


def test_nothing_is_due_before_the_first_due_date() -> None:
    assert due(UPK, FEB - DAY) == Owed()
    assert bill(UPK, FEB - DAY) == Owed(interest=7_500, principal=50_000)
    assert remaining(UPK, FEB - DAY) == Owed(interest=75_000, principal=500_000)
    assert (missed(UPK, FEB), days_late(UPK, FEB), arrears(UPK, FEB)) == (0, 0, 0)


def test_what_is_due_adds_up() -> None:
    assert due(UPK, FEB) == bill(UPK, FEB) == Owed(interest=7_500, principal=50_000)
    assert due(UPK, APR) == Owed(interest=22_500, principal=150_000)
    assert (missed(UPK, APR), days_late(UPK, APR), arrears(UPK, APR)) == (2, 59, 100_000)
    assert (missed(UPK, END), days_late(UPK, END), arrears(UPK, END)) == (10, 314, 500_000)


@pytest.mark.parametrize(
    ("order", "split"),
    [
        ("denda jasa pokok", Split(penalty=11_500, interest=15_000, principal=13_500)),
        ("jasa denda pokok", Split(penalty=11_500, interest=15_000, principal=13_500)),
        ("jasa pokok denda", Split(interest=15_000, principal=25_000)),
        ("pokok jasa denda", Split(principal=40_000)),
    ],
)
def test_the_order_in_which_a_payment_pays(order: str, split: Split) -> None:
    # Two instalments behind, a fifth of each as denda once the day is over: only February's is.
    owing = account(terms(penalty="20%", order=order))
    assert due(owing, MAR).penalty == 11_500
    assert allocate(owing, 40_000, MAR, ahead=False) == split


def test_denda_may_come_between_jasa_and_pokok() -> None:
    first, second = (account(terms(penalty="20%", order=order)) for order in ("denda jasa pokok", "jasa denda pokok"))
    assert allocate(first, 20_000, MAR, ahead=False) == Split(penalty=11_500, interest=8_500)
    assert allocate(second, 20_000, MAR, ahead=False) == Split(penalty=5_000, interest=15_000)


def test_what_is_beyond_the_bill_is_the_rest() -> None:
    assert allocate(UPK, 100_000, FEB, ahead=False) == Split(interest=7_500, principal=50_000, rest=42_500)
    assert allocate(UPK, 100_000, FEB, ahead=True) == Split(interest=15_000, principal=85_000)
    assert allocate(UPK, 600_000, FEB, ahead=True) == Split(interest=75_000, principal=500_000, rest=25_000)


def test_who_owes_nothing_yet_pays_the_next_one() -> None:
    assert allocate(UPK, 60_000, JAN, ahead=False) == Split(interest=7_500, principal=50_000, rest=2_500)


def test_a_paid_bill_is_not_asked_again() -> None:
    after = pay(UPK, 57_500, FEB)
    assert due(after, FEB) == Owed()
    assert bill(after, FEB) == Owed(interest=7_500, principal=50_000)
    assert (after.outstanding, after.paid_principal, after.paid_interest) == (450_000, 50_000, 7_500)
    assert not after.settled


def test_a_payment_is_not_below_zero() -> None:
    with pytest.raises(ValueError):
        allocate(UPK, -1, FEB, ahead=True)


def test_the_next_instalment() -> None:
    def next_of(one: LoanAccount, on: dt.date) -> tuple[int, dt.date, int] | None:
        coming = next_instalment(one, on)
        return (coming.number, coming.due_on, coming.total) if coming else None

    assert next_of(UPK, JAN) == (1, FEB, 57_500)
    # What is due today is the bill; the next one is March's.
    assert next_of(UPK, FEB) == (2, MAR, 57_500)
    ahead = pay(UPK, 80_000, FEB, ahead=True)
    assert next_of(ahead, FEB) == (2, MAR, 35_000)
    # When all has fallen due, the oldest that waits.
    assert next_of(ahead, END) == (2, MAR, 35_000)
    assert next_of(pay(UPK, 575_000, FEB, ahead=True), FEB) is None


def test_what_is_left_of_each_instalment() -> None:
    unpaid = left(pay(UPK, 80_000, FEB, ahead=True))
    assert [(one.principal, one.interest) for one in unpaid[:3]] == [(0, 0), (35_000, 0), (50_000, 7_500)]


def test_paying_on_time() -> None:
    assert on_time(UPK, JAN) == (0, 0)
    # February's is due today, and the day is not over.
    assert on_time(UPK, FEB) == (0, 0)
    assert on_time(pay(UPK, 57_500, FEB), FEB) == (1, 1)
    assert on_time(UPK, FEB + DAY) == (0, 1)
    late = pay(pay(UPK, 57_500, FEB + DAY), 57_500, MAR)
    assert on_time(late, APR - DAY) == (1, 2)
    assert on_time(late, APR - DAY, since=FEB + DAY) == (1, 1)
    assert on_time(pay(UPK, 172_500, FEB, ahead=True), APR) == (3, 3)


@pytest.mark.parametrize(("penalty", "fines"), [("0", [0, 0, 0]), ("2000", [0, 2_000, 4_000]), ("1%", [0, 275, 850])])
def test_denda_is_asked_once_for_each_late_instalment(penalty: str, fines: list[int]) -> None:
    late = pay(account(terms(penalty=penalty)), 30_000, FEB)
    # 27.500 was lacking of February's, and 57.500 of March's.
    assert [penalty_due(late, on) for on in (FEB, FEB + DAY, MAR + DAY)] == fines
    assert penalty_due(late, MAR) == fines[1]


def test_denda_is_not_forgiven_by_paying_late_nor_asked_twice() -> None:
    late = account(terms(penalty="2000"))
    assert bill(late, FEB + DAY) == Owed(penalty=2_000, interest=7_500, principal=50_000)
    after = pay(late, 57_500, FEB + DAY)
    assert due(after, FEB + DAY) == Owed(principal=2_000)
    mended = pay(after, 2_000, FEB + 2 * DAY)
    assert due(mended, MAR) == Owed(interest=7_500, principal=50_000)
    assert mended.paid_penalty == 2_000


def test_denda_alone_does_not_hide_the_next_instalment() -> None:
    late = pay(account(terms(penalty="2000", order="jasa pokok denda")), 57_500, FEB + DAY)
    assert due(late, FEB + DAY) == Owed(penalty=2_000)
    assert bill(late, FEB + DAY) == Owed(penalty=2_000, interest=7_500, principal=50_000)
    assert allocate(late, 60_000, MAR - DAY, ahead=False) == Split(
        penalty=2_000, interest=7_500, principal=50_000, rest=500
    )


def test_a_loan_is_not_settled_while_denda_is_owed() -> None:
    late = account(terms(10_000, 1, "0%", penalty="2000", order="jasa pokok denda"))
    after = pay(late, 10_000, MAR)
    assert (after.outstanding, after.settled) == (0, False)
    assert remaining(after, MAR) == Owed(penalty=2_000)
    assert pay(after, 2_000, APR).settled


def test_paceklik_takes_the_denda_away() -> None:
    late = account(terms(penalty="2000"))
    assert penalty_due(late, MAR) == 2_000
    moved = replace(late, instalments=shift(late.instalments, from_number=1, periods=2, period=Period.MONTHLY))
    assert due(moved, MAR) == Owed()
    assert due(moved, APR) == Owed(interest=7_500, principal=50_000)
    assert (missed(moved, APR), penalty_due(moved, APR)) == (0, 0)


@pytest.mark.parametrize(
    ("on", "mode", "expected"),
    [
        (MAR + DAY, EarlyPayoff.PRINCIPAL, Payoff(principal=400_000, waived=60_000)),
        (MAR + DAY, EarlyPayoff.THIS_PERIOD, Payoff(interest=7_500, principal=400_000, waived=52_500)),
        (MAR + DAY, EarlyPayoff.ALL, Payoff(interest=60_000, principal=400_000)),
        # On a due date the period that ends with it is paid for, and no other has begun.
        (APR, EarlyPayoff.PRINCIPAL, Payoff(interest=7_500, principal=400_000, waived=52_500)),
        (APR, EarlyPayoff.THIS_PERIOD, Payoff(interest=7_500, principal=400_000, waived=52_500)),
        # What is overdue is always owed.
        (APR + DAY, EarlyPayoff.PRINCIPAL, Payoff(interest=7_500, principal=400_000, waived=52_500)),
        (APR + DAY, EarlyPayoff.THIS_PERIOD, Payoff(interest=15_000, principal=400_000, waived=45_000)),
        # After the end of the schedule there is nothing to forgive.
        (END, EarlyPayoff.PRINCIPAL, Payoff(interest=60_000, principal=400_000)),
        (END, EarlyPayoff.THIS_PERIOD, Payoff(interest=60_000, principal=400_000)),
    ],
)
def test_early_payoff(on: dt.date, mode: EarlyPayoff, expected: Payoff) -> None:
    half_way = pay(pay(UPK, 57_500, FEB), 57_500, MAR)
    assert payoff(half_way, on, mode) == expected
    assert settle(half_way, on, mode).settled


def test_early_payoff_follows_the_terms() -> None:
    for mode in EarlyPayoff:
        assert payoff(account(terms(early_payoff=mode)), JAN) == payoff(UPK, JAN, mode)


def test_jasa_paid_ahead_counts_in_a_payoff() -> None:
    ahead = pay(UPK, 65_000, JAN, ahead=True)
    assert (ahead.paid_interest, ahead.paid_principal) == (15_000, 50_000)
    assert payoff(ahead, JAN, EarlyPayoff.THIS_PERIOD) == Payoff(principal=450_000, waived=60_000, ahead=7_500)


def test_denda_belongs_to_a_payoff() -> None:
    late = account(terms(penalty="2000"))
    assert payoff(late, MAR, EarlyPayoff.PRINCIPAL) == Payoff(
        penalty=2_000, interest=15_000, principal=500_000, waived=60_000
    )
    assert settle(late, MAR).settled


def test_a_payment_reversed_after_a_payoff_is_owed_again() -> None:
    settled = settle(pay(pay(UPK, 57_500, FEB), 57_500, MAR), MAR)
    assert (settled.settled, settled.waived) == (True, 60_000)
    without = replace(settled, payments=settled.payments[1:])
    assert not without.settled
    assert remaining(without, MAR) == Owed(interest=7_500, principal=50_000)
    # The jasa up to the payoff lacks now; the pokok that lacks is, as after any payment ahead, that of the end.
    assert due(without, MAR) == Owed(interest=7_500)
    assert due(without, END) == Owed(interest=7_500, principal=50_000)


def test_uppks_savings_go_with_the_jasa() -> None:
    weekly = account(uppks(), first=FEB)
    assert bill(weekly, FEB) == Owed(interest=4_166, savings=4_166, principal=41_668)
    assert allocate(weekly, 6_000, FEB, ahead=False) == Split(interest=4_166, savings=1_834)
    after = pay(weekly, 50_000, FEB)
    assert (after.paid_savings, after.outstanding) == (4_166, 458_332)
    # Paying off after one of twelve: eleven parts of jasa are forgiven, and as many of savings are not asked.
    assert payoff(after, FEB, EarlyPayoff.PRINCIPAL) == Payoff(principal=458_332, waived=45_834)
    assert payoff(after, FEB, EarlyPayoff.ALL) == Payoff(interest=45_834, savings=45_834, principal=458_332)
    assert settle(after, FEB, EarlyPayoff.PRINCIPAL).settled
    assert settle(after, FEB, EarlyPayoff.ALL).settled


def test_a_loan_that_began_before_the_books() -> None:
    """Three of ten were paid, April's is due on the day of the books, and nobody knows who was late before."""
    agreed = terms(penalty="2000")
    old = account(agreed, of=loan(agreed, asked_on=APR + DAY, principal_before=100_000, interest_before=15_000))
    assert (old.outstanding, old.paid_interest, old.payments) == (400_000, 15_000, ())
    assert due(old, APR + DAY) == Owed(interest=7_500, principal=50_000)
    assert missed(old, APR + DAY) == 1
    assert penalty_due(old, MAY) == 0
    assert on_time(old, MAY) == (0, 0)
    assert penalty_due(old, MAY + DAY) == 2_000
    assert on_time(old, MAY + DAY) == (0, 1)


def test_savings_of_before_the_books_went_with_the_jasa() -> None:
    agreed = uppks()
    old = account(agreed, first=FEB, of=loan(agreed, principal_before=41_668, interest_before=4_166))
    assert (old.savings_before, old.paid_savings) == (4_166, 4_166)
    assert due(old, FEB) == Owed()
    assert account(terms(), of=loan(terms(), interest_before=7_500)).savings_before == 0


def test_a_loan_that_is_not_paid_out_yet() -> None:
    waiting = LoanAccount(loan=loan(terms()), instalments=(), payments=())
    assert remaining(waiting, END) == Owed(principal=500_000)
    assert (bill(waiting, END), next_instalment(waiting, END)) == (Owed(), None)
    assert payoff(waiting, END) == Payoff(principal=500_000)
    assert not waiting.settled


def test_what_was_handed_over() -> None:
    assert Repayment(date=FEB, number=1, principal=1, interest=2, penalty=3, savings=4, rest=5).total == 15


AGREED = st.builds(
    terms,
    st.integers(1, 5_000_000),
    st.integers(1, 24),
    st.fractions(0, "1/5", max_denominator=1_000),
    method=st.sampled_from([Method.FLAT, Method.DECLINING, Method.ANNUITY]),
    period=st.sampled_from(Period),
    multiple=st.sampled_from([1, 100, 500, 1_000]),
    order=st.sampled_from(sorted(ORDERS)),
    penalty=st.sampled_from(["0", "1000", "1.5%"]),
) | st.builds(uppks, st.integers(1, 5_000_000), st.sampled_from([1, 500]), penalty=st.sampled_from(["0", "1000"]))
DATES = st.dates(JAN, dt.date(2028, 6, 1))


@st.composite
def accounts(draw: st.DrawFn) -> LoanAccount:
    """Any loan with any payments of any size at any time, on some of which more was paid than was due."""
    agreed: Terms = draw(AGREED)
    one = account(agreed, first=FIRST_DUE)
    for on in sorted(draw(st.lists(DATES, max_size=6))):
        amount = draw(st.integers(0, max(1, agreed.principal // 2)))
        one = pay(one, amount, on, ahead=draw(st.booleans()))
    return one


@settings(deadline=None)
@given(accounts(), DATES)
def test_the_sums_agree(one: LoanAccount, on: dt.date) -> None:
    now, asked, all_of_it = due(one, on), bill(one, on), remaining(one, on)
    for part in ("penalty", "interest", "savings", "principal"):
        assert 0 <= getattr(now, part) <= getattr(asked, part) <= getattr(all_of_it, part)
    assert all_of_it.principal == one.outstanding == sum(line.principal for line in left(one))
    assert all_of_it.interest == sum(line.interest for line in one.instalments) - one.paid_interest
    assert arrears(one, on) <= now.principal
    assert (missed(one, on) == 0) == (days_late(one, on) == 0)
    in_time, fallen_due = on_time(one, on)
    assert 0 <= in_time <= fallen_due <= len(one.instalments)


@settings(deadline=None)
@given(accounts(), DATES, st.integers(0, 6_000_000), st.booleans())
def test_no_rupiah_is_lost_in_a_split(one: LoanAccount, on: dt.date, amount: int, ahead: bool) -> None:
    split = allocate(one, amount, on, ahead=ahead)
    assert split.total + split.rest == amount
    limit = (remaining if ahead else bill)(one, on)
    for part in ("penalty", "interest", "savings", "principal"):
        assert 0 <= getattr(split, part) <= getattr(limit, part)
    assert split.rest == max(0, amount - limit.total)


@settings(deadline=None)
@given(accounts(), DATES, st.lists(st.integers(0, 500_000), max_size=6), st.booleans())
def test_many_small_payments_equal_one(one: LoanAccount, on: dt.date, amounts: list[int], ahead: bool) -> None:
    # Who may not pay ahead pays the bill of the day; once it is paid, the next one is another bill.
    assume(ahead or sum(amounts) <= bill(one, on).total)
    bit_by_bit = one
    for amount in amounts:
        bit_by_bit = pay(bit_by_bit, amount, on, ahead=ahead)
    at_once = pay(one, sum(amounts), on, ahead=ahead)
    assert parts(bit_by_bit) == parts(at_once)
    assert left(bit_by_bit) == left(at_once)
    assert remaining(bit_by_bit, END) == remaining(at_once, END)


def parts(one: LoanAccount) -> tuple[int, int, int, int]:
    """What was paid, by its parts."""
    return one.paid_penalty, one.paid_interest, one.paid_savings, one.paid_principal


def standing(
    one: LoanAccount, on: dt.date
) -> tuple[tuple[Instalment, ...], Owed, Owed, Owed, Payoff, int, tuple[int, int]]:
    """All that can be asked about a loan."""
    return (
        left(one),
        due(one, on),
        bill(one, on),
        remaining(one, on),
        payoff(one, on),
        missed(one, on),
        on_time(one, on),
    )


@settings(deadline=None)
@given(accounts(), DATES, DATES, st.integers(1, 1_000_000))
def test_a_reversal_brings_back_the_former_state(one: LoanAccount, paid_on: dt.date, on: dt.date, amount: int) -> None:
    # What is paid in the meantime stays, and stands as if the reversed payment had never been.
    wrong = allocate(one, amount, paid_on, ahead=True)
    with_it = replace(one, payments=(paid(paid_on, wrong, 98), *one.payments))
    assert (left(with_it) != left(one)) == (wrong.total > wrong.penalty)
    reversed_again = replace(with_it, payments=tuple(each for each in with_it.payments if each.number != 98))
    assert standing(reversed_again, on) == standing(one, on)


@settings(deadline=None)
@given(accounts(), DATES)
def test_the_order_of_entries_plays_no_part(one: LoanAccount, on: dt.date) -> None:
    assert standing(replace(one, payments=one.payments[::-1]), on) == standing(one, on)


@settings(deadline=None)
@given(accounts(), DATES)
def test_a_payoff_settles(one: LoanAccount, on: dt.date) -> None:
    # Payments have been made by then: nobody pays off in the past.
    assume(all(payment.date <= on for payment in one.payments))
    totals = []
    for mode in (EarlyPayoff.PRINCIPAL, EarlyPayoff.THIS_PERIOD, EarlyPayoff.ALL):
        asked = payoff(one, on, mode)
        assert min(asked.penalty, asked.interest, asked.savings, asked.waived) >= 0
        assert asked.principal == one.outstanding
        now = due(one, on)
        assert asked.interest >= now.interest and asked.savings >= now.savings
        totals.append(asked.total)
        after = settle(one, on, mode)
        assert after.settled
        assert all(line.total == 0 for line in left(after))
        assert after.paid_interest + after.waived == sum(line.interest for line in one.instalments)
        # Nothing comes back later: no instalment after a payoff is late.
        assert remaining(after, dt.date.max).total == 0
        later = [line for line in one.instalments if line.due_on > on]
        in_time, fallen_due = on_time(after, dt.date.max)
        assert in_time >= len(later) and fallen_due == len(one.instalments)
    assert one.outstanding <= totals[0] <= totals[1] <= totals[2]
    assert totals[2] == remaining(one, on).total


@settings(deadline=None)
@given(accounts(), DATES, st.integers(0, 23), st.integers(1, 6))
def test_paceklik_asks_neither_more_nor_earlier(one: LoanAccount, on: dt.date, index: int, periods: int) -> None:
    number = index % len(one.instalments) + 1
    period = one.loan.terms.period
    moved = replace(one, instalments=shift(one.instalments, from_number=number, periods=periods, period=period))
    assert replace(remaining(moved, on), penalty=0) == replace(remaining(one, on), penalty=0)
    for part in ("penalty", "interest", "savings", "principal"):
        assert getattr(due(moved, on), part) <= getattr(due(one, on), part)
    assert missed(moved, on) <= missed(one, on)


@settings(deadline=None)
@given(accounts())
def test_time_only_adds_to_what_is_due(one: LoanAccount) -> None:
    by_month = [due(one, FEB + dt.timedelta(days=30 * month)) for month in range(26)]
    for before, after in itertools.pairwise(by_month):
        assert after.interest >= before.interest and after.principal >= before.principal
        assert after.penalty >= before.penalty
