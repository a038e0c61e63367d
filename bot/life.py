"""The life of the program: everything put together, started, kept going and ended within ten seconds of SIGTERM.

`Life` is what tests and the sandbox drive by hand (`settle`), and what `run` drives by itself.
"""

import asyncio
import contextlib
import signal
from pathlib import Path

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot.api import Api
from bot.application import House, build
from bot.brush import Brush
from bot.clock import Clock
from bot.limiter import Limiter
from bot.painting import Hand, Painter
from bot.poller import Poller
from bot.sender import Sender
from bot.timetable import PATIENCE, Timetable
from bot.worker import Worker
from handlers.context import Context
from handlers.failures import describe
from services.directory import Directory
from storage import inbox
from storage.database import Database
from storage.migrations.upgrade import NEWEST

DRAIN_SECONDS = 8.0

SCHEDULED_AHEAD = 150
"""So many messages by the clock may wait to be sent before more are made: five seconds at Telegram's pace."""

log = structlog.get_logger()


class Life:
    """One running bot: poller, worker, sender and timetable over one database."""

    def __init__(
        self,
        database: Database,
        house: House,
        clock: Clock,
        *,
        per_second: int,
        per_group_minute: int,
        operator_chat_id: int | None = None,
        hand: Hand | None = None,
    ) -> None:
        self.database = database
        self.house = house
        self.clock = clock
        self.directory = Directory()
        api = Api(house.bot)
        limiter = Limiter(clock.monotonic, per_second=per_second, per_group_minute=per_group_minute)
        self.painter = Painter(database, hand or Brush())
        self.sender = Sender(
            api, database, clock, self.directory, limiter, self.painter, after_answers=lambda: self.worker.wake()
        )
        self.worker = Worker(
            database,
            house,
            clock,
            self.directory,
            after_commit=self.sender.take,
            after_move=self.sender.chat_moved,
            riding=self.sender.riding,
            operator_chat_id=operator_chat_id,
        )
        self._ringing: asyncio.Task[None] | None = None
        self.poller = Poller(api, database, clock, after_commit=self.worker.wake)
        self.timetable = Timetable(
            database,
            house,
            clock,
            self.directory,
            last_contact=lambda: self.poller.last_contact,
            after_commit=self.sender.take,
        )

    @classmethod
    async def begin(
        cls,
        path: Path,
        token: str,
        request: BaseRequest,
        polling: BaseRequest,
        clock: Clock,
        *,
        api_url: str = "https://api.telegram.org/bot",
        file_url: str = "https://api.telegram.org/file/bot",
        per_second: int = 30,
        per_group_minute: int = 20,
        operator_chat_id: int | None = None,
        hand: Hand | None = None,
    ) -> "Life":
        """Open the database, ask Telegram who this is, and set the menus. `hand`: what draws, in place of processes.

        Raises StorageError, and TelegramError where the token is wrong or Telegram cannot be reached.
        """
        database = await Database.open(path, revision=NEWEST)
        house = build(token, api_url, file_url, request, polling)
        try:
            await house.initialize()
            house.bot_username = house.bot.username
            house.sees_everything = bool(house.bot.bot.can_read_all_group_messages)
            life = cls(
                database,
                house,
                clock,
                per_second=per_second,
                per_group_minute=per_group_minute,
                operator_chat_id=operator_chat_id,
                hand=hand,
            )
            await life.timetable.at_start()
        except BaseException:
            await house.bot.shutdown()
            await database.close()
            raise
        return life

    async def settle(self) -> None:
        """Run until nothing is left to do: fetch, work, send, and again while anything came."""
        first = True
        while await self.poller.poll(0) or first:
            first = False
            while await self.worker.work():
                pass
            await self.sender.drain()
            while await self.worker.work():
                await self.sender.drain()

    async def end(self) -> None:
        """Close everything."""
        if self._ringing is not None:
            await _cancel(self._ringing)
        await self.sender.stop()
        await self.painter.close()
        await self.house.shutdown()
        await self.database.close()

    async def run(self) -> None:
        """Live until SIGTERM or SIGINT; then finish what was begun. Raises InvalidToken."""
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, stop.set)
        jobs = self.house.job_queue
        assert jobs is not None
        jobs.run_repeating(self._tick, interval=60, first=1, job_kwargs={"misfire_grace_time": None})
        await self.house.start()
        self.worker.wake()
        self.sender.wake()
        polling = asyncio.create_task(self.poller.run(), name="poller")
        working = asyncio.create_task(self.worker.run(), name="worker")
        sending = asyncio.create_task(self.sender.run(), name="sender")
        stopping = asyncio.create_task(stop.wait(), name="stop")
        log.info("running")
        ended, _ = await asyncio.wait({polling, working, sending, stopping}, return_when=asyncio.FIRST_COMPLETED)
        try:
            await self._finish(polling, working, sending)
        finally:
            stopping.cancel()
        for task in ended - {stopping}:
            task.result()

    async def _tick(self, _context: Context) -> None:
        try:
            await self.timetable.minute()
        except Exception as error:
            # PTB would hand it to the error handler, which would undo the turn that happens to be running.
            log.exception("tick failed", where=describe(error), exc_info=False)
        # Whatever went wrong in the minute: no group goes without its reminders for it.
        if self._ringing is None or self._ringing.done():
            # What is due at once in ten thousand groups takes minutes to send: the next minute does not wait.
            self._ringing = asyncio.create_task(self._ring(), name="ringing")

    async def _ring(self) -> None:
        """What people wrote while the bot was away has its turn first: nobody is reminded of what was paid meanwhile.

        Where Telegram cannot be reached nothing is said either, until it is.
        """
        try:
            await self._catch_up()
            await self.timetable.ring(lambda: self.poller.caught_up and self.sender.scheduled < SCHEDULED_AHEAD)
        except Exception as error:
            log.exception("ringing failed", where=describe(error), exc_info=False)

    async def _catch_up(self) -> None:
        """Wait until all that waited at Telegram when this began has had its turn."""
        while not self.poller.caught_up:
            await self.clock.sleep(PATIENCE)
        async with self.database.read() as db:
            newest = await inbox.newest(db)
        while True:
            async with self.database.read() as db:
                waiting = await inbox.waiting(db, 1)
            if not waiting or waiting[0].id > newest:
                return
            await self.clock.sleep(PATIENCE)

    async def _finish(self, *tasks: "asyncio.Task[None]") -> None:
        """Take nothing more in, finish the turn that runs, send what waits, within eight seconds."""
        log.info("stopping")
        polling, working, sending = tasks
        await self.house.stop()
        if self._ringing is not None:
            await _cancel(self._ringing)
        await _cancel(polling)
        with contextlib.suppress(TimeoutError, InvalidToken, TelegramError):
            async with asyncio.timeout(DRAIN_SECONDS):
                while await self.worker.work():
                    pass
                await _cancel(sending)
                await self.sender.drain()
        await _cancel(working)
        await _cancel(sending)
        await self.sender.stop()
        log.info("stopped")


async def _cancel(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError, Exception):
        await task
