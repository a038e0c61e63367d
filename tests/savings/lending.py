"""Loans for tests: terms, schedules and accounts in one line each."""

import datetime as dt
from fractions import Fraction

from savings.loans import EarlyPayoff, Fee, Loan, LoanState, Method, Part, Period, Terms, read_percent
from savings.repayments import LoanAccount, Owed, Repayment
from savings.schedules import due_dates, instalments

PAID_OUT = dt.date(2026, 1, 21)
FIRST_DUE = dt.date(2026, 2, 21)
ORDERS = {
    "denda jasa pokok": (Part.PENALTY, Part.INTEREST, Part.PRINCIPAL),
    "jasa denda pokok": (Part.INTEREST, Part.PENALTY, Part.PRINCIPAL),
    "jasa pokok denda": (Part.INTEREST, Part.PRINCIPAL, Part.PENALTY),
    "pokok jasa denda": (Part.PRINCIPAL, Part.INTEREST, Part.PENALTY),
}


def terms(
    principal: int = 500_000,
    periods: int = 10,
    rate: str | Fraction = "1.5%",
    *,
    method: Method = Method.FLAT,
    period: Period = Period.MONTHLY,
    multiple: int = 1,
    order: str = "denda jasa pokok",
    early_payoff: EarlyPayoff = EarlyPayoff.THIS_PERIOD,
    penalty: str = "0",
    admin: str = "0",
    held: str = "0",
) -> Terms:
    """The UPK's first loan, or what is said."""
    return Terms(
        method=method,
        principal=principal,
        periods=periods,
        rate=read_percent(rate) if isinstance(rate, str) else rate,
        period=period,
        multiple=multiple,
        order=ORDERS[order],
        early_payoff=early_payoff,
        penalty=Fee.read(penalty),
        admin=Fee.read(admin),
        held=Fee.read(held),
    )


def uppks(principal: int = 500_000, multiple: int = 1, *, penalty: str = "0") -> Terms:
    """The twelve weekly payments of UPPKS."""
    return terms(principal, 12, "0%", method=Method.UPPKS, period=Period.WEEKLY, multiple=multiple, penalty=penalty)


def loan(
    agreed: Terms,
    *,
    id: int = 1,
    member_id: int | None = 7,
    asked_on: dt.date = PAID_OUT,
    principal_before: int = 0,
    interest_before: int = 0,
) -> Loan:
    """A loan that is being repaid."""
    return Loan(
        id=id,
        number=id,
        state=LoanState.ACTIVE,
        group_id=1,
        member_id=member_id,
        terms=agreed,
        chat_id=1,
        message_id=id,
        item=0,
        asked_by=70,
        asked_member=member_id,
        asked_on=asked_on,
        created_at=dt.datetime.combine(asked_on, dt.time(), dt.UTC),
        disbursed_on=PAID_OUT,
        principal_before=principal_before,
        interest_before=interest_before,
    )


def account(agreed: Terms, *payments: Repayment, first: dt.date = FIRST_DUE, of: Loan | None = None) -> LoanAccount:
    """The account of a loan whose first instalment is due on `first`."""
    dates = due_dates(first, agreed.period, agreed.periods)
    return LoanAccount(loan=of or loan(agreed), instalments=instalments(agreed, dates), payments=payments)


def paid(on: dt.date, parts: Owed, number: int = 1) -> Repayment:
    """What was paid on a day, split as said."""
    return Repayment(
        date=on,
        number=number,
        principal=parts.principal,
        interest=parts.interest,
        penalty=parts.penalty,
        savings=parts.savings,
    )
