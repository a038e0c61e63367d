"""What a loan is called wherever one is chosen: its sum and what it is for, or since when; never a bare number.

A number would mean nothing to the borrower and would clash with those of the receipts. In the group a loan's sum was
read by all when it was asked for; that of a loan from before the books was not, so that one goes by its day alone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from handlers.context import Context, clause
from handlers.looking import Looking
from savings.loans import Loan, LoanState
from savings.money import MoneyKind
from savings.repayments import LoanAccount
from services import ledger

LONGEST_PURPOSE = 24


def loan_names(context: Looking, loans: Sequence[Loan], *, veiled: Iterable[int] = ()) -> dict[int, str]:
    """`Rp50.000, gula` for each of these loans, by its id, no two alike; the sums of `veiled` ones stay unsaid."""
    hidden = set(veiled)
    purposes = {loan.id: _named(context, loan, _purpose(loan) or _since(context, loan), hidden) for loan in loans}
    twice = _repeated(purposes)
    dated = {
        loan.id: _named(context, loan, _since(context, loan), hidden) if loan.id in twice else purposes[loan.id]
        for loan in loans
    }
    twice, seen, names = _repeated(dated), Counter[str](), {}
    for loan in sorted(loans, key=lambda loan: loan.number):
        name = dated[loan.id]
        seen[name] += 1
        names[loan.id] = context._("{loan} ({n})", loan=name, n=seen[name]) if loan.id in twice else name
    return names


async def names_here(context: Context, loans: Sequence[Loan]) -> dict[int, str]:
    """The same, as they may stand where the message is: in the group without the sums that it has not read."""
    return loan_names(context, loans, veiled=await _unread(context, loans) if context.in_group else ())


async def _unread(context: Context, loans: Sequence[Loan]) -> list[int]:
    """Members' loans from before the books."""
    unread = []
    for loan in loans:
        begun = None
        if loan.disbursement_id is not None:
            begun = await ledger.entry_by_id(context.turn.tx, loan.disbursement_id)
        if begun is not None and begun.kind == MoneyKind.LOAN_OPENING:
            unread.append(loan.id)
    return unread


def _named(context: Looking, loan: Loan, what: str, veiled: set[int]) -> str:
    _ = context._
    if loan.id in veiled:
        return _("Pinjaman lama, {what}", what=what)
    return _("{amount}, {what}", amount=_.rupiah(loan.terms.principal), what=what)


def _purpose(loan: Loan) -> str:
    purpose = clause(loan.purpose)
    return purpose if len(purpose) <= LONGEST_PURPOSE else purpose[: LONGEST_PURPOSE - 1].rstrip() + "…"


def _since(context: Looking, loan: Loan) -> str:
    _, day = context._, loan.disbursed_on or loan.asked_on
    return _.day_of_year(day) if day.year == context.today.year else _.short_date(day)


def _repeated(names: dict[int, str]) -> set[int]:
    counts = Counter(names.values())
    return {loan_id for loan_id, name in names.items() if counts[name] > 1}


def of_borrowers(context: Looking, loans: Sequence[Loan]) -> dict[int, str]:
    """`Bu Siti: Rp50.000, gula`, by the loan's id, for officers in private."""
    _, names = context._, _within_each(context, loans)
    return {loan.id: _("{name}: {loan}", name=_borrower(context, loan), loan=names[loan.id]) for loan in loans}


def _within_each(context: Looking, loans: Sequence[Loan]) -> dict[int, str]:
    """The loans' names, told apart among those of the same borrower."""
    names: dict[int, str] = {}
    for borrower_id in dict.fromkeys(loan.member_id for loan in loans):
        names |= loan_names(context, [loan for loan in loans if loan.member_id == borrower_id])
    return names


def people_told_apart(context: Looking, loans: Sequence[Loan]) -> dict[int, str]:
    """The borrowers' names by the loan's id; twice: `Bu Siti (Rp50.000, gula)`. In private alone."""
    _, names = context._, _within_each(context, loans)
    borrowers = {loan.id: _borrower(context, loan) for loan in loans}
    twice = _repeated({loan.id: str(loan.member_id) for loan in loans})
    return {
        loan_id: _("{name} ({loan})", name=name, loan=names[loan_id]) if loan_id in twice else name
        for loan_id, name in borrowers.items()
    }


def _borrower(context: Looking, loan: Loan) -> str:
    member = context.here.get(loan.member_id)
    return "" if member is None else member.name


def standing_names(context: Looking, accounts: Sequence[LoanAccount]) -> dict[int, str]:
    """Each loan with how it stands, for one to choose from: `Rp500.000, gula: sisa Rp300.000`. In private alone."""
    _ = context._
    found = [account.loan for account in accounts]
    several = len({loan.member_id for loan in found}) > 1
    names = people_told_apart(context, found) if several else loan_names(context, found)
    said = {
        LoanState.ASKED: _("diajukan"),
        LoanState.APPROVED: _("disetujui"),
        LoanState.PAID: _("lunas"),
        LoanState.WRITTEN_OFF: _("tidak ditagih lagi"),
    }
    labels = {}
    for account in accounts:
        state = account.loan.state
        how = _("sisa {amount}", amount=_.rupiah(account.outstanding)) if state is LoanState.ACTIVE else said.get(state)
        name = names[account.loan.id]
        labels[account.loan.id] = name if how is None else _("{loan} · {how}", loan=name, how=how)
    return labels
