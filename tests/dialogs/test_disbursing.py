"""An approved loan is handed over, received or not, and taken back where a finger slipped."""

from savings.journal import bank, income, loan_of, savings_of
from savings.loans import LoanState
from savings.money import SavingsKind
from tests.chat import Chat
from tests.dialogs.lending import fill_box
from tests.dialogs.requests import pay_out, state

# --- the money ---------------------------------------------------------------------------------------------------


async def test_what_is_kept_back_is_said_before_and_after(laris: Chat) -> None:
    """
    Pak Joko > /aturan simpanan ditahan 5%
    bot < Aturan diubah: simpanan ditahan dari tidak ada menjadi 5%.
    | Oleh Pak Joko. Sekarang versi 2.
    | Pinjaman yang sudah berjalan tidak berubah.
    Pak Joko > /aturan admin 5rb
    bot < Aturan diubah: biaya admin dari tidak ada menjadi Rp5.000.
    | Oleh Pak Joko. Sekarang versi 3.
    | Pinjaman yang sudah berjalan tidak berubah.
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    Bu Rini * Cairkan
    bot ~ Serahkan Rp470.000 tunai kepada Bu Siti?
    | Rp500.000 dikurangi admin Rp5.000 dan simpanan Rp25.000. [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan Rp470.000 tunai oleh Bu Rini, 21 Nov 2026.
    | Dikurangi admin Rp5.000 dan simpanan Rp25.000.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp470.000 diserahkan. Rp500.000 dikurangi admin Rp5.000 dan simpanan Rp25.000.
    | Angsuran 10 kali. Yang pertama Rp57.500, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    siti = next(member for member in (await laris.roster()).people if member.name == "Bu Siti")
    assert await laris.balance(loan_of(siti.id, 1)) == 500_000
    assert await laris.balance(savings_of(siti.id, SavingsKind.WAJIB)) == 25_000
    assert await laris.balance(income("admin")) == 5_000
    assert await laris.cash() == 230_000


async def test_the_money_may_come_from_the_bank(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    Bu Rini > setor ke bank 600rb
    bot < Setor ke bank Rp600.000. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Pak Joko * Terima
    bot ~ ✅ No. 2: Kas ke bank Rp600.000.
    | Enam ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Urungkan]
    Bu Rini * Cairkan
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Dari bank] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ! Bu Rini: Uang yang ada Rp100.000, belum cukup.
    Bu Rini * Dari bank
    bot ~ ✅ No. 3: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan dari bank oleh Bu Rini, 21 Nov 2026.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp500.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp57.500, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    assert await laris.cash() == 100_000
    assert await laris.balance(bank()) == 100_000


async def test_a_box_that_holds_one_loan_pays_one(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    Bu Wati > pinjam 400rb 10x
    bot < Bu Wati mengajukan pinjaman Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Wati mengajukan pinjaman Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Wati Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    Bu Rini * Cairkan ^ Bu Siti
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Rini * Cairkan ^ Bu Wati
    bot ~ Serahkan Rp400.000 tunai kepada Bu Wati? [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan ^ Bu Siti
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp500.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp57.500, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    Bu Rini * Sudah diserahkan ^ Bu Wati
    bot ! Bu Rini: Uang yang ada Rp0, belum cukup.
    Bu Rini * Kembali
    bot ~ Disetujui: pinjaman Bu Wati Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    Bu Rini * Cairkan
    bot ! Bu Rini: Uang yang ada Rp0, belum cukup.
    """
    await fill_box(laris, 500_000)
    await laris.play()
    assert [loan.state for loan in await laris.loans()] == [LoanState.ACTIVE, LoanState.APPROVED]
    assert await laris.cash() == 0


async def test_two_payouts_in_one_batch(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp500.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    Bu Wati > pinjam 400rb 10x
    bot < Bu Wati mengajukan pinjaman Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Wati mengajukan pinjaman Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Wati Rp400.000
    | 10 bulan, angsuran Rp46.000.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    """
    await fill_box(laris, 500_000)
    await laris.play()
    group, rini = laris.world.groups()[0], laris.world.person("Bu Rini")
    assert rini is not None
    first, second = group.newest("pinjaman Bu Siti"), group.newest("pinjaman Bu Wati")
    assert first is not None
    assert second is not None
    for message, data in ((first, "lpaid:1:cash"), (second, "lpaid:2:cash"), (first, "lpaid:1:cash")):
        rini.presses_data(message, data)
    await laris.life.settle()
    assert [loan.state for loan in await laris.loans()] == [LoanState.ACTIVE, LoanState.APPROVED]
    assert "cair." in first.text
    assert "Menunggu dicairkan" in second.text
    assert await laris.cash() == 0


# --- Urungkan ----------------------------------------------------------------------------------------------------


async def test_the_payer_takes_a_mistap_back(laris: Chat) -> None:
    """
    Bu Siti * Urungkan
    bot ! Bu Siti: Yang bisa mengurungkan hanya yang menyerahkan uangnya, dalam 10 menit.
    Pak Joko * Urungkan
    bot ! Pak Joko: Yang bisa mengurungkan hanya yang menyerahkan uangnya, dalam 10 menit.
    Bu Rini * Urungkan
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot < No. 2 dibatalkan oleh No. 3: salah tekan.
    bot @Bu Siti < No. 2 dibatalkan oleh No. 3: salah tekan. Pinjaman Bu Siti Rp500.000 kini menunggu dicairkan
    | lagi.
    Bu Rini * Cairkan
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ~ ✅ No. 4: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp500.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp57.500, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    """
    await pay_out(laris)
    await laris.play()
    account = await laris.loan()
    assert account.loan.state is LoanState.ACTIVE
    assert len(account.instalments) == 10
    assert await laris.cash() == 200_000


async def test_after_ten_minutes_it_stands(laris: Chat) -> None:
    """
    = clock +11m
    Bu Rini * Urungkan
    bot ! Bu Rini: Sudah lewat 10 menit. Balas kuitansinya dengan kata salah.
    """
    await pay_out(laris)
    await laris.play()
    assert await state(laris) is LoanState.ACTIVE


async def test_what_was_received_is_not_taken_back_alone(laris: Chat) -> None:
    """
    Bu Siti * Sudah saya terima
    bot ! Bu Siti: Terima kasih, Bu Siti.
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Sudah diterima Bu Siti. [Lihat pinjaman saya]
    """
    await pay_out(laris)
    await laris.play()
    message, rini = laris.world.groups()[0].newest("cair."), laris.world.person("Bu Rini")
    assert message is not None
    assert rini is not None
    rini.presses_data(message, "lundo:1")
    await laris.life.settle()
    assert await state(laris) is LoanState.ACTIVE
    assert message.buttons == ["Lihat pinjaman saya"]


async def test_what_was_repaid_already_keeps_the_payout(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Sabtu, 30 Januari 2027. [Lihat pinjaman saya]
    Bu Rini * Urungkan ^ cair.
    bot ! Bu Rini: Sudah ada catatan No. 3 untuk pinjaman ini. Batalkan itu dulu.
    """
    await pay_out(laris)
    await laris.play()
    assert await state(laris) is LoanState.ACTIVE
    assert (await laris.loan()).outstanding == 450_000


# --- the borrower's word -----------------------------------------------------------------------------------------


async def test_only_the_borrower_says_that_the_money_has_come(laris: Chat) -> None:
    """
    Bu Wati * Sudah saya terima
    bot ! Bu Wati: Tombol ini untuk Bu Siti.
    Bu Rini * Sudah saya terima
    bot ! Bu Rini: Tombol ini untuk Bu Siti.
    Bu Rini * Belum saya terima
    bot ! Bu Rini: Tombol ini untuk Bu Siti.
    Bu Siti * Sudah saya terima
    bot ! Bu Siti: Terima kasih, Bu Siti.
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Sudah diterima Bu Siti. [Lihat pinjaman saya]
    """
    await pay_out(laris)
    await laris.play()
    assert (await laris.loan()).loan.received_at is not None


async def test_money_that_has_not_come_is_looked_for_and_taken_back(laris: Chat) -> None:
    """
    Bu Siti * Belum saya terima
    bot ! Bu Siti: Baik, sudah saya sampaikan ke pengurus. Mereka memeriksanya bersama.
    bot < Bu Siti menyanggah No. 2 dan minta dibatalkan.
    | Semula: Bu Siti, pinjaman cair Rp500.000.
    | Alasan: Uangnya belum saya terima.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot @Bu Rini < Bu Siti belum menerima uang pinjaman.
    | No. 2, Rp500.000. Tolong periksa bersama, lalu putuskan di grup.
    bot @Pak Joko < Bu Siti belum menerima uang pinjaman.
    | No. 2, Rp500.000. Tolong periksa bersama, lalu putuskan di grup.
    Bu Siti * Belum saya terima
    bot ! Bu Siti: Sudah saya sampaikan ke pengurus. Tunggu sebentar, ya.
    Bu Rini * Setuju
    bot ! Bu Rini: Yang memutuskan orang lain. Menunggu Pak Joko atau Bu Ani.
    Pak Joko * Setuju
    bot ~ ↩ No. 2 dibatalkan oleh No. 3.
    | Alasan: Uangnya belum saya terima. Disetujui Pak Joko.
    bot ~ Disetujui: pinjaman Bu Siti Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot < ↩ No. 2 dibatalkan oleh No. 3: Bu Siti, pinjaman cair Rp500.000 batal.
    bot @Bu Rini < ↩ No. 2 dibatalkan oleh No. 3: Bu Siti, pinjaman cair Rp500.000 batal.
    | Alasan: Uangnya belum saya terima.
    bot @Bu Siti < ↩ No. 2 dibatalkan oleh No. 3: Bu Siti, pinjaman cair Rp500.000 batal.
    | Alasan: Uangnya belum saya terima.
    Bu Rini * Cairkan
    bot ~ Serahkan Rp500.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    """
    await pay_out(laris)
    await laris.play()
    assert await state(laris) is LoanState.APPROVED
    assert await laris.cash() == 700_000


async def test_money_that_was_found_after_all(laris: Chat) -> None:
    """
    Bu Siti * Belum saya terima
    bot ! Bu Siti: Baik, sudah saya sampaikan ke pengurus. Mereka memeriksanya bersama.
    bot < Bu Siti menyanggah No. 2 dan minta dibatalkan.
    | Semula: Bu Siti, pinjaman cair Rp500.000.
    | Alasan: Uangnya belum saya terima.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot @Bu Rini < Bu Siti belum menerima uang pinjaman.
    | No. 2, Rp500.000. Tolong periksa bersama, lalu putuskan di grup.
    bot @Pak Joko < Bu Siti belum menerima uang pinjaman.
    | No. 2, Rp500.000. Tolong periksa bersama, lalu putuskan di grup.
    Bu Siti * Sudah saya terima
    bot ! Bu Siti: Terima kasih, Bu Siti.
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Sudah diterima Bu Siti. [Lihat pinjaman saya]
    bot ~ ✖ Sanggahan selesai: uangnya sudah diterima Bu Siti.
    """
    await pay_out(laris)
    await laris.play()
    assert await state(laris) is LoanState.ACTIVE


async def test_the_borrower_says_it_once(laris: Chat) -> None:
    """
    Bu Siti * Sudah saya terima
    bot ! Bu Siti: Terima kasih, Bu Siti.
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Sudah diterima Bu Siti. [Lihat pinjaman saya]
    """
    await pay_out(laris)
    await laris.play()
    message, siti = laris.world.groups()[0].newest("cair."), laris.world.person("Bu Siti")
    assert message is not None
    assert siti is not None
    before = (await laris.loan()).loan.received_at
    for data in ("lgot:1", "lnogot:1", "lgot:77", "lnogot:77", "lundo:77", "lback:77"):
        query = siti.presses_data(message, data)
        await laris.life.settle()
        assert query.answered
    assert (await laris.loan()).loan.received_at == before
    assert await state(laris) is LoanState.ACTIVE


async def test_the_card_of_a_loan_that_is_paid(laris: Chat) -> None:
    """
    Bu Siti > angsur lunas
    bot @Bu Siti < Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500. [Lunasi Rp507.500] [Batal]
    bot < Jumlah pelunasannya saya kirim ke chat pribadi.
    Bu Siti @ * Lunasi ...
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
    Bu Siti * Belum saya terima
    bot ! Bu Siti: Pinjaman ini sudah dicairkan.
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp500.000 cair.
    | Lima ratus ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026. [Lihat pinjaman saya]
    """
    await pay_out(laris)
    await laris.play()
    assert await state(laris) is LoanState.PAID
