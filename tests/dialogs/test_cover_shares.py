"""Shares of a shortage that become needless, and who is left out of the split."""

from tests.chat import Chat
from tests.dialogs.helpers import share_phone
from tests.dialogs.lending import lend
from tests.dialogs.shortages import short, states


async def test_shares_shrink_when_the_borrower_pays(laris: Chat) -> None:
    """
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan Rp92.500, setoran Rp0, kurang Rp92.500
    | Rapat ke-1, Sabtu, 21 November 2026.
    | Yang kurang: angsuran Rp57.500, wajib Rp35.000.
    | • Bu Siti Rp57.500
    | Wajib yang belum lengkap: Bu Rini, Pak Joko, Bu Ani, Bu Siti, Bu Wati, Bu Sri, Mbah Karto.
    | [Tutup kekurangan Bu Siti]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500
    | Rapat ke-1, pinjaman Rp500.000, 21 Okt.
    | 1. Dana tanggung renteng: kosong
    | 2. Simpanan sukarela Bu Siti: kosong
    | 3. Patungan yang hadir: Rp57.500
    | • Bu Wati Rp28.750
    | • Pak Joko Rp28.750
    | Talangan dikembalikan Bu Siti nanti. [Tutup begini] [Kembali]
    Bu Rini @ * Tutup begini
    bot < Kekurangan angsuran Rp57.500 ditutup bersama: patungan yang hadir Rp57.500.
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok
    | • patungan yang hadir Rp57.500
    | Yang ditalangi dikembalikan nanti, pelan-pelan. Catatannya ada di /talangan.
    bot @Pak Joko < Terima kasih, Pak Joko, ikut menolong Bu Siti
    | Bagiannya Rp28.750, serahkan ke pengurus, nanti dikembalikan. Kalau berat, bilang saja, ya.
    bot @Bu Rini ~ 2 talangan berjalan
    | • Bu Wati untuk Bu Siti Rp28.750, belum disetor
    | • Pak Joko untuk Bu Siti Rp28.750, belum disetor [Bu Wati sudah setor] [Tidak jadi] [Pak Joko sudah setor]
    | [Tidak jadi] [Tagihan rapat]
    bot @Bu Rini < Belum tahu bagiannya: Bu Wati. Sampaikan langsung, ya.
    Bu Siti > angsur 40.001
    bot < Setoran rapat ke-1: 1 menunggu
    | ⏳ Bu Siti, angsuran Rp40.001 [Terima semua (1)] [Pilih] [Bukan itu]
    Bu Rini * Terima semua (1)
    bot ! Bu Rini: 1 diterima.
    bot ~ Setoran rapat ke-1: Rp40.001 tercatat
    | ✅ No. 3 Bu Siti, angsuran Rp40.001 [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp40.001: pokok Rp32.501, jasa Rp7.500.
    | Sisa pokok Rp467.499. Yang perlu dibayar sekarang Rp17.499. [Lihat pinjaman saya]
    bot @Pak Joko < Talangan Pak Joko untuk Bu Siti berkurang
    | Bagiannya kini cukup Rp8.749.
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan Rp92.500, setoran Rp40.001, kurang Rp52.499
    | Rapat ke-1, Sabtu, 21 November 2026.
    | Yang kurang: angsuran Rp17.499, wajib Rp35.000.
    | Akan ditalangi Rp17.499, uangnya belum masuk.
    | • Bu Siti Rp17.499
    | Wajib yang belum lengkap: Bu Rini, Pak Joko, Bu Ani, Bu Siti, Bu Wati, Bu Sri, Mbah Karto. [Talangan berjalan (2)]
    Bu Rini @ * Talangan berjalan (2)
    bot @Bu Rini ~ 2 talangan berjalan
    | • Bu Wati untuk Bu Siti Rp8.750, belum disetor
    | • Pak Joko untuk Bu Siti Rp8.749, belum disetor [Bu Wati sudah setor] [Tidak jadi] [Pak Joko sudah setor]
    | [Tidak jadi] [Tagihan rapat]
    Bu Rini > titip angsuran bu siti 17.499
    bot ~ Setoran rapat ke-1: Rp57.500 tercatat
    | ✅ No. 3 Bu Siti, angsuran Rp40.001
    | ✅ No. 4 Bu Siti, angsuran Rp17.499 [Lihat pinjaman saya] [Sanggah] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 4, Rp17.499: pokok Rp17.499.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    bot @Pak Joko < Talangan Pak Joko untuk Bu Siti tidak perlu lagi
    | Angsurannya sudah masuk.
    """
    await short(laris, "Bu Wati", "Pak Joko")
    await laris.play()
    assert await states(laris) == [("dropped", 0), ("dropped", 0)]


async def test_who_is_left_out_and_why(laris: Chat) -> None:
    """
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan Rp150.000, setoran Rp0, kurang Rp150.000
    | Rapat ke-1, Sabtu, 21 November 2026.
    | Yang kurang: angsuran Rp115.000, wajib Rp35.000.
    | • Bu Siti Rp57.500
    | • Bu Wati Rp57.500
    | Wajib yang belum lengkap: Bu Rini, Pak Joko, Bu Ani, Bu Siti, Bu Wati, Bu Sri, Mbah Karto.
    | [Tutup kekurangan Bu Siti] [Tutup kekurangan Bu Wati]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500
    | Rapat ke-1, pinjaman Rp500.000, 21 Okt.
    | 1. Dana tanggung renteng: kosong
    | 2. Simpanan sukarela Bu Siti: kosong
    | 3. Patungan yang hadir: Rp57.500
    | • Pak Joko Rp57.500
    | Tidak ikut patungan: Bu Wati (angsurannya juga kurang), Mbah Karto (satu HP dengan Bu Siti).
    | Talangan dikembalikan Bu Siti nanti. [Tutup begini] [Kembali]
    """
    await short(laris, "Bu Wati", "Pak Joko", "Mbah Karto", "Bu Siti")
    await lend(laris, "Bu Wati")
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await laris.play()
