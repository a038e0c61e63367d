"""/pinjamanlama: a loan from before the books is taken over; no cash moves, two officers agree, one may object."""

import datetime as dt

from savings.journal import equity, loan_of
from savings.loans import LoanState
from tests.chat import Chat
from tests.dialogs.helpers import agree_on


async def test_in_one_line_and_confirmed_by_a_second_officer(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama bu siti 500rb 10x sisa 300rb mulai 10 agustus
    bot @Bu Rini < Pinjaman lama Bu Siti, sisa pokok Rp300.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Agu 2026
    | Sudah dibayar 4 dari 10 angsuran
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Ajukan
    bot @Bu Rini ~ Pinjaman lama Bu Siti sudah diajukan.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Pinjaman lama Rp300.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Pinjaman lama Bu Siti: Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000. Kas tidak berubah.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Bu Rini * Terima
    bot ! Bu Rini: Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.
    Pak Joko * Terima
    bot ~ ✅ No. 1: Pinjaman lama Rp300.000.
    | Tiga ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman lama Bu Siti sudah masuk buku
    | Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000 (No. 1). Kalau keliru, tekan Sanggah. [Lihat pinjaman
    | saya] [Sanggah]
    Bu Siti @ * Lihat pinjaman saya
    bot @Bu Siti < Sisa pinjaman Rp300.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 4 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp345.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Rincian angsuran
    bot @Bu Siti ~ Rincian angsuran
    | ✓ 1. 10 Agu 2026 Rp57.500
    | ✓ 2. 10 Sep 2026 Rp57.500
    | ✓ 3. 10 Okt 2026 Rp57.500
    | ✓ 4. 10 Nov 2026 Rp57.500
    | ○ 5. 10 Des 2026 Rp57.500
    | ○ 6. 10 Jan 2027 Rp57.500
    | ○ 7. 10 Feb 2027 Rp57.500
    | ○ 8. 10 Mar 2027 Rp57.500
    | ○ 9. 10 Apr 2027 Rp57.500
    | ○ 10. 10 Mei 2027 Rp57.500 [Kembali]
    Bu Siti > /kas
    bot < Kas KSM Laris Jaya: Rp0
    | Simpanan anggota: Rp0
    | November 2026: pendapatan Rp0, biaya Rp0 [Buku kas]
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 2: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 2, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp250.000. Berikutnya Rp57.500, Minggu, 10 Januari 2027. [Lihat pinjaman saya]
    """
    await laris.play()
    account = await laris.loan()
    assert account.loan.state is LoanState.ACTIVE
    assert (account.outstanding, account.paid_interest) == (250_000, 37_500)
    assert await laris.balance(loan_of(account.loan.member_id or 0, 1)) == 250_000
    assert await laris.balance(equity("saldo_awal")) == 300_000
    assert await laris.cash() == 57_500


async def test_step_by_step_with_buttons(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama
    bot @Bu Rini < Pinjaman lama siapa? [Bu Rini] [Pak Joko] [Bu Ani] [Bu Siti] [Bu Wati] [Bu Sri] [Mbah Karto]
    | [Batal]
    Bu Rini @ * Mbah Karto
    bot @Bu Rini ~ Awalnya Mbah Karto meminjam berapa? Tulis di sini, contoh: 500rb [Batal]
    Bu Rini @ > 500
    bot @Bu Rini < Rp500 atau Rp500.000? Tulis lengkap, contoh: 500rb
    Bu Rini @ > sejuta rupiah kurang
    bot @Bu Rini < Jumlah “sejuta rupiah kurang” belum saya pahami. Contoh: 500rb
    Bu Rini @ > 1jt
    bot @Bu Rini < Diangsur berapa kali? [3x] [6x] [10x] [12x] [Batal]
    Bu Rini @ * 12x
    bot @Bu Rini ~ Sudah dibayar berapa kali?
    | Bisa juga tulis sisa pokoknya, contoh: sisa 300rb [0x] [1x] [2x] [3x] [4x] [5x] [6x] [7x] [8x] [9x] [10x] [11x]
    | [Batal]
    Bu Rini @ * 4x
    bot @Bu Rini ~ Angsuran pertamanya jatuh tempo kapan? Tulis di sini, contoh: 10 maret 2026 [Batal]
    Bu Rini @ > besok-besok
    bot @Bu Rini < Tanggalnya belum saya pahami. Contoh: 10 maret 2026
    Bu Rini @ > 5 juli 2026
    bot @Bu Rini < Pinjaman lama Mbah Karto, sisa pokok Rp666.400
    | Rp1.000.000, 12 bulan, jasa 1,5% flat
    | Angsuran pertama 5 Jul 2026
    | Sudah dibayar 4 dari 12 angsuran
    | Yang ditunggu sekarang Rp98.400 (1 angsuran, sejak 5 Nov 2026)
    | Angsuran berikutnya Rp98.400, 5 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Ajukan
    bot @Bu Rini ~ Pinjaman lama Mbah Karto sudah diajukan.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Pinjaman lama Rp666.400, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Pinjaman lama Mbah Karto: Rp1.000.000, 12 bulan, jasa 1,5% flat, sisa pokok Rp666.400. Kas tidak berubah.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Pak Joko * Terima
    bot ~ ✅ No. 1: Pinjaman lama Rp666.400.
    | Enam ratus enam puluh enam ribu empat ratus rupiah. Disetujui Pak Joko, 21 Nov 2026. [Lihat pinjaman saya]
    | [Urungkan]
    """
    await laris.play()
    account = await laris.loan()
    assert account.outstanding == 666_400
    assert account.instalments[0].due_on == dt.date(2026, 7, 5)


async def test_answers_are_typed_too(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama
    bot @Bu Rini < Pinjaman lama siapa? [Bu Rini] [Pak Joko] [Bu Ani] [Bu Siti] [Bu Wati] [Bu Sri] [Mbah Karto]
    | [Batal]
    Bu Rini @ > siapa ya
    bot @Bu Rini < Tekan salah satu nama, ya.
    Bu Rini @ > bu wati
    bot @Bu Rini < Awalnya Bu Wati meminjam berapa? Tulis di sini, contoh: 500rb [Batal]
    Bu Rini @ > 500rb
    bot @Bu Rini < Diangsur berapa kali? [3x] [6x] [10x] [12x] [Batal]
    Bu Rini @ > tidak tahu
    bot @Bu Rini < Tulis berapa kali, contoh: 10x
    Bu Rini @ > 10 kali
    bot @Bu Rini < Sudah dibayar berapa kali?
    | Bisa juga tulis sisa pokoknya, contoh: sisa 300rb [0x] [1x] [2x] [3x] [4x] [5x] [6x] [7x] [8x] [9x] [Batal]
    Bu Rini @ > 4x
    bot @Bu Rini < Angsuran pertamanya jatuh tempo kapan? Tulis di sini, contoh: 10 maret 2026 [Rabu, 5 Agustus 2026]
    | [Batal]
    Bu Rini @ * Rabu, 5 Agustus 2026
    bot @Bu Rini ~ Pinjaman lama Bu Wati, sisa pokok Rp300.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 5 Agu 2026
    | Sudah dibayar 4 dari 10 angsuran
    | Angsuran berikutnya Rp57.500, 5 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Batal
    bot @Bu Rini ~ Baik, tidak ada yang dicatat.
    Bu Rini @ > /pinjamanlama bu wati 500rb 10x
    bot @Bu Rini < Sudah dibayar berapa kali?
    | Bisa juga tulis sisa pokoknya, contoh: sisa 300rb [0x] [1x] [2x] [3x] [4x] [5x] [6x] [7x] [8x] [9x] [Batal]
    Bu Rini @ > sisa 225rb
    bot @Bu Rini < Angsuran pertamanya jatuh tempo kapan? Tulis di sini, contoh: 10 maret 2026 [Batal]
    Bu Rini @ > 10/7/2026
    bot @Bu Rini < Pinjaman lama Bu Wati, sisa pokok Rp225.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Jul 2026
    | Sudah dibayar 5 dari 10 angsuran
    | Angsuran berikutnya Rp25.000, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Batal
    bot @Bu Rini ~ Baik, tidak ada yang dicatat.
    Bu Rini @ > /pinjamanlama bu wati 500rb 10x
    bot @Bu Rini < Sudah dibayar berapa kali?
    | Bisa juga tulis sisa pokoknya, contoh: sisa 300rb [0x] [1x] [2x] [3x] [4x] [5x] [6x] [7x] [8x] [9x] [Batal]
    Bu Rini @ > belum
    bot @Bu Rini < Angsuran pertamanya jatuh tempo kapan? Tulis di sini, contoh: 10 maret 2026 [Sabtu, 5 Desember
    | 2026] [Batal]
    Bu Rini @ > 10 desember 2026
    bot @Bu Rini < Pinjaman lama Bu Wati, sisa pokok Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Batal
    bot @Bu Rini ~ Baik, tidak ada yang dicatat.
    """
    await agree_on(laris, jatuh_tempo="5")
    await laris.play()
    assert await laris.loans() == []


async def test_a_rate_and_a_period_of_its_own(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama bu wati 500rb 10x 2% menurun sudah 3x mulai 10 september
    bot @Bu Rini < Pinjaman lama Bu Wati, sisa pokok Rp350.000
    | Rp500.000, 10 bulan, jasa 2% menurun
    | Angsuran pertama 10 Sep 2026
    | Sudah dibayar 3 dari 10 angsuran
    | Angsuran berikutnya Rp57.000, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Batal
    bot @Bu Rini ~ Baik, tidak ada yang dicatat.
    # a rate is one per period and is never converted: of another period it is asked
    Bu Rini @ > /pinjamanlama bu wati 500rb 20 minggu sudah 2x mulai 10 november
    bot @Bu Rini < Jasanya berapa persen per minggu? Tulis di sini, contoh: 0,5% [Tanpa jasa] [Batal]
    Bu Rini @ > kurang tahu
    bot @Bu Rini < Tulis persennya, contoh: 0,5%
    Bu Rini @ > 0,5
    bot @Bu Rini < Pinjaman lama Bu Wati, sisa pokok Rp450.000
    | Rp500.000, 20 minggu, jasa 0,5% flat
    | Angsuran pertama 10 Nov 2026
    | Sudah dibayar 2 dari 20 angsuran
    | Angsuran berikutnya Rp27.500, 24 Nov 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Batal
    bot @Bu Rini ~ Baik, tidak ada yang dicatat.
    Bu Rini @ > /pinjamanlama bu wati 500rb 20 minggu sudah 2x mulai 10 november
    bot @Bu Rini < Jasanya berapa persen per minggu? Tulis di sini, contoh: 0,5% [Tanpa jasa] [Batal]
    Bu Rini @ * Tanpa jasa
    bot @Bu Rini ~ Pinjaman lama Bu Wati, sisa pokok Rp450.000
    | Rp500.000, 20 minggu, tanpa jasa
    | Angsuran pertama 10 Nov 2026
    | Sudah dibayar 2 dari 20 angsuran
    | Angsuran berikutnya Rp25.000, 24 Nov 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Ajukan
    bot @Bu Rini ~ Pinjaman lama Bu Wati sudah diajukan.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Pinjaman lama Rp450.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Pinjaman lama Bu Wati: Rp500.000, 20 minggu, tanpa jasa, sisa pokok Rp450.000. Kas tidak berubah.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Pak Joko * Terima
    bot ~ ✅ No. 1: Pinjaman lama Rp450.000.
    | Empat ratus lima puluh ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    """
    await laris.play()
    account = await laris.loan()
    assert account.outstanding == 450_000
    assert sum(one.interest for one in account.instalments) == 0


async def test_behind_from_the_start(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama bu siti 500rb 10x sudah 2x mulai 10 mei
    bot @Bu Rini < Pinjaman lama Bu Siti, sisa pokok Rp400.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Mei 2026
    | Sudah dibayar 2 dari 10 angsuran
    | Yang ditunggu sekarang Rp287.500 (5 angsuran, sejak 10 Jul 2026)
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Ajukan
    bot @Bu Rini ~ Pinjaman lama Bu Siti sudah diajukan.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Pinjaman lama Rp400.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Pinjaman lama Bu Siti: Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp400.000. Kas tidak berubah.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Pak Joko * Terima
    bot ~ ✅ No. 1: Pinjaman lama Rp400.000.
    | Empat ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman lama Bu Siti sudah masuk buku
    | Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp400.000 (No. 1). Kalau keliru, tekan Sanggah. [Lihat pinjaman
    | saya] [Sanggah]
    Bu Rini @ > /tunggakan
    bot @Bu Rini < Tunggakan KSM Laris Jaya: Rp287.500
    | 1 dari 1 pinjaman menunggu angsuran
    | • Bu Siti Rp287.500: 5 angsuran, 134 hari, kolek 3 (kurang lancar)
    |
    | 🔴 Peminjam yang tertinggal 3 angsuran atau lebih: 100% (LAR)
    | 🔴 Sisa pinjaman mereka, dari semua sisa: 100% (PAR)
    | 🔴 Pengembalian yang lancar: 37,5% (RR)
    |
    | Tanyakan kabarnya dulu, baru angsurannya. [Bu Siti] [Semua pinjaman]
    """
    await laris.play()


async def test_the_borrower_objects(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama bu siti 500rb 10x sisa 300rb mulai 10 agustus
    bot @Bu Rini < Pinjaman lama Bu Siti, sisa pokok Rp300.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Agu 2026
    | Sudah dibayar 4 dari 10 angsuran
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Ajukan
    bot @Bu Rini ~ Pinjaman lama Bu Siti sudah diajukan.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Pinjaman lama Rp300.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Pinjaman lama Bu Siti: Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000. Kas tidak berubah.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Pak Joko * Terima
    bot ~ ✅ No. 1: Pinjaman lama Rp300.000.
    | Tiga ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman lama Bu Siti sudah masuk buku
    | Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000 (No. 1). Kalau keliru, tekan Sanggah. [Lihat pinjaman
    | saya] [Sanggah]
    Bu Siti @ * Sanggah
    bot @Bu Siti < Apa yang keliru pada No. 1? [Saya tidak pinjam] [Jumlahnya beda] [Sudah saya lunasi] [Biarkan]
    Bu Siti @ * Sudah saya lunasi
    bot < Bu Siti menyanggah No. 1 dan minta dibatalkan.
    | Semula: Pinjaman lama Rp300.000.
    | Alasan: Sudah saya lunasi.
    | Menunggu Bu Ani. [Setuju] [Tolak]
    bot @Bu Siti - Apa yang keliru pada No. 1?
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Pak Joko < Bu Siti menyanggah No. 1 dan minta dibatalkan.
    | Semula: Pinjaman lama Rp300.000.
    | Alasan: Sudah saya lunasi.
    | Menunggu Bu Ani.
    Bu Ani * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 2.
    | Alasan: Sudah saya lunasi. Disetujui Bu Ani.
    bot ~ ↩ No. 1 dibatalkan oleh No. 2.
    | Semula: Pinjaman lama Rp300.000. [Lihat pinjaman saya]
    bot < ↩ No. 1 dibatalkan oleh No. 2: Pinjaman lama Rp300.000 batal.
    bot @Pak Joko < ↩ No. 1 dibatalkan oleh No. 2: Pinjaman lama Rp300.000 batal.
    | Alasan: Sudah saya lunasi.
    bot @Bu Siti < ↩ No. 1 dibatalkan oleh No. 2: Pinjaman lama Rp300.000 batal.
    | Alasan: Sudah saya lunasi.
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Belum ada pinjaman. Mau menghitung dulu? Tulis: /simulasi 500rb 10x
    """
    await laris.play()
    loan = (await laris.loan()).loan
    assert loan.state is LoanState.WITHDRAWN
    assert await laris.balance(equity("saldo_awal")) == 0


async def test_it_is_not_so(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama bu siti 500rb 10x sisa 300rb mulai 10 agustus
    bot @Bu Rini < Pinjaman lama Bu Siti, sisa pokok Rp300.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Agu 2026
    | Sudah dibayar 4 dari 10 angsuran
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Ajukan
    bot @Bu Rini ~ Pinjaman lama Bu Siti sudah diajukan.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Pinjaman lama Rp300.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Pinjaman lama Bu Siti: Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000. Kas tidak berubah.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Bu Rini @ > /pinjamanlama bu siti 500rb 10x sisa 300rb mulai 10 agustus
    bot @Bu Rini < Pinjaman lama Bu Siti, sisa pokok Rp300.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Agu 2026
    | Sudah dibayar 4 dari 10 angsuran
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Ajukan
    bot @Bu Rini ~ Masih ada pinjaman lama Bu Siti yang menunggu. Selesaikan itu dulu, ya.
    Pak Joko * Tolak
    bot ~ Pinjaman lama Rp300.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Pinjamannya tidak ada]
    | [Jumlahnya berbeda] [Orangnya keliru] [Alasan lain] [Kembali]
    Pak Joko * Jumlahnya berbeda
    bot ~ ✖ Belum diterima: Pinjaman lama Rp300.000. [Lihat alasan]
    bot @Bu Rini < Belum diterima: Pinjaman lama Rp300.000.
    | Alasan: Jumlahnya berbeda. Bicarakan dulu, lalu usulkan lagi.
    """
    await laris.play()
    assert (await laris.loan()).loan.state is LoanState.REJECTED


async def test_it_is_taken_back_and_confirmed_again(laris: Chat) -> None:
    """
    Pak Joko @ > /pinjamanlama bu siti 500rb 10x sisa 300rb mulai 10 agustus
    bot @Pak Joko < Pinjaman lama Bu Siti, sisa pokok Rp300.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Agu 2026
    | Sudah dibayar 4 dari 10 angsuran
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Pak Joko @ * Ajukan
    bot @Pak Joko ~ Pinjaman lama Bu Siti sudah diajukan.
    bot @Pak Joko < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Pinjaman lama Rp300.000, ditulis Pak Joko. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Rini < Pak Joko minta persetujuan
    | Pinjaman lama Bu Siti: Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000. Kas tidak berubah.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Pinjaman lama Rp300.000.
    | Tiga ratus ribu rupiah. Disetujui Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman lama Bu Siti sudah masuk buku
    | Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000 (No. 1). Kalau keliru, tekan Sanggah. [Lihat pinjaman
    | saya] [Sanggah]
    Bu Rini * Urungkan
    bot ~ Pinjaman lama Rp300.000, ditulis Pak Joko. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot < No. 1 dibatalkan oleh No. 2: salah tekan.
    bot @Pak Joko < No. 1 dibatalkan oleh No. 2: salah tekan. Pinjaman lama Rp300.000 kini menunggu lagi.
    bot @Bu Siti < No. 1 dibatalkan oleh No. 2: salah tekan. Pinjaman lama Rp300.000 kini menunggu lagi.
    Bu Rini * Terima
    bot ~ ✅ No. 3: Pinjaman lama Rp300.000.
    | Tiga ratus ribu rupiah. Disetujui Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman lama Bu Siti sudah masuk buku
    | Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000 (No. 3). Kalau keliru, tekan Sanggah. [Lihat pinjaman
    | saya] [Sanggah]
    """
    await laris.play()
    account = await laris.loan()
    assert (account.loan.state, account.outstanding) == (LoanState.ACTIVE, 300_000)


async def test_what_cannot_be(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama ???
    bot @Bu Rini < Belum saya pahami. Contoh: /pinjamanlama Bu Siti 500rb 10x sisa 300rb mulai 10 maret
    Bu Rini @ > /pinjamanlama bu ngatmi 500rb
    bot @Bu Rini < Tidak ada anggota bernama “Bu Ngatmi” di sini. Cek namanya dengan /anggota.
    Bu Rini @ > /pinjamanlama bu wati 500rb 10x sudah 10x
    bot @Bu Rini < Kalau semua sudah dibayar, pinjamannya lunas dan tidak perlu dicatat.
    | Sudah dibayar berapa kali?
    | Bisa juga tulis sisa pokoknya, contoh: sisa 300rb [0x] [1x] [2x] [3x] [4x] [5x] [6x] [7x] [8x] [9x] [Batal]
    Bu Rini @ > /pinjamanlama bu wati 500rb 10x sisa 600rb mulai 10/3/2026
    bot @Bu Rini < Sisa pokok paling banyak Rp500.000.
    | Sudah dibayar berapa kali?
    | Bisa juga tulis sisa pokoknya, contoh: sisa 300rb [0x] [1x] [2x] [3x] [4x] [5x] [6x] [7x] [8x] [9x] [Batal]
    Bu Rini @ > /pinjamanlama bu wati 500rb 10x sudah 2x mulai 31 februari
    bot @Bu Rini < Tanggal “31 februari” tidak ada. Contoh: mulai 10 maret
    Bu Rini @ > /pinjamanlama bu wati 500rb 10x sudah 1x mulai 10/3/1990
    bot @Bu Rini < Tanggal itu terlalu jauh.
    | Angsuran pertamanya jatuh tempo kapan? Tulis di sini, contoh: 10 maret 2026 [Batal]
    Bu Rini @ > /pinjamanlama bu wati 900jt 10x
    bot @Bu Rini < Rp900.000.000 melebihi batas sekali catat, Rp100.000.000. Periksa angka nolnya, ya.
    | Awalnya Bu Wati meminjam berapa? Tulis di sini, contoh: 500rb [Batal]
    Bu Rini @ > /pinjamanlama bu wati 500rb 400x
    bot @Bu Rini < Angsurannya 1 sampai 360 kali.
    | Diangsur berapa kali? [3x] [6x] [10x] [12x] [Batal]
    """
    await laris.play()
    assert await laris.loans() == []


async def test_never_in_the_group_never_by_members(laris: Chat) -> None:
    """
    Bu Rini > /pinjamanlama bu siti 500rb 10x sisa 300rb mulai 10 maret
    bot < Pinjaman lama dicatat di chat pribadi, supaya sisa utangnya tidak terbaca orang lain. [Buka chat pribadi]
    = start Bu Rini pinjamanlama_1
    bot @Bu Rini < Pinjaman lama siapa? [Bu Rini] [Pak Joko] [Bu Ani] [Bu Siti] [Bu Wati] [Bu Sri] [Mbah Karto]
    | [Batal]
    Bu Rini @ * Batal
    bot @Bu Rini ~ Baik, tidak ada yang dicatat.
    Bu Siti > /pinjamanlama bu siti 500rb
    bot < Hanya pengurus kelompok yang bisa memakai /pinjamanlama.
    Bu Siti @ > /pinjamanlama bu siti 500rb
    bot @Bu Siti < Hanya pengurus kelompok yang bisa memakai /pinjamanlama.
    = start Bu Siti pinjamanlama_1
    bot @Bu Siti < Hanya pengurus kelompok yang bisa memakai /pinjamanlama.
    = start Bu Siti pinjamanlama_7
    bot @Bu Siti < Anda belum terdaftar di kelompok itu.
    """
    await laris.play()


async def test_an_officers_own_is_confirmed_by_another(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama bu rini 300rb 10x sudah 1x mulai 10 november
    bot @Bu Rini < Pinjaman lama Bu Rini, sisa pokok Rp270.000
    | Rp300.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Nov 2026
    | Sudah dibayar 1 dari 10 angsuran
    | Angsuran berikutnya Rp34.500, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Ajukan
    bot @Bu Rini ~ Pinjaman lama Bu Rini sudah diajukan.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Pinjaman lama Rp270.000. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Pinjaman lama Bu Rini: Rp300.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp270.000. Kas tidak berubah.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Bu Rini * Terima
    bot ! Bu Rini: Uang sendiri diterima oleh orang lain, supaya semua tenang.
    Pak Joko * Terima
    bot ~ ✅ No. 1: Pinjaman lama Rp270.000.
    | Dua ratus tujuh puluh ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Rini < Pinjaman lama Bu Rini sudah masuk buku
    | Rp300.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp270.000 (No. 1). [Lihat pinjaman saya]
    Bu Rini @ > /pinjaman saya
    bot @Bu Rini < Sisa pinjaman Rp270.000
    | Rp300.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp34.500, 10 Des 2026
    | Sudah dibayar 1 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp310.500 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    """
    await laris.play()


async def test_two_of_the_same_sum_are_accepted_where_the_name_stands(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama bu siti 500rb 10x sisa 300rb mulai 10 agustus
    bot @Bu Rini < Pinjaman lama Bu Siti, sisa pokok Rp300.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Agu 2026
    | Sudah dibayar 4 dari 10 angsuran
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Ajukan
    bot @Bu Rini ~ Pinjaman lama Bu Siti sudah diajukan.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Pinjaman lama Rp300.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Pinjaman lama Bu Siti: Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000. Kas tidak berubah.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Bu Rini @ > /pinjamanlama bu wati 500rb 10x sisa 300rb mulai 10 agustus
    bot @Bu Rini < Pinjaman lama Bu Wati, sisa pokok Rp300.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Agu 2026
    | Sudah dibayar 4 dari 10 angsuran
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    Bu Rini @ * Ajukan
    bot @Bu Rini ~ Pinjaman lama Bu Wati sudah diajukan.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Pinjaman lama Rp300.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Pinjaman lama Bu Wati: Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000. Kas tidak berubah.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Pak Joko @ * Terima ^ Bu Siti
    bot ~ ✅ No. 1: Pinjaman lama Rp300.000.
    | Tiga ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman lama Bu Siti sudah masuk buku
    | Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000 (No. 1). Kalau keliru, tekan Sanggah.
    | [Lihat pinjaman saya] [Sanggah]
    bot @Pak Joko ~ Bu Rini minta persetujuan
    | Pinjaman lama Bu Siti: Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000. Kas tidak berubah.
    | ✅ Diterima, No. 1.
    Pak Joko @ * Terima ^ Bu Wati
    bot ~ ✅ No. 2: Pinjaman lama Rp300.000.
    | Tiga ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Pak Joko ~ Bu Rini minta persetujuan
    | Pinjaman lama Bu Wati: Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000. Kas tidak berubah.
    | ✅ Diterima, No. 2.
    Bu Rini @ > /ralat 1
    bot @Bu Rini < No. 1: Pinjaman lama Rp300.000
    | Mau diapakan? [Batalkan] [Biarkan]
    """
    await laris.play()
    assert [(loan.number, loan.state) for loan in await laris.loans("Bu Siti")] == [(1, LoanState.ACTIVE)]


async def test_what_was_decided_in_the_group_is_decided(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama bu siti 500rb 10x sisa 300rb mulai 10 agustus
    bot @Bu Rini < Pinjaman lama Bu Siti, sisa pokok Rp300.000 ... [...]
    Bu Rini @ * Ajukan
    bot @Bu Rini ~ ...
    bot @Bu Rini < Sudah ...
    bot < Pinjaman lama Rp300.000, ... [...]
    bot @Pak Joko < Bu Rini minta persetujuan ... [Terima]
    Pak Joko * Tolak
    bot ~ Pinjaman lama Rp300.000, ... [...]
    Pak Joko * Jumlahnya berbeda
    bot ~ ✖ ... [...]
    bot @Bu Rini < Belum diterima: ...
    Pak Joko @ * Terima
    bot ! Pak Joko: Ini sudah diputuskan.
    bot @Pak Joko ~ Bu Rini minta persetujuan
    | Pinjaman lama Bu Siti: Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000. Kas tidak berubah.
    | Ini sudah diputuskan.
    """
    await laris.play()
    assert [loan.state for loan in await laris.loans("Bu Siti")] == [LoanState.REJECTED]
