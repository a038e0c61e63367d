"""Calendar files: made when they are sent, true to RFC 5545, and never in anybody's way."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from telegram import InputFile
from telegram.error import BadRequest

from bot.making import calendar_file, make
from locales import words
from savings.calendars import CalendarMeeting, GroupCalendar
from services.calendars import WantedCalendar
from storage.outbox import CONVERSATION, Outgoing
from tests.bot.conftest import Post
from tests.seeding import Account, seed_group

WIB, WITA = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar")
NOW = dt.datetime(2026, 11, 24, 3, 0, tzinfo=dt.UTC)
HOME = "sisihkan_bot"


def meeting(planned: str, starts: str | None = None, *, zone: ZoneInfo = WIB, off: bool = False) -> CalendarMeeting:
    """A meeting of a group that meets at seven in the evening."""
    at = dt.datetime.fromisoformat(starts or f"{planned}T19:00").replace(tzinfo=zone)
    return CalendarMeeting(planned_on=dt.date.fromisoformat(planned), starts=at, place="Balai RW 05", called_off=off)


def calendar_of(*meetings: CalendarMeeting, name: str = "KSM Laris Jaya", revision: int = 7) -> GroupCalendar:
    return GroupCalendar(group_id=3, name=name, wajib=5_000, made_at=NOW, revision=revision, meetings=meetings)


def read_back(record: GroupCalendar, language: str = "id") -> Calendar:
    """The file as another program reads it."""
    return calendar_in(calendar_file(record, words(language), HOME))


def calendar_in(content: bytes) -> Calendar:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    return calendar


def test_each_meeting_has_its_instant_its_place_and_a_name_that_stays() -> None:
    calendar = read_back(calendar_of(meeting("2026-11-28"), meeting("2026-12-05", "2026-12-07T16:00")))
    first, second = calendar.events
    assert first.start == dt.datetime(2026, 11, 28, 12, 0, tzinfo=dt.UTC)
    assert second.start == dt.datetime(2026, 12, 7, 9, 0, tzinfo=dt.UTC)
    assert [event["UID"] for event in (first, second)] == [f"2026-11-28.3@{HOME}", f"2026-12-05.3@{HOME}"]
    assert first["SUMMARY"] == "Rapat KSM Laris Jaya"
    assert first["LOCATION"] == "Balai RW 05"
    assert first["DESCRIPTION"] == "Bawa simpanan wajib Rp5.000."
    assert second["DESCRIPTION"] == "Bawa simpanan wajib Rp5.000.\nPindahan dari Sabtu, 5 Desember 2026."
    assert {event["STATUS"] for event in (first, second)} == {"CONFIRMED"}
    assert calendar.get("METHOD") == "PUBLISH"


def test_what_was_called_off_is_cancelled_under_its_old_name() -> None:
    event = read_back(calendar_of(meeting("2026-11-28", off=True), revision=12)).events[0]
    assert (event["STATUS"], event["SEQUENCE"], event["UID"]) == ("CANCELLED", 12, f"2026-11-28.3@{HOME}")
    assert event["DESCRIPTION"] == "Rapat ini libur."


def test_the_group_keeps_its_own_time_zone() -> None:
    calendar = read_back(calendar_of(meeting("2026-11-28", zone=WITA)))
    start = calendar.events[0]["DTSTART"]
    assert start.params["TZID"] == "Asia/Makassar"
    assert [zone.tz_name for zone in calendar.timezones] == ["Asia/Makassar"]
    assert calendar.events[0].start == dt.datetime(2026, 11, 28, 11, 0, tzinfo=dt.UTC)


def test_a_name_cannot_add_lines_of_its_own() -> None:
    name = "KSM Maju, Mundur; \\n\r\nEND:VCALENDAR"
    calendar = read_back(calendar_of(meeting("2026-11-28"), name=name))
    assert len(calendar.events) == 1
    assert "END:VCALENDAR" in str(calendar.events[0]["SUMMARY"])


# --- sent ----------------------------------------------------------------------------------------------------------


@pytest.fixture
async def group(post: Post) -> int:
    """The id of a seeded group that meets on Saturdays."""
    async with post.database.write() as tx:
        await seed_group(
            tx,
            chat_id=-1001,
            title="KSM Laris Jaya",
            accounts={"Bu Rini": Account(telegram_id=11)},
            roles={},
            started_by="Bu Rini",
            now=NOW,
        )
    ((group_id,),) = post.ask("SELECT id FROM groups")
    return int(group_id)


def note(group_id: int, chat_id: int = -1001) -> Outgoing:
    wanted = WantedCalendar(group_id=group_id, at=NOW, language="id", home=HOME)
    payload = json.dumps({"chat_id": chat_id, "make": wanted.to_json()})
    return Outgoing(lane=CONVERSATION, chat_id=chat_id, method="sendDocument", payload=payload, created_at=0)


async def test_a_note_becomes_a_file_with_its_finding(post: Post, group: int) -> None:
    await post.put(note(group))
    await post.sender.drain()
    ((method, parameters),) = post.wire.calls
    assert method == "sendDocument"
    assert parameters["caption"].startswith("12 rapat KSM Laris Jaya, sampai Sabtu, 13 Februari 2027.")
    document = parameters["document"]
    assert isinstance(document, InputFile)
    assert (document.filename, document.mimetype) == ("rapat-ksm-laris-jaya.ics", "text/calendar")
    content = document.input_file_content
    assert isinstance(content, bytes)
    first = dt.datetime(2026, 11, 28, 12, 0, tzinfo=dt.UTC)
    assert [event.start for event in calendar_in(content).events] == [
        first + dt.timedelta(weeks=week) for week in range(12)
    ]
    assert "make" not in parameters


async def test_where_a_chat_takes_no_files_the_way_to_one_is_said(post: Post, group: int) -> None:
    post.wire.fail(-1001, BadRequest("not enough rights to send documents to the chat"))
    await post.put(note(group))
    await post.sender.drain()
    assert [method for method, _parameters in post.wire.calls] == ["sendDocument", "sendMessage"]
    assert post.wire.calls[1][1]["text"].startswith("Grup ini tidak menerima berkas.")


async def test_a_group_that_is_gone_gets_nothing(post: Post, group: int) -> None:
    await post.put(note(group + 1))
    await post.sender.drain()
    assert post.wire.calls == []
    assert post.ask("SELECT state, error FROM outbox") == [("dropped", "nothing to show")]


async def test_a_note_of_another_shape_is_answered_with_a_sentence(post: Post, group: int) -> None:
    broken = json.dumps({"chat_id": -1001, "make": {"kind": "calendar", "language": "id"}})
    await post.put(Outgoing(lane=CONVERSATION, chat_id=-1001, method="sendDocument", payload=broken, created_at=0))
    await post.sender.drain()
    assert post.wire.texts == ["Maaf, berkasnya belum bisa dibuat. Coba lagi nanti, ya."]


async def test_the_same_instant_gives_the_same_file(post: Post, group: int) -> None:
    wanted = WantedCalendar(group_id=group, at=NOW, language="id", home=HOME).to_json()
    assert await make(post.database, wanted) == await make(post.database, wanted)
