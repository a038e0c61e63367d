"""`python3 manage.py bench`: measure speed beside a bare bot, then start-up and memory, pictures, and the clock."""

import argparse
import asyncio
import os
import platform
import tempfile
from pathlib import Path

from benchmarks import charts, clock, idle, speed


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(prog="python3 manage.py bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--groups", type=int, default=16)
    parser.add_argument("--only", choices=["speed", "idle", "charts", "clock"])
    chosen = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()}")
    with tempfile.TemporaryDirectory() as folder:
        if chosen.only in {None, "speed"}:
            asyncio.run(speed.compare(Path(folder), rounds=chosen.rounds, groups=chosen.groups))
    with tempfile.TemporaryDirectory() as folder:
        if chosen.only in {None, "idle"}:
            asyncio.run(idle.measure(Path(folder), runs=5))
    if chosen.only in {None, "charts"}:
        charts.measure()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.only in {None, "clock"}:
            asyncio.run(clock.measure(Path(folder)))


if __name__ == "__main__":
    main()
