"""Paceklik: a borrower says that it is hard, two officers move the schedule, all of it in private."""

import datetime as dt

from tests.chat import Chat
from tests.dialogs.helpers import agree_on, due_days, officers_leave, share_phone
from tests.dialogs.lending import lend


async def test_the_borrower_tells_and_two_officers_move_the_schedule(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Saya kesulitan
    bot @Bu Siti ~ Tidak apa-apa, kita cari jalan bersama.
    | Apa yang sedang terjadi? Tekan salah satu, atau tulis dengan kata sendiri. [Musim paceklik] [Usaha sedang sepi]
    | [Sakit] [Keperluan keluarga] [Kembali]
    Bu Siti @ * Musim paceklik
    bot @Bu Rini < Kabar dari Bu Siti
    | Sedang berat mengangsur: musim paceklik. Angsuran berikutnya Rp57.500, 10 Des 2026.
    | Ajak bicara baik-baik, ya. Jadwalnya bisa mundur tanpa denda. [Mundur 1 bulan] [Mundur 2 bulan] [Mundur 3
    | bulan] [Mundur 6 bulan]
    | [Sudah diajak bicara]
    bot @Bu Siti ~ Sudah saya sampaikan ke Bu Rini saja.
    | Nanti diajak bicara. Jadwal bisa mundur tanpa denda, jadi jangan khawatir.
    Bu Rini @ * Mundur 2 bulan
    bot @Bu Rini ~ Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: musim paceklik.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: musim paceklik. [Setuju] [Tolak]
    Pak Joko @ * Setuju
    bot @Bu Siti < Jadwal angsuran mundur 2 bulan
    | Angsuran berikutnya Rp57.500, 10 Feb 2027, tanpa denda.
    | Semoga keadaan segera membaik, Bu Siti. [Lihat pinjaman saya]
    bot @Pak Joko ~ Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Diputuskan Pak Joko.
    bot @Bu Rini < Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Diputuskan Pak Joko.
    Bu Siti @ * Lihat pinjaman saya
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Feb 2027
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Pak Joko @ > /pinjaman bu siti
    bot @Pak Joko < Sisa pinjaman Bu Siti Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Feb 2027
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000
    | Kolek 1, lancar [Rincian angsuran] [Mundurkan jadwal] [Semua pinjaman]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()
    assert (await due_days(laris))[:2] == [dt.date(2027, 2, 10), dt.date(2027, 3, 10)]
    account = await laris.loan()
    assert sum(one.principal for one in account.instalments) == 500_000


async def test_another_reason_is_typed_and_a_no_is_told_kindly(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Saya kesulitan
    bot @Bu Siti ~ Tidak apa-apa, kita cari jalan bersama.
    | Apa yang sedang terjadi? Tekan salah satu, atau tulis dengan kata sendiri. [Musim paceklik] [Usaha sedang sepi]
    | [Sakit] [Keperluan keluarga] [Kembali]
    Bu Siti @ > Ikan sedang sepi, anak sakit.
    bot @Bu Rini < Kabar dari Bu Siti
    | Sedang berat mengangsur: Ikan sedang sepi, anak sakit. Angsuran berikutnya Rp57.500, 10 Des 2026.
    | Ajak bicara baik-baik, ya. Jadwalnya bisa mundur tanpa denda. [Mundur 1 bulan] [Mundur 2 bulan] [Mundur 3
    | bulan] [Mundur 6 bulan]
    | [Sudah diajak bicara]
    bot @Bu Siti < Sudah saya sampaikan ke Bu Rini saja.
    | Nanti diajak bicara. Jadwal bisa mundur tanpa denda, jadi jangan khawatir.
    Bu Rini @ * Mundur 1 bulan
    bot @Bu Rini ~ Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Jadwal Bu Siti mundur 1 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Jan 2027.
    | Alasan: Ikan sedang sepi, anak sakit.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Jadwal Bu Siti mundur 1 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Jan 2027.
    | Alasan: Ikan sedang sepi, anak sakit. [Setuju] [Tolak]
    Pak Joko @ * Tolak
    bot @Bu Siti < Jadwal angsuran Bu Siti belum jadi mundur
    | Pinjaman Rp500.000, 9 Nov.
    | Bicarakan lagi dengan pengurus, ya. Kita cari jalan bersama. [Lihat pinjaman saya]
    bot @Pak Joko ~ Jadwal Bu Siti tetap, tidak jadi mundur.
    | Diputuskan Pak Joko.
    bot @Bu Rini < Jadwal Bu Siti tetap, tidak jadi mundur.
    | Diputuskan Pak Joko.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()
    assert (await due_days(laris))[0] == dt.date(2026, 12, 10)


async def test_in_one_line_by_an_officer(laris: Chat) -> None:
    """
    = start Bu Ani
    bot @Bu Ani < ... [...]
    Bu Rini @ > /paceklik bu siti 2 bulan musim badai
    bot @Bu Rini < Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: musim badai.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: musim badai. [Setuju] [Tolak]
    bot @Bu Ani < Bu Rini minta persetujuan
    | Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: musim badai. [Setuju] [Tolak]
    Bu Rini @ > /paceklik bu siti 1 bulan sakit
    bot @Bu Rini < Jadwal ini sudah diusulkan mundur. Tunggu jawabannya dulu, ya.
    Bu Ani @ * Setuju
    bot @Bu Siti < Jadwal angsuran mundur 2 bulan
    | Angsuran berikutnya Rp57.500, 10 Feb 2027, tanpa denda.
    | Semoga keadaan segera membaik, Bu Siti. [Lihat pinjaman saya]
    bot @Bu Ani ~ Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Diputuskan Bu Ani.
    bot @Pak Joko ~ Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Diputuskan Bu Ani.
    bot @Bu Rini < Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Diputuskan Bu Ani.
    Pak Joko @ > /paceklik bu siti dua bulan karena sakit
    bot @Pak Joko < Usulan dikirim, menunggu Bu Rini atau Bu Ani
    | Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Feb 2027 ke 10 Apr 2027.
    | Alasan: sakit.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Bu Rini < Pak Joko minta persetujuan
    | Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Feb 2027 ke 10 Apr 2027.
    | Alasan: sakit. [Setuju] [Tolak]
    bot @Bu Ani < Pak Joko minta persetujuan
    | Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Feb 2027 ke 10 Apr 2027.
    | Alasan: sakit. [Setuju] [Tolak]
    Bu Rini @ * Setuju
    bot @Bu Siti < Jadwal angsuran mundur 2 bulan
    | Angsuran berikutnya Rp57.500, 10 Apr 2027, tanpa denda.
    | Semoga keadaan segera membaik, Bu Siti. [Lihat pinjaman saya]
    bot @Bu Rini ~ Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Diputuskan Bu Rini.
    bot @Bu Ani ~ Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Diputuskan Bu Rini.
    bot @Pak Joko < Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Diputuskan Bu Rini.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()
    assert (await due_days(laris))[0] == dt.date(2027, 4, 10)


async def test_step_by_step_with_buttons(laris: Chat) -> None:
    """
    Bu Rini @ > /paceklik
    bot @Bu Rini < Jadwal pinjaman siapa yang mundur? [Bu Siti: Rp500.000, 9 Nov]
    | [Bu Wati: Rp300.000, 9 Nov]
    Bu Rini @ * Bu Wati: Rp300.000, 9 Nov
    bot @Bu Rini ~ Kenapa jadwal Bu Wati dimundurkan?
    | Tekan salah satu, atau tulis alasannya di sini. [Musim paceklik] [Usaha sedang sepi] [Sakit] [Keperluan
    | keluarga] [Kembali]
    Bu Rini @ > belum panen
    bot @Bu Rini < Jadwal Bu Wati mundur berapa lama?
    | Alasan: belum panen. [Mundur 1 bulan] [Mundur 2 bulan] [Mundur 3 bulan] [Mundur 6 bulan]
    Bu Rini @ * Mundur 3 bulan
    bot @Bu Rini ~ Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Jadwal Bu Wati mundur 3 bulan, tanpa denda.
    | Angsuran Rp34.500: dari 10 Des 2026 ke 10 Mar 2027.
    | Alasan: belum panen.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Jadwal Bu Wati mundur 3 bulan, tanpa denda.
    | Angsuran Rp34.500: dari 10 Des 2026 ke 10 Mar 2027.
    | Alasan: belum panen. [Setuju] [Tolak]
    Pak Joko @ * Setuju
    bot @Pak Joko ~ Jadwal Bu Wati mundur 3 bulan, tanpa denda.
    | Diputuskan Pak Joko.
    | Bu Wati belum bisa saya kabari, tolong sampaikan.
    bot @Bu Rini < Jadwal Bu Wati mundur 3 bulan, tanpa denda.
    | Diputuskan Pak Joko.
    | Bu Wati belum bisa saya kabari, tolong sampaikan.
    Bu Rini @ > /paceklik bu siti
    bot @Bu Rini < Kenapa jadwal Bu Siti dimundurkan?
    | Tekan salah satu, atau tulis alasannya di sini. [Musim paceklik] [Usaha sedang sepi] [Sakit] [Keperluan
    | keluarga] [Kembali]
    Bu Rini @ * Sakit
    bot @Bu Rini ~ Jadwal Bu Siti mundur berapa lama?
    | Alasan: sakit. [Mundur 1 bulan] [Mundur 2 bulan] [Mundur 3 bulan] [Mundur 6 bulan]
    Bu Rini @ * Mundur 6 bulan
    bot @Bu Rini ~ Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Jadwal Bu Siti mundur 6 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Jun 2027.
    | Alasan: sakit.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Jadwal Bu Siti mundur 6 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Jun 2027.
    | Alasan: sakit. [Setuju] [Tolak]
    Bu Rini @ * Batalkan usulan
    bot @Bu Rini ~ Usulan dibatalkan. Jadwal tetap seperti semula.
    bot @Pak Joko ~ Usulan ini dibatalkan oleh yang mengusulkan.
    Bu Rini @ > /pinjaman bu siti
    bot @Bu Rini < Sisa pinjaman Bu Siti Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000
    | Kolek 1, lancar [Rincian angsuran] [Mundurkan jadwal] [Semua pinjaman]
    Bu Rini @ * Mundurkan jadwal
    bot @Bu Rini ~ Kenapa jadwal Bu Siti dimundurkan?
    | Tekan salah satu, atau tulis alasannya di sini. [Musim paceklik] [Usaha sedang sepi] [Sakit] [Keperluan
    | keluarga] [Kembali]
    Bu Rini @ * Kembali
    bot @Bu Rini ~ Sisa pinjaman Bu Siti Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000
    | Kolek 1, lancar [Rincian angsuran] [Mundurkan jadwal] [Semua pinjaman]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await lend(laris, "Bu Wati", 300_000, first_due=dt.date(2026, 12, 10))
    await lend(laris, "Bu Rini", 100_000, first_due=dt.date(2026, 12, 10))
    await laris.play()
    assert (await due_days(laris, 2))[0] == dt.date(2027, 3, 10)
    assert (await due_days(laris, 1))[0] == dt.date(2026, 12, 10)


async def test_never_in_the_group(laris: Chat) -> None:
    """
    Bu Rini > /paceklik bu siti 2 bulan musim badai
    bot < Soal jadwal pinjaman dibicarakan di chat pribadi, supaya nyaman. [Buka chat pribadi]
    = start Bu Rini paceklik_1
    bot @Bu Rini < Jadwal pinjaman siapa yang mundur? [Bu Siti: Rp500.000, 9 Nov]
    Bu Siti > /paceklik
    bot < Hanya pengurus kelompok yang bisa memakai /paceklik.
    Bu Siti @ > /paceklik
    bot @Bu Siti < Hanya pengurus kelompok yang bisa memakai /paceklik.
    = start Bu Siti paceklik_1
    bot @Bu Siti < Hanya pengurus kelompok yang bisa memakai /paceklik.
    = start Bu Siti paceklik_9
    bot @Bu Siti < Anda belum terdaftar di kelompok itu.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_nobody_moves_a_loan_of_their_own(laris: Chat) -> None:
    """
    Pak Joko @ > /paceklik pak joko 2 bulan sepi
    bot @Pak Joko < Jadwal pinjaman sendiri dimundurkan oleh pengurus lain. Tekan Saya kesulitan di /pinjaman.
    Pak Joko @ > /paceklik
    bot @Pak Joko < Jadwal pinjaman sendiri dimundurkan oleh pengurus lain. Tekan Saya kesulitan di /pinjaman.
    = start Bu Ani
    bot @Bu Ani < Halo. Anda berbicara untuk Pak Joko, Bu Ani di KSM Laris Jaya.
    | Di sini hanya Anda yang membaca. Mau lihat apa? [Saldo saya] [Pinjaman saya] [Riwayat saya] [Kehadiran saya]
    | [Aturan kelompok]
    | [Bantuan]
    # whose telephone speaks for the borrower is the borrower here
    Bu Ani @ > /paceklik pak joko 2 bulan sepi
    bot @Bu Ani < Jadwal pinjaman sendiri dimundurkan oleh pengurus lain. Tekan Saya kesulitan di /pinjaman.
    Bu Rini @ > /paceklik pak joko 2 bulan sepi
    bot @Bu Rini < Usulan dikirim, menunggu Mbak Merli
    | Jadwal Pak Joko mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: sepi.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Mbak Merli < Bu Rini minta persetujuan
    | Jadwal Pak Joko mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: sepi. [Setuju] [Tolak]
    Mbak Merli @ * Setuju
    bot @Pak Joko < Jadwal angsuran mundur 2 bulan
    | Angsuran berikutnya Rp57.500, 10 Feb 2027, tanpa denda.
    | Semoga keadaan segera membaik, Pak Joko. [Lihat pinjaman saya]
    bot @Bu Ani < Jadwal angsuran mundur 2 bulan
    | Angsuran berikutnya Rp57.500, 10 Feb 2027, tanpa denda.
    | Semoga keadaan segera membaik, Pak Joko. [Lihat pinjaman saya]
    bot @Mbak Merli ~ Jadwal Pak Joko mundur 2 bulan, tanpa denda.
    | Diputuskan Mbak Merli.
    bot @Bu Rini < Jadwal Pak Joko mundur 2 bulan, tanpa denda.
    | Diputuskan Mbak Merli.
    """
    await lend(laris, "Pak Joko", first_due=dt.date(2026, 12, 10))
    await share_phone(laris, "Bu Ani", "Pak Joko")
    await laris.play()
    assert (await due_days(laris))[0] == dt.date(2027, 2, 10)


async def test_what_cannot_be(laris: Chat) -> None:
    """
    Bu Rini @ > /paceklik bu siti 9 bulan badai
    bot @Bu Rini < Sekali usul, jadwal bisa mundur 1 sampai 6 bulan.
    Bu Rini @ > /paceklik bu siti 0 bulan badai
    bot @Bu Rini < Sekali usul, jadwal bisa mundur 1 sampai 6 bulan.
    Bu Rini @ > /paceklik bu wati 2 bulan badai
    bot @Bu Rini < Bu Wati tidak punya pinjaman yang berjalan.
    Bu Rini @ > /paceklik bu ngatmi 2 bulan badai
    bot @Bu Rini < Tidak ada anggota bernama “Bu Ngatmi” di sini. Cek namanya dengan /anggota.
    # weeks in a monthly loan: asked by buttons
    Bu Rini @ > /paceklik bu siti 4 minggu badai
    bot @Bu Rini < Kenapa jadwal Bu Siti dimundurkan?
    | Tekan salah satu, atau tulis alasannya di sini. [Musim paceklik] [Usaha sedang sepi] [Sakit] [Keperluan
    | keluarga] [Kembali]
    Bu Rini @ * Kembali
    bot @Bu Rini ~ Sisa pinjaman Bu Siti Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000
    | Kolek 1, lancar [Rincian angsuran] [Mundurkan jadwal] [Semua pinjaman]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_no_loan_at_all(laris: Chat) -> None:
    """
    Bu Rini @ > /paceklik
    bot @Bu Rini < Tidak ada pinjaman yang berjalan.
    """
    await laris.play()


async def test_a_weekly_loan_moves_by_weeks(laris: Chat) -> None:
    """
    Bu Rini @ > /paceklik bu siti
    bot @Bu Rini < Kenapa jadwal Bu Siti dimundurkan?
    | Tekan salah satu, atau tulis alasannya di sini. [Musim paceklik] [Usaha sedang sepi] [Sakit] [Keperluan
    | keluarga] [Kembali]
    Bu Rini @ * Usaha sedang sepi
    bot @Bu Rini ~ Jadwal Bu Siti mundur berapa lama?
    | Alasan: usaha sedang sepi. [Mundur 2 minggu] [Mundur 4 minggu] [Mundur 8 minggu] [Mundur 12 minggu]
    Bu Rini @ * Mundur 4 minggu
    bot @Bu Rini ~ Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Jadwal Bu Siti mundur 4 minggu, tanpa denda.
    | Angsuran Rp57.500: dari 28 Nov 2026 ke 26 Des 2026.
    | Alasan: usaha sedang sepi.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Jadwal Bu Siti mundur 4 minggu, tanpa denda.
    | Angsuran Rp57.500: dari 28 Nov 2026 ke 26 Des 2026.
    | Alasan: usaha sedang sepi. [Setuju] [Tolak]
    Pak Joko @ * Setuju
    bot @Bu Siti < Jadwal angsuran mundur 4 minggu
    | Angsuran berikutnya Rp57.500, 26 Des 2026, tanpa denda.
    | Semoga keadaan segera membaik, Bu Siti. [Lihat pinjaman saya]
    bot @Pak Joko ~ Jadwal Bu Siti mundur 4 minggu, tanpa denda.
    | Diputuskan Pak Joko.
    bot @Bu Rini < Jadwal Bu Siti mundur 4 minggu, tanpa denda.
    | Diputuskan Pak Joko.
    Bu Rini @ > /paceklik bu wati
    bot @Bu Rini < Kenapa jadwal Bu Wati dimundurkan?
    | Tekan salah satu, atau tulis alasannya di sini. [Musim paceklik] [Usaha sedang sepi] [Sakit] [Keperluan
    | keluarga] [Kembali]
    Bu Rini @ * Sakit
    bot @Bu Rini ~ Jadwal Bu Wati mundur berapa lama?
    | Alasan: sakit. [Mundur 2 minggu] [Mundur 4 minggu] [Mundur 8 minggu] [Mundur 12 minggu]
    Bu Rini @ * Mundur 4 minggu
    bot @Bu Rini ~ Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Jadwal Bu Wati mundur 4 minggu, tanpa denda.
    | Angsuran Rp57.500: dari 28 Nov 2026 ke 26 Des 2026.
    | Alasan: sakit.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Jadwal Bu Wati mundur 4 minggu, tanpa denda.
    | Angsuran Rp57.500: dari 28 Nov 2026 ke 26 Des 2026.
    | Alasan: sakit. [Setuju] [Tolak]
    Pak Joko @ * Setuju ^ Bu Wati
    bot @Pak Joko ~ Jadwal Bu Wati mundur 4 minggu, tanpa denda.
    | Diputuskan Pak Joko.
    | Bu Wati belum bisa saya kabari, tolong sampaikan.
    bot @Bu Rini < Jadwal Bu Wati mundur 4 minggu, tanpa denda.
    | Diputuskan Pak Joko.
    | Bu Wati belum bisa saya kabari, tolong sampaikan.
    """
    await agree_on(laris, angsuran="mingguan")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 11, 28))
    await agree_on(laris, angsuran="2 mingguan")
    await lend(laris, "Bu Wati", first_due=dt.date(2026, 11, 28))
    await laris.play()
    assert (await due_days(laris))[0] == dt.date(2026, 12, 26)
    assert (await due_days(laris, 2))[0] == dt.date(2026, 12, 26)


async def test_what_was_late_is_not_late_any_more_and_costs_no_fine(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat, denda telat Rp5.000 tiap angsuran
    | Yang ditunggu sekarang Rp62.500 (1 angsuran, termasuk denda Rp5.000, sejak 10 Nov 2026)
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp580.000
    | Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama. [Bayar angsuran] [Rincian angsuran]
    | [Saya kesulitan]
    Bu Rini @ > /paceklik bu siti 1 bulan musim badai
    bot @Bu Rini < Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Jadwal Bu Siti mundur 1 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Nov 2026 ke 10 Des 2026.
    | Alasan: musim badai.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Jadwal Bu Siti mundur 1 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Nov 2026 ke 10 Des 2026.
    | Alasan: musim badai. [Setuju] [Tolak]
    Pak Joko @ * Setuju
    bot @Bu Siti < Jadwal angsuran mundur 1 bulan
    | Angsuran berikutnya Rp57.500, 10 Des 2026, tanpa denda.
    | Semoga keadaan segera membaik, Bu Siti. [Lihat pinjaman saya]
    bot @Pak Joko ~ Jadwal Bu Siti mundur 1 bulan, tanpa denda.
    | Diputuskan Pak Joko.
    bot @Bu Rini < Jadwal Bu Siti mundur 1 bulan, tanpa denda.
    | Diputuskan Pak Joko.
    Bu Siti @ * Lihat pinjaman saya
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat, denda telat Rp5.000 tiap angsuran
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Rini @ > /tunggakan
    bot @Bu Rini < Tidak ada tunggakan. Semua angsuran lancar.
    |
    | 🟢 Peminjam yang tertinggal 3 angsuran atau lebih: 0% (LAR)
    | 🟢 Sisa pinjaman mereka, dari semua sisa: 0% (PAR)
    | 🟢 Pengembalian yang lancar: 100% (RR)
    """
    await agree_on(laris, denda_angsuran="5000")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 11, 10))
    await laris.play()


async def test_the_only_officer_is_the_borrower(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjaman saya
    bot @Bu Rini < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Rini @ * Saya kesulitan
    bot @Bu Rini ~ Tidak apa-apa, kita cari jalan bersama.
    | Apa yang sedang terjadi? Tekan salah satu, atau tulis dengan kata sendiri. [Musim paceklik] [Usaha sedang sepi]
    | [Sakit] [Keperluan keluarga] [Kembali]
    Bu Rini @ * Sakit
    bot @Bu Rini ~ Pengurus belum bisa saya kirimi pesan pribadi.
    | Sampaikan langsung saja, ya. Jadwal bisa dimundurkan tanpa denda.
    """
    await officers_leave(laris, but=("Bu Rini",))
    await lend(laris, "Bu Rini", first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_who_pays_instead_is_not_held_to_the_question(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp500.000 ... [...]
    Bu Siti @ * Saya kesulitan
    bot @Bu Siti ~ Tidak apa-apa, kita cari jalan bersama. ... [...]
    Bu Siti @ > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()
