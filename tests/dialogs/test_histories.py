"""The newest entries: one's own, a member's for the officers, the group's cash book."""

from tests.chat import Chat
from tests.dialogs.helpers import share_phone
from tests.dialogs.test_balances import DEPOSITS


async def many_deposits(chat: Chat, count: int) -> None:
    """The treasurer writes down `count` deposits of Bu Siti: 1rb, 2rb, 3rb ..."""
    chat.player.record = True
    for number in range(1, count + 1):
        await chat.play(f"Bu Rini > setor {number}rb buat bu siti")
    chat.player.record = False


async def test_ones_own_ten_a_page(laris: Chat) -> None:
    """
    Bu Siti @ > /riwayat
    bot @Bu Siti < Riwayat Bu Siti
    | No. 12 · 21 Nov 2026 · simpanan sukarela Rp12.000
    | ...
    | No. 3 · 21 Nov 2026 · simpanan sukarela Rp3.000 [Lebih lama]
    Bu Siti @ * Lebih lama
    bot @Bu Siti ~ Riwayat Bu Siti
    | No. 2 · 21 Nov 2026 · simpanan sukarela Rp2.000
    | No. 1 · 21 Nov 2026 · simpanan sukarela Rp1.000
    Pak Joko @ > /riwayat
    bot @Pak Joko < Riwayat Pak Joko: belum ada catatan.
    """
    await many_deposits(laris, 12)
    await laris.play()


async def test_in_the_group_it_goes_to_private(laris: Chat) -> None:
    """
    Bu Siti > /riwayat
    bot @Bu Siti < Riwayat Bu Siti / No. 2 · ... / No. 1 · ...
    bot < Sudah saya kirim ke chat pribadi Anda.
    Bu Wati > /riwayat
    bot < Ini tidak saya tulis di grup. Tekan tombol untuk melihat. [Buka chat pribadi]
    = start Bu Wati riwayat_1
    bot @Bu Wati < Riwayat Bu Wati: belum ada catatan.
    = start Bu Wati riwayat_1_4
    bot @Bu Wati < Riwayat Bu Wati: belum ada catatan.
    = start Bu Wati riwayat_99
    bot @Bu Wati < Anda belum terdaftar di kelompok itu.
    """
    await laris.play(DEPOSITS)
    await laris.play()


async def test_a_members_is_for_the_officers(laris: Chat) -> None:
    """
    Bu Wati > /riwayat bu siti
    bot < Riwayat anggota lain hanya untuk yang punya dan pengurus. Riwayat Anda sendiri: /riwayat
    Bu Rini > /riwayat bu siti
    bot @Bu Rini < Riwayat Bu Siti / No. 2 · ... / No. 1 · ...
    bot < Sudah saya kirim ke chat pribadi Anda.
    Mbak Merli @ > /riwayat siti
    bot @Mbak Merli < Riwayat Bu Siti / No. 2 · ... / No. 1 · ...
    Bu Ani > /riwayat bu siti
    bot < Ini tidak saya tulis di grup. Tekan tombol untuk melihat. [Buka chat pribadi]
    = start Bu Ani riwayat_1_4
    bot @Bu Ani < Riwayat Bu Siti / No. 2 · ... / No. 1 · ...
    Bu Rini @ > /riwayat zainab
    bot @Bu Rini < Tidak ada anggota bernama “Zainab” di sini. Cek namanya dengan /anggota.
    Mbak Merli @ > /riwayat
    bot @Mbak Merli < Anda pendamping di sini, jadi tidak punya simpanan sendiri. Coba /riwayat kas.
    """
    await laris.play(DEPOSITS)
    await laris.play()


async def test_a_shared_telephone_is_asked_whose(laris: Chat) -> None:
    """
    Bu Siti @ > /riwayat
    bot @Bu Siti < Riwayat siapa? [Bu Siti] [Mbah Karto]
    Bu Siti @ * Mbah Karto
    bot @Bu Siti < Riwayat Mbah Karto: belum ada catatan.
    Bu Siti > /riwayat
    bot @Bu Siti < Riwayat siapa? [Bu Siti] [Mbah Karto]
    bot < Sudah saya kirim ke chat pribadi Anda.
    """
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await laris.play()


async def test_the_cash_book_is_open_to_the_group_and_names_nobody(laris: Chat) -> None:
    """
    Bu Rini > biaya 15rb konsumsi
    bot < ... [...]
    Pak Joko * Terima
    bot ~ ✅ No. 3: ... [...]
    Bu Wati > /riwayat kas
    bot < Buku kas KSM Laris Jaya
    | No. 3 · 21 Nov 2026 · biaya konsumsi Rp15.000
    | No. 2 · 21 Nov 2026 · simpanan wajib Rp10.000
    | No. 1 · 21 Nov 2026 · simpanan sukarela Rp20.000
    Bu Wati > /kas
    bot < Kas ... [Buku kas]
    Mbak Merli * Buku kas
    bot < Buku kas KSM Laris Jaya / No. 3 · ...
    = member Bu Lilik
    Bu Lilik * Buku kas
    bot ! Bu Lilik: Anda belum terdaftar di kelompok ini.
    """
    await laris.play(DEPOSITS)
    await laris.play()


async def test_what_was_taken_back_says_so(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < ... [...]
    Bu Rini * Terima
    bot ~ ✅ No. 1: ... [Lihat saldo saya] [Urungkan]
    Bu Rini * Urungkan
    bot ~ ... [...]
    bot < No. 1 dibatalkan ...
    bot @Bu Siti < No. 1 dibatalkan ...
    Bu Siti @ > /riwayat
    bot @Bu Siti < Riwayat Bu Siti
    | No. 2 · 21 Nov 2026 · membatalkan No. 1, Rp20.000
    | No. 1 · 21 Nov 2026 · simpanan sukarela Rp20.000 (dibatalkan oleh No. 2)
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 0
