"""Who said that it is hard stays on the list until somebody has spoken with them: in private, to who may hear of it."""

import datetime as dt

import pytest

from tests.chat import Chat
from tests.dialogs.helpers import agree_on, calm
from tests.dialogs.lending import lend

TOLD = """
Bu Siti @ > /pinjaman
Bu Siti @ * Saya kesulitan
Bu Siti @ * Sakit
"""
"""Bu Siti lets it be known that she is ill."""


@pytest.fixture
async def office(laris: Chat) -> Chat:
    """Bu Siti owes, and nothing comes by the clock but what the officers are told."""
    await calm(laris)
    await agree_on(laris, pengingat_angsuran="tidak")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    return laris


async def _told(chat: Chat) -> None:
    chat.player.record = True
    await chat.play(TOLD)
    chat.player.record = False


async def test_it_stands_in_every_morning_until_they_have_spoken(office: Chat) -> None:
    """
    = until 2026-11-22 07:05 WIB
    bot @Bu Rini < Bu Rini, ini untuk hari ini di KSM Laris Jaya
    | Bu Siti menunggu diajak bicara, sejak 21 Nov 2026 [Yang menunggu]
    = until 2026-11-23 07:05 WIB
    bot @Bu Rini < Bu Rini, ini untuk hari ini di KSM Laris Jaya
    | Bu Siti menunggu diajak bicara, sejak 21 Nov 2026 [Yang menunggu]
    Bu Rini @ * Yang menunggu
    bot @Bu Rini < Bu Siti menunggu diajak bicara, sejak 21 Nov 2026
    | Sedang berat mengangsur: sakit. [Sudah diajak bicara] [Mundurkan jadwal]
    Bu Rini @ * Sudah diajak bicara ^ menunggu diajak bicara
    bot @Bu Rini ~ Bu Siti sudah diajak bicara
    | Terima kasih. Tidak saya ingatkan lagi. [Mundurkan jadwal] [Ternyata belum]
    Bu Rini @ > /menunggu
    bot @Bu Rini < Tidak ada yang menunggu. Semua sudah tercatat.
    = until 2026-11-24 09:00 WIB
    """
    await _told(office)
    await office.play()


async def test_a_slip_is_taken_back(office: Chat) -> None:
    """
    Bu Rini @ > /menunggu
    bot @Bu Rini < Bu Siti menunggu diajak bicara, sejak 21 Nov 2026
    | Sedang berat mengangsur: sakit. [Sudah diajak bicara] [Mundurkan jadwal]
    Bu Rini @ * Sudah diajak bicara ^ menunggu diajak bicara
    bot @Bu Rini ~ Bu Siti sudah diajak bicara ... [Mundurkan jadwal] [Ternyata belum]
    Bu Rini @ * Ternyata belum
    bot @Bu Rini ~ Bu Siti menunggu diajak bicara, sejak 21 Nov 2026
    | Sedang berat mengangsur: sakit. [Sudah diajak bicara] [Mundurkan jadwal]
    = until 2026-11-22 07:05 WIB
    bot @Bu Rini < Bu Rini, ini untuk hari ini di KSM Laris Jaya
    | Bu Siti menunggu diajak bicara, sejak 21 Nov 2026 [Yang menunggu]
    """
    await _told(office)
    await office.play()


async def test_nobody_else_reads_of_it(office: Chat) -> None:
    """
    Bu Rini > /menunggu
    bot < Tidak ada yang menunggu. Semua sudah tercatat.
    Pak Joko @ > /menunggu
    bot @Pak Joko < Tidak ada yang menunggu. Semua sudah tercatat.
    """
    await _told(office)
    await office.play()


async def test_where_the_treasurer_cannot_be_written_to_the_chair_is_told(office: Chat) -> None:
    """
    = block Bu Rini
    Bu Siti @ > /pinjaman
    bot @Bu Siti < ... [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Saya kesulitan
    bot @Bu Siti ~ Tidak apa-apa, ... [...]
    Bu Siti @ * Sakit
    bot @Pak Joko < Kabar dari Bu Siti ... [...]
    bot @Bu Siti ~ Sudah saya sampaikan ke Pak Joko saja. ...
    = until 2026-11-22 07:05 WIB
    bot @Pak Joko < Pak Joko, ini untuk hari ini di KSM Laris Jaya
    | Bu Siti menunggu diajak bicara, sejak 21 Nov 2026 [Yang menunggu]
    """
    await office.play()


async def test_where_the_schedule_has_moved_it_is_settled(office: Chat) -> None:
    """
    Bu Rini @ * Mundur 2 bulan
    bot @Bu Rini ~ Usulan dikirim, ... [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan ... [Setuju] [Tolak]
    Pak Joko @ * Setuju
    bot @Bu Siti < ... [Lihat pinjaman saya]
    bot @Pak Joko ~ ...
    bot @Bu Rini < ...
    Bu Rini @ > /menunggu
    bot @Bu Rini < Tidak ada yang menunggu. Semua sudah tercatat.
    = until 2026-11-22 09:00 WIB
    """
    await _told(office)
    await office.play()


async def test_a_proposal_that_is_taken_back_leaves_it_waiting(office: Chat) -> None:
    """
    Bu Rini @ * Mundur 2 bulan
    bot @Bu Rini ~ Usulan dikirim, ... [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan ... [Setuju] [Tolak]
    Bu Rini @ > /menunggu
    bot @Bu Rini < Tidak ada yang menunggu. Semua sudah tercatat.
    Bu Rini @ * Batalkan usulan
    bot @Bu Rini ~ Usulan dibatalkan. Jadwal tetap seperti semula.
    bot @Pak Joko ~ Usulan ini dibatalkan oleh yang mengusulkan.
    Bu Rini @ > /menunggu
    bot @Bu Rini < Bu Siti menunggu diajak bicara, ... [Sudah diajak bicara] [Mundurkan jadwal]
    """
    await _told(office)
    await office.play()


async def test_said_again_in_own_words_the_borrower_hears_who_knows(office: Chat) -> None:
    """
    = until 2026-11-25 06:00 WIB
    bot @Bu Rini < ... [Yang menunggu]
    bot @Bu Rini < ... [Yang menunggu]
    bot @Bu Rini < ... [Yang menunggu]
    Bu Siti @ > saya lagi susah bu
    bot @Bu Siti < Bu Rini sudah tahu, jadi tidak perlu diulang.
    | Nanti diajak bicara, ya. Jangan khawatir. [Lihat pinjaman saya]
    """
    await _told(office)
    await office.play()
