"""What happens by the clock: at the start, and every minute."""

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.application import House
from bot.clock import Clock
from handlers import clock, tick
from services import alarms, outages
from services.directory import Directory
from services.turn import Turn
from storage import inbox, outbox, pictures
from storage.database import Database
from storage.outbox import Queued
from storage.times import from_milliseconds, to_milliseconds

KEPT = dt.timedelta(days=6)
"""How long done rows are kept: less than the week after which Telegram redraws its update ids."""

PICTURES_KEPT = dt.timedelta(days=60)
"""For so long Telegram's name of a picture that nobody asks for is remembered."""

TELEGRAM_KEEPS = dt.timedelta(hours=24)

LAST_CONTACT = "last_contact"
"""The mark that holds when Telegram last answered, in UTC milliseconds."""

LAST_MINUTE = "last_minute"
"""The mark that holds when the last tick was, by the program's clock, in UTC milliseconds."""

AT_ONCE = 1
"""So many alarms are seen to in one turn: a member's deposit waits no longer than for these."""

PATIENCE = 0.25
"""After so many seconds it is looked again whether what waits to be sent has become less."""

log = structlog.get_logger()


class Timetable:
    """The minute's tick. One turn of its own: effects and messages in one commit."""

    def __init__(
        self,
        database: Database,
        house: House,
        clock: Clock,
        directory: Directory,
        *,
        last_contact: Callable[[], dt.datetime | None],
        after_commit: Callable[[Sequence[Queued]], None],
    ) -> None:
        self._database = database
        self._house = house
        self._clock = clock
        self._directory = directory
        self._last_contact = last_contact
        self._after_commit = after_commit

    async def at_start(self) -> None:
        """Forget what a long absence has made old, before Telegram is asked anything; and set the menus of commands."""
        await self._turn(self._begin)

    async def _begin(self, turn: Turn) -> None:
        await self._forget(turn)
        await alarms.ensure_zones(turn)
        await tick.set_menus(turn, self._house.tables, self._house.bot_username)

    async def tick(self) -> None:
        """A minute with everything that is due: what tests and the sandbox drive by hand."""
        await self.minute()
        await self.ring()

    async def minute(self) -> None:
        """Every minute: what has expired, what is due, what can be forgotten."""
        await self._turn(self._minute)

    async def ring(self, has_room: Callable[[], bool] = lambda: True) -> None:
        """See to the alarms whose time has come, few in a turn; while `has_room` says no, what waits is sent first."""
        seen = 1
        while seen:
            while not has_room():
                await self._clock.sleep(PATIENCE)
            seen = await self._ring_some()

    async def _ring_some(self) -> int:
        seen = 0

        async def work(turn: Turn) -> None:
            nonlocal seen
            seen = await clock.ring(turn, self._house.bot_username, limit=AT_ONCE)

        await self._turn(work)
        return seen

    async def _minute(self, turn: Turn) -> None:
        contact = self._last_contact()
        mark = await inbox.get_mark(turn.tx, LAST_CONTACT)
        if contact is not None:
            before = contact if mark is None else from_milliseconds(int(mark))
            if contact - before > TELEGRAM_KEEPS:
                hours = (contact - before) // dt.timedelta(hours=1)
                log.warning("away for longer than Telegram keeps updates", hours=hours)
                await outages.note(turn, before, contact - TELEGRAM_KEEPS)
            await inbox.set_mark(turn.tx, LAST_CONTACT, str(to_milliseconds(contact)))
        await self._watch_the_clock(turn)
        await tick.minute(turn)
        await self._forget(turn)

    async def _watch_the_clock(self, turn: Turn) -> None:
        """Where the clock was moved back, alarms were set by the wrong time, and things were dropped by it."""
        mark = await inbox.get_mark(turn.tx, LAST_MINUTE)
        if mark is not None and turn.now < from_milliseconds(int(mark)):
            log.warning("the clock was moved back")
            await alarms.clock_was_wrong(turn)
        await inbox.set_mark(turn.tx, LAST_MINUTE, str(to_milliseconds(turn.now)))

    async def _forget(self, turn: Turn) -> None:
        before = to_milliseconds(turn.now - KEPT)
        await inbox.prune(turn.tx, before=before)
        await outbox.prune(turn.tx, before=before)
        await pictures.prune(turn.tx, before=to_milliseconds(turn.now - PICTURES_KEPT))
        await alarms.prune(turn)

    async def _turn(self, work: Callable[[Turn], Awaitable[None]]) -> None:
        try:
            async with self._database.write() as tx:
                turn = Turn(tx=tx, now=self._clock.now(), directory=self._directory)
                self._house.turn = turn
                await work(turn)
                queued = await outbox.add(tx, turn.outgoing)
        except BaseException:
            self._directory.forget_everything()
            raise
        if queued:
            self._after_commit(queued)
