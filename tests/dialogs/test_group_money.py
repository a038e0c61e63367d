"""The everyday money of the group itself: costs, fines, the social fund, the bank, grants."""

from tests.chat import Chat


async def test_a_cost_is_written_by_officers_and_agreed_to_by_another(laris: Chat) -> None:
    """
    Bu Siti > setor 100rb
    bot < Bu Siti setor Rp100.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp100.000.
    | Seratus ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > biaya 15rb konsumsi
    bot < Yang mencatat ini pengurus kelompok. Minta tolong mereka, ya.
    Bu Siti > /biaya 15rb konsumsi
    bot < Hanya pengurus kelompok yang bisa memakai /biaya.
    Bu Rini > biaya 15rb konsumsi
    bot < Biaya Rp15.000 (konsumsi). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ! Bu Rini: Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.
    Bu Siti * Terima
    bot ! Bu Siti: Yang bisa memutuskan: Pak Joko atau Bu Ani.
    Pak Joko * Terima
    bot ~ ✅ No. 2: Biaya konsumsi Rp15.000.
    | Lima belas ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Urungkan]
    Pak Joko > biaya 20rb fotokopi
    bot < Biaya Rp20.000 (fotokopi). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Biaya fotokopi Rp20.000.
    | Dua puluh ribu rupiah. Disetujui Bu Rini, 21 Nov 2026. [Urungkan]
    Bu Rini > biaya 15rb
    bot < Biaya Rp15.000 (lain-lain). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    """
    await laris.play()
    assert await laris.cash() == 65_000


async def test_a_cost_beyond_the_cash_waits(laris: Chat) -> None:
    """
    Bu Siti > setor 10rb
    bot < Bu Siti setor Rp10.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp10.000.
    | Sepuluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > biaya 500rb sewa
    bot < Biaya Rp500.000 (sewa). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Pak Joko * Terima
    bot ! Pak Joko: Uang yang ada Rp10.000, belum cukup.
    Bu Rini * Bukan itu
    bot ~ ✖ Dibatalkan: Biaya sewa Rp500.000.
    Bu Rini > /biaya
    bot < Belum saya pahami. Contoh: /biaya 15rb konsumsi
    """
    await laris.play()
    assert await laris.cash() == 10_000


async def test_a_fine_is_written_by_officers_or_by_who_pays_it(laris: Chat) -> None:
    """
    Bu Rini > denda bu siti 5rb
    bot < ✅ No. 1: Bu Siti, denda Rp5.000.
    | Lima ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Sanggah]
    Bu Siti > denda 5rb
    bot < Bu Siti bayar denda Rp5.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 2: Bu Siti, denda Rp5.000.
    | Lima ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Wati > denda bu siti 5rb
    bot < Yang mencatat ini pengurus kelompok. Minta tolong mereka, ya.
    Pak Joko > denda mbah karto 5rb
    bot < Mbah Karto bayar denda Rp5.000, ditulis Pak Joko. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Mbah Karto, denda Rp5.000.
    | Lima ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > denda 5rb
    bot < Bu Rini bayar denda Rp5.000. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Bu Ani * Terima
    bot ~ ✅ No. 4: Bu Rini, denda Rp5.000.
    | Lima ribu rupiah. Diterima Bu Ani, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.cash() == 20_000
    assert await laris.savings("Bu Siti") == 0


async def test_a_fine_for_nobody(laris: Chat) -> None:
    """
    Bu Rini > denda pak budi 5rb
    bot < Saya tidak menemukan pak budi di daftar anggota. Lihat nama-nama di /anggota.
    Bu Rini > /denda
    bot < Belum saya pahami. Contoh: /denda pak budi 5rb
    """
    await laris.play()


async def test_the_social_fund_is_no_savings(laris: Chat) -> None:
    """
    Bu Siti > dana sosial 2rb
    bot < Bu Siti bayar dana sosial Rp2.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, dana sosial Rp2.000.
    | Dua ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > dana sosial bu wati 2rb
    bot < ✅ No. 2: Bu Wati, dana sosial Rp2.000.
    | Dua ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Sanggah]
    Bu Siti > /sosial 2rb
    bot < Bu Siti bayar dana sosial Rp2.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > /sosial
    bot < Berapa jumlahnya? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    Bu Siti * Rp10.000
    bot < Bu Siti bayar dana sosial Rp10.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Berapa jumlahnya?
    """
    await laris.play()
    assert await laris.cash() == 4_000
    assert await laris.savings("Bu Siti") == 0


async def test_cash_goes_to_the_bank_and_back(laris: Chat) -> None:
    """
    Bu Siti > setor 600rb
    bot < Bu Siti setor Rp600.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp600.000.
    | Enam ratus ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > setor ke bank 500rb
    bot < Setor ke bank Rp500.000. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ! Bu Rini: Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.
    Pak Joko * Terima
    bot ~ ✅ No. 2: Kas ke bank Rp500.000.
    | Lima ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Urungkan]
    Bu Rini > ambil dari bank 200rb
    bot < Ambil dari bank Rp200.000. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Pak Joko * Terima
    bot ~ ✅ No. 3: Bank ke kas Rp200.000.
    | Dua ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Urungkan]
    Bu Rini > ambil dari bank 900rb
    bot < Ambil dari bank Rp900.000. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Pak Joko * Terima
    bot ! Pak Joko: Uang yang ada Rp300.000, belum cukup.
    """
    await laris.play()
    assert await laris.cash() == 300_000
    assert await laris.savings("Bu Siti") == 600_000
    assert await laris.savings("Bu Rini") == 0


async def test_members_do_not_move_the_groups_money(laris: Chat) -> None:
    """
    Bu Siti > setor ke bank 500rb
    bot < Yang mencatat ini pengurus kelompok. Minta tolong mereka, ya.
    Bu Siti > /kebank 10rb
    bot < Hanya pengurus kelompok yang bisa memakai /kebank.
    Bu Siti > ambil dari bank 5rb
    bot < Yang mencatat ini pengurus kelompok. Minta tolong mereka, ya.
    Bu Siti > /daribank 5rb
    bot < Hanya pengurus kelompok yang bisa memakai /daribank.
    Mbak Merli > biaya 5rb kue
    bot < Yang mencatat ini pengurus kelompok. Minta tolong mereka, ya.
    """
    await laris.play()


async def test_a_grant_comes_from_outside(laris: Chat) -> None:
    """
    Bu Rini > hibah 3jt dari dinas
    bot < Hibah Rp3.000.000 (dinas). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Pak Joko * Terima
    bot ~ ✅ No. 1: Hibah dinas Rp3.000.000.
    | Tiga juta rupiah. Diterima Pak Joko, 21 Nov 2026. [Urungkan]
    Bu Siti > hibah 3jt dari dinas
    bot < Yang mencatat ini pengurus kelompok. Minta tolong mereka, ya.
    Mbak Merli > hibah 3jt dari dinas
    bot < Yang mencatat ini pengurus kelompok. Minta tolong mereka, ya.
    Bu Rini > /hibah
    bot < Belum saya pahami. Contoh: /hibah 3jt dari dinas
    """
    await laris.play()
    assert await laris.cash() == 3_000_000
