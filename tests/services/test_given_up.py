"""What is given up: pokok that another officer agrees to lose, and jasa that is left when all pokok is back."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from savings import repayments
from savings.errors import (
    LoanDecided,
    LoanInUse,
    NothingOwed,
    NotTheSecond,
    Overpaid,
    OwnLoan,
    PayoffChanged,
    ShiftProposed,
)
from savings.hardship import Hardship, HardshipState
from savings.journal import Posting, cash, expense, income
from savings.loans import Fee, Loan, LoanState, Method, Part, Period, Terms
from savings.money import MoneyKind
from savings.repayments import Owed
from services import hardship, ledger, standings
from services.verify import verify
from tests.services.acting import ANI, JOKO, RINI, SITI, UPK, WATI, Village, correct

POKOK_FIRST = replace(UPK, order=(Part.PRINCIPAL, Part.INTEREST, Part.PENALTY))


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    """KSM Laris Jaya with Rp1.000.000 in the box; what it holds at the end is sound."""
    founded = await Village.found(tmp_path / "x.db")
    await founded.move(MoneyKind.GRANT, 1_000_000)
    yield founded
    async with founded.db.read() as db:
        findings = await verify(db)
    await founded.db.close()
    assert findings == []


# --- pokok -----------------------------------------------------------------------------------------------------------


async def test_giving_up_needs_a_second_person_and_can_be_undone(village: Village) -> None:
    loan = await village.lend()
    payment = await village.pay(loan, 57_500)
    with pytest.raises(PayoffChanged):
        await village.report(MoneyKind.WRITE_OFF, loan, 500_000, by=RINI)
    reported = await village.report(MoneyKind.WRITE_OFF, loan, 450_000, by=RINI)
    assert reported.entry is None
    before = await village.account(loan)
    decision = await village.accept(reported.claim)
    assert decision.entry is not None
    assert decision.claim.decided_by == JOKO
    assert (await village.fresh(loan)).state is LoanState.WRITTEN_OFF
    assert await village.balance(expense("penghapusan_pinjaman")) == 450_000
    with pytest.raises(LoanInUse) as refused:
        await village.reverse(payment)
    assert refused.value.by == decision.entry.number
    await village.reverse(decision.entry)
    assert await village.account(loan) == before


# --- money that comes in after all ----------------------------------------------------------------------------------


async def test_what_comes_in_after_all_is_income(village: Village) -> None:
    loan = await village.lend()
    payment = await village.pay(loan, 57_500)
    given_up = await village.write(MoneyKind.WRITE_OFF, loan, 450_000)
    before = await village.account(loan)
    entry = await village.pay(loan, 100_000)
    assert entry.postings == (Posting(debit=cash(), credit=income("pemulihan_pinjaman"), amount=100_000),)
    account = await village.account(loan)
    assert (account.loan.state, account.recovered) == (LoanState.WRITTEN_OFF, 100_000)
    assert (account.paid_principal, account.paid_interest) == (50_000, 7_500)
    assert repayments.recoverable(account) == 450_000 + 67_500 - 100_000
    async with village.turn() as turn:
        half_a_year_on = village.today + dt.timedelta(days=180)
        health = await standings.health(turn, village.roster.group, [], half_a_year_on)
    assert health.ccr == Fraction(100_000 + 7_500, 450_000)
    with pytest.raises(Overpaid) as too_much:
        await village.pay(loan, 417_501)
    assert too_much.value.rest == 1
    for source in ("savings", "fund"):
        with pytest.raises(NothingOwed):
            await village.pay(loan, 1_000, paid_from=source)
    with pytest.raises(NothingOwed):
        await village.write(MoneyKind.WRITE_OFF, loan, 1)
    for older in (payment, given_up):
        with pytest.raises(LoanInUse):
            await village.reverse(older)
    await correct(village, entry.number, 517_500)
    assert repayments.recoverable(await village.account(loan)) == 0
    with pytest.raises(NothingOwed):
        await village.pay(loan, 1)
    async with village.turn() as turn:
        newest = await ledger.entry(turn.tx, village.group_id, entry.number + 2)
    assert newest is not None
    await village.reverse(newest)
    assert await village.account(loan) == before
    await village.reverse(given_up)
    await village.reverse(payment)
    assert (await village.account(loan)).outstanding == 500_000


async def test_verify_finds_what_came_in_on_a_loan_that_was_not_given_up(village: Village) -> None:
    loan = await village.lend()
    await village.write(MoneyKind.WRITE_OFF, loan, 500_000)
    await village.pay(loan, 100_000)
    async with village.turn() as turn:
        await turn.tx.connection.execute("UPDATE loans SET state = 'active'")
        found = await verify(turn.tx)
        await turn.tx.connection.execute("UPDATE loans SET state = 'written_off'")
    assert {finding.detail for finding in found} == {f"loan 1: {what}" for what in ("write-off", "recovery", "balance")}


async def test_a_payment_that_waits_while_the_loan_is_given_up_is_income_too(village: Village) -> None:
    loan = await village.lend()
    payoff = repayments.payoff(await village.account(loan), village.today).total
    claim = (await village.report(MoneyKind.REPAYMENT, loan, payoff, rest_to="payoff")).claim
    await village.write(MoneyKind.WRITE_OFF, loan, 500_000)
    decision = await village.accept(claim)
    assert decision.entry is not None
    account = await village.account(loan)
    assert (account.recovered, account.waived, account.loan.state) == (payoff, 0, LoanState.WRITTEN_OFF)


# --- jasa and denda that are left -----------------------------------------------------------------------------------


async def pokok_back(village: Village, terms: Terms = POKOK_FIRST) -> Loan:
    """A loan at whose end all pokok is paid, and Rp75.000 of jasa (and denda, where there is any) is not."""
    loan = await village.lend(terms=terms)
    village.later(days=330)
    await village.pay(loan, 500_000)
    return await village.fresh(loan)


async def proposed(village: Village, loan: Loan, by: int = RINI) -> Hardship:
    async with village.turn() as turn:
        return await hardship.propose_forgiving(turn, village.roster, loan, by, "panen gagal")


async def accept(village: Village, what: Hardship, loan: Loan, by: int) -> Hardship:
    async with village.turn() as turn:
        return await hardship.accept(turn, village.roster, what, loan, by)


async def test_two_officers_forgive_what_is_left(village: Village) -> None:
    loan = await pokok_back(village)
    what = await proposed(village, loan)
    assert (what.interest, what.penalty, what.forgives, what.periods) == (75_000, 0, 75_000, 0)
    assert (await village.account(loan)).waived == 0
    decided = await accept(village, what, loan, JOKO)
    assert (decided.state, decided.decided_by) == (HardshipState.ACCEPTED, JOKO)
    account = await village.account(loan)
    assert (account.loan.state, account.waived, account.paid_interest) == (LoanState.PAID, 75_000, 0)
    assert repayments.remaining(account, dt.date.max).total == 0
    assert await village.balance(income("jasa")) == 0


async def test_denda_is_forgiven_too_whatever_day_it_becomes(village: Village) -> None:
    loan = await pokok_back(village, replace(POKOK_FIRST, penalty=Fee(rupiah=1_000)))
    what = await proposed(village, loan)
    assert (what.interest, what.penalty) == (75_000, 10_000)
    await accept(village, what, loan, JOKO)
    village.later(days=400)
    account = await village.account(loan)
    assert account.settled
    assert account.waived_penalty == 10_000


async def test_a_payment_that_is_taken_back_is_owed_again(village: Village) -> None:
    loan = await village.lend(terms=POKOK_FIRST)
    village.later(days=330)
    await village.pay(loan, 500_000)
    jasa = await village.pay(loan, 25_000)
    await accept(village, await proposed(village, loan), loan, JOKO)
    assert (await village.account(loan)).waived == 50_000
    await village.reverse(jasa)
    account = await village.account(loan)
    assert account.loan.state is LoanState.ACTIVE
    assert repayments.remaining(account, village.today) == Owed(interest=25_000)
    await village.pay(loan, 25_000)
    assert (await village.fresh(loan)).state is LoanState.PAID


@pytest.mark.parametrize(("by", "error"), [(RINI, NotTheSecond), (SITI, OwnLoan), (WATI, NotTheSecond)])
async def test_nobody_forgives_alone_or_themselves(village: Village, by: int, error: type[Exception]) -> None:
    loan = await pokok_back(village)
    what = await proposed(village, loan)
    with pytest.raises(error):
        await accept(village, what, loan, by)
    with pytest.raises(OwnLoan):
        await proposed(village, loan, SITI)
    with pytest.raises(NotTheSecond):
        await proposed(village, loan, WATI)
    with pytest.raises(ShiftProposed):
        await proposed(village, loan, ANI)
    assert (await village.fresh(loan)).state is LoanState.ACTIVE


async def test_what_has_changed_meanwhile_is_proposed_anew(village: Village) -> None:
    loan = await pokok_back(village)
    what = await proposed(village, loan)
    await village.pay(loan, 5_000)
    with pytest.raises(PayoffChanged) as changed:
        await accept(village, what, loan, JOKO)
    assert changed.value.total == 70_000
    await village.pay(loan, 70_000)
    with pytest.raises(LoanDecided):
        await accept(village, what, await village.fresh(loan), JOKO)


async def test_while_pokok_is_out_nothing_is_forgiven(village: Village) -> None:
    loan = await village.lend()
    with pytest.raises(NothingOwed):
        await proposed(village, loan)


async def test_what_the_borrower_saves_is_nobodys_to_give_up(village: Village) -> None:
    weekly = Terms(
        method=Method.UPPKS,
        principal=500_000,
        periods=12,
        rate=Fraction(0),
        period=Period.WEEKLY,
        order=(Part.PRINCIPAL, Part.INTEREST, Part.PENALTY),
    )
    loan = await village.lend(terms=weekly)
    village.later(days=100)
    await village.pay(loan, 550_000)  # pokok and jasa; the savings are left
    assert repayments.remaining(await village.account(loan), village.today) == Owed(savings=50_000)
    with pytest.raises(NothingOwed):
        await proposed(village, loan)
