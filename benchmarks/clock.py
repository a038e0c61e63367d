"""The clock under load: ten thousand reminders in one minute, a thousand digests, and what a tick costs.

The bot runs as a program of its own with Telegram's pace, against the emulator with Telegram's limits. Its clock begins
where the reminders are about to fall due. What ten thousand messages would take at thirty a second is not waited for:
the pace is measured over a bounded time, and the same people are answered before and while the reminders leave.
"""

import asyncio
import datetime as dt
import gc
import sqlite3
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.seeds import EVE, groups_that_meet, groups_with_books
from benchmarks.world import Ground, Village, Watch, ground
from bot.life import Life
from bot.timetable import Timetable
from sandbox.clock import MovableClock
from sandbox.records import Event
from sandbox.request import EmulatorRequest
from sandbox.telegram import Telegram
from tests.simulation.programs import Program

TOKEN = "1:x"
DUE = 10_000
TALKING = 16
"""Groups in which people go on saving; of their own reminders none is due."""

PER_SECOND = 4.0
IDLE_SECONDS, BUSY_SECONDS = 40.0, 60.0
THROTTLED = 40
"""So many chats are told to wait while the reminders leave."""

DIGESTS, GROUPS_OF_EACH = 1_000, 5
SIZES = (1_000, 10_000, 100_000)
DUE_IN_EACH = 50
TICKS = 20


@dataclass(slots=True)
class Arrivals:
    """When messages that answer nobody came into chats, in seconds of the machine's clock."""

    chats: frozenset[int]
    at: list[float] = field(default_factory=list)
    pictures: int = 0

    def observe(self, event: Event) -> None:
        """A message has come into a chat."""
        message = event.message
        if event.kind != "message" or message is None or message.chat.id not in self.chats:
            return
        if message.sender is not None and message.sender.is_bot:
            self.at.append(time.perf_counter())
            self.pictures += message.file is not None

    @property
    def pace(self) -> float:
        """Messages a second from the first to the last."""
        return (len(self.at) - 1) / (self.at[-1] - self.at[0])


async def measure(folder: Path) -> None:
    """Print all three."""
    await reminders(folder)
    await digests(folder)
    await ticks(folder)


# --- ten thousand groups meet tomorrow at the same hour ----------------------------------------------------------


async def reminders(folder: Path) -> None:
    """The pace of what is scheduled, and how long a deposit takes meanwhile."""
    async with ground(limits=True) as place:
        due = place.village(TOKEN, DUE, 1)
        talking = place.village(TOKEN, TALKING, 5)
        database = folder / "reminders.db"
        starts = EVE - dt.timedelta(seconds=IDLE_SECONDS + 5)
        groups_that_meet(database, due, talking, now=starts)
        arrivals = Arrivals(frozenset(chat.id for chat in due.chats))
        place.world.subscribe(arrivals.observe)
        program = await start(place, folder, database, starts)
        gc.freeze()  # no look for rubbish among ten thousand groups of the emulator, which would count as the bot's
        try:
            await talk(place, talking, 5.0)  # warm
            idle = await talk(place, talking, IDLE_SECONDS - 10)
            await until_some(arrivals, 1, 120)
            throttle(place, due)
            busy = await talk(place, talking, BUSY_SECONDS)
        finally:
            await program.kill()
    busy_time = [at for at in arrivals.at if at <= arrivals.at[0] + BUSY_SECONDS]
    print(f"\n{DUE} groups' reminders fall due in the same minute, emulator with Telegram's limits")
    print(f"left in the first {BUSY_SECONDS:.0f} s: {len(busy_time)}, {len(busy_time) / BUSY_SECONDS:.1f} a second")
    print(f"while {THROTTLED} chats were told to wait, and {PER_SECOND:.0f} deposits a second were answered")
    print(f"{'until answered (ms)':<26}{'busy':>10}{'idle':>10}{'ratio':>8}")
    for label, share in (("p50", 0.5), ("p99", 0.99)):
        first, second = percentile(busy, share) * 1000, percentile(idle, share) * 1000
        print(f"{label:<26}{first:>10.2f}{second:>10.2f}{first / second:>8.2f}")


def throttle(place: Ground, village: Village) -> None:
    """Some of the chats that wait are told, one after the other, that they were written to too often."""
    for chat in village.chats[100 : 100 + 40 * THROTTLED : 40]:
        place.world.faults.add(kind="429", method="sendMessage", chat_id=chat.id, retry_after=20)


async def talk(place: Ground, village: Village, seconds: float) -> list[float]:
    """Deposits at even intervals; answers how long each waited."""
    place.watch = Watch()
    began = time.perf_counter()
    for number in range(int(PER_SECOND * seconds)):
        await asyncio.sleep(max(0.0, began + number / PER_SECOND - time.perf_counter()))
        place.say(village, number)
    await place.answered(60)
    return sorted(place.watch.took)


def percentile(took: list[float], share: float) -> float:
    """Of sorted seconds."""
    return took[min(len(took) - 1, int(len(took) * share))]


async def until_some(arrivals: Arrivals, number: int, seconds: float) -> None:
    """Wait until so many have come. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while len(arrivals.at) < number:  # noqa: ASYNC110  # the list is read, not told
            await asyncio.sleep(0.01)


async def start(place: Ground, folder: Path, database: Path, starts: dt.datetime) -> Program:
    """The bot, with its clock at an instant."""
    await _with_menus(place, database, starts)
    arguments = ["-m", "benchmarks.clock_bot", f"{place.address}/bot", str(database), starts.isoformat(), TOKEN]
    program = await Program.start(arguments, folder=folder, said=folder / "bot.log", environment={})
    await program.running()
    return program


async def _with_menus(place: Ground, database: Path, starts: dt.datetime) -> None:
    """Let the menus of commands be told already, as they are but once after each update of the program."""
    request = EmulatorRequest(place.world)
    life = await Life.begin(database, TOKEN, request, request, MovableClock(start=starts))
    await life.end()
    books = sqlite3.connect(database)
    books.execute("DELETE FROM outbox")
    books.commit()
    books.close()


# --- a thousand digests with pictures ----------------------------------------------------------------------------


async def digests(folder: Path) -> None:
    """The pace of what must be drawn."""
    async with ground(limits=True) as place:
        database = folder / "digests.db"
        readers, starts = groups_with_books(place, database, TOKEN, DIGESTS, GROUPS_OF_EACH)
        arrivals = Arrivals(readers)
        place.world.subscribe(arrivals.observe)
        program = await start(place, folder, database, starts)
        try:
            await until_some(arrivals, DIGESTS, 180)
        finally:
            await program.kill()
    print(f"\n{DIGESTS} digests of {GROUPS_OF_EACH} groups each, {arrivals.pictures} with a picture")
    print(f"{arrivals.pace:.1f} a second, {arrivals.at[-1] - arrivals.at[0]:.1f} s from the first to the last")


# --- what a tick costs -------------------------------------------------------------------------------------------


async def ticks(folder: Path) -> None:
    """An idle minute, and one in which the same number of groups has something due, for more and more groups."""
    print(f"\n{'groups':>8}{'idle tick ms':>14}{f'tick with {DUE_IN_EACH} due ms':>24}{'said':>6}")
    for size in SIZES:
        world = Telegram(limits=False)
        place = Ground(world, "")
        due = place.village(TOKEN, DUE_IN_EACH, 1)
        database = folder / f"{size}.db"
        clock = MovableClock(start=EVE - dt.timedelta(minutes=30))
        groups_that_meet(database, due, None, now=clock.now(), idle=size - DUE_IN_EACH)
        request = EmulatorRequest(world)
        life = await Life.begin(database, TOKEN, request, request, clock, per_second=0, per_group_minute=0)
        try:
            await life.timetable.tick()  # everything has been looked at once
            idle = await _seconds(life.timetable, clock, TICKS)
            clock.advance_to(EVE)
            arrivals = Arrivals(frozenset(chat.id for chat in due.chats))
            world.subscribe(arrivals.observe)
            busy = await _seconds(life.timetable, clock, 1)
            await life.settle()
        finally:
            await life.end()
        print(f"{size:>8}{statistics.median(idle) * 1000:>14.2f}{busy[0] * 1000:>24.1f}{len(arrivals.at):>6}")


async def _seconds(timetable: Timetable, clock: MovableClock, times: int) -> list[float]:
    """How long each of so many ticks took, a minute apart where there are several."""
    took: list[float] = []
    for number in range(times):
        if number:
            clock.advance(dt.timedelta(minutes=1))
        before = time.perf_counter()
        await timetable.tick()
        took.append(time.perf_counter() - before)
    return took
