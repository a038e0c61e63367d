"""/tunggakan: who is awaited and how the loans stand, for officers and the pendamping, in private alone."""

import datetime as dt

from tests.chat import Chat
from tests.dialogs.helpers import add_members, agree_on
from tests.dialogs.lending import fill_box, lend


async def test_who_is_behind_and_the_whole_in_five_figures(laris: Chat) -> None:
    """
    Bu Rini @ > /tunggakan
    bot @Bu Rini < Tunggakan KSM Laris Jaya: Rp174.500
    | 2 dari 3 pinjaman menunggu angsuran
    | • Mbah Karto Rp117.000: 9 angsuran, 256 hari, kolek 4 (diragukan)
    | • Bu Siti Rp57.500: 1 angsuran, 11 hari, kolek 2 (perhatian)
    |
    | 🔴 Peminjam yang tertinggal 3 angsuran atau lebih: 33,3% (LAR)
    | 🟡 Sisa pinjaman mereka, dari semua sisa: 20% (PAR)
    | 🟢 Pengembalian yang lancar: 91% (RR)
    |
    | Tanyakan kabarnya dulu, baru angsurannya. [Mbah Karto] [Bu Siti] [Semua pinjaman]
    Bu Rini @ * Mbah Karto
    bot @Bu Rini ~ Sisa pinjaman Mbah Karto Rp200.000
    | Rp200.000, 20 bulan, jasa 1,5% flat
    | Yang ditunggu sekarang Rp117.000 (9 angsuran, sejak 10 Mar 2026)
    | Angsuran berikutnya Rp13.000, 10 Des 2026
    | Sudah dibayar 0 dari 20 angsuran
    | Kalau diangsur sampai selesai: Rp260.000
    | Kolek 4, diragukan [Rincian angsuran] [Mundurkan jadwal] [Hapus pinjaman] [Semua pinjaman]
    Bu Rini @ * Semua pinjaman
    bot @Bu Rini ~ 3 pinjaman berjalan, sisa Rp1.000.000
    | Lancar 1 · Perhatian 1 · Diragukan 1 [Lancar (1)] [Perhatian (1)] [Diragukan (1)]
    Mbak Merli @ > /tunggakan
    bot @Mbak Merli < Tunggakan KSM Laris Jaya: Rp174.500
    | 2 dari 3 pinjaman menunggu angsuran
    | • Mbah Karto Rp117.000: 9 angsuran, 256 hari, kolek 4 (diragukan)
    | • Bu Siti Rp57.500: 1 angsuran, 11 hari, kolek 2 (perhatian)
    |
    | 🔴 Peminjam yang tertinggal 3 angsuran atau lebih: 33,3% (LAR)
    | 🟡 Sisa pinjaman mereka, dari semua sisa: 20% (PAR)
    | 🟢 Pengembalian yang lancar: 91% (RR)
    |
    | Tanyakan kabarnya dulu, baru angsurannya. [Mbah Karto] [Bu Siti] [Semua pinjaman]
    Bu Rini > biaya 300rb konsumsi
    bot < Biaya Rp300.000 (konsumsi). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Pak Joko * Terima
    bot ~ ✅ No. 8: Biaya konsumsi Rp300.000.
    | Tiga ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Urungkan]
    = clock +61d
    Pak Joko @ > /tunggakan
    bot @Pak Joko < Tunggakan KSM Laris Jaya: Rp384.500
    | 3 dari 3 pinjaman menunggu angsuran
    | • Mbah Karto Rp143.000: 11 angsuran, 317 hari, kolek 5 (macet)
    | • Bu Siti Rp172.500: 3 angsuran, 72 hari, kolek 2 (perhatian)
    | • Bu Wati Rp69.000: 2 angsuran, 42 hari, kolek 2 (perhatian)
    |
    | 🔴 Peminjam yang tertinggal 3 angsuran atau lebih: 66,7% (LAR)
    | 🔴 Sisa pinjaman mereka, dari semua sisa: 70% (PAR)
    | 🔴 Pengembalian yang lancar: 74% (RR)
    | 🟢 Pendapatan menutup biaya: 433,3% (CCr)
    | 🟢 Hasil setahun dari harta kelompok: 600% (ROI)
    |
    | Tanyakan kabarnya dulu, baru angsurannya. [Mbah Karto] [Bu Siti] [Bu Wati] [Semua pinjaman]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 11, 10))
    await lend(laris, "Bu Wati", 300_000, first_due=dt.date(2026, 12, 10))
    await lend(laris, "Mbah Karto", 200_000, 20, first_due=dt.date(2026, 3, 10))
    await fill_box(laris, 300_000)
    await laris.play()


async def test_without_arrears(laris: Chat) -> None:
    """
    # what is due today is not late
    Bu Rini @ > /tunggakan
    bot @Bu Rini < Tidak ada tunggakan. Semua angsuran lancar.
    |
    | 🟢 Peminjam yang tertinggal 3 angsuran atau lebih: 0% (LAR)
    | 🟢 Sisa pinjaman mereka, dari semua sisa: 0% (PAR)
    | 🟢 Pengembalian yang lancar: 100% (RR)
    = clock +1d
    Bu Rini @ > /tunggakan
    bot @Bu Rini < Tunggakan KSM Laris Jaya: Rp57.500
    | 1 dari 1 pinjaman menunggu angsuran
    | • Bu Siti Rp57.500: 1 angsuran, 1 hari, kolek 2 (perhatian)
    |
    | 🟢 Peminjam yang tertinggal 3 angsuran atau lebih: 0% (LAR)
    | 🟢 Sisa pinjaman mereka, dari semua sisa: 0% (PAR)
    | 🟢 Pengembalian yang lancar: 100% (RR)
    |
    | Tanyakan kabarnya dulu, baru angsurannya. [Bu Siti] [Semua pinjaman]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 11, 21))
    await laris.play()


async def test_without_any_loan(laris: Chat) -> None:
    """
    Bu Rini @ > /tunggakan
    bot @Bu Rini < Tidak ada tunggakan. Belum ada pinjaman yang berjalan.
    """
    await laris.play()


async def test_never_in_the_group_and_never_for_members(laris: Chat) -> None:
    """
    Bu Rini > /tunggakan
    bot < Ini untuk pengurus dan pendamping, di chat pribadi. [Buka chat pribadi]
    Mbak Merli > /tunggakan
    bot < Ini untuk pengurus dan pendamping, di chat pribadi. [Buka chat pribadi]
    = start Bu Rini tunggakan_1
    bot @Bu Rini < Tunggakan KSM Laris Jaya: Rp172.500
    | 1 dari 1 pinjaman menunggu angsuran
    | • Bu Siti Rp172.500: 3 angsuran, 72 hari, kolek 2 (perhatian)
    |
    | 🔴 Peminjam yang tertinggal 3 angsuran atau lebih: 100% (LAR)
    | 🔴 Sisa pinjaman mereka, dari semua sisa: 100% (PAR)
    | 🔴 Pengembalian yang lancar: 70% (RR)
    |
    | Tanyakan kabarnya dulu, baru angsurannya. [Bu Siti] [Semua pinjaman]
    Bu Siti > /tunggakan
    bot < Hanya ketua, sekretaris, bendahara atau pendamping yang bisa memakai /tunggakan.
    Bu Siti @ > /tunggakan
    bot @Bu Siti < Hanya ketua, sekretaris, bendahara atau pendamping yang bisa memakai /tunggakan.
    = start Bu Siti tunggakan_1
    bot @Bu Siti < Hanya ketua, sekretaris, bendahara atau pendamping yang bisa memakai /tunggakan.
    = start Bu Siti tunggakan_8
    bot @Bu Siti < Anda belum terdaftar di kelompok itu.
    = member Bu Lilik
    Bu Lilik > /tunggakan
    bot < Bu Lilik belum terdaftar di KSM Laris Jaya. [Gabung]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 9, 10))
    await laris.play()


async def test_the_groups_own_cutoffs_and_fines(laris: Chat) -> None:
    """
    Bu Rini @ > /tunggakan
    bot @Bu Rini < Tunggakan KSM Laris Jaya: Rp187.500
    | 1 dari 1 pinjaman menunggu angsuran
    | • Bu Siti Rp187.500: 3 angsuran, 72 hari, kolek 4 (diragukan)
    |
    | 🔴 Peminjam yang tertinggal 3 angsuran atau lebih: 100% (LAR)
    | 🔴 Sisa pinjaman mereka, dari semua sisa: 100% (PAR)
    | 🔴 Pengembalian yang lancar: 70% (RR)
    |
    | Tanyakan kabarnya dulu, baru angsurannya. [Bu Siti] [Semua pinjaman]
    Bu Rini @ * Bu Siti
    bot @Bu Rini ~ Sisa pinjaman Bu Siti Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat, denda telat Rp5.000 tiap angsuran
    | Yang ditunggu sekarang Rp187.500 (3 angsuran, termasuk denda Rp15.000, sejak 10 Sep 2026)
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp590.000
    | Kolek 4, diragukan [Rincian angsuran] [Mundurkan jadwal] [Hapus pinjaman] [Semua pinjaman]
    """
    await agree_on(laris, kolektibilitas="1 2 3", denda_angsuran="5000")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 9, 10))
    await fill_box(laris, 100_000)
    await laris.play()


async def test_many_who_are_behind(laris: Chat) -> None:
    """
    Bu Rini @ > /tunggakan
    bot @Bu Rini < Tunggakan KSM Laris Jaya: Rp368.000
    | 32 dari 32 pinjaman menunggu angsuran
    | • Bu Aa Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ab Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ac Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ad Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ae Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Af Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ag Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ah Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ai Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Aj Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ak Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Al Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Am Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu An Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ao Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ap Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Aq Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ar Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu As Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu At Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Au Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Av Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Aw Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ax Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ay Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Az Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Ba Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Bb Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Bc Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | • Bu Bd Rp11.500: 1 angsuran, 7 hari, kolek 2 (perhatian)
    | dan 2 lagi
    |
    | 🟢 Peminjam yang tertinggal 3 angsuran atau lebih: 0% (LAR)
    | 🟢 Sisa pinjaman mereka, dari semua sisa: 0% (PAR)
    | 🟢 Pengembalian yang lancar: 100% (RR)
    |
    | Tanyakan kabarnya dulu, baru angsurannya. [Bu Aa] [Bu Ab] [Bu Ac] [Bu Ad] [Bu Ae] [Bu Af] [Bu Ag] [Bu Ah]
    | [Semua pinjaman]
    """
    names = [f"Bu {chr(65 + number // 26)}{chr(97 + number % 26)}" for number in range(32)]
    await add_members(laris, *names)
    for name in names:
        await lend(laris, name, 100_000, first_due=dt.date(2026, 11, 14))
    await laris.play()
