"""The bot with a clock that begins at a given instant and runs in real time: `clock_bot.py API FILE INSTANT`."""

import asyncio
import datetime as dt
import gc
import sys
from pathlib import Path

from bot import logs
from bot.life import Life
from bot.transport import AiohttpRequest
from sandbox.clock import MovableClock


async def main(api_url: str, database: Path, starts: dt.datetime, token: str) -> None:
    """Run until SIGTERM, at Telegram's pace."""
    logs.configure("json")
    clock = MovableClock(live=True, start=starts)
    life = await Life.begin(
        database, token, AiohttpRequest(), AiohttpRequest(connections=2), clock, api_url=api_url, file_url=api_url
    )
    try:
        await life.run()
    finally:
        await life.end()


if __name__ == "__main__":
    gc.freeze()  # as bot/__main__.py does
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), dt.datetime.fromisoformat(sys.argv[3]), sys.argv[4]))
