"""/pengingat: when one is reminded, not for a while, and again."""

import datetime as dt

import pytest

from tests.attacks import rows
from tests.chat import Chat
from tests.dialogs.helpers import agree_on, share_phone
from tests.dialogs.lending import lend
from tests.dialogs.nudged import days, leap

TENTH = dt.date(2026, 12, 10)


@pytest.fixture(autouse=True)
async def lent(laris: Chat) -> None:
    """Bu Siti's first instalment of Rp57.500 is due on Thursday, 10 December."""
    await agree_on(laris, jasa="1.5%")
    await lend(laris, "Bu Siti", first_due=TENTH)


async def pauses(chat: Chat) -> list[tuple[object, ...]]:
    """Who is not reminded, and until when."""
    sql = "SELECT m.name, p.until FROM pauses AS p JOIN members AS m ON m.id = p.member_id ORDER BY m.id"
    return await rows(chat, sql)


async def test_from_a_reminder_the_way_back_leads_to_it(laris: Chat) -> None:
    """
    = until 2026-12-07 08:00 WIB
    bot @Bu Siti < Bu Siti, 3 hari lagi waktunya angsuran
    | Rp57.500, Kamis, 10 Desember 2026, di KSM Laris Jaya. [Sudah bayar] [Saya kesulitan] [Jangan ingatkan dulu]
    Bu Siti @ * Jangan ingatkan dulu
    bot @Bu Siti ~ Berhenti diingatkan berapa lama? ... [2 minggu] [4 minggu] [Sampai tanggal] [Kembali]
    Bu Siti @ * Kembali
    bot @Bu Siti ~ Bu Siti, 3 hari lagi waktunya angsuran
    | Rp57.500, Kamis, 10 Desember 2026, di KSM Laris Jaya. [Sudah bayar] [Saya kesulitan] [Jangan ingatkan dulu]
    Bu Siti @ * Jangan ingatkan dulu
    bot @Bu Siti ~ Berhenti diingatkan berapa lama? ... [...]
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [...]
    Bu Siti @ * Kembali
    bot @Bu Siti ~ Pengingat angsuran KSM Laris Jaya ... [Jangan ingatkan dulu]
    """
    await leap(laris, "2026-12-07 07:30 WIB")
    await laris.play()
    assert await pauses(laris) == []


async def test_how_it_stands_and_four_weeks_of_quiet(laris: Chat) -> None:
    """
    Bu Siti @ > /pengingat
    bot @Bu Siti < Pengingat angsuran KSM Laris Jaya
    | Saya kirim ke chat ini pukul 08.00 WIB: 3 hari sebelum angsuran, pada harinya, lalu kalau terlewat. Di grup tidak
    | ditulis.
    | Berikutnya untuk Bu Siti: Senin, 7 Desember 2026. [Jangan ingatkan dulu]
    Bu Siti @ * Jangan ingatkan dulu
    bot @Bu Siti ~ Berhenti diingatkan berapa lama?
    | Jadwal angsurannya tetap. Yang berhenti hanya pengingatnya. [2 minggu] [4 minggu] [Sampai tanggal] [Kembali]
    Bu Siti @ * Kembali
    bot @Bu Siti ~ Pengingat angsuran KSM Laris Jaya ... [Jangan ingatkan dulu]
    Bu Siti @ * Jangan ingatkan dulu
    bot @Bu Siti ~ Berhenti diingatkan berapa lama? ... [...]
    Bu Siti @ * 4 minggu
    bot @Bu Siti ~ Pengingat angsuran berhenti dulu
    | Saya ingatkan lagi mulai Sabtu, 19 Desember 2026. Jadwal angsurannya tetap. [Ingatkan lagi] [Ganti waktunya]
    """
    await laris.play()
    assert await pauses(laris) == [("Bu Siti", "2026-12-19")]
    await laris.wait_until("2026-12-31 12:00 WIB")
    assert days(laris, "Bu Siti")[1:] == ["12-24", "12-31"], "the first is the page itself"


async def test_a_pause_from_the_nudge_itself_and_its_end(laris: Chat) -> None:
    """
    = until 2026-12-07 08:00 WIB
    bot @Bu Siti < Bu Siti, 3 hari lagi waktunya angsuran ... [...]
    Bu Siti @ * Jangan ingatkan dulu
    bot @Bu Siti ~ Berhenti diingatkan berapa lama? ... [...]
    Bu Siti @ * 2 minggu
    bot @Bu Siti ~ Pengingat angsuran berhenti dulu
    | Saya ingatkan lagi mulai Senin, 21 Desember 2026. Jadwal angsurannya tetap. [...]
    = clock 2026-12-10 09:00 WIB
    Bu Siti @ > ingatkan lagi
    bot @Bu Siti < Pengingat angsuran KSM Laris Jaya
    | ...
    | Berikutnya untuk Bu Siti: Jumat, 11 Desember 2026. [Jangan ingatkan dulu]
    """
    await leap(laris, "2026-12-07 07:30 WIB")
    await laris.play()
    assert await pauses(laris) == []
    await laris.wait_until("2026-12-11 12:00 WIB")
    assert days(laris, "Bu Siti")[-1] == "12-11"


async def test_the_day_on_which_a_pause_ends(laris: Chat) -> None:
    await laris.play("Bu Siti @ > /pengingat sampai 10 desember\nbot @Bu Siti < ... [...]")
    assert await pauses(laris) == [("Bu Siti", "2026-12-10")]
    await leap(laris, "2026-12-06 12:00 WIB")
    await laris.wait_until("2026-12-11 12:00 WIB")
    assert days(laris, "Bu Siti")[1:] == ["12-10", "12-11"]


async def test_a_pause_in_words(laris: Chat) -> None:
    """
    Bu Siti @ > /pengingat jeda 3 minggu
    bot @Bu Siti < Pengingat angsuran berhenti dulu / Saya ingatkan lagi mulai Sabtu, 12 Desember 2026. ... [...]
    Bu Siti @ > /pengingat
    bot @Bu Siti < Pengingat angsuran berhenti dulu ... [...]
    Bu Siti @ * Ganti waktunya
    bot @Bu Siti ~ Berhenti diingatkan berapa lama? ... [...]
    Bu Siti @ * Sampai tanggal
    bot @Bu Siti < Sampai kapan? Tulis tanggal atau lamanya, paling lama 6 bulan. Contoh: 20 Januari, atau 3 minggu
    Bu Siti @ > nanti kalau sudah panen
    bot @Bu Siti < Belum saya pahami. Tulis tanggal atau lamanya, paling lama 6 bulan. Contoh: 20 Januari, atau 3 minggu
    Bu Siti @ > 20 Januari
    bot @Bu Siti < Pengingat angsuran berhenti dulu / Saya ingatkan lagi mulai Rabu, 20 Januari 2027. ... [...]
    Bu Siti @ * Ingatkan lagi
    bot @Bu Siti ~ Pengingat angsuran KSM Laris Jaya ... [...]
    Bu Siti @ > jangan ingatkan dulu
    bot @Bu Siti < Berhenti diingatkan berapa lama? ... [...]
    Bu Siti @ * Sampai tanggal
    bot @Bu Siti < Sampai kapan? ...
    Bu Siti @ > batal
    bot @Bu Siti < Pengingat angsuran KSM Laris Jaya ... [...]
    Bu Siti @ > /pengingat kapan-kapan
    bot @Bu Siti < Waktunya belum saya pahami. Contoh: /pengingat jeda 3 minggu
    """
    await laris.play()
    assert await pauses(laris) == []


async def test_money_said_instead_of_a_day_is_money(laris: Chat) -> None:
    """
    Bu Siti @ > /pengingat jeda
    bot @Bu Siti < Berhenti diingatkan berapa lama? ... [...]
    Bu Siti @ * Sampai tanggal
    bot @Bu Siti < Sampai kapan? ...
    Bu Siti @ > setor 20rb
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [...]
    """
    await laris.play()


async def test_in_the_group_it_is_not_spoken_about(laris: Chat) -> None:
    """
    Bu Siti > /pengingat
    bot < Pengingat angsuran diatur di chat pribadi. [Buka chat pribadi]
    Bu Siti * Buka chat pribadi
    bot @Bu Siti < Pengingat angsuran KSM Laris Jaya / ... / Berikutnya untuk Bu Siti: Senin, 7 Desember 2026. [...]
    = start Bu Wati
    bot @Bu Wati < ... [...]
    Bu Wati @ > /pengingat
    bot @Bu Wati < Pengingat angsuran KSM Laris Jaya / ... / Sekarang tidak ada angsuran yang perlu diingatkan. [...]
    Pak Joko > /aturan pengingat angsuran tidak
    bot < ...
    Bu Siti @ > /pengingat
    bot @Bu Siti < Pengingat angsuran sedang dimatikan di KSM Laris Jaya.
    """
    await laris.play()


async def test_on_a_shared_telephone_it_is_quiet_for_who_borrows(laris: Chat) -> None:
    """
    Bu Siti @ > /pengingat jeda 2 minggu
    bot @Bu Siti < Pengingat angsuran berhenti dulu / Saya ingatkan lagi mulai Sabtu, 5 Desember 2026. ... [...]
    """
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await laris.play()
    assert await pauses(laris) == [("Bu Siti", "2026-12-05")]


async def test_where_several_borrow_it_is_asked_for_whom(laris: Chat) -> None:
    """
    Bu Siti @ > /pengingat jeda 2 minggu
    bot @Bu Siti < Berhenti diingatkan untuk siapa? [Bu Siti] [Mbah Karto] [Semua]
    Bu Siti @ * Mbah Karto
    bot @Bu Siti ~ Pengingat angsuran KSM Laris Jaya
    | Saya kirim ke chat ini pukul 08.00 WIB: ...
    | Berikutnya untuk Bu Siti: Senin, 7 Desember 2026.
    | Mbah Karto: berhenti dulu, saya ingatkan lagi mulai Sabtu, 5 Desember 2026. [Jangan ingatkan dulu] [Ingatkan lagi]
    Bu Siti @ * Jangan ingatkan dulu
    bot @Bu Siti ~ Berhenti diingatkan untuk siapa? [Bu Siti] [Mbah Karto] [Semua] [Kembali]
    Bu Siti @ * Bu Siti
    bot @Bu Siti ~ Berhenti diingatkan berapa lama? ... [2 minggu] [4 minggu] [Sampai tanggal] [Kembali]
    Bu Siti @ * 4 minggu
    bot @Bu Siti ~ Pengingat angsuran berhenti dulu
    | Bu Siti: berhenti dulu, saya ingatkan lagi mulai Sabtu, 19 Desember 2026.
    | Mbah Karto: berhenti dulu, saya ingatkan lagi mulai Sabtu, 5 Desember 2026.
    | Jadwal angsurannya tetap. [Ingatkan lagi] [Ganti waktunya]
    Bu Siti @ * Ingatkan lagi
    bot @Bu Siti ~ Ingatkan lagi untuk siapa? [Bu Siti] [Mbah Karto] [Semua]
    Bu Siti @ * Bu Siti
    bot @Bu Siti ~ Pengingat angsuran KSM Laris Jaya ... [...]
    """
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await lend(laris, "Mbah Karto", first_due=TENTH)
    await laris.play()
    assert await pauses(laris) == [("Mbah Karto", "2026-12-05")]


async def test_all_of_a_telephone_until_a_day(laris: Chat) -> None:
    """
    Bu Siti @ > /pengingat jeda
    bot @Bu Siti < Berhenti diingatkan untuk siapa? [...]
    Bu Siti @ * Semua
    bot @Bu Siti ~ Berhenti diingatkan berapa lama? ... [...]
    Bu Siti @ * Sampai tanggal
    bot @Bu Siti < Sampai kapan? ...
    Bu Siti @ > 20 Januari
    bot @Bu Siti < Pengingat angsuran berhenti dulu / Saya ingatkan lagi mulai Rabu, 20 Januari 2027. ... [...]
    """
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await lend(laris, "Mbah Karto", first_due=TENTH)
    await laris.play()
    assert await pauses(laris) == [("Bu Siti", "2027-01-20"), ("Mbah Karto", "2027-01-20")]
    await laris.play("Bu Siti @ > ingatkan lagi\nbot @Bu Siti < Ingatkan lagi untuk siapa? [...]")
    await laris.play("Bu Siti @ * Semua\nbot @Bu Siti ~ Pengingat angsuran KSM Laris Jaya ... [...]")
    assert await pauses(laris) == []


async def test_the_nudge_of_one_is_stopped_for_that_one(laris: Chat) -> None:
    """
    = until 2026-12-07 08:00 WIB
    bot @Bu Siti < Bu Siti, 3 hari lagi waktunya angsuran ... [...]
    Bu Siti @ * Jangan ingatkan dulu
    bot @Bu Siti ~ Berhenti diingatkan berapa lama? ... [...]
    Bu Siti @ * 2 minggu
    bot @Bu Siti ~ Pengingat angsuran KSM Laris Jaya
    | ...
    | Berikutnya untuk Mbah Karto: Kamis, 17 Desember 2026.
    | Bu Siti: berhenti dulu, saya ingatkan lagi mulai Senin, 21 Desember 2026. [...]
    """
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await lend(laris, "Mbah Karto", first_due=dt.date(2026, 12, 20))
    await leap(laris, "2026-12-07 07:30 WIB")
    await laris.play()
    assert await pauses(laris) == [("Bu Siti", "2026-12-21")]
