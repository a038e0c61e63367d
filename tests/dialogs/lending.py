"""Loans that are running when a dialog begins, written straight into the books."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from savings.journal import Posting, cash, expense, income, loan_of, savings_of, upk_debt
from savings.loans import Decision, Loan, LoanState, Method, NewLoan, Period, Terms, terms_by_rules
from savings.money import MoneyKind, Rupiah, SavingsKind
from services import ledger, loans
from services.turn import Turn
from storage import loans as store
from storage.database import Transaction
from tests.chat import Chat


def _turn(chat: Chat, tx: Transaction) -> Turn:
    return Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory)


async def fill_box(chat: Chat, amount: Rupiah) -> None:
    """Cash of the group's own; as income, so that no member's savings and no grant are in the way of a test."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        await ledger.post(
            tx,
            group_id=roster.group.id,
            kind=MoneyKind.FINE,
            date=roster.group.date_of(chat.clock.now()),
            now=chat.clock.now(),
            postings=[Posting(debit=cash(), credit=income("denda"), amount=amount)],
            text="",
        )


async def save(chat: Chat, name: str, amount: int, *days: dt.date) -> None:
    """Deposits of this member on these days, as they stand in the books."""
    roster = await chat.roster()
    member = next(member for member in roster.people if member.name == name)
    for day in days or (dt.date(2026, 11, 21),):
        async with chat.life.database.write() as tx:
            savings = savings_of(member.id, SavingsKind.SUKARELA)
            await ledger.post(
                tx,
                group_id=roster.group.id,
                kind=MoneyKind.DEPOSIT,
                date=day,
                now=chat.clock.now(),
                postings=[Posting(debit=cash(), credit=savings, amount=amount)],
                text="",
                member_id=member.id,
            )


async def lend(
    chat: Chat,
    name: str,
    principal: Rupiah = 500_000,
    periods: int = 10,
    *,
    first_due: dt.date = dt.date(2026, 11, 21),
    state: LoanState = LoanState.ACTIVE,
    decision: Decision = Decision.OFFICERS,
) -> Loan:
    """A member's loan by the rules as they stand, paid out a month before its first instalment; no cash need be there.

    `state`: ACTIVE, or ASKED or APPROVED where the money is not handed over yet. `decision`: who is to decide.
    """
    roster = await chat.roster()
    member = next(member for member in roster.people if member.name == name)
    paid_out = first_due - dt.timedelta(days=31)
    terms = terms_by_rules(roster.group.rules, principal=principal, periods=periods)
    if state is LoanState.ACTIVE:
        await fill_box(chat, principal)
    return await _begin(
        chat,
        NewLoan(
            group_id=roster.group.id,
            member_id=member.id,
            terms=terms,
            first_due=first_due,
            chat_id=0,
            message_id=member.id,
            item=principal,
            asked_by=0,
            asked_member=member.id,
            asked_on=paid_out,
            decision=decision,
        ),
        state,
        MoneyKind.DISBURSEMENT,
    )


async def pay(
    chat: Chat,
    number: int,
    principal: Rupiah,
    jasa: Rupiah,
    on: dt.date,
    *,
    penalty: Rupiah = 0,
    at_once: bool = False,
) -> None:
    """An instalment of the loan of this number stands in the books, written down now or (`at_once`) on its day."""
    roster, account = await chat.roster(), await chat.loan(number)
    loan = account.loan
    assert loan.member_id is not None
    parts = (
        (loan_of(loan.member_id, number), principal),
        (income("jasa"), jasa),
        (income("denda"), penalty),
    )
    async with chat.life.database.write() as tx:
        await ledger.post(
            tx,
            group_id=roster.group.id,
            kind=MoneyKind.REPAYMENT,
            date=on,
            now=dt.datetime.combine(on, dt.time(12), dt.UTC) if at_once else chat.clock.now(),
            postings=[Posting(debit=cash(), credit=account, amount=amount) for account, amount in parts if amount],
            text="",
            member_id=loan.member_id,
            loan_id=loan.id,
        )


async def give_up(chat: Chat, loan: Loan) -> None:
    """All pokok of a running loan, of which nothing was paid yet, is written off."""
    assert loan.member_id is not None
    principal = loan_of(loan.member_id, loan.number)
    async with chat.life.database.write() as tx:
        await ledger.post(
            tx,
            group_id=loan.group_id,
            kind=MoneyKind.WRITE_OFF,
            date=(await chat.roster()).group.date_of(chat.clock.now()),
            now=chat.clock.now(),
            postings=[
                Posting(debit=expense("penghapusan_pinjaman"), credit=principal, amount=loan.terms.principal),
            ],
            text="pindah",
            member_id=loan.member_id,
            loan_id=loan.id,
        )
        await loans.written_off(_turn(chat, tx), loan)


async def borrow_from_upk(
    chat: Chat, principal: Rupiah = 3_000_000, periods: int = 10, *, first_due: dt.date = dt.date(2026, 11, 21)
) -> Loan:
    """The group's own debt, 1,5 % flat a month."""
    roster = await chat.roster()
    terms = Terms(
        method=Method.FLAT,
        principal=principal,
        periods=periods,
        rate=Fraction(15, 1000),
        period=Period.MONTHLY,
    )
    new = NewLoan(
        group_id=roster.group.id,
        member_id=None,
        lender="UPK",
        terms=terms,
        first_due=first_due,
        chat_id=0,
        message_id=0,
        item=principal,
        asked_by=0,
        asked_member=None,
        asked_on=first_due - dt.timedelta(days=31),
    )
    return await _begin(chat, new, LoanState.ACTIVE, MoneyKind.DEBT_RECEIVED)


async def _begin(chat: Chat, new: NewLoan, state: LoanState, kind: MoneyKind) -> Loan:
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        turn = _turn(chat, tx)
        loan = await loans.ask(turn, roster, new)
        assert loan is not None
        if state is LoanState.ASKED:
            return loan
        if loan.member_id is not None:
            assert await store.move(tx, loan.id, before=[LoanState.ASKED], to=LoanState.APPROVED)
            postings = Posting(debit=loan_of(loan.member_id, loan.number), credit=cash(), amount=loan.terms.principal)
        else:
            postings = Posting(debit=cash(), credit=upk_debt(loan.number), amount=loan.terms.principal)
        if state is LoanState.APPROVED:
            return replace(loan, state=state)
        entry = await ledger.post(
            tx,
            group_id=new.group_id,
            kind=kind,
            date=new.asked_on,
            now=chat.clock.now(),
            postings=[postings],
            text="",
            member_id=new.member_id,
            loan_id=loan.id,
        )
        return await loans.activate(turn, loan, new.asked_on, entry)
