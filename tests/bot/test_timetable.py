"""The minute's tick: outages are told, questions expire, the old is forgotten."""

import datetime as dt

import pytest
from structlog.testing import capture_logs

from bot.timetable import Timetable
from handlers.context import Context
from tests.bot.conftest import ask
from tests.chat import Chat


async def test_a_long_outage_is_told_to_every_group_with_its_hours(laris: Chat) -> None:
    await laris.life.timetable.tick()
    laris.clock.advance(dt.timedelta(hours=30))
    await laris.life.settle()
    await laris.life.timetable.tick()
    await laris.life.settle()

    def told() -> list[str]:
        texts = [message.text for message in laris.world.groups()[0].messages.values()]
        return [text for text in texts if text.startswith("Saya sempat")]

    await laris.wait_until("2026-11-23 06:59 WIB")
    assert told() == [], "it came to light at one in the night"
    await laris.wait_until("2026-11-23 07:00 WIB")
    assert told() == [
        "Saya sempat tidak tersambung.\n"
        "Yang ditulis antara 21 Nov 2026 19.00 WIB dan 22 Nov 2026 01.00 WIB tidak sampai ke saya. "
        "Mohon tulis lagi setoran dari jam-jam itu."
    ]
    await laris.wait_until("2026-11-24 12:00 WIB")
    assert len(told()) == 1


async def test_of_an_outage_many_groups_are_told_few_in_a_turn(laris: Chat) -> None:
    """The minute only notes it: no member's deposit waits for ten thousand groups to be read."""
    await laris.life.timetable.minute()
    laris.clock.advance(dt.timedelta(hours=38))
    await laris.life.settle()
    await laris.life.timetable.minute()
    assert await ask(laris, "SELECT count(*) FROM outbox WHERE method = 'sendMessage' AND state = 'waiting'") == [(0,)]
    assert await ask(laris, "SELECT count(*) FROM alarms WHERE kind = 'group' AND at > 0") == [(0,)]


async def test_two_outages_are_both_told(laris: Chat) -> None:
    await laris.life.timetable.tick()
    for _ in range(2):
        laris.clock.advance(dt.timedelta(hours=25))  # each comes to light at night
        await laris.life.settle()
        await laris.life.timetable.tick()
    await laris.wait_until("2026-11-24 07:00 WIB")
    texts = [message.text for message in laris.world.groups()[0].messages.values()]
    assert sum(text.startswith("Saya sempat") for text in texts) == 2


async def test_a_group_that_began_after_an_outage_is_not_told(laris: Chat) -> None:
    await laris.life.timetable.tick()
    laris.clock.advance(dt.timedelta(hours=38))
    await laris.life.settle()
    async with laris.life.database.write() as tx:
        await tx.connection.execute("UPDATE groups SET started_at = started_at + 86400000")
    laris.life.directory.forget_everything()
    await laris.life.timetable.tick()
    assert await ask(laris, "SELECT count(*) FROM occurrences WHERE kind = 'outage'") == [(0,)]


async def test_a_short_outage_is_nobodys_business(laris: Chat) -> None:
    await laris.life.timetable.tick()
    before = len(laris.world.groups()[0].messages)
    laris.clock.advance(dt.timedelta(hours=23))
    await laris.life.settle()
    await laris.life.timetable.tick()
    await laris.life.settle()
    assert len(laris.world.groups()[0].messages) == before


async def test_an_open_question_is_forgotten_by_the_tick(laris: Chat) -> None:
    laris.player.person("Bu Siti").says(laris.world.groups()[0], "/setor")
    await laris.life.settle()
    laris.player.person("Bu Siti").says(laris.world.groups()[0], "setor")
    await laris.life.settle()
    assert await ask(laris, "SELECT count(*) FROM drafts") != [(0,)]
    laris.clock.advance(dt.timedelta(days=3))
    await laris.life.settle()
    await laris.life.timetable.tick()
    assert await ask(laris, "SELECT count(*) FROM drafts") == [(0,)]


async def test_done_rows_are_forgotten_before_a_week_is_over(laris: Chat) -> None:
    laris.player.person("Bu Siti").says(laris.world.groups()[0], "setor 20rb")
    await laris.life.settle()
    assert await ask(laris, "SELECT count(*) FROM inbox") != [(0,)]
    laris.clock.advance(dt.timedelta(days=6, hours=1))
    await laris.life.timetable.tick()
    assert await ask(laris, "SELECT count(*) FROM inbox") == [(0,)]
    assert await ask(laris, "SELECT count(*) FROM outbox WHERE sent_at IS NOT NULL") == [(0,)]
    assert await ask(laris, "SELECT count(*) FROM claims") == [(1,)]


async def test_after_a_long_absence_the_old_is_forgotten_before_anything_is_asked(laris: Chat) -> None:
    laris.player.person("Bu Siti").says(laris.world.groups()[0], "setor 20rb")
    await laris.life.settle()
    laris.clock.advance(dt.timedelta(days=8))
    await laris.life.timetable.at_start()
    assert await ask(laris, "SELECT count(*) FROM inbox") == [(0,)]


async def test_a_tick_that_fails_is_one_line_and_harms_no_turn(laris: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(_self: Timetable) -> None:
        raise ValueError("Bu Siti")

    monkeypatch.setattr(Timetable, "minute", broken)
    with capture_logs() as lines:
        await laris.life._tick(Context(laris.life.house))
    assert [line["event"] for line in lines] == ["tick failed"]
    assert "Siti" not in str(lines)


async def test_where_the_minute_fails_the_clock_rings_all_the_same(
    laris: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_self: Timetable) -> None:
        raise ValueError

    monkeypatch.setattr(Timetable, "minute", broken)
    assert await ask(laris, "SELECT count(*) FROM alarms WHERE kind = 'group' AND at = 0") == [(1,)], "never looked at"
    await laris.life._tick(Context(laris.life.house))
    assert laris.life._ringing is not None
    await laris.life._ringing
    assert await ask(laris, "SELECT count(*) FROM alarms WHERE at = 0") == [(0,)]


async def test_a_picture_that_nobody_asks_for_is_forgotten_after_two_months(laris: Chat) -> None:
    await laris.play("Bu Siti > /grafik simpanan\nbot < (foto) ...")
    await laris.life.timetable.tick()
    assert await ask(laris, "SELECT count(*) FROM pictures") == [(1,)]
    laris.clock.advance(dt.timedelta(days=61))
    await laris.life.timetable.tick()
    assert await ask(laris, "SELECT count(*) FROM pictures") == [(0,)]
