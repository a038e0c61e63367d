"""What happens to a program on a small machine: a wrong clock, and a sudden end at any line."""

import datetime as dt
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import FrameType
from typing import Any

from sandbox.clock import MovableClock
from sandbox.request import EmulatorRequest
from sandbox.telegram import Telegram

ROOT = Path(__file__).resolve().parents[2]
OURS = tuple(f"{ROOT / folder}/" for folder in ("bot", "handlers", "services", "storage", "savings"))


class Killed(BaseException):
    """The program has ended here, as by `kill -9`. No `except Exception` sees it."""


class WrongClock:
    """The machine's clock: true but for `wrong_by`."""

    def __init__(self, true: MovableClock) -> None:
        self._true = true
        self.wrong_by = dt.timedelta(0)

    def now(self) -> dt.datetime:
        """What the machine believes."""
        return self._true.now() + self.wrong_by

    def monotonic(self) -> float:
        """Seconds that pass whatever the clock says."""
        return self._true.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._true.sleep(seconds)


class Executioner:
    """Ends the program once: at the n-th line of ours that runs, or at the n-th message, just before or after it left.

    Afterwards nothing that is still in flight reaches Telegram.
    """

    def __init__(self) -> None:
        self.struck = False
        self._lines = 0
        self._messages = 0
        self._after_sending = False

    @property
    def waits(self) -> bool:
        """Whether it may strike."""
        return bool(self._lines or self._messages) and not self.struck

    def at_line(self, number: int) -> None:
        """Strike at this line from now on."""
        self._lines = number

    def at_message(self, number: int, *, after: bool) -> None:
        """Strike at this message from now on."""
        self._messages, self._after_sending = number, after

    async def watch(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do this under the axe; whatever tracing there was goes on afterwards. Raises Killed."""
        before = sys.gettrace()
        if self._lines:
            sys.settrace(self._trace)
        try:
            await work()
        finally:
            sys.settrace(before)

    def _trace(self, frame: FrameType, event: str, _argument: Any) -> Any:
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        if event == "line" and not self.struck:
            self._lines -= 1
            if self._lines <= 0:
                self.struck = True
                raise Killed
        return self._trace

    def message_leaves(self, *, sent: bool) -> None:
        """A message is about to leave, or has just left."""
        if self.struck:
            raise Killed
        if self._messages and sent == self._after_sending:
            self._messages -= 1
            if not self._messages:
                self.struck = True
                raise Killed


class MortalRequest(EmulatorRequest):
    """The way to Telegram of a program that may end at any message."""

    __slots__ = ("executioner",)

    def __init__(self, world: Telegram) -> None:
        super().__init__(world)
        self.executioner = Executioner()

    async def do_request(self, url: str, method: str, request_data: Any = None, **timeouts: Any) -> tuple[int, bytes]:  # type: ignore[override]
        """One call, if the program lives so long."""
        message = url.rpartition("/")[2] in {"sendMessage", "sendPhoto"}
        if message or self.executioner.struck:
            self.executioner.message_leaves(sent=False)
        answer = await super().do_request(url, method, request_data, **timeouts)
        if message:
            self.executioner.message_leaves(sent=True)
        return answer
