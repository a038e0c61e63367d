"""Paceklik takes two people, whatever buttons are forged: nobody moves a loan of their own or decides alone."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from savings.errors import LoanDecided, NotTheSecond, OwnLoan, ShiftProposed
from savings.hardship import HardshipState
from savings.loans import Loan
from savings.money import MoneyKind
from services import hardship as service
from services import loans
from services.hardship import Hardship
from tests.services.acting import ANI, JOKO, RINI, SITI, WATI, Village


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    """KSM Laris Jaya with Rp1.000.000 in the box."""
    founded = await Village.found(tmp_path / "x.db")
    await founded.move(MoneyKind.GRANT, 1_000_000)
    yield founded
    await founded.db.close()


@pytest.fixture
async def lent(village: Village) -> tuple[Village, Loan]:
    """Bu Siti has the loan of the published example."""
    return village, await village.lend()


async def told(village: Village, loan: Loan, by: int = SITI) -> Hardship:
    """It is hard for the borrower."""
    async with village.turn() as turn:
        return await service.tell(turn, loan, by, "badai")


async def proposed(village: Village, loan: Loan, by: int = RINI, periods: int = 2) -> Hardship:
    """An officer wants to move the schedule."""
    hardship = await told(village, loan)
    async with village.turn() as turn:
        return await service.propose(turn, village.roster, hardship, loan, by, periods)


async def first_due(village: Village, loan: Loan) -> dt.date:
    """When the first instalment is due now."""
    return (await village.account(loan)).instalments[0].due_on


async def test_two_officers_move_it_once(lent: tuple[Village, Loan]) -> None:
    village, loan = lent
    before = await first_due(village, loan)
    hardship = await proposed(village, loan)
    async with village.turn() as turn:
        decided = await service.accept(turn, village.roster, hardship, loan, JOKO)
        assert [one.periods for one in await loans.shifts(turn, loan)] == [2]
    assert (decided.state, decided.decided_by) == (HardshipState.ACCEPTED, JOKO)
    after = await first_due(village, loan)
    assert after > before
    async with village.turn() as turn:
        with pytest.raises(LoanDecided):
            await service.accept(turn, village.roster, hardship, loan, ANI)
        with pytest.raises(LoanDecided):
            await service.accept(turn, village.roster, decided, loan, ANI)
    assert await first_due(village, loan) == after


@pytest.mark.parametrize(("account", "error"), [(RINI, NotTheSecond), (SITI, OwnLoan), (WATI, NotTheSecond)])
async def test_who_may_not_decide(lent: tuple[Village, Loan], account: int, error: type[Exception]) -> None:
    village, loan = lent
    before = await first_due(village, loan)
    hardship = await proposed(village, loan)
    async with village.turn() as turn:
        with pytest.raises(error):
            await service.accept(turn, village.roster, hardship, loan, account)
        with pytest.raises(error):
            await service.reject(turn, village.roster, hardship, loan, account)
    assert await first_due(village, loan) == before


@pytest.mark.parametrize(("account", "error"), [(SITI, OwnLoan), (WATI, NotTheSecond), (99, NotTheSecond)])
async def test_who_may_not_propose(lent: tuple[Village, Loan], account: int, error: type[Exception]) -> None:
    village, loan = lent
    hardship = await told(village, loan)
    async with village.turn() as turn:
        with pytest.raises(error):
            await service.propose(turn, village.roster, hardship, loan, account, 1)


async def test_an_officers_own_loan_is_moved_by_others(village: Village) -> None:
    loan = await village.lend(RINI)
    hardship = await told(village, loan, by=RINI)
    async with village.turn() as turn:
        with pytest.raises(OwnLoan):
            await service.propose(turn, village.roster, hardship, loan, RINI, 1)
        waiting = await service.propose(turn, village.roster, hardship, loan, JOKO, 1)
        with pytest.raises(OwnLoan):
            await service.accept(turn, village.roster, waiting, loan, RINI)
        assert (await service.accept(turn, village.roster, waiting, loan, ANI)).state is HardshipState.ACCEPTED


async def test_one_open_proposal_a_loan(lent: tuple[Village, Loan]) -> None:
    village, loan = lent
    hardship = await proposed(village, loan)
    other = await told(village, loan)
    async with village.turn() as turn:
        with pytest.raises(ShiftProposed):
            await service.propose(turn, village.roster, other, loan, JOKO, 1)
        with pytest.raises(NotTheSecond):
            await service.withdraw(turn, hardship, loan, JOKO)
        await service.withdraw(turn, hardship, loan, RINI)
        assert (await service.propose(turn, village.roster, other, loan, JOKO, 1)).periods == 1


@pytest.mark.parametrize("periods", [0, -1, 7, 1000])
async def test_by_how_much(lent: tuple[Village, Loan], periods: int) -> None:
    village, loan = lent
    hardship = await told(village, loan)
    async with village.turn() as turn:
        with pytest.raises(ValueError, match="does not move"):
            await service.propose(turn, village.roster, hardship, loan, RINI, periods)


async def test_a_rehearsal_changes_nothing(lent: tuple[Village, Loan]) -> None:
    village, loan = lent
    before = await first_due(village, loan)
    async with village.turn() as turn:
        moved = await service.rehearse(turn, village.roster, loan, RINI, 1)
        assert await loans.shifts(turn, loan) == []
    assert (moved.amount, moved.before) == (57_500, before)
    assert moved.after > before
    assert await first_due(village, loan) == before


async def test_who_speaks_with_a_borrower_speaks_of_all_that_was_told(lent: tuple[Village, Loan]) -> None:
    village, loan = lent
    await told(village, loan)
    village.later(days=3)
    await told(village, loan)

    async def waiting() -> list[dt.datetime]:
        async with village.turn() as turn:
            return [one.created_at for one, _loan in await service.troubles(turn, village.roster)]

    (since,) = await waiting()
    async with village.turn() as turn:
        ((first, _loan),) = await service.troubles(turn, village.roster)
        await service.talked(turn, village.roster, first, loan, RINI, done=True)
    assert await waiting() == []
    async with village.turn() as turn:
        await service.talked(turn, village.roster, first, loan, RINI, done=False)
    assert await waiting() == [since], "both are taken back together, and the first counts"
