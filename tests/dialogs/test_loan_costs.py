"""What a loan costs besides its instalments, said before it is asked: denda, and jasa that was paid ahead."""

import datetime as dt

from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import lend


async def test_denda_is_named_where_there_is_some(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat, denda telat Rp3.000 tiap angsuran
    | Yang ditunggu sekarang Rp60.500 (1 angsuran, termasuk denda Rp3.000, sejak 10 Nov 2026)
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp578.000
    | Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama. [Bayar angsuran] [Rincian angsuran]
    | [Saya kesulitan]
    Bu Siti @ * Rincian angsuran
    bot @Bu Siti ~ Rincian angsuran
    | ⏳ 1. 10 Nov 2026 Rp57.500
    | ○ 2. 10 Des 2026 Rp57.500
    | ○ 3. 10 Jan 2027 Rp57.500
    | ○ 4. 10 Feb 2027 Rp57.500
    | ○ 5. 10 Mar 2027 Rp57.500
    | ○ 6. 10 Apr 2027 Rp57.500
    | ○ 7. 10 Mei 2027 Rp57.500
    | ○ 8. 10 Jun 2027 Rp57.500
    | ○ 9. 10 Jul 2027 Rp57.500
    | ○ 10. 10 Agu 2027 Rp57.500
    | Ditambah denda Rp3.000 [Kembali]
    Bu Siti @ > /simulasi 500rb 10x
    bot @Bu Siti < Angsuran Rp57.500 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp75.000, total bayar Rp575.000.
    | Denda telat Rp3.000 tiap angsuran.
    | Kalau dihitung dari sisa pinjaman, setara 2,63% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp7.500. [Bandingkan cara hitung] [Ajukan pinjaman ini]
    """
    await agree_on(laris, denda_angsuran="3000")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 11, 10))
    await laris.play()


async def test_jasa_that_was_paid_ahead_is_not_given_back(laris: Chat) -> None:
    """
    Bu Siti @ > angsur 115rb
    bot @Bu Siti < Rp57.500 lebih dari tagihan. Untuk apa? [Angsuran berikutnya] [Simpanan sukarela] [Ganti jumlah]
    | [Batal]
    Bu Siti @ * Angsuran berikutnya
    bot < Bu Siti bayar angsuran Rp115.000, lebihnya untuk angsuran berikutnya. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Rp57.500 lebih dari tagihan. Untuk apa?
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp115.000.
    | Seratus lima belas ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp115.000: pokok Rp100.000, jasa Rp15.000.
    | Sisa pokok Rp400.000. Berikutnya Rp57.500, Kamis, 21 Januari 2027. [Lihat pinjaman saya]
    Bu Siti @ > angsur lunas
    bot @Bu Siti < Pelunasan pinjaman Bu Siti: Rp400.000
    | Pokok Rp400.000.
    | Jasa Rp7.500 yang sudah dibayar di muka tidak kembali. [Lunasi Rp400.000] [Batal]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
