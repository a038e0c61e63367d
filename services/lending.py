"""Deciding about a loan that was asked for, and handing the money over: one transaction each.

What is decided here are the loan's own states; only the payout is an entry of the books. savings/deciding.py says who
may do what.
"""

from dataclasses import dataclass
from enum import StrEnum

from savings import deciding
from savings.claims import different_people, same_person
from savings.deciding import PATIENCE, TAKE_BACK, Stage, Tally, Vote
from savings.errors import LoanDecided, NotTheBorrower, NotTheLender, OwnLoan, TakeBackOver
from savings.groups import Member, Roster
from savings.journal import AccountKey, Entry, Posting, bank, cash, income, loan_of, savings_of
from savings.loans import Decision, Loan, LoanState
from savings.money import MoneyKind, SavingsKind
from services import corrections, debts, ledger, loans
from services.corrections import Correction, CorrectionKind
from services.turn import Turn
from storage import loans as loan_store
from storage import votes as store

__all__ = ["PATIENCE", "TAKE_BACK", "Payout", "Source", "Tally"]


class Source(StrEnum):
    """From where the money is handed over."""

    CASH = "cash"
    BANK = "bank"

    @property
    def account(self) -> AccountKey:
        """The account that it leaves."""
        return cash() if self is Source.CASH else bank()


@dataclass(frozen=True, slots=True, kw_only=True)
class Payout:
    """What a word about the payout has done. Without an entry it still `lacks` so many members' words."""

    loan: Loan
    entry: Entry | None = None
    lacks: int = 0


async def find(turn: Turn, loan_id: int) -> Loan | None:
    """The loan, if a member asked for it: what was taken over from before the books goes the way of claims."""
    loan = await loans.find(turn, loan_id)
    if loan is None or loan.is_debt or not await store.was_asked_for(turn.tx, loan.id):
        return None
    return loan


# --- two officers decide -----------------------------------------------------------------------------------------


async def agreed(turn: Turn, loan: Loan) -> list[Vote]:
    """Who has said yes to a request, first come first."""
    return [vote for vote in await store.of_loan(turn.tx, loan.id, Stage.DECISION) if vote.yes]


async def agree(turn: Turn, roster: Roster, loan: Loan, telegram_id: int) -> Loan:
    """Setuju as this account; answers the loan, approved once both seats have agreed. Saying it twice counts once.

    Raises LoanDecided, OwnLoan, NotTheLender.
    """
    await _asked(turn, loan, Decision.OFFICERS)
    seats = deciding.seats(loan, roster)
    before = [vote.member_id for vote in await agreed(turn, loan)]
    member = seats.speaking(telegram_id, before)
    if member is not None:
        await _cast(turn, roster, loan, Stage.DECISION, member, telegram_id, yes=True)
        before.append(member.id)
    elif not any(telegram_id in one.speakers for one in seats.people if one.id in before):
        raise _not_yours(loan, roster, telegram_id)
    return await _decide(turn, loan, LoanState.APPROVED) if seats.filled(before) else loan


async def may_refuse(turn: Turn, roster: Roster, loan: Loan, telegram_id: int) -> Member:
    """As whom this account may say Tolak. Raises LoanDecided, OwnLoan, NotTheLender."""
    await _asked(turn, loan, Decision.OFFICERS)
    member = deciding.seats(loan, roster).speaking(telegram_id)
    if member is None:
        raise _not_yours(loan, roster, telegram_id)
    return member


async def refuse(turn: Turn, roster: Roster, loan: Loan, telegram_id: int, reason: str) -> Loan:
    """Tolak with a reason, which is for the borrower alone. Raises LoanDecided, OwnLoan, NotTheLender."""
    member = await may_refuse(turn, roster, loan, telegram_id)
    await _cast(turn, roster, loan, Stage.DECISION, member, telegram_id, yes=False, reason=reason)
    return await _decide(turn, loan, LoanState.REJECTED)


async def reason(turn: Turn, loan: Loan) -> str:
    """Why it was refused, or empty. The caller sees to it that only the borrower reads it."""
    votes = await store.of_loan(turn.tx, loan.id, Stage.DECISION)
    return next((vote.reason for vote in votes if vote.reason), "")


# --- all members vote --------------------------------------------------------------------------------------------


async def count(turn: Turn, roster: Roster, loan: Loan) -> Tally:
    """How the vote stands. Who voted what is nobody's to see."""
    return deciding.tally(loan, roster, await store.of_loan(turn.tx, loan.id, Stage.DECISION))


async def vote(turn: Turn, roster: Roster, loan: Loan, telegram_id: int, *, yes: bool) -> Loan:
    """One member's voice, which may be changed until the vote is closed; answers the loan, decided where it is over.

    A press that comes after the closing time, but before the minute's tick, closes the vote and does not count. Raises
    LoanDecided, OwnLoan, NotTheLender.
    """
    await _asked(turn, loan, Decision.VOTE)
    if loan.closes_at is not None and loan.closes_at <= turn.now:
        return await close(turn, roster, loan)
    may = deciding.voters(loan, roster)
    member = next((one for one in may if telegram_id in one.speakers), None)
    if member is None:
        raise _not_yours(loan, roster, telegram_id)
    await _cast(turn, roster, loan, Stage.DECISION, member, telegram_id, yes=yes)
    tally = await count(turn, roster, loan)
    return await _decide(turn, loan, tally.result) if tally.over else loan


async def close(turn: Turn, roster: Roster, loan: Loan) -> Loan:
    """The time is over: the vote counts as it stands, and what the officers left lying lapses. Raises LoanDecided."""
    if loan.decision is Decision.OFFICERS:
        return await _decide(turn, loan, LoanState.LAPSED)
    return await _decide(turn, loan, (await count(turn, roster, loan)).result)


async def due(turn: Turn) -> list[Loan]:
    """The requests of every group whose time is over now."""
    found = [await loans.find(turn, loan_id) for loan_id in await store.due(turn.tx, turn.now, patience=PATIENCE)]
    return [loan for loan in found if loan is not None]


# --- the payout --------------------------------------------------------------------------------------------------


async def lacking(turn: Turn, roster: Roster, loan: Loan) -> int:
    """How many more have to say that the money was handed over."""
    who = deciding.payers(loan, roster)
    said = {vote.member_id for vote in await store.of_loan(turn.tx, loan.id, Stage.PAYOUT)}
    return who.needed - different_people(member for member in who.people if member.id in said)


async def may_pay_out(turn: Turn, roster: Roster, loan: Loan, telegram_id: int) -> Member:
    """As whom this account may hand the money over. Raises LoanDecided, OwnLoan, NotTheLender."""
    if loan.state is not LoanState.APPROVED or loan.is_debt:
        raise LoanDecided(number=loan.number, state=loan.state)
    member = deciding.payers(loan, roster).speaking(telegram_id)
    if member is None:
        raise _not_yours(loan, roster, telegram_id)
    return member


async def pay_out(turn: Turn, roster: Roster, loan: Loan, telegram_id: int, source: Source) -> Payout:
    """The money was handed over: one entry, and the schedule begins.

    Dated with the day in the group's zone on which this was pressed. Everything else in the books takes the date of the
    message that began it; but the request lies days before the money moves, the press is made while the notes are
    counted out, and to backdate a payout would let the first instalment fall due too early.

    Raises LoanDecided, OwnLoan, NotTheLender, WouldOverdraw where the box (or the bank) holds less.
    """
    member = await may_pay_out(turn, roster, loan, telegram_id)
    async with turn.tx.savepoint():
        await _cast(turn, roster, loan, Stage.PAYOUT, member, telegram_id, yes=True)
        lacks = await lacking(turn, roster, loan)
        if lacks > 0:
            return Payout(loan=loan, lacks=lacks)
        words = await store.of_loan(turn.tx, loan.id, Stage.PAYOUT)
        first = next((word.member_id for word in words if roster.get(word.member_id)), member.id)
        entry = await ledger.post(
            turn.tx,
            group_id=loan.group_id,
            kind=MoneyKind.DISBURSEMENT,
            date=roster.group.date_of(turn.now),
            now=turn.now,
            postings=postings(loan, source),
            text=loan.purpose,
            member_id=loan.member_id,
            loan_id=loan.id,
            reported_by=first,
            confirmed_by=member.id,
        )
        await store.forget(turn.tx, loan.id, Stage.PAYOUT)
        await debts.lent_out(turn, loan)
        active = await loans.activate(turn, loan, entry.date, entry)
    return Payout(loan=active, entry=entry)


def postings(loan: Loan, source: Source) -> tuple[Posting, ...]:
    """The principal becomes the member's debt: what is handed over, what the group keeps, what is held as savings.

    Raises ValueError where the deductions leave nothing to hand over; nobody may ask for such a loan.
    """
    if loan.member_id is None:
        raise ValueError("a debt of the group is not paid out")
    debt, terms = loan_of(loan.member_id, loan.number), loan.terms
    moved = [Posting(debit=debt, credit=source.account, amount=terms.paid_out)]
    if terms.admin_fee:
        moved.append(Posting(debit=debt, credit=income("admin"), amount=terms.admin_fee))
    if terms.held_savings:
        held = savings_of(loan.member_id, SavingsKind.WAJIB)
        moved.append(Posting(debit=debt, credit=held, amount=terms.held_savings))
    return tuple(moved)


async def payout_of(turn: Turn, loan: Loan) -> Entry | None:
    """The entry by which it was paid out, while it stands."""
    return None if loan.disbursement_id is None else await ledger.entry_by_id(turn.tx, loan.disbursement_id)


async def take_back(turn: Turn, roster: Roster, loan: Loan, telegram_id: int) -> tuple[Entry, Loan]:
    """The officer who mis-tapped takes the payout back; the loan waits to be paid out again.

    Raises LoanDecided, NotTheLender, TakeBackOver (ten minutes, or the borrower has the money), LoanInUse where
    something was repaid already, WouldOverdraw.
    """
    entry = await payout_of(turn, loan)
    if loan.state is not LoanState.ACTIVE or entry is None or entry.kind != MoneyKind.DISBURSEMENT:
        raise LoanDecided(number=loan.number, state=loan.state)
    payer = roster.get(entry.confirmed_by)
    if payer is None or telegram_id not in payer.speakers:
        raise NotTheLender(number=loan.number)
    if loan.received_at is not None or turn.now - entry.recorded_at > TAKE_BACK:
        raise TakeBackOver(number=loan.number)
    async with turn.tx.savepoint():
        # Dated like the entry, as with claims: what was not so on that day is gone from that day's sums.
        reversal = await loans.reverse(turn, entry, date=entry.date, confirmed_by=payer.id, reason="salah tekan")
    return reversal, await loans.find(turn, loan.id) or loan


async def received(turn: Turn, roster: Roster, loan: Loan, telegram_id: int) -> tuple[Loan, list[Correction]]:
    """The borrower says that the money has come; answers also the objections that are pointless now, and dropped.

    Raises NotTheBorrower; LoanDecided where that is known already, or the payout was taken back.
    """
    _check_borrower(roster, loan, telegram_id)
    if not await loan_store.received(turn.tx, loan.id, turn.now):
        raise LoanDecided(number=loan.number, state=loan.state)
    open_ones = await corrections.waiting(turn, loan.group_id)
    pointless = [
        one for one in open_ones if one.entry_id == loan.disbursement_id and one.kind is CorrectionKind.OBJECTION
    ]
    for one in pointless:
        await corrections.drop(turn, one)
    return await loans.find(turn, loan.id) or loan, pointless


async def not_received(turn: Turn, roster: Roster, loan: Loan, telegram_id: int, reason: str) -> Correction:
    """The borrower has not got it: an objection to the payout, which officers without a part in it decide.

    Raises LoanDecided, NotTheBorrower, and what services.corrections.propose raises.
    """
    _check_borrower(roster, loan, telegram_id)
    entry = await payout_of(turn, loan)
    if loan.state is not LoanState.ACTIVE or loan.received_at is not None or entry is None:
        raise LoanDecided(number=loan.number, state=loan.state)
    return await corrections.propose(turn, roster, entry, telegram_id, reason=reason, kind=CorrectionKind.OBJECTION)


def _check_borrower(roster: Roster, loan: Loan, telegram_id: int) -> None:
    borrower = roster.get(loan.member_id)
    if borrower is None or telegram_id not in borrower.speakers:
        raise NotTheBorrower(number=loan.number)


async def withdraw(turn: Turn, roster: Roster, loan: Loan, telegram_id: int) -> Loan:
    """The borrower, or who asked in the borrower's name, does not want it any more. Raises NotTheBorrower, LoanDecided.

    What was taken over from before the books waits as a claim, and is taken back there.
    """
    if loan.is_debt or not await store.was_asked_for(turn.tx, loan.id):
        raise LoanDecided(number=loan.number, state=loan.state)
    return await loans.withdraw(turn, roster, loan, telegram_id)


# --- shared ------------------------------------------------------------------------------------------------------


async def to_decide(turn: Turn, group_id: int) -> list[Loan]:
    """The requests of a group that wait for a decision or for their payout, oldest first."""
    waiting = await loans.of_group(turn, group_id, LoanState.ASKED, LoanState.APPROVED)
    return [loan for loan in waiting if not loan.is_debt and await store.was_asked_for(turn.tx, loan.id)]


async def _asked(turn: Turn, loan: Loan, decision: Decision) -> None:
    """Raises LoanDecided where this loan does not wait for such a decision."""
    waits = loan.state is LoanState.ASKED and loan.decision is decision and not loan.is_debt
    if not waits or not await store.was_asked_for(turn.tx, loan.id):
        raise LoanDecided(number=loan.number, state=loan.state)


def _not_yours(loan: Loan, roster: Roster, telegram_id: int) -> OwnLoan | NotTheLender:
    spoken = roster.spoken_by(telegram_id)
    own = any(deciding.is_borrower(member, loan, roster) for member in spoken)
    return OwnLoan(number=loan.number) if own else NotTheLender(number=loan.number)


async def _cast(
    turn: Turn,
    roster: Roster,
    loan: Loan,
    stage: Stage,
    member: Member,
    telegram_id: int,
    *,
    yes: bool,
    reason: str = "",
) -> None:
    """One word a person: it takes the place of what anybody who shares a telephone with this person has said."""
    word = Vote(
        loan_id=loan.id,
        stage=stage,
        member_id=member.id,
        telegram_id=telegram_id,
        yes=yes,
        reason=reason,
        voted_at=turn.now,
    )
    await store.cast(turn.tx, word, instead_of=(one.id for one in roster.everyone if same_person(one, member)))


async def _decide(turn: Turn, loan: Loan, state: LoanState) -> Loan:
    return await loans.move(turn, loan, {LoanState.ASKED}, state)
