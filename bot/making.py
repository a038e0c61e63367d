"""Files that are made when they are sent: from the note in the outbox to the bytes, outside of any turn."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from locales import Words, words
from savings.calendars import LASTS, CalendarMeeting, GroupCalendar
from services import calendars
from services.calendars import WantedCalendar
from storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file with its name and the words under it. `instead`: what is said where a chat takes no files."""

    name: str
    content: bytes
    caption: str
    instead: str


async def make(database: Database, note: Mapping[str, Any]) -> File | None:
    """The file that a note asks for; None where there is nothing (any more) for it."""
    wanted = WantedCalendar.from_json(note)
    async with database.read() as db:
        record = await calendars.read(db, wanted)
    if record is None or not record.meetings:
        return None
    _ = words(wanted.language)
    # A library is loaded for the first one: nobody else waits for that.
    content = await asyncio.to_thread(calendar_file, record, _, wanted.home)
    return File(name=f"{_slug(record.name)}.ics", content=content, caption=_caption(record, _), instead=_instead(_))


def calendar_file(record: GroupCalendar, _: Words, home: str) -> bytes:
    """The meetings in the form of RFC 5545, in the group's own time. `home`: the bot's name, a part of theirs."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Sisihkan//sisihkan//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.calendar_name = " ".join(record.name.split())  # the library does not escape a line break here
    for meeting in record.meetings:
        event = Event()
        event.add("uid", f"{meeting.planned_on.isoformat()}.{record.group_id}@{home}")
        event.add("dtstamp", record.made_at)
        event.add("sequence", record.revision)
        event.add("dtstart", meeting.starts)
        event.add("duration", LASTS)
        event.add("summary", _("Rapat {group}", group=record.name))
        event.add("status", "CANCELLED" if meeting.called_off else "CONFIRMED")
        if meeting.place:
            event.add("location", meeting.place)
        if lines := _details(record, meeting, _):
            event.add("description", "\n".join(lines))
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _details(record: GroupCalendar, meeting: CalendarMeeting, _: Words) -> list[str]:
    lines = []
    if meeting.called_off:
        lines.append(_("Rapat ini libur."))
    elif record.wajib:
        lines.append(_("Bawa simpanan wajib {amount}.", amount=_.rupiah(record.wajib)))
    if meeting.moved:
        lines.append(_("Pindahan dari {date}.", date=_.date(meeting.planned_on)))
    return lines


def _caption(record: GroupCalendar, _: Words) -> str:
    if not record.held:
        return _("Rapat {group} libur sampai {date}.", group=record.name, date=_.date(record.meetings[-1].planned_on))
    return _(
        "{n} rapat {group}, sampai {date}.\nBuka berkas ini untuk menyimpannya di kalender HP.",
        n=len(record.held),
        group=record.name,
        date=_.date(record.held[-1].starts.date()),
    )


def _instead(_: Words) -> str:
    return _("Grup ini tidak menerima berkas. Ketik /jadwal di chat pribadi, lalu tekan Simpan ke kalender.")


def _slug(name: str) -> str:
    """`rapat-ksm-laris-jaya`; letters that a file system could stumble over are left out."""
    return "-".join(["rapat", *re.findall(r"[a-z0-9]+", name.lower())])[:60]
