"""A stage: an emulated Telegram with the real bot in it, on which scenarios are played.

play FILE -> Stage.open -> each line through the bot -> the words compared
demo      -> Stage.open -> the opening, played the same way -> `demo.py` lets it live on
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from bot.life import Life
from sandbox.clock import MovableClock
from sandbox.dialog import Player, Transcript
from sandbox.passing import live_on
from sandbox.request import EmulatorRequest
from sandbox.telegram import Telegram
from storage.migrations.upgrade import create

TOKEN = "1:x"
BOT_NAME = "Sisihkan"
BOT_USERNAME = "sisihkan_bot"

OPENING = datetime(2026, 11, 21, 11, 30, tzinfo=UTC)
"""When a scenario begins: a Saturday evening, half past six in the west of Indonesia."""

SCENARIOS = Path(__file__).with_name("scenarios")

_MINUTE = timedelta(minutes=1)


class Stage:
    """One world, one bot, one database. The clock stands still but for what the scenario and the bot's waits move."""

    def __init__(self, world: Telegram, life: Life, clock: MovableClock) -> None:
        self.world = world
        self.life = life
        self.clock = clock
        self._ticked = clock.now()

    @classmethod
    async def open(cls, path: Path) -> Self:
        """An empty world with the bot running in it over a new database at `path`."""
        clock = MovableClock(auto_jump=True, start=OPENING)
        world = Telegram(clock)
        world.add_bot(TOKEN, BOT_USERNAME, BOT_NAME)
        create(path)
        life = await Life.begin(path, TOKEN, EmulatorRequest(world), EmulatorRequest(world), clock)
        await life.settle()
        return cls(world, life, clock)

    async def settle(self) -> None:
        """Run the bot until nothing is left to do, the minute's tick included where a minute has passed."""
        await self.life.settle()
        if self.clock.now() - self._ticked >= _MINUTE:
            self._ticked = self.clock.now()
            await self.life.timetable.tick()
            await self.life.settle()

    async def pass_time(self, span: timedelta) -> None:
        """Let time pass as it does for a bot that runs all the while."""
        await live_on(self.life, self.clock, span)
        self._ticked = self.clock.now()

    async def play(
        self, text: str, *, source: str, record: bool = False, write: Callable[[str], None] | None = None
    ) -> Transcript:
        """Play a scenario. Raises DialogMismatch; `record` takes whatever the bot says."""
        player = Player(self.world, self, record=record, source=source, write=write, pass_time=self.pass_time)
        return await player.play(text)

    async def close(self) -> None:
        """Close the database."""
        await self.life.end()
