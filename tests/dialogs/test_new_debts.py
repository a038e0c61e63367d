"""A debt of the group is written down by an officer, step by step or in one line, and confirmed by another."""

import datetime as dt

from savings.journal import OPENING, cash, equity, upk_debt
from savings.loans import EarlyPayoff, Fee, LoanState, Method
from savings.roles import Role
from tests.chat import Chat
from tests.dialogs.helpers import officers_leave, share_phone

# --- written down --------------------------------------------------------------------------------------------------


async def test_the_money_comes_and_a_second_officer_confirms_it(laris: Chat) -> None:
    """
    Bu Rini > /modal 3jt 10x 1,5% upk
    bot < Modal Rp3.000.000 dari UPK
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Diterima 21 Nov 2026, setoran pertama 21 Des 2026. [Sudah diterima] [Batal]
    Bu Rini * Sudah diterima
    bot - Modal Rp3.000.000 dari UPK
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Diterima 21 Nov 2026, setoran pertama 21 Des 2026.
    bot < Terima modal Rp3.000.000 dari UPK. Menunggu Pak Joko atau Bu Ani.
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000. [Terima] [Tolak] [Bukan itu]
    Bu Siti > /modal
    bot < Modal UPK Rp3.000.000 menunggu dipastikan
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    Bu Rini * Terima
    bot ! Bu Rini: Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.
    Pak Joko * Terima
    bot ~ ✅ No. 1: Modal dari UPK Rp3.000.000.
    | Tiga juta rupiah. Diterima Pak Joko, 21 Nov 2026.
    | Setoran pertama Rp345.000, 21 Des 2026. [Urungkan]
    """
    await laris.play()
    assert await laris.balance(cash()) == await laris.balance(upk_debt(1)) == 3_000_000
    debt = (await laris.loan(1)).loan
    assert (debt.state, debt.lender, debt.asked_on) == (LoanState.ACTIVE, "UPK", dt.date(2026, 11, 21))
    assert (debt.terms.method, debt.terms.multiple, debt.terms.held) == (Method.FLAT, 100, Fee())
    assert debt.terms.early_payoff is EarlyPayoff.THIS_PERIOD


async def test_what_is_missing_is_asked_by_buttons(laris: Chat) -> None:
    """
    Bu Rini > /modal
    bot < Belum ada modal dari UPK
    | Yang baru diterima: /modal 3jt 10x 1,5% upk
    | Yang sudah berjalan: /modallama 3jt 10x 1,5% sisa 2,4jt mulai 10 maret [Catat modal baru]
    Bu Siti * Catat modal baru
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Bu Rini * Catat modal baru
    bot ~ Modal dari UPK berapa? [Rp3.000.000] [Rp5.000.000] [Rp10.000.000] [Rp20.000.000] [Lainnya] [Batal]
    Pak Joko * Rp3.000.000
    bot ! Pak Joko: Pertanyaan ini untuk orang lain.
    Bu Rini * Rp3.000.000
    bot ~ Modal ini diangsur berapa kali? [6x] [10x] [12x] [18x] [24x] [Lainnya] [Batal]
    Bu Rini * 10x
    bot ~ Jasa UPK berapa tiap bulan? [1,5%] [1%] [2%] [Tanpa jasa] [Lainnya] [Batal]
    Bu Rini * Tanpa jasa
    bot ~ Modal Rp3.000.000 dari UPK
    | 10 bulan, tanpa jasa: angsuran Rp300.000.
    | Diterima 21 Nov 2026, setoran pertama 21 Des 2026. [Sudah diterima] [Batal]
    Bu Rini * Batal
    bot ~ Baik, tidak ada yang dicatat.
    """
    await laris.play()
    assert await laris.loans() == []


async def test_what_no_button_offers_is_typed(laris: Chat) -> None:
    """
    Bu Rini > /modal upk
    bot < Modal dari UPK berapa? [Rp3.000.000] [Rp5.000.000] [Rp10.000.000] [Rp20.000.000] [Lainnya] [Batal]
    Bu Rini * Lainnya
    bot ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 7,5jt
    Bu Rini > 7
    bot < Rp7 atau Rp7.000? Tulis lengkap, contoh: 7,5jt
    Bu Rini > nol ^ Tulis jumlahnya
    bot < Jumlahnya nol, jadi belum ada yang dicatat. Contoh: 7,5jt
    Bu Rini > 7,5jt
    bot < Modal ini diangsur berapa kali? [6x] [10x] [12x] [18x] [24x] [Lainnya] [Batal]
    Bu Rini * Lainnya
    bot ~ Tulis berapa kali angsuran sebagai balasan pesan ini, contoh: 8x
    Bu Rini > lama sekali ^ Tulis berapa kali
    bot < Tulis satu angka, contoh: 8x
    Bu Rini > 20 bulan ^ Tulis berapa kali
    bot < Jasa UPK berapa tiap bulan? [1,5%] [1%] [2%] [Tanpa jasa] [Lainnya] [Batal]
    Bu Rini * Lainnya
    bot ~ Tulis jasanya sebagai balasan pesan ini, contoh: 1,25%
    Bu Rini > murah ^ Tulis jasanya
    bot < Jasanya belum saya pahami. Contoh: 1,25%
    Bu Rini > 1,25 ^ Tulis jasanya
    bot < Modal Rp7.500.000 dari UPK
    | 20 bulan, jasa 1,25% flat: angsuran Rp468.800.
    | Diterima 21 Nov 2026, setoran pertama 21 Des 2026. [Sudah diterima] [Batal]
    Bu Rini * Sudah diterima
    bot - ...
    bot < Terima modal Rp7.500.000 dari UPK. Menunggu Pak Joko atau Bu Ani.
    | 20 bulan, jasa 1,25% flat: angsuran Rp468.800. [Terima] [Tolak] [Bukan itu]
    """
    await laris.play()
    assert [loan.state for loan in await laris.loans()] == [LoanState.ASKED]


async def test_who_says_something_new_is_not_held_to_the_question(laris: Chat) -> None:
    """
    Bu Rini @ > /modal 3jt 10x
    bot @Bu Rini < Jasa UPK berapa tiap bulan? [1,5%] [1%] [2%] [Tanpa jasa] [Lainnya] [Batal]
    Bu Rini @ * Lainnya
    bot @Bu Rini ~ Tulis jasanya sebagai balasan pesan ini, contoh: 1,25%
    Bu Rini @ > biaya 5rb konsumsi
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Biaya Rp5.000 (konsumsi). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Bu Rini @ > 1%
    bot @Bu Rini < Maaf, saya belum paham. Contoh yang bisa: setor 20rb [Bantuan]
    """
    await laris.play()


async def test_the_words_stand_in_any_order(laris: Chat) -> None:
    """
    Bu Rini > /modal tanpa jasa 10 bulan dari upk mekar 3 juta tgl 5
    bot < Modal Rp3.000.000 dari UPK Mekar
    | 10 bulan, tanpa jasa: angsuran Rp300.000.
    | Diterima 21 Nov 2026, setoran pertama 5 Jan 2027. [Sudah diterima] [Batal]
    Bu Rini > /modal 3jt 10x 1,5% menurun kemarin
    bot < Modal Rp3.000.000 dari UPK
    | 10 bulan, jasa 1,5% menurun: angsuran Rp345.000 sampai Rp304.500.
    | Diterima 20 Nov 2026, setoran pertama 20 Des 2026. [Sudah diterima] [Batal]
    Bu Rini > /modal mulai 5 januari koperasi mawar 52 minggu 0,5% 5jt
    bot < Modal Rp5.000.000 dari Koperasi Mawar
    | 52 minggu, jasa 0,5% flat: angsuran Rp121.200.
    | Diterima 21 Nov 2026, setoran pertama 5 Jan 2027. [Sudah diterima] [Batal]
    Bu Rini * Sudah diterima
    bot - ...
    bot < Terima modal Rp5.000.000 dari Koperasi Mawar. Menunggu Pak Joko atau Bu Ani.
    | 52 minggu, jasa 0,5% flat: angsuran Rp121.200. [Terima] [Tolak] [Bukan itu]
    Bu Ani * Terima
    bot ~ ✅ No. 1: Modal dari Koperasi Mawar Rp5.000.000.
    | Lima juta rupiah. Diterima Bu Ani, 21 Nov 2026.
    | Setoran pertama Rp121.200, 5 Jan 2027. [Urungkan]
    """
    await laris.play()
    assert (await laris.loan(1)).loan.lender == "Koperasi Mawar"


async def test_the_first_payment_falls_on_the_group_s_day(laris: Chat) -> None:
    """
    Pak Joko > /aturan jatuh tempo 10
    bot < Aturan diubah: jatuh tempo dari hari rapat menjadi tanggal 10. ...
    Bu Rini > /modal 3jt 10x 1,5% upk
    bot < Modal Rp3.000.000 dari UPK
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Diterima 21 Nov 2026, setoran pertama 10 Des 2026. [Sudah diterima] [Batal]
    Bu Rini * Sudah diterima
    bot - ...
    bot < Terima modal Rp3.000.000 dari UPK. ... [...]
    Bu Ani * Terima
    bot ~ ✅ No. 1: Modal dari UPK Rp3.000.000. ... [...]
    """
    await laris.play()
    days = [one.due_on for one in (await laris.loan(1)).instalments]
    assert (days[0], days[1], days[9]) == (dt.date(2026, 12, 10), dt.date(2027, 1, 10), dt.date(2027, 9, 10))


async def test_money_of_an_earlier_day_is_dated_with_it(laris: Chat) -> None:
    """
    Bu Rini > /modal 3jt 10x 1,5% upk kemarin
    bot < Modal Rp3.000.000 dari UPK ... [...]
    Bu Rini * Sudah diterima
    bot - ...
    bot < Terima modal Rp3.000.000 dari UPK, tanggal 20 Nov 2026. Menunggu Pak Joko atau Bu Ani.
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000. [Terima] [Tolak] [Bukan itu]
    Bu Ani * Terima
    bot ~ ✅ No. 1: Modal dari UPK Rp3.000.000.
    | Tiga juta rupiah. Tanggal 20 Nov 2026. Diterima Bu Ani, 21 Nov 2026.
    | Setoran pertama Rp345.000, 20 Des 2026. [Urungkan]
    """
    await laris.play()
    assert (await laris.loan(1)).loan.disbursed_on == dt.date(2026, 11, 20)


async def test_what_cannot_be_is_said_with_an_example(laris: Chat) -> None:
    """
    Bu Siti > /modal 3jt 10x 1,5% upk
    bot < Modal dicatat pengurus kelompok. Minta tolong mereka, ya.
    Bu Rini > /modal 3jt 10x 1,5% upk tgl 31 februari
    bot < Tanggal “tgl 31 februari” tidak ada. Contoh: /modal 3jt 10x 1,5% upk
    Bu Rini > /modal 0 10x
    bot < Jumlahnya nol, jadi belum ada yang dicatat. Contoh: /modal 3jt 10x 1,5% upk
    Bu Rini > /modal 3jt 12 minggu uppks
    bot < Modal dihitung flat, menurun atau anuitas. Contoh: /modal 3jt 10x 1,5% upk
    Bu Rini > /modal 3jt 5jt 10x
    bot < Belum saya pahami. Contoh: /modal 3jt 10x 1,5% upk
    Bu Rini > /modal 3jt 10x 18% per tahun
    bot < Belum saya pahami. Contoh: /modal 3jt 10x 1,5% upk
    Bu Rini > /modal 3 10x 1,5%
    bot < Modal dari UPK berapa? [Rp3.000.000] [Rp5.000.000] [Rp10.000.000] [Rp20.000.000] [Lainnya] [Batal]
    Bu Rini > /modal 300jt 10x 1%
    bot < Rp300.000.000 melebihi batas sekali catat, Rp100.000.000. Periksa angka nolnya, ya.
    | Modal dari UPK berapa? [Rp3.000.000] [Rp5.000.000] [Rp10.000.000] [Rp20.000.000] [Lainnya] [Batal]
    Bu Rini > /modal 3jt 400x 1%
    bot < Angsurannya 1 sampai 360 kali. Contoh: 10x
    | Modal ini diangsur berapa kali? [6x] [10x] [12x] [18x] [24x] [Lainnya] [Batal]
    """
    await laris.play()
    assert await laris.loans() == []


async def test_money_that_did_not_come_is_refused_or_taken_back(laris: Chat) -> None:
    """
    Bu Rini > /modal 3jt 10x 1,5% upk
    bot < ... [...]
    Bu Rini * Sudah diterima
    bot - ...
    bot < Terima modal Rp3.000.000 dari UPK. ... [...]
    Pak Joko * Tolak
    bot ~ ... [...]
    Pak Joko * Jumlahnya berbeda
    bot ~ ✖ Belum diterima: Modal dari UPK Rp3.000.000. [Lihat alasan]
    bot @Bu Rini < Belum diterima: Modal dari UPK Rp3.000.000.
    | Alasan: Jumlahnya berbeda. Kalau keliru, tulis lagi di grup.
    Bu Siti > /modal
    bot < Belum ada modal dari UPK. Pengurus yang mencatatnya.
    Bu Rini > /modal 2jt 10x 1,5% upk
    bot < ... [...]
    Bu Rini * Sudah diterima
    bot - ...
    bot < Terima modal Rp2.000.000 dari UPK. ... [...]
    Bu Rini * Bukan itu
    bot ~ ✖ Dibatalkan: Modal dari UPK Rp2.000.000.
    Bu Rini > /modal 1jt 10x 1,5% upk
    bot < ... [...]
    Bu Rini * Sudah diterima
    bot - ...
    bot < Terima modal Rp1.000.000 dari UPK. ... [...]
    Bu Ani * Terima
    bot ~ ✅ No. 1: Modal dari UPK Rp1.000.000. ... [Urungkan]
    Bu Ani * Urungkan
    bot ~ Terima modal Rp1.000.000 dari UPK. Menunggu Pak Joko atau Bu Ani.
    | 10 bulan, jasa 1,5% flat: angsuran Rp115.000. [Terima] [Tolak] [Bukan itu]
    bot < No. 1 dibatalkan oleh No. 2: salah tekan.
    bot @Bu Rini < No. 1 dibatalkan oleh No. 2: salah tekan. Modal dari UPK Rp1.000.000 kini menunggu lagi.
    """
    await laris.play()
    states = [loan.state for loan in await laris.loans()]
    assert states == [LoanState.REJECTED, LoanState.WITHDRAWN, LoanState.ASKED]
    assert await laris.cash() == 0


async def test_where_there_is_one_officer_two_members_confirm(laris: Chat) -> None:
    """
    Bu Rini > /modal 1jt 10x 1,5% upk
    bot < ... [...]
    Bu Rini * Sudah diterima
    bot - ...
    bot < Terima modal Rp1.000.000 dari UPK. Menunggu dua anggota yang melihat uangnya.
    | 10 bulan, jasa 1,5% flat: angsuran Rp115.000. [Terima] [Tolak] [Bukan itu]
    Bu Siti * Terima
    bot ! Bu Siti: Terima kasih. Masih menunggu satu anggota lagi.
    bot ~ Terima modal Rp1.000.000 dari UPK. Menunggu satu anggota lagi.
    | 10 bulan, jasa 1,5% flat: angsuran Rp115.000. [Terima] [Tolak] [Bukan itu]
    Bu Wati * Terima
    bot ~ ✅ No. 1: Modal dari UPK Rp1.000.000. ... [Urungkan]
    """
    await officers_leave(laris, but=("Bu Rini",))
    await laris.play()
    assert await laris.cash() == 1_000_000


async def test_a_shared_telephone_writes_as_the_officer(laris: Chat) -> None:
    """
    Bu Rini > /modal 1jt 10x 1,5% upk
    bot < ... [...]
    Bu Rini * Sudah diterima
    bot - ...
    bot < Terima modal Rp1.000.000 dari UPK. Menunggu Pak Joko atau Bu Ani. ... [...]
    """
    await share_phone(laris, "Bu Rini", "Bu Siti")
    await laris.play()
    roster = await laris.roster()
    (debt,) = await laris.loans()
    assert debt.asked_member is not None and Role.BENDAHARA in roster[debt.asked_member].roles


async def test_who_is_no_officer_any_more_writes_nothing(laris: Chat) -> None:
    """
    Bu Rini > /modal 1jt 10x 1,5% upk
    bot < ... [...]
    Bu Ani > /modal 2jt 10x upk
    bot < Jasa UPK berapa tiap bulan? [...]
    Bu Ani * Lainnya
    bot ~ Tulis jasanya sebagai balasan pesan ini, contoh: 1,25%
    """
    await laris.play()
    await officers_leave(laris)
    await laris.play(
        """
        Bu Rini * Sudah diterima
        bot ! Bu Rini: Tombol ini untuk pengurus kelompok.
        Bu Ani > 1% ^ Tulis jasanya
        """
    )
    assert await laris.loans() == []


async def test_a_pressed_question_is_over(laris: Chat) -> None:
    """
    Bu Rini > /modal 1jt 10x 1,5% upk
    bot < Modal Rp1.000.000 dari UPK ... [...]
    Bu Rini > /modal 2jt 10x 1,5% upk
    bot < Modal Rp2.000.000 dari UPK ... [...]
    Bu Rini * Sudah diterima ^ Modal Rp1.000.000
    bot ! Bu Rini: Pertanyaan ini sudah lewat. Tulis sekali lagi, ya.
    """
    await laris.play()
    assert await laris.loans() == []


# --- from before the books -----------------------------------------------------------------------------------------


async def test_a_debt_that_is_running_already(laris: Chat) -> None:
    """
    Bu Siti > /modallama 3jt 10x 1,5% sisa 2,4jt mulai 10 oktober
    bot < Hanya pengurus kelompok yang bisa memakai /modallama.
    Bu Rini > /modallama 3jt 10x 1,5% sisa 2,4jt mulai 10 oktober
    bot < Modal lama Rp3.000.000 dari UPK, sisa Rp2.400.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Setoran berikutnya Rp345.000, 10 Des 2026.
    | Sudah disetor 2 dari 10 kali.
    | Kas tidak berubah. [Catat] [Batal]
    Bu Rini * Catat
    bot - ...
    bot < Modal lama dari UPK Rp2.400.000. Menunggu Pak Joko atau Bu Ani.
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000. [Terima] [Tolak] [Bukan itu]
    Bu Ani * Terima
    bot ~ ✅ No. 1: Modal lama dari UPK Rp2.400.000.
    | Dua juta empat ratus ribu rupiah. Disetujui Bu Ani, 21 Nov 2026.
    | Setoran berikutnya Rp345.000, 10 Des 2026. [Urungkan]
    Bu Siti > /modal
    bot < Modal UPK Rp3.000.000, sisa Rp2.400.000
    | Setoran berikutnya Rp345.000, 10 Des 2026
    | Sudah disetor 2 dari 10 kali [Jadwal] [Rincian] [Setor ke UPK] [Anggota peminjam]
    """
    await laris.play()
    assert await laris.cash() == 0
    assert await laris.balance(upk_debt(1)) == 2_400_000
    assert await laris.balance(equity(OPENING)) == -2_400_000
    assert (await laris.loan(1)).loan.interest_before == 90_000


async def test_step_by_step_in_private(laris: Chat) -> None:
    """
    Bu Rini @ > /modallama
    bot @Bu Rini < Modal dari UPK berapa? [Rp3.000.000] [Rp5.000.000] [Rp10.000.000] [Rp20.000.000] [Lainnya] [Batal]
    Bu Rini @ > 3jt
    bot @Bu Rini < Modal ini diangsur berapa kali? [6x] [10x] [12x] [18x] [24x] [Lainnya] [Batal]
    Bu Rini @ * 10x
    bot @Bu Rini ~ Jasa UPK berapa tiap bulan? [1,5%] [1%] [2%] [Tanpa jasa] [Lainnya] [Batal]
    Bu Rini @ * 1,5%
    bot @Bu Rini ~ Setoran pertama ke UPK tanggal berapa? Balas pesan ini, contoh: 10 maret [Batal]
    Bu Rini @ > entah
    bot @Bu Rini < Tanggalnya belum saya pahami. Contoh: 10 maret 2026
    Bu Rini @ > 10 september
    bot @Bu Rini < Sudah berapa kali disetor ke UPK? [0x] [1x] [2x] [3x] [4x] [5x] [6x] [7x] [8x] [9x]
    | [Tulis sisanya] [Batal]
    Bu Rini @ * Tulis sisanya
    bot @Bu Rini ~ Tulis sisa pokoknya sebagai balasan pesan ini, contoh: 2,4jt
    Bu Rini @ > banyak
    bot @Bu Rini < Jumlah “banyak” belum saya pahami. Contoh: 2,4jt
    Bu Rini @ > sisa 5jt
    bot @Bu Rini < Sisa pokok paling banyak Rp3.000.000. Contoh: sisa 2,4jt
    | Sudah berapa kali disetor ke UPK? [0x] [1x] [2x] [3x] [4x] [5x] [6x] [7x] [8x] [9x] [Tulis sisanya] [Batal]
    Bu Rini @ > sudah 2x
    bot @Bu Rini < Modal lama Rp3.000.000 dari UPK, sisa Rp2.400.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Perlu disetor sekarang Rp345.000, sejak 10 Nov 2026.
    | Setoran berikutnya Rp345.000, 10 Des 2026.
    | Sudah disetor 2 dari 10 kali.
    | Kas tidak berubah. [Catat] [Batal]
    Bu Rini @ * Catat
    bot @Bu Rini - ...
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Modal lama dari UPK Rp2.400.000. Menunggu Pak Joko atau Bu Ani.
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000. [Terima] [Tolak] [Bukan itu]
    """
    await laris.play()
    (debt,) = await laris.loans()
    assert (debt.principal_before, debt.first_due) == (600_000, dt.date(2026, 9, 10))


async def test_words_of_a_running_debt_behind_modal_are_understood_too(laris: Chat) -> None:
    """
    Bu Rini > /modal 2jt 10x 1% lkm mekar sisa 8x mulai 10 september
    bot < Modal lama Rp2.000.000 dari LKM Mekar, sisa Rp1.600.000
    | 10 bulan, jasa 1% flat: angsuran Rp220.000.
    | Perlu disetor sekarang Rp220.000, sejak 10 Nov 2026.
    | Setoran berikutnya Rp220.000, 10 Des 2026.
    | Sudah disetor 2 dari 10 kali.
    | Kas tidak berubah. [Catat] [Batal]
    Bu Rini > /modallama 3jt 10x 1,5% sudah 10x mulai 10 maret
    bot < Kalau semua sudah disetor, modalnya lunas dan tidak perlu dicatat. Contoh: sudah 2x
    | Sudah berapa kali disetor ke UPK? [0x] [1x] [2x] [3x] [4x] [5x] [6x] [7x] [8x] [9x] [Tulis sisanya] [Batal]
    Bu Rini * 9x
    bot ~ Modal lama Rp3.000.000 dari UPK, sisa Rp300.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Setoran berikutnya Rp345.000, 10 Des 2026.
    | Sudah disetor 9 dari 10 kali.
    | Kas tidak berubah. [Catat] [Batal]
    Bu Rini > /modallama 3jt 10x 1,5% sisa 9jt mulai 31 februari
    bot < Tanggal “31 februari” tidak ada. Contoh: /modallama 3jt 10x 1,5% sisa 2,4jt mulai 10 maret
    """
    await laris.play()
    assert await laris.loans() == []


async def test_a_debt_whose_days_are_all_over(laris: Chat) -> None:
    """
    Bu Rini > /modallama 300rb 3x 1% sisa 100rb mulai 10 juni
    bot < Modal lama Rp300.000 dari UPK, sisa Rp100.000
    | 3 bulan, jasa 1% flat: angsuran Rp103.000.
    | Perlu disetor sekarang Rp103.000, sejak 10 Agu 2026.
    | Sudah disetor 2 dari 3 kali.
    | Kas tidak berubah. [Catat] [Batal]
    Bu Rini * Catat
    bot - ...
    bot < Modal lama dari UPK Rp100.000. ... [...]
    Bu Ani * Terima
    bot ~ ✅ No. 1: Modal lama dari UPK Rp100.000.
    | Seratus ribu rupiah. Disetujui Bu Ani, 21 Nov 2026. [Urungkan]
    """
    await laris.play()
    assert (await laris.loan(1)).outstanding == 100_000


async def test_forged_answers_write_nothing(laris: Chat) -> None:
    """
    Bu Rini > /modal 10x 1,5% upk
    bot < Modal dari UPK berapa? [...]
    """
    await laris.play()
    message = laris.world.groups()[0].newest("Modal dari UPK berapa")
    rini = laris.world.person("Bu Rini")
    assert message is not None
    assert rini is not None
    for data in ("mdlisi:1:amount:-7", "mdlisi:1:amount:99999999999999", "mdlisi:1:rate:150", "mdlisi:1:x:1"):
        rini.presses_data(message, data)
        await laris.life.settle()
    assert message.text == "Modal dari UPK berapa?"
    rini.presses_data(message, "mdlisi:1:write:1")
    await laris.life.settle()
    assert message.text == "Baik, tidak ada yang dicatat."
    assert await laris.loans() == []
