"""Who is behind with simpanan wajib is told so the day before a meeting, in private, if the group wants it."""

import datetime as dt

import pytest

from sandbox.people import Person
from savings.attendance import AttendanceStatus
from savings.journal import Posting, cash, savings_of
from savings.money import MoneyKind, SavingsKind
from services import ledger, meeting_plans, meetings
from services.turn import Turn
from tests.bot.conftest import ask
from tests.chat import Chat
from tests.dialogs.helpers import agree_on, share_phone

FIRST = dt.date(2026, 11, 21)
SAID = "SELECT occurrence, person, outcome FROM occurrences WHERE kind = 'wajib' ORDER BY occurrence, person"
SITI = 4
"""Bu Siti's number in the register."""


@pytest.fixture
async def frugal(laris: Chat) -> Chat:
    """The group meets on Saturdays, met today, and wants this reminder alone; of those with a private chat all but
    Bu Siti have paid wajib for weeks."""
    await agree_on(laris, pengingat_rapat="tidak", pengingat_angsuran="tidak", pengingat_wajib="ya")
    pendamping = laris.world.person("Mbak Merli")
    assert isinstance(pendamping, Person)
    pendamping.blocks(laris.player.bot)
    await laris.life.settle()
    for name in ("Bu Rini", "Pak Joko"):
        await pay(laris, name, 100_000, FIRST)
    await hold(laris, FIRST)
    return laris


async def hold(chat: Chat, day: dt.date) -> None:
    """A meeting of this day to which everybody came."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        turn = Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory)
        meeting = await meetings.begin(turn, roster.group, day=day, by=1)
        await meetings.mark(turn, meeting, roster.members, AttendanceStatus.PRESENT, by=1)
        await meetings.close(turn, roster, meeting, by=1)


async def pay(chat: Chat, name: str, amount: int, day: dt.date) -> None:
    """Simpanan wajib that stands in the books."""
    roster = await chat.roster()
    member = next(member for member in roster.people if member.name == name)
    async with chat.life.database.write() as tx:
        await ledger.post(
            tx,
            group_id=roster.group.id,
            kind=MoneyKind.DEPOSIT,
            date=day,
            now=chat.clock.now(),
            postings=[Posting(debit=cash(), credit=savings_of(member.id, SavingsKind.WAJIB), amount=amount)],
            text="",
            member_id=member.id,
        )


async def test_the_day_before_a_meeting_in_private_and_the_way_to_pay(frugal: Chat) -> None:
    """
    = until 2026-11-27 15:59 WIB
    = until 2026-11-27 16:01 WIB
    bot @Bu Siti < Bu Siti, besok ada rapat KSM Laris Jaya
    | Wajib yang belum tercatat: 1 rapat, Rp5.000, di luar yang besok.
    | Kalau ada rezeki, bisa sekalian dibawa. Kalau belum, bicarakan dengan pengurus, ya. [Sudah setor]
    Bu Siti @ * Sudah setor
    bot @Bu Siti ~ Setor berapa? [Rp5.000] [Lainnya] [Batal]
    Bu Siti @ * Rp5.000
    bot < Bu Siti setor Rp5.000 (simpanan wajib). / ... [...]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Setor berapa?
    = until 2026-11-28 06:30 WIB
    """
    await frugal.play()


async def test_several_meetings_and_what_was_paid_for_them(frugal: Chat) -> None:
    """
    = until 2026-12-11 16:01 WIB
    bot @Bu Siti < Bu Siti, besok ada rapat KSM Laris Jaya
    | Wajib yang belum tercatat: 2 rapat, Rp8.000, di luar yang besok.
    | ... [Sudah setor]
    """
    await pay(frugal, "Bu Siti", 5_000, FIRST)
    await frugal.wait_until("2026-11-28 20:30 WIB")
    await hold(frugal, dt.date(2026, 11, 28))
    await frugal.wait_until("2026-12-05 20:30 WIB")
    await hold(frugal, dt.date(2026, 12, 5))
    await pay(frugal, "Bu Siti", 2_000, dt.date(2026, 12, 5))
    await frugal.play()


async def test_what_is_reported_is_not_asked_for_until_it_is_refused(frugal: Chat) -> None:
    """
    = until 2026-12-04 16:01 WIB
    bot @Bu Siti < Bu Siti, besok ada rapat KSM Laris Jaya
    | Wajib yang belum tercatat: 2 rapat, Rp10.000, di luar yang besok.
    | ... [Sudah setor]
    """
    await frugal.play("Bu Siti > setor wajib 5rb\nbot < ... [...]")
    await frugal.wait_until("2026-11-27 15:00 WIB")
    await frugal.play(
        """
        = until 2026-11-27 18:00 WIB
        Bu Rini * Tolak
        bot ~ ... [...]
        Bu Rini * Uangnya belum saya terima
        bot ~ ... [...]
        bot @Bu Siti < Belum diterima: ...
        """
    )
    await frugal.wait_until("2026-11-28 20:00 WIB")
    await hold(frugal, dt.date(2026, 11, 28))
    await frugal.wait_until("2026-11-29 12:00 WIB")
    await frugal.play()


async def test_the_wajib_of_then_is_asked_not_that_of_today(frugal: Chat) -> None:
    """
    = until 2026-12-04 16:01 WIB
    bot @Bu Siti < Bu Siti, besok ada rapat KSM Laris Jaya
    | Wajib yang belum tercatat: 2 rapat, Rp25.000, di luar yang besok.
    | ... [Sudah setor]
    """
    await frugal.wait_until("2026-11-26 12:00 WIB")
    await frugal.play("Pak Joko > /aturan wajib 20rb\nbot < Aturan diubah: simpanan wajib dari Rp5.000 ...")
    await frugal.wait_until("2026-11-28 20:00 WIB")
    await hold(frugal, dt.date(2026, 11, 28))
    await frugal.wait_until("2026-11-29 12:00 WIB")
    await frugal.play()


async def test_who_joined_later_owes_nothing_of_before(frugal: Chat) -> None:
    """
    = until 2026-11-27 18:00 WIB
    """
    member = next(one for one in (await frugal.roster()).people if one.name == "Bu Siti")
    async with frugal.life.database.write() as tx:
        await tx.connection.execute("UPDATE members SET joined_on = '2026-11-24' WHERE id = ?", (member.id,))
    frugal.life.directory.forget_everything()
    await frugal.play()


async def test_a_meeting_that_nobody_came_to_asks_nothing(frugal: Chat) -> None:
    """
    = until 2026-11-27 18:00 WIB
    """
    async with frugal.life.database.write() as tx:
        await tx.connection.execute("UPDATE attendance SET status = 'I'")
    await frugal.play()


async def test_no_tomorrow_where_it_was_called_off_or_held_already(frugal: Chat) -> None:
    """
    = until 2026-11-29 08:00 WIB
    """
    await frugal.wait_until("2026-11-26 20:30 WIB")
    await hold(frugal, dt.date(2026, 11, 26))
    await frugal.play()
    assert await ask(frugal, SAID) == []


async def test_a_meeting_that_was_moved_close_to_the_last_one_is_a_meeting_of_its_own(frugal: Chat) -> None:
    """The meeting of six days before was held on its own day: it does not stand for this one."""
    await agree_on(frugal, pertemuan="2 mingguan")
    roster = await frugal.roster()
    async with frugal.life.database.write() as tx:
        turn = Turn(tx=tx, now=frugal.clock.now(), directory=frugal.life.directory)
        await meeting_plans.move(turn, roster.group, dt.date(2026, 12, 5), on=dt.date(2026, 11, 27), hour=None, by=1)
    await frugal.wait_until("2026-11-26 18:00 WIB")
    assert await ask(frugal, SAID) == [("2026-12-05/2026-11-27", SITI, "sent")]


async def test_when_the_day_has_come_it_is_too_late(frugal: Chat) -> None:
    """
    = clock 2026-11-28 00:10 WIB
    = tick
    = until 2026-11-28 18:00 WIB
    bot < Saya sempat tidak tersambung. / ...
    """
    await frugal.wait_until("2026-11-24 12:00 WIB")
    await frugal.play()
    assert await ask(frugal, SAID) == [("2026-11-28/2026-11-28", SITI, "dropped")]


async def test_on_a_quiet_day_nothing_is_said_of_money(frugal: Chat) -> None:
    """
    = until 2026-11-28 07:59 WIB
    = until 2026-11-28 08:01 WIB
    bot @Bu Siti < Bu Siti, hari ini ada rapat KSM Laris Jaya
    | Wajib yang belum tercatat: 1 rapat, Rp5.000, di luar yang hari ini.
    | ... [Sudah setor]
    """
    await agree_on(frugal, hari_tenang="jumat")
    await frugal.play()


async def test_who_wants_to_be_left_alone_is(frugal: Chat) -> None:
    """
    = until 2026-11-27 18:00 WIB
    """
    async with frugal.life.database.write() as tx:
        await tx.connection.execute("INSERT INTO pauses VALUES (?, '2026-12-01', 1, 0)", (SITI,))
    await frugal.play()


async def test_a_group_that_does_not_want_it(frugal: Chat) -> None:
    """
    = until 2026-11-27 18:00 WIB
    """
    await agree_on(frugal, pengingat_wajib="tidak")
    await frugal.play()


async def test_on_a_shared_telephone_each_has_a_message(frugal: Chat) -> None:
    """
    = until 2026-11-27 16:01 WIB
    bot @Bu Siti < Bu Siti, besok ada rapat KSM Laris Jaya / ... [Sudah setor]
    bot @Bu Siti < Mbah Karto, besok ada rapat KSM Laris Jaya / ... [Sudah setor]
    Bu Siti @ * Sudah setor ^ Mbah Karto
    bot @Bu Siti ~ Setor berapa? [Rp5.000] [Lainnya] [Batal]
    Bu Siti @ * Rp5.000
    bot < Mbah Karto setor Rp5.000 (simpanan wajib). / ... [...]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Setor berapa?
    Bu Siti @ * Sudah setor ^ Bu Siti, besok
    bot @Bu Siti ~ Setor berapa? [Rp5.000] [Lainnya] [Batal]
    Bu Siti @ * Rp5.000
    bot < Bu Siti setor Rp5.000 (simpanan wajib). / ... [...]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Setor berapa?
    """
    await share_phone(frugal, "Bu Siti", "Mbah Karto")
    await frugal.play()
