"""What dialogs about requests to borrow want: time that passes, a loan that was paid out, telephones that are gone."""

import datetime as dt

from sandbox.people import Person
from sandbox.records import Chat as TelegramChat
from savings.loans import LoanState
from savings.roles import Role
from storage import groups, people
from tests.chat import TOKEN, Chat
from tests.dialogs.lending import fill_box


async def tick(chat: Chat, later: dt.timedelta) -> None:
    """So much later, the minute's tick, and what it sends."""
    chat.clock.advance(later)
    await chat.life.timetable.tick()
    await chat.life.settle()


async def state(chat: Chat, number: int = 1) -> LoanState:
    """Where the group's loan of this number stands."""
    return (await chat.loan(number)).loan.state


async def only_telephones_of(chat: Chat, *names: str) -> None:
    """Nobody but these has a telephone any more."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        for member in roster.people:
            for account in () if member.name in names else member.speakers:
                await groups.remove_speaker(tx, member.id, account)
    chat.life.directory.forget_everything()


PAID_OUT = """
Bu Siti > pinjam 500rb 10x
Pak Joko * Setuju
Bu Rini * Setuju
Bu Rini * Cairkan
Bu Rini * Sudah diserahkan
"""


async def pay_out(chat: Chat) -> None:
    """A loan of Rp500.000 for Bu Siti, handed over by Bu Rini as No. 2; Rp200.000 stay in the box."""
    await fill_box(chat, 700_000)
    record, chat.player.record = chat.player.record, True
    await chat.play(PAID_OUT)
    chat.player.record = record


async def another_group(chat: Chat, name: str) -> tuple[TelegramChat, Person]:
    """KSM Lain, where this person is everything."""
    person = chat.world.person(name) or chat.world.add_user(name)
    elsewhere = chat.world.add_group("KSM Lain", person)
    person.adds(chat.world.bots[TOKEN], elsewhere)
    await chat.life.settle()
    preset, now = (await chat.roster()).group.preset, chat.clock.now()
    async with chat.life.database.write() as tx:
        group_id = await groups.add_group(
            tx, chat_id=elsewhere.id, preset=preset, changes={"nama": "KSM Lain"}, now=now, started_by=person.id
        )
        member = await groups.add_member(tx, group_id=group_id, name=name, joined_on=now.date())
        for role in Role:
            await groups.give_role(tx, member, role, now=now, given_by=None)
        await groups.add_speaker(tx, member, person.id, now)
        await people.set_current_group(tx, person.id, group_id)
    chat.life.directory.forget_everything()
    return elsewhere, person
