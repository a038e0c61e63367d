"""A world with a group, and a bot that calls the methods."""

from dataclasses import dataclass
from typing import Any

import pytest

from sandbox.bots import Bot
from sandbox.clock import MovableClock
from sandbox.methods import answer
from sandbox.params import Upload
from sandbox.people import Person
from sandbox.records import Chat
from sandbox.telegram import Telegram


@dataclass(kw_only=True)
class Scene:
    """Everything a test of the emulator touches."""

    world: Telegram
    clock: MovableClock
    bot: Bot
    group: Chat
    rini: Person
    siti: Person

    async def call(self, method: str, files: dict[str, Upload] | None = None, /, **raw: Any) -> Any:
        """The result of a call that must succeed."""
        status, body = await answer(self.world, self.bot.token, method, raw, files)
        assert status == 200, body
        return body["result"]

    async def refused(self, method: str, files: dict[str, Upload] | None = None, /, **raw: Any) -> str:
        """The description of a refusal."""
        status, body = await answer(self.world, self.bot.token, method, raw, files)
        assert status != 200, body
        assert body["error_code"] == status
        return str(body["description"])

    async def say(self, text: str = "halo", **raw: Any) -> Any:
        """The bot says something in the group."""
        return await self.call("sendMessage", chat_id=self.group.id, text=text, **raw)

    async def updates(self, **raw: Any) -> list[Any]:
        """What waits, confirmed at once."""
        found: list[Any] = await self.call("getUpdates", **raw)
        if found:
            self.bot.confirm(found[-1]["update_id"] + 1)
        return found

    async def kinds(self) -> list[str]:
        """The kinds of the updates that wait, confirmed at once."""
        return [next(key for key in update if key != "update_id") for update in await self.updates()]


@pytest.fixture
def scene() -> Scene:
    clock = MovableClock()
    world = Telegram(clock, limits=False)
    bot = world.add_bot(privacy=False)
    rini, siti = world.add_user("Bu Rini", username="burini"), world.add_user("Bu Siti")
    group = world.add_group("Laris", rini, members=[siti], bots=[bot])
    return Scene(world=world, clock=clock, bot=bot, group=group, rini=rini, siti=siti)
