"""Meetings at which an instalment is lacking, written straight into the books."""

from savings.attendance import AttendanceStatus
from savings.journal import JOINT_LIABILITY, Posting, cash, fund
from savings.money import MoneyKind, Rupiah
from services import ledger, meetings
from services.turn import Turn
from storage import covers
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
        return [(one.state.value, one.owed) for one in await covers.of_group(db, roster.group.id)]


async def in_fund(chat: Chat) -> Rupiah:
    """What the joint liability fund holds."""
    return await chat.balance(fund(JOINT_LIABILITY))
