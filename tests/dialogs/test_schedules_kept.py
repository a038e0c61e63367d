"""What is said of meetings that is no move: a change is taken back, or another hour is said as a fact."""

import datetime as dt

from tests.chat import Chat
from tests.dialogs.test_meeting_reminders import change, quiet_pendamping
from tests.dialogs.test_schedules import planned


async def test_a_meeting_that_was_called_off_is_held_after_all(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rapat Sabtu libur ya ibu ibu, ada nyadran. Matur nuwun
    bot < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur. Betul?
    | Alasan: ada nyadran. [Ya, libur] [Bukan itu]
    Pak Joko * Ya, libur
    bot - Rapat Sabtu, ...
    bot < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur / ... [...]
    Bu Siti > rapat tidak jadi libur
    Pak Joko > kalau rapat tidak jadi libur gimana
    Pak Joko > rapat tidak jadi libur
    bot < Rapat Sabtu, 28 November 2026 jadi diadakan. Betul? [Ya, diadakan] [Bukan itu]
    Bu Siti * Ya, diadakan
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Pak Joko * Ya, diadakan
    bot - Rapat Sabtu, ...
    bot < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB jadi diadakan
    | Diubah Pak Joko. [Batalkan perubahan] [Simpan ke kalender]
    Pak Joko > rapat tetap ada
    bot < Rapat memang Sabtu, 28 November 2026, pukul 19.00 WIB.
    Pak Joko > rapat tetap Jumat
    bot < Tidak ada rapat Jumat. / Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
    """
    await laris.play()
    assert not (await planned(laris, "2026-11-23", 1))[0].changed


async def test_a_meeting_that_was_moved_comes_back(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rpat pindah Kamis jam 1/2 4 sore
    bot < Rapat pindah ke Kamis, 26 November 2026, pukul 15.30 WIB. Betul? / ... [...]
    Pak Joko * Ya, pindahkan
    bot - Rapat pindah ke Kamis, ...
    bot < Rapat pindah ke Kamis, 26 November 2026, pukul 15.30 WIB / ... [...]
    Pak Joko > rapat kembali ke Sabtu
    bot < Rapat pindah ke Sabtu, 28 November 2026, pukul 19.00 WIB. Betul?
    | Semula Kamis, 26 November 2026, pukul 15.30 WIB. [Ya, pindahkan] [Bukan itu]
    Pak Joko * Ya, pindahkan
    bot - Rapat pindah ke Sabtu, ...
    bot < Rapat pindah ke Sabtu, 28 November 2026, pukul 19.00 WIB / ... [...]
    """
    await laris.play()
    (back,) = await planned(laris, "2026-11-23", 1)
    assert (back.on, back.hour, back.called_off) == (dt.date(2026, 11, 28), dt.time(19), False)


async def test_of_several_changes_one_is_chosen(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rapat tidak jadi pindah
    bot < Rapat mana yang jadi diadakan? [Sabtu, 28 Nov] [Sabtu, 5 Des] [Bukan itu]
    Pak Joko * Sabtu, 5 Des
    bot ~ Rapat Sabtu, 5 Desember 2026 jadi diadakan. Betul? [Ya, diadakan] [Bukan itu]
    Pak Joko > rapat tidak jadi pindah ke Kamis
    bot < Rapat pindah ke Sabtu, 28 November 2026, pukul 19.00 WIB. Betul? / Semula Kamis, ... [...]
    Pak Joko > rapat tetap ada
    bot < Rapat mana yang jadi diadakan? [Sabtu, 28 Nov] [Sabtu, 5 Des] [Bukan itu]
    Pak Joko * Sabtu, 28 Nov
    bot ~ Rapat pindah ke Sabtu, 28 November 2026, pukul 19.00 WIB. Betul?
    | Semula Kamis, 26 November 2026, pukul 19.00 WIB. [...]
    Pak Joko * Ya, pindahkan
    bot - Rapat pindah ke Sabtu, ...
    bot < Rapat pindah ke Sabtu, 28 November 2026, pukul 19.00 WIB / ... [...]
    """
    await quiet_pendamping(laris)
    await change(laris, "2026-11-28", "2026-11-26")
    await change(laris, "2026-12-05", None)
    await laris.play()
    first, second, _third = await planned(laris, "2026-11-23")
    assert (first.moved, second.called_off) == (False, True)


async def test_another_hour_said_as_a_fact_is_asked_about_and_the_known_one_is_not(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rapat Sabtu jam 7 malam ya ibu-ibu
    Pak Joko > rapat Sabtu jam 7
    Pak Joko > rapat Sabtu habis isya
    Pak Joko > rapat Jumat jam 2 siang
    Bu Siti > rapat Sabtu jam 2 siang
    Pak Joko > rapat Sabtu jam 2 siang
    bot < Rapat pindah ke Sabtu, 28 November 2026, pukul 14.00 WIB. Betul?
    | Semula pukul 19.00 WIB. [Ya, pindahkan] [Bukan itu]
    Pak Joko * Ya, pindahkan
    bot - Rapat pindah ke Sabtu, ...
    bot < Rapat pindah ke Sabtu, 28 November 2026, pukul 14.00 WIB / ... [...]
    Pak Joko > rapat Sabtu habis maghrib
    bot < Rapat Sabtu, 28 November 2026 mulai jam berapa? / ... [18.00 WIB] [18.30 WIB] [19.00 WIB] [Bukan itu]
    """
    await laris.play()
    assert (await planned(laris, "2026-11-23", 1))[0].hour == dt.time(14)
