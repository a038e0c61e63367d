"""The life of the program inside one process: begun, settled, ended."""

import asyncio
import os
import signal
from pathlib import Path

import pytest
from telegram.error import InvalidToken, NetworkError

from bot.life import Life
from bot.timetable import LAST_MINUTE
from bot.transport import AiohttpRequest
from sandbox.clock import MovableClock
from sandbox.request import EmulatorRequest
from sandbox.telegram import Telegram
from storage import inbox
from storage.database import StorageError
from storage.migrations.upgrade import create
from tests.bot.conftest import ask
from tests.chat import TOKEN, Chat


async def test_where_the_start_fails_nothing_stays_open(tmp_path: Path) -> None:
    """An unclosed session would warn, and a warning fails the test; an open database would keep the thread."""
    path = tmp_path / "books.db"
    create(path)
    for _ in range(2):
        requests = AiohttpRequest(), AiohttpRequest(connections=1)
        with pytest.raises(NetworkError):
            await Life.begin(path, TOKEN, *requests, MovableClock(), api_url="http://127.0.0.1:9/bot")
        assert [request._session for request in requests] == [None, None]


async def test_a_token_that_telegram_does_not_know(tmp_path: Path) -> None:
    create(tmp_path / "books.db")
    world = Telegram(MovableClock())
    requests = EmulatorRequest(world), EmulatorRequest(world)
    with pytest.raises(InvalidToken):
        await Life.begin(tmp_path / "books.db", TOKEN, *requests, MovableClock())


async def test_books_that_are_not_there(tmp_path: Path) -> None:
    world = Telegram(MovableClock())
    with pytest.raises(StorageError) as caught:
        await Life.begin(tmp_path / "no.db", TOKEN, EmulatorRequest(world), EmulatorRequest(world), MovableClock())
    assert caught.value.reason == "missing"


async def test_what_was_decided_but_not_sent_is_sent_after_a_restart(laris: Chat) -> None:
    """Killed between the commit of a turn and its sending: the card still comes, once."""
    laris.player.person("Bu Siti").says(laris.world.groups()[0], "setor 20rb")
    laris.life.sender.wake()  # it will read the table, which it gets no time to do
    await laris.life.poller.poll(0)
    await laris.life.worker.work()
    assert await ask(laris, "SELECT count(*) FROM outbox WHERE state = 'waiting'") == [(1,)]
    old, world = laris.life, laris.world
    await old.end()
    laris.life = await Life.begin(old.database.path, TOKEN, EmulatorRequest(world), EmulatorRequest(world), laris.clock)
    await laris.life.settle()
    cards = [m.text for m in world.groups()[0].messages.values() if "setor Rp20.000" in m.text]
    assert len(cards) == 1
    assert await ask(laris, "SELECT count(*) FROM claims") == [(1,)]


async def test_with_limits_on_telegram_never_answers_429(laris: Chat) -> None:
    """Sixty questions in one group and in private: slower than asked, and nothing refused."""
    assert laris.world.limits
    group = laris.world.groups()[0]
    bot = next(iter(laris.world.bots.values()))
    refused: list[int] = []
    take = bot.limits.take

    def watched(chat_id: int, *, private: bool) -> int:
        wait = take(chat_id, private=private)
        if wait:
            refused.append(chat_id)
        return wait

    bot.limits.take = watched  # type: ignore[method-assign]  # to see what the emulator decides
    for _ in range(30):
        laris.player.person("Bu Siti").says(group, "/kas")
        laris.player.person("Bu Siti").says(bot, "/saldo")
    await laris.life.settle()
    assert refused == []
    assert await ask(laris, "SELECT count(*) FROM outbox WHERE state <> 'sent'") == [(0,)]


async def test_the_clock_ticks_while_the_program_runs(tmp_path: Path) -> None:
    """Through PTB's own JobQueue: a context that it cannot make would be an error that nobody sees."""
    path = tmp_path / "books.db"
    create(path)
    world = Telegram(MovableClock())
    world.add_bot(TOKEN)
    life = await Life.begin(path, TOKEN, EmulatorRequest(world), EmulatorRequest(world), MovableClock(live=True))
    running = asyncio.create_task(life.run())
    try:
        async with asyncio.timeout(10):
            while not await _ticked(life):  # noqa: ASYNC110  # the books are read, nobody tells
                await asyncio.sleep(0.05)
    finally:
        os.kill(os.getpid(), signal.SIGTERM)
        await running
        await life.end()


async def _ticked(life: Life) -> bool:
    async with life.database.read() as db:
        return await inbox.get_mark(db, LAST_MINUTE) is not None
