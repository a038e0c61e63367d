"""All meetings of a stretch of time are called off: each of them shown before and after, taken back with one button."""

import datetime as dt

from sandbox.records import Event, Message
from tests.attacks import group_of, newest_of_ours, person
from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.test_schedules import planned


async def off_from(chat: Chat, day: str, count: int) -> list[str]:
    """The days of those among the next meetings that are not held."""
    return [one.on.isoformat() for one in await planned(chat, day, count) if one.called_off]


def said_since(chat: Chat, first: int) -> list[str]:
    """The first lines of what the bot wrote in the group behind this message."""
    ours = [one for one in group_of(chat).messages.values() if one.sender is chat.player.bot.user]
    return [one.text.partition("\n")[0] for one in ours if one.message_id > first]


def newest(chat: Chat) -> Message:
    """The bot's newest message in the group."""
    found = newest_of_ours(group_of(chat))
    assert found is not None
    return found


async def press_at_once(chat: Chat, message: Message, label: str, *names: str) -> dict[str, str]:
    """These people press the button before anybody is answered; what each is shown."""
    rows = message.payload["reply_markup"]["inline_keyboard"]
    data = next(button["callback_data"] for row in rows for button in row if button["text"] == label)
    shown: dict[str, str] = {}

    def note(event: Event) -> None:
        if event.kind == "alert" and event.user is not None:
            shown[event.user.first_name] = event.data["text"]

    stop = chat.world.subscribe(note)
    queries = [person(chat, name).presses_data(message, data) for name in names]
    await chat.life.settle()
    stop()
    assert all(query.answered for query in queries)
    return shown


async def test_two_weeks_over_the_end_of_the_year(laris: Chat) -> None:
    """
    = clock 2026-12-21 08:00 WIB
    Pak Joko > rapat libur 2 minggu karena banyak yang mudik
    bot < 2 rapat libur. Betul?
    | • Sabtu, 26 Des, 19.00 WIB
    | • Sabtu, 2 Jan, 19.00 WIB
    | Alasan: banyak yang mudik.
    | Rapat berikutnya Sabtu, 9 Januari 2027, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    Bu Wati * Ya, libur
    bot ! Bu Wati: Tombol ini untuk pengurus kelompok.
    Bu Ani * Ya, libur
    bot - 2 rapat libur. Betul? ...
    bot < 2 rapat libur
    | • Sabtu, 26 Des, 19.00 WIB
    | • Sabtu, 2 Jan, 19.00 WIB
    | Alasan: banyak yang mudik.
    | Rapat berikutnya Sabtu, 9 Januari 2027, pukul 19.00 WIB.
    | Diubah Bu Ani. [Batalkan perubahan] [Simpan ke kalender]
    Bu Siti > rapat kapan?
    bot < Rapat berikutnya Sabtu, 9 Januari 2027, pukul 19.00 WIB / ... [...]
    """
    await laris.play()
    assert await off_from(laris, "2026-12-21", 4) == ["2026-12-26", "2027-01-02"]
    assert (await planned(laris, "2026-12-21", 1))[0].reason == "banyak yang mudik"
    told = newest(laris).message_id
    await laris.wait_until("2027-01-08 18:00 WIB")
    assert said_since(laris, told) == ["Besok rapat, pukul 19.00 WIB"]


async def test_all_of_it_is_taken_back_with_one_button_and_pressing_twice_does_nothing_more(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > rapat Sabtu ini pindah ke Jumat jam 4 sore di balai RW
    bot < Rapat pindah ke Jumat, 27 November 2026, pukul 16.00 WIB. Betul? / ... [...]
    Bu Ani * Ya, pindahkan
    bot - Rapat pindah ke Jumat, ...
    bot < Rapat pindah ke Jumat, 27 November 2026, pukul 16.00 WIB / ... [...]
    Bu Ani > /jadwal libur sampai 12 Desember
    bot < 3 rapat libur. Betul?
    | • Jumat, 27 Nov, 16.00 WIB
    | • Sabtu, 5 Des, 19.00 WIB
    | • Sabtu, 12 Des, 19.00 WIB
    | Rapat berikutnya Sabtu, 19 Desember 2026, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    """
    await laris.play()
    asked = newest(laris)
    shown = await press_at_once(laris, asked, "Ya, libur", "Pak Joko", "Bu Ani")
    assert shown["Bu Ani"].startswith("Rapat dari Senin, 23 November 2026 sampai Sabtu, 12 Desember 2026 memang sudah")
    assert said_since(laris, asked.message_id) == ["3 rapat libur"]
    assert await off_from(laris, "2026-11-23", 4) == ["2026-11-28", "2026-12-05", "2026-12-12"]
    told = newest(laris)
    shown = await press_at_once(laris, told, "Batalkan perubahan", "Pak Joko", "Bu Ani")
    assert shown["Bu Ani"] == "Jadwal ini sudah berubah lagi. Lihat /jadwal."
    assert newest(laris).text == (
        "3 rapat tetap diadakan\n• Jumat, 27 Nov, 16.00 WIB\n• Sabtu, 5 Des, 19.00 WIB\n• Sabtu, 12 Des, 19.00 WIB\n"
        "Perubahan tadi dibatalkan Pak Joko."
    )
    assert said_since(laris, told.message_id) == ["3 rapat tetap diadakan"]
    moved, *rest = await planned(laris, "2026-11-23", 3)
    assert (moved.on, moved.hour, moved.place) == (dt.date(2026, 11, 27), dt.time(16), "balai RW")
    assert not any(one.changed for one in rest)


async def test_of_very_many_the_first_and_the_last_are_shown(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rapat libur 3 bulan
    bot < 13 rapat libur. Betul?
    | Pertama Sabtu, 28 November 2026, pukul 19.00 WIB.
    | Terakhir Sabtu, 20 Februari 2027, pukul 19.00 WIB.
    | Rapat berikutnya Sabtu, 27 Februari 2027, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    Pak Joko * Ya, libur
    bot - 13 rapat libur. Betul? ...
    bot < 13 rapat libur
    | Pertama Sabtu, 28 November 2026, pukul 19.00 WIB.
    | Terakhir Sabtu, 20 Februari 2027, pukul 19.00 WIB.
    | Rapat berikutnya Sabtu, 27 Februari 2027, pukul 19.00 WIB.
    | Diubah Pak Joko. [Batalkan perubahan] [Simpan ke kalender]
    Bu Siti > rapat kapan?
    bot < Rapat berikutnya Sabtu, 27 Februari 2027, pukul 19.00 WIB / ... [...]
    Pak Joko > rapat libur sampai akhir Januari
    bot < Rapat dari Senin, 23 November 2026 sampai Minggu, 31 Januari 2027 memang sudah libur.
    | Rapat berikutnya Sabtu, 27 Februari 2027, pukul 19.00 WIB.
    Bu Ani * Batalkan perubahan
    bot ~ 13 rapat libur / ...
    bot < 13 rapat tetap diadakan / ... / Perubahan tadi dibatalkan Bu Ani.
    """
    await laris.play()
    assert await off_from(laris, "2026-11-23", 15) == []


async def test_days_that_mean_one_thing_to_some_and_another_to_others_are_offered(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > libur rapat mulai besok sampai Minggu depan
    bot < Libur sampai kapan? [Sampai Minggu, 29 Nov] [Sampai Minggu, 6 Des] [Bukan itu]
    Bu Wati * Sampai Minggu, 6 Des
    bot ! Bu Wati: Tombol ini untuk pengurus kelompok.
    Pak Joko * Sampai Minggu, 6 Des
    bot ~ 2 rapat libur. Betul?
    | • Sabtu, 28 Nov, 19.00 WIB
    | • Sabtu, 5 Des, 19.00 WIB
    | Rapat berikutnya Sabtu, 12 Desember 2026, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    Pak Joko * Bukan itu
    bot ! Pak Joko: Baik, tidak ada yang diubah.
    bot - 2 rapat libur. Betul? ...
    Pak Joko > rapat libur tgl 20-30
    bot < Libur sampai kapan? [Senin, 23 Nov sampai Senin, 30 Nov] [Minggu, 20 Des sampai Rabu, 30 Des] [Bukan itu]
    Pak Joko > rapat libur sampai Senin depan
    bot < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur. Betul?
    | Rapat berikutnya Sabtu, 5 Desember 2026, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    """
    await laris.play()
    assert await off_from(laris, "2026-11-23", 4) == []


async def test_between_two_days_the_meetings_before_and_behind_are_named(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Rini > rapat libur dari tanggal 20 Desember sampai 3 Januari
    bot < 2 rapat libur. Betul?
    | • Sabtu, 26 Des, 19.00 WIB
    | • Sabtu, 2 Jan, 19.00 WIB
    | Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
    | Sesudah libur, rapat Sabtu, 9 Januari 2027, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    Bu Rini > rapat libur tgl 20-25 Desember
    bot < Tidak ada rapat dari Minggu, 20 Desember 2026 sampai Jumat, 25 Desember 2026.
    | Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
    """
    await laris.play()


async def test_a_feast_without_a_date_and_days_that_cannot_be_are_answered_with_an_example(laris: Chat) -> None:
    """
    = clock 2027-02-01 08:00 WIB
    Pak Joko > rapat libur sampai Lebaran
    bot < Libur sampai tanggal berapa? / Tulis tanggalnya, misalnya: rapat libur sampai tgl 22
    Pak Joko > rapat libur sampai tgl 22
    bot < 3 rapat libur. Betul? / ... [...]
    Pak Joko > rapat libur 4 bulan
    bot < Rapat bisa libur paling lama 3 bulan / Tulis lagi, misalnya: rapat libur sampai tgl 22
    Pak Joko > rapat libur 20 kali
    bot < Rapat bisa libur paling lama 3 bulan / Tulis lagi, misalnya: rapat libur sampai tgl 22
    Pak Joko > rapat libur tgl 20-30 Desember
    bot < Senin, 20 Desember 2027 masih lama sekali. Tulis lagi dengan hari yang lebih dekat, ya.
    Pak Joko > rapat libur sampai 31 April
    bot < Sampai 31 April tidak ada di kalender, atau sudah lewat.
    Bu Siti > rapat libur sampai Lebaran
    Bu Siti > rapat libur 2 minggu
    Bu Siti > /jadwal libur 2 minggu
    bot < Hanya pengurus kelompok yang bisa mengubah jadwal rapat. Sampaikan ke mereka, ya.
    Pak Joko > katanya rapat libur sampai Maret
    Pak Joko > anak-anak libur 2 minggu
    """
    await laris.play()
    assert await off_from(laris, "2027-02-01", 6) == []


async def test_the_next_two_meetings_those_already_off_not_counted(laris: Chat) -> None:
    """
    = clock 2026-12-14 08:00 WIB
    Bu Ani > rapat tanggal 26 libur
    bot < Rapat Sabtu, 26 Desember 2026, pukul 19.00 WIB libur. Betul? [...]
    Bu Ani * Ya, libur
    bot - Rapat Sabtu, 26 Desember 2026, ...
    bot < Rapat Sabtu, 26 Desember 2026, pukul 19.00 WIB libur / ... [...]
    Bu Ani > dua kali rapat libur
    bot < 2 rapat libur. Betul?
    | • Sabtu, 19 Des, 19.00 WIB
    | • Sabtu, 2 Jan, 19.00 WIB
    | Rapat berikutnya Sabtu, 9 Januari 2027, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    Bu Ani * Ya, libur
    bot - 2 rapat libur. Betul? ...
    bot < 2 rapat libur / ... [...]
    Bu Ani * Batalkan perubahan ^ 2 rapat libur
    bot ~ 2 rapat libur / ...
    bot < 2 rapat tetap diadakan
    | • Sabtu, 19 Des, 19.00 WIB
    | • Sabtu, 2 Jan, 19.00 WIB
    | Perubahan tadi dibatalkan Bu Ani.
    """
    await laris.play()
    assert await off_from(laris, "2026-12-14", 4) == ["2026-12-26"]


async def test_what_changed_since_the_question_is_asked_again(laris: Chat) -> None:
    """
    = clock 2026-12-26 08:00 WIB
    Pak Joko > rapat libur s/d 5 Januari karena mudik
    bot < 2 rapat libur. Betul? / ... [...]
    Bu Ani > rapat hari ini pindah ke tanggal 27 Desember jam 16.00
    bot < Rapat pindah ke Minggu, 27 Desember 2026, pukul 16.00 WIB. Betul? / ... [...]
    Bu Ani * Ya, pindahkan
    bot - Rapat pindah ke Minggu, ...
    bot < Rapat pindah ke Minggu, 27 Desember 2026, pukul 16.00 WIB / ... [...]
    Pak Joko * Ya, libur
    bot ! Pak Joko: Jadwalnya sudah berubah. Baca dan tekan sekali lagi, ya.
    bot ~ 2 rapat libur. Betul?
    | • Minggu, 27 Des, 16.00 WIB
    | • Sabtu, 2 Jan, 19.00 WIB
    | Alasan: mudik.
    | Rapat berikutnya Sabtu, 9 Januari 2027, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    Pak Joko / rapat libur s/d 5 Januari karena malas ^ s/d 5 Januari
    Pak Joko * Ya, libur
    bot ! Pak Joko: Pesan aslinya sudah berubah. Tulis sekali lagi, ya.
    = clock 2026-12-28 06:00 WIB
    Pak Joko / rapat libur s/d 5 Januari karena mudik ^ s/d 5 Januari
    Pak Joko * Ya, libur
    bot ! Pak Joko: Jadwalnya sudah berubah. Baca dan tekan sekali lagi, ya.
    bot ~ Rapat Sabtu, 2 Januari 2027, pukul 19.00 WIB libur. Betul? / ... [...]
    Pak Joko * Ya, libur
    bot - Rapat Sabtu, 2 Januari 2027, ...
    bot < Rapat Sabtu, 2 Januari 2027, pukul 19.00 WIB libur
    | Alasan: mudik.
    | Rapat berikutnya Sabtu, 9 Januari 2027, pukul 19.00 WIB.
    | Diubah Pak Joko. [Batalkan perubahan] [Simpan ke kalender]
    """
    await laris.play()
    assert await off_from(laris, "2026-12-28", 3) == ["2027-01-02"]


async def test_what_is_over_or_was_changed_since_is_not_taken_back(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rapat libur sebulan
    bot < 4 rapat libur. Betul?
    | • Sabtu, 28 Nov, 19.00 WIB
    | • Sabtu, 5 Des, 19.00 WIB
    | • Sabtu, 12 Des, 19.00 WIB
    | • Sabtu, 19 Des, 19.00 WIB
    | Rapat berikutnya Sabtu, 26 Desember 2026, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    Pak Joko * Ya, libur
    bot - 4 rapat libur. Betul? ...
    bot < 4 rapat libur / ... [...]
    = clock 2026-11-30 08:00 WIB
    Bu Ani > rapat tanggal 26 Desember pindah ke tanggal 12 Desember jam 19.00
    bot < Rapat pindah ke Sabtu, 12 Desember 2026, pukul 19.00 WIB. Betul? / ... [...]
    Bu Ani * Ya, pindahkan
    bot - Rapat pindah ke Sabtu, ...
    bot < Rapat pindah ke Sabtu, 12 Desember 2026, pukul 19.00 WIB / ... [...]
    Bu Ani > /jadwal
    bot < Rapat berikutnya Sabtu, 12 Desember 2026, ... [...]
    Bu Ani * Liburkan
    bot ~ Rapat mana yang libur? [...]
    Bu Ani * Sabtu, 5 Des (libur)
    bot ~ Rapat Sabtu, 5 Desember 2026 jadi diadakan. Betul? [...]
    Bu Ani * Ya, diadakan
    bot - Rapat Sabtu, 5 Desember 2026 jadi ...
    bot < Rapat Sabtu, 5 Desember 2026, pukul 19.00 WIB jadi diadakan / ... [...]
    Bu Ani * Batalkan perubahan ^ 4 rapat libur
    bot ~ 4 rapat libur / ...
    bot < Rapat tetap Sabtu, 19 Desember 2026, pukul 19.00 WIB
    | Tetap libur karena harinya sudah dipakai: Sabtu, 12 Des.
    | Perubahan tadi dibatalkan Bu Ani.
    """
    await laris.play()
    days = await planned(laris, "2026-11-28", 5)
    assert [(one.planned_on.day, one.on.day, one.called_off) for one in days] == [
        (28, 28, True),
        (5, 5, False),
        (12, 12, True),
        (26, 12, False),
        (19, 19, False),
    ]


async def test_where_todays_meeting_was_held_two_weeks_are_the_two_that_come(laris: Chat) -> None:
    """
    = clock 2026-11-28 19:00 WIB
    Pak Joko > rapat libur 2 minggu
    bot < 2 rapat libur. Betul? / • Sabtu, 28 Nov, 19.00 WIB / • Sabtu, 5 Des, 19.00 WIB / ... [...]
    Pak Joko > /rapat
    bot < Rapat ke-1: ... [...]
    Pak Joko * Ya, libur
    bot ! Pak Joko: Jadwalnya sudah berubah. Baca dan tekan sekali lagi, ya.
    bot ~ Rapat Sabtu, 5 Desember 2026, pukul 19.00 WIB libur. Betul? / ... [...]
    Pak Joko > rapat libur 2 minggu
    bot < 2 rapat libur. Betul? / • Sabtu, 5 Des, 19.00 WIB / • Sabtu, 12 Des, 19.00 WIB / ... [...]
    """
    await laris.play()


async def test_months_without_a_31st(laris: Chat) -> None:
    """
    = clock 2027-01-31 08:00 WIB
    Pak Joko > rapat libur sebulan
    bot < 2 rapat libur. Betul?
    | • Minggu, 31 Jan, 19.00 WIB
    | • Minggu, 28 Feb, 19.00 WIB
    | Rapat berikutnya Rabu, 31 Maret 2027, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    Pak Joko > rapat libur sampai Maret
    bot < Libur sampai kapan? [Sampai Minggu, 28 Feb] [Sampai Rabu, 31 Mar] [Bukan itu]
    Pak Joko > rapat libur selama Februari
    bot < Rapat Minggu, 28 Februari 2027, pukul 19.00 WIB libur. Betul?
    | Rapat berikutnya Minggu, 31 Januari 2027, pukul 19.00 WIB.
    | Sesudah libur, rapat Rabu, 31 Maret 2027, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    """
    await agree_on(laris, pertemuan="bulanan", tanggal_rapat="31")
    await laris.play()


async def test_the_29th_of_february_is_the_end_of_a_leap_month(laris: Chat) -> None:
    """
    = clock 2028-02-28 08:00 WIB
    Pak Joko > rapat libur sampai akhir bulan
    bot < Rapat Selasa, 29 Februari 2028, pukul 19.00 WIB libur. Betul?
    | Rapat berikutnya Jumat, 31 Maret 2028, pukul 19.00 WIB. [Ya, libur] [Bukan itu]
    """
    await agree_on(laris, pertemuan="bulanan", tanggal_rapat="31")
    await laris.play()


async def test_from_a_private_chat_the_group_reads_of_it(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko @ > rapat libur 2 minggu
    bot @Pak Joko < 2 rapat libur. Betul? / ... [...]
    Pak Joko @ * Ya, libur
    bot @Pak Joko ~ 2 rapat libur / ... / Diubah Pak Joko. / Grup KSM Laris Jaya sudah saya beri tahu. [...]
    bot < 2 rapat libur
    | • Sabtu, 28 Nov, 19.00 WIB
    | • Sabtu, 5 Des, 19.00 WIB
    | Rapat berikutnya Sabtu, 12 Desember 2026, pukul 19.00 WIB.
    | Diubah Pak Joko. [Batalkan perubahan] [Simpan ke kalender]
    Pak Joko @ * Batalkan perubahan
    bot @Pak Joko ~ 2 rapat tetap diadakan / ... / Grup KSM Laris Jaya sudah saya beri tahu.
    bot < 2 rapat tetap diadakan / ... / Perubahan tadi dibatalkan Pak Joko.
    Bu Ani * Batalkan perubahan
    bot ! Bu Ani: Jadwal ini sudah berubah lagi. Lihat /jadwal.
    """
    await laris.play()
    assert await off_from(laris, "2026-11-23", 3) == []


async def test_the_reminder_in_the_group_says_that_it_is_off(laris: Chat) -> None:
    """
    Bu Ani > rapat libur dua minggu ke depan
    bot < 2 rapat libur. Betul? / ... [...]
    Bu Ani * Ya, libur
    bot - 2 rapat libur. Betul? ...
    bot < 2 rapat libur / ... [...]
    bot ~ Rapat Sabtu, 28 November 2026 libur.
    """
    await laris.wait_until("2026-11-27 16:05 WIB")
    await laris.play()
