"""The emulator and the bot as processes of their own, as they run in earnest. Each is ended by its own id, always."""

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

import aiohttp

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "1:x"
START_SECONDS = 20.0
RUNNING = re.compile(rb'"event": "running"')


class Refused(Exception):
    """The emulator said that nobody could do that now."""


class Program:
    """One process; what it says on standard error goes to a file."""

    def __init__(self, process: asyncio.subprocess.Process, said: Path, begins: int) -> None:
        self._process = process
        self._said = said
        self._begins = begins

    @classmethod
    async def start(cls, arguments: list[str], *, folder: Path, said: Path, environment: dict[str, str]) -> Self:
        """Start `python <arguments>` in a folder, so that no .env of the checkout is read."""
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "SYSTEMROOT") if name in os.environ}
        with said.open("ab") as output:
            begins = output.tell()
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *arguments,
                cwd=folder,
                env=inherited | {"PYTHONPATH": str(ROOT)} | environment,
                stdout=output,
                stderr=output,
            )
        return cls(process, said, begins)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def words(self) -> bytes:
        """What this very process has said."""
        with self._said.open("rb") as file:
            file.seek(self._begins)
            return file.read()

    async def running(self) -> None:
        """Wait until the bot says that it runs. Raises RuntimeError where it ends instead."""
        async with asyncio.timeout(START_SECONDS):
            while not RUNNING.search(self.words):
                if self._process.returncode is not None:
                    raise RuntimeError(f"it ended with {self._process.returncode}: {self.words.decode()}")
                await asyncio.sleep(0.01)

    async def kill(self) -> None:
        """SIGKILL, at once."""
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def ended(self, seconds: float) -> int:
        """Wait for its own end; answers the exit code. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            return await self._process.wait()

    async def stop(self, seconds: float = 10.0) -> int:
        """SIGTERM; answers the exit code. Raises TimeoutError where it does not end in time."""
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
        return await self.ended(seconds)


def free_port() -> int:
    """A port on 127.0.0.1 that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class World:
    """The emulator's control routes."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self.address = address
        self._session = session

    @property
    def bot_api_url(self) -> str:
        """What a bot calls its Bot API."""
        return f"{self.address}/bot"

    async def act(self, action: str, **body: Any) -> Any:
        """One control action. Raises Refused where a person could not do that."""
        async with self._session.post(f"{self.address}/world/{action}", json=body) as response:
            answer = await response.json()
            if not answer["ok"]:
                raise Refused(answer["description"])
            return answer["result"]

    async def history(self, chat: str) -> list[dict[str, Any]]:
        """Every message of a chat."""
        async with self._session.get(f"{self.address}/world/chats/{chat}") as response:
            messages: list[dict[str, Any]] = await response.json()
            return messages

    async def overview(self) -> dict[str, Any]:
        """The bots, the people and the chats."""
        async with self._session.get(f"{self.address}/world") as response:
            found: dict[str, Any] = await response.json()
            return found

    async def pending(self) -> int:
        """How many updates wait for the bot at Telegram."""
        return int((await self.overview())["bots"][0]["pending"])


@asynccontextmanager
async def emulator(folder: Path) -> AsyncIterator[World]:
    """`python -m sandbox serve` without limits, on a free port."""
    port = free_port()
    said = folder / "sandbox.log"
    arguments = ["-m", "sandbox", "serve", "--no-limits", "--port", str(port), "--token", TOKEN]
    program = await Program.start(arguments, folder=folder, said=said, environment={})
    connector = aiohttp.TCPConnector(limit=16)
    try:
        async with aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=30)) as session:
            world = World(f"http://127.0.0.1:{port}", session)
            await _until_it_answers(world)
            yield world
    finally:
        await program.kill()


async def _until_it_answers(world: World) -> None:
    async with asyncio.timeout(START_SECONDS):
        while True:
            try:
                await world.overview()
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
            else:
                return


async def start_bot(world: World, folder: Path, database: Path, **settings: str) -> Program:
    """`python -m bot run` against the emulator, without a pace of its own."""
    environment = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": world.bot_api_url,
        "DATABASE_URL": f"sqlite:///{database}",
        "LOG_FORMAT": "json",
        "MESSAGES_PER_SECOND": "0",
        "MESSAGES_PER_GROUP_MINUTE": "0",
    }
    return await Program.start(
        ["-m", "bot", "run"], folder=folder, said=folder / "bot.log", environment=environment | settings
    )


async def bot_command(folder: Path, database: Path, *arguments: str) -> tuple[int, str]:
    """Another command of the bot, run to its end: (exit code, what it said)."""
    program = await Program.start(
        ["-m", "bot", *arguments],
        folder=folder,
        said=folder / "command.log",
        environment={"DATABASE_URL": f"sqlite:///{database}"},
    )
    try:
        code = await program.ended(120)
    finally:
        await program.kill()
    return code, program.words.decode()
