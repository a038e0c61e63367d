"""What several dialogs want of the books before they begin."""

import datetime as dt

from sandbox.people import Person
from savings.roles import OFFICERS, Role
from storage import groups, people
from tests.chat import Chat


async def officers_leave(chat: Chat, *, but: tuple[str, ...] = ()) -> None:
    """From now on nobody holds an office, except these."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        for member in (one for one in roster.people if one.name not in but):
            for role in member.roles & OFFICERS:
                await groups.take_role(tx, member.id, role, now=chat.clock.now())
    chat.life.directory.forget_everything()


async def share_phone(chat: Chat, owner: str, other: str) -> None:
    """The telephone of `owner` speaks for `other` as well."""
    roster = await chat.roster()
    people = {member.name: member for member in roster.people}
    async with chat.life.database.write() as tx:
        for account in people[owner].speakers:
            await groups.add_speaker(tx, people[other].id, account, chat.clock.now())
    chat.life.directory.forget_everything()


async def facilitate(chat: Chat, name: str) -> None:
    """This person is a pendamping as well, and has pressed Start."""
    one = next(one for one in (await chat.roster()).people if one.name == name)
    async with chat.life.database.write() as tx:
        await groups.give_role(tx, one.id, Role.PENDAMPING, now=chat.clock.now(), given_by=None)
        for account in one.speakers:
            await people.set_reach(tx, account, started=True, blocked=False)
    chat.life.directory.forget_everything()
    recording, chat.player.record = chat.player.record, True
    await chat.play(f"= start {name}")
    chat.player.record = recording


async def add_members(chat: Chat, *names: str) -> None:
    """More people in the register, without a telephone."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        for name in names:
            now = chat.clock.now()
            member = await groups.add_member(tx, group_id=roster.group.id, name=name, joined_on=now.date())
            await groups.give_role(tx, member, Role.ANGGOTA, now=now, given_by=None)
    chat.life.directory.forget_everything()


async def agree_on(chat: Chat, **agreed: str) -> None:
    """The group's rules have these values, in their canonical text; a rule of two words is written with _."""
    for rule, value in agreed.items():
        group, key = (await chat.roster()).group, rule.replace("_", " ")
        assert key in group.rules.values
        async with chat.life.database.write() as tx:
            await groups.change_rule(tx, group, rule=key, value=value, changed_by=0, now=chat.clock.now())
    chat.life.directory.forget_everything()


async def due_days(chat: Chat, number: int = 1) -> list[dt.date]:
    """When the instalments of the group's loan of this number are due."""
    return [one.due_on for one in (await chat.loan(number)).instalments]


async def calm(chat: Chat) -> None:
    """Nothing comes by the clock but what a test is about: the next meeting is weeks away, and nobody gets a digest."""
    await agree_on(chat, pertemuan="bulanan", tanggal_rapat="12")
    pendamping = chat.world.person("Mbak Merli")
    assert isinstance(pendamping, Person)
    pendamping.blocks(chat.player.bot)
    await chat.life.settle()
