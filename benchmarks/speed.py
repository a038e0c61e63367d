"""Updates a second, processor time an update and waiting time, ours beside the bare bot's, in one run."""

import asyncio
import datetime as dt
import os
import signal
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.world import Ground, Village, Watch, ground
from savings.roles import Role
from storage.database import Database
from storage.migrations.upgrade import NEWEST, create
from tests.seeding import Account, seed_group
from tests.simulation.programs import ROOT, Program

OURS, BARE = "1:x", "2:y"
BURST = 256
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One measurement. Times in seconds; `cpu` is the bot's processor time an update."""

    per_second: float
    cpu: float
    p50: float
    p99: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A bot that runs."""

    name: str
    program: Program
    village: Village


def cpu_seconds(pid: int) -> float:
    """User and system time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def summary(watch: Watch, seconds: float, cpu: float) -> Measured:
    """What a finished watch says."""
    took = sorted(watch.took)
    return Measured(
        per_second=len(took) / seconds,
        cpu=cpu / len(took),
        p50=statistics.median(took),
        p99=took[min(len(took) - 1, int(len(took) * 0.99))],
    )


async def burst(place: Ground, rival: Rival, *, times: int) -> Measured:
    """So many times 256 updates that wait already when the bot gets to look."""
    seconds = cpu = 0.0
    whole = Watch()
    for _ in range(times):
        place.watch = Watch()
        os.kill(rival.program.pid, signal.SIGSTOP)
        for number in range(BURST):
            place.say(rival.village, number)
        before = cpu_seconds(rival.program.pid)
        began = time.perf_counter()
        place.watch.asked = dict.fromkeys(place.watch.asked, began)
        os.kill(rival.program.pid, signal.SIGCONT)
        await place.answered(60)
        seconds += place.watch.last - began
        whole.took += place.watch.took
        await asyncio.sleep(0.3)  # what it still writes down belongs to its cost
        cpu += cpu_seconds(rival.program.pid) - before
    return summary(whole, seconds, cpu)


async def steady(place: Ground, rival: Rival, *, per_second: float, seconds: float) -> Measured:
    """Updates at even intervals."""
    place.watch = Watch()
    before, began = cpu_seconds(rival.program.pid), time.perf_counter()
    for number in range(int(per_second * seconds)):
        await asyncio.sleep(max(0.0, began + number / per_second - time.perf_counter()))
        place.say(rival.village, number)
    await place.answered(60)
    took = place.watch.last - began
    await asyncio.sleep(0.3)
    return summary(place.watch, took, cpu_seconds(rival.program.pid) - before)


async def seed(database: Path, village: Village) -> None:
    """Our bot's groups in its books."""
    create(database)
    books = await Database.open(database, revision=NEWEST)
    try:
        for chat in village.chats:
            people = village.people[chat.id]
            async with books.write() as tx:
                await seed_group(
                    tx,
                    chat_id=chat.id,
                    title=chat.title or "",
                    accounts={person.name: Account(telegram_id=person.id) for person in people},
                    roles={people[0].name: Role.BENDAHARA},
                    started_by=people[0].name,
                    now=dt.datetime.now(dt.UTC),
                )
    finally:
        await books.close()


async def start_ours(place: Ground, folder: Path, village: Village) -> Rival:
    """`python -m bot run`, with no pace of its own."""
    database = folder / "ours.db"
    await seed(database, village)
    environment = {
        "BOT_TOKEN": OURS,
        "BOT_API_URL": f"{place.address}/bot",
        "DATABASE_URL": f"sqlite:///{database}",
        "LOG_FORMAT": "json",
        "MESSAGES_PER_SECOND": "0",
        "MESSAGES_PER_GROUP_MINUTE": "0",
    }
    program = await Program.start(
        ["-m", "bot", "run"], folder=folder, said=folder / "ours.log", environment=environment
    )
    await program.running()
    return Rival(name="ours", program=program, village=village)


async def start_bare(place: Ground, folder: Path, village: Village) -> Rival:
    """The bare bot."""
    program = await Program.start(
        [str(ROOT / "benchmarks" / "bare_bot.py"), BARE, f"{place.address}/bot", str(folder / "bare.db")],
        folder=folder,
        said=folder / "bare.log",
        environment={},
    )
    await program.running()
    return Rival(name="bare", program=program, village=village)


async def compare(folder: Path, *, rounds: int, groups: int) -> None:
    """Measure both in turn, and print a table with ratios."""
    async with ground() as place:
        rivals: list[Rival] = []
        try:
            rivals.append(await start_ours(place, folder, place.village(OURS, groups, 9)))
            rivals.append(await start_bare(place, folder, place.village(BARE, groups, 9)))
            for rival in rivals:
                await burst(place, rival, times=1)  # warm
            bursts: dict[str, list[Measured]] = {rival.name: [] for rival in rivals}
            evens: dict[str, list[Measured]] = {rival.name: [] for rival in rivals}
            for number in range(rounds):
                for rival in rivals if number % 2 == 0 else reversed(rivals):
                    bursts[rival.name].append(await burst(place, rival, times=3))
                for rival in rivals if number % 2 == 0 else reversed(rivals):
                    evens[rival.name].append(await steady(place, rival, per_second=60, seconds=3))
        finally:
            for rival in rivals:
                await rival.program.kill()
    table(f"{BURST} waiting at once, {groups} groups, {rounds} rounds", bursts)
    table(f"60 a second, {groups} groups, {rounds} rounds", evens)


def table(title: str, measured: dict[str, list[Measured]]) -> None:
    """The medians of all rounds, and the ratios of the medians with the worst and best of a round."""
    print(f"\n{title}")
    print(f"{'':<26}{'ours':>10}{'bare PTB':>10}{'ratio':>8}   ratio in each round")
    lines: Sequence[tuple[str, str, float]] = (
        ("updates a second", "per_second", 1.0),
        ("CPU an update (ms)", "cpu", 1000.0),
        ("p50 until answered (ms)", "p50", 1000.0),
        ("p99 until answered (ms)", "p99", 1000.0),
    )
    for label, name, unit in lines:
        ours = [getattr(one, name) * unit for one in measured["ours"]]
        bare = [getattr(one, name) * unit for one in measured["bare"]]
        each = " ".join(f"{a / b:.2f}" for a, b in zip(ours, bare, strict=True))
        first, second = statistics.median(ours), statistics.median(bare)
        print(f"{label:<26}{first:>10.2f}{second:>10.2f}{first / second:>8.2f}   {each}")
