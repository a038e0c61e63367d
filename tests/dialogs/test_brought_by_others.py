"""An instalment that somebody else says to have brought: the borrower hears of it, and it is in nobody's way."""

from tests.chat import Chat
from tests.dialogs.lending import lend


async def test_a_word_of_another_does_not_stop_her_own(laris: Chat) -> None:
    """
    Bu Wati > titip angsuran bu siti 1jt
    bot < Bu Siti bayar angsuran Rp1.000.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp1.000.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti @ > angsur lunas
    bot @Bu Siti < Masih menunggu diterima: Bu Siti, angsuran Rp57.500.
    | Kalau mau melunasi sekarang, batalkan itu dulu. [Batalkan Rp57.500]
    Bu Siti @ * Batalkan Rp57.500
    bot ~ ✖ Dibatalkan: Bu Siti, angsuran Rp57.500.
    bot @Bu Siti ~ Dibatalkan: Bu Siti, angsuran Rp57.500.
    Bu Siti @ > angsur lunas
    bot @Bu Siti < Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500. [Lunasi Rp507.500] [Batal]
    Bu Siti @ * Lunasi Rp507.500
    bot < Bu Siti bayar angsuran Rp507.500, untuk pelunasan. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500.
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp507.500.
    | Lima ratus tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Lunas. Terima kasih, Bu Siti.
    | No. 3, Rp507.500: pokok Rp500.000, jasa Rp7.500.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 0
    assert await laris.cash() == 507_500


async def test_she_says_that_it_is_not_so(laris: Chat) -> None:
    """
    Pak Joko > titip angsuran bu siti 50rb
    bot < Bu Siti bayar angsuran Rp50.000, dititipkan lewat Pak Joko. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Pak Joko membawa angsuran Bu Siti
    | Rp50.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Siti @ * Bukan itu
    bot ~ ✖ Dibatalkan: Bu Siti, angsuran Rp50.000.
    bot @Pak Joko < Bu Siti, angsuran Rp50.000: dibatalkan Bu Siti.
    | Kalau uangnya sudah diserahkan, bicarakan dengan bendahara, ya.
    bot @Bu Siti ~ Dibatalkan: Bu Siti, angsuran Rp50.000.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_a_word_of_another_does_not_stop_the_officers(laris: Chat) -> None:
    """
    Bu Wati > titip angsuran bu siti 1jt
    bot < Bu Siti bayar angsuran Rp1.000.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp1.000.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Rini > bu siti angsur 57.500
    bot < ✅ No. 3: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    Pak Joko @ > /hapuspinjaman bu siti pindah
    bot @Pak Joko < Hapus sisa pinjaman Bu Siti Rp450.000?
    | Alasan: pindah.
    | Sisa ini ditanggung kelompok. Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    """
    await lend(laris, "Bu Siti")
    await laris.play()


async def test_what_an_officer_wrote_comes_first(laris: Chat) -> None:
    """
    Pak Joko > titip angsuran bu siti 50rb
    bot < Bu Siti bayar angsuran Rp50.000, dititipkan lewat Pak Joko. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Pak Joko membawa angsuran Bu Siti
    | Rp50.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Rini @ > angsur lunas bu siti
    bot @Bu Rini < Angsuran Bu Siti Rp50.000 masih menunggu diterima. Pelunasan menyusul, ya.
    Bu Ani > angsur lunas bu siti
    bot < Pelunasan Bu Siti belum bisa dicatat. [Lihat alasan]
    Pak Joko > angsur lunas bu siti
    bot < Masih menunggu diterima: Bu Siti, angsuran Rp50.000.
    | Kalau mau melunasi sekarang, batalkan itu dulu. [Batalkan Rp50.000]
    Pak Joko * Batalkan Rp50.000
    bot ~ ✖ Dibatalkan: Bu Siti, angsuran Rp50.000.
    bot ~ Dibatalkan: Bu Siti, angsuran Rp50.000.
    """
    await lend(laris, "Bu Siti")
    await laris.play()


async def test_her_own_stands_before_a_write_off(laris: Chat) -> None:
    """
    Bu Siti > angsur 50rb
    bot < Bu Siti bayar angsuran Rp50.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Pak Joko @ > /hapuspinjaman bu siti pindah
    bot @Pak Joko < Masih ada laporan pinjaman Bu Siti yang menunggu
    | • Bu Siti, angsuran Rp50.000
    | Putuskan itu dulu, lalu tulis lagi. [Lihat yang menunggu]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
