"""A shortage at a meeting through the services: planned, covered, handed in, given back, and all of it reversed."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from savings.attendance import AttendanceStatus
from savings.claims import Claim
from savings.covers import Balance, Cover, CoverPlan, CoverState
from savings.errors import CoverDecided, NothingOwed, NotTheCoverer, Overpaid, OwnLoan, WouldOverdraw
from savings.journal import JOINT_LIABILITY, cash, fund, savings_of
from savings.loans import Loan, LoanState
from savings.meetings import Meeting
from savings.money import MoneyKind, SavingsKind
from services import claims, corrections, covers, meetings
from services.claims import Reported
from services.covers import Place
from services.verify import verify
from storage import covers as store
from tests.services.acting import ANI, JOKO, RINI, SITI, SRI, UPK, WATI, Village

BEGINS = dt.date(2026, 2, 7)
"""The day of the first instalment, a Saturday."""


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    """KSM Laris Jaya with Rp1.000.000 in the box, at its meeting; what it holds at the end is sound."""
    founded = await Village.found(tmp_path / "x.db")
    await founded.move(MoneyKind.GRANT, 1_000_000)
    yield founded
    async with founded.db.read() as db:
        findings = await verify(db)
    await founded.db.close()
    assert findings == []


async def meet(village: Village, *present: int) -> Meeting:
    """A meeting of today, with these people."""
    async with village.turn() as turn:
        meeting = await meetings.begin(turn, village.roster.group, day=village.today, by=JOKO)
        here = [village.member(one) for one in present]
        await meetings.mark(turn, meeting, here, AttendanceStatus.PRESENT, by=JOKO)
    return meeting


async def short(village: Village, *present: int) -> tuple[Loan, Meeting]:
    """Bu Siti's first instalment of 57.500 is due and unpaid at the meeting."""
    loan = await village.lend()
    village.later(days=35)
    return loan, await meet(village, *present)


def at(account: int, message_id: int = 900) -> Place:
    return Place(chat_id=account, message_id=message_id, telegram_id=account)


async def look(village: Village, meeting: Meeting) -> Balance:
    async with village.turn() as turn:
        return await covers.balance(turn, village.roster, meeting)


async def planned(village: Village, meeting: Meeting) -> CoverPlan:
    async with village.turn() as turn:
        found = await covers.balance(turn, village.roster, meeting)
        return await covers.plan(turn, village.roster, found, found.loans[0])


async def agree(village: Village, loan: Loan, meeting: Meeting, *, by: int = RINI) -> list[Claim]:
    """Cover what is short; answers the claims that were made."""
    async with village.turn() as turn:
        found = await covers.balance(turn, village.roster, meeting)
        made = await covers.plan(turn, village.roster, found, found.loans[0])
        reported = await covers.agree(turn, village.roster, meeting, loan, made, at(by))
    return [one.claim for one in reported]


async def hand_in(village: Village, cover: Cover, *, by: int = RINI) -> Reported:
    async with village.turn() as turn:
        made = await covers.hand_in(turn, village.roster, cover, at(by), today=village.today)
    assert made is not None
    return made


async def kept(village: Village) -> list[Cover]:
    async with village.db.read() as db:
        return await store.of_group(db, village.group_id)


async def test_the_bill_is_wajib_and_what_is_due(village: Village) -> None:
    _loan, meeting = await short(village, RINI)
    found = await look(village, meeting)
    assert (found.bill, found.deposit, found.short) == (57_500 + 6 * 5_000, 0, 87_500)
    await village.move(MoneyKind.DEPOSIT, 5_000, who=WATI, savings=SavingsKind.WAJIB)
    wrong = await village.move(MoneyKind.DEPOSIT, 5_000, who=SRI, savings=SavingsKind.WAJIB)
    await village.reverse(wrong)
    await village.report(MoneyKind.DEPOSIT, None, 5_000, by=ANI, member_id=ANI, savings=SavingsKind.WAJIB)
    found = await look(village, meeting)
    assert (found.deposit, found.waiting, found.short_wajib) == (10_000, 5_000, 20_000)


async def test_a_payment_at_the_meeting_is_its_deposit(village: Village) -> None:
    loan, meeting = await short(village, RINI)
    await village.pay(loan, 20_000)
    assert (await look(village, meeting)).short_loans == 37_500
    waiting = (await village.report(MoneyKind.REPAYMENT, loan, 37_500)).claim
    found = await look(village, meeting)
    assert (found.short_loans, found.loans[0].billed, found.waiting) == (0, 57_500, 37_500)
    entry = (await village.accept(waiting)).entry
    assert entry is not None
    assert (await look(village, meeting)).waiting == 0
    await village.reverse(entry)
    assert (await look(village, meeting)).short_loans == 37_500


async def test_a_loan_that_was_paid_off_at_the_meeting_still_counts(village: Village) -> None:
    loan, meeting = await short(village, RINI)
    await village.pay(loan, 507_500, rest_to="payoff")
    assert (await village.fresh(loan)).state is LoanState.PAID
    found = await look(village, meeting)
    assert (found.bill, found.short_loans) == (57_500 + 30_000, 0)


async def test_the_fund_then_savings_then_those_present(village: Village) -> None:
    loan, meeting = await short(village, RINI, JOKO, WATI, SITI)
    await village.move(MoneyKind.JOINT_FUND, 20_000, who=SRI)
    await village.move(MoneyKind.DEPOSIT, 10_000, who=SITI, savings=SavingsKind.SUKARELA)
    made = await planned(village, meeting)
    assert (made.from_fund, made.from_savings, made.uncovered) == (20_000, 10_000, 0)
    assert [(share.member_id, share.amount) for share in made.shares] == [(RINI, 9_167), (WATI, 9_167), (JOKO, 9_166)]
    waiting = await agree(village, loan, meeting)
    assert [(claim.paid_from, claim.amount, claim.date) for claim in waiting] == [
        ("fund", 20_000, meeting.held_on),
        ("savings", 10_000, meeting.held_on),
    ]
    assert [claim.meeting_id for claim in waiting] == [meeting.id, meeting.id]
    # All of it is on its way: nothing is left to plan, and nothing is in the books.
    found = await look(village, meeting)
    assert (found.short_loans, found.promised, found.loans[0].uncovered) == (27_500, 27_500, 0)
    assert (await planned(village, meeting)).covered == 0
    for claim in waiting:
        await village.accept(claim)
    assert await village.balance(fund(JOINT_LIABILITY)) == 0
    assert await village.balance(savings_of(SITI, SavingsKind.SUKARELA)) == 0
    assert [(one.coverer_id, one.state, one.owed) for one in await kept(village)] == [
        (None, CoverState.PAID, 20_000),
        *((member, CoverState.PENDING, 0) for member in (RINI, WATI, JOKO)),
    ]


async def test_what_is_asked_of_the_fund_and_the_savings_is_not_given_twice(village: Village) -> None:
    _loan, meeting = await short(village, RINI)
    await village.move(MoneyKind.JOINT_FUND, 20_000, who=SRI)
    await village.move(MoneyKind.DEPOSIT, 10_000, who=SITI, savings=SavingsKind.SUKARELA)
    other = await village.lend(WATI, replace(UPK, principal=100_000), first_due=village.today)
    await village.report(MoneyKind.REPAYMENT, other, 5_000, by=ANI, paid_from="fund")
    await village.report(MoneyKind.WITHDRAWAL, None, 4_000, by=SITI, member_id=SITI, savings=SavingsKind.SUKARELA)
    made = await planned(village, meeting)
    assert (made.from_fund, made.from_savings) == (15_000, 6_000)


async def test_nobody_uses_the_fund_alone(village: Village) -> None:
    loan, meeting = await short(village, RINI)
    put_in = await village.move(MoneyKind.JOINT_FUND, 60_000, who=SRI)
    claim = (await agree(village, loan, meeting, by=RINI))[0]
    people = claims.who_confirms(claim, village.roster).people
    assert [one.id for one in people] == [JOKO, ANI]
    await village.reverse(put_in)
    with pytest.raises(WouldOverdraw):
        await village.accept(claim)


async def test_nobody_covers_an_own_shortage(village: Village) -> None:
    loan = await village.lend(JOKO)
    village.later(days=35)
    meeting = await meet(village, RINI, JOKO)
    with pytest.raises(OwnLoan):
        await agree(village, loan, meeting, by=JOKO)
    assert await kept(village) == []


async def test_who_is_short_too_is_not_asked(village: Village) -> None:
    await village.lend(terms=replace(UPK, principal=100_000))
    await village.lend(WATI, replace(UPK, principal=100_000))
    village.later(days=35)
    meeting = await meet(village, RINI, SITI, WATI)
    assert [share.member_id for share in (await planned(village, meeting)).shares] == [RINI]


async def test_cash_that_is_handed_in_is_a_debt_of_the_borrower(village: Village) -> None:
    loan, meeting = await short(village, JOKO, WATI)
    assert await agree(village, loan, meeting) == []
    wati, joko = [one for one in await kept(village) if one.amount == 28_750]
    assert (wati.coverer_id, joko.coverer_id) == (WATI, JOKO)
    before = await village.balance(cash())
    made = await hand_in(village, wati)  # the treasurer's own word: it stands at once
    assert made.entry is not None
    assert (made.claim.member_id, made.claim.covered_by, made.claim.loan_id) == (SITI, WATI, loan.id)
    assert await village.balance(cash()) == before + 28_750
    assert [one.state for one in await kept(village)] == [CoverState.PAID, CoverState.PENDING]
    with pytest.raises(CoverDecided):
        await hand_in(village, (await kept(village))[0])
    # Of the ketua's own part the ketua's word is a report; nobody who gave it confirms it.
    waits = await hand_in(village, joko, by=JOKO)
    assert waits.entry is None
    assert (await kept(village))[1].reported == 28_750
    with pytest.raises(CoverDecided):
        await hand_in(village, (await kept(village))[1])
    await village.accept(waits.claim)
    assert (await look(village, meeting)).short_loans == 0
    assert [one.owed for one in await kept(village)] == [28_750, 28_750]


async def test_a_reversal_makes_it_pending_again(village: Village) -> None:
    loan, meeting = await short(village, WATI)
    await agree(village, loan, meeting)
    first = (await hand_in(village, (await kept(village))[0])).entry
    assert first is not None
    await village.reverse(first)
    cover = (await kept(village))[0]
    assert (cover.state, cover.owed, cover.promised) == (CoverState.PENDING, 0, 57_500)
    # It can be handed in once more, and is owed once.
    assert (await hand_in(village, cover)).entry is not None
    assert (await kept(village))[0].owed == 57_500


async def test_a_mistapped_terima_leaves_it_waiting(village: Village) -> None:
    loan, meeting = await short(village, WATI)
    await village.move(MoneyKind.JOINT_FUND, 60_000, who=SRI)
    claim = (await agree(village, loan, meeting, by=RINI))[0]
    async with village.turn() as turn:
        accepted = (await claims.accept(turn, village.roster, claim, JOKO)).claim
    assert (await kept(village))[0].state is CoverState.PAID
    async with village.turn() as turn:
        _reversal, again = await claims.take_back(turn, accepted, JOKO)
    cover = (await kept(village))[0]
    assert (cover.state, cover.reported, cover.promised) == (CoverState.PENDING, 57_500, 0)
    async with village.turn() as turn:
        found = await covers.of_claim(turn, again.id)
        assert found is not None
        assert found.id == cover.id
    await village.accept(again)
    assert (await kept(village))[0].owed == 57_500


async def test_a_correction_counts_with_its_new_amount(village: Village) -> None:
    loan, meeting = await short(village, WATI)
    await agree(village, loan, meeting)
    entry = (await hand_in(village, (await kept(village))[0])).entry
    assert entry is not None
    async with village.turn() as turn:
        wrong = await corrections.propose(turn, village.roster, entry, RINI, reason="salah", new_amount=40_000)
    async with village.turn() as turn:
        await corrections.accept(turn, village.roster, wrong, entry, ANI)
    assert [(one.state, one.owed) for one in await kept(village)] == [(CoverState.PAID, 40_000)]
    assert (await look(village, meeting)).short_loans == 17_500


async def test_a_rejected_claim_can_be_made_again_or_called_off(village: Village) -> None:
    loan, meeting = await short(village, WATI)
    await village.move(MoneyKind.JOINT_FUND, 60_000, who=SRI)
    claim = (await agree(village, loan, meeting))[0]
    async with village.turn() as turn:
        await claims.reject(turn, village.roster, claim, JOKO, "belum sepakat")
    cover = (await kept(village))[0]
    assert (cover.state, cover.promised) == (CoverState.PENDING, 57_500)
    again = (await hand_in(village, cover)).claim
    assert (again.paid_from, again.date) == ("fund", meeting.held_on)
    with pytest.raises(CoverDecided):
        async with village.turn() as turn:
            await covers.drop(turn, (await kept(village))[0])
    async with village.turn() as turn:
        await claims.withdraw(turn, village.roster, again, RINI)
    async with village.turn() as turn:
        await covers.drop(turn, (await kept(village))[0])
    assert [one.state for one in await kept(village)] == [CoverState.DROPPED]
    assert (await look(village, meeting)).loans[0].uncovered == 57_500


async def test_a_cover_never_pays_an_instalment_that_is_still_to_come(village: Village) -> None:
    loan, meeting = await short(village, WATI)
    await agree(village, loan, meeting)
    await village.pay(loan, 20_000)
    with pytest.raises(Overpaid) as lacking:
        await hand_in(village, (await kept(village))[0])
    assert lacking.value.rest == 20_000
    await village.pay(loan, 487_500, rest_to="payoff")
    with pytest.raises(Overpaid) as nothing:
        await hand_in(village, (await kept(village))[0])
    assert nothing.value.rest == 57_500


async def test_a_plan_that_the_loan_refuses_leaves_nothing(village: Village) -> None:
    loan, meeting = await short(village, WATI)
    await village.move(MoneyKind.JOINT_FUND, 60_000, who=SRI)
    made = await planned(village, meeting)
    await village.pay(loan, 507_500, rest_to="payoff")
    with pytest.raises(NothingOwed):
        async with village.turn() as turn:
            await covers.agree(turn, village.roster, meeting, loan, made, at(RINI))
    assert await kept(village) == []


async def test_only_the_coverer_says_that_it_came_back(village: Village) -> None:
    loan, meeting = await short(village, WATI)
    await agree(village, loan, meeting)
    cover = (await kept(village))[0]
    async with village.turn() as turn:
        with pytest.raises(CoverDecided):  # nothing was given yet
            await covers.came_back(turn, village.roster, cover, WATI)
    await hand_in(village, cover)
    cover = (await kept(village))[0]
    async with village.turn() as turn:
        for other in (SITI, RINI, JOKO):
            with pytest.raises(NotTheCoverer):
                await covers.came_back(turn, village.roster, cover, other)
            with pytest.raises(NotTheCoverer):
                await covers.not_back(turn, village.roster, cover, other)
        with pytest.raises(CoverDecided):
            await covers.not_back(turn, village.roster, cover, WATI)
        back = await covers.came_back(turn, village.roster, cover, WATI)
        assert (back.state, back.owed, back.open) == (CoverState.RETURNED, 0, False)
        with pytest.raises(CoverDecided):
            await covers.came_back(turn, village.roster, back, WATI)
        again = await covers.not_back(turn, village.roster, back, WATI)
        assert (again.state, again.owed) == (CoverState.PAID, 57_500)


async def test_what_the_fund_gave_comes_back_in_cash(village: Village) -> None:
    loan, meeting = await short(village, WATI)
    await village.move(MoneyKind.JOINT_FUND, 60_000, who=SRI)
    claim = (await agree(village, loan, meeting))[0]
    async with village.turn() as turn:
        with pytest.raises(CoverDecided):  # it has not even been given
            await covers.back_to_fund(turn, village.roster, (await kept(village))[0], at(RINI), today=BEGINS)
    await village.accept(claim)
    village.later(days=7)
    cover = (await kept(village))[0]
    async with village.turn() as turn:
        made = await covers.back_to_fund(turn, village.roster, cover, at(JOKO), today=village.today)
    assert made is not None
    assert (made.entry, made.claim.kind, made.claim.member_id) == (None, MoneyKind.JOINT_FUND, SITI)
    waiting = (await kept(village))[0]
    assert (waiting.state, waiting.return_waits) == (CoverState.PAID, True)
    async with village.turn() as turn:
        with pytest.raises(CoverDecided):
            await covers.back_to_fund(turn, village.roster, waiting, at(JOKO), today=village.today)
    entry = (await village.accept(made.claim)).entry
    assert entry is not None
    assert await village.balance(fund(JOINT_LIABILITY)) == 60_000
    assert (await kept(village))[0].state is CoverState.RETURNED
    await village.reverse(entry)
    assert (await kept(village))[0].owed == 57_500
    async with village.turn() as turn:
        again = await covers.back_to_fund(turn, village.roster, (await kept(village))[0], at(RINI), today=village.today)
    assert again is not None
    assert again.entry is not None  # the treasurer's own word
    assert (await kept(village))[0].state is CoverState.RETURNED


async def test_the_newest_meeting_is_the_one_in_question(village: Village) -> None:
    async with village.turn() as turn:
        assert await covers.meeting_in_question(turn, village.roster) is None
    first = await meet(village, RINI)
    async with village.turn() as turn:
        await meetings.close(turn, village.roster, first, by=JOKO)
        found = await covers.meeting_in_question(turn, village.roster)
        assert found is not None
        assert (found.id, found.open) == (first.id, False)
    village.later(days=7)
    second = await meet(village, RINI)
    async with village.turn() as turn:
        assert await covers.meeting_in_question(turn, village.roster) == second


async def test_money_at_a_closed_meeting_stands_on_a_card_of_its_own(village: Village) -> None:
    loan, meeting = await short(village, RINI, WATI)
    await village.move(MoneyKind.JOINT_FUND, 60_000, who=SRI)
    async with village.turn() as turn:
        await meetings.close(turn, village.roster, meeting, by=JOKO)
    village.later(days=1)
    claim = (await agree(village, loan, meeting))[0]
    assert (claim.meeting_id, claim.date) == (None, meeting.held_on)


async def test_a_meeting_with_a_cover_is_not_called_off(village: Village) -> None:
    loan, meeting = await short(village, WATI)
    await agree(village, loan, meeting)
    async with village.turn() as turn:
        assert (await meetings.hanging(turn, meeting)).claims == 1


def test_claims_that_wait_again_are_found_where_claims_puts_them() -> None:
    assert store.RETOLD == claims.RETOLD
