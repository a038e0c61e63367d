"""Words about one's loan in the private chat, where each of them is answered, and in the group, where none is."""

from tests.chat import Chat
from tests.dialogs.lending import lend


async def test_one_s_own_loan_by_many_words(laris: Chat) -> None:
    """
    Bu Siti @ > pinjaman
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, hari ini
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ > kapan jatuh tempo
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, hari ini
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ > cicilan saya
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, hari ini
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    """
    await lend(laris, "Bu Siti")
    await laris.play()


async def test_an_instalment_without_a_sum_asks_for_it(laris: Chat) -> None:
    """
    Bu Siti @ > bayar utang
    bot @Bu Siti < Angsur berapa? [Rp57.500] [Lunasi] [Lainnya] [Batal]
    Bu Siti @ > kapan jatuh tempo
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, hari ini
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ > 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    """
    await lend(laris, "Bu Siti")
    await laris.play()


async def test_a_question_for_the_payoff_does_not_shut_the_ears(laris: Chat) -> None:
    """
    Bu Siti @ > angsur lunas
    bot @Bu Siti < Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500. [Lunasi Rp507.500] [Batal]
    Bu Siti @ > kapan jatuh tempo
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, hari ini
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ > bingung
    bot @Bu Siti < Tekan salah satu tombol di atas, ya.
    Bu Siti @ * Lunasi Rp507.500
    bot < Bu Siti bayar angsuran Rp507.500, untuk pelunasan. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Pelunasan pinjaman Bu Siti: Rp507.500
    | Pokok Rp500.000, jasa Rp7.500.
    """
    await lend(laris, "Bu Siti")
    await laris.play()


async def test_help_and_a_simulation(laris: Chat) -> None:
    """
    Bu Siti @ > bantuan pinjaman
    bot @Bu Siti < Contoh pinjaman
    | Catat angsuran pinjaman: angsur 57.500 · angsur lunas · titip angsuran bu siti 50rb
    | Hitung angsuran pinjaman: /simulasi 500rb 10x · /simulasi 1jt 12 bulan
    | Ajukan pinjaman: pinjam 500rb 10x untuk modal · /pinjam
    | Lihat pinjaman sendiri: /pinjaman · sisa pinjaman saya
    | Atur pengingat angsuran: /pengingat · /pengingat jeda 3 minggu
    | Lihat tagihan rapat dan talangan: /talangan
    | Lihat modal kelompok dari UPK: /modal [Setoran] [Pinjaman] [Saldo dan kas] [Rapat] [Anggota]
    Bu Siti @ > simulasi 500rb 10x
    bot @Bu Siti < Angsuran Rp57.500 per bulan, 10 kali
    | Pinjaman Rp500.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp75.000, total bayar Rp575.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,63% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp7.500. [Bandingkan cara hitung] [Ajukan pinjaman ini]
    Bu Siti > simulasi 300rb 6 bln
    bot < Angsuran Rp54.500 per bulan, 6 kali
    | Pinjaman Rp300.000, jasa 1,5% flat.
    | Jasa seluruhnya Rp27.000, total bayar Rp327.000.
    | Kalau dihitung dari sisa pinjaman, setara 2,52% per bulan.
    | Tiap kali: pokok Rp50.000, jasa Rp4.500. [Bandingkan cara hitung] [Ajukan pinjaman ini]
    Bu Siti > simulasi bencana jam 10
    Bu Siti @ > simulasi
    bot @Bu Siti < Pinjaman berapa yang mau dihitung? [Rp300.000] [Rp500.000] [Rp1.000.000] [Rp2.000.000] [Lainnya]
    Bu Siti @ > mau pinjam
    bot @Bu Siti < Pinjaman Bu Siti belum bisa diajukan
    | Kas kelompok sedang kosong, jadi belum bisa meminjamkan.
    """
    await laris.play()
    assert await laris.loans() == []


async def test_who_finds_it_hard_is_consoled(laris: Chat) -> None:
    """
    Bu Siti @ > aku lagi susah bulan ini ga bisa bayar
    bot @Bu Siti < Terima kasih sudah bercerita. Tidak apa-apa.
    | Tekan Saya kesulitan, supaya pengurus tahu dan jadwalnya bisa dibicarakan. Di grup tidak ditulis.
    | [Saya kesulitan] [Lihat pinjaman saya]
    Bu Siti @ * Lihat pinjaman saya
    bot @Bu Siti < Sisa pinjaman Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Angsuran berikutnya Rp57.500, hari ini
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000 [Bayar angsuran] [Rincian angsuran] [Saya kesulitan]
    Bu Siti @ * Saya kesulitan ^ Terima kasih
    bot @Bu Siti ~ Tidak apa-apa, kita cari jalan bersama.
    | Apa yang sedang terjadi? Tekan salah satu, atau tulis dengan kata sendiri. [Musim paceklik] [Usaha sedang sepi]
    | [Sakit] [Keperluan keluarga] [Kembali]
    Bu Rini @ > saya kesulitan
    bot @Bu Rini < Semoga segera dilapangkan. Kalau ada setoran yang berat, bicarakan dengan pengurus, ya.
    """
    await lend(laris, "Bu Siti")
    await laris.play()


async def test_an_example_fits_the_topic(laris: Chat) -> None:
    """
    Bu Siti @ > utang piutang itu apa hukumnya
    bot @Bu Siti < Maaf, saya belum paham. Contoh yang bisa: pinjaman saya [Bantuan]
    Bu Siti @ > rapat di mana kemarin
    bot @Bu Siti < Maaf, saya belum paham. Contoh yang bisa: /jadwal [Bantuan]
    """
    await laris.play()


async def test_the_group_hears_nothing_of_it(laris: Chat) -> None:
    """
    Bu Siti > pinjaman
    Bu Siti > bayar utang
    Bu Siti > kapan jatuh tempo
    Bu Siti > bantuan pinjaman
    Bu Siti > aku lagi susah bulan ini ga bisa bayar
    Bu Siti > simulasi
    """
    await lend(laris, "Bu Siti")
    await laris.play()


async def test_what_people_answer_to_a_reminder(laris: Chat) -> None:
    """
    Bu Siti @ > belum ada uang bu
    bot @Bu Siti < Terima kasih sudah bercerita. Tidak apa-apa. ... [Saya kesulitan] [Lihat pinjaman saya]
    Bu Siti @ > lagi sepi bu jualannya
    bot @Bu Siti < Terima kasih sudah bercerita. Tidak apa-apa. ... [...]
    Bu Siti @ > minggu depan saya bayar ya bu
    bot @Bu Siti < Baik, terima kasih kabarnya.
    | Jadwalnya tetap. Kalau perlu waktu lebih lama, tekan Saya kesulitan. [Saya kesulitan] [Lihat pinjaman saya]
    Bu Siti @ > stop
    bot @Bu Siti < Berhenti diingatkan berapa lama? ... [...]
    Bu Siti @ > sudah bayar bu
    bot @Bu Siti < Angsur berapa? [Rp57.500] [Lunasi] [Lainnya] [Batal]
    Bu Siti @ * Rp57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [...]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Angsur berapa?
    Bu Siti @ * Saya kesulitan ^ terima kasih kabarnya
    bot @Bu Siti ~ Tidak apa-apa, kita cari jalan bersama. ... [...]
    Pak Joko @ > minggu depan ya bu
    bot @Pak Joko < Baik.
    """
    await lend(laris, "Bu Siti")
    await laris.play()


async def test_the_pendamping_may_leave_the_stroke_away(laris: Chat) -> None:
    """
    Mbak Merli @ > kunjungan hari ini di rumah bu siti, buku kas rapi
    bot @Mbak Merli < Tercatat. Kunjungan Sabtu, 21 November 2026
    | KSM Laris Jaya, Mbak Merli
    | Tempat: rumah bu siti
    | Catatan: buku kas rapi [...]
    Mbak Merli @ > kunjungan berikutnya kapan
    bot @Mbak Merli < Kunjungan KSM Laris Jaya ... [...]
    Mbak Merli @ > catatan bu siti: suaminya sakit
    bot @Mbak Merli < Catatan tentang Bu Siti tersimpan, 21 Nov 2026. Hanya Anda yang membacanya. [...]
    Mbak Merli @ > laporan mingguan
    bot @Mbak Merli < Minggu ini tenang di KSM Laris Jaya ... [...]
    Bu Siti @ > kunjungan hari ini di rumah bu siti, buku kas rapi
    bot @Bu Siti < Maaf, saya belum paham. ... [Bantuan]
    Bu Siti @ > jadwal
    bot @Bu Siti < Rapat berikutnya Sabtu, 21 November 2026, pukul 19.00 WIB ... [Simpan ke kalender]
    """
    await laris.play()


async def test_a_borrower_answers_a_reminder_in_own_words(laris: Chat) -> None:
    """
    Bu Siti @ > bisa mundur bu?
    bot @Bu Siti < Maaf, saya belum paham. Soal angsuran? Pilih, ya. Kalau bukan, contoh: setor 20rb
    | [Sudah bayar] [Saya kesulitan] [Jangan ingatkan dulu] [Bantuan]
    Bu Siti @ > bayar 57500
    bot @Bu Siti < Maaf, saya belum paham. Soal angsuran? Pilih, ya. Kalau bukan, contoh: setor 20rb [...]
    Bu Siti @ > tolong jangan diingatkan dulu
    bot @Bu Siti < Berhenti diingatkan berapa lama? / ... [...]
    Bu Siti @ > wis tak bayar wingi
    bot @Bu Siti < Angsur berapa? [Rp57.500] [Lunasi] [Lainnya] [Batal]
    Bu Siti @ > kurang piro
    bot @Bu Siti < Sisa pinjaman Rp500.000 / ... [...]
    Bu Siti > wis tak bayar wingi
    Bu Siti > bisa mundur bu?
    Bu Siti > siapa yang nunggak
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert await laris.savings("Bu Siti") == 0


async def test_grief_is_no_answer_to_a_question(laris: Chat) -> None:
    """
    Bu Siti @ > /angsur
    bot @Bu Siti < Angsur berapa? [Rp57.500] [Lunasi] [Lainnya] [Batal]
    Bu Siti @ > suami saya meninggal
    bot @Bu Siti < Kami ikut prihatin. Semoga diberi kekuatan.
    | Kalau angsuran terasa berat, tekan Saya kesulitan. Hanya pengurus yang tahu. [Saya kesulitan]
    Bu Siti > suami saya meninggal
    Pak Joko @ > anak saya sakit bu
    bot @Pak Joko < Kami ikut prihatin. Semoga diberi kekuatan.
    """
    await lend(laris, "Bu Siti")
    await laris.play()


async def test_who_is_behind_is_asked_in_words(laris: Chat) -> None:
    """
    Bu Rini @ > siapa yang nunggak
    bot @Bu Rini < Tidak ada tunggakan. / ... [...]
    Bu Rini @ > bu siti sudah bayar belum
    bot @Bu Rini < Tidak ada tunggakan. / ... [...]
    Bu Siti @ > siapa yang belum bayar
    bot @Bu Siti < Maaf, saya belum paham. / ... [...]
    """
    await lend(laris, "Bu Siti")
    await laris.play()


async def test_a_command_in_words_does_not_stop_at_the_plan_of_visits(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan
    bot @Mbak Merli < Kunjungan KSM Laris Jaya / ... [Catat kunjungan] [Yang sudah] [Atur kalender]
    Mbak Merli @ * Atur kalender
    bot @Mbak Merli ~ ... [...]
    Mbak Merli @ > laporan minggu ini
    bot @Mbak Merli < Minggu ini tenang di KSM Laris Jaya ... [...]
    """
    await laris.play()
