"""What the group itself owes: what of it is lent on to members, and whether what they repay covers it.

A member's loan is linked to the debt from whose money it was lent (`Loan.funded_by`). Everything is reckoned from sums
that stand in the books, in whole rupiah: pokok and jasa alone, since the simpanan wajib inside a payment is the
member's own, and denda is never counted on.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from savings.dates import NamedDate
from savings.loans import LoanState, Period
from savings.money import Rupiah
from savings.repayments import LoanAccount, left
from savings.schedules import FIRST_DUE_AFTER, due_dates


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPayment:
    """What the lender is to get next: so much, on that day."""

    amount: Rupiah
    due_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Onlent:
    """What of a debt's money is with members.

    `borrowers` and `lent` count the loans that are being repaid, as they were paid out; `outstanding` is their pokok
    that is still out. `unlent` was never lent on and not paid back either.
    """

    borrowers: int
    lent: Rupiah
    outstanding: Rupiah
    unlent: Rupiah


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Whether the members' money is enough for the lender until a day (None: to the end).

    `owed`: what the lender is to get until then. `collected`: what members have repaid and the group has not passed on.
    `coming`: what members are to pay until then. `unlent`: what can go back as it came; counted only to the end.
    """

    until: dt.date | None
    owed: Rupiah
    collected: Rupiah
    coming: Rupiah
    unlent: Rupiah = 0

    @property
    def available(self) -> Rupiah:
        """What there is, or will be, for the lender."""
        return self.collected + self.coming + self.unlent

    @property
    def lacking(self) -> Rupiah:
        """What the group has to add."""
        return max(0, self.owed - self.available)


def overdue(debt: LoanAccount, on: dt.date) -> tuple[Rupiah, dt.date] | None:
    """What should have been paid before this day, and since when; None where nothing is late."""
    late = [one for one in left(debt) if one.total and one.due_on < on]
    return (sum(one.total for one in late), late[0].due_on) if late else None


def next_payment(debt: LoanAccount, on: dt.date) -> NextPayment | None:
    """What is left of the first unpaid instalment that is due on this day or later; None where there is none."""
    coming = next((one for one in left(debt) if one.total and one.due_on >= on), None)
    return None if coming is None else NextPayment(amount=coming.total, due_on=coming.due_on)


def payments_made(debt: LoanAccount) -> tuple[int, int]:
    """(Instalments paid in full, instalments)."""
    lines = left(debt)
    return sum(not one.total for one in lines), len(lines)


def onlent(debt: LoanAccount, linked: Sequence[LoanAccount]) -> Onlent:
    """What of the debt's money is with members. `linked` are the loans lent from it that were paid out."""
    running = [one for one in linked if one.loan.state is LoanState.ACTIVE]
    return Onlent(
        borrowers=len({one.loan.member_id for one in running}),
        lent=sum(one.loan.terms.principal for one in running),
        outstanding=sum(one.outstanding for one in running),
        unlent=unlent(debt, linked),
    )


def unlent(debt: LoanAccount, linked: Iterable[LoanAccount]) -> Rupiah:
    """What of the debt's money was never lent on, less what of it went back to the lender already.

    Pokok that members have repaid is not lent a second time: the lender waits for it. What the group paid back beyond
    that came from the money that was never lent.
    """
    lent = repaid = 0
    for one in linked:
        lent += one.loan.terms.principal - one.loan.principal_before
        repaid += one.paid_principal - one.loan.principal_before
    received = debt.loan.terms.principal - debt.loan.principal_before
    passed_on = debt.paid_principal - debt.loan.principal_before
    return max(0, received - lent - max(0, passed_on - repaid))


def coverage(debt: LoanAccount, linked: Sequence[LoanAccount], on: dt.date) -> Coverage | None:
    """Until the debt's next due day (all of it late: until this day), late instalments on both sides included.

    None where nothing is owed any more.
    """
    unpaid = [one for one in left(debt) if one.total]
    if not unpaid:
        return None
    until = max(on, next((one.due_on for one in unpaid if one.due_on >= on), on))
    return Coverage(
        until=until,
        owed=_until(debt, until),
        collected=_collected(debt, linked),
        coming=sum(_until(one, until) for one in linked if one.loan.state is LoanState.ACTIVE),
    )


def coverage_to_the_end(debt: LoanAccount, linked: Sequence[LoanAccount]) -> Coverage:
    """The same over everything that will ever be asked, if nothing is paid off early; what is not lent counts, too."""
    return Coverage(
        until=None,
        owed=_until(debt, dt.date.max),
        collected=_collected(debt, linked),
        coming=sum(_until(one, dt.date.max) for one in linked if one.loan.state is LoanState.ACTIVE),
        unlent=unlent(debt, linked),
    )


def _until(account: LoanAccount, day: dt.date) -> Rupiah:
    """Pokok and jasa that are unpaid and due by this day."""
    return sum(one.principal + one.interest for one in left(account) if one.due_on <= day)


def _collected(debt: LoanAccount, linked: Iterable[LoanAccount]) -> Rupiah:
    """What came in on these loans and did not go out on the debt. Never below zero: the group may have helped out."""
    came_in = sum(
        payment.principal + payment.interest + payment.recovered for one in linked for payment in one.payments
    )
    return max(0, came_in - sum(payment.principal + payment.interest for payment in debt.payments))


# --- when the first payment is due ---------------------------------------------------------------------------------


def first_due(received: dt.date, period: Period, *, day: int | None) -> dt.date | None:
    """When the first payment is due: on this day of the month, the first at least 15 days after the money came.

    None where no day is agreed, or payments are not monthly: then it is one period after the money came.
    """
    if day is None or period is not Period.MONTHLY:
        return None
    before = received.replace(day=1) - dt.timedelta(days=1)
    days = due_dates(before, period, 4, day=day)[1:]
    return next(date for date in days if date >= received + FIRST_DUE_AFTER)


def named_days(named: NamedDate, said_on: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """(When the money came, when the first payment is due) as a day beside a new debt means it.

    `kemarin`, `senin` and what lies back with its year are the day on which it came; `tanggal 10`, `10 desember`,
    `besok` the first due day. Both None where the calendar has no such day.
    """
    if named.day is None or named.year is not None or named.future:
        date = named.resolve(said_on)
        return (None, date) if date is not None and date > said_on else (date, None)
    if named.month is None:
        return None, first_due(said_on, Period.MONTHLY, day=named.day)
    for year in range(said_on.year, said_on.year + 9):
        try:
            date = dt.date(year, named.month, named.day)
        except ValueError:  # 29 februari
            continue
        if date > said_on:
            return None, date
    return None, None
