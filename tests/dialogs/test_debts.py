"""What the group owes the UPK: written down, lent on to members, repaid; in the group sums alone."""

import datetime as dt

from handlers.buttons import Payload
from handlers.debts import PayDebt, SetSource, ShowBorrowers, ShowDebt, ShowDebtSchedule, ShowSources
from handlers.new_debts import BeginDebt, ChooseDebt
from sandbox.records import Message
from savings.journal import OPENING, cash, equity, expense, income, loan_of, upk_debt
from savings.loans import EarlyPayoff, Fee, LoanState, Method
from savings.roles import Role
from services import debts, loans
from services.turn import Turn
from tests.chat import Chat
from tests.dialogs.helpers import officers_leave, share_phone
from tests.dialogs.lending import borrow_from_upk, lend

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
    | Tiga juta rupiah. Diterima Bu Ani, 20 Nov 2026.
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
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Setoran berikutnya Rp345.000, 10 Des 2026.
    | Sudah disetor 2 dari 10 kali.
    | Belum dipinjamkan ke anggota. [Jadwal] [Setor ke UPK] [Anggota peminjam]
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


# --- looked at -----------------------------------------------------------------------------------------------------


async def test_the_schedule(laris: Chat) -> None:
    """
    Bu Siti > /modal
    bot < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Perlu disetor sekarang Rp345.000, sejak 10 Nov 2026.
    | Setoran berikutnya Rp345.000, 10 Des 2026.
    | Sudah disetor 0 dari 10 kali.
    | Belum dipinjamkan ke anggota. [Jadwal] [Setor ke UPK] [Anggota peminjam]
    Bu Rini > setor ke upk 400rb
    bot < Rp55.000 lebih dari tagihan. Untuk apa? [Angsuran berikutnya] [Ganti jumlah] [Batal]
    Bu Rini * Angsuran berikutnya
    bot < Setoran Rp400.000 ke UPK, lebihnya untuk angsuran berikutnya. ... [...]
    bot - ...
    Pak Joko * Terima
    bot ~ ✅ No. 2: Setoran ke UPK Rp400.000. ...
    | Pokok Rp310.000, jasa Rp90.000. Sisa modal UPK Rp2.690.000. [Urungkan]
    Bu Siti * Jadwal
    bot ~ Jadwal setoran ke UPK
    | ✓ 1. 10 Nov 2026 Rp345.000
    | ◐ 2. 10 Des 2026 Rp345.000, sudah Rp55.000
    | ○ 3. 10 Jan 2027 Rp345.000
    | ○ 4. 10 Feb 2027 Rp345.000
    | ○ 5. 10 Mar 2027 Rp345.000
    | ○ 6. 10 Apr 2027 Rp345.000
    | ○ 7. 10 Mei 2027 Rp345.000
    | ○ 8. 10 Jun 2027 Rp345.000
    | ○ 9. 10 Jul 2027 Rp345.000
    | ○ 10. 10 Agu 2027 Rp345.000 [Kembali]
    Bu Siti * Kembali
    bot ~ Modal UPK Rp3.000.000, sisa Rp2.690.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Setoran berikutnya Rp290.000, 10 Des 2026.
    | Sudah disetor 1 dari 10 kali.
    | Belum dipinjamkan ke anggota. [Jadwal] [Setor ke UPK] [Anggota peminjam]
    """
    await borrow_from_upk(laris, first_due=dt.date(2026, 11, 10))
    await laris.play()


async def test_a_long_schedule_has_pages(laris: Chat) -> None:
    """
    Bu Siti > /modal
    bot < Modal UPK Rp3.000.000, sisa Rp3.000.000 ... [Jadwal] [Setor ke UPK] [Anggota peminjam]
    Bu Siti * Jadwal
    bot ~ Jadwal setoran ke UPK, hal. 1/2 ... ○ 12. 21 Okt 2027 Rp245.000 [Hal. 2] [Kembali]
    Bu Siti * Hal. 2
    bot ~ Jadwal setoran ke UPK, hal. 2/2
    | ○ 13. 21 Nov 2027 Rp245.000
    | ○ 14. 21 Des 2027 Rp245.000
    | ○ 15. 21 Jan 2028 Rp245.000 [Hal. 1] [Kembali]
    """
    await borrow_from_upk(laris, periods=15)
    await laris.play()


async def test_in_the_group_nobody_s_name_and_of_few_no_sum(laris: Chat) -> None:
    """
    Bu Siti > /modal
    bot < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Setoran berikutnya Rp345.000, 10 Des 2026.
    | Sudah disetor 0 dari 10 kali.
    | Dipinjamkan Rp1.000.000 ke 2 anggota. [Jadwal] [Setor ke UPK] [Anggota peminjam]
    Bu Siti @ > /modal
    bot @Bu Siti < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Setoran berikutnya Rp345.000, 10 Des 2026.
    | Sudah disetor 0 dari 10 kali.
    | Dipinjamkan Rp1.000.000 ke 2 anggota. [Jadwal]
    Pak Joko @ > /modal
    bot @Pak Joko < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Setoran berikutnya Rp345.000, 10 Des 2026.
    | Sudah disetor 0 dari 10 kali.
    | Dipinjamkan Rp1.000.000 ke 2 anggota, sisa Rp1.000.000.
    | Belum dipinjamkan Rp2.000.000.
    | Angsuran anggota sampai 10 Des 2026 Rp115.000, kurang Rp230.000 untuk setoran UPK Rp345.000.
    | Sampai lunas terkumpul Rp3.150.000 dari Rp3.450.000, kurang Rp300.000.
    | [Jadwal] [Setor ke UPK] [Anggota peminjam]
    """
    await lent_on(laris, "Bu Siti", "Bu Wati")
    await laris.play()


async def test_officers_see_the_borrowers_in_private(laris: Chat) -> None:
    """
    Pak Joko > /modal
    bot < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Setoran berikutnya Rp345.000, 10 Des 2026.
    | Sudah disetor 0 dari 10 kali.
    | Dipinjamkan Rp1.500.000 ke 3 anggota, sisa Rp1.500.000.
    | Belum dipinjamkan Rp1.500.000.
    | Angsuran anggota sampai 10 Des 2026 Rp172.500, kurang Rp172.500 untuk setoran UPK Rp345.000.
    | Sampai lunas terkumpul Rp3.225.000 dari Rp3.450.000, kurang Rp225.000.
    | [Jadwal] [Setor ke UPK] [Anggota peminjam]
    = start Pak Joko modal_1_1
    bot @Pak Joko < Modal UPK Rp3.000.000, sisa Rp3.000.000 ... [Jadwal] [Setor ke UPK] [Anggota peminjam]
    Pak Joko @ * Anggota peminjam
    bot @Pak Joko ~ 3 anggota meminjam dari modal ini, sisa Rp1.500.000
    | • Bu Siti, sisa Rp500.000
    | • Bu Wati, sisa Rp500.000
    | • Bu Sri, sisa Rp500.000 [Ganti sumber dana] [Kembali]
    Bu Rini > bu siti angsur 57.500
    bot < ✅ No. 8: Bu Siti, angsuran Rp57.500. ... [...]
    bot @Bu Siti < ... [...]
    = clock 2026-12-12 19:00 WIB
    Pak Joko @ * Kembali
    bot @Pak Joko ~ Modal UPK Rp3.000.000, sisa Rp3.000.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Perlu disetor sekarang Rp345.000, sejak 10 Des 2026.
    | Setoran berikutnya Rp345.000, 10 Jan 2027.
    | Sudah disetor 0 dari 10 kali.
    | Dipinjamkan Rp1.500.000 ke 3 anggota, sisa Rp1.450.000.
    | Belum dipinjamkan Rp1.500.000.
    | Angsuran anggota sampai 10 Jan 2027 Rp345.000 (Rp57.500 sudah masuk), kurang Rp345.000 untuk setoran UPK
    | Rp690.000.
    | Sampai lunas terkumpul Rp3.225.000 dari Rp3.450.000, kurang Rp225.000.
    | [Jadwal] [Setor ke UPK] [Anggota peminjam]
    Pak Joko @ * Anggota peminjam
    bot @Pak Joko ~ 3 anggota meminjam dari modal ini, sisa Rp1.450.000
    | • Bu Siti, sisa Rp450.000
    | • Bu Wati, sisa Rp500.000. Yang ditunggu sekarang Rp57.500 (1 angsuran, sejak 10 Des 2026)
    | • Bu Sri, sisa Rp500.000. Yang ditunggu sekarang Rp57.500 (1 angsuran, sejak 10 Des 2026)
    | [Ganti sumber dana] [Kembali]
    """
    await lent_on(laris, "Bu Siti", "Bu Wati", "Bu Sri")
    await laris.play()


async def test_the_facilitator_looks_and_changes_nothing(laris: Chat) -> None:
    """
    Mbak Merli @ > /modal
    bot @Mbak Merli < Modal UPK Rp3.000.000, sisa Rp3.000.000
    | ...
    | Dipinjamkan Rp500.000 ke 1 anggota, sisa Rp500.000. ... [Jadwal] [Anggota peminjam]
    Mbak Merli @ * Anggota peminjam
    bot @Mbak Merli ~ 1 anggota meminjam dari modal ini, sisa Rp500.000
    | • Bu Siti, sisa Rp500.000 [Kembali]
    """
    await lent_on(laris, "Bu Siti")
    await laris.play()


async def test_the_source_of_a_loan_is_changed_by_a_tap(laris: Chat) -> None:
    """
    Pak Joko @ > /modal
    bot @Pak Joko < ... [Jadwal] [Setor ke UPK] [Anggota peminjam]
    Pak Joko @ * Anggota peminjam
    bot @Pak Joko ~ ... [Ganti sumber dana] [Kembali]
    Pak Joko @ * Ganti sumber dana
    bot @Pak Joko ~ Sumber dana pinjaman anggota
    | ☑ dari modal UPK Rp3.000.000, ☐ dari uang lain. Tekan nama untuk mengganti; kas tidak berubah.
    | [☑ Bu Siti Rp500.000] [☐ Bu Wati Rp500.000] [Selesai]
    Pak Joko @ * ☑ Bu Siti Rp500.000
    bot @Pak Joko ~ Sumber dana pinjaman anggota
    | ☑ dari modal UPK Rp3.000.000, ☐ dari uang lain. Tekan nama untuk mengganti; kas tidak berubah.
    | [☐ Bu Siti Rp500.000] [☐ Bu Wati Rp500.000] [Selesai]
    Pak Joko @ * ☐ Bu Wati Rp500.000
    bot @Pak Joko ~ Sumber dana pinjaman anggota
    | ☑ dari modal UPK Rp3.000.000, ☐ dari uang lain. Tekan nama untuk mengganti; kas tidak berubah.
    | [☐ Bu Siti Rp500.000] [☑ Bu Wati Rp500.000] [Selesai]
    Pak Joko @ * Selesai
    bot @Pak Joko ~ 1 anggota meminjam dari modal ini, sisa Rp500.000
    | • Bu Wati, sisa Rp500.000 [Ganti sumber dana] [Kembali]
    """
    await lent_on(laris, "Bu Siti")
    await lend(laris, "Bu Wati")
    before = await laris.cash()
    await laris.play()
    debt, siti, wati = await laris.loans()
    assert (siti.funded_by, wati.funded_by) == (None, debt.id)
    assert await laris.cash() == before


async def test_nobody_has_borrowed_yet(laris: Chat) -> None:
    """
    Pak Joko @ > /modal
    bot @Pak Joko < ... [Jadwal] [Setor ke UPK] [Anggota peminjam]
    Pak Joko @ * Anggota peminjam
    bot @Pak Joko ~ Belum ada yang meminjam dari modal ini. [Ganti sumber dana] [Kembali]
    Pak Joko @ * Ganti sumber dana
    bot @Pak Joko ~ Belum ada pinjaman anggota yang berjalan. [Selesai]
    """
    await borrow_from_upk(laris)
    await laris.play()


async def test_two_debts(laris: Chat) -> None:
    """
    Bu Siti > /modal
    bot < 2 modal, sisa Rp5.000.000
    | • Modal UPK Rp3.000.000, sisa Rp3.000.000
    | • Modal UPK Rp2.000.000, sisa Rp2.000.000 [No. 1, Rp3.000.000] [No. 2, Rp2.000.000]
    Bu Siti * No. 2, Rp2.000.000
    bot ~ Modal UPK Rp2.000.000, sisa Rp2.000.000
    | 10 bulan, jasa 1,5% flat: angsuran Rp230.000.
    | Setoran berikutnya Rp230.000, hari ini.
    | Sudah disetor 0 dari 10 kali.
    | Belum dipinjamkan ke anggota. [Jadwal] [Setor ke UPK] [Anggota peminjam] [Semua modal]
    Bu Siti * Semua modal
    bot ~ 2 modal, sisa Rp5.000.000
    | • Modal UPK Rp3.000.000, sisa Rp3.000.000
    | • Modal UPK Rp2.000.000, sisa Rp2.000.000 [No. 1, Rp3.000.000] [No. 2, Rp2.000.000]
    Bu Rini > setor ke upk 230rb
    bot < Untuk pinjaman yang mana? [Modal No. 1 · Rp345.000] [Modal No. 2 · Rp230.000] [Batal]
    Bu Rini * Modal No. 2 · Rp230.000
    bot < Setoran Rp230.000 ke UPK. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot - Untuk pinjaman yang mana?
    Bu Ani * Terima
    bot ~ ✅ No. 3: Setoran ke UPK Rp230.000. ...
    | Pokok Rp200.000, jasa Rp30.000. Sisa modal UPK Rp1.800.000. [Urungkan]
    """
    await borrow_from_upk(laris)
    await borrow_from_upk(laris, 2_000_000)
    await laris.play()
    assert await laris.balance(upk_debt(2)) == 1_800_000


async def test_a_link_of_another_group_leads_nowhere(laris: Chat) -> None:
    """
    = start Bu Siti modal_99
    bot @Bu Siti < Anda belum terdaftar di kelompok itu.
    = start Bu Siti modal_1_77
    bot @Bu Siti < Modal UPK Rp3.000.000, sisa Rp3.000.000 ... [Jadwal]
    """
    await borrow_from_upk(laris)
    await laris.play()


# --- paid ----------------------------------------------------------------------------------------------------------


async def test_a_payment_by_the_button(laris: Chat) -> None:
    """
    Bu Rini > /modal
    bot < ... [Jadwal] [Setor ke UPK] [Anggota peminjam]
    Bu Siti * Setor ke UPK
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Pak Joko * Setor ke UPK
    bot ~ Setor ke UPK berapa? [Rp345.000] [Lunasi] [Lainnya] [Batal]
    Pak Joko * Rp345.000
    bot < Setoran Rp345.000 ke UPK. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Setor ke UPK berapa?
    Bu Rini * Terima
    bot ~ ✅ No. 2: Setoran ke UPK Rp345.000.
    | Tiga ratus empat puluh lima ribu rupiah. Disetujui Bu Rini, 21 Nov 2026.
    | Pokok Rp300.000, jasa Rp45.000. Sisa modal UPK Rp2.700.000. [Urungkan]
    Bu Rini * Urungkan
    bot ~ Setoran Rp345.000 ke UPK. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot < No. 2 dibatalkan oleh No. 3: salah tekan.
    bot @Pak Joko < No. 2 dibatalkan oleh No. 3: salah tekan. Setoran ke UPK Rp345.000 kini menunggu lagi.
    """
    await borrow_from_upk(laris)
    await laris.play()
    assert await laris.balance(upk_debt(1)) == 3_000_000


async def test_a_payment_by_command(laris: Chat) -> None:
    """
    Bu Siti > /setorupk 345rb
    bot < Hanya pengurus kelompok yang bisa memakai /setorupk.
    Bu Rini > /setorupk entah
    bot < Belum saya pahami. Contoh: /setorupk 345rb
    Bu Rini > /setorupk 0
    bot < Jumlahnya nol, jadi belum ada yang dicatat. Contoh: setor ke upk 345rb
    Bu Rini > /setorupk
    bot < Setor ke UPK berapa? [Rp345.000] [Lunasi] [Lainnya] [Batal]
    Bu Rini * Batal
    bot ~ Baik, tidak ada yang dicatat.
    Bu Rini > /setorupk 345rb
    bot < Setoran Rp345.000 ke UPK. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ! Bu Rini: Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.
    Pak Joko * Terima
    bot ~ ✅ No. 2: Setoran ke UPK Rp345.000. ...
    | Pokok Rp300.000, jasa Rp45.000. Sisa modal UPK Rp2.700.000. [Urungkan]
    """
    await borrow_from_upk(laris)
    await laris.play()
    assert await laris.balance(expense("jasa_upk")) == 45_000


async def test_more_than_is_owed_is_refused_with_the_right_sum(laris: Chat) -> None:
    """
    Bu Rini > setor ke upk 600rb
    bot < Sisa tagihan UPK Rp575.000, jadi Rp600.000 terlalu banyak. [Ganti jumlah] [Batal]
    Bu Rini * Ganti jumlah
    bot ~ Tulis jumlahnya sebagai balasan pesan ini, contoh: 35rb
    Bu Rini > 57.500
    bot < Setoran Rp57.500 ke UPK. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    """
    await borrow_from_upk(laris, 500_000)
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_all_of_it_is_paid_off(laris: Chat) -> None:
    """
    Bu Rini > setor ke upk lunas
    bot < Pelunasan modal UPK: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500. [Lunasi Rp507.500] [Batal]
    Bu Rini * Lunasi Rp507.500
    bot < Setoran Rp507.500 ke UPK, untuk pelunasan. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot - Pelunasan modal UPK: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500.
    Bu Ani * Terima
    bot ! Bu Ani: Uang yang ada Rp500.000, belum cukup.
    Bu Rini > denda bu wati 10rb
    bot < ✅ No. 2: Bu Wati, denda Rp10.000. ... [...]
    Bu Ani * Terima
    bot ~ ✅ No. 3: Setoran ke UPK Rp507.500. ...
    | Pokok Rp500.000, jasa Rp7.500. Modal UPK lunas. [Urungkan]
    Bu Siti > /modal
    bot < Modal UPK Rp500.000 sudah lunas
    | 10 bulan, jasa 1,5% flat: angsuran Rp57.500.
    | Semua setoran ke UPK selesai. Terima kasih, semuanya.
    Bu Rini > setor ke upk 10rb
    bot < Belum ada modal UPK yang berjalan. Catat dulu dengan /modal.
    """
    await borrow_from_upk(laris, 500_000)
    await laris.play()
    assert (await laris.loan(1)).settled and await laris.cash() == 2_500


async def test_a_correction_of_a_payment_is_split_anew(laris: Chat) -> None:
    """
    Bu Rini > setor ke upk 300rb
    bot < Setoran Rp300.000 ke UPK. ... [...]
    Pak Joko * Terima
    bot ~ ✅ No. 2: Setoran ke UPK Rp300.000. ...
    | Pokok Rp255.000, jasa Rp45.000. Sisa modal UPK Rp2.745.000. [Urungkan]
    Pak Joko > /ralat 2 jadi 345rb salah baca
    bot < Pak Joko minta No. 2 diralat jadi Rp345.000.
    | Semula: Setoran ke UPK Rp300.000.
    | Alasan: salah baca.
    | Menunggu Bu Ani. [Setuju] [Tolak]
    Bu Ani * Setuju
    bot ~ ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4.
    | Alasan: salah baca. Disetujui Bu Ani.
    bot ~ ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4.
    | Semula: Setoran ke UPK Rp300.000.
    bot < ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4: Setoran ke UPK Rp345.000.
    bot @Pak Joko < ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4: Setoran ke UPK Rp345.000.
    | Alasan: salah baca.
    Pak Joko > /ralat 1 jadi 2jt salah baca
    bot < Jumlah No. 1 mengikuti perjanjian pinjaman. Batalkan saja, lalu catat yang benar.
    """
    await borrow_from_upk(laris)
    await laris.play()
    assert await laris.balance(upk_debt(1)) == 2_700_000
    assert await laris.balance(expense("jasa_upk")) == 45_000


# --- forged, and from elsewhere ------------------------------------------------------------------------------------


async def told(chat: Chat, message: Message, name: str, *payloads: Payload) -> list[str]:
    """What the presser alone is told of forged buttons under a message of the bot's."""
    person = chat.world.person(name)
    assert person is not None
    heard: list[str] = []
    hush = chat.world.subscribe(lambda event: heard.append(event.data["text"]) if event.kind == "alert" else None)
    for payload in payloads:
        person.presses_data(message, payload.pack())
        await chat.life.settle()
    hush()
    return heard


async def test_forged_buttons_show_and_change_nothing(laris: Chat) -> None:
    """
    Bu Siti > /modal
    bot < ... [Jadwal] [Setor ke UPK] [Anggota peminjam]
    """
    await lent_on(laris, "Bu Siti")
    await laris.play()
    public = laris.world.groups()[0].newest("Modal UPK")
    assert public is not None
    names = (ShowBorrowers(1, 1, 0), ShowSources(1, 1, 0), SetSource(1, 2, 0, 0), SetSource(99, 2, 0, 0))
    only_private = "Daftar peminjam hanya di chat pribadi. Ketik /modal di sana."
    assert await told(laris, public, "Pak Joko", *names) == [only_private] * 4
    elsewhere = "Anda belum terdaftar di kelompok ini."
    assert await told(laris, public, "Pak Joko", ShowDebt(2, 1), ShowDebt(2, 0)) == [elsewhere] * 2
    of_a_member = (ShowDebt(1, 2), ShowDebtSchedule(1, 2, 0), PayDebt(1, 2), ShowDebt(1, 99))
    assert await told(laris, public, "Pak Joko", *of_a_member) == ["Modal ini sudah tidak ada di buku."] * 4
    officers = "Tombol ini untuk pengurus kelompok."
    assert await told(laris, public, "Bu Siti", BeginDebt(1), PayDebt(1, 1)) == [officers] * 2
    over = "Pertanyaan ini sudah lewat. Tulis sekali lagi, ya."
    assert await told(laris, public, "Bu Siti", ChooseDebt(99, "write", 1)) == [over]
    assert [loan.funded_by for loan in await laris.loans()] == [None, 1]


async def test_forged_buttons_in_private(laris: Chat) -> None:
    """
    Bu Siti @ > /modal
    bot @Bu Siti < ... [Jadwal]
    Mbak Merli @ > /modal
    bot @Mbak Merli < ... [Jadwal] [Anggota peminjam]
    Pak Joko @ > /modal
    bot @Pak Joko < ... [Jadwal] [Setor ke UPK] [Anggota peminjam]
    """
    await lent_on(laris, "Bu Siti")
    await laris.play()

    async def hears(name: str, *payloads: Payload) -> list[str]:
        person = laris.world.person(name)
        assert person is not None
        message = laris.world.private_chat(person, laris.player.bot).newest("Modal UPK")
        assert message is not None
        return await told(laris, message, name, *payloads)

    writes = "Tombol ini untuk pengurus kelompok."
    sees = "Tombol ini untuk ketua, sekretaris, bendahara atau pendamping."
    changes = (ShowSources(1, 1, 0), SetSource(1, 2, 0, 0))
    assert await hears("Bu Siti", ShowBorrowers(1, 1, 0), *changes) == [sees, writes, writes]
    assert await hears("Mbak Merli", *changes, PayDebt(1, 1)) == [writes] * 3
    moved = "Pinjaman ini tidak bisa dipindah lagi."
    strangers = "Anda belum terdaftar di kelompok ini."
    assert await hears("Pak Joko", SetSource(1, 1, 1, 0), SetSource(1, 99, 1, 0), SetSource(99, 2, 0, 0)) == [
        moved,
        moved,
        strangers,
    ]
    assert [loan.funded_by for loan in await laris.loans()] == [None, 1]


async def test_a_debt_that_is_paid_takes_no_more_money_by_an_old_button(laris: Chat) -> None:
    """
    Bu Rini > setor ke upk lunas
    bot < ... [...]
    Bu Rini * Lunasi Rp101.500
    bot < ... [...]
    bot - ...
    Pak Joko > denda bu wati 10rb
    bot < ... [...]
    Bu Rini * Terima ^ Bu Wati
    bot ~ ... [...]
    Pak Joko * Terima ^ Setoran
    bot ~ ✅ No. 3: Setoran ke UPK Rp101.500. ... Modal UPK lunas. [Urungkan]
    """
    await borrow_from_upk(laris, 100_000)
    await laris.play()
    paid = laris.world.groups()[0].newest("Modal UPK lunas")
    assert paid is not None
    assert await told(laris, paid, "Bu Rini", PayDebt(1, 1)) == ["Modal ini sedang tidak ada setorannya."]


async def lent_on(chat: Chat, *names: str) -> None:
    """The UPK's three millions, and Rp500.000 of them with each of these; all fall due on 10 December."""
    first = dt.date(2026, 12, 10)
    debt = await borrow_from_upk(chat, first_due=first)
    for name in names:
        loan = await lend(chat, name, first_due=first)
        async with chat.life.database.write() as tx:
            turn = Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory)
            known = await loans.find(turn, loan.id)
            assert known is not None
            await debts.set_source(turn, known, debt)


# --- the whole life of a debt --------------------------------------------------------------------------------------

BORROWERS = {  # by whom it is asked, and who decides: nobody about an own loan
    "Bu Siti": ("Bu Siti > pinjam 500rb 10x", "Pak Joko", "Bu Rini"),
    "Bu Wati": ("Bu Wati > pinjam 500rb 10x", "Pak Joko", "Bu Rini"),
    "Bu Sri": ("Bu Sri > pinjam 500rb 10x", "Pak Joko", "Bu Rini"),
    "Mbah Karto": ("Pak Joko > pinjam buat mbah karto 500rb 10x", "Bu Ani", "Bu Rini"),
    "Pak Joko": ("Pak Joko > pinjam 500rb 10x", "Bu Ani", "Bu Rini"),
    "Bu Ani": ("Bu Ani > pinjam 500rb 10x", "Pak Joko", "Bu Rini"),
}
IN_PRIVATE = ("Bu Siti", "Pak Joko")
"""Borrowers who have pressed Start."""

MONTHS = [dt.date(2026 + (11 + month) // 12, (11 + month) % 12 + 1, 10) for month in range(10)]
"""10 December 2026 to 10 September 2027."""


async def test_a_debt_from_the_first_day_to_the_last(laris: Chat) -> None:
    """
    Pak Joko > /aturan jatuh tempo 10
    bot < Aturan diubah: jatuh tempo dari hari rapat menjadi tanggal 10. ...
    Bu Rini > /modal 3jt 10x 1,5% upk
    bot < Modal Rp3.000.000 dari UPK
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
    | Diterima 21 Nov 2026, setoran pertama 10 Des 2026. [Sudah diterima] [Batal]
    Bu Rini * Sudah diterima
    bot - ...
    bot < Terima modal Rp3.000.000 dari UPK. Menunggu Pak Joko atau Bu Ani. ... [...]
    Pak Joko * Terima
    bot ~ ✅ No. 1: Modal dari UPK Rp3.000.000. ... [...]
    """
    await laris.play()
    for number, name in enumerate(BORROWERS, 2):
        await laris.play(payout(name, number))
    assert await laris.cash() == 0
    await laris.play(
        """
        Bu Siti > /modal
        bot < Modal UPK Rp3.000.000, sisa Rp3.000.000
        | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
        | Setoran berikutnya Rp345.000, 10 Des 2026.
        | Sudah disetor 0 dari 10 kali.
        | Dipinjamkan Rp3.000.000 ke 6 anggota, sisa Rp3.000.000.
        | Angsuran anggota sampai 10 Des 2026 Rp345.000, cukup untuk setoran UPK Rp345.000.
        | Sampai lunas terkumpul Rp3.450.000, cukup untuk Rp3.450.000. [Jadwal] [Setor ke UPK] [Anggota peminjam]
        """
    )
    for month, day in enumerate(MONTHS, 1):
        await laris.play(month_of(day, month))
        assert await laris.balance(upk_debt(1)) == 3_000_000 - month * 300_000
    await laris.play(
        """
        Bu Siti > /modal
        bot < Modal UPK Rp3.000.000 sudah lunas
        | 10 bulan, jasa 1,5% flat: angsuran Rp345.000.
        | Semua setoran ke UPK selesai. Terima kasih, semuanya.
        """
    )
    every = await laris.loans()
    assert {loan.state for loan in every} == {LoanState.PAID}
    assert [loan.funded_by for loan in every] == [None, *[every[0].id] * 6]
    for loan in every[1:]:
        assert loan.member_id is not None
        assert await laris.balance(loan_of(loan.member_id, loan.number)) == 0
    # What members paid for their loans is what the UPK has got for its own, to the rupiah; the box is as it was.
    assert await laris.balance(income("jasa")) == await laris.balance(expense("jasa_upk")) == 450_000
    assert await laris.cash() == 0


def payout(name: str, number: int) -> str:
    """Asked, decided by two, handed over."""
    asked, first, second = BORROWERS[name]
    asker = asked.partition(" >")[0]
    decided = f"bot @{asker} < Kabar baik: ..." if asker in IN_PRIVATE else ""
    handed = f"bot @{name} < Pinjaman {name} sudah cair. ... [...]" if name in IN_PRIVATE else ""
    return f"""
        {asked}
        bot < {name} mengajukan pinjaman Rp500.000... [Setuju] [Tolak] [Bukan itu]
        {first} * Setuju
        bot ! {first}: Terima kasih. Menunggu {second}.
        bot ~ {name} mengajukan pinjaman Rp500.000... [...]
        {second} * Setuju
        bot ~ Disetujui: pinjaman {name} Rp500.000 ... Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
        {decided}
        Bu Rini * Cairkan
        bot ~ Serahkan Rp500.000 tunai kepada {name}? [Sudah diserahkan] [Kembali]
        Bu Rini * Sudah diserahkan
        bot ~ ✅ No. {number}: pinjaman {name} Rp500.000 cair. ... [...]
        {handed}
        """


def month_of(day: dt.date, month: int) -> str:
    """All pay the bendahara, and she pays the UPK."""
    number = 8 + 7 * (month - 1)
    said = ", ".join(f"{name.lower()} angsur 57.500" for name in BORROWERS)
    receipts = "".join(f"| ✅ No. {number + at} {name}, angsuran Rp57.500\n" for at, name in enumerate(BORROWERS))
    left = "Modal UPK lunas." if month == 10 else f"Sisa modal UPK {rupiah(3_000_000 - month * 300_000)}."
    headline = "Lunas. Terima kasih, {name}." if month == 10 else "Angsuran {name} sudah diterima."
    news = "".join(f"bot @{name} < {headline.format(name=name)} ... [...]\n" for name in IN_PRIVATE)
    return f"""
= clock {day} 19:00 WIB
Bu Rini > {said}
bot < 6 catatan: Rp345.000 tercatat
{receipts.strip()} [Lihat pinjaman saya] [Sanggah]
{news.strip()}
Bu Rini > setor ke upk 345rb
bot < Setoran Rp345.000 ke UPK. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
Pak Joko * Terima ^ Setoran Rp345.000
bot ~ ✅ No. {number + 6}: Setoran ke UPK Rp345.000.
| Tiga ratus empat puluh lima ribu rupiah. Disetujui Pak Joko, ...
| Pokok Rp300.000, jasa Rp45.000. {left} [Urungkan]
"""


def rupiah(amount: int) -> str:
    """As the bot says it."""
    return f"Rp{amount:,}".replace(",", ".")
