"""What one still owes is for oneself; all loans are for the officers; in the group no sum is ever said."""

import datetime as dt

from savings.journal import loan_of
from savings.loans import LoanState
from tests.chat import Chat
from tests.dialogs.helpers import add_members, share_phone
from tests.dialogs.lending import lend


async def test_ones_own_card_in_private(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Rincian angsuran
    bot @Bu Siti ~ Rincian angsuran
    | ○ 1. 10 Des 2026 Rp57.500
    | ○ 2. 10 Jan 2027 Rp57.500
    | ○ 3. 10 Feb 2027 Rp57.500
    | ○ 4. 10 Mar 2027 Rp57.500
    | ○ 5. 10 Apr 2027 Rp57.500
    | ○ 6. 10 Mei 2027 Rp57.500
    | ○ 7. 10 Jun 2027 Rp57.500
    | ○ 8. 10 Jul 2027 Rp57.500
    | ○ 9. 10 Agu 2027 Rp57.500
    | ○ 10. 10 Sep 2027 Rp57.500 [Kembali]
    Bu Siti @ * Kembali
    bot @Bu Siti ~ Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ > sisa pinjaman saya
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ > utang saya berapa?
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ > /pinjaman saya
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ > /pinjaman bu siti
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ > /saldo
    bot @Bu Siti < Simpanan Bu Siti: Rp0
    | Pokok Rp0, wajib Rp0, sukarela Rp0
    | Sisa pinjaman Rp500.000
    |
    | Catatan terakhir:
    | No. 2 · 9 Nov 2026 · pinjaman cair Rp500.000 [Riwayat]
    Bu Siti @ > /saldo pinjaman
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_in_the_group_a_button_shows_it_to_the_presser_alone(laris: Chat) -> None:
    """
    Bu Siti > /pinjaman
    bot < Pinjaman hanya bisa dilihat peminjam dan pengurus. [Lihat pinjaman saya] [Buka chat pribadi]
    Bu Siti * Lihat pinjaman saya
    bot ! Bu Siti: Sisa pinjaman Rp500.000 / Yang ditunggu sekarang Rp115.000 (2 angsuran, sejak 10 Okt 2026) /
    | Angsuran berikutnya Rp57.500, 10 Des 2026 / Sudah dibayar 0 dari 10 angsuran
    Bu Wati * Lihat pinjaman saya
    bot ! Bu Wati: Anda belum punya pinjaman di sini.
    Mbak Merli * Lihat pinjaman saya
    bot ! Mbak Merli: Anda belum punya pinjaman di sini.
    = member Bu Lilik
    Bu Lilik * Lihat pinjaman saya
    bot ! Bu Lilik: Anda belum terdaftar di kelompok ini.
    Bu Siti > sisa utang saya
    bot < Pinjaman hanya bisa dilihat peminjam dan pengurus. [Lihat pinjaman saya] [Buka chat pribadi]
    Bu Lilik > utang saya berapa
    bot < Bu Lilik belum terdaftar di KSM Laris Jaya. [Gabung]
    # about somebody else, by nobody of the group: conversation
    Bu Lilik > sisa pinjaman bu siti
    = start Bu Siti pinjaman_1
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Yang ditunggu sekarang Rp115.000 (2 angsuran, sejak 10 Okt 2026)
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000
    | Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama. [Bayar angsuran] [Rincian angsuran] [Saya
    | kesulitan]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 10, 10))
    await laris.play()


async def test_nobody_sees_the_loan_of_another(laris: Chat) -> None:
    """
    Bu Wati > /pinjaman bu siti
    bot < Pinjaman anggota lain hanya untuk yang punya dan pengurus.
    Bu Wati > sisa pinjaman bu siti
    bot < Pinjaman anggota lain hanya untuk yang punya dan pengurus.
    Bu Siti @ > /pinjaman bu wati
    bot @Bu Siti < Pinjaman anggota lain hanya untuk yang punya dan pengurus.
    # whether such a member exists is not said either
    Bu Siti @ > /pinjaman zainab
    bot @Bu Siti < Pinjaman anggota lain hanya untuk yang punya dan pengurus.
    # nobody bears this name: it was about something else
    Bu Wati > sisa pinjaman bank mandiri
    = start Bu Wati pinjaman_1_1
    bot @Bu Wati < Belum ada pinjaman. Mau menghitung dulu? Tulis: /simulasi 500rb 10x
    = start Bu Wati pinjaman_9
    bot @Bu Wati < Anda belum terdaftar di kelompok itu.
    Bu Wati @ > utang saya
    bot @Bu Wati < Belum ada pinjaman. Mau menghitung dulu? Tulis: /simulasi 500rb 10x
    """
    await lend(laris, "Bu Siti")
    await laris.play()


async def test_the_receipts_button_is_the_borrowers(laris: Chat) -> None:
    """
    Bu Rini > titip angsuran bu siti 57.500
    bot < ✅ No. 3: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Minggu, 10 Januari 2027. [Lihat pinjaman saya]
    Bu Siti * Lihat pinjaman saya
    bot ! Bu Siti: Sisa pinjaman Rp450.000 / Angsuran berikutnya Rp57.500, 10 Jan 2027 / Sudah dibayar 1 dari 10
    | angsuran
    Bu Wati * Lihat pinjaman saya
    bot ! Bu Wati: Ini pinjaman orang lain. Pinjaman Anda sendiri: /pinjaman
    Bu Rini * Lihat pinjaman saya
    bot ! Bu Rini: Sisa pinjaman Bu Siti Rp450.000 / Angsuran berikutnya Rp57.500, 10 Jan 2027 / Sudah dibayar 1 dari
    | 10 angsuran
    Bu Siti @ * Lihat pinjaman saya
    bot @Bu Siti < Sisa pinjaman Rp450.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Jan 2027
    | Sudah dibayar 1 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp517.500 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Rincian angsuran
    bot @Bu Siti ~ Rincian angsuran
    | ✓ 1. 10 Des 2026 Rp57.500
    | ○ 2. 10 Jan 2027 Rp57.500
    | ○ 3. 10 Feb 2027 Rp57.500
    | ○ 4. 10 Mar 2027 Rp57.500
    | ○ 5. 10 Apr 2027 Rp57.500
    | ○ 6. 10 Mei 2027 Rp57.500
    | ○ 7. 10 Jun 2027 Rp57.500
    | ○ 8. 10 Jul 2027 Rp57.500
    | ○ 9. 10 Agu 2027 Rp57.500
    | ○ 10. 10 Sep 2027 Rp57.500 [Kembali]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_an_instalment_is_paid_from_the_card(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Bayar angsuran
    bot @Bu Siti ~ Angsur berapa? [Rp57.500] [Lunasi] [Lainnya] [Batal]
    Bu Siti @ * Rp57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Angsur berapa?
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp57.500.
    | Lima puluh tujuh ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Minggu, 10 Januari 2027. [Lihat pinjaman saya]
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp450.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Jan 2027
    | Sudah dibayar 1 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp517.500 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Bayar angsuran
    bot @Bu Siti ~ Angsur berapa? [Rp57.500] [Lunasi] [Lainnya] [Batal]
    Bu Siti @ > 30rb
    bot < Bu Siti bayar angsuran Rp30.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Bu Rini * Terima
    bot ~ ✅ No. 4: Bu Siti, angsuran Rp30.000.
    | Tiga puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 4, Rp30.000: pokok Rp22.500, jasa Rp7.500.
    | Sisa pokok Rp427.500. Berikutnya Rp27.500, Minggu, 10 Januari 2027. [Lihat pinjaman saya]
    Bu Siti @ * Lihat pinjaman saya
    bot @Bu Siti < Sisa pinjaman Rp427.500
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp27.500, 10 Jan 2027
    | Sudah dibayar 1 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp487.500 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Rincian angsuran
    bot @Bu Siti ~ Rincian angsuran
    | ✓ 1. 10 Des 2026 Rp57.500
    | ◐ 2. 10 Jan 2027 Rp57.500, sudah Rp30.000
    | ○ 3. 10 Feb 2027 Rp57.500
    | ○ 4. 10 Mar 2027 Rp57.500
    | ○ 5. 10 Apr 2027 Rp57.500
    | ○ 6. 10 Mei 2027 Rp57.500
    | ○ 7. 10 Jun 2027 Rp57.500
    | ○ 8. 10 Jul 2027 Rp57.500
    | ○ 9. 10 Agu 2027 Rp57.500
    | ○ 10. 10 Sep 2027 Rp57.500 [Kembali]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()
    account = await laris.loan()
    assert (account.outstanding, account.paid_interest) == (427_500, 15_000)
    member = account.loan.member_id
    assert member is not None
    assert await laris.balance(loan_of(member, 1)) == 427_500


async def test_late_is_said_without_blame(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Yang ditunggu sekarang Rp172.500 (3 angsuran, sejak 10 Sep 2026)
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000
    | Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama. [Bayar angsuran] [Rincian angsuran] [Saya
    | kesulitan]
    Bu Siti @ * Rincian angsuran
    bot @Bu Siti ~ Rincian angsuran
    | ⏳ 1. 10 Sep 2026 Rp57.500
    | ⏳ 2. 10 Okt 2026 Rp57.500
    | ⏳ 3. 10 Nov 2026 Rp57.500
    | ○ 4. 10 Des 2026 Rp57.500
    | ○ 5. 10 Jan 2027 Rp57.500
    | ○ 6. 10 Feb 2027 Rp57.500
    | ○ 7. 10 Mar 2027 Rp57.500
    | ○ 8. 10 Apr 2027 Rp57.500
    | ○ 9. 10 Mei 2027 Rp57.500
    | ○ 10. 10 Jun 2027 Rp57.500 [Kembali]
    Bu Siti @ * Kembali
    bot @Bu Siti ~ Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Yang ditunggu sekarang Rp172.500 (3 angsuran, sejak 10 Sep 2026)
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000
    | Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama. [Bayar angsuran] [Rincian angsuran] [Saya
    | kesulitan]
    Bu Siti @ > angsur 30rb
    bot < Bu Siti bayar angsuran Rp30.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp30.000.
    | Tiga puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp30.000: pokok Rp7.500, jasa Rp22.500.
    | Sisa pokok Rp492.500. Yang perlu dibayar sekarang Rp142.500. [Lihat pinjaman saya]
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp492.500
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Yang ditunggu sekarang Rp142.500 (3 angsuran, sejak 10 Sep 2026)
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp545.000
    | Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama. [Bayar angsuran] [Rincian angsuran] [Saya
    | kesulitan]
    Bu Siti @ * Rincian angsuran
    bot @Bu Siti ~ Rincian angsuran
    | ⏳ 1. 10 Sep 2026 Rp57.500, sudah Rp15.000
    | ⏳ 2. 10 Okt 2026 Rp57.500, sudah Rp7.500
    | ⏳ 3. 10 Nov 2026 Rp57.500, sudah Rp7.500
    | ○ 4. 10 Des 2026 Rp57.500
    | ○ 5. 10 Jan 2027 Rp57.500
    | ○ 6. 10 Feb 2027 Rp57.500
    | ○ 7. 10 Mar 2027 Rp57.500
    | ○ 8. 10 Apr 2027 Rp57.500
    | ○ 9. 10 Mei 2027 Rp57.500
    | ○ 10. 10 Jun 2027 Rp57.500 [Kembali]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 9, 10))
    await laris.play()


async def test_what_waits_and_what_is_paid(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Pengajuan pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Menunggu keputusan pengurus.
    Pak Joko @ > /pinjaman saya
    bot @Pak Joko < Pinjaman Rp500.000 disetujui
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Menunggu dicairkan.
    = start Bu Ani
    bot @Bu Ani < Halo, Bu Ani. Anda sekretaris di KSM Laris Jaya.
    | Di sini hanya Anda yang membaca. Mau lihat apa? [Saldo saya] [Pinjaman saya] [Riwayat saya] [Kehadiran saya]
    | [Aturan kelompok]
    | [Bantuan]
    Bu Ani @ > /pinjaman saya
    bot @Bu Ani < Sisa pinjaman Rp100.000
    | Rp100.000, 1 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp101.500, hari ini
    | Sudah dibayar 0 dari 1 angsuran
    | Kalau diangsur sampai selesai: Rp101.500 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Ani > angsur lunas
    bot @Bu Ani < Pelunasan pinjaman Bu Ani: Rp101.500
    | Pokok Rp100.000, jasa Rp1.500. [Lunasi Rp101.500] [Batal]
    bot < Jumlah pelunasannya saya kirim ke chat pribadi.
    Bu Ani @ * Lunasi Rp101.500
    bot < Bu Ani bayar angsuran Rp101.500, untuk pelunasan. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Ani < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Ani - Pelunasan pinjaman Bu Ani: Rp101.500
    | Pokok Rp100.000, jasa Rp1.500.
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Ani, angsuran Rp101.500.
    | Seratus satu ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Ani < Lunas. Terima kasih, Bu Ani.
    | No. 3, Rp101.500: pokok Rp100.000, jasa Rp1.500.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    Bu Ani @ > /pinjaman saya
    bot @Bu Ani < Pinjaman Rp100.000 sudah lunas
    | Rp100.000, 1 bulan, jasa 1,5% flat
    | Terima kasih, semua angsuran sudah masuk. [Rincian angsuran]
    Bu Rini @ > /pinjaman
    bot @Bu Rini < Belum ada pinjaman yang berjalan di KSM Laris Jaya.
    | 1 pengajuan menunggu keputusan
    | 1 pinjaman menunggu dicairkan
    Bu Rini @ > /pinjaman pak joko
    bot @Bu Rini < Pak Joko: Pinjaman Rp500.000 disetujui
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Menunggu dicairkan. [Semua pinjaman]
    Bu Rini @ > /pinjaman bu wati
    bot @Bu Rini < Bu Wati belum pernah meminjam.
    """
    await lend(laris, "Bu Siti", state=LoanState.ASKED)
    await lend(laris, "Pak Joko", state=LoanState.APPROVED)
    await lend(laris, "Bu Ani", 100_000, 1)
    await laris.play()


async def test_without_a_loan(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Belum ada pinjaman. Mau menghitung dulu? Tulis: /simulasi 500rb 10x
    Mbak Merli @ > /pinjaman
    bot @Mbak Merli < Belum ada pinjaman yang berjalan di KSM Laris Jaya.
    Mbak Merli @ > /pinjaman saya
    bot @Mbak Merli < Belum ada pinjaman. Mau menghitung dulu? Tulis: /simulasi 500rb 10x
    Bu Rini @ > /pinjaman zainab
    bot @Bu Rini < Tidak ada anggota bernama “Zainab” di sini. Cek namanya dengan /anggota.
    """
    await laris.play()


async def test_officers_see_all_by_kolek(laris: Chat) -> None:
    """
    Bu Rini > /pinjaman
    bot < Pinjaman hanya bisa dilihat peminjam dan pengurus. [Lihat pinjaman saya] [Buka chat pribadi]
    = start Bu Rini pinjaman_1
    bot @Bu Rini < 4 pinjaman berjalan, sisa Rp1.100.000
    | Lancar 2 · Perhatian 1 · Diragukan 1 [Lancar (2)] [Perhatian (1)] [Diragukan (1)] [Pinjaman saya]
    Bu Rini @ * Lancar (2)
    bot @Bu Rini ~ Lancar: 2 pinjaman [Bu Wati · sisa Rp300.000] [Bu Rini · sisa Rp100.000] [Kembali]
    Bu Rini @ * Bu Wati · sisa Rp300.000
    bot @Bu Rini ~ Sisa pinjaman Bu Wati Rp300.000
    | Rp300.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp34.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp345.000
    | Kolek 1, lancar [Rincian angsuran] [Mundurkan jadwal] [Semua pinjaman]
    Bu Rini @ * Semua pinjaman
    bot @Bu Rini ~ 4 pinjaman berjalan, sisa Rp1.100.000
    | Lancar 2 · Perhatian 1 · Diragukan 1 [Lancar (2)] [Perhatian (1)] [Diragukan (1)] [Pinjaman saya]
    Bu Rini @ * Diragukan (1)
    bot @Bu Rini ~ Diragukan: 1 pinjaman [Mbah Karto · sisa Rp200.000] [Kembali]
    Bu Rini @ * Mbah Karto · sisa Rp200.000
    bot @Bu Rini ~ Sisa pinjaman Mbah Karto Rp200.000
    | Rp200.000, 20 bulan, jasa 1,5% flat
    | Yang ditunggu sekarang Rp117.000 (9 angsuran, sejak 10 Mar 2026)
    | Angsuran berikutnya Rp13.000, 10 Des 2026
    | Sudah dibayar 0 dari 20 angsuran
    | Kalau diangsur sampai selesai: Rp260.000
    | Kolek 4, diragukan [Rincian angsuran] [Mundurkan jadwal] [Hapus pinjaman] [Semua pinjaman]
    Bu Rini @ * Semua pinjaman
    bot @Bu Rini ~ 4 pinjaman berjalan, sisa Rp1.100.000
    | Lancar 2 · Perhatian 1 · Diragukan 1 [Lancar (2)] [Perhatian (1)] [Diragukan (1)] [Pinjaman saya]
    Bu Rini @ * Pinjaman saya
    bot @Bu Rini ~ Sisa pinjaman Rp100.000
    | Rp100.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp11.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp115.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Rini @ > sisa pinjaman bu siti
    bot @Bu Rini < Sisa pinjaman Bu Siti Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Yang ditunggu sekarang Rp172.500 (3 angsuran, sejak 10 Sep 2026)
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000
    | Kolek 2, perhatian [Rincian angsuran] [Mundurkan jadwal] [Semua pinjaman]
    Mbak Merli @ > /pinjaman
    bot @Mbak Merli < 4 pinjaman berjalan, sisa Rp1.100.000
    | Lancar 2 · Perhatian 1 · Diragukan 1 [Lancar (2)] [Perhatian (1)] [Diragukan (1)]
    Mbak Merli @ * Perhatian (1)
    bot @Mbak Merli ~ Perhatian: 1 pinjaman [Bu Siti · sisa Rp500.000] [Kembali]
    Mbak Merli @ * Bu Siti · sisa Rp500.000
    bot @Mbak Merli ~ Sisa pinjaman Bu Siti Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Yang ditunggu sekarang Rp172.500 (3 angsuran, sejak 10 Sep 2026)
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000
    | Kolek 2, perhatian [Rincian angsuran] [Semua pinjaman]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 9, 10))
    await lend(laris, "Bu Wati", 300_000, first_due=dt.date(2026, 12, 10))
    await lend(laris, "Mbah Karto", 200_000, 20, first_due=dt.date(2026, 3, 10))
    await lend(laris, "Bu Rini", 100_000, first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_an_officer_asks_in_the_group_and_reads_in_private(laris: Chat) -> None:
    """
    Bu Rini > /pinjaman bu siti
    bot < Ini tidak saya tulis di grup. Tekan tombol untuk melihat. [Buka chat pribadi]
    = start Bu Rini pinjaman_1_1
    bot @Bu Rini < Sisa pinjaman Bu Siti Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000
    | Kolek 1, lancar [Rincian angsuran] [Mundurkan jadwal] [Semua pinjaman]
    Bu Rini > sisa pinjaman bu wati
    bot < Ini tidak saya tulis di grup. Tekan tombol untuk melihat. [Buka chat pribadi]
    Bu Rini > sisa pinjaman pak bambang
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_many_loans_are_turned_by_pages(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjaman
    bot @Bu Rini < 9 pinjaman berjalan, sisa Rp1.080.000
    | Lancar 9 [Lancar (9)]
    Bu Rini @ * Lancar (9)
    bot @Bu Rini ~ Lancar: 9 pinjaman [Bu Ida · sisa Rp120.000] [Bu Eni · sisa Rp120.000] [Bu Nur · sisa Rp120.000]
    | [Bu Tik · sisa Rp120.000] [Bu Yem · sisa Rp120.000] [Bu Pur · sisa Rp120.000] [Bu Sum · sisa Rp120.000]
    | [Bu Mur · sisa Rp120.000] [◀] [Hal. 1/2] [▶] [Kembali]
    Bu Rini @ * ▶
    bot @Bu Rini ~ Lancar: 9 pinjaman [Bu Har · sisa Rp120.000] [◀] [Hal. 2/2] [▶] [Kembali]
    Bu Rini @ * Bu Har · sisa Rp120.000
    bot @Bu Rini ~ Sisa pinjaman Bu Har Rp120.000
    | Rp120.000, 24 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp6.800, 10 Des 2026
    | Sudah dibayar 0 dari 24 angsuran
    | Kalau diangsur sampai selesai: Rp163.200
    | Kolek 1, lancar [Rincian angsuran] [Mundurkan jadwal] [Semua pinjaman]
    Bu Rini @ * Rincian angsuran
    bot @Bu Rini ~ Rincian angsuran Bu Har, hal. 1/2
    | ○ 1. 10 Des 2026 Rp6.800
    | ○ 2. 10 Jan 2027 Rp6.800
    | ○ 3. 10 Feb 2027 Rp6.800
    | ○ 4. 10 Mar 2027 Rp6.800
    | ○ 5. 10 Apr 2027 Rp6.800
    | ○ 6. 10 Mei 2027 Rp6.800
    | ○ 7. 10 Jun 2027 Rp6.800
    | ○ 8. 10 Jul 2027 Rp6.800
    | ○ 9. 10 Agu 2027 Rp6.800
    | ○ 10. 10 Sep 2027 Rp6.800
    | ○ 11. 10 Okt 2027 Rp6.800
    | ○ 12. 10 Nov 2027 Rp6.800 [Hal. 2] [Kembali]
    Bu Rini @ * Hal. 2
    bot @Bu Rini ~ Rincian angsuran Bu Har, hal. 2/2
    | ○ 13. 10 Des 2027 Rp6.800
    | ○ 14. 10 Jan 2028 Rp6.800
    | ○ 15. 10 Feb 2028 Rp6.800
    | ○ 16. 10 Mar 2028 Rp6.800
    | ○ 17. 10 Apr 2028 Rp6.800
    | ○ 18. 10 Mei 2028 Rp6.800
    | ○ 19. 10 Jun 2028 Rp6.800
    | ○ 20. 10 Jul 2028 Rp6.800
    | ○ 21. 10 Agu 2028 Rp6.800
    | ○ 22. 10 Sep 2028 Rp6.800
    | ○ 23. 10 Okt 2028 Rp6.800
    | ○ 24. 10 Nov 2028 Rp6.800 [Hal. 1] [Kembali]
    Bu Rini @ * Kembali
    bot @Bu Rini ~ Sisa pinjaman Bu Har Rp120.000
    | Rp120.000, 24 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp6.800, 10 Des 2026
    | Sudah dibayar 0 dari 24 angsuran
    | Kalau diangsur sampai selesai: Rp163.200
    | Kolek 1, lancar [Rincian angsuran] [Mundurkan jadwal] [Semua pinjaman]
    """
    names = [f"Bu {name}" for name in ("Ida", "Eni", "Nur", "Tik", "Yem", "Pur", "Sum", "Mur", "Har")]
    await add_members(laris, *names)
    for name in names:
        await lend(laris, name, 120_000, 24, first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_a_shared_telephone_is_asked_whose(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjaman
    bot @Bu Siti < 2 pinjaman, sisa Rp700.000 [Bu Siti · sisa Rp500.000] [Mbah Karto · sisa Rp200.000]
    Bu Siti @ * Mbah Karto · sisa Rp200.000
    bot @Bu Siti ~ Sisa pinjaman Mbah Karto Rp200.000
    | Rp200.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp23.000, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp230.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Rincian angsuran
    bot @Bu Siti ~ Rincian angsuran Mbah Karto
    | ○ 1. 10 Des 2026 Rp23.000
    | ○ 2. 10 Jan 2027 Rp23.000
    | ○ 3. 10 Feb 2027 Rp23.000
    | ○ 4. 10 Mar 2027 Rp23.000
    | ○ 5. 10 Apr 2027 Rp23.000
    | ○ 6. 10 Mei 2027 Rp23.000
    | ○ 7. 10 Jun 2027 Rp23.000
    | ○ 8. 10 Jul 2027 Rp23.000
    | ○ 9. 10 Agu 2027 Rp23.000
    | ○ 10. 10 Sep 2027 Rp23.000 [Kembali]
    Bu Siti @ * Kembali
    bot @Bu Siti ~ Sisa pinjaman Mbah Karto Rp200.000
    | Rp200.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp23.000, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp230.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Bayar angsuran
    bot @Bu Siti ~ Angsur berapa? [Rp23.000] [Lunasi] [Lainnya] [Batal]
    Bu Siti @ * Rp23.000
    bot < Mbah Karto bayar angsuran Rp23.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Angsur berapa?
    Bu Siti > /pinjaman
    bot < Pinjaman hanya bisa dilihat peminjam dan pengurus. [Lihat pinjaman saya] [Buka chat pribadi]
    Bu Siti * Lihat pinjaman saya
    bot ! Bu Siti: Bu Siti · sisa Rp500.000 / Mbah Karto · sisa Rp200.000
    """
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await lend(laris, "Mbah Karto", 200_000, first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_two_members_of_one_name_are_asked_about(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjaman siti
    bot @Bu Rini < Siti yang mana? [Bu Siti] [Pak Siti]
    Bu Rini @ * Pak Siti
    bot @Bu Rini ~ Sisa pinjaman Pak Siti Rp100.000
    | Rp100.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp11.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp115.000
    | Kolek 1, lancar [Rincian angsuran] [Mundurkan jadwal] [Semua pinjaman]
    """
    await add_members(laris, "Pak Siti")
    await lend(laris, "Pak Siti", 100_000, first_due=dt.date(2026, 12, 10))
    await laris.play()
