"""A clock that can be moved, so that a reminder of next Saturday can be seen today."""

import asyncio
import heapq
import itertools
import time
from datetime import UTC, datetime, timedelta

_DEFAULT_START = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class MovableClock:
    """The one source of time of the sandbox and of the tests.

    `live` is real time plus an offset: sleeping really sleeps, and advancing wakes whoever became due. Otherwise the
    clock is manual: it stands still but for `advance`, so that `now` is stable. With `auto_jump` a sleep in manual
    mode moves the clock to its end at once; without, it waits until somebody advances that far.
    """

    def __init__(self, *, live: bool = False, auto_jump: bool = False, start: datetime | None = None) -> None:
        if start is not None and start.tzinfo is None:
            raise ValueError("the start of the clock must be an aware datetime")
        self.live = live
        self.auto_jump = auto_jump
        self._offset = timedelta(0)
        self._start = (start or (datetime.now(UTC) if live else _DEFAULT_START)).astimezone(UTC)
        if live and start is not None:
            self._offset = self._start - datetime.now(UTC)
        # Monotonic time counts what passed, by itself or by advancing, and never the distance to `start`.
        self._advanced = 0.0
        self._order = itertools.count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def go_live(self) -> None:
        """From here on real time passes, beginning at the instant and the count that the clock shows."""
        if self.live:
            return
        now, counted = self.now(), self.monotonic()
        self.live = True
        self._offset = now - datetime.now(UTC)
        self._advanced = counted - time.monotonic()

    def now(self) -> datetime:
        """The emulated instant, aware, in UTC."""
        if self.live:
            return datetime.now(UTC) + self._offset
        return self._start + self._offset

    def monotonic(self) -> float:
        """Seconds that only grow, advanced ones included."""
        return (time.monotonic() if self.live else 0.0) + self._advanced

    def advance(self, by: timedelta) -> None:
        """Move on by that much and wake every sleeper that became due. Time never runs backwards: ValueError."""
        if by < timedelta(0):
            raise ValueError("a clock does not run backwards")
        self._offset += by
        self._advanced += by.total_seconds()
        self._wake()

    def advance_to(self, instant: datetime) -> None:
        """Move on to an aware instant; one in the past is a ValueError."""
        if instant.tzinfo is None:
            raise ValueError("an instant must be aware")
        self.advance(instant - self.now())

    async def sleep(self, seconds: float) -> None:
        """Wait by this clock."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        if not self.live and self.auto_jump:
            self.advance(timedelta(seconds=seconds))
            await asyncio.sleep(0)
            return
        deadline = self.monotonic() + seconds
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (deadline, next(self._order), woken))
        if self.live:
            await asyncio.wait([woken], timeout=seconds)
            woken.cancel()
        else:
            await woken

    def _wake(self) -> None:
        now = self.monotonic()
        while self._sleepers and self._sleepers[0][0] <= now:
            woken = heapq.heappop(self._sleepers)[2]
            if not woken.done():
                woken.set_result(None)
        if self.live:
            # Those that slept their real time out are still in the heap; without this it would only grow.
            self._sleepers = [sleeper for sleeper in self._sleepers if not sleeper[2].done()]
            heapq.heapify(self._sleepers)
