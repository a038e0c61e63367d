"""A loan was given up, and the borrower brings something after all: thanked in private, "angsuran" in the group."""

from savings.journal import expense, income, loan_of
from savings.loans import LoanState
from tests.chat import Chat
from tests.dialogs.lending import give_up, lend


async def test_it_is_income_and_taken_back_like_all_money(laris: Chat) -> None:
    """
    Bu Siti > angsur 50rb
    bot < Bu Siti bayar angsuran Rp50.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 4: Bu Siti, angsuran Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pemulihan pinjaman Bu Siti sudah diterima.
    | No. 4, Rp50.000. Terima kasih, ini berarti sekali bagi kelompok. [Lihat pinjaman saya]
    Bu Siti * Lihat pinjaman saya
    bot ! Bu Siti: Pinjaman Rp500.000 tidak ditagih lagi / Rp500.000, 10 bulan, jasa 1,5% flat / Sudah kembali
    | Rp50.000. Terima kasih.
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Pinjaman Rp500.000 tidak ditagih lagi
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Sudah kembali Rp50.000. Terima kasih.
    Bu Rini * Urungkan
    bot ~ Bu Siti bayar angsuran Rp50.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot < No. 4 dibatalkan oleh No. 5: salah tekan.
    bot @Bu Siti < No. 4 dibatalkan oleh No. 5: salah tekan. Bu Siti, angsuran Rp50.000 kini menunggu lagi.
    Bu Rini * Terima ^ Bu Siti bayar
    bot ~ ✅ No. 6: Bu Siti, angsuran Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pemulihan pinjaman Bu Siti sudah diterima.
    | No. 6, Rp50.000. Terima kasih, ini berarti sekali bagi kelompok. [Lihat pinjaman saya]
    Bu Rini > ralat 6 jadi 40rb salah ketik
    bot < Bu Rini minta No. 6 diralat jadi Rp40.000.
    | Semula: Bu Siti, angsuran Rp50.000.
    | Alasan: salah ketik.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    Pak Joko * Setuju
    bot ~ ↩ No. 6 dibatalkan oleh No. 7, diganti No. 8.
    | Alasan: salah ketik. Disetujui Pak Joko.
    bot ~ ↩ No. 6 dibatalkan oleh No. 7, diganti No. 8.
    | Semula: Bu Siti, angsuran Rp50.000. [Lihat pinjaman saya]
    bot < ↩ No. 6 dibatalkan oleh No. 7, diganti No. 8: Bu Siti, angsuran Rp40.000.
    bot @Bu Rini < ↩ No. 6 dibatalkan oleh No. 7, diganti No. 8: Bu Siti, angsuran Rp40.000.
    | Alasan: salah ketik.
    bot @Bu Siti < ↩ No. 6 dibatalkan oleh No. 7, diganti No. 8: Bu Siti, angsuran Rp40.000.
    | Alasan: salah ketik.
    Bu Siti @ > /riwayat
    bot @Bu Siti < Riwayat Bu Siti
    | No. 8 · 21 Nov 2026 · angsuran Rp40.000 (pengganti No. 6)
    | No. 7 · 21 Nov 2026 · membatalkan No. 6, Rp50.000
    | No. 6 · 21 Nov 2026 · angsuran Rp50.000 (dibatalkan oleh No. 7)
    | No. 5 · 21 Nov 2026 · membatalkan No. 4, Rp50.000
    | No. 4 · 21 Nov 2026 · angsuran Rp50.000 (dibatalkan oleh No. 5)
    | No. 3 · 21 Nov 2026 · pinjaman dihapus Rp500.000
    | No. 2 · 21 Okt 2026 · pinjaman cair Rp500.000
    Bu Rini @ > /tunggakan
    bot @Bu Rini < Tidak ada tunggakan. Belum ada pinjaman yang berjalan.
    """
    await give_up(laris, await lend(laris, "Bu Siti"))
    await laris.play()
    account = await laris.loan()
    assert (account.loan.state, account.recovered) == (LoanState.WRITTEN_OFF, 40_000)
    assert (account.paid_principal, account.paid_interest, account.outstanding) == (0, 0, 500_000)
    assert await laris.balance(income("pemulihan_pinjaman")) == await laris.cash() == 40_000
    assert await laris.balance(expense("penghapusan_pinjaman")) == 500_000
    assert await laris.balance(loan_of(account.loan.member_id or 0, 1)) == 0


async def test_an_officer_writes_it_down_and_the_member_may_object(laris: Chat) -> None:
    """
    Bu Rini > titip angsuran bu siti 50rb
    bot < ✅ No. 4: Bu Siti, angsuran Rp50.000.
    | Lima puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot @Bu Siti < Pemulihan pinjaman Bu Siti sudah diterima.
    | No. 4, Rp50.000. Terima kasih, ini berarti sekali bagi kelompok. [Lihat pinjaman saya]
    Bu Wati > titip angsuran bu siti 10rb
    bot < Bu Siti bayar angsuran Rp10.000, dititipkan lewat Bu Wati. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Wati membawa angsuran Bu Siti
    | Rp10.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 5: Bu Siti, angsuran Rp10.000.
    | Sepuluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pemulihan pinjaman Bu Siti sudah diterima.
    | No. 5, Rp10.000. Terima kasih, ini berarti sekali bagi kelompok. [Lihat pinjaman saya]
    Bu Siti * Sanggah ^ Rp50.000
    bot < Apa yang keliru pada No. 4? [Saya tidak bayar] [Jumlahnya beda] [Bukan saya] [Biarkan]
    Bu Siti * Saya tidak bayar
    bot < Bu Siti menyanggah No. 4 dan minta dibatalkan.
    | Semula: Bu Siti, angsuran Rp50.000.
    | Alasan: Saya tidak bayar.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot - Apa yang keliru pada No. 4?
    bot @Bu Rini < Bu Siti menyanggah No. 4 dan minta dibatalkan.
    | Semula: Bu Siti, angsuran Rp50.000.
    | Alasan: Saya tidak bayar.
    | Menunggu Pak Joko atau Bu Ani.
    Pak Joko * Setuju
    bot ~ ↩ No. 4 dibatalkan oleh No. 6.
    | Alasan: Saya tidak bayar. Disetujui Pak Joko.
    bot ~ ↩ No. 4 dibatalkan oleh No. 6.
    | Semula: Bu Siti, angsuran Rp50.000. [Lihat pinjaman saya]
    bot < ↩ No. 4 dibatalkan oleh No. 6: Bu Siti, angsuran Rp50.000 batal.
    bot @Bu Rini < ↩ No. 4 dibatalkan oleh No. 6: Bu Siti, angsuran Rp50.000 batal.
    | Alasan: Saya tidak bayar.
    bot @Bu Siti < ↩ No. 4 dibatalkan oleh No. 6: Bu Siti, angsuran Rp50.000 batal.
    | Alasan: Saya tidak bayar.
    """
    await give_up(laris, await lend(laris, "Bu Siti"))
    await laris.play()
    assert (await laris.loan()).recovered == 10_000


async def test_the_amount_is_asked_and_offered_in_private_alone(laris: Chat) -> None:
    """
    Bu Siti > /angsur
    bot < Angsur berapa? [Tulis jumlahnya] [Batal]
    Bu Siti * Tulis jumlahnya
    bot ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 35rb
    Bu Siti > 20rb
    bot < Bu Siti bayar angsuran Rp20.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti @ > angsur lunas
    bot @Bu Siti < Angsur berapa? [Rp555.000] [Tulis jumlahnya] [Batal]
    Bu Siti @ * Rp555.000
    bot < Bu Siti bayar angsuran Rp555.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Angsur berapa?
    Bu Rini * Terima ^ Rp555.000
    bot ~ ✅ No. 4: Bu Siti, angsuran Rp555.000.
    | Lima ratus lima puluh lima ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pemulihan pinjaman Bu Siti sudah diterima.
    | No. 4, Rp555.000. Terima kasih, ini berarti sekali bagi kelompok. [Lihat pinjaman saya]
    Bu Rini * Terima ^ Rp20.000
    bot ~ ✅ No. 5: Bu Siti, angsuran Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pemulihan pinjaman Bu Siti sudah diterima.
    | No. 5, Rp20.000. Terima kasih, ini berarti sekali bagi kelompok. [Lihat pinjaman saya]
    Bu Siti > angsur 5rb
    bot @Bu Siti < Bu Siti tidak punya pinjaman yang berjalan. Kalau mau menabung, tulis: setor 50rb
    bot < Angsuran Bu Siti belum bisa dicatat. Alasannya saya kirim pribadi.
    """
    await give_up(laris, await lend(laris, "Bu Siti"))
    await laris.play()
    assert (await laris.loan()).recovered == 575_000


async def test_more_than_was_lost_is_savings(laris: Chat) -> None:
    """
    Bu Siti > angsur 600rb
    bot @Bu Siti < Untuk pinjaman Bu Siti yang sudah tidak ditagih, paling banyak Rp575.000. Kalau mau menabung, tulis:
    | setor 50rb
    bot < Angsuran Bu Siti belum bisa dicatat. Alasannya saya kirim pribadi.
    # who only carries it is not told that this is too much: the rest will be saved
    Bu Sri > titip angsuran bu siti 600rb
    bot < Bu Siti bayar angsuran Rp600.000, dititipkan lewat Bu Sri. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Bu Sri membawa angsuran Bu Siti
    | Rp600.000, menunggu diterima. Kalau keliru, tekan Bukan itu. [Bukan itu]
    Bu Sri * Bukan itu
    bot ~ ✖ Dibatalkan: Bu Siti, angsuran Rp600.000.
    Bu Siti @ > angsur 575.001
    bot @Bu Siti < Untuk pinjaman Bu Siti yang sudah tidak ditagih, paling banyak Rp575.000. Kalau mau menabung, tulis:
    | setor 50rb
    Bu Siti > angsur 500rb
    bot < Bu Siti bayar angsuran Rp500.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > angsur 100rb
    bot @Bu Siti < Untuk pinjaman Bu Siti yang sudah tidak ditagih, paling banyak Rp75.000. Kalau mau menabung, tulis:
    | setor 50rb
    bot < Angsuran Bu Siti belum bisa dicatat. Alasannya saya kirim pribadi.
    Bu Siti > angsur 75rb
    bot < Bu Siti bayar angsuran Rp75.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > angsur 10rb
    bot @Bu Siti < Masih ada angsuran Bu Siti yang menunggu diterima.
    bot < Angsuran Bu Siti belum bisa dicatat. Alasannya saya kirim pribadi.
    """
    await give_up(laris, await lend(laris, "Bu Siti"))
    await laris.play()
    assert (await laris.loan()).recovered == 0


async def test_of_two_loans_that_were_given_up_it_is_asked_which(laris: Chat) -> None:
    """
    Bu Siti > angsur 50rb
    bot < Untuk pinjaman yang mana? [Rp500.000, 21 Okt] [Rp200.000, 21 Okt] [Batal]
    Bu Siti * Rp200.000, 21 Okt
    bot < Bu Siti bayar angsuran Rp50.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Untuk pinjaman yang mana?
    Bu Siti @ > angsur 50rb
    bot @Bu Siti < Untuk pinjaman yang mana? [Rp500.000, 21 Okt · sisa Rp575.000]
    | [Rp200.000, 21 Okt · sisa Rp230.000] [Batal]
    """
    await give_up(laris, await lend(laris, "Bu Siti"))
    await give_up(laris, await lend(laris, "Bu Siti", 200_000))
    await laris.play()


async def test_a_running_loan_comes_first(laris: Chat) -> None:
    """
    Bu Siti > angsur 23rb
    bot < Bu Siti bayar angsuran Rp23.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 6: Bu Siti, angsuran Rp23.000.
    | Dua puluh tiga ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 6, Rp23.000: pokok Rp20.000, jasa Rp3.000.
    | Sisa pokok Rp180.000. Berikutnya Rp23.000, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    """
    await give_up(laris, await lend(laris, "Bu Siti"))
    await lend(laris, "Bu Siti", 200_000)
    await laris.play()
    assert (await laris.loan(1)).recovered == 0
    assert (await laris.loan(2)).paid_principal == 20_000


async def test_a_claim_from_before_it_was_given_up(laris: Chat) -> None:
    """
    Bu Rini * Terima
    bot ~ ✅ No. 4: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pemulihan pinjaman Bu Siti sudah diterima.
    | No. 4, Rp57.500. Terima kasih, ini berarti sekali bagi kelompok. [Lihat pinjaman saya]
    """
    loan = await lend(laris, "Bu Siti")
    await laris.play("Bu Siti > angsur 57.500\nbot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [...]")
    await give_up(laris, loan)
    await laris.play()
    assert await laris.balance(income("pemulihan_pinjaman")) == 57_500
