"""/jadwal and the words that change it: asked with the full reading, announced once, taken back."""

import datetime as dt

from icalendar import Calendar

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
    | Sabtu, 5 Desember 2026, pukul 19.00 WIB
    | Sabtu, 12 Desember 2026, pukul 19.00 WIB
    | Sabtu, 19 Desember 2026, pukul 19.00 WIB
    | Biasanya tiap Sabtu, 19.00 WIB. [Simpan ke kalender]
    Bu Siti > rapat kapan?
    bot < Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB / ... [Simpan ke kalender]
    Pak Joko > jadwal rapat
    bot < Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB / ... [Pindahkan] [Liburkan] [Simpan ke kalender]
    """
    await laris.play()
