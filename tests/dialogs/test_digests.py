"""The weekly digest as a pendamping reads it: by the clock, on demand, one group in full."""

import datetime as dt

from sandbox.dialog_lines import shown_text
from sandbox.records import Message
from savings.roles import Role
from storage import groups, people
from storage.times import from_milliseconds
from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import lend, pay
from tests.dialogs.weeks import accompany, begin_earlier, deposit, hold

MONDAY = "2026-11-23 07:00 WIB"


def heard(chat: Chat, name: str = "Mbak Merli") -> list[Message]:
    """What the bot wrote to this person in private so far."""
    person = chat.world.person(name)
    assert person is not None
    place = chat.world.private_chat(person, chat.player.bot)
    return [message for message in place.messages.values() if message.sender is chat.player.bot.user]


def digests(chat: Chat, name: str = "Mbak Merli") -> list[str]:
    """The weekly digests that this person has got, by their words."""
    return [shown_text(message) for message in heard(chat, name) if "Atur laporan" in message.buttons]


async def outcomes(chat: Chat) -> list[tuple[str, str]]:
    """(Day, what became of it) of every digest that was due."""
    async with chat.life.database.read() as db:
        rows = await db.connection.execute_fetchall(
            "SELECT occurrence, outcome FROM occurrences WHERE group_id = 0 AND kind = 'digest' ORDER BY occurrence"
        )
    return [(row[0], row[1]) for row in rows]


async def away_until(chat: Chat, when: str) -> None:
    """The bot is off until then, and ticks once when it is back."""
    await chat.play(f"= clock {when}")
    await chat.life.timetable.tick()
    await chat.life.settle()


async def set_rules(chat: Chat, group: str, **agreed: str) -> None:
    """Rules of a group by its name; those of two words are written with _."""
    async with chat.life.database.write() as tx:
        for rule, value in agreed.items():
            roster = await groups.roster_by_id(tx, (await chat.roster(group)).group.id)
            assert roster is not None
            key = rule.replace("_", " ")
            await groups.change_rule(tx, roster.group, rule=key, value=value, changed_by=0, now=chat.clock.now())
            chat.life.directory.forget_everything()


async def four_groups(chat: Chat) -> None:
    """Laris Jaya with loans and a meeting, Mawar that did not meet, Melati that saved, Anggrek where nothing was."""
    await accompany(chat, "KSM Mawar", "KSM Melati", "KSM Anggrek")
    await begin_earlier(chat, dt.date(2026, 11, 1))
    for group in ("KSM Melati", "KSM Anggrek"):
        await set_rules(chat, group, pertemuan="bulanan")
    await lend(chat, "Bu Siti", first_due=dt.date(2026, 11, 18))
    await lend(chat, "Bu Wati", first_due=dt.date(2026, 12, 18))
    await deposit(chat, "KSM Laris Jaya", 120_000, dt.date(2026, 11, 21))
    await deposit(chat, "KSM Melati", 45_000, dt.date(2026, 11, 20))
    await deposit(chat, "KSM Anggrek", 300_000, dt.date(2026, 11, 10))
    for day in (dt.date(2026, 11, 7), dt.date(2026, 11, 14)):
        await hold(chat, "KSM Laris Jaya", day, "HHHHAHH")
    await hold(chat, "KSM Laris Jaya", dt.date(2026, 11, 21), "HHHHAHA")


ALL_FOUR = """(foto) 2 dari 4 kelompok perlu disapa
16 Nov sampai 22 Nov 2026
Lampu pinjaman: 🟢 1 baik, ⚪ 3 tanpa pinjaman
Rapat 1 dari 2, hadir 71%
Simpanan Rp465.000 (naik Rp165.000)
Pinjaman Rp1.000.000, tunggakan Rp57.500 (naik Rp57.500)
Perlu disapa 1 anggota: 1 lama tidak hadir

🟢 KSM Laris Jaya
1 anggota perlu disapa, tunggakan Rp57.500 (naik Rp57.500), hadir 71%, simpanan naik Rp120.000, pinjaman cair Rp500.000
⚪ KSM Mawar
Rapat belum tercatat
⚪ KSM Melati
Simpanan naik Rp45.000

Tenang: KSM Anggrek"""


async def test_one_message_for_all_groups_on_monday_at_seven(laris: Chat) -> None:
    """
    # news first, people by count; one group in full and back, under the same picture
    Mbak Merli @ * KSM Laris Jaya
    bot @Mbak Merli ~ (foto) 🟢 KSM Laris Jaya
    | 16 Nov sampai 22 Nov 2026
    |
    | Rapat 1 dari 1, hadir 71%
    | Simpanan Rp120.000 (naik Rp120.000)
    | Pinjaman Rp1.000.000, tunggakan Rp57.500 (naik Rp57.500)
    | Pinjaman cair Rp500.000
    |
    | Perlu disapa 1 anggota
    | • 1 orang tidak hadir 3 rapat berturut-turut [Simpanan] [Kehadiran] [Angsuran] [Kembali]
    Mbak Merli @ * Kembali
    bot @Mbak Merli ~ (foto) 2 dari 4 kelompok perlu disapa / ...
    | [KSM Laris Jaya] [KSM Mawar] [KSM Melati] [KSM Anggrek] [Atur laporan]
    Mbak Merli @ * KSM Anggrek
    bot @Mbak Merli ~ (foto) ⚪ KSM Anggrek / 16 Nov sampai 22 Nov 2026 / Simpanan Rp300.000
    | [Simpanan] [Kehadiran] [Angsuran] [Kembali]
    Mbak Merli @ * Simpanan
    bot ! Mbak Merli: Sebentar, gambarnya menyusul.
    bot @Mbak Merli < (foto) ...
    """
    await four_groups(laris)
    await laris.wait_until("2026-11-23 06:59 WIB")
    assert digests(laris) == []
    await laris.wait_until(MONDAY)
    assert digests(laris) == [ALL_FOUR]
    assert heard(laris)[-1].buttons == ["KSM Laris Jaya", "KSM Mawar", "KSM Melati", "KSM Anggrek", "Atur laporan"]
    assert [record.rows[0].group for kind, record, _language in laris.hand.drawn if kind == "overview"] == [  # type: ignore[union-attr]
        "KSM Laris Jaya"
    ]
    await laris.wait_until("2026-11-25 12:00 WIB")
    assert len(digests(laris)) == 1
    await laris.play()
    assert await outcomes(laris) == [("2026-11-23", "sent")]


async def test_a_quiet_week_is_two_lines_and_no_picture(laris: Chat) -> None:
    """
    Mbak Merli @ > /binaan
    bot @Mbak Merli < Minggu ini tenang di 2 kelompok
    | 17 Nov sampai 23 Nov 2026: tidak ada rapat, setoran atau kabar baru. Simpanan tetap Rp300.000.
    | [KSM Anggrek] [KSM Laris Jaya] [Atur laporan]
    Mbak Merli @ * KSM Anggrek
    bot @Mbak Merli ~ ⚪ KSM Anggrek / 17 Nov sampai 23 Nov 2026 / Simpanan Rp300.000 [Simpanan] [...]
    Mbak Merli @ * Kembali
    bot @Mbak Merli ~ Minggu ini tenang di 2 kelompok / ... [...]
    """
    await accompany(laris, "KSM Anggrek")
    await begin_earlier(laris, dt.date(2026, 11, 1))
    for group in ("KSM Laris Jaya", "KSM Anggrek"):
        await set_rules(laris, group, pertemuan="bulanan")
    await deposit(laris, "KSM Anggrek", 300_000, dt.date(2026, 11, 10))
    await laris.wait_until(MONDAY)
    assert digests(laris) == [
        "Minggu ini tenang di 2 kelompok\n"
        "16 Nov sampai 22 Nov 2026: tidak ada rapat, setoran atau kabar baru. Simpanan tetap Rp300.000."
    ]
    await laris.play()
    assert laris.hand.drawn == []


async def test_names_only_where_the_group_has_agreed(laris: Chat) -> None:
    """
    Mbak Merli @ > /binaan
    bot @Mbak Merli < (foto) 🔴 KSM Laris Jaya (minggu lalu 🟢) / ...
    | Perlu disapa 3 anggota
    | • 1 orang tidak hadir 3 rapat berturut-turut
    | • 2 orang tertinggal 2 angsuran atau lebih [...]
    Pak Joko > /aturan nama di laporan mingguan ya
    bot < Aturan diubah: nama di laporan mingguan dari tidak menjadi ya. ...
    Mbak Merli @ > /binaan
    bot @Mbak Merli < (foto) 🔴 KSM Laris Jaya (minggu lalu 🟢) / ...
    | • 1 orang tidak hadir 3 rapat berturut-turut: Bu Wati
    | • 2 orang tertinggal 2 angsuran atau lebih: Bu Siti, Mbah Karto [...]
    """
    await begin_earlier(laris, dt.date(2026, 9, 1))
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 9, 19))
    await lend(laris, "Mbah Karto", first_due=dt.date(2026, 10, 20))
    await lend(laris, "Bu Sri", first_due=dt.date(2026, 11, 20))
    for day in (7, 14, 21):
        await hold(laris, "KSM Laris Jaya", dt.date(2026, 11, day), "HHHHAHH")
    await laris.play()


async def test_reports_that_wait_for_more_than_two_days_are_counted(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 ... [...]
    Mbak Merli @ > /binaan
    bot @Mbak Merli < Minggu ini tenang ... [...]
    = clock +48h
    Mbak Merli @ > /binaan
    bot @Mbak Merli < (foto) ⚪ KSM Laris Jaya / ... / 1 laporan menunggu lebih dari 2 hari [...]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, ... [...]
    Mbak Merli @ > /binaan
    bot @Mbak Merli < (foto) ⚪ KSM Laris Jaya / 17 Nov sampai 23 Nov 2026 / Simpanan Rp20.000 (naik Rp20.000) [...]
    """
    await begin_earlier(laris, dt.date(2026, 11, 1))
    await set_rules(laris, "KSM Laris Jaya", pertemuan="bulanan")
    await laris.play()


async def test_what_was_paid_since_and_the_light_of_last_week(laris: Chat) -> None:
    """
    Mbak Merli @ > /binaan
    bot @Mbak Merli < (foto) 🟢 KSM Laris Jaya (minggu lalu 🔴)
    | 15 Nov sampai 21 Nov 2026
    |
    | Simpanan Rp0
    | Pinjaman Rp350.000, tunggakan Rp0 (turun Rp172.500)
    | Angsuran masuk Rp172.500 [...]
    """
    await begin_earlier(laris, dt.date(2026, 8, 1))
    await set_rules(laris, "KSM Laris Jaya", pertemuan="bulanan")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 9, 10))
    await pay(laris, 1, 150_000, 22_500, dt.date(2026, 11, 20))
    await laris.play()


# --- outages, people, zones ------------------------------------------------------------------------------------------


async def test_after_an_outage_it_comes_late_and_after_two_days_not_any_more(laris: Chat) -> None:
    await laris.wait_until("+2m")
    await away_until(laris, "2026-11-24 19:59 WIB")
    assert [text.splitlines()[1] for text in digests(laris)] == ["16 Nov sampai 22 Nov 2026"]
    await away_until(laris, "2026-12-02 07:00 WIB")
    await away_until(laris, "2026-12-21 07:00 WIB")
    assert len(digests(laris)) == 2
    assert await outcomes(laris) == [
        ("2026-11-23", "sent"),
        ("2026-11-30", "dropped"),
        ("2026-12-07", "dropped"),
        ("2026-12-14", "dropped"),
        ("2026-12-21", "sent"),
    ]


async def test_at_night_nobody_is_woken_by_what_is_late(laris: Chat) -> None:
    """Back on Tuesday at 20.00 it waits; on Wednesday at 07.00 it is old."""
    await laris.wait_until("+2m")
    await away_until(laris, "2026-11-24 20:00 WIB")
    await laris.wait_until("2026-11-25 12:00 WIB")
    assert digests(laris) == []
    assert await outcomes(laris) == [("2026-11-23", "dropped")]


async def test_what_cannot_be_sent_before_the_evening_is_not_sent_as_it_is(laris: Chat) -> None:
    await laris.wait_until(MONDAY)
    async with laris.life.database.read() as db:
        rows = await db.connection.execute_fetchall("SELECT expires_at FROM outbox WHERE payload LIKE '%Atur laporan%'")
    expires = [from_milliseconds(row[0]) for row in rows]
    assert expires == [dt.datetime(2026, 11, 23, 13, 0, tzinfo=dt.UTC) - dt.timedelta(milliseconds=1)]


async def test_who_cannot_be_written_to_is_due_nothing(laris: Chat) -> None:
    async with laris.life.database.write() as tx:
        merli = laris.world.person("Mbak Merli")
        assert merli is not None
        await people.set_reach(tx, merli.id, started=True, blocked=True)
    laris.life.directory.forget_everything()
    await laris.wait_until("2026-11-23 12:00 WIB")
    assert digests(laris) == []
    assert await outcomes(laris) == []


async def test_seven_o_clock_is_that_of_the_first_group(laris: Chat) -> None:
    """07.00 in Jayapura is 05.00 in Jakarta; the quiet hours are those of Jayapura, too."""
    await agree_on(laris, zona="WIT")
    await laris.wait_until("2026-11-23 04:59 WIB")
    assert digests(laris) == []
    await laris.wait_until("2026-11-23 05:00 WIB")
    assert len(digests(laris)) == 1


async def test_who_is_no_pendamping_any_more_reads_nothing(laris: Chat) -> None:
    await accompany(laris, "KSM Mawar")
    await laris.wait_until(MONDAY)
    assert len(digests(laris)) == 1
    roster = await laris.roster()
    merli = next(member for member in roster.people if member.name == "Mbak Merli")
    async with laris.life.database.write() as tx:
        await groups.take_role(tx, merli.id, Role.PENDAMPING, now=laris.clock.now())
    laris.life.directory.forget_everything()
    await laris.play(
        """
        Mbak Merli @ * KSM Laris Jaya
        bot ! Mbak Merli: Anda bukan pengurus atau pendamping di kelompok itu.
        Mbak Merli @ * KSM Mawar
        bot @Mbak Merli ~ ... KSM Mawar / ... [...]
        """
    )
    await laris.wait_until("2026-11-30 07:00 WIB")
    assert "Laris Jaya" not in digests(laris)[-1]
