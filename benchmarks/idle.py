"""Start-up time until "running", memory at rest, and what is not imported for it."""

import asyncio
import statistics
import sys
import time
from pathlib import Path

from benchmarks.speed import OURS, Rival, burst, start_ours
from benchmarks.world import ground
from tests.simulation.programs import ROOT, Program

HEAVY = ("matplotlib", "sqlalchemy", "alembic", "rich.segment", "pygments", "babel.dates", "sandbox")


def resident_megabytes(pid: int) -> float:
    """What a process holds in memory now."""
    line = next(one for one in Path(f"/proc/{pid}/status").read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def measure(folder: Path, *, runs: int) -> None:
    """Print start-up and memory of several runs."""
    async with ground() as place:
        village = place.village(OURS, 1, 5)
        first = await start_ours(place, folder, village)
        await first.program.kill()
        starts: list[float] = []
        rests: list[float] = []
        for _ in range(runs):
            began = time.perf_counter()
            program = await _again(place.address, folder)
            await program.running()
            starts.append(time.perf_counter() - began)
            await asyncio.sleep(2.5)  # the first tick and the first poll are over
            rests.append(resident_megabytes(program.pid))
            if len(rests) < runs:
                await program.kill()
        await burst(place, Rival(name="ours", program=program, village=village), times=4)
        worked = resident_megabytes(program.pid)
        await program.kill()
    print(f"\nStart-up and memory, {runs} runs")
    print(f"until running (s)          median {statistics.median(starts):.2f}, best {min(starts):.2f}")
    print(f"memory at rest (MB)        median {statistics.median(rests):.1f}")
    print(f"after 1,024 updates (MB)   {worked:.1f}")
    print(f"loaded of the large ones   {await _imported(folder)}")


async def _again(address: str, folder: Path) -> Program:
    environment = {
        "BOT_TOKEN": OURS,
        "BOT_API_URL": f"{address}/bot",
        "DATABASE_URL": f"sqlite:///{folder / 'ours.db'}",
        "LOG_FORMAT": "json",
        "MESSAGES_PER_SECOND": "0",
        "MESSAGES_PER_GROUP_MINUTE": "0",
    }
    return await Program.start(["-m", "bot", "run"], folder=folder, said=folder / "idle.log", environment=environment)


async def _imported(folder: Path) -> str:
    """Which large libraries the program loads to run: without a token it loads them all and ends."""
    asked = await asyncio.create_subprocess_exec(
        sys.executable,
        "-X",
        "importtime",
        "-m",
        "bot",
        "run",
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await asked.communicate()
    loaded = {line.rpartition("|")[2].strip() for line in said.decode().splitlines()}
    return ", ".join(one for one in HEAVY if one in loaded) or "none of " + ", ".join(HEAVY)
