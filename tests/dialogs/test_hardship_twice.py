"""Trouble is told once: who presses again hears that it is known, and nobody is told twice."""

import datetime as dt

from bot.life import Life
from sandbox.request import EmulatorRequest
from tests.chat import TOKEN, Chat
from tests.dialogs.helpers import officers_leave
from tests.dialogs.lending import lend


async def test_pressed_again_it_is_known_until_they_have_spoken(laris: Chat) -> None:
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
    Bu Siti @ * Sakit
    bot @Bu Rini < Kabar dari Bu Siti
    | Sedang berat mengangsur: sakit. Angsuran berikutnya Rp57.500, 10 Des 2026.
    | Ajak bicara baik-baik, ya. Jadwalnya bisa mundur tanpa denda. [Mundur 1 bulan] [Mundur 2 bulan] [Mundur 3 bulan]
    | [Mundur 6 bulan]
    | [Sudah diajak bicara]
    bot @Bu Siti ~ Sudah saya sampaikan ke Bu Rini saja.
    | Nanti diajak bicara. Jadwal bisa mundur tanpa denda, jadi jangan khawatir.
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Saya kesulitan
    bot ! Bu Siti: Bu Rini sudah tahu, jadi tidak perlu diulang. / Nanti diajak bicara, ya. Jangan khawatir.
    = clock +23h
    Bu Siti @ * Saya kesulitan
    bot ! Bu Siti: Bu Rini sudah tahu, jadi tidak perlu diulang. / Nanti diajak bicara, ya. Jangan khawatir.
    = clock +2h
    Bu Siti @ * Saya kesulitan
    bot ! Bu Siti: Bu Rini sudah tahu, jadi tidak perlu diulang. / Nanti diajak bicara, ya. Jangan khawatir.
    Bu Rini @ * Sudah diajak bicara
    bot @Bu Rini ~ Bu Siti sudah diajak bicara
    | Terima kasih. Tidak saya ingatkan lagi. [Mundurkan jadwal] [Ternyata belum]
    Bu Siti @ * Saya kesulitan
    bot @Bu Siti ~ Tidak apa-apa, kita cari jalan bersama.
    | Apa yang sedang terjadi? Tekan salah satu, atau tulis dengan kata sendiri. [Musim paceklik] [Usaha sedang sepi]
    | [Sakit] [Keperluan keluarga] [Kembali]
    Bu Siti @ * Sakit
    bot @Bu Rini < Kabar dari Bu Siti
    | Sedang berat mengangsur: sakit. Angsuran berikutnya Rp57.500, 10 Des 2026.
    | Ajak bicara baik-baik, ya. Jadwalnya bisa mundur tanpa denda. [Mundur 1 bulan] [Mundur 2 bulan] [Mundur 3 bulan]
    | [Mundur 6 bulan]
    | [Sudah diajak bicara]
    bot @Bu Siti ~ Sudah saya sampaikan ke Bu Rini saja.
    | Nanti diajak bicara. Jadwal bisa mundur tanpa denda, jadi jangan khawatir.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_a_question_that_was_left_open_tells_nobody_twice(laris: Chat) -> None:
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
    Bu Siti @ * Sakit
    bot @Bu Rini < Kabar dari Bu Siti
    | Sedang berat mengangsur: sakit. Angsuran berikutnya Rp57.500, 10 Des 2026.
    | Ajak bicara baik-baik, ya. Jadwalnya bisa mundur tanpa denda. [Mundur 1 bulan] [Mundur 2 bulan] [Mundur 3 bulan]
    | [Mundur 6 bulan]
    | [Sudah diajak bicara]
    bot @Bu Siti ~ Sudah saya sampaikan ke Bu Rini saja.
    | Nanti diajak bicara. Jadwal bisa mundur tanpa denda, jadi jangan khawatir.
    Bu Siti @ * Musim paceklik ^ Tidak apa-apa
    bot @Bu Siti ~ Bu Rini sudah tahu, jadi tidak perlu diulang.
    | Nanti diajak bicara, ya. Jangan khawatir.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_where_nobody_could_be_told_it_may_be_said_again(laris: Chat) -> None:
    """
    Pak Joko @ > /pinjaman saya
    bot @Pak Joko < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Pak Joko @ * Saya kesulitan
    bot @Pak Joko ~ Tidak apa-apa, kita cari jalan bersama.
    | Apa yang sedang terjadi? Tekan salah satu, atau tulis dengan kata sendiri. [Musim paceklik] [Usaha sedang sepi]
    | [Sakit] [Keperluan keluarga] [Kembali]
    Pak Joko @ * Sakit
    bot @Pak Joko ~ Pengurus belum bisa saya kirimi pesan pribadi.
    | Sampaikan langsung saja, ya. Jadwal bisa dimundurkan tanpa denda.
    = start Bu Ani
    bot @Bu Ani < Halo, Bu Ani. Anda sekretaris di KSM Laris Jaya.
    | Di sini hanya Anda yang membaca. Mau lihat apa? [Saldo saya] [Pinjaman saya] [Riwayat saya] [Kehadiran saya]
    | [Aturan kelompok] [Bantuan]
    Pak Joko @ > /pinjaman saya
    bot @Pak Joko < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Pak Joko @ * Saya kesulitan
    bot @Pak Joko ~ Tidak apa-apa, kita cari jalan bersama.
    | Apa yang sedang terjadi? Tekan salah satu, atau tulis dengan kata sendiri. [Musim paceklik] [Usaha sedang sepi]
    | [Sakit] [Keperluan keluarga] [Kembali]
    Pak Joko @ * Sakit
    bot @Bu Ani < Kabar dari Pak Joko
    | Sedang berat mengangsur: sakit. Angsuran berikutnya Rp57.500, 10 Des 2026.
    | Ajak bicara baik-baik, ya. Jadwalnya bisa mundur tanpa denda. [Mundur 1 bulan] [Mundur 2 bulan] [Mundur 3 bulan]
    | [Mundur 6 bulan]
    | [Sudah diajak bicara]
    bot @Pak Joko ~ Sudah saya sampaikan ke Bu Ani saja.
    | Nanti diajak bicara. Jadwal bisa mundur tanpa denda, jadi jangan khawatir.
    Pak Joko @ > /pinjaman saya
    bot @Pak Joko < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Pak Joko @ * Saya kesulitan
    bot ! Pak Joko: Bu Ani sudah tahu, jadi tidak perlu diulang. / Nanti diajak bicara, ya. Jangan khawatir.
    """
    await officers_leave(laris, but=("Pak Joko", "Bu Ani"))
    await lend(laris, "Pak Joko", first_due=dt.date(2026, 12, 10))
    await laris.play()


async def test_a_restart_forgets_nothing(laris: Chat) -> None:
    """
    Bu Siti @ * Saya kesulitan
    bot ! Bu Siti: Bu Rini sudah tahu, jadi tidak perlu diulang. / Nanti diajak bicara, ya. Jangan khawatir.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    laris.player.record = True
    await laris.play("Bu Siti @ > /pinjaman\nBu Siti @ * Saya kesulitan\nBu Siti @ * Sakit\nBu Siti @ > /pinjaman")
    laris.player.record = False
    path = laris.life.database.path
    await laris.life.end()
    requests = EmulatorRequest(laris.world), EmulatorRequest(laris.world)
    laris.life = await Life.begin(path, TOKEN, *requests, laris.clock)
    laris.player.driver = laris.life
    await laris.life.settle()
    await laris.play()
