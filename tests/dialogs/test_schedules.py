"""/jadwal and the words that change it: asked with the full reading, announced once, taken back."""

import datetime as dt

from savings.meeting_plans import PlannedMeeting
from services import meeting_plans
from tests.chat import Chat
from tests.dialogs.helpers import agree_on


async def planned(chat: Chat, day: str, count: int = 3) -> list[PlannedMeeting]:
    """The next meetings as the books have them, from this day on."""
    group = (await chat.roster()).group
    async with chat.life.database.read() as db:
        return await meeting_plans.coming(db, group, dt.date.fromisoformat(day) - dt.timedelta(days=1), count)


async def test_the_next_meetings_are_shown_with_weekday_date_hour_and_zone(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Siti > /jadwal
    bot < Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB
    | Jadwal lain:
    | • Sabtu, 5 Des, 19.00 WIB
    | • Sabtu, 12 Des, 19.00 WIB
    | • Sabtu, 19 Des, 19.00 WIB
    | Biasanya tiap Sabtu, 19.00 WIB. [Simpan ke kalender]
    Bu Siti > rapat kapan?
    bot < Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB / ... [Simpan ke kalender]
    Pak Joko > jadwal rapat
    bot < Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB / ... [Pindahkan] [Liburkan] [Simpan ke kalender]
    """
    await laris.play()


async def test_who_asks_about_a_day_reads_what_is_on_that_day(laris: Chat) -> None:
    """
    = clock 2026-11-28 08:00 WIB
    Bu Siti > hari ini jadi rapat tidak bu
    bot < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB [Simpan ke kalender]
    Bu Siti > besok rapat ga?
    bot < Tidak ada rapat besok
    | Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB [Simpan ke kalender]
    Pak Joko > rapat malam ini libur, ada hajatan pak lurah
    bot < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur. Betul?
    | Alasan: ada hajatan pak lurah. [Ya, libur] [Bukan itu]
    Pak Joko * Ya, libur
    bot - Rapat Sabtu, 28 November 2026, ...
    bot < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur ... [...]
    Bu Wati > rapat malam ini libur?
    bot < Rapat Sabtu, 28 November 2026 libur.
    | Rapat berikutnya Sabtu, 5 Desember 2026, pukul 19.00 WIB [Simpan ke kalender]
    """
    await laris.play()


async def test_a_meeting_that_goes_on_is_the_answer(laris: Chat) -> None:
    """
    = clock 2026-11-28 19:00 WIB
    Pak Joko > /rapat
    bot < Rapat ke-1: ... [...]
    Bu Siti > malam ini jadi rapat?
    bot < Rapat ke-1 sedang dibuka
    | Rapat berikutnya Sabtu, 5 Desember 2026, pukul 19.00 WIB [Simpan ke kalender]
    """
    await laris.play()


async def test_a_meeting_that_goes_on_is_named_where_it_is_to_be_changed(laris: Chat) -> None:
    """
    = clock 2026-11-28 19:00 WIB
    Pak Joko > /rapat
    bot < Rapat ke-1: ... [...]
    Pak Joko > rapat hari ini di rumah pak joko
    bot < Rapat ke-1 sedang dibuka.
    | Rapat berikutnya Sabtu, 5 Desember 2026, pukul 19.00 WIB.
    Pak Joko > rapat hari ini libur
    bot < Rapat ke-1 sedang dibuka. / Rapat berikutnya ...
    Pak Joko > rapat besok libur
    bot < Tidak ada rapat besok. / Rapat berikutnya Sabtu, 5 Desember 2026, pukul 19.00 WIB.
    """
    await laris.play()


async def test_an_hour_that_is_past_is_not_the_next_one(laris: Chat) -> None:
    """
    = clock 2026-11-28 19:59 WIB
    Bu Siti > rapat kapan bu
    bot < Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB / ... [...]
    = clock 2026-11-28 20:00 WIB
    Bu Siti > rapat kapan bu
    bot < Rapat hari ini pukul 19.00 WIB belum dibuka
    | Rapat berikutnya Sabtu, 5 Desember 2026, pukul 19.00 WIB
    | Jadwal lain:
    | • Sabtu, 12 Des, 19.00 WIB
    | • Sabtu, 19 Des, 19.00 WIB
    | Biasanya tiap Sabtu, 19.00 WIB. [Simpan ke kalender]
    Bu Siti > malam ini jadi rapat?
    bot < Rapat hari ini pukul 19.00 WIB belum dibuka
    | Rapat berikutnya Sabtu, 5 Desember 2026, pukul 19.00 WIB [Simpan ke kalender]
    Pak Joko > rapat besok libur
    bot < Tidak ada rapat besok. / Rapat berikutnya Sabtu, 5 Desember 2026, pukul 19.00 WIB.
    Pak Joko > rapat pindah ke besok
    bot < Rapat pindah ke Minggu, 29 November 2026, pukul 19.00 WIB. Betul?
    | Semula Sabtu, 28 November 2026, pukul 19.00 WIB. [...]
    """
    await laris.play()


async def test_nobody_meets_in_the_night(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Rini > kumpulan diganti Selasa jam 4
    bot < Rapat pindah ke Selasa, 24 November 2026, pukul 16.00 WIB. Betul? / ... [...]
    Bu Rini > rapat pindah Selasa jam 8
    bot < Rapat Sabtu, 28 November 2026 pindah ke kapan?
    | [Selasa, 24 Nov, 20.00 WIB] [Selasa, 24 Nov, 08.00 WIB] [Bukan itu]
    Bu Rini > rapat mundur jam 8
    bot < Rapat pindah ke Sabtu, 28 November 2026, pukul 20.00 WIB. Betul? / ... [...]
    Bu Rini > rapat dimajukan jam 5
    bot < Rapat Sabtu, 28 November 2026 pindah ke kapan?
    | [Sabtu, 28 Nov, 17.00 WIB] [Sabtu, 28 Nov, 05.00 WIB] [Bukan itu]
    Bu Rini > rapat pindah Selasa jam 7
    bot < Rapat Sabtu, 28 November 2026 pindah ke kapan?
    | [Selasa, 24 Nov, 19.00 WIB] [Selasa, 24 Nov, 07.00 WIB] [Bukan itu]
    """
    await laris.play()


async def test_what_is_changed_stands_on_its_line(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > /jadwal pindah ke Rabu minggu ini jam 16.30
    bot < Rapat pindah ke Rabu, 25 November 2026, pukul 16.30 WIB. Betul? / ... [...]
    Bu Ani * Ya, pindahkan
    bot - Rapat pindah ke Rabu, ...
    bot < Rapat pindah ke Rabu, 25 November 2026, pukul 16.30 WIB / ... [...]
    Bu Ani > rapat tanggal 5 libur
    bot < Rapat Sabtu, 5 Desember 2026, pukul 19.00 WIB libur. Betul? [Ya, libur] [Bukan itu]
    Bu Ani * Ya, libur
    bot - Rapat Sabtu, 5 Desember 2026, ...
    bot < Rapat Sabtu, 5 Desember 2026, pukul 19.00 WIB libur
    | Rapat berikutnya Rabu, 25 November 2026, pukul 16.30 WIB.
    | Diubah Bu Ani. [Batalkan perubahan] [Simpan ke kalender]
    Bu Siti > /jadwal
    bot < Rapat berikutnya Rabu, 25 November 2026, pukul 16.30 WIB
    | Pindahan dari Sabtu, 28 November 2026.
    | Tempat: Balai RW 05
    | Jadwal lain:
    | • Sabtu, 5 Des: libur
    | • Sabtu, 12 Des, 19.00 WIB
    | • Sabtu, 19 Des, 19.00 WIB
    | Biasanya tiap Sabtu, 19.00 WIB. [Simpan ke kalender]
    Bu Siti > besok ada rapat?
    bot < Tidak ada rapat besok
    | Rapat berikutnya Rabu, 25 November 2026, pukul 16.30 WIB
    | Pindahan dari Sabtu, 28 November 2026.
    | Tempat: Balai RW 05 [Simpan ke kalender]
    """
    await agree_on(laris, tempat="Balai RW 05")
    await laris.play()
    first, second, _third = await planned(laris, "2026-11-23")
    assert (first.planned_on, first.on, first.hour) == (dt.date(2026, 11, 28), dt.date(2026, 11, 25), dt.time(16, 30))
    assert (second.planned_on, second.called_off) == (dt.date(2026, 12, 5), True)


# --- moved ---------------------------------------------------------------------------------------------------------


async def test_both_wednesdays_are_offered_and_the_change_is_told_once_and_taken_back(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rapat pindah ke Rabu depan jam 4 sore
    bot < Rapat Sabtu, 28 November 2026 pindah ke kapan? [Rabu, 25 Nov, 16.00 WIB] [Rabu, 2 Des, 16.00 WIB] [Bukan itu]
    Bu Siti * Rabu, 2 Des, 16.00 WIB
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Pak Joko * Rabu, 2 Des, 16.00 WIB
    bot - Rapat Sabtu, 28 November 2026 pindah ke kapan?
    bot < Rapat pindah ke Rabu, 2 Desember 2026, pukul 16.00 WIB
    | Semula Sabtu, 28 November 2026, pukul 19.00 WIB.
    | Diubah Pak Joko. [Batalkan perubahan] [Simpan ke kalender]
    """
    await laris.play()
    (moved,) = await planned(laris, "2026-11-23", 1)
    assert (moved.planned_on, moved.on, moved.hour) == (dt.date(2026, 11, 28), dt.date(2026, 12, 2), dt.time(16))
    await laris.play(
        """
        Bu Siti * Batalkan perubahan
        bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
        Bu Ani * Batalkan perubahan
        bot ~ Rapat pindah ke Rabu, 2 Desember 2026, pukul 16.00 WIB
        | Semula Sabtu, 28 November 2026, pukul 19.00 WIB.
        | Diubah Pak Joko.
        bot < Rapat tetap Sabtu, 28 November 2026, pukul 19.00 WIB
        | Perubahan tadi dibatalkan Bu Ani.
        """
    )
    (kept,) = await planned(laris, "2026-11-23", 1)
    assert (kept.on, kept.hour, kept.changed) == (dt.date(2026, 11, 28), dt.time(19), False)


async def test_an_hour_that_is_morning_or_evening_is_asked_for(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Rini > rapat pindah ke Kamis jam 7
    bot < Rapat Sabtu, 28 November 2026 pindah ke kapan?
    | [Kamis, 26 Nov, 19.00 WIB] [Kamis, 26 Nov, 07.00 WIB] [Bukan itu]
    Bu Rini * Kamis, 26 Nov, 07.00 WIB
    bot - Rapat Sabtu, 28 November 2026 pindah ke kapan?
    bot < Rapat pindah ke Kamis, 26 November 2026, pukul 07.00 WIB / ... [...]
    """
    await laris.play()
    (moved,) = await planned(laris, "2026-11-23", 1)
    assert (moved.on, moved.hour) == (dt.date(2026, 11, 26), dt.time(7))


async def test_two_days_and_two_hours_are_four_full_readings(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Rini > rapat pindah ke Rabu depan jam 8
    bot < Rapat Sabtu, 28 November 2026 pindah ke kapan? [Rabu, 25 Nov, 20.00 WIB] [Rabu, 25 Nov, 08.00 WIB] [...]
    Bu Rini * Bukan itu
    bot ! Bu Rini: Baik, tidak ada yang diubah.
    bot - Rapat Sabtu, 28 November 2026 pindah ke kapan?
    """
    await laris.play()
    assert not (await planned(laris, "2026-11-23", 1))[0].changed


async def test_words_without_an_hour_of_the_clock_bring_hours_to_choose_from(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > rapat pindah ke Rabu depan habis isya
    bot < Rapat Sabtu, 28 November 2026 pindah ke hari apa? [Rabu, 25 Nov] [Rabu, 2 Des] [Bukan itu]
    Bu Ani * Rabu, 2 Des
    bot ~ Rapat Rabu, 2 Desember 2026 mulai jam berapa?
    | Jam lain bisa ditulis, misalnya: rapat pindah ke tgl 2 jam 16.30 [19.00 WIB] [19.30 WIB] [20.00 WIB] [Bukan itu]
    Bu Ani * 19.30 WIB
    bot ~ Rapat pindah ke Rabu, 2 Desember 2026, pukul 19.30 WIB. Betul?
    | Semula Sabtu, 28 November 2026, pukul 19.00 WIB. [Ya, pindahkan] [Bukan itu]
    Bu Ani * Ya, pindahkan
    bot - Rapat pindah ke Rabu, ...
    bot < Rapat pindah ke Rabu, 2 Desember 2026, pukul 19.30 WIB / ... [...]
    """
    await laris.play()
    (moved,) = await planned(laris, "2026-11-23", 1)
    assert (moved.on, moved.hour) == (dt.date(2026, 12, 2), dt.time(19, 30))


async def test_a_meeting_is_moved_by_days_and_by_an_hour(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rapat diundur 2 hari
    bot < Rapat pindah ke Senin, 30 November 2026, pukul 19.00 WIB. Betul?
    | Semula Sabtu, 28 November 2026, pukul 19.00 WIB. [Ya, pindahkan] [Ganti jam] [Bukan itu]
    Pak Joko * Ganti jam
    bot ~ Rapat Senin, 30 November 2026 mulai jam berapa? / ...
    | [09.00 WIB] [10.00 WIB] [13.00 WIB] [15.00 WIB] [16.00 WIB] [19.00 WIB] [20.00 WIB] [Bukan itu]
    Pak Joko * 20.00 WIB
    bot ~ Rapat pindah ke Senin, 30 November 2026, pukul 20.00 WIB. Betul? / ... [...]
    Pak Joko * Ya, pindahkan
    bot - Rapat pindah ke Senin, ...
    bot < Rapat pindah ke Senin, 30 November 2026, pukul 20.00 WIB / ... [...]
    Pak Joko > rapat dimajukan sejam
    bot < Rapat pindah ke Senin, 30 November 2026, pukul 19.00 WIB. Betul?
    | Semula pukul 20.00 WIB. [Ya, pindahkan] [Bukan itu]
    Pak Joko * Ya, pindahkan
    bot - Rapat pindah ke Senin, ...
    bot < Rapat pindah ke Senin, 30 November 2026, pukul 19.00 WIB
    | Semula pukul 20.00 WIB.
    | Diubah Pak Joko. [Batalkan perubahan] [Simpan ke kalender]
    Pak Joko * Batalkan perubahan
    bot ~ Rapat pindah ke Senin, 30 November 2026, pukul 19.00 WIB / ...
    bot < Rapat tetap Senin, 30 November 2026, pukul 20.00 WIB / Perubahan tadi dibatalkan Pak Joko.
    """
    await laris.play()
    (moved,) = await planned(laris, "2026-11-23", 1)
    assert (moved.on, moved.hour) == (dt.date(2026, 11, 30), dt.time(20))


async def test_the_place_and_the_reason_go_with_it(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > rapat pindah ke Jumat jam 4 sore di rumah Bu Siti karena hujan
    bot < Rapat pindah ke Jumat, 27 November 2026, pukul 16.00 WIB. Betul?
    | Semula Sabtu, 28 November 2026, pukul 19.00 WIB.
    | Tempat: rumah Bu Siti
    | Alasan: hujan. [Ya, pindahkan] [Bukan itu]
    Bu Rini * Ya, pindahkan
    bot - Rapat pindah ke Jumat, ...
    bot < Rapat pindah ke Jumat, 27 November 2026, pukul 16.00 WIB
    | Semula Sabtu, 28 November 2026, pukul 19.00 WIB.
    | Tempat: rumah Bu Siti
    | Alasan: hujan.
    | Diubah Bu Rini. [Batalkan perubahan] [Simpan ke kalender]
    """
    await laris.play()
    (moved,) = await planned(laris, "2026-11-23", 1)
    assert (moved.place, moved.reason) == ("rumah Bu Siti", "hujan")


async def test_a_day_that_is_not_named_is_asked_for(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > rapat ditunda
    bot < Rapat Sabtu, 28 November 2026 pindah ke hari apa?
    | Bisa juga ditulis, misalnya: rapat pindah ke Rabu jam 4 sore [Minggu, 29 Nov] [Senin, 30 Nov] [...]
    Bu Ani * Selasa, 1 Des
    bot ~ Rapat pindah ke Selasa, 1 Desember 2026, pukul 19.00 WIB. Betul? / ... [Ya, pindahkan] [Ganti jam] [Bukan itu]
    Bu Siti * Ya, pindahkan
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Bu Siti * Bukan itu
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Bu Ani * Bukan itu
    bot ! Bu Ani: Baik, tidak ada yang diubah.
    bot - Rapat pindah ke Selasa, ...
    """
    await laris.play()
    assert not (await planned(laris, "2026-11-23", 1))[0].changed


async def test_days_that_cannot_be_are_refused_in_a_sentence(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > rapat pindah ke 31 Februari
    bot < Rapat Sabtu, 28 November 2026 pindah ke hari apa? / 31 Februari tidak ada di kalender, atau sudah lewat. [...]
    Bu Ani > rapat pindah ke 29 Februari
    bot < Selasa, 29 Februari 2028 masih lama sekali. Tulis lagi dengan hari yang lebih dekat, ya.
    Bu Ani > rapat pindah ke hari ini jam 7 pagi
    bot < Waktu itu sudah lewat. Tulis lagi dengan hari yang akan datang, ya.
    Bu Ani > rapat pindah ke Kamis jam 16.00 WITA
    bot < Jam rapat di sini memakai WIB. Tulis lagi jamnya dalam WIB, ya.
    Bu Ani > rapat jadi Sabtu jam 7 malam
    bot < Rapat memang Sabtu, 28 November 2026, pukul 19.00 WIB.
    Bu Ani > rapat besok libur
    bot < Tidak ada rapat besok. / Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
    Bu Ani > /jadwal pokoknya beres
    bot < Yang bisa: /jadwal, /jadwal libur, /jadwal pindah ke Rabu jam 4 sore, ...
    """
    await laris.play()
    assert not (await planned(laris, "2026-11-23", 1))[0].changed


async def test_a_day_with_another_meeting_means_that_this_one_is_not_held(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > rapat pindah ke tanggal 5 Desember
    bot < Sabtu, 5 Desember 2026 sudah ada rapat
    | Apakah rapat Sabtu, 28 November 2026 diliburkan saja? [Liburkan Sabtu, 28 Nov] [Bukan itu]
    Bu Ani * Liburkan Sabtu, 28 Nov
    bot ~ Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur. Betul? [Ya, libur] [Bukan itu]
    Bu Ani * Ya, libur
    bot - Rapat Sabtu, 28 November 2026, ...
    bot < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur
    | Rapat berikutnya Sabtu, 5 Desember 2026, pukul 19.00 WIB.
    | Diubah Bu Ani. [Batalkan perubahan] [Simpan ke kalender]
    """
    await laris.play()
    assert [one.called_off for one in await planned(laris, "2026-11-23", 2)] == [True, False]


async def test_todays_meeting_that_was_opened_is_not_the_next_one(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    Bu Ani > rapat diundur sehari
    bot < Rapat pindah ke Minggu, 29 November 2026, pukul 19.00 WIB. Betul? / ... [...]
    Bu Siti > /jadwal
    bot < Rapat ke-1 sedang dibuka / Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB / ... [...]
    """
    await laris.play()


async def test_a_question_that_was_overtaken_changes_nothing(laris: Chat) -> None:
    """
    = clock 2026-11-28 17:00 WIB
    Bu Ani > rapat pindah jam 8 malam
    bot < Rapat pindah ke Sabtu, 28 November 2026, pukul 20.00 WIB. Betul? / Semula pukul 19.00 WIB. [...]
    Bu Rini > rapat diundur ke Senin jam 4 sore
    bot < Rapat pindah ke Senin, 30 November 2026, pukul 16.00 WIB. Betul? / ... [...]
    Bu Rini * Ya, pindahkan ^ Senin
    bot - Rapat pindah ke Senin, ...
    bot < Rapat pindah ke Senin, 30 November 2026, pukul 16.00 WIB / ... [...]
    = clock +4h
    Bu Ani * Ya, pindahkan ^ 20.00
    bot ! Bu Ani: Waktu itu sudah lewat. Pilih yang lain, ya.
    Bu Rini > rapat libur
    bot < Rapat Senin, 30 November 2026, pukul 16.00 WIB libur. Betul? [...]
    Bu Rini * Ya, libur
    bot - Rapat Senin, ...
    bot < Rapat Senin, 30 November 2026, pukul 16.00 WIB libur / ... [...]
    Bu Ani * Batalkan perubahan ^ Rapat pindah ke Senin
    bot ! Bu Ani: Jadwal ini sudah berubah lagi. Lihat /jadwal.
    Bu Ani * Batalkan perubahan ^ libur
    bot ~ Rapat Senin, 30 November 2026, pukul 16.00 WIB libur / ...
    bot < Rapat tetap Senin, 30 November 2026, pukul 16.00 WIB / Perubahan tadi dibatalkan Bu Ani.
    """
    await laris.play()
    (moved,) = await planned(laris, "2026-11-28", 1)
    assert (moved.on, moved.hour, moved.called_off) == (dt.date(2026, 11, 30), dt.time(16), False)


async def test_the_reminder_in_the_group_follows(laris: Chat) -> None:
    """
    Bu Ani > rapat diundur ke Senin jam 4 sore
    bot < Rapat pindah ke Senin, 30 November 2026, pukul 16.00 WIB. Betul? / ... [...]
    Bu Ani * Ya, pindahkan
    bot - Rapat pindah ke Senin, ...
    bot < Rapat pindah ke Senin, 30 November 2026, pukul 16.00 WIB / ... [...]
    bot ~ Rapat Sabtu, 28 November 2026 pindah / Menjadi Senin, 30 November 2026, pukul 16.00 WIB.
    """
    await laris.wait_until("2026-11-27 16:05 WIB")
    await laris.play()
    await laris.wait_until("2026-11-28 18:00 WIB")
    (group,) = laris.world.groups()
    said = [message.text for message in group.messages.values() if message.sender is laris.player.bot.user]
    assert not any(text.startswith("Hari ini rapat") for text in said)
    await laris.wait_until("2026-11-30 14:05 WIB")
    said = [message.text for message in group.messages.values() if message.sender is laris.player.bot.user]
    assert said[-1].startswith("Hari ini rapat, pukul 16.00 WIB\nSenin, 30 November 2026.")


# --- called off ----------------------------------------------------------------------------------------------------


async def test_all_meetings_of_a_month_are_called_off_at_once(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rapat bulan depan libur karena panen raya
    bot < Rapat mana yang libur? [Sabtu, 5 Des] [Sabtu, 12 Des] [Sabtu, 19 Des] [Sabtu, 26 Des]
    | [Semuanya (4)] [Bukan itu]
    Bu Wati * Semuanya (4)
    bot ! Bu Wati: Tombol ini untuk pengurus kelompok.
    Pak Joko * Semuanya (4)
    bot ~ 4 rapat libur. Betul?
    | • Sabtu, 5 Des, 19.00 WIB
    | • Sabtu, 12 Des, 19.00 WIB
    | • Sabtu, 19 Des, 19.00 WIB
    | • Sabtu, 26 Des, 19.00 WIB
    | Alasan: panen raya.
    | Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
    | Sesudah libur, rapat Sabtu, 2 Januari 2027, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    Pak Joko * Ya, libur
    bot - 4 rapat libur. Betul? ...
    bot < 4 rapat libur
    | • Sabtu, 5 Des, 19.00 WIB
    | • Sabtu, 12 Des, 19.00 WIB
    | • Sabtu, 19 Des, 19.00 WIB
    | • Sabtu, 26 Des, 19.00 WIB
    | Alasan: panen raya.
    | Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
    | Sesudah libur, rapat Sabtu, 2 Januari 2027, pukul 19.00 WIB.
    | Diubah Pak Joko. [Batalkan perubahan] [Simpan ke kalender]
    Pak Joko > rapat bulan depan libur
    bot < Rapat Sabtu, 5 Desember 2026 memang sudah libur.
    """
    await laris.play()
    coming = await planned(laris, "2026-11-23", 6)
    assert [one.called_off for one in coming] == [False, True, True, True, True, False]
    assert coming[1].reason == "panen raya"


async def test_one_of_several_meetings_is_called_off(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > rapat Sabtu depan libur
    bot < Rapat mana yang libur? [Sabtu, 28 Nov] [Sabtu, 5 Des] [Bukan itu]
    Bu Ani * Sabtu, 5 Des
    bot ~ Rapat Sabtu, 5 Desember 2026, pukul 19.00 WIB libur. Betul? [Ya, libur] [Bukan itu]
    Bu Ani * Ya, libur
    bot - Rapat Sabtu, 5 Desember 2026, ...
    bot < Rapat Sabtu, 5 Desember 2026, pukul 19.00 WIB libur / ... [...]
    """
    await laris.play()
    assert [one.called_off for one in await planned(laris, "2026-11-23")] == [False, True, False]


async def test_by_buttons_alone_a_meeting_is_moved_called_off_and_held_after_all(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > /jadwal
    bot < Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB / ... [Pindahkan] [Liburkan] [Simpan ke kalender]
    Bu Siti * Pindahkan
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Bu Ani * Pindahkan
    bot ~ Rapat mana yang dipindah? [Sabtu, 28 Nov] [Sabtu, 5 Des] [Sabtu, 12 Des] [Sabtu, 19 Des] [Kembali]
    Bu Ani * Sabtu, 28 Nov
    bot ~ Rapat Sabtu, 28 November 2026 pindah ke hari apa? / ... [Rabu, 25 Nov] [Kamis, 26 Nov] [Jumat, 27 Nov] [...]
    Bu Ani * Jumat, 27 Nov
    bot ~ Rapat pindah ke Jumat, 27 November 2026, pukul 19.00 WIB. Betul? / ... [Ya, pindahkan] [Ganti jam] [Bukan itu]
    Bu Ani * Ya, pindahkan
    bot - Rapat pindah ke Jumat, ...
    bot < Rapat pindah ke Jumat, 27 November 2026, pukul 19.00 WIB / ... [...]
    Bu Ani > /jadwal
    bot < Rapat berikutnya Jumat, 27 November 2026, pukul 19.00 WIB / ... [...]
    Bu Ani * Liburkan
    bot ~ Rapat mana yang libur? [Jumat, 27 Nov] [Sabtu, 5 Des] [Sabtu, 12 Des] [Sabtu, 19 Des] [Kembali]
    Bu Ani * Kembali
    bot ~ Rapat berikutnya Jumat, 27 November 2026, pukul 19.00 WIB / ... [...]
    Bu Ani * Liburkan
    bot ~ Rapat mana yang libur? [...]
    Bu Ani * Sabtu, 5 Des
    bot ~ Rapat Sabtu, 5 Desember 2026, pukul 19.00 WIB libur. Betul? [Ya, libur] [Bukan itu]
    Bu Ani * Ya, libur
    bot - Rapat Sabtu, 5 Desember 2026, ...
    bot < Rapat Sabtu, 5 Desember 2026, pukul 19.00 WIB libur / ... [...]
    Bu Ani > /jadwal
    bot < Rapat berikutnya Jumat, 27 November 2026, pukul 19.00 WIB / ... [...]
    Bu Ani * Liburkan
    bot ~ Rapat mana yang libur? [Jumat, 27 Nov] [Sabtu, 5 Des (libur)] [Sabtu, 12 Des] [Sabtu, 19 Des] [Kembali]
    Bu Ani * Sabtu, 5 Des (libur)
    bot ~ Rapat Sabtu, 5 Desember 2026 jadi diadakan. Betul? [Ya, diadakan] [Bukan itu]
    Bu Ani * Ya, diadakan
    bot - Rapat Sabtu, 5 Desember 2026 jadi ...
    bot < Rapat Sabtu, 5 Desember 2026, pukul 19.00 WIB jadi diadakan
    | Diubah Bu Ani. [Batalkan perubahan] [Simpan ke kalender]
    """
    await laris.play()
    first, second, _third = await planned(laris, "2026-11-23")
    assert (first.on, second.called_off, second.changed) == (dt.date(2026, 11, 27), False, False)
    await laris.play(
        """
        Bu Ani * Batalkan perubahan ^ jadi diadakan
        bot ~ Rapat Sabtu, 5 Desember 2026, pukul 19.00 WIB jadi diadakan / ...
        bot < Rapat Sabtu, 5 Desember 2026 tetap libur / Perubahan tadi dibatalkan Bu Ani.
        """
    )
    assert (await planned(laris, "2026-11-23"))[1].called_off
