"""`python -m sandbox demo`: the first meeting of a group is played, then the page opens and it goes on live."""

import asyncio
import contextlib
import datetime as dt
import errno
import signal
import socket
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path

import uvicorn

from bot.life import Life
from locales.words import ZONE_LETTERS
from sandbox.dialog import DialogMismatch
from sandbox.http import http_app
from sandbox.passing import next_step
from sandbox.stage import SCENARIOS, TOKEN, Stage
from sandbox.web import GroupFacts, page_app
from savings.roles import Role
from storage import groups

OPENING_SCENARIO = SCENARIOS / "laris_jaya.txt"
STRANGER = "Bu Yuni"
"""Somebody who is not in the group yet, so that joining can be tried."""

_TICK_SECONDS = 60.0
_TOO_SOON = dt.timedelta(seconds=30)
_PORTS_TRIED = 50
_PATIENCE = 1_000
_PATIENCE_SECONDS = 0.002


class CannotOpen(Exception):
    """The demo cannot begin; the text is one line for whoever started it."""


class Demo:
    """A stage that lives on: real time passes, and the bot runs by itself."""

    def __init__(self, stage: Stage) -> None:
        self.world = stage.world
        self.clock = stage.clock
        self.life: Life = stage.life
        self._ticked = stage.clock.now()
        self._arrived = stage.clock.now()
        self._ticking = asyncio.Lock()
        self._jumping = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[list["asyncio.Task[None]"]]:
        """The bot's poller, worker, sender and clockwork, as long as this lasts."""
        self.clock.go_live()
        life = self.life
        life.worker.wake()
        life.sender.wake()
        tasks = [
            asyncio.create_task(part, name=name)
            for name, part in (
                ("poller", life.poller.run()),
                ("worker", life.worker.run()),
                ("sender", life.sender.run()),
                ("ticker", self._tick_on()),
            )
        ]
        try:
            yield tasks
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await life.sender.mark()

    async def pass_time(self, span: dt.timedelta) -> None:
        """Let time pass from alarm to alarm, so that what is due on the way comes on the way, not all at the end."""
        async with self._jumping:
            end = self.clock.now() + span
            while (left := end - self.clock.now()) > dt.timedelta(0):
                self.clock.advance(await next_step(self.life, self.clock, left))
                # The bot must know that Telegram is still there, else it would tell of an outage after a day.
                self._arrived = self.clock.now()
                for bot in self.world.bots.values():
                    bot.end_poll()
                await self._until(self._has_polled)
                await self._tick()
                await self._until(lambda: self.life.sender.idle)

    async def facts(self) -> Mapping[int, GroupFacts]:
        """Zone and roles of every group, from the books."""
        found: dict[int, GroupFacts] = {}
        async with self.life.database.read() as db:
            rosters = [await groups.roster_by_id(db, group_id) for group_id in await groups.all_group_ids(db)]
        now = self.clock.now()
        for roster in rosters:
            if roster is None or roster.group.chat_id is None:
                continue
            roles: dict[int, list[str]] = {}
            for member in roster.everyone:
                held = [role.value for role in Role if role in member.roles] if member.active else []
                for account in member.speakers:
                    shown = roles.setdefault(account, [])
                    shown += [role for role in held if role not in shown]
            offset = now.astimezone(roster.group.zone).utcoffset() or dt.timedelta(0)
            found[roster.group.chat_id] = GroupFacts(
                zone=ZONE_LETTERS.get(roster.group.rules.zone, ""),
                utc_offset_hours=offset / dt.timedelta(hours=1),
                roles=roles,
            )
        return found

    async def _tick_on(self) -> None:
        """The minute's tick, by the clock that can be moved."""
        while True:
            await self.clock.sleep(_TICK_SECONDS)
            await self._tick()

    async def _tick(self) -> None:
        async with self._ticking:
            if self.clock.now() - self._ticked < _TOO_SOON:
                return  # a jump of the clock has woken the minute's tick as well
            self._ticked = self.clock.now()
            await self.life.timetable.tick()

    def _has_polled(self) -> bool:
        """Whether the bot has heard from Telegram after the newest jump."""
        contact = self.life.poller.last_contact
        return contact is not None and contact >= self._arrived

    async def _until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, but not for ever: a page that hangs is worse than a late message."""
        for _ in range(_PATIENCE):
            if holds():
                return
            await asyncio.sleep(_PATIENCE_SECONDS)


def demo(*, host: str, port: int, database: Path | None, empty: bool, tell: Callable[[str], None]) -> None:
    """`python -m sandbox demo`, until SIGINT or SIGTERM. Raises CannotOpen.

    `database` is kept for whoever wants to look into the books afterwards; without one they are gone at the end.
    """
    if database is not None and database.exists():
        raise CannotOpen(f"{database} sudah ada. Pilih nama lain, supaya isinya tidak tertimpa.")
    with contextlib.ExitStack() as resources:
        listener = resources.enter_context(free_port(host, port))
        if database is None:
            folder = resources.enter_context(tempfile.TemporaryDirectory(prefix="sisihkan-"))
            database = Path(folder) / "demo.db"
        try:
            database.parent.mkdir(parents=True, exist_ok=True)
            asyncio.run(show(listener, database, empty=empty, tell=tell))
        except (OSError, sqlite3.OperationalError) as error:
            raise CannotOpen(f"{database} tidak bisa ditulis: {error}.") from error


async def show(
    listener: socket.socket,
    database: Path,
    *,
    empty: bool = False,
    tell: Callable[[str], None],
    stop: asyncio.Event | None = None,
) -> None:
    """Play the opening, serve the page on this socket, and live until SIGINT, SIGTERM or `stop`."""
    stage = await Stage.open(database)
    try:
        await _open(stage, empty=empty, tell=tell)
        await _live(Demo(stage), listener, tell=tell, stop=stop or asyncio.Event())
    finally:
        await stage.close()


async def _open(stage: Stage, *, empty: bool, tell: Callable[[str], None]) -> None:
    """The world as the page shows it first. A word that differs from the scenario must not keep anybody out."""
    if empty:
        for name in ("Bu Rini", "Pak Joko", "Bu Siti"):
            stage.world.add_user(name)
    else:
        try:
            await stage.play(OPENING_SCENARIO.read_text(encoding="utf-8"), source=OPENING_SCENARIO.name, record=True)
        except DialogMismatch as error:
            tell(f"Pembukaan terhenti di tengah jalan: {str(error).splitlines()[0]}")
    stage.world.add_user(STRANGER)
    stage.world.accept_any_token = True


async def _live(demo: Demo, listener: socket.socket, *, tell: Callable[[str], None], stop: asyncio.Event) -> None:
    """Serve until told to stop, or until a part of the bot ends, which is an error."""
    page = page_app(demo.world, facts=demo.facts, pass_time=demo.pass_time)
    config = uvicorn.Config(
        http_app(demo.world, page),
        http="httptools",
        ws="none",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=2,
    )
    server = _Server(config)
    async with demo.running() as parts:
        with _signals(stop):
            serving = asyncio.create_task(server.serve(sockets=[listener]), name="server")
            stopping = asyncio.create_task(stop.wait(), name="stop")
            host, port = listener.getsockname()[:2]
            address = f"http://{'localhost' if host in {'0.0.0.0', '::'} else host}:{port}"
            tell(f"Buka {address} di peramban. Berhenti: Ctrl-C.")
            tell(f"Bot API tiruan: {address}/bot{TOKEN}/getMe; bot lain boleh ikut dengan token lain, misalnya 2:y.")
            ended, _ = await asyncio.wait({serving, stopping, *parts}, return_when=asyncio.FIRST_COMPLETED)
            demo.world.emit("end")  # event streams never end by themselves
            server.should_exit = True
            stopping.cancel()
            await serving
    for task in ended - {stopping}:
        task.result()


class _Server(uvicorn.Server):
    """Uvicorn would raise a signal that it caught once more at its end, before the books are closed."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to us."""
        yield


@contextlib.contextmanager
def _signals(stop: asyncio.Event) -> Iterator[None]:
    """SIGINT and SIGTERM end the demo cleanly."""
    loop = asyncio.get_running_loop()
    names = (signal.SIGINT, signal.SIGTERM)
    before = {name: signal.getsignal(name) for name in names}
    for name in names:
        # Not add_signal_handler, which Windows does not have.
        signal.signal(name, lambda *_: loop.call_soon_threadsafe(stop.set))
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def free_port(host: str, port: int) -> socket.socket:
    """A listening socket at this port, or at the next one that is free. Raises CannotOpen."""
    for candidate in range(port, min(port + _PORTS_TRIED, 65_536)):
        try:
            return socket.create_server((host, candidate), family=_family(host), backlog=128)
        except PermissionError:
            raise CannotOpen(f"Port {candidate} tidak boleh dipakai. Coba --port 8080.") from None
        except socket.gaierror:
            raise CannotOpen(f"Alamat {host} tidak dikenal di komputer ini.") from None
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CannotOpen(f"Alamat {host} tidak bisa dipakai: {error.strerror}.") from error
    raise CannotOpen(f"Port {port} sampai {port + _PORTS_TRIED - 1} sedang dipakai semua. Coba --port yang lain.")


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
