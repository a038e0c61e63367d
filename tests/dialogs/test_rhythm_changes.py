"""A new rhythm or place in plain words: a rule of the group, asked with the full reading, announced once."""

import datetime as dt

from savings.meetings import Rhythm
from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.test_schedules import planned


async def agreed(chat: Chat, *keys: str) -> list[str]:
    """What the group's rules say."""
    group_rules = (await chat.roster()).group.rules
    return [group_rules[key] for key in keys]


async def test_a_new_weekday_and_hour_are_asked_told_once_and_taken_back(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rapat tiap Senin jam 7
    bot < Jadwal rapat jadi yang mana? [Tiap Senin, 19.00 WIB] [Tiap Senin, 07.00 WIB] [Bukan itu]
    Bu Rini * Tiap Senin, 19.00 WIB
    bot ! Bu Rini: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * Tiap Senin, 19.00 WIB
    bot ~ Jadwal rapat jadi tiap Senin, 19.00 WIB. Betul?
    | Semula tiap Sabtu, 19.00 WIB.
    | Rapat berikutnya Senin, 23 November 2026, pukul 19.00 WIB. [Ya, ubah jadwal] [Bukan itu]
    Pak Joko * Ya, ubah jadwal
    bot - Jadwal rapat jadi tiap Senin, ...
    bot < Jadwal rapat sekarang tiap Senin, 19.00 WIB
    | Semula tiap Sabtu, 19.00 WIB.
    | Rapat berikutnya Senin, 23 November 2026, pukul 19.00 WIB.
    | Diubah Pak Joko. Aturan versi 2. [Batalkan perubahan] [Simpan ke kalender]
    """
    await laris.play()
    assert await agreed(laris, "hari", "jam", "pertemuan") == ["senin", "19.00", "mingguan"]
    await laris.play(
        """
        Bu Rini * Batalkan perubahan
        bot ! Bu Rini: Tombol ini untuk ketua, sekretaris atau pendamping.
        Mbak Merli * Batalkan perubahan
        bot ~ Jadwal rapat sekarang tiap Senin, 19.00 WIB / ...
        bot < Jadwal rapat sekarang tiap Sabtu, 19.00 WIB
        | Semula tiap Senin, 19.00 WIB.
        | Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
        | Diubah Mbak Merli. Aturan versi 3.
        """
    )
    assert await agreed(laris, "hari") == ["sabtu"]


async def test_what_was_changed_since_is_not_taken_back(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > /jadwal tiap Kamis
    bot < Jadwal rapat jadi tiap Kamis, 19.00 WIB. Betul? / ... [...]
    Bu Ani * Ya, ubah jadwal
    bot - Jadwal rapat jadi tiap Kamis, ...
    bot < Jadwal rapat sekarang tiap Kamis, 19.00 WIB / ... [...]
    Pak Joko > /aturan wajib 10rb
    bot < Aturan diubah: simpanan wajib ...
    Bu Ani * Batalkan perubahan
    bot ! Bu Ani: Aturan sudah berubah lagi. Lihat /jadwal.
    """
    await laris.play()
    assert await agreed(laris, "hari") == ["kamis"]


async def test_a_day_of_the_month_a_fortnight_and_the_last_friday(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > pertemuan tiap tanggal 10 jam 4 sore
    bot < Jadwal rapat jadi tiap bulan, tanggal 10, 16.00 WIB. Betul?
    | Semula tiap Sabtu, 19.00 WIB.
    | Rapat berikutnya Kamis, 10 Desember 2026, pukul 16.00 WIB. [Ya, ubah jadwal] [Bukan itu]
    Pak Joko * Ya, ubah jadwal
    bot - Jadwal rapat jadi ...
    bot < Jadwal rapat sekarang tiap bulan, tanggal 10, 16.00 WIB / ... / Diubah Pak Joko. Aturan versi 4. [...]
    Pak Joko > rapat setiap Jumat terakhir
    bot < Jadwal rapat jadi tiap bulan, Jumat terakhir, 16.00 WIB. Betul?
    | Semula tiap bulan, tanggal 10, 16.00 WIB.
    | Rapat berikutnya Jumat, 27 November 2026, pukul 16.00 WIB. [...]
    Pak Joko * Ya, ubah jadwal
    bot - Jadwal rapat jadi ...
    bot < Jadwal rapat sekarang tiap bulan, Jumat terakhir, 16.00 WIB / ... [...]
    Pak Joko > kumpulan tiap 2 minggu sekali hari Sabtu
    bot < Jadwal rapat jadi tiap dua minggu, Sabtu, 16.00 WIB. Betul? / ... [...]
    Pak Joko * Ya, ubah jadwal
    bot - Jadwal rapat jadi ...
    bot < Jadwal rapat sekarang tiap dua minggu, Sabtu, 16.00 WIB / ... [...]
    """
    await laris.play()
    assert await agreed(laris, "pertemuan", "hari", "tanggal rapat", "minggu ke", "jam") == [
        Rhythm.FORTNIGHTLY,
        "sabtu",
        "0",
        "terakhir",
        "16.00",
    ]


async def test_a_week_or_a_sunday_is_asked_for(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rapat tiap minggu jam 9 pagi
    bot < Jadwal rapat jadi yang mana? [Tiap Minggu, 09.00 WIB] [Tiap Sabtu, 09.00 WIB] [Bukan itu]
    Pak Joko * Tiap Minggu, 09.00 WIB
    bot ~ Jadwal rapat jadi tiap Minggu, 09.00 WIB. Betul? / ... [...]
    Pak Joko * Ya, ubah jadwal
    bot - Jadwal rapat jadi ...
    bot < Jadwal rapat sekarang tiap Minggu, 09.00 WIB / ... [...]
    Pak Joko > rapat tiap hari Minggu jam 9 pagi
    bot < Jadwal rapat memang tiap Minggu, 09.00 WIB.
    """
    await laris.play()
    assert await agreed(laris, "hari", "jam") == ["minggu", "09.00"]


async def test_words_that_fit_one_meeting_and_all_are_asked_about(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > jam rapat jadi 16.00
    bot < Rapat pindah ke Sabtu, 28 November 2026, pukul 16.00 WIB. Betul?
    | Semula pukul 19.00 WIB. [Sekali ini saja] [Seterusnya] [Bukan itu]
    Bu Ani * Seterusnya
    bot ~ Jadwal rapat jadi tiap Sabtu, 16.00 WIB. Betul? / ... [Ya, ubah jadwal] [Bukan itu]
    Bu Ani * Ya, ubah jadwal
    bot - Jadwal rapat jadi ...
    bot < Jadwal rapat sekarang tiap Sabtu, 16.00 WIB / ... [...]
    Bu Rini > jam rapat jadi 20.00
    bot < Rapat pindah ke Sabtu, 28 November 2026, pukul 20.00 WIB. Betul? / ... [Ya, pindahkan] [Bukan itu]
    Bu Rini * Ya, pindahkan
    bot - Rapat pindah ke ...
    bot < Rapat pindah ke Sabtu, 28 November 2026, pukul 20.00 WIB / ... [...]
    """
    await laris.play()
    assert await agreed(laris, "jam") == ["16.00"]
    first, second, _third = await planned(laris, "2026-11-23")
    assert (first.hour, second.hour) == (dt.time(20), dt.time(16))


async def test_all_readings_and_for_good_stand_beside_each_other(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > jadwal rapat pindah ke Rabu jam 7
    bot < Rapat Kamis, 10 Desember 2026 pindah ke kapan?
    | [Rabu, 25 Nov, 19.00 WIB] [Rabu, 25 Nov, 07.00 WIB] [Rabu, 9 Des, 19.00 WIB] [Rabu, 9 Des, 07.00 WIB] [...]
    Bu Ani * Seterusnya, 07.00 WIB
    bot ~ Jadwal rapat jadi tiap bulan, Rabu ke-2, 07.00 WIB. Betul?
    | Semula tiap bulan, tanggal 10, 19.00 WIB.
    | Rapat berikutnya Rabu, 9 Desember 2026, pukul 07.00 WIB. [Ya, ubah jadwal] [Bukan itu]
    Bu Ani > hari rapat pindah ke Rabu
    bot < Rapat Kamis, 10 Desember 2026 pindah ke kapan?
    | [Rabu, 25 Nov, 19.00 WIB] [Rabu, 9 Des, 19.00 WIB] [Seterusnya] [Bukan itu]
    """
    await agree_on(laris, pertemuan="bulanan", tanggal_rapat="10", minggu_ke="2")
    await laris.play()
    assert await agreed(laris, "tanggal rapat", "jam") == ["10", "19.00"]


async def test_rules_hold_at_once_and_that_is_said(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Mbak Merli > mulai bulan depan rapat tiap Rabu jam 4 sore di balai RW
    bot < Jadwal rapat jadi tiap Rabu, 16.00 WIB. Betul?
    | Semula tiap Sabtu, 19.00 WIB.
    | Tempat: balai RW
    | Rapat berikutnya Rabu, 25 November 2026, pukul 16.00 WIB.
    | Berlaku langsung. Kalau mulainya nanti, tulis lagi saat waktunya tiba. [Ya, ubah jadwal] [Bukan itu]
    Mbak Merli * Ya, ubah jadwal
    bot - Jadwal rapat jadi ...
    bot < Jadwal rapat sekarang tiap Rabu, 16.00 WIB
    | Semula tiap Sabtu, 19.00 WIB.
    | Tempat rapat sekarang balai RW
    | Rapat berikutnya Rabu, 25 November 2026, pukul 16.00 WIB.
    | Diubah Mbak Merli. Aturan versi 4. [Simpan ke kalender]
    """
    await laris.play()
    assert await agreed(laris, "hari", "jam", "tempat") == ["rabu", "16.00", "balai RW"]
    assert [one.place for one in await planned(laris, "2026-11-23", 1)] == ["balai RW"]


async def test_hours_that_no_clock_shows_are_offered_for_all_meetings(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rapat tiap Senin habis isya
    bot < Jadwal rapat jadi yang mana? [Tiap Senin, 19.00 WIB] [Tiap Senin, 19.30 WIB] [Tiap Senin, 20.00 WIB] [...]
    Pak Joko > rapat tiap Senin jam 16.00 WITA
    bot < Jam rapat di sini memakai WIB. Tulis lagi jamnya dalam WIB, ya.
    """
    await laris.play()


# --- where ---------------------------------------------------------------------------------------------------------


async def test_a_place_is_for_one_meeting_or_for_all(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > rapat di rumah saya
    bot < Tempat rapat: rumah Bu Ani / Untuk rapat yang mana? [Sabtu, 28 Nov saja] [Seterusnya] [Bukan itu]
    Bu Rini * Seterusnya
    bot ! Bu Rini: Tombol ini untuk ketua, sekretaris atau pendamping.
    Pak Joko * Seterusnya
    bot - Tempat rapat: rumah Bu Ani / Untuk rapat yang mana?
    bot < Tempat rapat sekarang rumah Bu Ani
    | Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
    | Diubah Pak Joko. Aturan versi 2.
    Bu Rini > rapat Sabtu ini di balai RW 05
    bot < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB / Tempat: balai RW 05. Betul? [Ya, di sana] [Bukan itu]
    Bu Rini * Ya, di sana
    bot - Rapat Sabtu, 28 November 2026, ...
    bot < Tempat rapat Sabtu, 28 November 2026: balai RW 05
    | Pukul 19.00 WIB.
    | Diubah Bu Rini. [Batalkan perubahan] [Simpan ke kalender]
    """
    await laris.play()
    assert [one.place for one in await planned(laris, "2026-11-23", 2)] == ["balai RW 05", "rumah Bu Ani"]
    await laris.play(
        """
        Bu Rini > rapat pindah ke Jumat
        bot < Rapat pindah ke Jumat, 27 November 2026, pukul 19.00 WIB. Betul? / ... [...]
        Bu Rini * Ya, pindahkan
        bot - Rapat pindah ke Jumat, ...
        bot < Rapat pindah ke Jumat, 27 November 2026, pukul 19.00 WIB
        | Semula Sabtu, 28 November 2026, pukul 19.00 WIB.
        | Tempat: balai RW 05
        | Diubah Bu Rini. [Batalkan perubahan] [Simpan ke kalender]
        Bu Rini > rapat di tempat biasa
        bot < Tempat rapat: tempat biasa / Untuk rapat yang mana? [Jumat, 27 Nov saja] [Bukan itu]
        Bu Rini * Jumat, 27 Nov saja
        bot - Tempat rapat: tempat biasa / ...
        bot < Tempat rapat Jumat, 27 November 2026: rumah Bu Ani / ... [...]
        """
    )
    assert [one.place for one in await planned(laris, "2026-11-23", 1)] == ["rumah Bu Ani"]


async def test_words_that_are_gone_are_asked_for_again(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > rapat di balai RW 05
    bot < Tempat rapat: balai RW 05 / Untuk rapat yang mana? [...]
    """
    await laris.play()
    (group,) = laris.world.groups()
    words = next(message for message in group.messages.values() if message.text == "rapat di balai RW 05")
    writer = laris.world.person("Bu Ani")
    assert writer is not None
    laris.world.delete(words, writer)
    question = list(group.messages.values())[-1]
    question.payload.pop("reply_to_message", None)
    await laris.play(
        """
        Bu Ani * Seterusnya
        bot ! Bu Ani: Pesan aslinya sudah tidak ada. Tulis sekali lagi, ya.
        """
    )
    assert await agreed(laris, "tempat") == [""]


# --- who may -------------------------------------------------------------------------------------------------------


async def test_who_may_not_is_told_so_only_where_the_bot_is_spoken_to(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Siti > rapat libur
    Bu Siti > rapat tiap Senin jam 19.00
    Mbak Merli > rapat libur
    Bu Rini > rapat tiap Senin jam 19.00
    Bu Siti > usul rapat pindah Kamis
    Pak Joko > kalau rapat libur gimana?
    Pak Joko > rapat jangan pindah
    Bu Siti @ > rapat libur
    bot @Bu Siti < Hanya pengurus kelompok yang bisa mengubah jadwal rapat. Sampaikan ke mereka, ya.
    Bu Siti @ > rapat tiap Senin jam 19.00
    bot @Bu Siti < Hanya ketua, sekretaris atau pendamping yang bisa mengubah jadwal rapat. Sampaikan ke mereka, ya.
    Bu Siti > /jadwal libur
    bot < Hanya pengurus kelompok yang bisa mengubah jadwal rapat. Sampaikan ke mereka, ya.
    Bu Siti > rapat libur ^ yang bisa mengubah jadwal rapat
    bot < Hanya pengurus kelompok yang bisa mengubah jadwal rapat. Sampaikan ke mereka, ya.
    = stranger Bu Tini
    = member Bu Tini
    Bu Tini > rapat kapan?
    """
    await laris.play()
    assert not (await planned(laris, "2026-11-23", 1))[0].changed


async def test_an_officer_changes_it_in_private_and_the_group_reads_of_it(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko @ > rapat pindah ke Kamis jam 16.30 di balai desa
    bot @Pak Joko < Rapat pindah ke Kamis, 26 November 2026, pukul 16.30 WIB. Betul?
    | Semula Sabtu, 28 November 2026, pukul 19.00 WIB.
    | Tempat: balai desa [Ya, pindahkan] [Bukan itu]
    Pak Joko @ * Ya, pindahkan
    bot @Pak Joko ~ Rapat pindah ke Kamis, 26 November 2026, pukul 16.30 WIB
    | Semula Sabtu, 28 November 2026, pukul 19.00 WIB.
    | Tempat: balai desa
    | Diubah Pak Joko.
    | Grup KSM Laris Jaya sudah saya beri tahu. [Batalkan perubahan] [Simpan ke kalender]
    bot < Rapat pindah ke Kamis, 26 November 2026, pukul 16.30 WIB
    | Semula Sabtu, 28 November 2026, pukul 19.00 WIB.
    | Tempat: balai desa
    | Diubah Pak Joko. [Batalkan perubahan] [Simpan ke kalender]
    Pak Joko @ > rapat tiap Kamis jam 16.30
    bot @Pak Joko < Jadwal rapat jadi tiap Kamis, 16.30 WIB. Betul? / ... [...]
    Pak Joko @ * Ya, ubah jadwal
    bot @Pak Joko ~ Jadwal rapat sekarang tiap Kamis, 16.30 WIB / ... / Grup KSM Laris Jaya sudah saya beri tahu. [...]
    bot < Jadwal rapat sekarang tiap Kamis, 16.30 WIB / ... [...]
    """
    await laris.play()
    assert await agreed(laris, "hari", "jam") == ["kamis", "16.30"]


async def test_a_change_taken_back_in_private_is_told_to_the_group(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko @ > rapat libur
    bot @Pak Joko < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur. Betul? [Ya, libur] [Bukan itu]
    Pak Joko @ * Ya, libur
    bot @Pak Joko ~ Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur / ... [...]
    bot < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur / ... [...]
    Pak Joko @ * Batalkan perubahan
    bot @Pak Joko ~ Rapat tetap Sabtu, 28 November 2026, pukul 19.00 WIB
    | Perubahan tadi dibatalkan Pak Joko.
    | Grup KSM Laris Jaya sudah saya beri tahu.
    bot < Rapat tetap Sabtu, 28 November 2026, pukul 19.00 WIB
    | Perubahan tadi dibatalkan Pak Joko.
    """
    await laris.play()
    assert not (await planned(laris, "2026-11-23", 1))[0].changed


async def test_an_anonymous_officer_says_with_a_press_who_it_was(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    = migrate
    = anonymous Pak Joko on
    Pak Joko > rapat pindah ke Jumat di rumah saya
    bot < Pesan ini dari admin tanpa nama. Tekan tombol supaya saya tahu siapa yang menulis. [Ini saya]
    Pak Joko * Ini saya
    bot < Tulis dengan nama pemiliknya, ya. Contoh: rapat di rumah Bu Siti
    Pak Joko > rapat pindah ke Kamis di balai desa
    bot < Pesan ini dari admin tanpa nama. Tekan tombol supaya saya tahu siapa yang menulis. [Ini saya]
    Bu Siti * Ini saya
    Pak Joko * Ini saya
    bot < Rapat pindah ke Kamis, 26 November 2026, pukul 19.00 WIB. Betul? / ... [...]
    Pak Joko * Ya, pindahkan
    bot - Rapat pindah ke Kamis, ...
    bot < Rapat pindah ke Kamis, 26 November 2026, pukul 19.00 WIB / ... / Diubah Pak Joko. [...]
    """
    await laris.play()
    assert [one.place for one in await planned(laris, "2026-11-23", 1)] == ["balai desa"]
