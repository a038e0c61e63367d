"""The officers' morning list: at seven, in private, to each officer who has something to see to."""

import datetime as dt

import pytest

from savings.loans import LoanState
from savings.roles import Role
from storage import groups
from tests.bot.conftest import ask
from tests.chat import Chat
from tests.dialogs.helpers import agree_on, calm, officers_leave, share_phone
from tests.dialogs.lending import borrow_from_upk, fill_box, lend
from tests.dialogs.requests import another_group
from tests.dialogs.shortages import covered, refused, short

SUNDAY = dt.date(2026, 11, 22)
"""The day after the dialogs begin."""


@pytest.fixture
async def office(laris: Chat) -> Chat:
    """Nothing comes by the clock but what the officers are told."""
    await calm(laris)
    await agree_on(laris, pengingat_angsuran="tidak")
    return laris


async def test_the_list_of_a_day_is_for_each_officer_what_that_officer_can_do(office: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < ... [...]
    Bu Wati > setor 10rb
    bot < ... [...]
    Bu Rini > setor 30rb
    bot < ... [...]
    = until 2026-11-22 07:05 WIB
    bot @Bu Rini < Bu Rini, ini untuk hari ini di KSM Laris Jaya
    | 2 laporan menunggu diterima, sejak 21 Nov 2026
    |
    | Angsuran hari ini
    | Bu Siti: Rp57.500
    | Bu Wati: Rp57.500, dengan yang terlewat jadi Rp115.000
    | Ke UPK: Rp345.000 [Yang menunggu] [Semua pinjaman] [Modal dari UPK]
    bot @Pak Joko < Pak Joko, ini untuk hari ini di KSM Laris Jaya
    | 1 laporan menunggu diterima, sejak 21 Nov 2026 [Yang menunggu]
    Bu Rini @ * Yang menunggu
    bot @Bu Rini < 3 laporan menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000
    | ⏳ Bu Wati, simpanan sukarela Rp10.000
    | ⏳ Bu Rini, simpanan sukarela Rp30.000 [Terima semua (3)] [Pilih]
    Pak Joko @ * Yang menunggu
    bot @Pak Joko < 3 laporan menunggu / ... [...]
    Bu Rini @ * Semua pinjaman
    bot @Bu Rini < 2 pinjaman berjalan, ... [...]
    Bu Rini @ * Modal dari UPK
    bot @Bu Rini < ... UPK ... [...]
    """
    await lend(office, "Bu Siti", first_due=SUNDAY)
    await lend(office, "Bu Wati", first_due=dt.date(2026, 10, 22))
    await borrow_from_upk(office, first_due=SUNDAY)
    await office.play()


async def test_what_is_due_to_the_upk_is_said_once_in_a_morning(office: Chat) -> None:
    """
    = until 2026-11-22 07:05 WIB
    bot @Bu Rini < Bu Rini, ini untuk hari ini di KSM Laris Jaya
    | Angsuran hari ini
    | Bu Siti: Rp57.500 [Semua pinjaman]
    = until 2026-11-22 08:05 WIB
    bot @Bu Rini < Hari ini waktunya setoran ke UPK
    | Rp345.000, ... [...]
    bot @Pak Joko < Hari ini waktunya setoran ke UPK ... [...]
    bot @Bu Siti < Bu Siti, hari ini waktunya angsuran ... [...]
    """
    await agree_on(office, pengingat_angsuran="ya")
    await lend(office, "Bu Siti", first_due=SUNDAY)
    await borrow_from_upk(office, first_due=SUNDAY)
    await office.play()


async def test_on_a_quiet_day_the_morning_says_what_is_due_to_the_upk(office: Chat) -> None:
    """
    = until 2026-11-22 20:00 WIB
    bot @Bu Rini < Bu Rini, ini untuk hari ini di KSM Laris Jaya
    | Angsuran hari ini
    | Ke UPK: Rp345.000 [Modal dari UPK]
    """
    await agree_on(office, pengingat_angsuran="ya", hari_tenang="minggu")
    await borrow_from_upk(office, first_due=SUNDAY)
    await office.play()


async def test_who_stands_in_and_is_not_reminded_of_debts_reads_of_them_in_the_morning(office: Chat) -> None:
    """
    = start Bu Ani
    bot @Bu Ani < ... [...]
    = until 2026-11-22 09:00 WIB
    bot @Bu Ani < Bu Ani, ini untuk hari ini di KSM Laris Jaya
    | Angsuran hari ini
    | Ke UPK: Rp345.000 [Modal dari UPK]
    """
    await agree_on(office, pengingat_angsuran="ya")
    await officers_leave(office, but=("Bu Ani",))
    await borrow_from_upk(office, first_due=SUNDAY)
    await office.play()


async def test_where_nothing_waits_and_nothing_is_due_nobody_is_written_to(office: Chat) -> None:
    """
    = until 2026-11-24 12:00 WIB
    """
    await lend(office, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await office.play()
    assert await ask(office, "SELECT count(*) FROM occurrences WHERE kind = 'officer day'") == [(0,)]


async def test_the_same_list_comes_each_morning_until_it_is_seen_to(office: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < ... [...]
    = until 2026-11-22 07:05 WIB
    bot @Bu Rini < ... / 1 laporan menunggu diterima, sejak 21 Nov 2026 [Yang menunggu]
    = until 2026-11-22 23:00 WIB
    = until 2026-11-23 07:05 WIB
    bot @Bu Rini < ... / 1 laporan menunggu diterima, sejak 21 Nov 2026 [Yang menunggu]
    Bu Rini * Terima
    bot ~ ... [...]
    = until 2026-11-25 12:00 WIB
    """
    await office.play()


async def test_what_was_reported_after_seven_is_on_tomorrows_list(office: Chat) -> None:
    """
    = until 2026-11-22 07:10 WIB
    Bu Siti > setor 20rb
    bot < ... [...]
    = until 2026-11-22 19:59 WIB
    = until 2026-11-23 07:05 WIB
    bot @Bu Rini < ... / 1 laporan menunggu diterima, sejak 22 Nov 2026 [Yang menunggu]
    """
    await office.play()


async def test_an_instalment_that_is_paid_or_reported_before_the_morning(office: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < ... [...]
    Bu Wati > angsur 57.500
    bot < ... [...]
    Bu Rini * Terima
    bot ~ ... [...]
    = until 2026-11-22 07:05 WIB
    bot @Bu Rini < Bu Rini, ini untuk hari ini di KSM Laris Jaya
    | 1 laporan menunggu diterima, sejak 21 Nov 2026
    |
    | Angsuran hari ini
    | Bu Siti: Rp57.500 (sudah dilaporkan) [Yang menunggu] [Semua pinjaman]
    """
    await lend(office, "Bu Siti", first_due=SUNDAY)
    await lend(office, "Bu Wati", first_due=SUNDAY)
    await office.play()


async def test_after_an_outage_it_comes_late_and_once(office: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < ... [...]
    = clock 2026-11-24 15:00 WIB
    = tick
    bot @Bu Rini < ... / 1 laporan menunggu diterima, sejak 21 Nov 2026 [Yang menunggu]
    = tick
    = until 2026-11-24 19:30 WIB
    """
    await office.play()
    said = "SELECT occurrence, outcome FROM occurrences WHERE kind = 'officer day' ORDER BY occurrence"
    assert await ask(office, said) == [("2026-11-22", "dropped"), ("2026-11-23", "dropped"), ("2026-11-24", "sent")]


async def test_after_twenty_the_day_is_over(office: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < ... [...]
    = clock 2026-11-22 20:00 WIB
    = tick
    = until 2026-11-23 07:05 WIB
    bot @Bu Rini < ... / 1 laporan menunggu diterima, sejak 21 Nov 2026 [Yang menunggu]
    """
    await office.play()


async def test_what_two_officers_decide_is_on_the_list_of_whose_word_is_awaited(office: Chat) -> None:
    """
    = start Bu Ani
    bot @Bu Ani < ... [...]
    Bu Rini > /ralat 1 jadi 30rb salah ketik
    bot < ... [...]
    Pak Joko * Setuju ^ mengajukan
    bot ! Pak Joko: ... Menunggu Bu Rini.
    bot ~ ... [...]
    = until 2026-11-22 07:05 WIB
    bot @Bu Rini < Bu Rini, ini untuk hari ini di KSM Laris Jaya
    | Pengajuan pinjaman Bu Siti Rp500.000
    | Siap dicairkan: Bu Wati Rp300.000
    | Tekan tombol di kartunya, di grup.
    bot @Pak Joko < Pak Joko, ini untuk hari ini di KSM Laris Jaya
    | Ralat No. 1 menunggu keputusan
    | Tekan tombol di kartunya, di grup.
    bot @Bu Ani < Bu Ani, ini untuk hari ini di KSM Laris Jaya
    | Ralat No. 1 menunggu keputusan
    | Tekan tombol di kartunya, di grup.
    """
    await office.play("Bu Sri > setor 20rb\nbot < ... [...]\nBu Rini * Terima\nbot ~ ... [...]")
    await lend(office, "Bu Wati", 300_000, state=LoanState.APPROVED)
    await fill_box(office, 1_000_000)
    await office.play("Bu Siti > pinjam 500rb 10 bulan\nbot < ... [...]")
    await office.play()


async def test_the_own_loan_is_on_somebody_elses_list(office: Chat) -> None:
    """
    = until 2026-11-22 07:05 WIB
    bot @Pak Joko < Pak Joko, ini untuk hari ini di KSM Laris Jaya
    | Siap dicairkan: Bu Rini Rp300.000
    | Tekan tombol di kartunya, di grup.
    """
    await lend(office, "Bu Rini", 300_000, state=LoanState.APPROVED)
    await office.play()


async def test_a_proposal_for_somebody_in_trouble_has_its_own_button(office: Chat) -> None:
    """
    Bu Rini @ > /paceklik bu siti 2 bulan musim badai
    bot @Bu Rini < ... [...]
    bot @Pak Joko < ... [...]
    = until 2026-11-22 07:05 WIB
    bot @Pak Joko < Pak Joko, ini untuk hari ini di KSM Laris Jaya
    | Usul untuk angsuran Bu Siti, menunggu jawaban [Usul Bu Siti]
    Pak Joko @ * Usul Bu Siti
    bot @Pak Joko < Usulan yang menunggu / ... musim badai. [Setuju] [Tolak]
    """
    await lend(office, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await office.play()


async def test_two_officers_on_one_telephone_read_one_list(office: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < ... [...]
    Bu Sri > setor 5rb
    bot < ... [...]
    = until 2026-11-22 07:05 WIB
    bot @Bu Rini < Bu Rini / Bu Ani, ini untuk hari ini di KSM Laris Jaya
    | 2 laporan menunggu diterima, sejak 21 Nov 2026
    |
    | Angsuran hari ini
    | Bu Siti: Rp57.500 [Yang menunggu] [Semua pinjaman]
    """
    await share_phone(office, "Bu Rini", "Bu Ani")
    await take_treasury(office, "Bu Ani")
    await lend(office, "Bu Siti", first_due=SUNDAY)
    await office.play()


async def take_treasury(chat: Chat, name: str) -> None:
    """This member is treasurer as well."""
    member = next(one for one in (await chat.roster()).people if one.name == name)
    async with chat.life.database.write() as tx:
        await groups.give_role(tx, member.id, Role.BENDAHARA, now=chat.clock.now(), given_by=None)
    chat.life.directory.forget_everything()


async def test_without_a_treasurer_who_stands_in_takes_the_instalments(office: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < ... [...]
    = until 2026-11-22 07:05 WIB
    bot @Pak Joko < Pak Joko, ini untuk hari ini di KSM Laris Jaya
    | 1 laporan menunggu diterima, sejak 21 Nov 2026
    |
    | Angsuran hari ini
    | Bu Siti: Rp57.500 [Yang menunggu] [Semua pinjaman]
    """
    await officers_leave(office, but=("Pak Joko", "Bu Ani"))
    await lend(office, "Bu Siti", first_due=SUNDAY)
    await office.play()


async def test_where_the_treasurer_cannot_be_written_to_the_chair_hears_what_falls_due(office: Chat) -> None:
    """
    = block Bu Rini
    Bu Siti > setor 20rb
    bot < ... [...]
    = until 2026-11-22 09:00 WIB
    bot @Pak Joko < Pak Joko, ini untuk hari ini di KSM Laris Jaya
    | Angsuran hari ini
    | Bu Siti: Rp57.500 [Semua pinjaman]
    """
    await lend(office, "Bu Siti", first_due=SUNDAY)
    await office.play()


async def test_a_musyawarah_is_no_officers_errand(office: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10 bulan
    bot < ... [...]
    = until 2026-11-22 09:00 WIB
    """
    await agree_on(office, keputusan="musyawarah")
    await fill_box(office, 1_000_000)
    await office.play()


async def test_everybody_reads_it_in_the_own_language(office: Chat) -> None:
    """
    Bu Rini @ > /bahasa en
    bot @Bu Rini < All right, I will speak English here.
    Bu Siti > setor 20rb
    bot < ... [...]
    = until 2026-11-22 07:05 WIB
    bot @Bu Rini < ... [...]
    """
    await office.play()


async def test_the_morning_is_the_groups_own(office: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < ... [...]
    = until 2026-11-22 06:55 WIT
    = until 2026-11-22 07:05 WIT
    bot @Bu Rini < ... [...]
    = until 2026-11-22 07:30 WIB
    """
    await agree_on(office, zona="WIT")
    await office.play()


async def test_a_button_of_another_group_opens_nothing(office: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < ... [...]
    = until 2026-11-22 07:05 WIB
    bot @Bu Rini < ... [...]
    """
    await office.play()
    await officers_leave(office)
    await office.play(
        """
        Bu Rini @ * Yang menunggu
        bot @Bu Rini < Hanya ... yang bisa memakai /menunggu.
        """
    )


async def test_what_was_promised_for_somebody_and_is_not_handed_in(office: Chat) -> None:
    """
    = until 2026-11-22 06:55 WIB
    = until 2026-11-22 07:05 WIB
    bot @Bu Rini < ... rapat ke-1 belum ditutup. ...
    bot @Pak Joko < ... rapat ke-1 belum ditutup. ...
    bot @Bu Rini < Bu Rini, ini untuk hari ini di KSM Laris Jaya
    | 2 talangan belum disetor [Talangan]
    Bu Rini @ * Talangan
    bot @Bu Rini < Tagihan Rp92.500, setoran Rp0, kurang Rp92.500 / ... [...]
    """
    await short(office, "Bu Rini", "Bu Wati")
    office.player.record = True
    await office.play("Bu Rini @ > /talangan\nBu Rini @ * Tutup kekurangan Bu Siti\nBu Rini @ * Tutup begini")
    office.player.record = False
    await office.play()


async def test_what_was_handed_in_and_refused_is_on_the_list_of_the_morning(office: Chat) -> None:
    """
    = until 2026-11-25 06:55 WIB
    = until 2026-11-25 07:00 WIB
    bot @Bu Rini < Bu Rini, ini untuk hari ini di KSM Laris Jaya
    | 1 talangan belum disetor [Talangan]
    """
    cover_id = await covered(office, by="Bu Wati", answer=refused)
    await office.wait_until("2026-11-24 12:00 WIB")
    assert await ask(office, "SELECT id FROM covers WHERE claim_id IS NOT NULL") == [(cover_id,)]
    await office.play()


async def test_the_list_of_one_group_while_the_chat_speaks_of_another(office: Chat) -> None:
    """
    = until 2026-11-22 07:05 WIB
    bot @Bu Rini < Bu Rini, ini untuk hari ini di KSM Laris Jaya / ... [Yang menunggu]
    Bu Rini @ * Yang menunggu
    bot @Bu Rini < 2 laporan menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000
    | ⏳ Bu Wati, simpanan sukarela Rp10.000 [Terima semua (2)] [Pilih]
    Bu Rini @ * Pilih
    bot @Bu Rini < Hilangkan centang pada yang uangnya belum ada. [...]
    Bu Rini @ * ☑ Bu Siti, simpanan sukarela Rp20.000
    bot @Bu Rini ~ Hilangkan centang pada yang uangnya belum ada. [...]
    Bu Rini @ * Terima 1
    bot ~ ✅ No. 1: Bu Wati, simpanan sukarela Rp10.000. ... [...]
    bot @Bu Rini ~ 1 laporan dipilih.
    bot ! Bu Rini: 1 diterima.
    Bu Rini @ * Terima semua (2)
    bot ~ ✅ No. 2: Bu Siti, simpanan sukarela Rp20.000. ... [...]
    bot ! Bu Rini: 1 diterima.
    bot @Bu Rini ~ Tidak ada yang menunggu. Semua sudah tercatat.
    """
    await office.play("Bu Siti > setor 20rb\nbot < ... [...]\nBu Wati > setor 10rb\nbot < ... [...]")
    await another_group(office, "Bu Rini")
    await office.play()
