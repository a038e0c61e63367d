"""What the attacks on the clock share: five weeks in which it says all that it can, and what everybody reads of it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from sandbox.people import Person
from sandbox.records import Event
from savings.attendance import AttendanceStatus
from savings.roles import Role
from services import meetings
from services.turn import Turn
from storage import groups
from tests.attacks import group_of, newest_of_ours, person, private
from tests.chat import TOKEN, Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import borrow_from_upk, lend
from tests.test_secrets import Ears

WIB = ZoneInfo("Asia/Jakarta")
TENTH = dt.date(2026, 12, 10)

VISITED, FOLLOWED, CONFIDED = "buku kas basah", "beli map baru", "suaminya dipecat"
DEBT, DEBTS = "57.500", ("57.500", "500.000")
"""Bu Siti's instalment, and her loan."""

SCENE = """
Mbak Merli @ > /kunjungan mulai 1 nov
bot @Mbak Merli < ... [...]
Mbak Merli @ > /kunjungan kemarin di balai: buku kas basah. Tindak lanjut: beli map baru
bot @Mbak Merli < ... [...]
Mbak Merli @ > /kunjungan riwayat
bot @Mbak Merli < ... [...]
Mbak Merli @ * 20 Nov 2026
bot @Mbak Merli ~ ... [...]
Mbak Merli @ > /catatan Bu Siti: suaminya dipecat
bot @Mbak Merli < ... [...]
Mbak Merli @ * Hapus
bot @Mbak Merli ~ ... [...]
Mbak Merli @ * Tidak
bot @Mbak Merli ~ ... [...]
Mbak Merli @ * Semua catatan
bot @Mbak Merli ~ ... [...]
Mbak Merli @ > /binaan
bot @Mbak Merli < ... [...]
Mbak Merli @ * Atur laporan
bot @Mbak Merli ~ ... [...]
Bu Rini @ > /binaan
bot @Bu Rini < ... [...]
Bu Siti @ > /pengingat
bot @Bu Siti < ... [...]
Bu Siti @ * Jangan ingatkan dulu
bot @Bu Siti ~ ... [...]
Bu Siti @ * Kembali
bot @Bu Siti ~ ... [...]
Pak Joko @ > /jadwal
bot @Pak Joko < ... [...]
"""


class Spoken(Ears):
    """Everything that was read, when, and with which callback data."""

    def __init__(self, chat: Chat) -> None:
        super().__init__(chat)
        self.data: list[tuple[int, str]] = []
        self.sent: list[tuple[int, dt.datetime, str]] = []
        self._clock = chat.clock

    def note(self, event: Event) -> None:
        """Also what lies behind the buttons."""
        known = len(self.heard)
        super().note(event)
        if len(self.heard) == known or event.message is None:
            return
        chat_id = event.message.chat.id
        if event.kind == "message":
            self.sent.append((chat_id, self._clock.now().astimezone(WIB), event.message.text))
        rows = event.message.payload.get("reply_markup", {}).get("inline_keyboard", ())
        self.data += [(chat_id, button["callback_data"]) for row in rows for button in row if "callback_data" in button]

    def to(self, chat_id: int) -> list[tuple[dt.datetime, str]]:
        """What was sent there, and when, oldest first."""
        return [(at, text) for place, at, text in self.sent if place == chat_id]


async def miss(chat: Chat, *names: str, day: dt.date) -> None:
    """A meeting of this day is closed at which these were missing without a word."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        turn = Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory)
        meeting = await meetings.begin(turn, roster.group, day=day, by=1)
        for status, wanted in ((AttendanceStatus.PRESENT, False), (AttendanceStatus.ABSENT, True)):
            meant = [one for one in roster.members if (one.name in names) is wanted]
            await meetings.mark(turn, meeting, meant, status, by=1)
        await meetings.close(turn, roster, meeting, by=1)
    chat.life.directory.forget_everything()


async def leave(chat: Chat, name: str, day: dt.date) -> None:
    """This member left, or died: the register says so."""
    one = next(one for one in (await chat.roster()).people if one.name == name)
    async with chat.life.database.write() as tx:
        await groups.update_member(tx, replace(one, left_on=day))
    chat.life.directory.forget_everything()


async def become(chat: Chat, name: str, role: Role) -> None:
    """From now on this person holds this role in the group and no other, in place of what it was."""
    one = next(one for one in (await chat.roster()).people if one.name == name)
    async with chat.life.database.write() as tx:
        now = chat.clock.now()
        for held in one.roles - {role}:
            await groups.take_role(tx, one.id, held, now=now)
        if role not in one.roles:
            await groups.give_role(tx, one.id, role, now=now, given_by=None)
    chat.life.directory.forget_everything()


async def another_pendamping(chat: Chat) -> Person:
    """Mbak Dewi accompanies another group, which has a chat of its own."""
    dewi = chat.world.add_user("Mbak Dewi")
    where = chat.world.add_group("KSM Lain", dewi)
    dewi.adds(chat.world.bots[TOKEN], where)
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        now, named = chat.clock.now(), {"nama": "KSM Lain"}
        group_id = await groups.add_group(
            tx, chat_id=where.id, preset=roster.group.preset, changes=named, now=now, started_by=dewi.id
        )
        for name, role in (("Mbak Dewi", Role.PENDAMPING), ("Bu Ratna", Role.BENDAHARA)):
            member = await groups.add_member(tx, group_id=group_id, name=name, joined_on=now.date())
            await groups.give_role(tx, member, role, now=now, given_by=None)
            if role is Role.PENDAMPING:
                await groups.add_speaker(tx, member, dewi.id, now)
    chat.life.directory.forget_everything()
    return dewi


async def five_weeks(chat: Chat) -> Spoken:
    """Everything that the clock can say is said, and every button of it is known."""
    await agree_on(chat, jasa="1.5%", pengingat_wajib="ya", ucapan="ya")
    spoken = Spoken(chat)
    await chat.play(SCENE)
    await lend(chat, "Bu Siti", first_due=TENTH)
    await lend(chat, "Bu Wati", 300_000, first_due=TENTH)
    await lend(chat, "Mbah Karto", 300_000, first_due=TENTH)
    await borrow_from_upk(chat, first_due=TENTH)
    await miss(chat, "Bu Siti", "Bu Wati", day=dt.date(2026, 11, 21))
    await chat.wait_until("2026-12-12 12:00 WIB")
    return spoken


async def press_all(chat: Chat, who: Person, data: Iterable[str]) -> int:
    """Somebody presses all of it, in private and, where they are in it, in the group; how often that was."""
    who.starts(chat.world.bots[TOKEN])
    await chat.life.settle()
    presses = 0
    for where in [private(chat, who), *([group_of(chat)] if group_of(chat).has(who.id) else [])]:
        for one in data:
            ours = newest_of_ours(where)
            if ours is None:
                break
            query = who.presses_data(ours, one)
            await chat.life.settle()
            assert query.answered, one
            presses += 1
    return presses


async def say(chat: Chat, name: str, text: str, *, in_group: bool = False) -> None:
    """Somebody writes, in private or in the group."""
    who = person(chat, name)
    who.says(group_of(chat) if in_group else private(chat, who), text)
    await chat.life.settle()
