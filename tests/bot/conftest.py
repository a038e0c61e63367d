"""A sender over a wire that records, and a bot whose handlers a test chooses."""

import asyncio
import datetime as dt
import json
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Update
from telegram.ext import TypeHandler

from bot.api import Api
from bot.limiter import Limiter
from bot.painting import Hand, Painter
from bot.sender import Sender
from handlers.context import Context
from sandbox.clock import MovableClock
from services.directory import Directory
from services.progress import Wanted
from storage import outbox
from storage.database import Database
from storage.migrations.upgrade import NEWEST, create
from storage.outbox import Outgoing
from tests.chat import Chat
from tests.painting import PlainHand

GROUP = -4001


class Wire:
    """An Api that records every call with the second at which it came, and fails as ordered."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.times: list[float] = []
        self.orders: dict[int, deque[Exception]] = {}
        self.before: Callable[[dict[str, Any]], Awaitable[None]] | None = None
        self.updates: deque[list[dict[str, Any]] | Exception] = deque()
        self.offsets: list[int | None] = []

    def fail(self, chat_id: int, *errors: Exception) -> None:
        """The next calls for a chat end so."""
        self.orders.setdefault(chat_id, deque()).extend(errors)

    async def call(self, method: str, parameters: dict[str, Any]) -> Any:
        """One call."""
        self.calls.append((method, dict(parameters)))
        self.times.append(self.clock.monotonic())
        if self.before is not None:
            await self.before(parameters)
        await asyncio.sleep(0)
        waiting = self.orders.get(parameters.get("chat_id", 0))
        if waiting:
            raise waiting.popleft()
        if not method.startswith("send"):
            return True
        number = 100 + len(self.calls)
        if method != "sendPhoto":
            return {"message_id": number}
        known = parameters["photo"]
        name = known if isinstance(known, str) else f"file{number}"
        return {"message_id": number, "photo": [{"file_id": "small"}, {"file_id": name}]}

    async def get_updates(self, *, offset: int | None, seconds: int, allowed: list[str], limit: int = 100) -> Any:
        """The next batch that was ordered."""
        self.offsets.append(offset)
        batch = self.updates.popleft() if self.updates else []
        if isinstance(batch, Exception):
            raise batch
        return batch

    @property
    def texts(self) -> list[str]:
        """What was sent, in order."""
        return [parameters.get("text", method) for method, parameters in self.calls]


class Post:
    """A sender with a wire, a clock that jumps, and an outbox to write into."""

    def __init__(self, database: Database, clock: MovableClock, *, per_second: int = 0, per_minute: int = 0) -> None:
        self.database = database
        self.clock = clock
        self.wire = Wire(clock)
        self.woken = 0
        self.hand: Hand = PlainHand()
        self.limiter = Limiter(clock.monotonic, per_second=per_second, per_group_minute=per_minute)
        self.sender = self.another()

    def another(self) -> Sender:
        """A sender as it is after a restart."""

        def woken() -> None:
            self.woken += 1

        api = cast("Api", self.wire)
        painter = Painter(self.database, self.hand)
        return Sender(api, self.database, self.clock, Directory(), self.limiter, painter, after_answers=woken)

    async def put(self, *messages: Outgoing) -> None:
        """Into the outbox."""
        async with self.database.write() as tx:
            queued = await outbox.add(tx, messages)
        self.sender.take(queued)

    def say(self, text: str, chat_id: int = GROUP, **more: Any) -> Outgoing:
        """A message."""
        fields: dict[str, Any] = {"lane": outbox.CONVERSATION, "created_at": 0} | more
        payload = json.dumps({"chat_id": chat_id, "text": text})
        return Outgoing(chat_id=chat_id, method="sendMessage", payload=payload, **fields)

    def edit(self, text: str, chat_id: int = GROUP, message_id: int | None = None, **more: Any) -> Outgoing:
        """An edit of a slot's message, or of the one with this id."""
        fields: dict[str, Any] = {"lane": outbox.CONVERSATION, "created_at": 0} | more
        payload = {"chat_id": chat_id, "text": text} | ({} if message_id is None else {"message_id": message_id})
        return Outgoing(chat_id=chat_id, method="editMessageText", payload=json.dumps(payload), **fields)

    def picture(self, kind: str, chat_id: int = GROUP, **more: Any) -> Outgoing:
        """The note of a picture of the seeded group."""
        wanted = Wanted(kind=kind, on=dt.date(2026, 11, 21), language="id", group_id=1, **more)
        payload = json.dumps({"chat_id": chat_id, "draw": wanted.to_json()})
        return Outgoing(lane=outbox.CONVERSATION, chat_id=chat_id, method="sendPhoto", payload=payload, created_at=0)

    def ask(self, sql: str) -> list[Any]:
        """From the books, by a connection that sees only what is committed."""
        connection = sqlite3.connect(f"file:{self.database.path}?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    @property
    def states(self) -> list[str]:
        """What became of each row of the outbox."""
        return [state for (state,) in self.ask("SELECT state FROM outbox ORDER BY id")]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(auto_jump=True, start=dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    path = tmp_path / "sisihkan.db"
    create(path)
    database = await Database.open(path, revision=NEWEST)
    yield database
    await database.close()


@pytest.fixture
def post(database: Database, clock: MovableClock) -> Post:
    return Post(database, clock)


Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]


def handle_with(chat: Chat, handler: Handler) -> None:
    """Let a handler of the test's own have every update."""
    house = chat.life.house
    for group in list(house.handlers):
        for known in list(house.handlers[group]):
            house.remove_handler(known, group)
    house.add_handler(TypeHandler(Update, handler))


async def ask(chat: Chat, sql: str) -> list[tuple[Any, ...]]:
    """From the chat's books."""
    async with chat.life.database.read() as db:
        return [tuple(row) for row in await db.connection.execute_fetchall(sql)]
