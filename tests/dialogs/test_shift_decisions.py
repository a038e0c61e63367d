"""Moving a schedule takes a second person, who is asked in private, and everybody concerned is told."""

import datetime as dt

from tests.chat import Chat
from tests.dialogs.helpers import due_days, officers_leave, share_phone
from tests.dialogs.lending import lend


async def test_the_proposer_does_not_decide(laris: Chat) -> None:
    """
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
    Bu Rini @ > /paceklik bu siti 3 bulan musim badai
    bot @Bu Rini < Jadwal ini sudah diusulkan mundur. Tunggu jawabannya dulu, ya.
    Pak Joko @ * Setuju
    bot @Bu Siti < Jadwal angsuran mundur 2 bulan
    | Angsuran berikutnya Rp57.500, 10 Feb 2027, tanpa denda.
    | Semoga keadaan segera membaik, Bu Siti. [Lihat pinjaman saya]
    bot @Pak Joko ~ Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Diputuskan Pak Joko.
    bot @Bu Rini < Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Diputuskan Pak Joko.
    Bu Rini @ * Batalkan usulan
    bot @Bu Rini ~ Ini sudah diputuskan, atau pinjamannya sudah selesai.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_without_a_second_officer_the_pendamping_decides(laris: Chat) -> None:
    """
    Bu Rini @ > /paceklik bu siti 2 bulan musim badai
    bot @Bu Rini < Usulan dikirim, menunggu Mbak Merli
    | Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: musim badai.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Mbak Merli < Bu Rini minta persetujuan
    | Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: musim badai. [Setuju] [Tolak]
    Mbak Merli @ * Setuju
    bot @Bu Siti < Jadwal angsuran mundur 2 bulan
    | Angsuran berikutnya Rp57.500, 10 Feb 2027, tanpa denda.
    | Semoga keadaan segera membaik, Bu Siti. [Lihat pinjaman saya]
    bot @Mbak Merli ~ Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Diputuskan Mbak Merli.
    bot @Bu Rini < Jadwal Bu Siti mundur 2 bulan, tanpa denda.
    | Diputuskan Mbak Merli.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await officers_leave(laris, but=("Bu Rini",))
    await laris.play()
    assert (await due_days(laris))[0] == dt.date(2027, 2, 10)


async def test_without_any_second_person_nothing_is_proposed(laris: Chat) -> None:
    """
    Bu Rini @ > /paceklik bu siti 2 bulan musim badai
    bot @Bu Rini < Perlu persetujuan satu pengurus lain, dan sekarang belum ada. Tunjuk dulu dengan /peran.
    """
    await officers_leave(laris, but=("Bu Rini",))
    await share_phone(laris, "Bu Rini", "Mbak Merli")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()
    assert (await due_days(laris))[0] == dt.date(2026, 12, 10)


async def test_who_cannot_be_written_to_is_called_by_the_group(laris: Chat) -> None:
    """
    Bu Rini @ > /paceklik pak joko 2 bulan musim badai
    bot @Bu Rini < Usulan dikirim, menunggu Bu Ani
    | Jadwal Pak Joko mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: musim badai.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot < Ada satu hal yang menunggu Bu Ani. [Buka chat pribadi]
    = start Bu Siti paceklik_1_1
    bot @Bu Siti < Ini sudah selesai, atau bukan untuk Anda. Tidak ada yang perlu dilakukan.
    = start Bu Ani paceklik_1_1
    bot @Bu Ani < Usulan yang menunggu
    | Jadwal Pak Joko mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: musim badai. [Setuju] [Tolak]
    Bu Ani @ * Setuju
    bot @Pak Joko < Jadwal angsuran mundur 2 bulan
    | Angsuran berikutnya Rp57.500, 10 Feb 2027, tanpa denda.
    | Semoga keadaan segera membaik, Pak Joko. [Lihat pinjaman saya]
    bot @Bu Ani ~ Jadwal Pak Joko mundur 2 bulan, tanpa denda.
    | Diputuskan Bu Ani.
    bot @Bu Rini < Jadwal Pak Joko mundur 2 bulan, tanpa denda.
    | Diputuskan Bu Ani.
    = start Bu Ani paceklik_1_1
    bot @Bu Ani < Ini sudah selesai, atau bukan untuk Anda. Tidak ada yang perlu dilakukan.
    """
    await lend(laris, "Pak Joko", first_due=dt.date(2026, 12, 10))
    await laris.play()
    assert (await due_days(laris))[0] == dt.date(2027, 2, 10)


async def test_who_has_no_telephone_is_told_by_somebody(laris: Chat) -> None:
    """
    Bu Rini @ > /paceklik mbah karto 2 bulan musim badai
    bot @Bu Rini < Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Jadwal Mbah Karto mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: musim badai.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Jadwal Mbah Karto mundur 2 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Feb 2027.
    | Alasan: musim badai. [Setuju] [Tolak]
    Pak Joko @ * Setuju
    bot @Pak Joko ~ Jadwal Mbah Karto mundur 2 bulan, tanpa denda.
    | Diputuskan Pak Joko.
    | Mbah Karto belum bisa saya kabari, tolong sampaikan.
    bot @Bu Rini < Jadwal Mbah Karto mundur 2 bulan, tanpa denda.
    | Diputuskan Pak Joko.
    | Mbah Karto belum bisa saya kabari, tolong sampaikan.
    """
    await lend(laris, "Mbah Karto", first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_a_proposal_that_nobody_decides_does_not_stand_in_the_way(laris: Chat) -> None:
    """
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
    = clock +6d
    Bu Rini @ > /paceklik bu siti 3 bulan musim badai
    bot @Bu Rini < Jadwal ini sudah diusulkan mundur. Tunggu jawabannya dulu, ya.
    = clock +2d
    Bu Rini @ > /paceklik bu siti 3 bulan musim badai
    bot @Bu Rini < Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Jadwal Bu Siti mundur 3 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Mar 2027.
    | Alasan: musim badai.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Jadwal Bu Siti mundur 3 bulan, tanpa denda.
    | Angsuran Rp57.500: dari 10 Des 2026 ke 10 Mar 2027.
    | Alasan: musim badai. [Setuju] [Tolak]
    Pak Joko @ * Setuju ^ mundur 2 bulan
    bot @Pak Joko ~ Ini sudah diputuskan, atau pinjamannya sudah selesai.
    Pak Joko @ * Setuju ^ mundur 3 bulan
    bot @Bu Siti < Jadwal angsuran mundur 3 bulan
    | Angsuran berikutnya Rp57.500, 10 Mar 2027, tanpa denda.
    | Semoga keadaan segera membaik, Bu Siti. [Lihat pinjaman saya]
    bot @Pak Joko ~ Jadwal Bu Siti mundur 3 bulan, tanpa denda.
    | Diputuskan Pak Joko.
    bot @Bu Rini < Jadwal Bu Siti mundur 3 bulan, tanpa denda.
    | Diputuskan Pak Joko.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()
    assert (await due_days(laris))[0] == dt.date(2027, 3, 10)


async def test_too_late_for_the_loan_is_paid(laris: Chat) -> None:
    """
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp100.000
    | Rp100.000, 1 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp101.500, 10 Des 2026
    | Sudah dibayar 0 dari 1 angsuran
    | Kalau diangsur sampai selesai: Rp101.500 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Saya kesulitan
    bot @Bu Siti ~ Tidak apa-apa, kita cari jalan bersama.
    | Apa yang sedang terjadi? Tekan salah satu, atau tulis dengan kata sendiri. [Musim paceklik] [Usaha sedang sepi]
    | [Sakit] [Keperluan keluarga] [Kembali]
    Bu Rini @ > /paceklik bu siti 1 bulan sakit
    bot @Bu Rini < Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Jadwal Bu Siti mundur 1 bulan, tanpa denda.
    | Angsuran Rp101.500: dari 10 Des 2026 ke 10 Jan 2027.
    | Alasan: sakit.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Jadwal Bu Siti mundur 1 bulan, tanpa denda.
    | Angsuran Rp101.500: dari 10 Des 2026 ke 10 Jan 2027.
    | Alasan: sakit. [Setuju] [Tolak]
    Bu Rini > titip angsuran bu siti 101.500
    bot < ✅ No. 3: Bu Siti, angsuran Rp101.500.
    | Seratus satu ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot @Bu Siti < Lunas. Terima kasih, Bu Siti.
    | No. 3, Rp101.500: pokok Rp100.000, jasa Rp1.500.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    Bu Siti @ * Sakit
    bot @Bu Siti ~ Pinjaman ini sudah tidak berjalan. Tidak ada yang perlu dibayar.
    Pak Joko @ * Setuju
    bot @Pak Joko ~ Ini sudah diputuskan, atau pinjamannya sudah selesai.
    """
    await lend(laris, "Bu Siti", 100_000, 1, first_due=dt.date(2026, 12, 10))
    await laris.play()
