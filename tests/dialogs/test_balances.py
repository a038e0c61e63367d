"""What one has is for oneself and the officers; what the group has is for everyone in it."""

import datetime as dt

from handlers.lookups import fitting
from savings.roles import Role
from storage import groups
from tests.chat import Chat
from tests.dialogs.helpers import share_phone

DEPOSITS = """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 ... [...]
    Bu Rini * Terima
    bot ~ ✅ No. 1: ... [...]
    Bu Siti > setor 10rb wajib
    bot < Bu Siti setor Rp10.000 ... [...]
    Bu Rini * Terima
    bot ~ ✅ No. 2: ... [...]
    Bu Siti > setor 5rb
    bot < Bu Siti setor Rp5.000 ... [...]
"""


async def add_member(chat: Chat, name: str) -> None:
    """One more in the register, without a telephone."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        now = chat.clock.now()
        member = await groups.add_member(tx, group_id=roster.group.id, name=name, joined_on=roster.group.date_of(now))
        await groups.give_role(tx, member, Role.ANGGOTA, now=now, given_by=None)
    chat.life.directory.forget_everything()


async def open_balances(chat: Chat) -> None:
    """The group has agreed that a balance may be said in the group."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        await groups.change_rule(tx, roster.group, rule="saldo terbuka", value="ya", changed_by=1, now=chat.clock.now())
    chat.life.directory.forget_everything()


async def second_group(chat: Chat, *names: str) -> None:
    """A second group in private, KSM Melati, with these people of the world as members."""
    async with chat.life.database.write() as tx:
        now = chat.clock.now()
        preset = (await chat.roster()).group.preset
        group_id = await groups.add_group(
            tx, chat_id=None, preset=preset, changes={"nama": "KSM Melati"}, now=now, started_by=1
        )
        for name in names:
            member = await groups.add_member(tx, group_id=group_id, name=name, joined_on=dt.date(2026, 11, 21))
            await groups.give_role(tx, member, Role.ANGGOTA, now=now, given_by=None)
            await groups.add_speaker(tx, member, chat.player.person(name).id, now)
    chat.life.directory.forget_everything()


async def test_in_private_everything_of_ones_own(laris: Chat) -> None:
    """
    Bu Siti @ > /saldo
    bot @Bu Siti < Simpanan Bu Siti: Rp30.000
    | Pokok Rp0, wajib Rp10.000, sukarela Rp20.000
    | Menunggu konfirmasi: simpanan sukarela Rp5.000
    |
    | Catatan terakhir:
    | No. 2 · 21 Nov 2026 · simpanan wajib Rp10.000
    | No. 1 · 21 Nov 2026 · simpanan sukarela Rp20.000 [Riwayat]
    Bu Siti @ * Riwayat
    bot @Bu Siti < Riwayat Bu Siti
    | No. 2 · 21 Nov 2026 · simpanan wajib Rp10.000
    | No. 1 · 21 Nov 2026 · simpanan sukarela Rp20.000
    Pak Joko @ > saldo saya
    bot @Pak Joko < Simpanan Pak Joko: Rp0
    | Pokok Rp0, wajib Rp0, sukarela Rp0
    | Belum ada catatan. Mulai dengan menulis: setor 20rb
    """
    await laris.play(DEPOSITS)
    await laris.play()
    assert await laris.savings("Bu Siti") == 30_000


async def test_much_that_waits_is_a_list_in_private_and_a_number_in_the_box(laris: Chat) -> None:
    """
    Bu Siti > setor 10rb
    bot < Bu Siti setor Rp10.000 ... [...]
    Bu Siti > setor 20rb wajib
    bot < Bu Siti setor Rp20.000 ... [...]
    Bu Siti @ > saldo
    bot @Bu Siti < Simpanan Bu Siti: Rp0
    | Pokok Rp0, wajib Rp0, sukarela Rp0
    | Menunggu konfirmasi: 2 laporan
    | ⏳ simpanan sukarela Rp10.000
    | ⏳ simpanan wajib Rp20.000
    Bu Siti > saldo
    bot < Saldo Anda hanya bisa dilihat Anda sendiri. [Lihat saldo saya] [Buka chat pribadi]
    Bu Siti * Lihat saldo saya
    bot ! Bu Siti: Simpanan Bu Siti: Rp0 / Pokok Rp0, wajib Rp0, sukarela Rp0 / Menunggu konfirmasi: 2 laporan
    """
    await laris.play()


async def test_in_the_group_a_button_shows_it_to_the_presser_alone(laris: Chat) -> None:
    """
    Bu Siti > /saldo
    bot < Saldo Anda hanya bisa dilihat Anda sendiri. [Lihat saldo saya] [Buka chat pribadi]
    Bu Siti * Lihat saldo saya
    bot ! Bu Siti: Simpanan Bu Siti: Rp30.000
    | Pokok Rp0, wajib Rp10.000, sukarela Rp20.000
    | Menunggu konfirmasi: simpanan sukarela Rp5.000
    | Terakhir: No. 2 · 21 Nov 2026 · simpanan wajib Rp10.000
    Bu Siti > saldo saya berapa?
    bot < Saldo Anda hanya bisa dilihat Anda sendiri. [Lihat saldo saya] [Buka chat pribadi]
    """
    await laris.play(DEPOSITS)
    await laris.play()


async def test_the_receipts_button_shows_the_pressers_own_and_never_the_payers(laris: Chat) -> None:
    """
    Bu Wati * Lihat saldo saya ^ No. 1
    bot ! Bu Wati: Simpanan Bu Wati: Rp0 / Pokok Rp0, wajib Rp0, sukarela Rp0
    Mbak Merli * Lihat saldo saya ^ No. 1
    bot ! Mbak Merli: Anda pendamping di sini, jadi tidak punya simpanan sendiri.
    = member Bu Lilik
    Bu Lilik * Lihat saldo saya ^ No. 1
    bot ! Bu Lilik: Anda belum terdaftar di kelompok ini.
    """
    await laris.play(DEPOSITS)
    await laris.play()


async def test_strangers_are_offered_to_join(laris: Chat) -> None:
    """
    = member Bu Lilik
    Bu Lilik > /saldo
    bot < Bu Lilik belum terdaftar di KSM Laris Jaya. [Gabung]
    Bu Lilik > saldo saya
    bot < Bu Lilik belum terdaftar di KSM Laris Jaya. [Gabung]
    Bu Lilik > /kas
    bot < Bu Lilik belum terdaftar di KSM Laris Jaya. [Gabung]
    # about somebody else: conversation
    Bu Lilik > saldo bu siti
    """
    await laris.play()


async def test_members_do_not_see_each_other(laris: Chat) -> None:
    """
    Bu Wati > /saldo bu siti
    bot < Saldo anggota lain hanya untuk yang punya dan pengurus. [Lihat saldo saya]
    Bu Wati > saldo bu siti
    bot < Saldo anggota lain hanya untuk yang punya dan pengurus. [Lihat saldo saya]
    Bu Siti @ > /saldo rini
    bot @Bu Siti < Saldo anggota lain hanya untuk yang punya dan pengurus. [Lihat saldo saya]
    # whether such a member exists is not said either
    Bu Siti @ > /saldo zainab
    bot @Bu Siti < Saldo anggota lain hanya untuk yang punya dan pengurus. [Lihat saldo saya]
    # nobody bears this name: it was about something else
    Bu Wati > saldo bca
    # one's own by name is one's own
    Bu Siti > saldo bu siti
    bot < Saldo Anda hanya bisa dilihat Anda sendiri. [Lihat saldo saya] [Buka chat pribadi]
    """
    await laris.play()


async def test_an_officer_reads_it_in_private(laris: Chat) -> None:
    """
    Bu Rini > /saldo siti
    bot @Bu Rini < Simpanan Bu Siti: Rp30.000 / ... [Riwayat]
    bot < Sudah saya kirim ke chat pribadi Anda.
    Bu Rini @ > saldo bu siti
    bot @Bu Rini < Simpanan Bu Siti: Rp30.000 / ... [Riwayat]
    Mbak Merli @ > /saldo Bu Siti
    bot @Mbak Merli < Simpanan Bu Siti: Rp30.000 / ... [Riwayat]
    Bu Rini @ > /saldo Mbah Karto
    bot @Bu Rini < Simpanan Mbah Karto: Rp0 / Pokok Rp0, wajib Rp0, sukarela Rp0 / Belum ada catatan.
    Bu Rini @ > /saldo zainab
    bot @Bu Rini < Tidak ada anggota bernama “Zainab” di sini. Cek namanya dengan /anggota.
    """
    await laris.play(DEPOSITS)
    await laris.play()


async def test_an_officer_who_cannot_be_written_to_presses_for_it(laris: Chat) -> None:
    """
    Bu Ani > /saldo siti
    bot < Ini tidak saya tulis di grup. Tekan tombol untuk melihat. [Lihat saldo Bu Siti] [Buka chat pribadi]
    Bu Wati * Lihat saldo Bu Siti
    bot ! Bu Wati: Tombol ini untuk ketua, sekretaris, bendahara atau pendamping.
    Bu Ani * Lihat saldo Bu Siti
    bot ! Bu Ani: Simpanan Bu Siti: Rp30.000
    | Pokok Rp0, wajib Rp10.000, sukarela Rp20.000
    | Menunggu konfirmasi: simpanan sukarela Rp5.000
    | Terakhir: No. 2 · 21 Nov 2026 · simpanan wajib Rp10.000
    = start Bu Ani saldo_1_4
    bot @Bu Ani < Simpanan Bu Siti: Rp30.000 / ... [Riwayat]
    # the same link shows a member only the own balance
    = start Bu Wati saldo_1_4
    bot @Bu Wati < Simpanan Bu Wati: Rp0 / ...
    = start Bu Wati saldo_1
    bot @Bu Wati < Simpanan Bu Wati: Rp0 / ...
    = start Bu Wati saldo_99
    bot @Bu Wati < Anda belum terdaftar di kelompok itu.
    = start Bu Lilik saldo_1
    bot @Bu Lilik < Anda belum terdaftar di kelompok mana pun. ...
    """
    await laris.play(DEPOSITS)
    await laris.play()


async def test_one_name_for_two_is_asked(laris: Chat) -> None:
    """
    Bu Rini @ > /saldo sit
    bot @Bu Rini < Sit yang mana? [Bu Siti] [Bu Siti Aminah]
    Bu Rini @ * Bu Siti Aminah
    bot @Bu Rini ~ Simpanan Bu Siti Aminah: Rp0 / ...
    Bu Ani > /saldo sit
    bot < Sit yang mana? [Bu Siti] [Bu Siti Aminah]
    Bu Wati * Bu Siti
    bot ! Bu Wati: Tombol ini untuk ketua, sekretaris, bendahara atau pendamping.
    Bu Ani * Bu Siti
    bot ! Bu Ani: Simpanan Bu Siti: Rp0 / Pokok Rp0, wajib Rp0, sukarela Rp0
    """
    await add_member(laris, "Bu Siti Aminah")
    await laris.play()


async def test_a_shared_telephone_shows_everybody_of_it(laris: Chat) -> None:
    """
    Bu Rini > setor 10rb buat mbah karto
    bot < ✅ No. 1: ... [...]
    Bu Siti @ > /saldo
    bot @Bu Siti < Simpanan 2 anggota di HP ini: Rp10.000
    | Bu Siti: Rp0
    | Mbah Karto: Rp10.000 [Bu Siti] [Mbah Karto]
    Bu Siti @ * Mbah Karto
    bot @Bu Siti ~ Simpanan Mbah Karto: Rp10.000
    | Pokok Rp0, wajib Rp0, sukarela Rp10.000
    |
    | Catatan terakhir:
    | No. 1 · 21 Nov 2026 · simpanan sukarela Rp10.000 [Riwayat]
    Bu Siti * Lihat saldo saya
    bot ! Bu Siti: Simpanan Bu Siti: Rp0 / Simpanan Mbah Karto: Rp10.000
    Bu Siti @ > /saldo karto
    bot @Bu Siti < Simpanan Mbah Karto: Rp10.000 / ... [Riwayat]
    """
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await laris.play()


async def test_who_is_in_two_groups_sees_which(laris: Chat) -> None:
    """
    Bu Siti @ > /saldo
    bot @Bu Siti < Simpanan Bu Siti di KSM Laris Jaya: Rp0
    | Pokok Rp0, wajib Rp0, sukarela Rp0
    | Belum ada catatan. Mulai dengan menulis: setor 20rb [Kelompok lain]
    Bu Siti @ * Kelompok lain
    bot @Bu Siti ~ Saldo di kelompok mana? [KSM Laris Jaya] [KSM Melati]
    Bu Siti @ * KSM Melati
    bot @Bu Siti ~ Simpanan Bu Siti di KSM Melati: Rp0
    | Pokok Rp0, wajib Rp0, sukarela Rp0
    | Belum ada catatan. Mulai dengan menulis: setor 20rb [Kelompok lain]
    # it was only a look: the private chat still speaks of the first group
    Bu Siti @ > /saldo
    bot @Bu Siti < Simpanan Bu Siti di KSM Laris Jaya: Rp0 / ... [Kelompok lain]
    """
    await second_group(laris, "Bu Siti")
    await laris.play()


async def test_an_open_group_answers_openly(laris: Chat) -> None:
    """
    Bu Siti > /saldo
    bot < Simpanan Bu Siti: Rp30.000
    | Pokok Rp0, wajib Rp10.000, sukarela Rp20.000
    | ...
    Bu Rini > /saldo siti
    bot < Simpanan Bu Siti: Rp30.000 / ...
    Bu Wati > /saldo siti
    bot < Saldo anggota lain hanya untuk yang punya dan pengurus. [Lihat saldo saya]
    """
    await laris.play(DEPOSITS)
    await open_balances(laris)
    await laris.play()


async def test_the_pendamping_has_none(laris: Chat) -> None:
    """
    Mbak Merli @ > /saldo
    bot @Mbak Merli < Anda pendamping di sini, jadi tidak punya simpanan sendiri. Saldo anggota: /saldo Bu Siti
    """
    await laris.play()


async def test_the_cash_is_for_everyone_and_names_nobody(laris: Chat) -> None:
    """
    Bu Rini > hibah 3jt dari dinas
    bot < ... [...]
    Pak Joko * Terima
    bot ~ ✅ No. 3: ... [...]
    Bu Rini > setor ke bank 500rb
    bot < ... [...]
    Pak Joko * Terima
    bot ~ ✅ No. 4: ... [...]
    Bu Rini > biaya 15rb konsumsi
    bot < ... [...]
    Pak Joko * Terima
    bot ~ ✅ No. 5: ... [...]
    Bu Rini > denda bu siti 5rb
    bot < ✅ No. 6: ... [...]
    Bu Rini > dana sosial bu wati 2rb
    bot < ✅ No. 7: ... [...]
    Bu Wati > /kas
    bot < Kas KSM Laris Jaya: Rp2.522.000
    | Bank: Rp500.000
    | Simpanan anggota: Rp30.000
    | Pokok Rp0, wajib Rp10.000, sukarela Rp20.000
    | Dana sosial: Rp2.000
    | Hibah: Rp3.000.000
    | November 2026: pendapatan Rp5.000, biaya Rp15.000 [Buku kas]
    Mbak Merli @ > saldo kas
    bot @Mbak Merli < Kas KSM Laris Jaya: Rp2.522.000 / ... [Buku kas]
    = clock +14d
    Bu Wati > /kas
    bot < Kas KSM Laris Jaya: Rp2.522.000
    | ...
    | Desember 2026: pendapatan Rp0, biaya Rp0 [Buku kas]
    """
    await laris.play(DEPOSITS)
    await laris.play()
    assert await laris.cash() == 2_522_000


def test_an_alert_is_cut_at_a_whole_line() -> None:
    """Half an amount would be a wrong amount."""
    assert fitting(["a" * 150, "b" * 49]) == "a" * 150 + "\n" + "b" * 49
    assert fitting(["a" * 150, "b" * 50, "c"]) == "a" * 150
