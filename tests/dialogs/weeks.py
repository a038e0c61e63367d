"""Groups that somebody accompanies, and what happened in their weeks, written straight into the books."""

import datetime as dt

from savings.attendance import AttendanceStatus
from savings.journal import Posting, cash, savings_of
from savings.meetings import Mark
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.roles import Role
from savings.rules import Preset
from services import ledger
from storage import groups, meetings
from tests.chat import Chat

PEOPLE = ("Bu Endah", "Pak Darmo", "Bu Yuli", "Bu Marni")
"""The register of such a group: bendahara, ketua and two members, none of them with a telephone."""


async def accompany(
    chat: Chat, *names: str, by: str = "Mbak Merli", role: Role = Role.PENDAMPING, zone: str = "WIB"
) -> list[int]:
    """More groups of four in which this person has this role, without a chat of their own; answers their ids."""
    person = chat.world.person(by)
    assert person is not None
    now, ids = chat.clock.now(), []
    for name in names:
        async with chat.life.database.write() as tx:
            group_id = await groups.add_group(
                tx,
                chat_id=None,
                preset=Preset.KSM,
                changes={"nama": name, "zona": zone},
                now=now,
                started_by=person.id,
            )
            ids.append(group_id)
            for who, office in zip((*PEOPLE, by), (Role.BENDAHARA, Role.KETUA, None, None, role), strict=True):
                member = await groups.add_member(tx, group_id=group_id, name=who, joined_on=now.date())
                if who != by:
                    await groups.give_role(tx, member, Role.ANGGOTA, now=now, given_by=None)
                if office is not None:
                    await groups.give_role(tx, member, office, now=now, given_by=None)
                if who == by:
                    await groups.add_speaker(tx, member, person.id, now)
    chat.life.directory.forget_everything()
    return ids


async def deposit(chat: Chat, group: str, amount: Rupiah, day: dt.date) -> None:
    """The group's first member saved this on this day."""
    roster = await chat.roster(group)
    member = roster.members[0]
    async with chat.life.database.write() as tx:
        await ledger.post(
            tx,
            group_id=roster.group.id,
            kind=MoneyKind.DEPOSIT,
            date=day,
            now=chat.clock.now(),
            postings=[Posting(debit=cash(), credit=savings_of(member.id, SavingsKind.SUKARELA), amount=amount)],
            text="",
            member_id=member.id,
        )


async def hold(chat: Chat, group: str, day: dt.date, letters: str) -> None:
    """A meeting of this day is closed; the letters are those of the members in the order of the register."""
    roster = await chat.roster(group)
    now = chat.clock.now()
    async with chat.life.database.write() as tx:
        meeting_id = await meetings.add(tx, group_id=roster.group.id, held_on=day, now=now, opened_by=1)
        await meetings.set_marks(
            tx,
            [
                Mark(
                    meeting_id=meeting_id,
                    member_id=member.id,
                    status=AttendanceStatus(letter),
                    marked_by=1,
                    marked_at=now,
                )
                for member, letter in zip(roster.members, letters, strict=True)
            ],
        )
        await meetings.close(tx, meeting_id, now=now, closed_by=1)


async def begin_earlier(chat: Chat, day: dt.date) -> None:
    """All groups have stood since this day, with everybody in them."""
    async with chat.life.database.write() as tx:
        await tx.connection.execute("UPDATE members SET joined_on = ?", (day.isoformat(),))
        await tx.connection.execute(
            "UPDATE groups SET started_at = ?", (int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp() * 1000),)
        )
    chat.life.directory.forget_everything()
