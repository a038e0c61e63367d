"""Instalments: reported, confirmed, and told to the borrower alone; what is more than the bill is asked."""

import datetime as dt

from savings.loans import LoanState
from tests.chat import Chat
from tests.dialogs.helpers import agree_on, share_phone
from tests.dialogs.lending import lend


async def test_an_instalment_is_confirmed_and_told_in_private(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti * Terima
    bot ! Bu Siti: Uang sendiri diterima oleh orang lain, supaya semua tenang.
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    loan = await laris.loan(1)
    assert (loan.outstanding, loan.paid_interest) == (450_000, 7_500)
    assert await laris.cash() == 57_500


async def test_what_the_treasurer_writes_stands_and_may_be_objected_to(laris: Chat) -> None:
    """
    Bu Rini > titip angsuran bu siti 57.500
    bot < ✅ No. 3: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    Bu Siti * Sanggah
    bot < Apa yang keliru pada No. 3? [Saya tidak bayar] [Jumlahnya beda] [Bukan saya] [Biarkan]
    Bu Siti * Saya tidak bayar
    bot < Bu Siti menyanggah No. 3 dan minta dibatalkan.
    | Semula: Bu Siti, angsuran Rp57.500.
    | Alasan: Saya tidak bayar.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot - Apa yang keliru pada No. 3?
    bot @Bu Rini < Bu Siti menyanggah No. 3 dan minta dibatalkan.
    | Semula: Bu Siti, angsuran Rp57.500.
    | Alasan: Saya tidak bayar.
    | Menunggu Pak Joko atau Bu Ani.
    Pak Joko * Setuju
    bot ~ ↩ No. 3 dibatalkan oleh No. 4.
    | Alasan: Saya tidak bayar. Disetujui Pak Joko.
    bot ~ ↩ No. 3 dibatalkan oleh No. 4.
    | Semula: Bu Siti, angsuran Rp57.500. [Lihat pinjaman saya]
    bot < ↩ No. 3 dibatalkan oleh No. 4: Bu Siti, angsuran Rp57.500 batal.
    bot @Bu Rini < ↩ No. 3 dibatalkan oleh No. 4: Bu Siti, angsuran Rp57.500 batal.
    | Alasan: Saya tidak bayar.
    bot @Bu Siti < ↩ No. 3 dibatalkan oleh No. 4: Bu Siti, angsuran Rp57.500 batal.
    | Alasan: Saya tidak bayar.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000
    assert await laris.cash() == 0


async def test_somebody_brings_it_for_her(laris: Chat) -> None:
    """
    Bu Wati > titip angsuran bu siti 50rb
    bot < Bu Siti bayar angsuran Rp50.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp50.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp50.000: pokok Rp42.500, jasa Rp7.500.
    | Sisa pokok Rp457.500. Yang perlu dibayar sekarang Rp7.500. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    loan = await laris.loan(1)
    assert (loan.outstanding, loan.paid_interest) == (457_500, 7_500)


async def test_short_payments_add_up(laris: Chat) -> None:
    """
    Bu Siti > nyicil 30rb
    bot < Bu Siti bayar angsuran Rp30.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp30.000.
    | Tiga puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp30.000: pokok Rp22.500, jasa Rp7.500.
    | Sisa pokok Rp477.500. Yang perlu dibayar sekarang Rp27.500. [Lihat pinjaman saya]
    Bu Siti > angsuran 27500
    bot < Bu Siti bayar angsuran Rp27.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
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


async def test_an_officer_writes_several(laris: Chat) -> None:
    """
    Bu Rini > siti angsur 57.500, wati angsur 50rb
    bot < 2 catatan: Rp107.500 tercatat
    | ✅ No. 5 Bu Siti, angsuran Rp57.500
    | ✅ No. 6 Bu Wati, angsuran Rp50.000 [Lihat pinjaman saya] [Sanggah]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 5, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await lend(laris, "Bu Wati", 300_000, 6)
    await laris.play()
    assert (await laris.loan(1)).outstanding == 450_000
    assert (await laris.loan(2)).outstanding == 254_500


async def test_savings_and_an_instalment_in_one_message(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb angsur 57.500
    bot < 2 catatan: 2 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000
    | ⏳ Bu Siti, angsuran Rp57.500 [Terima semua (2)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Rini * Terima semua (2)
    bot ! Bu Rini: 2 diterima.
    bot ~ 2 catatan: Rp77.500 tercatat
    | ✅ No. 3 Bu Siti, simpanan sukarela Rp20.000
    | ✅ No. 4 Bu Siti, angsuran Rp57.500 [Lihat saldo saya] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 4, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000
    assert (await laris.loan(1)).outstanding == 450_000


async def test_the_last_one_ends_with_a_warm_word(laris: Chat) -> None:
    """
    Bu Siti > angsur 50.750
    bot < Bu Siti bayar angsuran Rp50.750. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp50.750.
    | Lima puluh ribu tujuh ratus lima puluh rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Lunas. Terima kasih, Bu Siti.
    | No. 3, Rp50.750: pokok Rp50.000, jasa Rp750.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    Bu Siti @ > angsur 50rb
    bot @Bu Siti < Pinjaman Bu Siti sudah lunas. Kalau mau menabung, tulis: setor 50rb
    """
    await lend(laris, "Bu Siti", 50_000, 1)
    await laris.play()
    assert [loan.state for loan in await laris.loans("Bu Siti")] == [LoanState.PAID]


async def test_the_label_of_jasa_is_the_group_s(laris: Chat) -> None:
    """
    Bu Siti > angsur 59.500
    bot < Bu Siti bayar angsuran Rp59.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp59.500.
    | Lima puluh sembilan ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp59.500: pokok Rp50.000, infak Rp7.500, denda Rp2.000.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 30 November 2026. [Lihat pinjaman saya]
    """
    await agree_on(laris, sebutan_jasa="infak", denda_angsuran="2000")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 10, 31))
    await laris.play()
    assert (await laris.loan(1)).paid_penalty == 2_000


async def test_who_has_no_loan_is_told_so_alone(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot @Bu Siti < Bu Siti tidak punya pinjaman yang berjalan. Kalau mau menabung, tulis: setor 50rb
    bot < Angsuran Bu Siti belum bisa dicatat. Alasannya saya kirim pribadi.
    Bu Siti @ > angsur 57.500
    bot @Bu Siti < Bu Siti tidak punya pinjaman yang berjalan. Kalau mau menabung, tulis: setor 50rb
    Bu Sri > angsur 57.500
    bot < Angsuran Bu Sri belum bisa dicatat. [Lihat alasan]
    Bu Sri * Lihat alasan
    bot ! Bu Sri: Bu Sri tidak punya pinjaman yang berjalan. Kalau mau menabung, tulis: setor 50rb
    Bu Wati * Lihat alasan
    bot ! Bu Wati: Alasannya untuk yang punya pinjaman saja.
    Bu Rini > titip angsuran bu siti 57.500
    bot @Bu Rini < Bu Siti tidak punya pinjaman yang berjalan. Kalau mau menabung, tulis: setor 50rb
    bot < Angsuran Bu Siti belum bisa dicatat. Alasannya saya kirim pribadi.
    """
    await laris.play()
    assert await laris.cash() == 0


async def test_another_member_does_not_learn_it(laris: Chat) -> None:
    """
    Bu Wati > titip angsuran bu siti 57.500
    bot < Angsuran Bu Siti belum bisa dicatat. [Lihat alasan]
    Bu Wati * Lihat alasan
    bot ! Bu Wati: Alasannya untuk yang punya pinjaman saja.
    Bu Siti * Lihat alasan
    bot ! Bu Siti: Bu Siti tidak punya pinjaman yang berjalan. Kalau mau menabung, tulis: setor 50rb
    """
    await laris.play()
    assert await laris.cash() == 0


async def test_of_several_one_without_a_loan_stops_all(laris: Chat) -> None:
    """
    Bu Rini > siti angsur 57.500, wati angsur 50rb
    bot @Bu Rini < Bu Wati tidak punya pinjaman yang berjalan. Kalau mau menabung, tulis: setor 50rb
    bot < Angsuran Bu Wati belum bisa dicatat. Catatan lain di pesan ini juga belum saya tulis. Alasannya saya kirim
    | pribadi.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_a_loan_that_is_not_paid_out_yet(laris: Chat) -> None:
    """
    Bu Siti @ > angsur 57.500
    bot @Bu Siti < Pinjaman Bu Siti belum dicairkan. Angsurannya mulai setelah uangnya diterima.
    Bu Sri > angsur 57.500
    bot < Angsuran Bu Sri belum bisa dicatat. [Lihat alasan]
    Bu Sri * Lihat alasan
    bot ! Bu Sri: Pengajuan pinjaman Bu Sri masih menunggu keputusan.
    """
    await lend(laris, "Bu Siti", state=LoanState.APPROVED)
    await lend(laris, "Bu Sri", state=LoanState.ASKED)
    await laris.play()
    assert await laris.cash() == 0


async def test_of_two_loans_one_is_chosen_by_its_sum(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Untuk pinjaman yang mana? [Rp500.000, 21 Okt] [Rp200.000, 4 Nov] [Batal]
    Bu Wati * Rp500.000, 21 Okt
    bot ! Bu Wati: Pertanyaan ini untuk orang lain.
    Bu Siti * Rp500.000, 21 Okt
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Untuk pinjaman yang mana?
    Bu Siti @ > angsur 53rb
    bot @Bu Siti < Untuk pinjaman yang mana? [Rp500.000, 21 Okt · tagihan Rp57.500]
    | [Rp200.000, 4 Nov · tagihan Rp53.000] [Batal]
    Bu Siti @ * Rp200.000, 4 Nov · tagihan Rp53.000
    bot < Bu Siti bayar angsuran Rp53.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Untuk pinjaman yang mana?
    Bu Rini * Terima ^ Rp53.000
    bot ~ ✅ No. 5: Bu Siti, angsuran Rp53.000.
    | Lima puluh tiga ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 5, Rp53.000: pokok Rp50.000, jasa Rp3.000.
    | Sisa pokok Rp150.000. Berikutnya Rp53.000, Selasa, 5 Januari 2027. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await lend(laris, "Bu Siti", 200_000, 4, first_due=dt.date(2026, 12, 5))
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000
    assert (await laris.loan(2)).outstanding == 150_000


async def test_more_than_the_bill_goes_to_savings(laris: Chat) -> None:
    """
    Bu Siti > angsur 70rb
    bot < Rp70.000 lebih dari tagihan. Lebihnya untuk apa? [Angsuran berikutnya] [Simpanan sukarela] [Ganti jumlah]
    | [Batal]
    Bu Wati * Simpanan sukarela
    bot ! Bu Wati: Pertanyaan ini untuk orang lain.
    Bu Siti * Simpanan sukarela
    bot < Bu Siti bayar angsuran Rp70.000, lebihnya untuk simpanan sukarela. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    bot - Rp70.000 lebih dari tagihan. Lebihnya untuk apa?
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp70.000.
    | Tujuh puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp70.000: pokok Rp50.000, jasa Rp7.500, simpanan sukarela Rp12.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 450_000
    assert await laris.savings("Bu Siti") == 12_500


async def test_more_than_the_bill_pays_ahead(laris: Chat) -> None:
    """
    Bu Siti > angsur 60rb
    bot < Rp60.000 lebih dari tagihan. Lebihnya untuk apa? [Angsuran berikutnya] [Simpanan sukarela] [Ganti jumlah]
    | [Batal]
    Bu Siti * Angsuran berikutnya
    bot < Bu Siti bayar angsuran Rp60.000, lebihnya untuk angsuran berikutnya. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    bot - Rp60.000 lebih dari tagihan. Lebihnya untuk apa?
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp60.000.
    | Enam puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp60.000: pokok Rp50.000, jasa Rp10.000.
    | Sisa pokok Rp450.000. Berikutnya Rp55.000, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    loan = await laris.loan(1)
    assert (loan.outstanding, loan.paid_interest) == (450_000, 10_000)


async def test_more_than_the_bill_was_a_mistake(laris: Chat) -> None:
    """
    Bu Siti > angsur 575rb
    bot < Rp575.000 lebih dari tagihan. Lebihnya untuk apa? [Angsuran berikutnya] [Lunasi, lebihnya ditabung]
    | [Simpanan sukarela] [Ganti jumlah] [Batal]
    Bu Siti * Ganti jumlah
    bot ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 35rb
    Bu Siti > 57.500 ^ Tulis jumlahnya
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > angsur 575rb
    bot < Rp575.000 lebih dari tagihan. Lebihnya untuk apa? [Simpanan sukarela] [Ganti jumlah] [Batal]
    Bu Siti * Batal
    bot ~ Baik, tidak ada yang dicatat.
    Bu Siti > angsur 57.500
    bot < Yang tadi masih menunggu diterima. Dengan Rp57.500 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    | [Angsuran berikutnya]
    | [Simpanan sukarela] [Ganti jumlah] [Batal]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_the_answer_may_be_typed(laris: Chat) -> None:
    """
    Bu Siti @ > angsur 70rb
    bot @Bu Siti < Rp12.500 lebih dari tagihan. Untuk apa? [Angsuran berikutnya] [Simpanan sukarela] [Ganti jumlah]
    | [Batal]
    Bu Siti @ > yang mana ya
    bot @Bu Siti < Tekan salah satu tombol di atas, ya.
    Bu Siti @ > sukarela
    bot < Bu Siti bayar angsuran Rp70.000, lebihnya untuk simpanan sukarela. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp70.000.
    | Tujuh puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp70.000: pokok Rp50.000, jasa Rp7.500, simpanan sukarela Rp12.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert await laris.savings("Bu Siti") == 12_500


async def test_what_waits_counts_with_the_bill(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > angsur 57.500
    bot < Yang tadi masih menunggu diterima. Dengan Rp57.500 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    | [Angsuran berikutnya]
    | [Simpanan sukarela] [Ganti jumlah] [Batal]
    Bu Siti * Batal
    bot ~ Baik, tidak ada yang dicatat.
    Bu Siti > angsur 60rb
    bot < Yang tadi masih menunggu diterima. Dengan Rp60.000 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    | [Angsuran berikutnya]
    | [Simpanan sukarela] [Ganti jumlah] [Batal]
    Bu Siti * Angsuran berikutnya
    bot < Bu Siti bayar angsuran Rp60.000, lebihnya untuk angsuran berikutnya. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    bot - Yang tadi masih menunggu diterima. Dengan Rp60.000 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_a_bare_command_offers_the_bill(laris: Chat) -> None:
    """
    Bu Siti > /angsur
    bot < Angsur berapa? [Sesuai tagihan] [Lunasi] [Lainnya] [Batal]
    Bu Siti * Sesuai tagihan
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Angsur berapa?
    Bu Siti @ > /angsur
    bot @Bu Siti < Angsur berapa? [Lainnya] [Batal]
    Bu Siti @ * Lainnya
    bot @Bu Siti ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 35rb
    Bu Siti @ > 10rb
    bot @Bu Siti < Yang tadi masih menunggu diterima. Dengan Rp10.000 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    | [Angsuran berikutnya]
    | [Simpanan sukarela] [Ganti jumlah] [Batal]
    Bu Siti @ * Angsuran berikutnya
    bot < Bu Siti bayar angsuran Rp10.000, lebihnya untuk angsuran berikutnya. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Yang tadi masih menunggu diterima. Dengan Rp10.000 ini jadi lebih dari tagihan. Lebihnya untuk apa?
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert await laris.cash() == 0


async def test_in_private_the_bill_is_a_number(laris: Chat) -> None:
    """
    Bu Siti @ > /angsur
    bot @Bu Siti < Angsur berapa? [Rp57.500] [Lunasi] [Lainnya] [Batal]
    Bu Siti @ * Rp57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Angsur berapa?
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    Bu Siti @ > /angsur
    bot @Bu Siti < Angsur berapa? [Rp57.500] [Lunasi] [Lainnya] [Batal]
    Bu Siti @ * Lunasi
    bot @Bu Siti ~ Pelunasan pinjaman Bu Siti: Rp450.000
    | Pokok Rp450.000. [Lunasi Rp450.000] [Batal]
    Bu Siti @ * Lunasi Rp450.000
    bot < Bu Siti bayar angsuran Rp450.000, untuk pelunasan. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Pelunasan pinjaman Bu Siti: Rp450.000
    | Pokok Rp450.000.
    Bu Rini * Terima
    bot ~ ✅ No. 4: Bu Siti, angsuran Rp450.000.
    | Empat ratus lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Lunas. Terima kasih, Bu Siti.
    | No. 4, Rp450.000: pokok Rp450.000.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert [loan.state for loan in await laris.loans("Bu Siti")] == [LoanState.PAID]


async def test_amounts_that_cannot_be_read(laris: Chat) -> None:
    """
    Bu Siti > angsur 57
    bot < Rp57 atau Rp57.000? [Rp57] [Rp57.000] [Batal]
    Bu Siti * Rp57.000
    bot < Bu Siti bayar angsuran Rp57.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Rp57 atau Rp57.000?
    Bu Siti > /angsur banyak sekali
    bot < Belum saya pahami. Contoh: /angsur 57.500
    Bu Siti > /angsur 0
    bot < Jumlahnya nol, jadi belum ada yang dicatat. Contoh: angsur 50rb
    Bu Siti > angsur 900jt
    bot < Rp900.000.000 melebihi batas sekali catat, Rp100.000.000. Periksa angka nolnya, ya.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert await laris.cash() == 0


async def test_on_a_shared_telephone_it_is_asked_whose(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Untuk siapa? [Bu Siti] [Mbah Karto] [Batal]
    Bu Siti * Bu Siti
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Untuk siapa?
    Bu Rini * Terima
    bot ~ ✅ No. 5: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 5, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await lend(laris, "Mbah Karto")
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await share_phone(laris, "Bu Siti", "Bu Wati")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 450_000
    assert (await laris.loan(2)).outstanding == 500_000


async def test_on_a_shared_telephone_on_which_one_borrows_nobody_is_asked(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Mbah Karto bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > setor 20rb, angsur 57.500
    bot < Untuk siapa? [Bu Siti] [Mbah Karto] [Batal]
    """
    await lend(laris, "Mbah Karto")
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await laris.play()


async def test_on_a_shared_telephone_on_which_nobody_borrows_it_is_asked(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Untuk siapa? [Bu Siti] [Mbah Karto] [Batal]
    Bu Siti * Mbah Karto
    bot ! Bu Siti: Mbah Karto tidak punya pinjaman yang berjalan. Kalau mau menabung, tulis: setor 50rb
    bot ~ Angsuran Mbah Karto belum bisa dicatat.
    """
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await laris.play()
