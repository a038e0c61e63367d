"""Paceklik: told, proposed by one officer, agreed to by a second person; then the rest of the schedule moves.

Where all pokok is back, what is left of jasa and denda is forgiven in the same way: two persons agree, and the loan is
paid. No entry is written, for jasa is earned only when it is paid.
"""

import datetime as dt
from dataclasses import dataclass

from savings import hardship as rules
from savings import repayments
from savings.errors import LoanDecided, NothingOwed, NotTheSecond, OwnLoan, PayoffChanged, ShiftProposed
from savings.groups import Member, Roster
from savings.hardship import Hardship, HardshipState
from savings.loans import Loan, LoanState
from savings.reminders import INSTANT
from savings.repayments import Owed
from savings.roles import OFFICERS
from services import loans, marks, people
from services.turn import Turn
from storage import hardship as store

__all__ = ["Hardship", "HardshipState", "Moved"]

KNOWN_FOR = dt.timedelta(days=1)
"""For so long nobody is told again of the same borrower's trouble."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The first instalment that moves: its day before and after, and what is to be paid of it in rupiah."""

    amount: int
    before: dt.date
    after: dt.date


async def tell(turn: Turn, loan: Loan, telegram_id: int, reason: str) -> Hardship:
    """Keep that it is hard, and why. Raises LoanDecided where the loan is not being repaid."""
    _running(loan)
    return await store.add(
        turn.tx, group_id=loan.group_id, loan_id=loan.id, reason=reason, told_by=telegram_id, now=turn.now
    )


async def passed_on(turn: Turn, loan: Loan) -> None:
    """The borrower's trouble has reached somebody who can help."""
    await marks.happened(turn, _known(loan))


async def is_known(turn: Turn, loan: Loan) -> bool:
    """Whether somebody who can help was told of it within a day, or is still to speak with the borrower."""
    told = [one for one in await store.told_in(turn.tx, loan.group_id) if one.loan_id == loan.id]
    since = min((one.created_at for one in told), default=turn.now)
    return await marks.lately(turn, _known(loan), max(KNOWN_FOR, turn.now - since + INSTANT))


def _known(loan: Loan) -> str:
    return f"sulit:{loan.id}"


async def listeners(turn: Turn, loan: Loan, roster: Roster) -> tuple[Member, ...]:
    """Who hears of this borrower's trouble: those of the narrowest circle in which a private message arrives."""
    reached = {one.id for one in roster.holding(OFFICERS) if await people.any_reachable(turn, one.speakers)}
    return rules.listeners(loan, roster, reached)


async def troubles(turn: Turn, roster: Roster) -> list[tuple[Hardship, Loan]]:
    """What borrowers told of themselves and nobody has seen to, once a loan: the oldest, for so long it waits."""
    found: dict[int, tuple[Hardship, Loan]] = {}
    for one in await store.told_in(turn.tx, roster.group.id):
        loan = await loans.find(turn, one.loan_id)
        borrower = None if loan is None else roster.get(loan.member_id)
        if loan is not None and borrower is not None and one.told_by in borrower.speakers:
            found.setdefault(loan.id, (one, loan))
    return list(found.values())


async def talked(turn: Turn, roster: Roster, hardship: Hardship, loan: Loan, telegram_id: int, *, done: bool) -> None:
    """An officer has spoken with the borrower, or after all has not. Raises OwnLoan, NotTheSecond."""
    may_write(loan, roster, telegram_id)
    await store.talked(turn.tx, hardship, turn.now if done else None)


async def find(turn: Turn, hardship_id: int) -> Hardship | None:
    """The hardship, or None."""
    return await store.get(turn.tx, hardship_id)


async def waiting(turn: Turn, loan: Loan) -> Hardship | None:
    """The open proposal for a loan, or None."""
    return await store.waiting(turn.tx, loan.id)


async def waiting_in(turn: Turn, group_id: int) -> list[tuple[Hardship, Loan]]:
    """The open proposals of a group with their loans, oldest first."""
    found = [(one, await loans.find(turn, one.loan_id)) for one in await store.waiting_in(turn.tx, group_id)]
    return [(one, loan) for one, loan in found if loan is not None]


def may_write(loan: Loan, roster: Roster, telegram_id: int) -> Member:
    """The officer as whom this account may act on this loan. Raises OwnLoan, NotTheSecond."""
    borrower = roster.get(loan.member_id)
    if borrower is not None and telegram_id in borrower.speakers:
        raise OwnLoan(number=loan.number)
    found = next((one for one in rules.officers_for(loan, roster) if telegram_id in one.speakers), None)
    if found is None:
        raise NotTheSecond(number=loan.number)
    return found


class _OnlyTried(Exception):
    """Carries a rehearsal out of its savepoint, which undoes it."""


async def rehearse(turn: Turn, roster: Roster, loan: Loan, telegram_id: int, periods: int) -> Moved:
    """What moving the schedule would do, without doing it. Raises OwnLoan, LoanDecided; ValueError: nothing to move."""
    first = next((one for one in repayments.left(await loans.account(turn, loan)) if one.total), None)
    if first is None:
        raise ValueError("nothing is left to move")
    after = first.due_on
    try:
        async with turn.tx.savepoint():
            moved = await loans.shift(turn, roster, loan, telegram_id, periods, "")
            after = next(one.due_on for one in moved.instalments if one.number == first.number)
            raise _OnlyTried
    except _OnlyTried:
        return Moved(amount=first.total, before=first.due_on, after=after)


async def propose(
    turn: Turn, roster: Roster, hardship: Hardship, loan: Loan, telegram_id: int, periods: int
) -> Hardship:
    """Propose to move the rest of the schedule by so many periods.

    Raises OwnLoan, NotTheSecond, LoanDecided, ShiftProposed; ValueError for a number that is not possible.
    """
    _running(loan)
    officer = may_write(loan, roster, telegram_id)
    if not 1 <= periods <= rules.MOST_PERIODS[loan.terms.period]:
        raise ValueError(f"a schedule does not move by {periods} periods")
    await _make_room(turn, loan, telegram_id)
    if not await store.propose(turn.tx, hardship.id, periods=periods, proposer_id=telegram_id, proposed_by=officer.id):
        raise ShiftProposed(number=loan.number)
    return await _fresh(turn, hardship)


async def rehearse_forgiving(turn: Turn, loan: Loan, telegram_id: int, roster: Roster) -> Owed:
    """What of a loan may be forgiven today. Raises OwnLoan, NotTheSecond, LoanDecided, NothingOwed."""
    _running(loan)
    may_write(loan, roster, telegram_id)
    owed = repayments.forgivable(await loans.account(turn, loan), _today(turn, roster))
    if owed is None:
        raise NothingOwed(number=loan.number)
    return owed


async def propose_forgiving(turn: Turn, roster: Roster, loan: Loan, telegram_id: int, reason: str) -> Hardship:
    """Propose to forgive the jasa and denda that are left though all pokok is back.

    Raises OwnLoan, NotTheSecond, LoanDecided, NothingOwed where there is nothing to forgive, ShiftProposed.
    """
    owed = await rehearse_forgiving(turn, loan, telegram_id, roster)
    officer = may_write(loan, roster, telegram_id)
    async with turn.tx.savepoint():
        hardship = await tell(turn, loan, telegram_id, reason)
        await _make_room(turn, loan, telegram_id)
        proposed = await store.propose(
            turn.tx,
            hardship.id,
            interest=owed.interest,
            penalty=owed.penalty,
            proposer_id=telegram_id,
            proposed_by=officer.id,
        )
        if not proposed:
            raise ShiftProposed(number=loan.number)
    return await _fresh(turn, hardship)


async def accept(turn: Turn, roster: Roster, hardship: Hardship, loan: Loan, telegram_id: int) -> Hardship:
    """Agree: the schedule moves, or what was left is forgiven and the loan is paid.

    Raises OwnLoan, NotTheSecond, LoanDecided; PayoffChanged where something else is left by now.
    """
    second = _second(hardship, loan, roster, telegram_id)
    _running(loan)
    if hardship.forgives:
        return await _forgive(turn, roster, hardship, loan, telegram_id, second)
    async with turn.tx.savepoint():
        await loans.shift(turn, roster, loan, telegram_id, hardship.periods, hardship.reason)
        return await _decide(turn, hardship, loan, HardshipState.ACCEPTED, telegram_id, second)


async def _forgive(
    turn: Turn, roster: Roster, hardship: Hardship, loan: Loan, telegram_id: int, second: Member
) -> Hardship:
    owed = repayments.forgivable(await loans.account(turn, loan), _today(turn, roster))
    if owed != Owed(interest=hardship.interest, penalty=hardship.penalty):
        raise PayoffChanged(number=loan.number, total=0 if owed is None else owed.total)
    async with turn.tx.savepoint():
        decided = await _decide(turn, hardship, loan, HardshipState.ACCEPTED, telegram_id, second)
        await loans.settle(turn, loan)
    return decided


async def reject(turn: Turn, roster: Roster, hardship: Hardship, loan: Loan, telegram_id: int) -> Hardship:
    """All stays as it is. Raises OwnLoan, NotTheSecond, LoanDecided."""
    second = _second(hardship, loan, roster, telegram_id)
    return await _decide(turn, hardship, loan, HardshipState.REJECTED, telegram_id, second)


async def withdraw(turn: Turn, hardship: Hardship, loan: Loan, telegram_id: int) -> Hardship:
    """The proposer takes it back. Raises NotTheSecond, LoanDecided."""
    if telegram_id != hardship.proposer_id:
        raise NotTheSecond(number=loan.number)
    return await _decide(turn, hardship, loan, HardshipState.WITHDRAWN, telegram_id, None)


async def _make_room(turn: Turn, loan: Loan, telegram_id: int) -> None:
    """A proposal that nobody decided for long does not stand in the way of another."""
    open_one = await store.waiting(turn.tx, loan.id)
    if open_one is not None and turn.now - open_one.created_at > rules.LASTS:
        await _decide(turn, open_one, loan, HardshipState.WITHDRAWN, telegram_id, None)


def _today(turn: Turn, roster: Roster) -> dt.date:
    return roster.group.date_of(turn.now)


def _running(loan: Loan) -> None:
    if loan.state is not LoanState.ACTIVE:
        raise LoanDecided(number=loan.number, state=loan.state)


def _second(hardship: Hardship, loan: Loan, roster: Roster, telegram_id: int) -> Member:
    if hardship.state is not HardshipState.WAITING:
        raise LoanDecided(number=loan.number, state=hardship.state)
    borrower = roster.get(loan.member_id)
    if borrower is not None and telegram_id in borrower.speakers:
        raise OwnLoan(number=loan.number)
    may = rules.deciders(hardship, loan, roster)
    found = next((one for one in may if telegram_id in one.speakers), None)
    if found is None:
        raise NotTheSecond(number=loan.number)
    return found


async def _decide(
    turn: Turn, hardship: Hardship, loan: Loan, state: HardshipState, telegram_id: int, member: Member | None
) -> Hardship:
    decided = await store.decide(
        turn.tx,
        hardship.id,
        state=state,
        now=turn.now,
        decider_id=telegram_id,
        decided_by=None if member is None else member.id,
    )
    if not decided:
        raise LoanDecided(number=loan.number, state=hardship.state)
    return await _fresh(turn, hardship)


async def _fresh(turn: Turn, hardship: Hardship) -> Hardship:
    return await store.get(turn.tx, hardship.id) or hardship
