"""[Simpan ke kalender]: the file that arrives, to whom, and what a calendar makes of a newer one."""

import datetime as dt

from icalendar import Calendar, Event

from handlers.meeting_moves import Move, MoveNow, Undo
from handlers.meeting_offs import CallOffNow, HoldAfterAll, PlaceOnce
from handlers.meeting_stretches import AskStretch, CallOffStretch, UndoStretch
from handlers.rhythm_changes import AskRhythm, OldRhythm, SetPlace, SetRhythm
from handlers.schedule_talk import CallOff, NotThat, SaveCalendar
from handlers.schedules import Choose, ShowSchedule
from sandbox.records import Chat as TelegramChat
from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.test_schedules import planned


def events(place: TelegramChat) -> dict[str, Event]:
    """What the newest file of a chat holds, by the day of the plan."""
    newest = [message for message in place.messages.values() if message.file is not None][-1]
    assert newest.file is not None
    calendar = Calendar.from_ical(newest.file.content)
    assert isinstance(calendar, Calendar)
    return {str(event["UID"]).partition(".")[0]: event for event in calendar.events}


async def test_the_file_comes_in_private_and_a_newer_one_replaces_what_it_held(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Siti > /jadwal
    bot < Rapat berikutnya ... [Simpan ke kalender]
    Bu Siti * Simpan ke kalender
    bot ! Bu Siti: Sudah saya kirim ke chat pribadi Anda.
    bot @Bu Siti < (berkas rapat-ksm-laris-jaya.ics) 12 rapat KSM Laris Jaya, sampai Sabtu, 13 Februari 2027.
    | Buka berkas ini untuk menyimpannya di kalender HP.
    """
    await laris.play()
    siti = laris.world.person("Bu Siti")
    assert siti is not None
    private = laris.world.private_chat(siti, laris.player.bot)
    before = events(private)
    assert before["2026-11-28"].start == dt.datetime(2026, 11, 28, 12, 0, tzinfo=dt.UTC)
    assert before["2026-12-05"]["STATUS"] == "CONFIRMED"
    await laris.play(
        """
        Pak Joko > rapat pindah ke Senin 30 November jam 4 sore di balai RW 05
        bot < Rapat pindah ke Senin, 30 November 2026, pukul 16.00 WIB. Betul? / ... [...]
        Pak Joko * Ya, pindahkan
        bot - Rapat pindah ke ...
        bot < Rapat pindah ke Senin, 30 November 2026, pukul 16.00 WIB / ... [...]
        Pak Joko > rapat tanggal 5 libur
        bot < Rapat Sabtu, 5 Desember 2026, pukul 19.00 WIB libur. Betul? [...]
        Pak Joko * Ya, libur
        bot - Rapat Sabtu, 5 Desember 2026, ...
        bot < Rapat Sabtu, 5 Desember 2026, pukul 19.00 WIB libur / ... [...]
        = clock +2m
        Bu Siti @ > /jadwal
        bot @Bu Siti < Rapat berikutnya Senin, ... [...]
        Bu Siti @ * Simpan ke kalender
        bot @Bu Siti < (berkas rapat-ksm-laris-jaya.ics) 11 rapat KSM Laris Jaya, ...
        """
    )
    after = events(private)
    assert after.keys() == before.keys()
    moved, off = after["2026-11-28"], after["2026-12-05"]
    assert moved.start == dt.datetime(2026, 11, 30, 9, 0, tzinfo=dt.UTC)
    assert moved["LOCATION"] == "balai RW 05"
    assert off["STATUS"] == "CANCELLED"
    assert all(after[name]["UID"] == before[name]["UID"] for name in before)
    assert all(after[name].sequence > before[name].sequence for name in before)


async def test_a_change_that_is_taken_back_is_newer_still(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > rapat libur
    bot < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur. Betul? [...]
    Pak Joko * Ya, libur
    bot - Rapat Sabtu, ...
    bot < Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur / ... [Batalkan perubahan] [Simpan ke kalender]
    Pak Joko * Simpan ke kalender
    bot ! Pak Joko: Sudah saya kirim ke chat pribadi Anda.
    bot @Pak Joko < (berkas rapat-ksm-laris-jaya.ics) ...
    """
    await laris.play()
    joko = laris.world.person("Pak Joko")
    assert joko is not None
    private = laris.world.private_chat(joko, laris.player.bot)
    off = events(private)["2026-11-28"]
    await laris.play(
        """
        Pak Joko * Batalkan perubahan
        bot ~ Rapat Sabtu, 28 November 2026, pukul 19.00 WIB libur / ...
        bot < Rapat tetap Sabtu, 28 November 2026, pukul 19.00 WIB / ...
        = clock +1m
        Pak Joko @ > jadwal rapat
        bot @Pak Joko < Rapat berikutnya ... [...]
        Pak Joko @ * Simpan ke kalender
        bot @Pak Joko < (berkas rapat-ksm-laris-jaya.ics) ...
        """
    )
    on = events(private)["2026-11-28"]
    assert (off["STATUS"], on["STATUS"]) == ("CANCELLED", "CONFIRMED")
    assert on.sequence > off.sequence


async def test_who_cannot_be_written_to_gets_it_in_the_group_once_for_all(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Bu Ani > /jadwal
    bot < Rapat berikutnya ... [Pindahkan] [Liburkan] [Simpan ke kalender]
    Bu Wati * Simpan ke kalender
    bot ! Bu Wati: Berkasnya saya kirim ke grup ini.
    bot ~ Rapat berikutnya ... [Pindahkan] [Liburkan]
    bot < (berkas rapat-ksm-laris-jaya.ics) 12 rapat KSM Laris Jaya, ...
    """
    await agree_on(laris, zona="WITA")
    await laris.play()
    (group,) = laris.world.groups()
    first = events(group)["2026-11-28"]
    assert first["DTSTART"].params["TZID"] == "Asia/Makassar"
    assert first.start == dt.datetime(2026, 11, 28, 11, 0, tzinfo=dt.UTC)


async def test_what_no_button_of_ours_carries_is_answered_and_changes_nothing(laris: Chat) -> None:
    """
    = clock 2026-11-23 08:00 WIB
    Pak Joko > /jadwal
    bot < Rapat berikutnya ... [...]
    """
    await laris.play()
    (group,) = laris.world.groups()
    page = list(group.messages.values())[-1]
    joko, tini = laris.world.person("Pak Joko"), laris.world.add_user("Bu Tini")
    assert joko is not None
    tini.join(group)
    await laris.life.settle()
    here = (await laris.roster()).group
    day = dt.date(2026, 11, 28).toordinal()
    last = dt.date.max.toordinal()
    no_stretch = ((day, 10**15), (-1, day), (1, day), (day, 1), (1, 1), (last, last), (day, last))
    forged = [
        *(
            Move(here.id, name, to, minutes, 0)
            for name in (0, -5, day + 1, 10**15)
            for to in (0, -1)
            for minutes in (-9,)
        ),
        *(MoveNow(here.id, day, to, minutes, 0) for to in (0, 10**15) for minutes in (-1, 9999, 600)),
        *(MoveNow(here.id, day, day + 2, minutes, 0) for minutes in (-1, 9999)),
        Undo(here.id, day, day, 19 * 60, 10**15, 0),
        Undo(here.id, day + 1, day, 0, 0, 0),
        CallOff(here.id, day + 1, 0),
        CallOffNow(here.id, day + 1, 0),
        CallOffNow(here.id, day, 1),
        HoldAfterAll(here.id, day, 1),
        *(AskStretch(here.id, *days, more) for days in no_stretch for more in (0, 1)),
        *(CallOffStretch(here.id, *days, 0, 0) for days in [*no_stretch, (day, day)]),
        *(UndoStretch(here.id, *days, 0) for days in [*no_stretch, (day, day)]),
        PlaceOnce(here.id, day, 1),
        SetPlace(here.id),
        *(build(here.id, 9, 0, 1, 0, 60, 0) for build in (AskRhythm, SetRhythm)),
        *(build(here.id, 0, 9, 1, 0, 60, 0) for build in (AskRhythm, SetRhythm)),
        *(build(here.id, 0, 0, 7, 0, 60, 0) for build in (AskRhythm, SetRhythm)),
        *(build(here.id, 0, 0, 1, 99, 60, 0) for build in (AskRhythm, SetRhythm)),
        OldRhythm(here.id, 99, 0, 0, 1, 0, 60),
        *(build(here.id + 1) for build in (NotThat, SaveCalendar, ShowSchedule, SetPlace)),
        Choose(here.id + 1, "geser"),
    ]
    for payload in forged:
        query = joko.presses_data(page, payload.pack())
        await laris.life.settle()
        assert query.answered, payload
    for payload in (MoveNow(here.id, day, day + 2, 600, 0), CallOffNow(here.id, day, 0), SaveCalendar(here.id)):
        query = tini.presses_data(page, payload.pack())
        await laris.life.settle()
        assert query.answered, payload
    assert not any(one.changed for one in await planned(laris, "2026-11-23"))
    assert (await laris.roster()).group.rules_version == here.rules_version
