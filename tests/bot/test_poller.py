"""The poller: committed before acknowledged, nothing twice, nothing deleted by an old offset."""

import asyncio
import datetime as dt
import sqlite3
from typing import Any, cast

import pytest
from structlog.testing import capture_logs
from telegram.error import Conflict, InvalidToken, NetworkError

from bot.api import Api
from bot.poller import BATCH, Poller
from storage.database import Database
from tests.bot.conftest import Post, ask
from tests.chat import Chat


def poller_of(post: Post) -> Poller:
    return Poller(cast("Api", post.wire), post.database, post.clock, after_commit=lambda: None)


def updates(*numbers: int) -> list[dict[str, Any]]:
    return [{"update_id": number, "message": {}} for number in numbers]


async def test_a_batch_is_committed_before_telegram_is_told_that_it_arrived(post: Post) -> None:
    poller = poller_of(post)
    post.wire.updates.extend([updates(5, 6)])
    await poller.poll(0)
    # Another connection sees only what is committed; nothing has been confirmed so far.
    assert post.ask("SELECT update_id FROM inbox ORDER BY id") == [(5,), (6,)]
    assert post.wire.offsets == [None]
    await poller.poll(0)
    assert post.wire.offsets == [None, 7]


async def test_what_could_not_be_kept_is_not_confirmed(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    poller = poller_of(post)
    post.wire.updates.extend([updates(5), updates(5)])

    async def full(*_arguments: object, **_more: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("storage.inbox.store", full)
        with pytest.raises(sqlite3.OperationalError):
            await poller.poll(0)
    await poller.poll(0)
    assert post.wire.offsets == [None, None]
    assert post.ask("SELECT update_id FROM inbox") == [(5,)]


async def test_killed_between_keeping_and_confirming_nothing_is_double(post: Post) -> None:
    post.wire.updates.extend([updates(5, 6), updates(5, 6, 7)])
    await poller_of(post).poll(0)
    await poller_of(post).poll(0)  # a new process: it knows no offset, and Telegram sends all again
    assert post.wire.offsets == [None, None]
    assert post.ask("SELECT update_id FROM inbox ORDER BY id") == [(5,), (6,), (7,)]


async def test_after_an_empty_answer_and_after_an_error_it_asks_without_an_offset(post: Post) -> None:
    poller = poller_of(post)
    post.wire.updates.extend([updates(900), [], NetworkError("x"), updates(3)])
    await poller.poll(0)
    await poller.poll(0)
    with pytest.raises(NetworkError):
        await poller.poll(0)
    await poller.poll(0)
    assert post.wire.offsets == [None, 901, None, None]
    assert post.ask("SELECT count(*) FROM inbox") == [(2,)]


async def test_after_a_quiet_week_a_lower_update_id_is_not_lost(laris: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    siti = laris.player.person("Bu Siti")
    group = laris.world.groups()[0]
    bot = next(iter(laris.world.bots.values()))
    siti.says(group, "setor 20rb")
    await laris.life.settle()
    laris.clock.advance(dt.timedelta(days=8))
    monkeypatch.setattr(bot, "_draw_id", lambda: 17)
    siti.says(group, "setor 30rb")
    siti.says(group, "setor 40rb")
    await laris.life.settle()
    assert await ask(laris, "SELECT amount FROM claims ORDER BY id") == [(20_000,), (30_000,), (40_000,)]
    assert bot.pending == 0


async def test_another_instance_is_one_plain_line_and_growing_pauses(post: Post) -> None:
    poller = poller_of(post)
    post.wire.updates.extend([Conflict("terminated by other getUpdates request"), NetworkError("x"), updates(1)])
    with capture_logs() as said:
        running = asyncio.create_task(poller.run())
        while len(post.wire.offsets) < 5:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0)
        running.cancel()
    assert [line["event"] for line in said] == [
        "another instance is running with this token; stop it, or this one",
        "Telegram cannot be reached (NetworkError)",
        "Telegram answers again",
    ]
    assert [line.get("retry_in_seconds") for line in said] == [2, 4, None]


async def test_a_forgotten_webhook_is_taken_away(chat: Chat) -> None:
    bot = next(iter(chat.world.bots.values()))
    chat.world.post_webhook = None
    post_nowhere = {"url": "https://example.org/x", "max_connections": 1}
    await chat.life.poller._api.call("setWebhook", post_nowhere)
    running = asyncio.create_task(chat.life.poller.run())
    async with asyncio.timeout(5):
        while bot.webhook is not None:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.01)
    running.cancel()


async def test_an_unknown_token_ends_the_poller(post: Post) -> None:
    post.wire.updates.append(InvalidToken())
    with pytest.raises(InvalidToken):
        await poller_of(post).run()


async def test_text_that_is_not_unicode_stops_nothing(post: Post, database: Database) -> None:
    post.wire.updates.append([{"update_id": 1, "message": {"text": "setor \ud83d"}}])
    await poller_of(post).poll(0)
    assert post.ask("SELECT count(*) FROM inbox") == [(1,)]


async def test_it_has_caught_up_when_fewer_come_than_fit(laris: Chat) -> None:
    """Where people never stop writing no answer is empty, and the clock must ring all the same."""
    poller, siti, group = laris.life.poller, laris.player.person("Bu Siti"), laris.world.groups()[0]
    poller.caught_up = False
    for number in range(BATCH + 1):
        siti.says(group, f"{number}")
    assert await poller.poll(0) == BATCH
    assert not poller.caught_up
    assert await poller.poll(0) == 1
    assert poller.caught_up
