"""A request to borrow is taken back in words, or its message is edited."""

from savings.loans import LoanState
from tests.chat import Chat
from tests.dialogs.lending import fill_box


async def test_a_request_is_taken_back_in_words(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Wati > batal pinjam
    Bu Siti > nggak jadi pinjam
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp500.000.
    bot < Pengajuan pinjaman Bu Siti Rp500.000 dibatalkan.
    Bu Siti > batal pinjam
    Bu Siti @ > batal pinjam
    bot @Bu Siti < Tidak ada pengajuan pinjaman yang menunggu.
    Bu Siti > pinjam 300rb 3x
    bot < Bu Siti mengajukan pinjaman Rp300.000
    | 3 bulan, angsuran Rp104.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Siti > batal ^ pinjam 300rb
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp300.000.
    bot < Pengajuan pinjaman Bu Siti Rp300.000 dibatalkan.
    Bu Siti > pinjam 400rb 3x
    bot < Bu Siti mengajukan pinjaman Rp400.000
    | 3 bulan, angsuran Rp139.400.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Siti > batal ^ mengajukan pinjaman Rp400.000
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp400.000.
    bot < Pengajuan pinjaman Bu Siti Rp400.000 dibatalkan.
    Bu Siti @ > pinjam 200rb 3x
    bot < Bu Siti mengajukan pinjaman Rp200.000
    | 3 bulan, angsuran Rp69.700.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Bu Siti @ > batal pinjam
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp200.000.
    bot @Bu Siti < Pengajuan pinjaman Bu Siti Rp200.000 dibatalkan.
    Bu Siti > pinjam 100rb 3x
    bot < Bu Siti mengajukan pinjaman Rp100.000
    | 3 bulan, angsuran Rp34.900.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Siti > /batal
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp100.000.
    bot < Pengajuan pinjaman Bu Siti Rp100.000 dibatalkan.
    Bu Siti > /batal
    bot < Tidak ada laporan Anda yang masih menunggu.
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert {loan.state for loan in await laris.loans()} == {LoanState.WITHDRAWN}


async def test_batal_is_about_money_first(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > /batal
    bot ~ ✖ Dibatalkan: Bu Siti, simpanan sukarela Rp20.000.
    bot < Dibatalkan: Bu Siti, simpanan sukarela Rp20.000.
    Bu Siti > batal setor
    Bu Siti > salah ^ pinjam 500rb
    bot < Pengajuan tetap Rp500.000. Untuk mengganti, tulis batal pinjam, lalu ajukan lagi.
    Bu Siti > bukan 500rb tapi 300rb ^ pinjam 500rb
    bot < Pengajuan tetap Rp500.000. Untuk mengganti, tulis batal pinjam, lalu ajukan lagi.
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert [loan.state for loan in await laris.loans()] == [LoanState.ASKED]


async def test_an_edited_request_stays_as_it_was(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Siti / pinjam 600rb 10x ^ pinjam 500rb
    bot < Pengajuan tetap Rp500.000. Untuk mengganti, tulis batal pinjam, lalu ajukan lagi.
    Bu Siti > batal pinjam
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp500.000.
    bot < Pengajuan pinjaman Bu Siti Rp500.000 dibatalkan.
    Bu Siti / pinjam 700rb 10x ^ pinjam 600rb
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert [loan.terms.principal for loan in await laris.loans()] == [500_000]


async def test_an_approved_loan_is_taken_back_before_it_is_paid_out(laris: Chat) -> None:
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
    Bu Siti > nggak jadi pinjam
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp500.000.
    bot < Pengajuan pinjaman Bu Siti Rp500.000 dibatalkan.
    """
    await fill_box(laris, 3_000_000)
    await laris.play()
    assert [loan.state for loan in await laris.loans()] == [LoanState.WITHDRAWN]
