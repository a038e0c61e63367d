"""Attacks on the money of loans: what nobody should be able to do to the books, whatever they write or press."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from handlers import tick
from savings.eligibility import Reason, largest, refusals
from savings.errors import LoanInUse, NothingOwed, NotYetOwed, Overpaid, StillBorrows, WouldOverdraw
from savings.journal import AccountKind, cash, loan_of
from savings.loans import Fee, Loan, LoanState, Part
from savings.money import MoneyKind
from savings.roles import Role
from savings.rules import Rules
from services import claims, corrections, hardship, ledger, loans, members, roles
from services.verify import What, verify
from tests.services.acting import ANI, JOKO, RINI, SITI, UPK, WATI, Village


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


async def test_nothing_is_repaid_before_it_was_paid_out(village: Village) -> None:
    loan = await village.lend()
    before = village.today - dt.timedelta(days=1)
    with pytest.raises(NotYetOwed):
        await village.pay(loan, 57_500, date=before)
    with pytest.raises(NotYetOwed):
        await village.pay(loan, 507_500, date=before, rest_to="payoff")
    assert await village.balance(loan_of(SITI, 1)) == 500_000


async def test_a_claim_from_before_a_second_payout_is_refused(village: Village) -> None:
    loan = await village.lend()
    made = await village.report(MoneyKind.REPAYMENT, loan, 57_500)
    async with village.turn() as turn:
        entry = await ledger.entry_by_id(turn.tx, loan.disbursement_id or 0)
    assert entry is not None
    await village.reverse(entry)
    with pytest.raises(NothingOwed):
        await village.accept(made.claim)
    village.later(days=3)
    loan = await village.pay_out(await village.fresh(loan))
    with pytest.raises(NothingOwed):
        await village.accept(made.claim)


async def test_a_taken_over_loan_is_not_repaid_before_the_books(village: Village) -> None:
    loan = await village.ask(SITI, principal_before=100_000, interest_before=15_000, first_due=dt.date(2025, 11, 3))
    await village.write(MoneyKind.LOAN_OPENING, loan, 400_000, by=ANI)
    loan = await village.fresh(loan)
    with pytest.raises(NotYetOwed):
        await village.pay(loan, 57_500, date=dt.date(2025, 12, 3))


async def test_nothing_is_given_up_before_it_was_paid_out(village: Village) -> None:
    loan = await village.lend()
    with pytest.raises(NothingOwed):
        await village.write(MoneyKind.WRITE_OFF, loan, 500_000, date=village.today - dt.timedelta(days=1))


async def test_what_is_left_without_pokok_is_not_given_up_by_an_entry(village: Village) -> None:
    terms = replace(UPK, order=(Part.PRINCIPAL, Part.INTEREST, Part.PENALTY), penalty=Fee(rupiah=1_000))
    loan = await village.lend(terms=terms)
    village.later(days=400)
    await village.pay(loan, 500_000)
    loan = await village.fresh(loan)
    assert loan.state is LoanState.ACTIVE
    with pytest.raises(NothingOwed):
        await village.write(MoneyKind.WRITE_OFF, loan, 1)


async def test_who_borrows_or_is_about_to_stays(village: Village) -> None:
    for begin in (village.ask, village.lend):
        loan = await begin(SITI)
        async with village.turn() as turn:
            with pytest.raises(StillBorrows):
                await members.leave(turn, village.roster, village.member(SITI), by=RINI)
        if loan.state is LoanState.ASKED:
            async with village.turn() as turn:
                await loans.withdraw(turn, village.roster, loan, SITI)
    await village.pay(loan, 507_500, rest_to="payoff")
    async with village.turn() as turn:
        assert not (await members.leave(turn, village.roster, village.member(SITI), by=RINI)).active


async def test_a_pendamping_who_borrows_goes_on_as_a_member(village: Village) -> None:
    async with village.turn() as turn:
        wati = await roles.give(turn, village.roster, village.member(WATI), Role.PENDAMPING, by=JOKO)
        village.roster = await village.directory.roster(turn.tx, village.group_id)
    loan = await village.lend(WATI)
    async with village.turn() as turn:
        with pytest.raises(StillBorrows):
            await roles.take(turn, village.roster, wati, Role.ANGGOTA, by=JOKO)
    await village.pay(loan, 507_500, rest_to="payoff")
    async with village.turn() as turn:
        assert (await roles.take(turn, village.roster, wati, Role.ANGGOTA, by=JOKO)).roles == {Role.PENDAMPING}


async def test_a_paid_loan_is_corrected_only_where_the_box_holds_the_money(village: Village) -> None:
    """The reversal would empty the box, and the paid loan takes no second payment: what is told is the box."""
    loan = await village.lend()
    await village.move(MoneyKind.EXPENSE, 500_000)
    entry = await village.pay(loan, 507_500, rest_to="payoff")
    spent = await village.move(MoneyKind.EXPENSE, 100_000)
    async with village.turn() as turn:
        with pytest.raises(WouldOverdraw) as refused:
            await corrections.propose(turn, village.roster, entry, SITI, reason="salah", new_amount=450_000)
    assert refused.value.account_kind == AccountKind.CASH
    await village.reverse(spent)
    async with village.turn() as turn:
        proposal = await corrections.propose(turn, village.roster, entry, SITI, reason="salah", new_amount=450_000)
        await corrections.accept(turn, village.roster, proposal, entry, JOKO)
    assert (await village.fresh(loan)).state is LoanState.ACTIVE
    assert await village.balance(cash()) == 450_000


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("INSERT INTO waivers (entry_id, loan_id, interest) VALUES (3, 1, 5)", What.LOAN),
        ("UPDATE claims SET loan_id = NULL", What.CLAIM),
    ],
)
async def test_what_is_slipped_in_beside_the_entries_is_found(tmp_path: Path, statement: str, what: What) -> None:
    """An ordinary payment forgives no jasa, and a claim is about the loan of its entry."""
    founded = await Village.found(tmp_path / "x.db")
    await founded.move(MoneyKind.GRANT, 1_000_000)
    await founded.pay(await founded.lend(), 57_500)
    async with founded.turn() as turn:
        await turn.tx.connection.execute("DROP TRIGGER claims_keep_decision")
        await turn.tx.connection.execute(statement)
    async with founded.db.read() as db:
        assert [finding.what for finding in await verify(db)] == [What.TRIGGERS, what]
    await founded.db.close()


async def test_two_requests_at_once_are_measured_together(village: Village) -> None:
    """Where more than one loan is allowed, the ceilings hold for all that is asked for, not for each by itself."""
    group = village.roster.group
    agreed = {"satu pinjaman": "tidak", "batas pinjaman": "800000", "kali simpanan": "3", "pinjaman pertama": "600000"}
    rules = Rules({**group.rules.values, **agreed})
    await village.move(MoneyKind.DEPOSIT, 300_000, who=SITI)
    siti = village.member(SITI)
    await village.ask(SITI)
    async with village.turn() as turn:
        applicant = await loans.applicant(turn, village.roster, siti)
        assert (applicant.outstanding, applicant.asked) == (0, 500_000)
        assert largest(rules, applicant) == 100_000  # of the first 600.000
    await village.lend()
    async with village.turn() as turn:
        applicant = await loans.applicant(turn, village.roster, siti)
        assert largest(rules, applicant) == 0
        (refused, *_more) = refusals(rules, applicant, 100_000, 10)
    assert (refused.reason, refused.limit, refused.lacking) == (Reason.CEILING, 0, 100_000)


async def test_the_minute_costs_what_is_due_and_not_what_is_lent(village: Village) -> None:
    await village.move(MoneyKind.GRANT, 10_000_000)

    async def statements() -> int:
        seen: list[str] = []
        async with village.turn() as turn:
            await turn.tx.connection.set_trace_callback(seen.append)
            await tick.minute(turn)
            await turn.tx.connection.set_trace_callback(None)  # type: ignore[arg-type]  # how SQLite forgets it
        return len(seen)

    before = await statements()
    for _more in range(10):
        await village.ask(SITI)
        await village.approve(await village.ask(WATI))
        await village.pay(await village.lend(), 57_500)
    assert await statements() == before
    village.later(days=15)  # what the officers left lying lapses, and is done with
    assert await statements() > before
    assert await statements() == before


async def forgive(village: Village, loan: Loan) -> None:
    """Ketua and sekretaris forgive what is left of it."""
    async with village.turn() as turn:
        told = await hardship.propose_forgiving(turn, village.roster, loan, JOKO, "musyawarah")
        await hardship.accept(turn, village.roster, told, loan, ANI)


async def test_what_was_forgiven_is_not_forgiven_of_the_next_payout(village: Village) -> None:
    loan = await village.lend(terms=replace(UPK, order=(Part.PRINCIPAL, Part.INTEREST, Part.PENALTY)))
    paid = await village.pay(loan, 500_000, rest_to="ahead")
    assert (await village.account(loan)).paid_interest == 67_500  # coming instalments are paid one after another
    await village.reverse(paid)
    village.later(days=400)
    paid = await village.pay(loan, 500_000)
    await forgive(village, loan)
    assert (await village.fresh(loan)).state is LoanState.PAID
    async with village.turn() as turn:
        payout = await ledger.entry_by_id(turn.tx, loan.disbursement_id or 0)
    assert payout is not None
    await village.reverse(paid)
    account = await village.account(loan)
    assert (account.loan.state, account.waived) == (LoanState.ACTIVE, 75_000)  # two people have said so
    await village.reverse(payout)
    village.later(days=1)
    loan = await village.pay_out(await village.fresh(loan))
    assert (await village.account(loan)).waived == 0


async def test_a_payment_that_waits_while_a_loan_is_given_up_comes_in_as_recovered(village: Village) -> None:
    loan = await village.lend()
    waits = await village.report(MoneyKind.REPAYMENT, loan, 507_500, rest_to="payoff")
    given_up = await village.write(MoneyKind.WRITE_OFF, loan, 500_000)
    accepted = await village.accept(waits.claim)
    account = await village.account(loan)
    assert (account.loan.state, account.recovered, account.waived) == (LoanState.WRITTEN_OFF, 507_500, 0)
    assert await village.balance(loan_of(SITI, 1)) == 0
    with pytest.raises(LoanInUse):
        await village.reverse(given_up)
    with pytest.raises(Overpaid):
        await village.pay(loan, 67_501)
    await village.pay(loan, 67_500)
    with pytest.raises(NothingOwed):
        await village.pay(loan, 1)
    async with village.turn() as turn:
        reversal, again = await claims.take_back(turn, accepted.claim, accepted.claim.decider_id or 0)
    assert accepted.entry is not None
    assert reversal.reverses == accepted.entry.number
    assert (await village.account(loan)).recovered == 67_500
    await village.accept(again)
    assert await village.balance(cash()) == 1_075_000
