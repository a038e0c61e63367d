"""Tanggung renteng at a meeting: what is lacking, how it is covered, and who gives what back to whom.

What the fund and the borrower's savings give are claims at once, which somebody else confirms; what those present give
becomes a claim when they hand it in. Between two members a return is the coverer's word alone: no money of the group
moves.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from savings import covers as rules
from savings import repayments
from savings.claims import ClaimState, NewClaim, same_person
from savings.covers import Balance, Cover, CoverPlan, CoverState, LoanBill, SavingsBill
from savings.errors import CoverDecided, NotTheCoverer, Overpaid, OwnLoan
from savings.groups import Group, Member, Roster
from savings.journal import JOINT_LIABILITY, fund, savings_of
from savings.loans import Loan, LoanState
from savings.meetings import Meeting
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.roles import Action
from services import alarms, claims, ledger, loans, meetings
from services.claims import Reported
from services.turn import Turn
from storage import covers as store
from storage.covers import NewCover

__all__ = ["Balance", "Cover", "CoverPlan", "CoverState", "LoanBill", "Place", "SavingsBill"]

FUND, SAVINGS = "fund", "savings"
"""Where a claim's money comes from, if not from the one who hands it over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The message under which something was pressed, and the account that pressed."""

    chat_id: int
    message_id: int
    telegram_id: int


# --- what is lacking -------------------------------------------------------------------------------------------------


async def meeting_in_question(turn: Turn, roster: Roster) -> Meeting | None:
    """The open meeting, else the newest one that was closed; None before the first."""
    known = await meetings.open_meeting(turn, roster.group.id)
    if known is not None:
        return known
    newest = await meetings.recent(turn, roster, last=1)
    return newest[0].meeting if newest else None


async def balance(turn: Turn, roster: Roster, meeting: Meeting) -> Balance:
    """The bill of a meeting against its deposit, as it stands by now."""
    lent = await loans.of_group(turn, roster.group.id, LoanState.ACTIVE, LoanState.PAID)
    accounts = await loans.accounts(turn, [one for one in lent if not one.is_debt])
    waiting, promised = await _on_its_way(turn, roster.group)
    bills = (
        rules.loan_bill(one, meeting.held_on, waiting=waiting[one.loan.id], promised=promised[one.loan.id])
        for one in accounts
    )
    return Balance(
        meeting=meeting,
        loans=tuple(one for one in bills if one.billed),
        wajib=await _wajib(turn, roster, meeting),
    )


async def _on_its_way(turn: Turn, group: Group) -> tuple[dict[int, Rupiah], dict[int, Rupiah]]:
    """What is reported, and what somebody is to cover without having handed it in, by loan."""
    waiting: dict[int, Rupiah] = defaultdict(int)
    for claim in await claims.waiting(turn, group.id):
        if claim.kind is MoneyKind.REPAYMENT and claim.loan_id is not None:
            waiting[claim.loan_id] += claim.amount
    promised: dict[int, Rupiah] = defaultdict(int)
    for cover in await store.of_group(turn.tx, group.id):
        promised[cover.loan_id] += cover.promised
    return waiting, promised


async def _wajib(turn: Turn, roster: Roster, meeting: Meeting) -> tuple[SavingsBill, ...]:
    asked = roster.group.rules.rupiah("wajib") or 0
    if not asked:
        return ()
    saved = await store.wajib_saved_on(turn.tx, roster.group.id, meeting.held_on)
    bills = []
    for member in roster.members:
        if member.joined_on <= meeting.held_on:
            confirmed, waiting = saved.get(member.id, (0, 0))
            bills.append(rules.savings_bill(member.id, asked, confirmed=confirmed, waiting=waiting))
    return tuple(bills)


# --- how it is covered -----------------------------------------------------------------------------------------------


def check_planner(roster: Roster, loan: Loan, telegram_id: int) -> Member | None:
    """As whom this officer covers a shortage; None for who is none. Raises OwnLoan for the borrower's own."""
    officer, debtor = roster.acting(telegram_id, Action.WRITE_LOANS), roster.get(loan.member_id)
    if debtor is not None and any(same_person(one, debtor) for one in roster.spoken_by(telegram_id)):
        raise OwnLoan(number=loan.number)
    return officer


async def plan(turn: Turn, roster: Roster, found: Balance, bill: LoanBill) -> CoverPlan:
    """How what nobody has paid or taken on of this loan would be covered now.

    The fund and the savings give what they hold and is not asked of them already.
    """
    group_id, loan = roster.group.id, bill.loan
    debtor = roster[loan.member_id or 0]
    waiting = await claims.waiting(turn, group_id)
    reserved = sum(one.amount for one in waiting if one.paid_from == FUND)
    reserved += sum(one.promised for one in await store.of_group(turn.tx, group_id) if one.coverer_id is None)
    leaving = sum(
        one.amount
        for one in waiting
        if one.member_id == debtor.id and (one.kind is MoneyKind.WITHDRAWAL or one.paid_from == SAVINGS)
    )
    present = rules.may_cover(await meetings.present(turn, found.meeting.id), debtor, _short(found))
    in_fund = await ledger.balance(turn.tx, group_id, fund(JOINT_LIABILITY))
    in_savings = await ledger.balance(turn.tx, group_id, savings_of(debtor.id, SavingsKind.SUKARELA))
    return rules.split(
        bill.uncovered, max(0, in_fund - reserved), max(0, in_savings - leaving), [one.id for one in present]
    )


def _short(found: Balance) -> frozenset[int]:
    """The members who lack an instalment."""
    return frozenset(one.loan.member_id for one in found.loans if one.short and one.loan.member_id is not None)


async def left_out(
    turn: Turn, roster: Roster, found: Balance, bill: LoanBill
) -> tuple[tuple[Member, rules.LeftOut], ...]:
    """Who is present and does not share the shortage, and why."""
    present = await meetings.present(turn, found.meeting.id)
    return rules.left_out(present, roster[bill.loan.member_id or 0], _short(found))


async def agree(
    turn: Turn, roster: Roster, meeting: Meeting, loan: Loan, agreed: CoverPlan, place: Place
) -> list[Reported]:
    """Keep a plan: claims on the fund and the savings, and for each of those present what is to be handed in.

    Answers the claims. Raises OwnLoan, and a LoanError where the loan would refuse a payment of the meeting's day.
    """
    officer = check_planner(roster, loan, place.telegram_id)
    by = None if officer is None else officer.id
    reported = []
    async with turn.tx.savepoint():
        if agreed.from_fund:
            cover = await _keep(turn, meeting, loan, None, agreed.from_fund, place)
            reported += await _report(turn, roster, cover, place, by, date=meeting.held_on)
        if agreed.from_savings:
            new = await _claim(turn, loan, agreed.from_savings, place, by, date=meeting.held_on, paid_from=SAVINGS)
            made = await claims.report(turn, roster, new)
            reported += [] if made is None else [made]
        for share in agreed.shares:
            await _keep(turn, meeting, loan, share.member_id, share.amount, place)
    return reported


async def _keep(
    turn: Turn, meeting: Meeting, loan: Loan, coverer_id: int | None, amount: Rupiah, place: Place
) -> Cover:
    new = NewCover(
        group_id=loan.group_id,
        meeting_id=meeting.id,
        date=meeting.held_on,
        debtor_id=loan.member_id or 0,
        coverer_id=coverer_id,
        loan_id=loan.id,
        amount=amount,
        created_by=place.telegram_id,
    )
    kept = await store.get(turn.tx, await store.add(turn.tx, new, turn.now))
    await alarms.wake(turn, loan.group_id)
    assert kept is not None, "a row that was just written can be read"
    return kept


async def hand_in(turn: Turn, roster: Roster, cover: Cover, place: Place, *, today: dt.date) -> Reported | None:
    """The coverer's cash is here (or, for the fund, the claim is made once more): a repayment of the borrower's loan.

    Cash is dated today, what the fund gives on its meeting. None where this place of the chat has said it already.
    Raises CoverDecided, Overpaid where the borrower has paid meanwhile, and other LoanErrors.
    """
    if cover.state is not CoverState.PENDING or cover.reported:
        raise CoverDecided(cover_id=cover.id)
    loan = await loans.find(turn, cover.loan_id)
    assert loan is not None, "a cover has its loan"
    lacking = await _lacking(turn, roster, loan, today)
    if cover.amount > lacking:
        raise Overpaid(number=loan.number, rest=cover.amount - lacking)
    officer = roster.acting(place.telegram_id, Action.WRITE_LOANS)
    by, date = (None if officer is None else officer.id), cover.date if cover.coverer_id is None else today
    async with turn.tx.savepoint():
        made = await _report(turn, roster, cover, place, by, date=date)
    return made[0] if made else None


async def _lacking(turn: Turn, roster: Roster, loan: Loan, on: dt.date) -> Rupiah:
    """What is due on a loan and not reported: a cover never pays an instalment that is still to come."""
    if loan.state is not LoanState.ACTIVE:
        return 0
    waiting, _promised = await _on_its_way(turn, roster.group)
    return max(0, repayments.due(await loans.account(turn, loan), on).total - waiting[loan.id])


async def _report(
    turn: Turn, roster: Roster, cover: Cover, place: Place, by: int | None, *, date: dt.date
) -> list[Reported]:
    loan = await loans.find(turn, cover.loan_id)
    assert loan is not None, "a cover has its loan"
    paid_from = FUND if cover.coverer_id is None else ""
    new = await _claim(turn, loan, cover.amount, place, by, date=date, paid_from=paid_from, covered_by=cover.coverer_id)
    made = await claims.report(turn, roster, new)
    if made is None:
        return []
    await store.set_claim(turn.tx, cover.id, made.claim.id)
    return [made]


async def _claim(
    turn: Turn,
    loan: Loan,
    amount: Rupiah,
    place: Place,
    by: int | None,
    *,
    date: dt.date,
    paid_from: str = "",
    covered_by: int | None = None,
    kind: MoneyKind = MoneyKind.REPAYMENT,
) -> NewClaim:
    meeting = await meetings.open_meeting(turn, loan.group_id)
    return NewClaim(
        group_id=loan.group_id,
        chat_id=place.chat_id,
        message_id=place.message_id,
        item=await _next_item(turn, place),
        kind=kind,
        savings=None,
        amount=amount,
        member_id=loan.member_id,
        note="",
        date=date,
        reporter_id=place.telegram_id,
        reported_by=by,
        meeting_id=meeting.id if meeting is not None and meeting.held_on == date else None,
        photo=None,
        loan_id=loan.id if kind is MoneyKind.REPAYMENT else None,
        paid_from=paid_from,
        covered_by=covered_by,
    )


async def _next_item(turn: Turn, place: Place) -> int:
    """The first free item of a message that has buttons for several claims."""
    said = await claims.of_message(turn, place.chat_id, place.message_id)
    return 1 + max((claim.item % claims.RETOLD for claim in said), default=-1)


async def drop(turn: Turn, cover: Cover) -> None:
    """It is called off before anything came of it. Raises CoverDecided."""
    if cover.state is not CoverState.PENDING or cover.reported:
        raise CoverDecided(cover_id=cover.id)
    await store.drop(turn.tx, cover.id, turn.now)


async def shrink(turn: Turn, loan: Loan, on: dt.date) -> list[tuple[Cover, Rupiah]]:
    """Others have paid: shares that nobody has handed in become less, or are dropped, where less is lacking by now.

    Answers those that changed, as they were, each with what is left of it. What waits to be confirmed has not paid
    anything yet, unless it covers the same shortage.
    """
    known = [one for one in await store.of_group(turn.tx, loan.group_id) if one.loan_id == loan.id and one.promised]
    if not known:
        return []
    owed = 0
    if loan.state is LoanState.ACTIVE:
        owed = repayments.due(await loans.account(turn, loan), on).total
        owed -= sum(
            one.amount
            for one in await claims.waiting(turn, loan.group_id)
            if one.loan_id == loan.id and (one.covered_by or (one.paid_from and one.reported_by != one.member_id))
        )
    changed = []
    for cover, left in zip(known, rules.shrunk([one.promised for one in known], max(0, owed)), strict=True):
        if left == cover.amount:
            continue
        if left:
            await store.set_amount(turn.tx, cover.id, left)
        else:
            await store.drop(turn.tx, cover.id, turn.now)
        changed.append((cover, left))
    return changed


# --- what is given back ----------------------------------------------------------------------------------------------


async def came_back(turn: Turn, roster: Roster, cover: Cover, telegram_id: int) -> Cover:
    """The coverer says that the borrower gave it back. Raises NotTheCoverer, CoverDecided."""
    if not rules.may_say_returned(cover, roster, telegram_id):
        raise NotTheCoverer(cover_id=cover.id)
    if cover.state is not CoverState.PAID:
        raise CoverDecided(cover_id=cover.id)
    await store.set_returned(turn.tx, cover.id, turn.now)
    await alarms.wake(turn, cover.group_id)
    return await _fresh(turn, cover)


async def not_back(turn: Turn, roster: Roster, cover: Cover, telegram_id: int) -> Cover:
    """It did not come back after all: a slip of the finger. Raises NotTheCoverer, CoverDecided."""
    if not rules.may_say_returned(cover, roster, telegram_id):
        raise NotTheCoverer(cover_id=cover.id)
    if cover.returned_at is None:
        raise CoverDecided(cover_id=cover.id)
    await store.set_returned(turn.tx, cover.id, None)
    await alarms.wake(turn, cover.group_id)
    return await _fresh(turn, cover)


async def back_to_fund(turn: Turn, roster: Roster, cover: Cover, place: Place, *, today: dt.date) -> Reported | None:
    """An officer writes that the borrower has brought back what the fund gave: cash into the fund.

    None where this place of the chat has said it already. Raises CoverDecided.
    """
    if cover.coverer_id is not None or cover.state is not CoverState.PAID or cover.return_waits:
        raise CoverDecided(cover_id=cover.id)
    loan = await loans.find(turn, cover.loan_id)
    assert loan is not None, "a cover has its loan"
    officer = roster.acting(place.telegram_id, Action.WRITE_LOANS)
    by = None if officer is None else officer.id
    new = await _claim(turn, loan, cover.owed, place, by, date=today, kind=MoneyKind.JOINT_FUND)
    made = await claims.report(turn, roster, new)
    if made is not None:
        await store.set_return_claim(turn.tx, cover.id, made.claim.id)
    return made


# --- found -----------------------------------------------------------------------------------------------------------


async def find(turn: Turn, cover_id: int) -> Cover | None:
    """The cover, or None. The caller compares its group with the asker's."""
    return await store.get(turn.tx, cover_id)


async def of_claim(turn: Turn, claim_id: int) -> Cover | None:
    """The cover whose payment this claim is, or None."""
    return await store.of_claim(turn.tx, claim_id)


async def still_open(turn: Turn, group_id: int) -> list[Cover]:
    """Everything that is to be handed in or given back in a group, oldest first."""
    return [one for one in await store.of_group(turn.tx, group_id) if one.open]


def own(covers: list[Cover], members: tuple[Member, ...]) -> list[Cover]:
    """Those of these covers that one of these members gives or owes."""
    ids = {one.id for one in members}
    return [one for one in covers if one.debtor_id in ids or one.coverer_id in ids]


async def waits_for(turn: Turn, roster: Roster, claim_id: int, telegram_id: int) -> claims.Claim | None:
    """A claim that covers a shortage and waits for this account's word; None for any other."""
    claim = await claims.find(turn, claim_id)
    if claim is None or claim.group_id != roster.group.id or not (claim.paid_from or claim.covered_by):
        return None
    if claim.state is not ClaimState.WAITING or claims.who_confirms(claim, roster).speaking(telegram_id) is None:
        return None
    return claim


async def _fresh(turn: Turn, cover: Cover) -> Cover:
    return await store.get(turn.tx, cover.id) or cover
