"""What the money of a loan moves in the books: repayments, what is taken over or given up, and the group's own debts.

The postings are made at the moment of acceptance, from what is owed then: between a report and its Terima another
payment may have come.
"""

from dataclasses import replace

from savings import repayments
from savings.claims import Claim
from savings.errors import FixedSum, LoanDecided, NothingOwed, NotYetOwed, Overpaid, PayoffChanged
from savings.journal import (
    JOINT_LIABILITY,
    OPENING,
    AccountKey,
    AccountKind,
    Entry,
    Posting,
    cash,
    equity,
    expense,
    fund,
    income,
    loan_of,
    savings_of,
    upk_debt,
)
from savings.loans import Loan, LoanState
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.repayments import LoanAccount, Owed, Split
from services import loans
from services.turn import Turn
from storage import loans as store

PAYMENTS = frozenset({MoneyKind.REPAYMENT, MoneyKind.DEBT_PAYMENT})
TAKEN_OVER = frozenset({MoneyKind.LOAN_OPENING, MoneyKind.DEBT_OPENING, MoneyKind.DEBT_RECEIVED})
"""Claims with which a loan begins: it waits with them, and is rejected or withdrawn with them."""

KINDS = PAYMENTS | TAKEN_OVER | {MoneyKind.WRITE_OFF}
"""The claims whose postings are made here."""

GIVEN_UP = "penghapusan_pinjaman"
"""The expense of a loan that is given up."""

RECOVERED = "pemulihan_pinjaman"
"""The income of what comes in on it nevertheless: nothing is left on the loan's own account."""


async def postings(turn: Turn, claim: Claim) -> tuple[Posting, ...]:
    """What a claim about a loan moves if it is accepted now.

    Raises NothingOwed, NotYetOwed, Overpaid, PayoffChanged (also where what is left to give up has changed),
    LoanDecided; ValueError for a claim without its loan, or with another sum than was agreed.
    """
    loan = await _loan(turn, claim.loan_id)
    if claim.kind in TAKEN_OVER:
        return _beginning(loan, claim)
    recovers = loan.state is LoanState.WRITTEN_OFF and claim.kind is MoneyKind.REPAYMENT and not claim.paid_from
    if loan.state is not LoanState.ACTIVE and not recovers:
        raise NothingOwed(number=loan.number)
    if loan.disbursed_on is not None and claim.date < loan.disbursed_on:
        # A slip in the date, or a claim from before the payout was taken back and made anew.
        raise NotYetOwed(number=loan.number, since=loan.disbursed_on)
    account = await loans.account(turn, loan)
    if recovers:
        return _recovered(account, claim.amount, cash(), to_savings=claim.rest_to == "savings")
    if claim.kind is MoneyKind.WRITE_OFF:
        return _given_up(account, claim.amount)
    owed = _payoff(account, claim) if claim.rest_to == "payoff" else _split(account, claim)
    return _lines(loan, owed, _source(loan, claim.paid_from))


async def posted(turn: Turn, claim: Claim, entry: Entry) -> Loan:
    """The claim is an entry now: the loan begins, goes on, is paid or given up. Raises LoanDecided."""
    loan = await _loan(turn, claim.loan_id)
    if claim.kind in TAKEN_OVER:
        return await loans.activate(turn, loan, loan.asked_on, entry, loan.first_due)
    if claim.kind is MoneyKind.WRITE_OFF:
        return await loans.written_off(turn, loan)
    if loan.state is LoanState.WRITTEN_OFF:
        return loan
    if claim.rest_to == "payoff":
        # The payment itself stands by now, and what is still owed besides the jasa that is not asked is nothing.
        account = await loans.account(turn, loan)
        before = replace(account, payments=tuple(one for one in account.payments if one.number != entry.number))
        waived = repayments.payoff(before, claim.date).waived
        if waived:
            await store.waive(turn.tx, loan.id, entry_id=entry.id, interest=waived)
    return await loans.settle(turn, loan)


async def closed(turn: Turn, claim: Claim, to: LoanState) -> None:
    """The claim is rejected or withdrawn: a loan that waited with it is so, too."""
    if claim.kind in TAKEN_OVER and claim.loan_id is not None:
        await store.move(turn.tx, claim.loan_id, before={LoanState.ASKED}, to=to, decided_at=turn.now)


async def waits_again(turn: Turn, claim: Claim) -> None:
    """The acceptance was taken back: a loan that began with it waits again."""
    if claim.kind in TAKEN_OVER:
        await loans.reopen(turn, await _loan(turn, claim.loan_id))


async def check_new_amount(turn: Turn, loan_id: int, kind: str) -> None:
    """Whether a claim or an entry of this kind may be of another sum. Raises FixedSum: only a payment may."""
    if kind not in PAYMENTS:
        raise FixedSum(number=(await _loan(turn, loan_id)).number)


async def postings_anew(turn: Turn, entry: Entry, amount: Rupiah) -> tuple[Posting, ...]:
    """A payment as it should have been: split as if the wrong one had never been there.

    It comes from where the wrong one came from. What is above the bill goes to savings where that one's did, else to
    coming instalments; a payoff of another sum is a payment like any other. Raises FixedSum, NothingOwed, Overpaid.
    """
    loan = await _loan(turn, entry.loan_id)
    if entry.kind not in PAYMENTS:
        raise FixedSum(number=loan.number)
    recovers = loan.state is LoanState.WRITTEN_OFF and entry.postings[0].credit == income(RECOVERED)
    if not recovers and loan.state not in {LoanState.ACTIVE, LoanState.PAID}:
        raise NothingOwed(number=loan.number)
    account = await loans.account(turn, loan)
    # Where the reversal comes first its payment is gone already, and the waiver no longer counts.
    counted = tuple(one for one in account.payments if one.number != entry.number)
    waived = account.waived
    if len(counted) < len(account.payments):
        waived -= await store.waived_by(turn.tx, entry.id)
    account = replace(account, payments=counted, waived=waived)
    source = entry.postings[0].credit if loan.is_debt else entry.postings[0].debit
    saves = any(_is_rest(line.credit, source) for line in entry.postings)
    if recovers:
        return _recovered(account, amount, source, to_savings=saves)
    split = repayments.allocate(account, amount, entry.date, ahead=not saves)
    return _lines(loan, _with_rest(loan, split, to_savings=saves), source)


async def rewritten(turn: Turn, entry: Entry) -> None:
    """The corrected payment stands, and the wrong one does not: the state follows."""
    await loans.settle(turn, await _loan(turn, entry.loan_id))


async def _loan(turn: Turn, loan_id: int | None) -> Loan:
    loan = None if loan_id is None else await loans.find(turn, loan_id)
    if loan is None:
        raise ValueError("money of a loan names its loan")
    return loan


def _principal(loan: Loan) -> AccountKey:
    """The account that holds what is still owed."""
    return upk_debt(loan.number) if loan.member_id is None else loan_of(loan.member_id, loan.number)


def _beginning(loan: Loan, claim: Claim) -> tuple[Posting, ...]:
    """What the group owes or is owed from now on. Cash moves only where the UPK hands it over."""
    if loan.state is not LoanState.ASKED:
        raise LoanDecided(number=loan.number, state=loan.state)
    if claim.amount != loan.terms.principal - loan.principal_before:
        raise ValueError("what is taken over is what is still owed")
    if claim.kind is MoneyKind.LOAN_OPENING:
        return (Posting(debit=_principal(loan), credit=equity(OPENING), amount=claim.amount),)
    came_to = cash() if claim.kind is MoneyKind.DEBT_RECEIVED else equity(OPENING)
    return (Posting(debit=came_to, credit=_principal(loan), amount=claim.amount),)


def _given_up(account: LoanAccount, amount: Rupiah) -> tuple[Posting, ...]:
    """All principal that is left becomes a loss of the group; jasa was never written down as earned."""
    number = account.loan.number
    if not account.outstanding:
        raise NothingOwed(number=number)
    if amount != account.outstanding:
        raise PayoffChanged(number=number, total=account.outstanding)
    return (Posting(debit=expense(GIVEN_UP), credit=_principal(account.loan), amount=amount),)


def _recovered(account: LoanAccount, amount: Rupiah, source: AccountKey, *, to_savings: bool) -> tuple[Posting, ...]:
    """What comes in on a loan that was given up, at most what is still missing; the rest may go to savings.

    Raises NothingOwed, Overpaid.
    """
    loan, most = account.loan, repayments.recoverable(account)
    if not most or loan.member_id is None:
        raise NothingOwed(number=loan.number)
    rest = max(0, amount - most)
    if rest and not to_savings:
        raise Overpaid(number=loan.number, rest=rest)
    back = Posting(debit=source, credit=income(RECOVERED), amount=amount - rest)
    if not rest:
        return (back,)
    return back, Posting(debit=source, credit=savings_of(loan.member_id, SavingsKind.SUKARELA), amount=rest)


def _payoff(account: LoanAccount, claim: Claim) -> Split:
    owed = repayments.payoff(account, claim.date)
    if not owed.total:
        raise NothingOwed(number=account.loan.number)
    if claim.amount != owed.total:
        raise PayoffChanged(number=account.loan.number, total=owed.total)
    return Split(penalty=owed.penalty, interest=owed.interest, savings=owed.savings, principal=owed.principal)


def _split(account: LoanAccount, claim: Claim) -> Split:
    split = repayments.allocate(account, claim.amount, claim.date, ahead=claim.rest_to == "ahead")
    if not split.total:
        raise NothingOwed(number=account.loan.number)
    return _with_rest(account.loan, split, to_savings=claim.rest_to == "savings" and not claim.paid_from)


def _with_rest(loan: Loan, split: Split, *, to_savings: bool) -> Split:
    """The split, if what it leaves over may go to the borrower's savings. Raises Overpaid."""
    if split.rest and (loan.is_debt or not to_savings):
        raise Overpaid(number=loan.number, rest=split.rest)
    return split


def _source(loan: Loan, paid_from: str) -> AccountKey:
    """Where a payment comes from. The group pays its own debts in cash."""
    if loan.member_id is not None and paid_from == "savings":
        return savings_of(loan.member_id, SavingsKind.SUKARELA)
    if loan.member_id is not None and paid_from == "fund":
        return fund(JOINT_LIABILITY)
    return cash()


def _is_rest(credit: AccountKey, source: AccountKey) -> bool:
    """Whether this line went to the borrower's sukarela savings."""
    return source != credit and credit.kind is AccountKind.SAVINGS and credit.name == SavingsKind.SUKARELA


def _lines(loan: Loan, owed: Owed | Split, source: AccountKey) -> tuple[Posting, ...]:
    """One posting for each part that is paid; a payment of the group's own debt goes the other way round."""
    parts: tuple[tuple[AccountKey, Rupiah], ...]
    if loan.member_id is None:
        parts = (
            (expense("denda_upk"), owed.penalty),
            (expense("jasa_upk"), owed.interest),
            (_principal(loan), owed.principal),
        )
        return tuple(Posting(debit=key, credit=source, amount=amount) for key, amount in parts if amount)
    parts = (
        (income("denda"), owed.penalty),
        (income("jasa"), owed.interest),
        (savings_of(loan.member_id, SavingsKind.WAJIB), owed.savings),
        (_principal(loan), owed.principal),
        (savings_of(loan.member_id, SavingsKind.SUKARELA), owed.rest if isinstance(owed, Split) else 0),
    )
    return tuple(Posting(debit=source, credit=key, amount=amount) for key, amount in parts if amount)
