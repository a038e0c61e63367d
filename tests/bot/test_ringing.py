"""What fails while the clock rings: it silences nothing else, and is said once it works."""

import asyncio
import datetime as dt
from collections import Counter

import pytest
from structlog.testing import capture_logs

from handlers import clock
from handlers.bell import Bell
from handlers.context import Context
from savings.groups import Roster
from savings.reminders import Reminder, ReminderKind, Window
from services import reminders
from services.turn import Turn
from tests.bot.conftest import ask
from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import lend
from tests.dialogs.nudged import nudges

EVE = "2026-12-11 16:01 WIB"
"""A Friday; the group meets on Saturdays. Bu Siti's instalment is due on the Thursday before."""


@pytest.fixture(autouse=True)
async def lent(laris: Chat) -> None:
    """Something to say of meetings, and of a loan."""
    await agree_on(laris, jasa="1.5%")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 10))
    await laris.wait_until("2026-12-06 12:00 WIB")


def spoken_of(chat: Chat) -> int:
    """How often the group was reminded of a meeting."""
    texts = [message.text for message in chat.world.groups()[0].messages.values()]
    return sum(text.startswith(("Besok rapat", "Hari ini rapat")) for text in texts)


def test_every_kind_has_one_writer() -> None:
    """The digest has its own way: it is said to a person, about several groups. Who is named stands in nudges."""
    written = Counter(kind for kinds, _writer in clock.WRITERS for kind in kinds)
    assert written == Counter(set(ReminderKind) - {ReminderKind.DIGEST, ReminderKind.NAMED})


async def test_a_source_that_fails_silences_no_other(laris: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(_turn: Turn, _roster: Roster, _window: Window) -> list[Reminder]:
        raise ValueError("Bu Siti")

    before, sound = spoken_of(laris), reminders.SOURCES
    nudging = next(source for source in sound if source.__module__ == "services.nudges")
    monkeypatch.setattr(reminders, "SOURCES", tuple(broken if one is nudging else one for one in sound))
    with capture_logs() as lines:
        await laris.wait_until("2026-12-08 12:00 WIB")
        assert nudges(laris, "Bu Siti") == []
        await laris.wait_until("2026-12-11 17:00 WIB")
    assert spoken_of(laris) == before + 1
    assert {line["event"] for line in lines if line["log_level"] == "error"} == {"alarm failed"}
    assert {line["where"].partition(":")[0] for line in lines if "where" in line} == {"ValueError at test_ringing.py"}
    assert "Siti" not in str(lines)
    monkeypatch.setattr(reminders, "SOURCES", sound)
    await laris.wait_until("2026-12-11 19:00 WIB")
    assert nudges(laris, "Bu Siti") == [("12-11 18:00", "Bu Siti, kemarin waktunya angsuran")]
    assert spoken_of(laris) == before + 1, "what was said is said once"


async def test_a_writer_that_fails_has_said_nothing_and_says_it_later(
    laris: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(bell: Bell, due: list[Reminder]) -> None:
        bell.say("Setengah kalimat")
        raise KeyError(due[0].person)

    sound = clock.WRITERS
    swapped = tuple((kinds, broken if ReminderKind.MEETING in kinds else writer) for kinds, writer in sound)
    monkeypatch.setattr(clock, "WRITERS", swapped)
    before = spoken_of(laris)
    await laris.wait_until("2026-12-11 16:30 WIB")
    assert nudges(laris, "Bu Siti")[-1][0] == "12-11 08:00"
    assert not laris.world.groups()[0].newest("Setengah")
    monkeypatch.setattr(clock, "WRITERS", sound)
    await laris.wait_until("2026-12-11 18:00 WIB")
    assert spoken_of(laris) == before + 1
    eve = "SELECT outcome FROM occurrences WHERE kind = 'meeting' AND occurrence LIKE '%12-12 1 hari'"
    assert await ask(laris, eve) == [("sent",)]


async def test_in_a_group_in_which_something_always_fails_the_window_does_not_grow(
    laris: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    spans: list[dt.timedelta] = []

    async def broken(_turn: Turn, _roster: Roster, window: Window) -> list[Reminder]:
        spans.append(window.until - window.since)
        raise ValueError

    monkeypatch.setattr(reminders, "SOURCES", (broken,))
    await laris.wait_until("+1h")
    laris.clock.advance(dt.timedelta(days=300))
    await laris.life.timetable.ring()
    assert spans[-1] == reminders.LONGEST_WINDOW + dt.timedelta(days=3)


async def test_what_was_written_meanwhile_has_its_turn_before_anybody_is_reminded(laris: Chat) -> None:
    """After an outage: Bu Siti has reported her payment, and the report still lies at Telegram."""
    await laris.wait_until("2026-12-06 19:00 WIB")
    group, life = laris.world.groups()[0], laris.life
    laris.clock.advance(dt.timedelta(hours=14))
    laris.player.person("Bu Siti").says(group, "angsur 57.500")
    life.poller.caught_up = False  # as after a start
    laris.clock.auto_jump = False
    await life._tick(Context(life.house))
    await asyncio.sleep(0.05)
    assert life._ringing is not None
    assert not life._ringing.done()
    laris.clock.auto_jump = True
    await life.settle()
    laris.clock.advance(dt.timedelta(seconds=1))
    await life._ringing
    await life.settle()
    assert await ask(laris, "SELECT state FROM claims") == [("waiting",)]
    assert nudges(laris, "Bu Siti") == []


async def test_while_telegram_is_away_nothing_is_claimed(laris: Chat) -> None:
    """It could not be sent, and would be of another hour by then."""
    await laris.wait_until("2026-12-06 19:00 WIB")
    life = laris.life
    laris.world.faults.add(kind="disconnect", method="getUpdates")
    laris.clock.advance(dt.timedelta(hours=14))
    polling = asyncio.create_task(life.poller.run())
    laris.clock.auto_jump = False
    await asyncio.sleep(0.1)
    assert not life.poller.caught_up
    await life._tick(Context(life.house))
    await asyncio.sleep(0.05)
    assert await ask(laris, "SELECT count(*) FROM occurrences WHERE kind = 'instalment'") == [(0,)]
    polling.cancel()


async def test_in_a_group_that_is_closed_nothing_rings(laris: Chat) -> None:
    """Its books stand, and it is looked at again in three days; its pendamping has no digest of it either."""
    async with laris.life.database.write() as tx:
        await tx.connection.execute("UPDATE groups SET state = 'closed'")
    laris.life.directory.forget_everything()
    said = await ask(laris, "SELECT count(*) FROM occurrences")
    await laris.wait_until("2026-12-15 12:00 WIB")
    assert await ask(laris, "SELECT count(*) FROM occurrences") == said
    assert nudges(laris, "Bu Siti") == []
