"""Repayments that settle a loan, come to late or are put right, and what goes to the UPK and the joint fund."""

from savings.journal import JOINT_LIABILITY, fund
from savings.loans import LoanState
from tests.chat import Chat
from tests.dialogs.lending import borrow_from_upk, fill_box, lend


async def test_the_sum_is_told_in_private_and_reported_there(laris: Chat) -> None:
    """
    Bu Siti > angsur lunas
    bot @Bu Siti < Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500. [Lunasi Rp507.500] [Batal]
    bot < Jumlah pelunasannya saya kirim ke chat pribadi.
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
    assert [loan.state for loan in await laris.loans("Bu Siti")] == [LoanState.PAID]
    assert await laris.cash() == 507_500


async def test_who_never_pressed_start_looks_by_a_button(laris: Chat) -> None:
    """
    Bu Wati > /angsur lunas
    bot < Pelunasan pinjaman: lihat jumlahnya dulu, ya. [Lihat jumlahnya] [Sudah saya bayar] [Batal]
    Bu Wati * Lihat jumlahnya
    bot ! Bu Wati: Pelunasan pinjaman Bu Wati: Rp507.500 / Pokok Rp500.000, jasa Rp7.500.
    Bu Rini * Lihat jumlahnya
    bot ! Bu Rini: Pertanyaan ini untuk orang lain.
    Bu Rini * Sudah saya bayar
    bot ! Bu Rini: Pertanyaan ini untuk orang lain.
    Bu Wati * Sudah saya bayar
    bot < Bu Wati bayar angsuran Rp507.500, untuk pelunasan. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Pelunasan pinjaman: lihat jumlahnya dulu, ya.
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Wati, angsuran Rp507.500.
    | Lima ratus tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    Bu Wati > angsur lunas
    bot < Angsuran Bu Wati belum bisa dicatat. [Lihat alasan]
    Bu Wati * Lihat alasan
    bot ! Bu Wati: Pinjaman Bu Wati sudah lunas. Kalau mau menabung, tulis: setor 50rb
    """
    await lend(laris, "Bu Wati")
    await laris.play()
    assert [loan.state for loan in await laris.loans("Bu Wati")] == [LoanState.PAID]


async def test_the_right_sum_needs_no_question(laris: Chat) -> None:
    """
    Bu Siti > angsur 507.500 lunas
    bot < Bu Siti bayar angsuran Rp507.500, untuk pelunasan. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp507.500.
    | Lima ratus tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Lunas. Terima kasih, Bu Siti.
    | No. 3, Rp507.500: pokok Rp500.000, jasa Rp7.500.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert [loan.state for loan in await laris.loans("Bu Siti")] == [LoanState.PAID]


async def test_another_sum_is_set_right_in_private(laris: Chat) -> None:
    """
    Bu Siti > angsur 300rb lunas
    bot @Bu Siti < Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500.
    | Jadi Rp300.000 belum pas. [Lunasi Rp507.500] [Angsur Rp300.000 saja] [Batal]
    bot < Jumlah pelunasannya saya kirim ke chat pribadi.
    Bu Siti @ * Angsur Rp300.000 saja
    bot @Bu Siti ~ Rp242.500 lebih dari tagihan. Untuk apa? [Angsuran berikutnya] [Simpanan sukarela] [Ganti jumlah]
    | [Batal]
    Bu Siti @ * Angsuran berikutnya
    bot < Bu Siti bayar angsuran Rp300.000, lebihnya untuk angsuran berikutnya. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Rp242.500 lebih dari tagihan. Untuk apa?
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp300.000.
    | Tiga ratus ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp300.000: pokok Rp255.000, jasa Rp45.000.
    | Sisa pokok Rp245.000. Berikutnya Rp45.000, Rabu, 21 April 2027. [Lihat pinjaman saya]
    Bu Siti @ > angsur 600rb lunas
    bot @Bu Siti < Pelunasan pinjaman Bu Siti: Rp245.000
    | Pokok Rp245.000.
    | Jasa Rp37.500 yang sudah dibayar di muka tidak kembali.
    | Jadi Rp600.000 belum pas. [Lunasi Rp245.000] [Batal]
    Bu Siti @ * Batal
    bot @Bu Siti ~ Baik, tidak ada yang dicatat.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 245_000


async def test_an_officer_writes_it_for_her(laris: Chat) -> None:
    """
    Bu Rini @ > bu siti angsur lunas
    bot @Bu Rini < Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500. [Lunasi Rp507.500] [Batal]
    Bu Rini @ * Lunasi Rp507.500
    bot < ✅ No. 3: Bu Siti, angsuran Rp507.500.
    | Lima ratus tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Rini - Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500.
    bot @Bu Siti < Lunas. Terima kasih, Bu Siti.
    | No. 3, Rp507.500: pokok Rp500.000, jasa Rp7.500.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert [loan.state for loan in await laris.loans("Bu Siti")] == [LoanState.PAID]


async def test_another_member_is_not_told_the_sum(laris: Chat) -> None:
    """
    Bu Wati > titip angsuran bu siti lunas
    bot < Pelunasan dilaporkan oleh Bu Siti sendiri atau pengurus.
    Bu Wati > titip angsuran bu siti 507.500
    bot < Bu Siti bayar angsuran Rp507.500, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp507.500, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Wati > titip angsuran bu siti 700rb
    bot < Bu Siti bayar angsuran Rp700.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp700.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_not_while_something_waits(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > angsur lunas
    bot < Masih menunggu diterima: Bu Siti, angsuran Rp57.500.
    | Kalau mau melunasi sekarang, batalkan itu dulu. [Batalkan Rp57.500]
    Bu Siti @ > angsur lunas
    bot @Bu Siti < Masih menunggu diterima: Bu Siti, angsuran Rp57.500.
    | Kalau mau melunasi sekarang, batalkan itu dulu. [Batalkan Rp57.500]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_an_amount_that_settles_it_may_mean_that(laris: Chat) -> None:
    """
    Bu Siti > angsur 507.500
    bot < Rp507.500 lebih dari tagihan. Lebihnya untuk apa? [Pelunasan] [Angsuran berikutnya] [Simpanan sukarela]
    | [Ganti jumlah] [Batal]
    Bu Siti * Pelunasan
    bot < Bu Siti bayar angsuran Rp507.500, untuk pelunasan. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Rp507.500 lebih dari tagihan. Lebihnya untuk apa?
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp507.500.
    | Lima ratus tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Lunas. Terima kasih, Bu Siti.
    | No. 3, Rp507.500: pokok Rp500.000, jasa Rp7.500.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert [loan.state for loan in await laris.loans("Bu Siti")] == [LoanState.PAID]


async def test_more_than_everything_settles_and_saves(laris: Chat) -> None:
    """
    Bu Siti @ > angsur 700rb
    bot @Bu Siti < Untuk melunasi cukup Rp507.500. Lebihnya Rp192.500 untuk apa? [Lunasi, lebihnya ditabung]
    | [Ganti jumlah] [Batal]
    Bu Siti @ * Lunasi, lebihnya ditabung
    bot < 2 catatan: 2 menunggu
    | ⏳ Bu Siti, angsuran Rp507.500
    | ⏳ Bu Siti, simpanan sukarela Rp192.500 [Terima semua (2)] [Pilih] [Bukan itu] [Lihat saldo saya]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Untuk melunasi cukup Rp507.500. Lebihnya Rp192.500 untuk apa?
    Bu Rini * Terima semua (2)
    bot ! Bu Rini: 2 diterima.
    bot ~ 2 catatan: Rp700.000 tercatat
    | ✅ No. 3 Bu Siti, angsuran Rp507.500
    | ✅ No. 4 Bu Siti, simpanan sukarela Rp192.500 [Lihat saldo saya] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Lunas. Terima kasih, Bu Siti.
    | No. 3, Rp507.500: pokok Rp500.000, jasa Rp7.500.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert [loan.state for loan in await laris.loans("Bu Siti")] == [LoanState.PAID]
    assert await laris.savings("Bu Siti") == 192_500


async def test_in_the_group_the_debt_stays_unsaid(laris: Chat) -> None:
    """
    Bu Siti > angsur 700rb
    bot < Rp700.000 lebih dari tagihan. Lebihnya untuk apa? [Lunasi, lebihnya ditabung] [Ganti jumlah] [Batal]
    Bu Siti * Lunasi, lebihnya ditabung
    bot < 2 catatan: 2 menunggu
    | ⏳ Bu Siti, angsuran Rp507.500
    | ⏳ Bu Siti, simpanan sukarela Rp192.500 [Terima semua (2)] [Pilih] [Bukan itu] [Lihat saldo saya]
    bot - Rp700.000 lebih dari tagihan. Lebihnya untuk apa?
    Bu Rini * Terima semua (2)
    bot ! Bu Rini: 2 diterima.
    bot ~ 2 catatan: Rp700.000 tercatat
    | ✅ No. 3 Bu Siti, angsuran Rp507.500
    | ✅ No. 4 Bu Siti, simpanan sukarela Rp192.500 [Lihat saldo saya] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Lunas. Terima kasih, Bu Siti.
    | No. 3, Rp507.500: pokok Rp500.000, jasa Rp7.500.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert [loan.state for loan in await laris.loans("Bu Siti")] == [LoanState.PAID]


async def test_the_sum_has_changed_before_it_was_confirmed(laris: Chat) -> None:
    """
    Bu Siti > angsur lunas
    bot @Bu Siti < Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500. [Lunasi Rp507.500] [Batal]
    bot < Jumlah pelunasannya saya kirim ke chat pribadi.
    Bu Siti @ * Lunasi Rp507.500
    bot < Bu Siti bayar angsuran Rp507.500, untuk pelunasan. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500.
    Bu Rini > bu siti angsur 10rb
    bot < Yang tadi masih menunggu diterima. Dengan Rp10.000 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    | [Angsuran berikutnya]
    | [Simpanan sukarela] [Ganti jumlah] [Batal]
    Bu Rini * Angsuran berikutnya
    bot < ✅ No. 3: Bu Siti, angsuran Rp10.000.
    | Sepuluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot - Yang tadi masih menunggu diterima. Dengan Rp10.000 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp10.000: pokok Rp2.500, jasa Rp7.500.
    | Sisa pokok Rp497.500. Yang perlu dibayar sekarang Rp47.500. [Lihat pinjaman saya]
    Bu Rini * Terima
    bot ! Bu Rini: Pelunasannya kini Rp497.500. Minta pelapor menulis angsur lunas lagi.
    Bu Rini * Tolak
    bot ~ Bu Siti bayar angsuran Rp507.500, untuk pelunasan. Menunggu bendahara. [Uangnya belum saya terima]
    | [Jumlahnya berbeda] [Jenis atau orangnya keliru] [Alasan lain] [Kembali]
    Bu Rini * Jumlahnya berbeda
    bot ~ ✖ Belum diterima: Bu Siti, angsuran Rp507.500. [Lihat alasan]
    bot @Bu Siti < Belum diterima: Bu Siti, angsuran Rp507.500.
    | Alasan: Jumlahnya berbeda. Kalau keliru, tulis lagi di grup.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 497_500


async def test_a_payment_that_has_become_too_much_waits(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini > bu siti angsur 30rb
    bot < Yang tadi masih menunggu diterima. Dengan Rp30.000 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    | [Angsuran berikutnya]
    | [Simpanan sukarela] [Ganti jumlah] [Batal]
    Bu Rini * Angsuran berikutnya
    bot < ✅ No. 3: Bu Siti, angsuran Rp30.000.
    | Tiga puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot - Yang tadi masih menunggu diterima. Dengan Rp30.000 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp30.000: pokok Rp22.500, jasa Rp7.500.
    | Sisa pokok Rp477.500. Yang perlu dibayar sekarang Rp27.500. [Lihat pinjaman saya]
    Bu Rini * Terima
    bot ! Bu Rini: Sekarang lebih Rp30.000 dari tagihan. Minta pelapor mengganti jumlahnya, atau tekan Tolak.
    Bu Siti > bukan 57.500 tapi 27.500 ^ Bu Siti bayar angsuran
    bot ~ Bu Siti bayar angsuran Rp27.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 4: Bu Siti, angsuran Rp27.500.
    | Dua puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 4, Rp27.500: pokok Rp27.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 450_000


async def test_at_terima_semua_the_rest_is_received(laris: Chat) -> None:
    """
    Bu Ani > siti angsur 57.500, wati angsur 57.500
    bot < 2 catatan: 2 menunggu
    | ⏳ Bu Siti, angsuran Rp57.500
    | ⏳ Bu Wati, angsuran Rp57.500 [Terima semua (2)] [Pilih] [Bukan itu]
    bot @Bu Siti < Bu Ani membawa angsuran Bu Siti
    | Rp57.500, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Rini > bu siti angsur 30rb
    bot < Yang tadi masih menunggu diterima. Dengan Rp30.000 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    | [Angsuran berikutnya]
    | [Simpanan sukarela] [Ganti jumlah] [Batal]
    Bu Rini * Angsuran berikutnya
    bot < ✅ No. 5: Bu Siti, angsuran Rp30.000.
    | Tiga puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot - Yang tadi masih menunggu diterima. Dengan Rp30.000 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 5, Rp30.000: pokok Rp22.500, jasa Rp7.500.
    | Sisa pokok Rp477.500. Yang perlu dibayar sekarang Rp27.500. [Lihat pinjaman saya]
    Bu Rini * Terima semua (2)
    bot ! Bu Rini: 1 diterima. Tagihan 1 laporan sudah berubah. Tekan Pilih, lalu periksa.
    bot ~ 2 catatan: Rp57.500 tercatat, 1 menunggu
    | ⏳ Bu Siti, angsuran Rp57.500
    | ✅ No. 6 Bu Wati, angsuran Rp57.500 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat pinjaman saya] [Urungkan]
    """
    await lend(laris, "Bu Siti")
    await lend(laris, "Bu Wati")
    await laris.play()
    assert (await laris.loan(2)).outstanding == 450_000


async def test_nothing_is_owed_any_more(laris: Chat) -> None:
    """
    Bu Siti > angsur 50.750
    bot < Bu Siti bayar angsuran Rp50.750. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini > bu siti angsur 50.750
    bot < Rp50.750 lebih dari tagihan. Lebihnya untuk apa? [Simpanan sukarela] [Ganti jumlah] [Batal]
    Bu Rini * Simpanan sukarela
    bot < ✅ No. 3: Bu Siti, angsuran Rp50.750.
    | Lima puluh ribu tujuh ratus lima puluh rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot - Rp50.750 lebih dari tagihan. Lebihnya untuk apa?
    bot @Bu Siti < Lunas. Terima kasih, Bu Siti.
    | No. 3, Rp50.750: pokok Rp50.000, jasa Rp750.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    Bu Rini * Terima
    bot ! Bu Rini: Pinjaman ini tidak ada tagihannya lagi. Tekan Tolak dan kembalikan uangnya, ya.
    """
    await lend(laris, "Bu Siti", 50_000, 1)
    await laris.play()
    assert [loan.state for loan in await laris.loans("Bu Siti")] == [LoanState.PAID]


async def test_it_is_called_off(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > nggak jadi angsur
    bot ~ ✖ Dibatalkan: Bu Siti, angsuran Rp57.500.
    Bu Siti > nggak jadi angsur
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > /batal
    bot ~ ✖ Dibatalkan: Bu Siti, angsuran Rp57.500.
    bot < Dibatalkan: Bu Siti, angsuran Rp57.500.
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > batal ^ Menunggu bendahara
    bot ~ ✖ Dibatalkan: Bu Siti, angsuran Rp57.500.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_another_amount_while_it_waits(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > bukan 57 tapi 50 ^ Menunggu bendahara
    bot ~ Bu Siti bayar angsuran Rp50.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti / angsur 500rb ^ angsur 57.500
    bot < Ganti jadi Rp500.000? [Ganti] [Biarkan]
    Bu Siti * Ganti
    bot ! Bu Siti: Jumlah itu tidak pas dengan tagihannya. Batalkan dulu, lalu tulis lagi.
    Bu Siti / angsur 55rb ^ angsur 500rb
    bot < Ganti jadi Rp55.000? [Ganti] [Biarkan]
    Bu Siti * Ganti
    bot ~ Bu Siti bayar angsuran Rp55.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot ~ Diganti jadi Rp55.000.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_terima_is_taken_back(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    Bu Rini * Urungkan
    bot ~ Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot < No. 3 dibatalkan oleh No. 4: salah tekan.
    bot @Bu Siti < No. 3 dibatalkan oleh No. 4: salah tekan. Bu Siti, angsuran Rp57.500 kini menunggu lagi.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_an_entry_is_corrected(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    Bu Siti > salah ^ No. 3
    bot < No. 3: Bu Siti, angsuran Rp57.500
    | Mau diapakan? [Batalkan] [Ganti jumlah] [Biarkan]
    Bu Siti * Ganti jumlah
    bot ~ Berapa yang benar? Tulis sebagai balasan pesan ini, contoh: 30rb
    Bu Siti > 50rb ^ Berapa yang benar
    bot < Kenapa No. 3 diralat? [Salah jumlah] [Salah orang] [Salah jenis] [Tercatat dua kali] [Lainnya] [Biarkan]
    Bu Siti * Salah jumlah
    bot < Bu Siti minta No. 3 diralat jadi Rp50.000.
    | Semula: Bu Siti, angsuran Rp57.500.
    | Alasan: Salah jumlah.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot - Kenapa No. 3 diralat?
    Pak Joko * Setuju
    bot ~ ↩ No. 3 dibatalkan oleh No. 4, diganti No. 5.
    | Alasan: Salah jumlah. Disetujui Pak Joko.
    bot ~ ↩ No. 3 dibatalkan oleh No. 4, diganti No. 5.
    | Semula: Bu Siti, angsuran Rp57.500. [Lihat pinjaman saya]
    bot < ↩ No. 3 dibatalkan oleh No. 4, diganti No. 5: Bu Siti, angsuran Rp50.000.
    bot @Bu Rini < ↩ No. 3 dibatalkan oleh No. 4, diganti No. 5: Bu Siti, angsuran Rp50.000.
    | Alasan: Salah jumlah.
    bot @Bu Siti < ↩ No. 3 dibatalkan oleh No. 4, diganti No. 5: Bu Siti, angsuran Rp50.000.
    | Alasan: Salah jumlah.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 457_500


async def test_a_payout_stays_while_repayments_stand(laris: Chat) -> None:
    """
    Bu Rini > bu siti angsur 57.500
    bot < ✅ No. 3: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    Pak Joko > /ralat 2
    bot < No. 2: Bu Siti, pinjaman cair Rp500.000
    | Mau diapakan? [Batalkan] [Biarkan]
    Pak Joko * Batalkan
    bot ~ Kenapa No. 2 diralat? [Salah jumlah] [Salah orang] [Salah jenis] [Tercatat dua kali] [Lainnya] [Biarkan]
    Pak Joko * Salah orang
    bot ~ No. 2 belum bisa diralat. Ralat dulu No. 3 yang menyusulnya.
    Pak Joko > /ralat 2 jadi 400rb salah ketik
    bot < Jumlah No. 2 sesuai perjanjian. Batalkan, lalu catat yang benar.
    | Mau diapakan? [Batalkan] [Biarkan]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 450_000


async def test_a_correction_above_all_that_is_owed(laris: Chat) -> None:
    """
    Bu Rini > bu siti angsur 50rb
    bot < ✅ No. 3: Bu Siti, angsuran Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp50.000: pokok Rp49.250, jasa Rp750.
    | Sisa pokok Rp750. Yang perlu dibayar sekarang Rp750. [Lihat pinjaman saya]
    Pak Joko > /ralat 3 jadi 70rb salah hitung
    bot < Jumlah itu tidak cocok dengan tagihan pinjamannya, jadi No. 3 belum bisa diralat.
    """
    await lend(laris, "Bu Siti", 50_000, 1)
    await laris.play()
    assert (await laris.loan(1)).outstanding == 750


async def test_the_group_pays_the_upk(laris: Chat) -> None:
    """
    Bu Rini > setor ke upk 345rb
    bot < Setoran Rp345.000 ke UPK. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ! Bu Rini: Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.
    Pak Joko * Terima
    bot ~ ✅ No. 2: Setoran ke UPK Rp345.000.
    | Tiga ratus empat puluh lima ribu rupiah. Disetujui Pak Joko, 21 Nov 2026.
    | Pokok Rp300.000, jasa Rp45.000. Sisa modal UPK Rp2.700.000. [Urungkan]
    Bu Siti > setor ke upk 345rb
    bot < Yang mencatat ini pengurus kelompok. Minta tolong mereka, ya.
    Bu Rini > setor ke upk 400rb
    bot < Rp55.000 lebih dari tagihan. Untuk apa? [Angsuran berikutnya] [Ganti jumlah] [Batal]
    Bu Rini * Angsuran berikutnya
    bot < Setoran Rp400.000 ke UPK, lebihnya untuk angsuran berikutnya. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak]
    | [Bukan itu]
    bot - Rp55.000 lebih dari tagihan. Untuk apa?
    Bu Rini > setor ke upk 4jt
    bot < Sisa tagihan UPK Rp2.705.000, jadi Rp4.000.000 terlalu banyak. [Ganti jumlah] [Batal]
    """
    await borrow_from_upk(laris)
    await laris.play()
    assert (await laris.loan(1)).outstanding == 2_700_000


async def test_the_group_settles_with_the_upk(laris: Chat) -> None:
    """
    Bu Rini > angsur upk lunas
    bot < Pelunasan modal UPK: Rp3.045.000
    | Pokok Rp3.000.000, jasa Rp45.000. [Lunasi Rp3.045.000] [Batal]
    Bu Rini * Lunasi Rp3.045.000
    bot < Setoran Rp3.045.000 ke UPK, untuk pelunasan. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot - Pelunasan modal UPK: Rp3.045.000
    | Pokok Rp3.000.000, jasa Rp45.000.
    Pak Joko * Terima
    bot ~ ✅ No. 3: Setoran ke UPK Rp3.045.000.
    | Tiga juta empat puluh lima ribu rupiah. Disetujui Pak Joko, 21 Nov 2026.
    | Pokok Rp3.000.000, jasa Rp45.000. Modal UPK lunas. [Urungkan]
    """
    await borrow_from_upk(laris)
    await fill_box(laris, 45_000)
    await laris.play()
    assert (await laris.loan(1)).settled


async def test_one_message_cannot_pay_what_it_settles(laris: Chat) -> None:
    """
    Bu Rini > siti angsur 507.500 lunas, siti angsur 10rb
    bot < Yang tadi masih menunggu diterima. Dengan Rp10.000 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    | [Angsuran berikutnya]
    | [Simpanan sukarela] [Ganti jumlah] [Batal]
    Bu Rini * Simpanan sukarela
    bot ~ Tagihan pinjamannya sudah berubah, jadi belum ada yang dicatat. Tulis lagi, ya.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_the_reason_is_looked_at_again_when_it_is_asked_for(laris: Chat) -> None:
    """
    Bu Sri > angsur 57.500
    bot < Bu Sri bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Ani > bu sri angsur lunas
    bot < Pelunasan Bu Sri belum bisa dicatat. [Lihat alasan]
    Bu Ani * Lihat alasan
    bot ! Bu Ani: Angsuran Bu Sri Rp57.500 masih menunggu diterima. Pelunasan menyusul, ya.
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Sri, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    Bu Ani * Lihat alasan
    bot ! Bu Ani: Sekarang sudah bisa. Tulis lagi, ya.
    """
    await lend(laris, "Bu Sri")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 450_000


async def test_no_money_of_the_upk_s(laris: Chat) -> None:
    """
    Bu Rini > setor ke upk 345rb
    bot < Belum ada modal UPK yang berjalan. Catat dulu dengan /modal.
    """
    await laris.play()
    assert await laris.cash() == 0


async def test_the_joint_liability_fund(laris: Chat) -> None:
    """
    Bu Siti > iuran tanggung renteng 2rb
    bot < Bu Siti bayar dana tanggung renteng Rp2.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, dana tanggung renteng Rp2.000.
    | Dua ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > /renteng bu wati 2rb
    bot < ✅ No. 2: Bu Wati, dana tanggung renteng Rp2.000.
    | Dua ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Sanggah]
    Bu Siti > /renteng
    bot < Berapa jumlahnya? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    Bu Siti * Lainnya
    bot ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 35rb
    Bu Siti > 3rb ^ Tulis jumlahnya
    bot < Bu Siti bayar dana tanggung renteng Rp3.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    """
    await laris.play()
    assert await laris.balance(fund(JOINT_LIABILITY)) == 4_000
