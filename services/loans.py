"""Loans as they stand: asked for, found, put to work, and what became of them.

What was paid is always read from the books. The state that is kept beside it follows from what stands there: `settle`
and `entry_reversed` see to that, and `python -m bot verify` compares the two.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import fields

from savings import repayments, schedules
from savings.claims import same_person
from savings.eligibility import Applicant
from savings.errors import LoanDecided, LoanInUse, NotTheBorrower, OwnLoan
from savings.groups import Member, Roster
from savings.journal import REVERSAL, Entry, bank, cash
from savings.loans import Instalment, Loan, LoanState, Method, NewLoan, Period
from savings.meetings import Schedule
from savings.money import MoneyKind
from savings.repayments import LoanAccount, Repayment
from services import alarms, ledger, meetings
from services.turn import Turn
from storage import claims as claim_store
from storage import loans as store
from storage.database import Reader
from storage.loans import Payment, Shift

__all__ = ["Loan", "LoanAccount", "LoanState", "NewLoan", "Shift"]

DISBURSED = frozenset({LoanState.ACTIVE, LoanState.PAID, LoanState.WRITTEN_OFF})
"""The money was handed over once, and was not taken back."""

BEGINNINGS = frozenset(
    {MoneyKind.DISBURSEMENT, MoneyKind.LOAN_OPENING, MoneyKind.DEBT_RECEIVED, MoneyKind.DEBT_OPENING}
)
"""The entries with which a loan begins."""


async def ask(turn: Turn, roster: Roster, new: NewLoan) -> Loan | None:
    """Keep a request, or a loan that is to be taken over; None where this place of the chat has asked already.

    Raises KeyError for a member of another group, ValueError for a debt with terms that only members' loans have: what
    the UPK keeps back is a cost of its own.
    """
    if new.member_id is not None:
        roster[new.member_id]
    elif new.terms.admin or new.terms.held or new.terms.method is Method.UPPKS:
        raise ValueError("a debt of the group is received in full, and saves nothing for anybody")
    return await store.add(turn.tx, new, turn.now)


async def find(turn: Turn, loan_id: int) -> Loan | None:
    """The loan, or None. The caller compares its group with the asker's."""
    return await store.get(turn.tx, loan_id)


async def by_number(turn: Turn, group_id: int, number: int) -> Loan | None:
    """The group's loan or debt of this number, or None."""
    return await store.by_number(turn.tx, group_id, number)


async def of_member(turn: Turn, member_id: int) -> list[Loan]:
    """Everything that a member ever asked for, oldest first."""
    return await store.of_member(turn.tx, member_id)


async def of_group(turn: Turn, group_id: int, *states: LoanState) -> list[Loan]:
    """The group's loans and debts, oldest first; only those in these states where any are named."""
    found = await store.of_group(turn.tx, group_id)
    return [loan for loan in found if not states or loan.state in states]


async def of_ids(turn: Turn, loan_ids: Sequence[int]) -> list[Loan]:
    """These loans, oldest first; no statement where none is named."""
    return await store.by_ids(turn.tx, loan_ids) if loan_ids else []


async def of_message(turn: Turn, chat_id: int, message_id: int) -> list[Loan]:
    """What a message has asked for."""
    return await store.of_message(turn.tx, chat_id, message_id)


async def account(turn: Turn, loan: Loan) -> LoanAccount:
    """The loan with its schedule and what was paid on it."""
    return (await accounts_of(turn.tx, [loan]))[0]


async def accounts(turn: Turn, loans: Sequence[Loan]) -> list[LoanAccount]:
    """The same for many, in three statements for all of them."""
    return await accounts_of(turn.tx, loans)


async def accounts_of(db: Reader, loans: Sequence[Loan]) -> list[LoanAccount]:
    """The accounts of these loans, as a reader of the books sees them."""
    if not loans:
        return []
    ids = [loan.id for loan in loans]
    schedule = await store.instalments(db, ids)
    paid = await store.payments(db, ids)
    waived = await store.waived(db, ids)
    return [
        LoanAccount(
            loan=loan,
            instalments=schedule[loan.id],
            payments=tuple(_repayment(payment) for payment in paid[loan.id]),
            waived=waived.get(loan.id, (0, 0))[0],
            waived_penalty=waived.get(loan.id, (0, 0))[1],
        )
        for loan in loans
    ]


def _repayment(payment: Payment) -> Repayment:
    return Repayment(**{field.name: getattr(payment, field.name) for field in fields(Payment)})


async def withdraw(turn: Turn, roster: Roster, loan: Loan, telegram_id: int) -> Loan:
    """The borrower, or who asked in the borrower's name, does not want it any more. Raises NotTheBorrower, LoanDecided.

    A loan that is to be taken over waits as a claim, and is withdrawn with it.
    """
    borrower = roster.get(loan.member_id)
    if telegram_id != loan.asked_by and (borrower is None or telegram_id not in borrower.speakers):
        raise NotTheBorrower(number=loan.number)
    return await move(turn, loan, {LoanState.ASKED, LoanState.APPROVED}, LoanState.WITHDRAWN)


async def move(turn: Turn, loan: Loan, before: set[LoanState], to: LoanState) -> Loan:
    """A decision: from one of these states to another. Raises LoanDecided where somebody was quicker."""
    if not await store.move(turn.tx, loan.id, before=before, to=to, decided_at=turn.now):
        current = await _fresh(turn, loan)
        raise LoanDecided(number=loan.number, state=current.state)
    return await _fresh(turn, loan)


async def activate(
    turn: Turn, loan: Loan, disbursed_on: dt.date, entry: Entry, first_due: dt.date | None = None
) -> Loan:
    """The entry has paid it out, or taken it over: the schedule is written, and the loan is to be repaid.

    The first instalment is due on `first_due`, else on the day that the loan names, else by the group's rules.
    Raises LoanDecided where it may not be paid out (any more).
    """
    schedule = await _schedule(turn, loan, disbursed_on, first_due or loan.first_due)
    if not await store.activate(turn.tx, loan.id, disbursed_on=disbursed_on, entry_id=entry.id, schedule=schedule):
        current = await _fresh(turn, loan)
        raise LoanDecided(number=loan.number, state=current.state)
    await alarms.wake(turn, loan.group_id)
    return await _fresh(turn, loan)


async def _schedule(turn: Turn, loan: Loan, paid_out: dt.date, named: dt.date | None) -> tuple[Instalment, ...]:
    terms, group = loan.terms, (await turn.directory.roster(turn.tx, loan.group_id)).group
    if named is not None:  # a day that was agreed on keeps its rhythm, whenever the group meets
        return schedules.instalments(terms, schedules.due_dates(named, terms.period, terms.periods))
    if loan.is_debt:
        return schedules.instalments(terms, schedules.due_dates(paid_out, terms.period, terms.periods + 1)[1:])
    calendar, day = await meetings.schedule(turn, group), group.rules.due_day
    first = schedules.first_due_on(paid_out, terms.period, day=day, meetings=calendar)
    kept = day if terms.period is Period.MONTHLY else None
    return schedules.instalments(
        terms, schedules.due_dates(first, terms.period, terms.periods, day=kept, meetings=calendar)
    )


async def settle(turn: Turn, loan: Loan) -> Loan:
    """Bring the state in line with the sums: paid where nothing is owed any more, else to be repaid."""
    current = await account(turn, loan)
    to = LoanState.PAID if current.settled else LoanState.ACTIVE
    await store.move(turn.tx, loan.id, before={LoanState.ACTIVE, LoanState.PAID} - {to}, to=to)
    # Also where it goes on: another instalment is the oldest unpaid one now, and is spoken of on other days.
    await alarms.wake(turn, loan.group_id)
    return await _fresh(turn, loan)


async def written_off(turn: Turn, loan: Loan) -> Loan:
    """What is left of it was given up. Raises LoanDecided."""
    if not await store.move(turn.tx, loan.id, before={LoanState.ACTIVE}, to=LoanState.WRITTEN_OFF):
        raise LoanDecided(number=loan.number, state=loan.state)
    return await _fresh(turn, loan)


async def reopen(turn: Turn, loan: Loan) -> Loan:
    """The claim by which it was taken over waits again, and so does the loan. Raises LoanDecided."""
    return await move(turn, loan, {LoanState.WITHDRAWN}, LoanState.ASKED)


async def reverse(
    turn: Turn,
    entry: Entry,
    *,
    date: dt.date,
    confirmed_by: int | None,
    reason: str,
    reported_by: int | None = None,
) -> Entry:
    """Take any entry of the books back, and bring the loan that it concerns in line.

    Raises LoanInUse where a later entry of the loan stands on it, and what ledger.reverse raises.
    """
    await check_reversible(turn, entry)
    reversal = await ledger.reverse(
        turn.tx,
        entry.id,
        now=turn.now,
        date=date,
        confirmed_by=confirmed_by,
        reason=reason,
        reported_by=reported_by,
    )
    await entry_reversed(turn, entry)
    return reversal


async def check_reversible(turn: Turn, entry: Entry) -> None:
    """A payout outlives nothing that was paid on it, what was given up rests on all that was paid before, and what
    came in afterwards rests on that.

    Raises LoanInUse.
    """
    if entry.loan_id is None or entry.kind == REVERSAL:
        return
    loan = await _of_entry(turn, entry)
    for _entry_id, number, kind in reversed(await store.standing(turn.tx, loan.id)):
        given_up = MoneyKind.WRITE_OFF in {entry.kind, kind}
        if number > entry.number and (entry.kind in BEGINNINGS or given_up):
            raise LoanInUse(number=loan.number, by=number)


async def entry_reversed(turn: Turn, entry: Entry) -> None:
    """An entry was reversed: its loan is again what it was without it. `entry` is the one that was taken back.

    Raises LoanInUse where it should have stayed, LoanDecided where the loan had gone on otherwise.
    """
    if entry.loan_id is None or entry.kind == REVERSAL:
        return
    await check_reversible(turn, entry)
    loan = await _of_entry(turn, entry)
    await alarms.wake(turn, loan.group_id)
    if entry.kind in BEGINNINGS:
        again = LoanState.APPROVED if entry.kind == MoneyKind.DISBURSEMENT else LoanState.WITHDRAWN
        if not await store.deactivate(turn.tx, loan.id, to=again):
            raise LoanDecided(number=loan.number, state=loan.state)
    elif entry.kind == MoneyKind.WRITE_OFF:
        await store.move(turn.tx, loan.id, before={LoanState.WRITTEN_OFF}, to=LoanState.ACTIVE)
    else:
        await settle(turn, loan)


async def _of_entry(turn: Turn, entry: Entry) -> Loan:
    loan = None if entry.loan_id is None else await store.get(turn.tx, entry.loan_id)
    assert loan is not None, "the books name no loan that is not kept"
    return loan


async def shift(
    turn: Turn,
    roster: Roster,
    loan: Loan,
    telegram_id: int,
    periods: int,
    reason: str,
    *,
    from_number: int | None = None,
) -> LoanAccount:
    """Paceklik: the first instalment that is not fully paid (or `from_number`) and all later ones fall due later.

    Sums stay; what is moved is not late and costs no denda. Raises OwnLoan; LoanDecided where it is not being repaid;
    ValueError where nothing is left to move.
    """
    by = roster.spoken_by(telegram_id)
    borrower = roster.get(loan.member_id)
    if borrower is not None and any(same_person(member, borrower) for member in by):
        raise OwnLoan(number=loan.number)
    if loan.state is not LoanState.ACTIVE:
        raise LoanDecided(number=loan.number, state=loan.state)
    current = await account(turn, loan)
    first = from_number or next((line.number for line in repayments.left(current) if line.total), 0)
    calendar: Schedule | None = None
    if not loan.is_debt and roster.group.rules.due_day is None:
        calendar = await meetings.schedule(turn, roster.group)
    moved = schedules.shift(
        current.instalments, from_number=first, periods=periods, period=loan.terms.period, meetings=calendar
    )
    await store.move_days(turn.tx, loan.id, moved)
    await alarms.wake(turn, loan.group_id)
    await store.add_shift(
        turn.tx,
        Shift(
            loan_id=loan.id,
            from_number=first,
            periods=periods,
            reason=reason,
            made_by=telegram_id,
            made_member=by[0].id if by else None,
            made_at=turn.now,
        ),
    )
    return await account(turn, loan)


async def shifts(turn: Turn, loan: Loan) -> list[Shift]:
    """Why and by how much its schedule was moved, oldest first."""
    return await store.shifts(turn.tx, loan.id)


async def fund_from(turn: Turn, loan: Loan, debt: Loan | None) -> Loan:
    """Say from which debt of the group's it is lent."""
    await store.set_funding(turn.tx, loan.id, None if debt is None else debt.id)
    return await _fresh(turn, loan)


async def applicant(turn: Turn, roster: Roster, member: Member, *, besides: Loan | None = None) -> Applicant:
    """What the books say today of somebody who wants to borrow; the loan that it is about is left out."""
    today = roster.group.date_of(turn.now)
    own = [loan for loan in await of_member(turn, member.id) if besides is None or loan.id != besides.id]
    running = await accounts(turn, [loan for loan in own if loan.state is LoanState.ACTIVE])
    lost = await accounts(turn, [loan for loan in own if loan.state is LoanState.WRITTEN_OFF])
    yesterday = today - dt.timedelta(days=1)
    repaid = {loan.id for loan in own}
    reported = await claim_store.waiting_of_member(turn.tx, member.id)
    held = [await ledger.balance(turn.tx, roster.group.id, key) for key in (cash(), bank())]
    return Applicant(
        savings=sum((await ledger.balances_of_member(turn.tx, member.id)).values()),
        outstanding=sum(one.outstanding for one in running),
        asked=sum(
            loan.terms.principal - loan.principal_before
            for loan in own
            if loan.state in {LoanState.ASKED, LoanState.APPROVED}
        ),
        arrears=sum(repayments.due(one, yesterday).total for one in running),
        given_up=sum(repayments.recoverable(one) for one in lost),
        reported=sum(
            claim.amount for claim in reported if claim.kind is MoneyKind.REPAYMENT and claim.loan_id in repaid
        ),
        open_loans=sum(loan.open for loan in own),
        loans_before=sum(loan.state in DISBURSED for loan in own),
        months_saved_in_a_row=_in_a_row(await store.months_with_deposits(turn.tx, member.id), today),
        cash=max(held),  # one of the two pays a loan out
        members=len(roster.members),
    )


def _in_a_row(months: Sequence[str], today: dt.date) -> int:
    """How many months end, without a gap, with this one or, while it is not saved yet, with the last."""
    saved = frozenset(months)
    month = today.replace(day=1)
    if f"{month:%Y-%m}" not in saved:
        month = (month - dt.timedelta(days=1)).replace(day=1)
    count = 0
    while f"{month:%Y-%m}" in saved:
        count += 1
        month = (month - dt.timedelta(days=1)).replace(day=1)
    return count


async def _fresh(turn: Turn, loan: Loan) -> Loan:
    return await store.get(turn.tx, loan.id) or loan
