"""/angsur massal: the instalments that are due, written down by one press at a meeting."""

import datetime as dt

from handlers.instalment_list import TickLoan, TurnLoans, WriteInstalments
from tests.attacks import newest_of_ours, person, private, rows
from tests.chat import Chat
from tests.dialogs.helpers import add_members
from tests.dialogs.lending import lend


async def test_the_list_is_the_officer_s_own(laris: Chat) -> None:
    """
    Bu Rini > /angsur massal
    bot @Bu Rini < Angsuran sampai Sabtu, 21 November 2026: Rp269.500
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini Rp51.500] [☑ Bu Siti Rp57.500]
    | [☑ Bu Wati Rp54.500] [☑ Mbah Karto Rp106.000] [Catat semua (4)] [Tutup]
    bot < Daftarnya saya kirim ke chat pribadi.
    Bu Rini @ * ☑ Bu Wati Rp54.500
    bot @Bu Rini ~ Angsuran sampai Sabtu, 21 November 2026: Rp215.000
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini Rp51.500] [☑ Bu Siti Rp57.500]
    | [☐ Bu Wati Rp54.500] [☑ Mbah Karto Rp106.000] [Catat semua (3)] [Tutup]
    Bu Rini @ * Catat semua (3)
    bot < 3 catatan: Rp163.500 tercatat, 1 menunggu
    | ⏳ Bu Rini, angsuran Rp51.500
    | ✅ No. 11 Bu Siti, angsuran Rp57.500
    | ✅ No. 12 Mbah Karto, angsuran Rp106.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat pinjaman saya] [Sanggah]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Rini ~ 2 angsuran dicatat, semua Rp163.500. 1 menunggu.
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 11, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    Bu Siti * Sanggah
    bot < Apa yang keliru pada No. 11? [Saya tidak bayar] [Jumlahnya beda] [Bukan saya] [Biarkan]
    Pak Joko * Terima semua (1)
    bot ! Pak Joko: 1 diterima.
    bot ~ 3 catatan: Rp215.000 tercatat
    | ✅ No. 13 Bu Rini, angsuran Rp51.500
    | ✅ No. 11 Bu Siti, angsuran Rp57.500
    | ✅ No. 12 Mbah Karto, angsuran Rp106.000 [Lihat pinjaman saya] [Sanggah] [Urungkan]
    bot @Bu Rini < Angsuran Bu Rini sudah diterima.
    | No. 13, Rp51.500: pokok Rp50.000, jasa Rp1.500.
    | Sisa pokok Rp50.000. Berikutnya Rp51.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await lend(laris, "Bu Wati", 300_000, 6)
    await lend(laris, "Mbah Karto", 200_000, 4, first_due=dt.date(2026, 10, 21))
    await lend(laris, "Bu Sri", 200_000, 4, first_due=dt.date(2026, 12, 5))
    await lend(laris, "Bu Rini", 100_000, 2)
    await laris.play()
    assert [(await laris.loan(number)).outstanding for number in range(1, 6)] == [
        450_000,
        300_000,
        100_000,
        200_000,
        50_000,
    ]


async def test_what_was_reported_meanwhile_is_left_out(laris: Chat) -> None:
    """
    Bu Rini @ > /angsur massal
    bot @Bu Rini < Angsuran sampai Sabtu, 21 November 2026: Rp269.500
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini Rp51.500] [☑ Bu Siti Rp57.500]
    | [☑ Bu Wati Rp54.500] [☑ Mbah Karto Rp106.000] [Catat semua (4)] [Tutup]
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini @ * Catat semua (4)
    bot < 3 catatan: Rp160.500 tercatat, 1 menunggu
    | ⏳ Bu Rini, angsuran Rp51.500
    | ✅ No. 11 Bu Wati, angsuran Rp54.500
    | ✅ No. 12 Mbah Karto, angsuran Rp106.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat pinjaman saya] [Sanggah]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Rini ~ 2 angsuran dicatat, semua Rp160.500. 1 menunggu. 1 dilewati: sudah dilaporkan, atau tagihannya
    | berubah.
    Bu Rini @ > /angsur massal
    bot @Bu Rini < Semua angsuran yang jatuh tempo sudah dilaporkan.
    """
    await lend(laris, "Bu Siti")
    await lend(laris, "Bu Wati", 300_000, 6)
    await lend(laris, "Mbah Karto", 200_000, 4, first_due=dt.date(2026, 10, 21))
    await lend(laris, "Bu Sri", 200_000, 4, first_due=dt.date(2026, 12, 5))
    await lend(laris, "Bu Rini", 100_000, 2)
    await laris.play()
    assert await laris.cash() == 54_500 + 106_000


async def test_at_a_meeting_they_share_its_card(laris: Chat) -> None:
    """
    Pak Joko > /rapat
    bot < Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 0, izin 0, sakit 0, belum 7.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Siti > angsur 57.500
    bot < Setoran rapat ke-1: 1 menunggu
    | ⏳ Bu Siti, angsuran Rp57.500 [Terima semua (1)] [Pilih] [Bukan itu]
    Bu Ani > /angsur massal
    bot < Daftarnya dibuka di chat pribadi. [Buka di chat pribadi]
    = start Bu Ani angsuran_1
    bot @Bu Ani < Angsuran sampai Sabtu, 21 November 2026: Rp212.000
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini Rp51.500] [☑ Bu Wati Rp54.500]
    | [☑ Mbah Karto Rp106.000] [Catat semua (3)] [Tutup]
    Bu Ani @ * Catat semua (3)
    bot ~ Setoran rapat ke-1: 4 menunggu
    | ⏳ Bu Siti, angsuran Rp57.500
    | ⏳ Bu Rini, angsuran Rp51.500
    | ⏳ Bu Wati, angsuran Rp54.500
    | ⏳ Mbah Karto, angsuran Rp106.000 [Terima semua (4)] [Pilih] [Bukan itu]
    bot @Bu Ani < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Ani ~ 3 angsuran diajukan dan menunggu.
    Bu Rini * Terima semua (4)
    bot ! Bu Rini: 3 diterima. 1 tetap menunggu orang lain.
    bot ~ Setoran rapat ke-1: Rp218.000 tercatat, 1 menunggu
    | ✅ No. 11 Bu Siti, angsuran Rp57.500
    | ⏳ Bu Rini, angsuran Rp51.500
    | ✅ No. 12 Bu Wati, angsuran Rp54.500
    | ✅ No. 13 Mbah Karto, angsuran Rp106.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 11, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    Bu Rini > /angsur massal
    bot < Semua angsuran yang jatuh tempo sudah dilaporkan.
    """
    await lend(laris, "Bu Siti")
    await lend(laris, "Bu Wati", 300_000, 6)
    await lend(laris, "Mbah Karto", 200_000, 4, first_due=dt.date(2026, 10, 21))
    await lend(laris, "Bu Sri", 200_000, 4, first_due=dt.date(2026, 12, 5))
    await lend(laris, "Bu Rini", 100_000, 2)
    await laris.play()
    assert await laris.cash() == 57_500 + 54_500 + 106_000


async def test_nobody_s_instalment_is_due(laris: Chat) -> None:
    """
    Bu Rini > /angsur massal
    bot < Semua angsuran yang jatuh tempo sudah dilaporkan.
    Bu Rini @ > /angsur massal
    bot @Bu Rini < Semua angsuran yang jatuh tempo sudah dilaporkan.
    """
    await laris.play()
    assert await laris.cash() == 0


async def test_who_may_not(laris: Chat) -> None:
    """
    Bu Siti > /angsur massal
    bot < Hanya pengurus kelompok yang bisa memakai /angsur massal.
    Mbak Merli > /angsur massal
    bot < Hanya anggota kelompok yang bisa memakai /angsur.
    Bu Siti @ > /start angsuran_1
    bot @Bu Siti < Hanya pengurus kelompok yang bisa memakai /angsur massal.
    Bu Siti @ > /start angsuran_99
    bot @Bu Siti < Anda belum terdaftar di kelompok itu.
    Bu Siti @ > /start angsuran_x
    bot @Bu Siti < Anda belum terdaftar di kelompok itu.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert await laris.cash() == 0


async def test_nothing_ticked_and_closed(laris: Chat) -> None:
    """
    Bu Rini > /angsur massal
    bot @Bu Rini < Angsuran sampai Sabtu, 21 November 2026: Rp57.500
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Siti Rp57.500] [Catat semua (1)] [Tutup]
    bot < Daftarnya saya kirim ke chat pribadi.
    Bu Rini @ * ☑ Bu Siti Rp57.500
    bot @Bu Rini ~ Angsuran sampai Sabtu, 21 November 2026: Rp0
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☐ Bu Siti Rp57.500] [Catat semua (0)] [Tutup]
    Bu Rini @ * Catat semua (0)
    bot ! Bu Rini: Belum ada nama yang dicentang.
    Bu Rini @ > /angsur massal
    bot @Bu Rini < Angsuran sampai Sabtu, 21 November 2026: Rp57.500
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Siti Rp57.500] [Catat semua (1)] [Tutup]
    Bu Rini @ * ☐ Bu Siti Rp57.500 ^ 2026: Rp0
    bot ! Bu Rini: Daftar ini sudah lewat. Ketik /angsur massal lagi.
    Bu Rini @ * Tutup
    bot @Bu Rini ~ Daftar ditutup. Tidak ada yang dicatat.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert await laris.cash() == 0


async def test_nobody_else_ticks_on_it(laris: Chat) -> None:
    await lend(laris, "Bu Siti")
    await laris.play(
        "Bu Rini @ > /angsur massal\nbot @Bu Rini < ... [...]\nPak Joko @ > /kas\nbot @Pak Joko < ... [...]"
    )
    joko = person(laris, "Pak Joko")
    ours = newest_of_ours(private(laris, joko))
    assert ours is not None
    ((draft,),) = await rows(laris, "SELECT id FROM drafts")
    for forged in (TickLoan(draft, 1), TurnLoans(draft, 1), WriteInstalments(draft, 1)):
        joko.presses_data(ours, forged.pack())
        await laris.life.settle()
    told = await rows(laris, "SELECT payload FROM outbox WHERE method = 'answerCallbackQuery'")
    assert len([text for (text,) in told if "Daftar ini sedang dipakai pengurus lain." in text]) == 3
    assert await rows(laris, "SELECT * FROM claims") == []


async def test_two_officers_at_once_count_once(laris: Chat) -> None:
    """
    Bu Rini > /angsur massal
    bot @Bu Rini < Angsuran sampai Sabtu, 21 November 2026: Rp57.500
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Siti Rp57.500] [Catat semua (1)] [Tutup]
    bot < Daftarnya saya kirim ke chat pribadi.
    Pak Joko > /angsur massal
    bot @Pak Joko < Angsuran sampai Sabtu, 21 November 2026: Rp57.500
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Siti Rp57.500] [Catat semua (1)] [Tutup]
    bot < Daftarnya saya kirim ke chat pribadi.
    Pak Joko @ * Catat semua (1)
    bot < Bu Siti bayar angsuran Rp57.500, dititipkan lewat Pak Joko. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Pak Joko ~ 1 angsuran diajukan dan menunggu.
    Bu Rini @ * Catat semua (1)
    bot @Bu Rini ~ Semua yang dicentang sudah tercatat sebelumnya.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_two_loans_of_one_person_have_their_numbers(laris: Chat) -> None:
    """
    Bu Rini @ > /angsur massal
    bot @Bu Rini < Angsuran sampai Sabtu, 21 November 2026: Rp110.500
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Siti No. 1 Rp57.500]
    | [☑ Bu Siti No. 2 Rp53.000] [Catat semua (2)] [Tutup]
    Bu Rini @ * ☑ Bu Siti No. 1 Rp57.500
    bot @Bu Rini ~ Angsuran sampai Sabtu, 21 November 2026: Rp53.000
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☐ Bu Siti No. 1 Rp57.500]
    | [☑ Bu Siti No. 2 Rp53.000] [Catat semua (1)] [Tutup]
    Bu Rini @ * Catat semua (1)
    bot < ✅ No. 5: Bu Siti, angsuran Rp53.000.
    | Lima puluh tiga ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Rini ~ 1 angsuran dicatat, semua Rp53.000.
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 5, Rp53.000: pokok Rp50.000, jasa Rp3.000.
    | Sisa pokok Rp150.000. Berikutnya Rp53.000, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    """
    await lend(laris, "Bu Siti")
    await lend(laris, "Bu Siti", 200_000, 4)
    await laris.play()
    assert (await laris.loan(2)).outstanding == 150_000


async def test_many_names_have_pages(laris: Chat) -> None:
    """
    Bu Rini @ > /angsur massal
    bot @Bu Rini < Angsuran sampai Sabtu, 21 November 2026: Rp115.000
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Warga 1 Rp11.500] [☑ Bu Warga 2 Rp11.500]
    | [☑ Bu Warga 3 Rp11.500] [☑ Bu Warga 4 Rp11.500] [☑ Bu Warga 5 Rp11.500] [☑ Bu Warga 6 Rp11.500]
    | [☑ Bu Warga 7 Rp11.500] [☑ Bu Warga 8 Rp11.500] [◀] [Hal. 1/2] [▶] [Catat semua (10)] [Tutup]
    Bu Rini @ * ▶
    bot @Bu Rini ~ Angsuran sampai Sabtu, 21 November 2026: Rp115.000
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Warga 9 Rp11.500] [☑ Bu Warga 10 Rp11.500] [◀]
    | [Hal. 2/2] [▶] [Catat semua (10)] [Tutup]
    Bu Rini @ * ☑ Bu Warga 9 Rp11.500
    bot @Bu Rini ~ Angsuran sampai Sabtu, 21 November 2026: Rp103.500
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☐ Bu Warga 9 Rp11.500] [☑ Bu Warga 10 Rp11.500] [◀]
    | [Hal. 2/2] [▶] [Catat semua (9)] [Tutup]
    Bu Rini @ * ◀
    bot @Bu Rini ~ Angsuran sampai Sabtu, 21 November 2026: Rp103.500
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Warga 1 Rp11.500] [☑ Bu Warga 2 Rp11.500]
    | [☑ Bu Warga 3 Rp11.500] [☑ Bu Warga 4 Rp11.500] [☑ Bu Warga 5 Rp11.500] [☑ Bu Warga 6 Rp11.500]
    | [☑ Bu Warga 7 Rp11.500] [☑ Bu Warga 8 Rp11.500] [◀] [Hal. 1/2] [▶] [Catat semua (9)] [Tutup]
    Bu Rini @ * Catat semua (9)
    bot < 9 catatan: Rp103.500 tercatat
    | ✅ No. 21 Bu Warga 1, angsuran Rp11.500
    | ✅ No. 22 Bu Warga 2, angsuran Rp11.500
    | ✅ No. 23 Bu Warga 3, angsuran Rp11.500
    | ✅ No. 24 Bu Warga 4, angsuran Rp11.500
    | ✅ No. 25 Bu Warga 5, angsuran Rp11.500
    | ✅ No. 26 Bu Warga 6, angsuran Rp11.500
    | ✅ No. 27 Bu Warga 7, angsuran Rp11.500
    | ✅ No. 28 Bu Warga 8, angsuran Rp11.500
    | ✅ No. 29 Bu Warga 10, angsuran Rp11.500 [Lihat pinjaman saya] [Sanggah]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Rini ~ 9 angsuran dicatat, semua Rp103.500.
    """
    names = [f"Bu Warga {number}" for number in range(1, 11)]
    await add_members(laris, *names)
    for name in names:
        await lend(laris, name, 100_000)
    await laris.play()
    assert await laris.cash() == 9 * 11_500
