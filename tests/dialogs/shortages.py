"""Meetings at which an instalment is lacking, written straight into the books."""

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import replace

from savings.attendance import AttendanceStatus
from savings.claims import Claim
from savings.covers import CoverPlan, Share
from savings.groups import Roster
from savings.journal import JOINT_LIABILITY, Posting, cash, fund
from savings.money import MoneyKind, Rupiah
from services import claims as claim_service
from services import covers, ledger, meetings
from services.covers import Place
from services.turn import Turn
from storage import claims
from storage import covers as cover_store
from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import lend, save


async def meet(chat: Chat, *present: str) -> None:
    """Today's meeting is open, and these have come."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        turn = Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory)
        day = roster.group.date_of(chat.clock.now())
        opened = await meetings.begin(turn, roster.group, day=day, by=1)
        here = [member for member in roster.people if member.name in present]
        await meetings.mark(turn, opened, here, AttendanceStatus.PRESENT, by=1)


async def fill_fund(chat: Chat, amount: Rupiah) -> None:
    """Iuran tanggung renteng that stand in the books."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        await ledger.post(
            tx,
            group_id=roster.group.id,
            kind=MoneyKind.JOINT_FUND,
            date=roster.group.date_of(chat.clock.now()),
            now=chat.clock.now(),
            postings=[Posting(debit=cash(), credit=fund(JOINT_LIABILITY), amount=amount)],
            text="",
        )


async def short(chat: Chat, *present: str, in_fund: Rupiah = 0, saved: Rupiah = 0) -> None:
    """Bu Siti's instalment of 57.500 is due today, at a meeting with these people; wajib is 5.000 each."""
    await agree_on(chat, jasa="1.5%", wajib="5000")
    await lend(chat, "Bu Siti")
    if in_fund:
        await fill_fund(chat, in_fund)
    if saved:
        await save(chat, "Bu Siti", saved)
    await meet(chat, *present)


async def states(chat: Chat) -> list[tuple[str, int]]:
    """Every cover's state and what is owed on it."""
    roster = await chat.roster()
    async with chat.life.database.read() as db:
        return [(one.state.value, one.owed) for one in await cover_store.of_group(db, roster.group.id)]


async def in_fund(chat: Chat) -> Rupiah:
    """What the joint liability fund holds."""
    return await chat.balance(fund(JOINT_LIABILITY))


async def accepted(turn: Turn, roster: Roster, claim: Claim) -> None:
    """Bu Rini has the money."""
    await claim_service.accept(turn, roster, claim, min(account_of(roster, "Bu Rini")))


async def refused(turn: Turn, roster: Roster, claim: Claim) -> None:
    """Bu Rini has not got it."""
    await claim_service.reject(turn, roster, claim, min(account_of(roster, "Bu Rini")), "belum ada")


async def covered(
    chat: Chat,
    *,
    by: str | None,
    principal: Rupiah = 500_000,
    periods: int = 10,
    answer: Callable[[Turn, Roster, Claim], Awaitable[None]] = accepted,
) -> int:
    """Rp20.000 of Bu Siti's instalment were given today, by this member or by the fund, and that was accepted."""
    loan = await lend(chat, "Bu Siti", principal, periods, first_due=dt.date(2026, 11, 21))
    await fill_fund(chat, 50_000)
    await meet(chat, "Bu Rini", "Bu Wati")
    roster = await chat.roster()
    member = next((one for one in roster.people if one.name == by), None)
    async with chat.life.database.write() as tx:
        turn = Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory)
        opened = await meetings.open_meeting(turn, roster.group.id)
        assert opened is not None
        place = Place(chat_id=1, message_id=1, telegram_id=min(account_of(roster, "Pak Joko")))
        plan = CoverPlan(
            from_fund=0 if by else 20_000,
            from_savings=0,
            shares=() if member is None else (Share(member_id=member.id, amount=20_000),),
            uncovered=0,
        )
        await covers.agree(turn, roster, opened, loan, plan, place)
        (cover,) = await covers.still_open(turn, roster.group.id)
        if by is not None:
            made = await covers.hand_in(turn, roster, cover, replace(place, message_id=2), today=opened.held_on)
            assert made is not None
        (claim,) = await claims.waiting(tx, roster.group.id)
        await answer(turn, roster, claim)
        return cover.id


def account_of(roster: Roster, name: str) -> frozenset[int]:
    """The Telegram accounts of the member of this name."""
    return next(one for one in roster.people if one.name == name).speakers
