"""Withdrawals: only sukarela, never below zero nor beyond the cash, and nobody learns what another has."""

from tests.chat import Chat


async def test_a_withdrawal_is_agreed_to_by_the_treasurer(laris: Chat) -> None:
    """
    Bu Siti > setor 50rb
    bot < Bu Siti setor Rp50.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > tarik 30rb
    bot < Bu Siti tarik Rp30.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti * Terima
    bot ! Bu Siti: Uang sendiri diterima oleh orang lain, supaya semua tenang.
    Bu Rini * Terima
    bot ~ ✅ No. 2: Bu Siti, tarik simpanan sukarela Rp30.000.
    | Tiga puluh ribu rupiah. Disetujui Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000
    assert await laris.cash() == 20_000


async def test_more_than_there_is_is_told_in_private(laris: Chat) -> None:
    """
    Bu Siti > tarik 10rb
    bot @Bu Siti < Simpanan sukarelanya Rp0, diminta Rp10.000. Yang bisa ditarik paling banyak Rp0.
    bot < Penarikan Bu Siti belum bisa. Alasannya saya kirim pribadi.
    Bu Siti @ > tarik 10rb
    bot @Bu Siti < Simpanan sukarelanya Rp0, diminta Rp10.000. Yang bisa ditarik paling banyak Rp0.
    """
    await laris.play()
    assert await laris.cash() == 0


async def test_who_cannot_be_written_to_presses_for_the_reason(laris: Chat) -> None:
    """
    Bu Wati > tarik 10rb
    bot < Penarikan Bu Wati belum bisa. [Lihat alasan]
    Bu Siti * Lihat alasan
    bot ! Bu Siti: Alasannya untuk yang menarik saja.
    Bu Wati * Lihat alasan
    bot ! Bu Wati: Simpanan sukarelanya Rp0, diminta Rp10.000. Yang bisa ditarik paling banyak Rp0.
    """
    await laris.play()


async def test_only_sukarela_can_be_withdrawn(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb wajib
    bot < Bu Siti setor Rp20.000 (simpanan wajib). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan wajib Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > tarik wajib 5rb
    bot < Selama masih anggota, yang bisa ditarik hanya simpanan sukarela. Contoh: tarik 20rb
    Bu Siti > tarik pokok 5rb
    bot < Selama masih anggota, yang bisa ditarik hanya simpanan sukarela. Contoh: tarik 20rb
    Bu Siti > tarik 5rb
    bot @Bu Siti < Simpanan sukarelanya Rp0, diminta Rp5.000. Yang bisa ditarik paling banyak Rp0.
    bot < Penarikan Bu Siti belum bisa. Alasannya saya kirim pribadi.
    """
    await laris.play()


async def test_never_beyond_the_cash(laris: Chat) -> None:
    """
    Bu Siti > setor 50rb
    bot < Bu Siti setor Rp50.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > biaya 40rb konsumsi
    bot < Biaya Rp40.000 (konsumsi). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Pak Joko * Terima
    bot ~ ✅ No. 2: Biaya konsumsi Rp40.000.
    | Empat puluh ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Urungkan]
    Bu Siti > tarik 20rb
    bot @Bu Siti < Kas kelompok sekarang Rp10.000, diminta Rp20.000. Coba jumlah yang lebih kecil.
    bot < Penarikan Bu Siti belum bisa. Alasannya saya kirim pribadi.
    """
    await laris.play()


async def test_two_withdrawals_of_the_same_money(laris: Chat) -> None:
    """
    Bu Siti > setor 50rb
    bot < Bu Siti setor Rp50.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > tarik 40rb
    bot < Bu Siti tarik Rp40.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > tarik 30rb
    bot < Bu Siti tarik Rp30.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima ^ Rp40.000
    bot ~ ✅ No. 2: Bu Siti, tarik simpanan sukarela Rp40.000.
    | Empat puluh ribu rupiah. Disetujui Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini * Terima ^ Rp30.000
    bot ! Bu Rini: Simpanan sukarelanya Rp10.000, belum cukup.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 10_000


async def test_the_treasurers_own_is_agreed_to_by_another_officer(laris: Chat) -> None:
    """
    Bu Rini > setor 50rb
    bot < Bu Rini setor Rp50.000 (simpanan sukarela). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Pak Joko * Terima
    bot ~ ✅ No. 1: Bu Rini, simpanan sukarela Rp50.000.
    | Lima puluh ribu rupiah. Diterima Pak Joko, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > tarik 20rb
    bot < Bu Rini tarik Rp20.000 (simpanan sukarela). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ! Bu Rini: Uang sendiri diterima oleh orang lain, supaya semua tenang.
    Bu Ani * Terima
    bot ~ ✅ No. 2: Bu Rini, tarik simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Disetujui Bu Ani, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.savings("Bu Rini") == 30_000


async def test_the_treasurer_pays_out_for_a_member_with_a_second_officer(laris: Chat) -> None:
    """
    Bu Siti > setor 50rb
    bot < Bu Siti setor Rp50.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > tarik 10rb buat bu siti
    bot < Bu Siti tarik Rp10.000 (simpanan sukarela), ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima]
    | [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ! Bu Rini: Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.
    Pak Joko * Terima
    bot ~ ✅ No. 2: Bu Siti, tarik simpanan sukarela Rp10.000.
    | Sepuluh ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 40_000


async def test_nobody_tries_out_what_another_has(laris: Chat) -> None:
    """
    Bu Siti > setor 50rb
    bot < Bu Siti setor Rp50.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Wati > tarik tabungan bu siti 999rb
    bot < Yang mencatat ini pengurus kelompok. Minta tolong mereka, ya.
    Bu Wati > tarik tabungan bu siti 5rb
    bot < Yang mencatat ini pengurus kelompok. Minta tolong mereka, ya.
    Bu Rini > tarik tabungan bu siti 999rb
    bot @Bu Rini < Simpanan sukarelanya Rp50.000, diminta Rp999.000. Yang bisa ditarik paling banyak Rp50.000.
    bot < Penarikan Bu Siti belum bisa. Alasannya saya kirim pribadi.
    """
    await laris.play()


async def test_tarik_alone_asks_by_buttons(laris: Chat) -> None:
    """
    Bu Siti > setor 50rb
    bot < Bu Siti setor Rp50.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > /tarik
    bot < Tarik berapa? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    Bu Siti * Rp20.000
    bot < Bu Siti tarik Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Tarik berapa?
    Bu Rini * Terima
    bot ~ ✅ No. 2: Bu Siti, tarik simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Disetujui Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > /tarik
    bot < Tarik berapa? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    Bu Siti * Rp100.000
    bot ~ Penarikan Bu Siti belum bisa.
    bot ! Bu Siti: Simpanan sukarelanya Rp30.000, diminta Rp100.000. Yang bisa ditarik paling banyak Rp30.000.
    Bu Siti @ > /tarik
    bot @Bu Siti < Tarik berapa? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    Bu Siti @ * Rp100.000
    bot @Bu Siti ~ Simpanan sukarelanya Rp30.000, diminta Rp100.000. Yang bisa ditarik paling banyak Rp30.000.
    Bu Siti > tarik 20
    bot < Rp20 atau Rp20.000? [Rp20] [Rp20.000] [Batal]
    Bu Siti * Rp20.000
    bot < Bu Siti tarik Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Rp20 atau Rp20.000?
    Bu Siti > ambil tabungan 5rb
    bot < Bu Siti tarik Rp5.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 30_000
