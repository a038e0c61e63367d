"""Instalments out of the borrower's own savings: asked for by the borrower alone, confirmed by somebody else."""

from tests.chat import Chat
from tests.dialogs.lending import give_up, lend, save


async def test_it_comes_out_of_her_savings(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500 potong simpanan
    bot < Bu Siti bayar angsuran Rp57.500 dari simpanan sukarela. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 4: Bu Siti, angsuran Rp57.500 dari simpanan sukarela.
    | Lima puluh tujuh ribu lima ratus rupiah. Disetujui Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah dibayar dari simpanan sukarela.
    | No. 4, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    Bu Siti > angsur 10rb dari tabungan
    bot @Bu Siti < Simpanan sukarelanya Rp2.500, angsurannya Rp10.000. Coba lebih kecil, atau bayar tunai.
    bot < Angsuran Bu Siti dari simpanan belum bisa. Alasannya saya kirim pribadi.
    Bu Wati > bayar angsuran pake tabungan 20rb
    bot < Angsuran Bu Wati belum bisa dicatat. [Lihat alasan]
    """
    await lend(laris, "Bu Siti")
    await save(laris, "Bu Siti", 60_000)
    await laris.play()
    loan = await laris.loan(1)
    assert (loan.outstanding, loan.paid_interest) == (450_000, 7_500)
    assert await laris.savings("Bu Siti") == 2_500


async def test_more_than_there_is(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500 dari tabungan
    bot @Bu Siti < Simpanan sukarelanya Rp20.000, angsurannya Rp57.500. Coba lebih kecil, atau bayar tunai.
    bot < Angsuran Bu Siti dari simpanan belum bisa. Alasannya saya kirim pribadi.
    Bu Wati > angsur 57.500 dari tabungan
    bot < Angsuran Bu Wati dari simpanan belum bisa. [Lihat alasan]
    Bu Wati * Lihat alasan
    bot ! Bu Wati: Simpanan sukarelanya Rp0, angsurannya Rp57.500. Coba lebih kecil, atau bayar tunai.
    Pak Joko * Lihat alasan
    bot ! Pak Joko: Simpanan sukarelanya Rp0, angsurannya Rp57.500. Coba lebih kecil, atau bayar tunai.
    """
    await lend(laris, "Bu Siti")
    await lend(laris, "Bu Wati")
    await save(laris, "Bu Siti", 20_000)
    await laris.play()


async def test_somebody_elses_savings_are_not_spent(laris: Chat) -> None:
    """
    Bu Rini > angsur bu siti 57.500 dari tabungan
    bot < Simpanan Bu Siti hanya dipakai kalau Bu Siti sendiri yang menulis.
    Bu Wati > titip angsuran mbah karto 57.500 dari tabungan
    bot < Yang mencatat ini pengurus kelompok. Minta tolong mereka, ya.
    """
    await lend(laris, "Bu Siti")
    await lend(laris, "Mbah Karto")
    await save(laris, "Bu Siti", 60_000)
    await save(laris, "Mbah Karto", 60_000)
    await laris.play()
    assert await laris.savings("Bu Siti") == await laris.savings("Mbah Karto") == 60_000


async def test_an_officer_asks_for_who_has_no_telephone(laris: Chat) -> None:
    """
    Bu Rini > angsur mbah karto 57.500 dari tabungan
    bot < Angsuran Rp57.500 dari simpanan sukarela, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak]
    | [Bukan itu]
    bot @Pak Joko < Bu Rini mencatat angsuran Mbah Karto dari simpanannya sendiri
    | • simpanan sukarela Mbah Karto Rp57.500
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Bu Rini * Terima
    bot ! Bu Rini: Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.
    Pak Joko * Terima
    bot ~ ✅ No. 4: Angsuran Rp57.500 dari simpanan sukarela.
    | Lima puluh tujuh ribu lima ratus rupiah. Disetujui Pak Joko, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    """
    await lend(laris, "Mbah Karto")
    await save(laris, "Mbah Karto", 60_000)
    await laris.play()
    assert (await laris.loan(1)).outstanding == 450_000
    assert await laris.savings("Mbah Karto") == 2_500


async def test_only_sukarela(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500 dari simpanan wajib
    bot < Angsuran hanya bisa dipotong dari simpanan sukarela. Contoh: angsur 50rb dari sukarela
    """
    await lend(laris, "Bu Siti")
    await laris.play()


async def test_more_than_the_bill(laris: Chat) -> None:
    """
    Bu Siti > angsur 100rb dari tabungan
    bot < Rp100.000 lebih dari tagihan. Lebihnya untuk apa? [Angsuran berikutnya] [Ganti jumlah] [Batal]
    Bu Siti * Angsuran berikutnya
    bot < Bu Siti bayar angsuran Rp100.000 dari simpanan sukarela, lebihnya untuk angsuran berikutnya. Menunggu
    | bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Rp100.000 lebih dari tagihan. Lebihnya untuk apa?
    Bu Rini * Terima
    bot ~ ✅ No. 4: Bu Siti, angsuran Rp100.000 dari simpanan sukarela.
    | Seratus ribu rupiah. Disetujui Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah dibayar dari simpanan sukarela.
    | No. 4, Rp100.000: pokok Rp85.000, jasa Rp15.000.
    | Sisa pokok Rp415.000. Berikutnya Rp15.000, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    Bu Siti @ > angsur 800rb dari tabungan
    bot @Bu Siti < Untuk melunasi cukup Rp415.000. [Lunasi saja] [Ganti jumlah] [Batal]
    Bu Siti @ * Lunasi saja
    bot < Bu Siti bayar angsuran Rp415.000 dari simpanan sukarela, untuk pelunasan. Menunggu bendahara. [Terima]
    | [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Untuk melunasi cukup Rp415.000.
    """
    await lend(laris, "Bu Siti")
    await save(laris, "Bu Siti", 900_000)
    await laris.play()


async def test_all_of_it(laris: Chat) -> None:
    """
    Bu Siti @ > angsur lunas dari tabungan
    bot @Bu Siti < Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500. [Lunasi Rp507.500] [Batal]
    Bu Siti @ * Lunasi Rp507.500
    bot < Bu Siti bayar angsuran Rp507.500 dari simpanan sukarela, untuk pelunasan. Menunggu bendahara. [Terima]
    | [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500.
    Bu Rini * Terima
    bot ~ ✅ No. 4: Bu Siti, angsuran Rp507.500 dari simpanan sukarela.
    | Lima ratus tujuh ribu lima ratus rupiah. Disetujui Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Lunas. Terima kasih, Bu Siti.
    | No. 4, Rp507.500: pokok Rp500.000, jasa Rp7.500.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await save(laris, "Bu Siti", 600_000)
    await laris.play()
    assert (await laris.loan(1)).outstanding == 0
    assert await laris.savings("Bu Siti") == 92_500


async def test_what_was_given_up_comes_back_in_cash(laris: Chat) -> None:
    """
    Bu Siti > angsur 20rb dari tabungan
    bot @Bu Siti < Untuk pinjaman yang sudah tidak ditagih, bayarnya tunai saja, ya.
    bot < Angsuran Bu Siti belum bisa dicatat. Alasannya saya kirim pribadi.
    """
    await give_up(laris, await lend(laris, "Bu Siti"))
    await save(laris, "Bu Siti", 60_000)
    await laris.play()
    assert await laris.savings("Bu Siti") == 60_000
