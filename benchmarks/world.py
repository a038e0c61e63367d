"""The emulator in the measuring process, its HTTP door on loopback, and a stop watch in it.

The watch starts when an update is there for the bot to fetch and stops when its answer has reached the chat.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import uvicorn

from sandbox.http import http_app
from sandbox.people import Person
from sandbox.records import Chat, Event
from sandbox.serve import opening_world
from sandbox.telegram import Telegram

SENTENCE = "setor 20rb"


@dataclass(slots=True, kw_only=True)
class Village:
    """The groups of one bot."""

    token: str
    chats: list[Chat]
    people: dict[int, list[Person]]


@dataclass(slots=True)
class Watch:
    """Seconds from update to answer, by chat and message."""

    asked: dict[tuple[int, int], float] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    last: float = 0.0

    def observe(self, event: Event) -> None:
        """A message has come into a chat."""
        message = event.message
        if event.kind != "message" or message is None or message.sender is None or not message.sender.is_bot:
            return
        if message.reply_to is None:
            return
        asked = self.asked.pop((message.chat.id, message.reply_to.message_id), None)
        if asked is not None:
            self.last = time.perf_counter()
            self.took.append(self.last - asked)


class Ground:
    """Where bots are measured."""

    def __init__(self, world: Telegram, address: str) -> None:
        self.world = world
        self.address = address
        self.watch = Watch()
        world.subscribe(lambda event: self.watch.observe(event))

    def village(self, token: str, groups: int, members: int) -> Village:
        """A bot with so many groups."""
        bot = self.world.bots.get(token) or self.world.add_bot(token, f"bot{token[0]}_bot")
        chats, people = [], {}
        for number in range(groups):
            persons = [self.world.add_user(f"Orang {token[0]} {number} {index}") for index in range(members)]
            chat = self.world.add_group(f"Kelompok {token[0]} {number}", persons[0], members=persons[1:], bots=[bot])
            chats.append(chat)
            people[chat.id] = persons
        return Village(token=token, chats=chats, people=people)

    def say(self, village: Village, number: int) -> None:
        """The next deposit: round the groups, and in each round its members."""
        chat = village.chats[number % len(village.chats)]
        people = village.people[chat.id][1:]
        person = people[number // len(village.chats) % len(people)]
        before = time.perf_counter()
        message = person.says(chat, SENTENCE)
        self.watch.asked[(chat.id, message.message_id)] = before

    async def answered(self, seconds: float) -> None:
        """Wait until nothing said is unanswered. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while self.watch.asked:  # noqa: ASYNC110  # the watch is read, not told
                await asyncio.sleep(0.005)


@asynccontextmanager
async def ground(*, limits: bool = False) -> AsyncIterator[Ground]:
    """A world with or without Telegram's limits, served on a free port of 127.0.0.1."""
    world = opening_world(limits=limits)
    config = uvicorn.Config(
        http_app(world), host="127.0.0.1", port=0, http="httptools", log_level="critical", access_log=False
    )
    config.timeout_graceful_shutdown = 1
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  # uvicorn tells nobody
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Ground(world, f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        await serving
