"""The group's debts through the services: taken up, lent on to members, repaid, taken back."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from savings.errors import LoanDecided, LoanInUse
from savings.journal import OPENING, AccountKind, Posting, cash, equity, upk_debt
from savings.loans import Fee, Loan, LoanState, NewLoan
from savings.money import MoneyKind
from services import claims, debts, ledger, loans
from services.claims import Reported
from services.verify import verify
from tests.services.acting import JOKO, RINI, SITI, SRI, UPK, WATI, Village

FIRST_DUE = dt.date(2026, 2, 3)


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


def new(village: Village, principal: int = 3_000_000, *, before: int = 0, first_due: dt.date = FIRST_DUE) -> NewLoan:
    """What the bendahara says of it."""
    place = village.place()
    return NewLoan(
        group_id=village.group_id,
        member_id=None,
        lender="UPK",
        terms=replace(UPK, principal=principal),
        first_due=first_due,
        asked_by=RINI,
        asked_member=RINI,
        asked_on=village.today,
        principal_before=before,
        interest_before=before * 3 // 20,
        chat_id=place["chat_id"],
        message_id=place["message_id"],
        item=place["item"],
    )


async def take_up(village: Village, said: NewLoan, *, in_cash: bool = True) -> Reported:
    """It is said."""
    async with village.turn() as turn:
        made = await debts.take_up(turn, village.roster, said, in_cash=in_cash)
    assert made is not None
    return made


async def owe(village: Village, principal: int = 3_000_000, *, in_cash: bool = True, **more: Any) -> Loan:
    """It is said and confirmed."""
    made = await take_up(village, new(village, principal, **more), in_cash=in_cash)
    entry = (await village.accept(made.claim)).entry
    assert entry is not None and entry.loan_id is not None
    async with village.turn() as turn:
        debt = await loans.find(turn, entry.loan_id)
    assert debt is not None
    return debt


async def source(village: Village, principal: int) -> int | None:
    """From which debt a loan of this size would be lent now."""
    async with village.turn() as turn:
        return await debts.source_for(turn, village.group_id, principal)


async def standing(village: Village, debt: Loan) -> debts.Standing:
    """How it stands."""
    fresh = await village.fresh(debt)
    async with village.turn() as turn:
        return await debts.standing(turn, fresh)


async def test_the_money_comes_and_is_owed(village: Village) -> None:
    made = await take_up(village, new(village))
    assert (made.entry, made.claim.kind, made.claim.amount) == (None, MoneyKind.DEBT_RECEIVED, 3_000_000)
    assert made.claim.member_id is None and made.claim.note == "UPK"
    assert {one.id for one in claims.who_confirms(made.claim, village.roster).people} == {2, 3}
    entry = (await village.accept(made.claim)).entry
    assert entry is not None
    assert entry.postings == (Posting(debit=cash(), credit=upk_debt(1), amount=3_000_000),)
    async with village.turn() as turn:
        (debt,) = await debts.of_group(turn, village.group_id, LoanState.ACTIVE)
    account = await village.account(debt)
    assert [account.instalments[at].due_on for at in (0, 9)] == [FIRST_DUE, dt.date(2026, 11, 3)]


async def test_one_place_of_the_chat_takes_up_one_debt(village: Village) -> None:
    said = new(village)
    await take_up(village, said)
    async with village.turn() as turn:
        assert await debts.take_up(turn, village.roster, said, in_cash=True) is None
        assert len(await debts.of_group(turn, village.group_id)) == 1


async def test_a_debt_has_no_fees_of_ours(village: Village) -> None:
    said = new(village)
    async with village.turn() as turn:
        with pytest.raises(ValueError, match="received in full"):
            await debts.take_up(
                turn, village.roster, replace(said, terms=replace(said.terms, admin=Fee(rupiah=5_000))), in_cash=True
            )


async def test_a_debt_from_before_the_books_moves_no_cash(village: Village) -> None:
    debt = await owe(village, before=600_000, in_cash=False)
    assert await village.balance(cash()) == 1_000_000
    assert await village.balance(upk_debt(1)) == 2_400_000
    assert await village.balance(equity(OPENING)) == -2_400_000
    account = await village.account(debt)
    assert (account.outstanding, account.paid_interest) == (2_400_000, 90_000)


async def test_a_debt_that_nobody_confirms_is_none(village: Village) -> None:
    made = await take_up(village, new(village))
    assert await source(village, 500_000) is None
    async with village.turn() as turn:
        await claims.reject(turn, village.roster, made.claim, JOKO, "uangnya belum ada")
        (debt,) = await debts.of_group(turn, village.group_id)
    assert debt.state is LoanState.REJECTED


async def test_a_member_s_loan_is_lent_from_the_oldest_debt_that_has_enough(village: Village) -> None:
    small, large = await owe(village, 600_000), await owe(village, 1_000_000)
    assert await source(village, 500_000) == small.id
    assert await source(village, 700_000) == large.id
    assert await source(village, 1_000_001) is None
    first, second, third = [await village.lend(who) for who in (SITI, WATI, SRI)]
    assert [one.funded_by for one in (first, second, third)] == [small.id, large.id, large.id]
    assert await source(village, 100_000) == small.id
    assert await source(village, 100_001) is None
    own = await village.lend(JOKO, replace(UPK, principal=200_000))
    assert own.funded_by is None  # the group's own money


async def test_repaid_principal_is_not_lent_a_second_time(village: Village) -> None:
    debt = await owe(village, 500_000)
    loan = await village.lend()
    assert loan.funded_by == debt.id
    await village.pay(loan, 575_000, rest_to="ahead")
    assert (await village.fresh(loan)).state is LoanState.PAID
    assert await source(village, 1) is None
    assert (await standing(village, debt)).onlent.outstanding == 0


async def test_a_payout_that_is_taken_back_frees_the_money(village: Village) -> None:
    debt = await owe(village, 500_000)
    loan = await village.lend()
    async with village.turn() as turn:
        entry = await ledger.entry_by_id(turn.tx, loan.disbursement_id or 0)
    assert entry is not None
    await village.reverse(entry)
    assert await source(village, 500_000) == debt.id
    assert (await village.pay_out(await village.fresh(loan))).funded_by == debt.id


async def test_the_source_is_changed_by_hand(village: Village) -> None:
    debt = await owe(village, 500_000)
    loan = await village.lend(WATI, replace(UPK, principal=600_000))
    assert loan.funded_by is None
    before = await village.balance(cash())
    async with village.turn() as turn:
        loan = await debts.set_source(turn, loan, debt)
    assert [one.loan.id for one in (await standing(village, debt)).linked] == [loan.id]
    assert await source(village, 1) is None
    async with village.turn() as turn:
        assert (await debts.set_source(turn, loan, None)).funded_by is None
    assert await village.balance(cash()) == before


async def test_nothing_is_lent_from_what_is_no_running_debt(village: Village) -> None:
    debt = await owe(village, 500_000)
    loan, other = await village.lend(), await village.lend(WATI)
    async with village.turn() as turn:
        for wrong, of in ((other, loan), (debt, debt), (replace(debt, group_id=99), loan)):
            with pytest.raises(LoanDecided):
                await debts.set_source(turn, of, wrong)
        with pytest.raises(LoanDecided):
            await debts.set_source(turn, loan, replace(debt, state=LoanState.PAID))


async def test_members_cover_what_the_group_owes(village: Village) -> None:
    debt = await owe(village, first_due=dt.date(2026, 2, 10))  # members pay at the meeting of 7 February
    for who in (SITI, WATI, SRI, RINI, JOKO):
        await village.lend(who)
    found = (await standing(village, debt)).coverage(village.today)
    assert found is not None
    assert (found.owed, found.available, found.lacking) == (345_000, 287_500, 57_500)
    await village.lend(3)
    found = (await standing(village, debt)).coverage(village.today)
    assert found is not None and found.lacking == 0


async def test_a_debt_that_is_lent_to_nobody_says_nothing_of_cover(village: Village) -> None:
    alone = await standing(village, await owe(village))
    assert alone.coverage(village.today) is None and alone.coverage_to_the_end() is None


async def test_the_money_is_not_taken_back_while_the_debt_is_being_paid(village: Village) -> None:
    made = await take_up(village, new(village))
    received = (await village.accept(made.claim)).claim
    async with village.turn() as turn:
        (debt,) = await debts.of_group(turn, village.group_id)
    payment = await village.write(MoneyKind.DEBT_PAYMENT, debt, 345_000)
    async with village.turn() as turn:
        with pytest.raises(LoanInUse):
            await claims.take_back(turn, received, received.decider_id or 0)
    await village.reverse(payment)
    async with village.turn() as turn:
        _reversal, again = await claims.take_back(turn, received, received.decider_id or 0)
    assert await village.balance(cash()) == 1_000_000
    assert (await village.fresh(debt)).state is LoanState.ASKED
    assert (await village.accept(again)).entry is not None


async def test_all_of_it_is_paid_off_at_once(village: Village) -> None:
    debt = await owe(village, 500_000)
    entry = await village.write(MoneyKind.DEBT_PAYMENT, debt, 507_500, rest_to="payoff")
    assert {line.debit.kind for line in entry.postings} == {AccountKind.EXPENSE, AccountKind.UPK_DEBT}
    assert (await village.fresh(debt)).state is LoanState.PAID
    assert await village.balance(upk_debt(debt.number)) == 0
    assert (await standing(village, debt)).onlent.unlent == 0
