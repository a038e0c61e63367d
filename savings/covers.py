"""Tanggung renteng: at a meeting the bill must equal the deposit, and what is lacking is covered together.

The bill is everybody's wajib and the instalments due by that day. Only instalments are covered: from the joint
liability fund, then from the borrower's own sukarela savings, then by those present in equal parts. What the fund or a
member has given is a small debt of the borrower to the fund or to that member, until it is given back.

All amounts are whole rupiah and nothing is rounded away. The order is the custom of groups that practise
tanggung renteng.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from savings.claims import same_person
from savings.groups import Member, Roster
from savings.loans import Loan
from savings.meetings import Meeting
from savings.money import Rupiah
from savings.repayments import LoanAccount, due

# --- what is lacking at a meeting ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanBill:
    """One loan at a meeting, in rupiah.

    `billed`: what was due by that day before the meeting. `missing`: what of it is not in the books by now. `waiting`:
    what of that is reported and not confirmed yet. `promised`: what of the rest somebody is to cover and has not handed
    in.
    """

    loan: Loan
    billed: Rupiah
    missing: Rupiah
    waiting: Rupiah
    promised: Rupiah

    @property
    def short(self) -> Rupiah:
        """What was neither paid nor reported."""
        return self.missing - self.waiting

    @property
    def uncovered(self) -> Rupiah:
        """What nobody has taken on either."""
        return self.short - self.promised


@dataclass(frozen=True, slots=True, kw_only=True)
class SavingsBill:
    """One member's wajib at a meeting, in rupiah: asked, and paid of it; `waiting` of what is paid is not confirmed."""

    member_id: int
    billed: Rupiah
    paid: Rupiah
    waiting: Rupiah

    @property
    def short(self) -> Rupiah:
        """What was neither paid nor reported."""
        return self.billed - self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """A meeting's bill against its deposit."""

    meeting: Meeting
    loans: tuple[LoanBill, ...]
    wajib: tuple[SavingsBill, ...]

    @property
    def bill(self) -> Rupiah:
        """What everybody together was to bring."""
        return sum(one.billed for one in self.loans) + sum(one.billed for one in self.wajib)

    @property
    def deposit(self) -> Rupiah:
        """What of it has come, confirmed or not."""
        return self.bill - self.short

    @property
    def waiting(self) -> Rupiah:
        """What of the deposit nobody has confirmed yet."""
        return sum(one.waiting for one in self.loans) + sum(one.waiting for one in self.wajib)

    @property
    def short_loans(self) -> Rupiah:
        """What is lacking of the instalments."""
        return sum(one.short for one in self.loans)

    @property
    def short_wajib(self) -> Rupiah:
        """What is lacking of the wajib: it stays each member's own."""
        return sum(one.short for one in self.wajib)

    @property
    def short(self) -> Rupiah:
        """What is lacking in all."""
        return self.short_loans + self.short_wajib

    @property
    def promised(self) -> Rupiah:
        """What of it somebody is to cover and has not handed in."""
        return sum(one.promised for one in self.loans)


def loan_bill(account: LoanAccount, on: dt.date, *, waiting: Rupiah, promised: Rupiah) -> LoanBill:
    """A loan at the meeting of this day; `waiting` and `promised` are all that is on its way to it.

    A payment of that day or later is a deposit for the meeting, as far as it pays what was due by then.
    """
    before = replace(account, payments=tuple(one for one in account.payments if one.date < on))
    billed, missing = due(before, on).total, due(account, on).total
    reported = min(waiting, missing)
    return LoanBill(
        loan=account.loan,
        billed=billed,
        missing=missing,
        waiting=reported,
        promised=min(promised, missing - reported),
    )


def savings_bill(member_id: int, asked: Rupiah, *, confirmed: Rupiah, waiting: Rupiah) -> SavingsBill:
    """A member's wajib, with what was saved as wajib on the day of the meeting."""
    stands = min(asked, confirmed)
    reported = min(asked - stands, waiting)
    return SavingsBill(member_id=member_id, billed=asked, paid=stands + reported, waiting=reported)


# --- how it is covered ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one member is to give."""

    member_id: int
    amount: Rupiah


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPlan:
    """How a shortage is covered, step by step. `uncovered` stays open where nobody else is present."""

    from_fund: Rupiah
    from_savings: Rupiah
    shares: tuple[Share, ...]
    uncovered: Rupiah

    @property
    def from_present(self) -> Rupiah:
        """What those present give together."""
        return sum(share.amount for share in self.shares)

    @property
    def covered(self) -> Rupiah:
        """What is covered in all."""
        return self.from_fund + self.from_savings + self.from_present


def split(shortage: Rupiah, fund: Rupiah, savings: Rupiah, present: Sequence[int]) -> CoverPlan:
    """From the fund, then from the borrower's own savings, then in equal parts from those present.

    `fund` and `savings` are what these can give, `present` the member ids in the order of their names. What cannot be
    divided goes one rupiah each to the first of them, so that the sum is exact; who would give nothing has no share.
    Raises ValueError for an amount below zero.
    """
    if min(shortage, fund, savings) < 0:
        raise ValueError(f"nothing of this is below zero: {shortage}, {fund}, {savings}")
    from_fund = min(shortage, fund)
    from_savings = min(shortage - from_fund, savings)
    rest = shortage - from_fund - from_savings
    each, more = divmod(rest, len(present)) if present else (0, 0)
    amounts = [each + (position < more) for position in range(len(present))]
    return CoverPlan(
        from_fund=from_fund,
        from_savings=from_savings,
        shares=tuple(
            Share(member_id=member_id, amount=amount)
            for member_id, amount in zip(present, amounts, strict=True)
            if amount
        ),
        uncovered=rest - sum(amounts),
    )


def may_cover(present: Sequence[Member], debtor: Member, short: frozenset[int]) -> tuple[Member, ...]:
    """Those present who share a shortage, by name: nobody covers for oneself, nor while lacking an instalment too.

    Who shares a telephone with the borrower counts as the borrower. `short`: the members with a shortage of their own.
    """
    able = (one for one in present if one.id not in short and not same_person(one, debtor))
    return tuple(sorted(able, key=lambda one: (one.name.casefold(), one.id)))


class LeftOut(StrEnum):
    """Why somebody who is present has no share of a shortage."""

    SHORT = "short"  # lacks an instalment too
    SAME_PHONE = "same phone"  # counts as the borrower


def left_out(present: Sequence[Member], debtor: Member, short: frozenset[int]) -> tuple[tuple[Member, LeftOut], ...]:
    """Those present who do not share it, by name, and why; the borrower is not told of."""
    others = sorted((one for one in present if one.id != debtor.id), key=lambda one: (one.name.casefold(), one.id))
    reasons = {one.id: LeftOut.SAME_PHONE for one in others if same_person(one, debtor)}
    reasons |= {one.id: LeftOut.SHORT for one in others if one.id in short}
    return tuple((one, reasons[one.id]) for one in others if one.id in reasons)


def shrunk(amounts: Sequence[Rupiah], needed: Rupiah) -> tuple[Rupiah, ...]:
    """What is left of these shares where less is needed than they are together: each as much less in proportion.

    Rounded down; what that leaves goes one rupiah each to the first, so that the sum is exactly `needed`, or the shares
    as they are where that is no less.
    """
    together = sum(amounts)
    if needed >= together:
        return tuple(amounts)
    parts = [amount * needed // together for amount in amounts]
    more = needed - sum(parts)
    return tuple(part + (position < more) for position, part in enumerate(parts))


# --- who owes whom -------------------------------------------------------------------------------------------------


class CoverState(StrEnum):
    """Where a cover stands."""

    PENDING = "pending"  # agreed on, not in the books
    PAID = "paid"  # in the books: the borrower owes it to the coverer
    RETURNED = "returned"
    DROPPED = "dropped"  # called off before anything was handed in


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What one member (`coverer_id` None: the joint liability fund) gives for another's instalment.

    `amount` was agreed on at the meeting of `date`. What became of it is read from the books: `paid` stands there,
    `reported` waits for a confirmation, `given_back` stands as returned to the fund, `return_waits` that this was
    reported. `returned_at`: the coverer said that it came back. `created_by` is a Telegram account.
    """

    id: int
    group_id: int
    meeting_id: int | None
    date: dt.date
    debtor_id: int
    coverer_id: int | None
    loan_id: int
    amount: Rupiah
    claim_id: int | None
    return_claim_id: int | None
    created_by: int
    created_at: dt.datetime
    returned_at: dt.datetime | None
    dropped_at: dt.datetime | None
    paid: Rupiah
    reported: Rupiah
    given_back: Rupiah
    return_waits: bool

    @property
    def owed(self) -> Rupiah:
        """What the borrower is to give back."""
        return 0 if self.returned_at is not None else max(0, self.paid - self.given_back)

    @property
    def state(self) -> CoverState:
        """Where it stands: a payment that was reversed leaves it pending again."""
        if self.paid:
            return CoverState.PAID if self.owed else CoverState.RETURNED
        return CoverState.PENDING if self.dropped_at is None or self.reported else CoverState.DROPPED

    @property
    def promised(self) -> Rupiah:
        """What is agreed on and was not even reported."""
        return self.amount if self.state is CoverState.PENDING and not self.reported else 0

    @property
    def open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.state in {CoverState.PENDING, CoverState.PAID}

    @property
    def sum(self) -> Rupiah:
        """The amount that counts now: owed, else waiting, else as agreed on."""
        return self.owed or self.reported or self.amount


def may_say_returned(cover: Cover, roster: Roster, telegram_id: int) -> bool:
    """Whether this account may say that a cover came back: the coverer alone.

    For a coverer without a telephone an officer says it who is not the borrower.
    """
    coverer, debtor = roster.get(cover.coverer_id), roster.get(cover.debtor_id)
    if coverer is None:
        return False
    if coverer.speakers:
        return telegram_id in coverer.speakers
    officers = (one for one in roster.spoken_by(telegram_id) if one.is_officer)
    return any(debtor is None or not same_person(one, debtor) for one in officers)
