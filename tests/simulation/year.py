"""A year of thirty villages under a movable clock, with outages, wrong clocks, restarts and kills at any line.

`python3 manage.py simulate year` runs it; test_year.py runs six weeks of it. Everything hangs on one seed. What was
heard is laid beside an independent list of what should have been said: nothing lost, nothing twice, nothing stale,
nothing in the quiet hours. Where the program was killed between sending a message and noting that it was sent, the
message may come twice (docs/decisions/0001 has the reason); what it stands for is counted once.
"""

import argparse
import asyncio
import contextlib
import datetime as dt
import gc
import heapq
import logging
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import aiosqlite
import structlog

from bot.life import Life
from sandbox.bots import Bot
from sandbox.clock import MovableClock
from sandbox.records import Event
from sandbox.telegram import Telegram
from services import verify
from storage.database import Database
from storage.migrations.upgrade import NEWEST, create
from tests.painting import PlainHand
from tests.simulation.diary import Diary
from tests.simulation.founding import Founder
from tests.simulation.living import Deed, Living
from tests.simulation.mishaps import Executioner, Killed, MortalRequest, WrongClock

TOKEN = "1:x"
START = dt.datetime(2027, 10, 2, 22, 0, tzinfo=dt.UTC)
"""A year from here has a 29 February in it."""

STEP, NIGHT_STEP = dt.timedelta(minutes=10), dt.timedelta(hours=1)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
EVERYBODY_SLEEPS = (dt.time(13, 30), dt.time(21))
"""Between these hours UTC it is night in all three zones."""

OUTAGES = (HOUR, HOUR, 3 * HOUR, 10 * HOUR, 26 * HOUR, 3 * DAY, 9 * DAY)
WRONG_BY = (-5 * HOUR, -HOUR, -STEP / 3, STEP, HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, -DAY)
WRONG_FOR = (STEP, HOUR, 6 * HOUR, 2 * DAY)


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What was found. `faults` is empty where every guarantee held."""

    seed: int
    days: int
    groups: int
    said: Counter[str]
    dropped: Counter[str]
    repeated: int
    mishaps: Counter[str]
    findings: list[str]
    seconds: float
    faults: list[str] = field(default_factory=list)
    story: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        kinds = ", ".join(
            f"{kind} {self.said[kind]}/{self.dropped[kind]}" for kind in sorted(self.said.keys() | self.dropped.keys())
        )
        happened = ", ".join(f"{count} {what}" for what, count in sorted(self.mishaps.items()))
        return (
            f"seed {self.seed}: {self.days} days, {self.groups} groups; {self.said.total()} reminders said, "
            f"{self.dropped.total()} too late and dropped (by kind: {kinds}); {happened}; {self.repeated} messages "
            f"repeated after a kill; {len(self.findings)} findings in the books; {len(self.faults)} faults; "
            f"{self.seconds:.0f} s"
        )


class Year:
    """One run."""

    def __init__(self, path: Path, *, seed: int, days: int, groups: int, step: dt.timedelta = STEP) -> None:
        self._path = path
        self._step = step
        self._seed, self._days, self._groups = seed, days, groups
        self._dice, self._luck = random.Random(seed), random.Random(seed + 1)
        self._true = MovableClock(auto_jump=True, start=START)
        self._clock = WrongClock(self._true)
        self._world = Telegram(self._true, seed=seed)
        self._bot: Bot = self._world.add_bot(TOKEN)
        self._life: Life | None = None
        self._request = MortalRequest(self._world)
        self._mishaps: Counter[str] = Counter()
        self._back_at: dt.datetime | None = None
        self._right_at: dt.datetime | None = None
        self._deeds: list[Deed] = []
        self._planned_until = START.date() - DAY
        self.story: list[str] = []

    async def run(self) -> Outcome:
        """Found the country, live through all days, and look at the books."""
        began = time.monotonic()
        await self._found()
        try:
            await self._live_on(START + dt.timedelta(days=self._days))
            findings = await self._examine()
        finally:
            await self._bury()  # a connection that is left open keeps the process alive
        return Outcome(
            seed=self._seed,
            days=self._days,
            groups=self._groups,
            said=self._diary.said,
            dropped=self._diary.dropped,
            repeated=self._diary.repeated,
            mishaps=self._mishaps,
            findings=findings,
            seconds=time.monotonic() - began,
            faults=self._diary.faults,
            story=self.story,
        )

    async def _live_on(self, end: dt.datetime) -> None:
        while self._true.now() < end:
            await self._moment()
            hour = self._true.now().time()
            asleep = EVERYBODY_SLEEPS[0] <= hour < EVERYBODY_SLEEPS[1] and not self._clock.wrong_by
            step = NIGHT_STEP if asleep else self._step
            self._true.advance(step)
            await self._mishap(step / DAY)

    async def _found(self) -> None:
        create(self._path)
        database = await Database.open(self._path, revision=NEWEST)
        founder = Founder(self._dice, self._world, self._bot, database)
        try:
            await founder.found(self._groups, self._clock.now())
        finally:
            await database.close()
        self._diary = Diary(country=founder.country)
        self._living = Living(
            self._dice,
            founder.country,
            founder.rules,
            self._world,
            self._up,
            self._clock.now,
            self._diary.note,
        )
        self._world.subscribe(self._hears)

    def _hears(self, event: Event) -> None:
        message = event.message
        if event.kind == "message" and message is not None and message.sender is self._bot.user:
            self._diary.hears(message, self._clock.now())

    def _up(self) -> Life:
        assert self._life is not None, "nobody can do anything while the program is down"
        return self._life

    # --- one moment -------------------------------------------------------------------------------------------------

    async def _moment(self) -> None:
        now = self._true.now()
        if self._right_at is not None and now >= self._right_at:
            self._clock.wrong_by, self._right_at = dt.timedelta(0), None
        if self._back_at is not None and now < self._back_at:
            await self._live_until(now, idle=True)
            return
        self._back_at = None
        if self._life is None and not await self._begin():
            return
        await self._up().settle()
        await self._live_until(now, idle=self._right_at is not None)
        await self._tick()

    async def _live_until(self, now: dt.datetime, *, idle: bool) -> None:
        """What people meant to do by now; where the program is down, or believes in another day, they let it be."""
        while self._planned_until < (now + DAY).date():
            self._planned_until += DAY
            for deed in self._living.deeds(self._planned_until):
                heapq.heappush(self._deeds, deed)
        while self._deeds and self._deeds[0][0] <= now:
            deed = heapq.heappop(self._deeds)
            if not idle and now - deed[0] < HOUR:
                await deed[2]()

    async def _tick(self) -> None:
        self._diary.contact(self._clock.now())
        due = self._diary.due(self._clock.now())
        self._aim(len([call for call, readers in due if readers]))

        async def work() -> None:
            await self._up().timetable.tick()
            await self._up().settle()

        now = self._clock.now()
        if await self._survives(work):
            self._diary.compare(now, due)
        else:
            self._diary.killed(due)

    async def _begin(self) -> bool:
        """Start the program; False where it did not even live to see its first minute."""
        self._aim(0)

        async def work() -> None:
            self._life = await Life.begin(
                self._path, TOKEN, self._request, self._request, self._clock, hand=PlainHand()
            )

        return await self._survives(work)

    async def _end(self) -> None:
        """SIGTERM: what was begun is finished."""
        life, self._life = self._life, None
        if life is not None:
            await life.end()

    async def _examine(self) -> list[str]:
        await self._end()
        database = await Database.open(self._path, revision=NEWEST)
        try:
            async with database.read() as db:
                return [str(finding) for finding in await verify.verify(db)]
        finally:
            await database.close()

    # --- mishaps ----------------------------------------------------------------------------------------------------

    async def _mishap(self, days: float) -> None:
        """In so small a part of a day something may happen."""
        dice = self._luck
        if self._life is not None and dice.random() < 0.1 * days:
            self._mishaps["outages"] += 1
            self._back_at = self._true.now() + dice.choice(OUTAGES) * dice.uniform(0.7, 1.0)
            self._tell(f"away until {self._back_at}")
            await self._end()
        elif self._life is not None and dice.random() < 0.2 * days:
            self._mishaps["restarts"] += 1
            self._tell("restarted")
            await self._end()
        if self._right_at is None and dice.random() < 0.1 * days:
            self._mishaps["wrong clocks"] += 1
            self._clock.wrong_by = dice.choice(WRONG_BY)
            self._right_at = self._true.now() + dice.choice(WRONG_FOR)
            self._tell(f"the clock is wrong by {self._clock.wrong_by} until {self._right_at}")

    def _tell(self, what: str) -> None:
        """What happened to the program stands among the faults in the order of time, for whoever looks for a cause."""
        self.story.append(f"{self._true.now():%Y-%m-%d %H:%M:%S} {what}")

    def _aim(self, busy: int) -> None:
        """Perhaps this is the last that the program does; rather where it has something to say."""
        dice = self._luck
        self._request.executioner = executioner = Executioner()
        if dice.random() > (0.03 if busy else 0.001):
            return
        if busy and dice.random() < 0.5:
            executioner.at_message(dice.choice((1, 1, 2, busy)), after=dice.random() < 0.5)
        else:
            executioner.at_line(int(10 ** dice.uniform(0, 3.3 + min(busy, 8) / 8)))

    async def _survives(self, work: Callable[[], Awaitable[None]]) -> bool:
        """Whether the program outlives this. Where it does not, nothing of it is left but the file."""
        executioner = self._request.executioner
        if not executioner.waits:
            await work()
            return True
        task = asyncio.create_task(executioner.watch(work))
        while not task.done() and not executioner.struck:
            await asyncio.wait({task}, timeout=0.05)
        if not executioner.struck:
            task.result()
            self._request.executioner = Executioner()
            return True
        task.cancel()
        with contextlib.suppress(Killed, asyncio.CancelledError):
            await task
        self._mishaps["kills"] += 1
        await self._bury()
        if self._luck.random() < 0.2:
            self._back_at = self._true.now() + self._luck.choice(OUTAGES) * self._luck.uniform(0.2, 1.0)
        self._tell(f"killed, back at {self._back_at}")
        return False

    async def _bury(self) -> None:
        """Nothing more is written or sent, and no file stays open: what the system does for a killed process."""
        life, self._life = self._life, None
        if life is not None:
            flying = tuple(life.sender._tasks)
            for task in flying:
                task.cancel()
            await asyncio.gather(*flying, return_exceptions=True)
            await life.painter.close()
            await life.house.shutdown()
            await life.database.close()
        # Killed between the opening of a connection and the line that takes it in, the thread of that one is left.
        for left in [one for one in gc.get_objects() if isinstance(one, aiosqlite.Connection)]:
            await left.close()


async def simulate(path: Path, *, seed: int, days: int, groups: int, step: dt.timedelta = STEP) -> Outcome:
    """Run it; the outcome's faults say what did not hold. `step`: from one tick to the next, by day."""
    return await Year(path, seed=seed, days=days, groups=groups, step=step).run()


def main(arguments: list[str]) -> int:
    """Read the arguments, run, print one line of figures; 1 where anything was lost, doubled, stale or untimely."""
    parser = argparse.ArgumentParser(prog="python3 manage.py simulate year", description=__doc__)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--groups", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    chosen = parser.parse_args(arguments)
    print(f"seed {chosen.seed} ...", file=sys.stderr, flush=True)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sisihkan.db"
        found = asyncio.run(simulate(path, seed=chosen.seed, days=chosen.days, groups=chosen.groups))
    print(found)
    if not found.findings and not found.faults:
        return 0
    print("\n".join(found.story), file=sys.stderr)
    for fault in (*found.findings, *found.faults):
        print(f"FAULT: {fault}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
