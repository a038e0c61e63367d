"""Loans: what was agreed, and what became of it.

A loan is lent by the group to a member, or by the UPK to the group (`member_id` is None): one set of terms, one
schedule and one way of repaying serve both. What was paid is never kept here: it is read from the entries of the books,
so a reversal brings back the former state by itself.

Around these records: schedules.py makes the instalments, repayments.py splits what is paid and says what is owed,
portfolio.py judges all loans of a group, eligibility.py says who may borrow how much, deciding.py who decides.
"""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Self

from savings.money import Rupiah
from savings.rules import Rules


class Method(StrEnum):
    """How pokok and jasa are spread over the instalments."""

    FLAT = "flat"  # jasa on the whole principal each period
    DECLINING = "menurun"  # equal pokok, jasa on what remains
    ANNUITY = "anuitas"  # equal instalments, jasa on what remains
    UPPKS = "uppks"  # 12 weekly payments of a tenth of the loan: 10 parts pokok, 1 jasa, 1 simpanan wajib


UPPKS_WEEKS = 12
"""So many weekly payments has a UPPKS loan, whatever its size."""


class Period(StrEnum):
    """How long a period is; the rate is one per period and is never converted."""

    WEEKLY = "mingguan"
    FORTNIGHTLY = "2 mingguan"
    MONTHLY = "bulanan"


class Part(StrEnum):
    """What a payment pays."""

    PENALTY = "denda"
    INTEREST = "jasa"
    PRINCIPAL = "pokok"


class EarlyPayoff(StrEnum):
    """What is owed by one who pays off early, besides what is overdue and all remaining pokok."""

    PRINCIPAL = "pokok saja"  # nothing more
    THIS_PERIOD = "jasa berjalan"  # the jasa of the period that is running
    ALL = "semua jasa"  # all jasa of the schedule


class Decision(StrEnum):
    """Who decides about a request."""

    OFFICERS = "pengurus"  # ketua and bendahara
    VOTE = "musyawarah"  # all members, by buttons


class LoanState(StrEnum):
    """Where a loan stands."""

    ASKED = "asked"  # waits for a decision; of an existing loan or a debt: for a second officer's word
    APPROVED = "approved"  # waits to be paid out
    ACTIVE = "active"  # paid out, and repaid step by step
    PAID = "paid"  # nothing is owed any more
    WRITTEN_OFF = "written_off"  # given up: a loss of the group
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"  # by the borrower
    LAPSED = "lapsed"  # nobody decided in time, or the vote had no quorum


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """Nothing, a fixed sum in rupiah, or a share of an amount. As text: `0`, `5000`, `1.5%`, `10/12%`."""

    rupiah: Rupiah = 0
    share: Fraction = Fraction(0)

    def of(self, amount: Rupiah) -> Rupiah:
        """The fee on this amount in whole rupiah, half up."""
        return self.rupiah + round_half_up(self.share * amount)

    def __bool__(self) -> bool:
        return bool(self.rupiah or self.share)

    def __str__(self) -> str:
        return percent_text(self.share) if self.share else str(self.rupiah)

    @classmethod
    def read(cls, text: str) -> Self:
        """Back from its text. Raises ValueError."""
        return cls(share=read_percent(text)) if text.endswith("%") else cls(rupiah=int(text))


def round_half_up(amount: Fraction) -> Rupiah:
    """A sum that is not below zero in whole rupiah, a half upwards."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


_PERCENT = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?:/(?P<parts>0*[1-9][0-9]*))?%")


def percent_text(share: Fraction) -> str:
    """An exact share as text: `1.5%`, or `10/12%` where it has no end in decimals."""
    hundredths = share * 100
    for digits in range(7):
        if (hundredths * 10**digits).denominator == 1:
            return f"{Decimal((hundredths * 10**digits).numerator).scaleb(-digits):f}%"
    return f"{hundredths.numerator}/{hundredths.denominator}%"


def read_percent(text: str) -> Fraction:
    """The exact share behind `1.5%`, `10/12%` or `10.5/12%`.

    Raises ValueError; also for an exponent, which a forged button could make endless.
    """
    found = _PERCENT.fullmatch(text)
    if found is None:
        raise ValueError(f"no percentage: {text}")
    return Fraction(found["number"]) / int(found["parts"] or 1) / 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was agreed, as the group's rules stood on the day of the request; later rules do not change it.

    `rate` is per `period`, exact, and may be 0. `multiple` (1, 100, 500, 1000 rupiah): to what an instalment is rounded
    up. `order`: which part a payment that is too short pays first. `penalty`: once for each instalment not paid in full
    on its due date, a share being of what is lacking. `admin` and `held` are kept back from the payout: the group's
    income, and the borrower's own simpanan wajib.

    Raises ValueError where nothing is lent, or where the fees leave nothing to pay out.
    """

    method: Method
    principal: Rupiah
    periods: int
    rate: Fraction
    period: Period
    multiple: int = 1
    order: tuple[Part, ...] = (Part.PENALTY, Part.INTEREST, Part.PRINCIPAL)
    early_payoff: EarlyPayoff = EarlyPayoff.THIS_PERIOD
    penalty: Fee = Fee()
    admin: Fee = Fee()
    held: Fee = Fee()

    def __post_init__(self) -> None:
        if self.principal <= 0 or self.periods <= 0 or self.rate < 0 or self.multiple <= 0:
            raise ValueError(f"no terms of a loan: {self}")
        if self.method is Method.UPPKS and (self.periods, self.period) != (UPPKS_WEEKS, Period.WEEKLY):
            raise ValueError(f"UPPKS is {UPPKS_WEEKS} weekly payments")
        if self.paid_out <= 0:
            raise ValueError("the fees leave nothing to pay out")
        if sorted(self.order) != sorted(Part):
            raise ValueError("the order names each part once")

    @property
    def admin_fee(self) -> Rupiah:
        """What the group keeps at the payout."""
        return self.admin.of(self.principal)

    @property
    def held_savings(self) -> Rupiah:
        """What goes to the borrower's simpanan wajib at the payout."""
        return self.held.of(self.principal)

    @property
    def paid_out(self) -> Rupiah:
        """What the borrower receives in hand."""
        return self.principal - self.admin_fee - self.held_savings


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One line of a schedule: `savings` is the simpanan wajib inside a UPPKS payment."""

    number: int
    due_on: dt.date
    principal: Rupiah
    interest: Rupiah
    savings: Rupiah = 0

    @property
    def total(self) -> Rupiah:
        """What is to be paid."""
        return self.principal + self.interest + self.savings


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLoan:
    """A loan as it is asked for or, where it began before the books, as it is taken over.

    `member_id` None: the group's own debt to `lender`. `funded_by`: the group's debt from whose money it is lent.
    (`chat_id`, `message_id`, `item`) is the place where it was said and makes it unique. `asked_by` is a Telegram
    account, `asked_member` the member as whom it spoke. `first_due`: where a day was named, or is known from before.
    `principal_before` and `interest_before` were paid before the books began.
    """

    group_id: int
    member_id: int | None
    lender: str = ""
    funded_by: int | None = None
    terms: Terms
    purpose: str = ""
    decision: Decision = Decision.OFFICERS
    first_due: dt.date | None = None
    chat_id: int
    message_id: int
    item: int
    asked_by: int
    asked_member: int | None
    asked_on: dt.date
    closes_at: dt.datetime | None = None
    principal_before: Rupiah = 0
    interest_before: Rupiah = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan(NewLoan):
    """A loan as it is kept. `number` counts the group's loans and debts together and names its account.

    `closes_at`: when a vote ends. `disbursed_on`: the members' date of the payout, `disbursement_id` its entry;
    `received_at`: when the borrower said that the money had come.
    """

    id: int
    number: int
    state: LoanState
    created_at: dt.datetime
    decided_at: dt.datetime | None = None
    disbursed_on: dt.date | None = None
    disbursement_id: int | None = None
    received_at: dt.datetime | None = None

    @property
    def is_debt(self) -> bool:
        """Whether the group itself owes it."""
        return self.member_id is None

    @property
    def open(self) -> bool:
        """Whether it may still become or is a debt: asked, approved or being repaid."""
        return self.state in {LoanState.ASKED, LoanState.APPROVED, LoanState.ACTIVE}


def terms_by_rules(rules: Rules, *, principal: Rupiah, periods: int) -> Terms:
    """The terms that a request gets by the group's rules as they stand; UPPKS is always 12 weeks.

    Raises ValueError where the sums are none.
    """
    method = Method(rules["metode"])
    uppks = method is Method.UPPKS
    return Terms(
        method=method,
        principal=principal,
        periods=UPPKS_WEEKS if uppks else periods,
        rate=read_percent(rules["jasa"]),
        period=Period.WEEKLY if uppks else Period(rules["angsuran"]),
        multiple=int(rules["pembulatan"]),
        order=tuple(Part(word) for word in rules["urutan bayar"].split()),
        early_payoff=EarlyPayoff(rules["pelunasan"]),
        penalty=Fee.read(rules["denda angsuran"]),
        admin=Fee.read(rules["admin"]),
        held=Fee.read(rules["simpanan ditahan"]),
    )
