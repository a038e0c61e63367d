"""What a loan is called where one is chosen: no two alike, and in the group nothing that it has not read before."""

import datetime as dt

from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import fill_box, lend


async def test_by_sum_and_purpose(laris: Chat) -> None:
    """
    Bu Siti > pinjam 50rb 10x buat gula
    bot < Bu Siti mengajukan pinjaman Rp50.000
    | 10 bulan, angsuran Rp5.800, untuk gula.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp50.000
    | 10 bulan, angsuran Rp5.800, untuk gula.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp50.000
    | 10 bulan, angsuran Rp5.800, untuk gula.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp50.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    Bu Rini * Cairkan
    bot ~ Serahkan Rp50.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp50.000 cair.
    | Lima puluh ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp50.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp5.800, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    Bu Siti > pinjam 50rb 10x buat minyak
    bot < Bu Siti mengajukan pinjaman Rp50.000
    | 10 bulan, angsuran Rp5.800, untuk minyak.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp50.000
    | 10 bulan, angsuran Rp5.800, untuk minyak.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp50.000
    | 10 bulan, angsuran Rp5.800, untuk minyak.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp50.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    Bu Rini * Cairkan
    bot ~ Serahkan Rp50.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ~ ✅ No. 3: pinjaman Bu Siti Rp50.000 cair.
    | Lima puluh ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp50.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp5.800, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    Bu Siti > angsur 5rb
    bot < Untuk pinjaman yang mana? [Rp50.000, gula] [Rp50.000, minyak] [Batal]
    Bu Siti * Rp50.000, gula
    bot < Bu Siti bayar angsuran Rp5.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Untuk pinjaman yang mana?
    """
    await agree_on(laris, satu_pinjaman="tidak")
    await fill_box(laris, 1_000_000)
    await laris.play()


async def test_the_same_purpose_on_the_same_day_is_counted(laris: Chat) -> None:
    """
    Bu Siti > pinjam 50rb 10x buat gula
    bot < Bu Siti mengajukan pinjaman Rp50.000
    | 10 bulan, angsuran Rp5.800, untuk gula.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp50.000
    | 10 bulan, angsuran Rp5.800, untuk gula.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp50.000
    | 10 bulan, angsuran Rp5.800, untuk gula.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp50.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    Bu Rini * Cairkan
    bot ~ Serahkan Rp50.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ~ ✅ No. 2: pinjaman Bu Siti Rp50.000 cair.
    | Lima puluh ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp50.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp5.800, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    Bu Siti > pinjam 50rb 10x buat gula
    bot < Bu Siti mengajukan pinjaman Rp50.000
    | 10 bulan, angsuran Rp5.800, untuk gula.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp50.000
    | 10 bulan, angsuran Rp5.800, untuk gula.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Siti Rp50.000
    | 10 bulan, angsuran Rp5.800, untuk gula.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    bot @Bu Siti < Kabar baik: pengajuan pinjaman Bu Siti disetujui.
    | Rp50.000, 10 bulan, jasa 1,5% flat. Menunggu dicairkan Bu Rini.
    Bu Rini * Cairkan
    bot ~ Serahkan Rp50.000 tunai kepada Bu Siti? [Sudah diserahkan] [Kembali]
    Bu Rini * Sudah diserahkan
    bot ~ ✅ No. 3: pinjaman Bu Siti Rp50.000 cair.
    | Lima puluh ribu rupiah. Diserahkan tunai oleh Bu Rini, 21 Nov 2026.
    | Bu Siti, uangnya sudah diterima? [Sudah saya terima] [Belum saya terima] [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman Bu Siti sudah cair.
    | Rp50.000 diserahkan.
    | Angsuran 10 kali. Yang pertama Rp5.800, jatuh tempo Sabtu, 26 Desember 2026. Yang terakhir 2 Okt 2027.
    | [Lihat pinjaman saya]
    Bu Siti @ > pinjaman saya
    bot @Bu Siti < 2 pinjaman, sisa Rp100.000 [Rp50.000, 21 Nov (1) · sisa Rp50.000]
    | [Rp50.000, 21 Nov (2) · sisa Rp50.000]
    """
    await agree_on(laris, satu_pinjaman="tidak")
    await fill_box(laris, 1_000_000)
    await laris.play()


async def test_a_sum_that_the_group_has_never_read_stays_unsaid(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama bu siti 500rb 10x sisa 300rb mulai 10 maret
    bot @Bu Rini < Pinjaman lama Bu Siti, sisa pokok Rp300.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Mar 2026
    | Sudah dibayar 4 dari 10 angsuran
    | Yang ditunggu sekarang Rp287.500 (5 angsuran, sejak 10 Jul 2026)
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
    bot ~ ✅ No. 3: Pinjaman lama Rp300.000.
    | Tiga ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Pinjaman lama Bu Siti sudah masuk buku
    | Rp500.000, 10 bulan, jasa 1,5% flat, sisa pokok Rp300.000 (No. 3). Kalau keliru, tekan Sanggah.
    | [Lihat pinjaman saya] [Sanggah]
    Bu Siti > angsur 20rb
    bot < Untuk pinjaman yang mana? [Rp200.000, 21 Okt] [Pinjaman lama, 21 Nov] [Batal]
    Bu Siti @ > angsur 20rb
    bot @Bu Siti < Untuk pinjaman yang mana? [Rp200.000, 21 Okt · tagihan Rp23.000]
    | [Rp500.000, 21 Nov · tagihan Rp287.500] [Batal]
    """
    await lend(laris, "Bu Siti", 200_000)
    await laris.play()


async def test_two_loans_of_one_person_are_told_apart(laris: Chat) -> None:
    """
    Bu Siti @ > pinjaman saya
    bot @Bu Siti < 2 pinjaman, sisa Rp999.999 [Rp500.000, 10 Agu · sisa Rp500.000] [Rp499.999, 10 Agu · sisa Rp499.999]
    Bu Siti @ > lagi susah, belum bisa bayar
    bot @Bu Siti < Terima kasih sudah bercerita. Tidak apa-apa.
    | Tekan Saya kesulitan, supaya pengurus tahu dan jadwalnya bisa dibicarakan. Di grup tidak ditulis.
    | [Saya kesulitan: Rp500.000, 10 Agu] [Saya kesulitan: Rp499.999, 10 Agu] [Lihat pinjaman saya]
    Bu Siti > pinjaman saya
    bot < Pinjaman hanya bisa dilihat peminjam dan pengurus. [Lihat pinjaman saya] [Buka chat pribadi]
    Bu Siti * Lihat pinjaman saya
    bot ! Bu Siti: Rp500.000, 10 Agu · sisa Rp500.000 / Rp499.999, 10 Agu · sisa Rp499.999
    Bu Rini @ > /tunggakan
    bot @Bu Rini < Tunggakan KSM Laris Jaya: Rp517.500
    | 3 dari 3 pinjaman menunggu angsuran
    | • Bu Siti (Rp500.000, 10 Agu) Rp172.500: 3 angsuran, 72 hari, kolek 2 (perhatian)
    | • Bu Siti (Rp499.999, 10 Agu) Rp172.500: 3 angsuran, 72 hari, kolek 2 (perhatian)
    | • Bu Wati Rp172.500: 3 angsuran, 72 hari, kolek 2 (perhatian)
    |
    | 🔴 Peminjam yang tertinggal 3 angsuran atau lebih: 100% (LAR)
    | 🔴 Sisa pinjaman mereka, dari semua sisa: 100% (PAR)
    | 🔴 Pengembalian yang lancar: 70% (RR)
    |
    | Tanyakan kabarnya dulu, baru angsurannya. [Bu Siti (Rp500.000, 10 Agu)] [Bu Siti (Rp499.999, 10 Agu)] [Bu Wati]
    | [Semua pinjaman]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 9, 10))
    await lend(laris, "Bu Siti", 499_999, first_due=dt.date(2026, 9, 10))
    await lend(laris, "Bu Wati", first_due=dt.date(2026, 9, 10))
    await laris.play()
