"""A bot as Telegram keeps it: its account, its queue of updates, its settings."""

import asyncio
import random
from collections import deque
from datetime import timedelta
from typing import Any

from sandbox.clock import MovableClock
from sandbox.errors import ApiError
from sandbox.limits import Limits
from sandbox.records import CallbackQuery, User, Webhook

Json = dict[str, Any]

UPDATES_KEPT = timedelta(hours=24)
IDS_REDRAWN_AFTER = timedelta(days=7)
DEFAULT_UPDATES = frozenset({
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result",
    "callback_query", "shipping_query", "pre_checkout_query", "poll", "poll_answer", "my_chat_member",
    "chat_join_request", "chat_boost", "removed_chat_boost", "business_connection", "business_message",
    "edited_business_message", "deleted_business_messages", "purchased_paid_media",
})  # fmt: skip
KNOWN_UPDATES = DEFAULT_UPDATES | {"chat_member", "message_reaction", "message_reaction_count"}


class Bot:
    """One registered bot."""

    def __init__(self, *, token: str, user: User, privacy: bool, clock: MovableClock, dice: random.Random) -> None:
        self.token = token
        self.user = user
        self.privacy = privacy
        self.limits = Limits(clock)
        self.webhook: Webhook | None = None
        self.allowed_updates = DEFAULT_UPDATES
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.callbacks: dict[str, CallbackQuery] = {}
        self.arrived = asyncio.Event()
        self.pump: asyncio.Task[None] | None = None
        self._clock = clock
        self._dice = dice
        self._pending: deque[tuple[int, float, Json]] = deque()
        self._next_id = self._draw_id()
        self._last_update_at = clock.monotonic()
        self._poll: asyncio.Future[None] | None = None

    @property
    def id(self) -> int:
        """The account's id."""
        return self.user.id

    @property
    def username(self) -> str:
        """Without the @."""
        return self.user.username or ""

    @property
    def pending(self) -> int:
        """How many updates wait."""
        self._expire()
        return len(self._pending)

    def push(self, kind: str, payload: Json) -> None:
        """Queue an update, unless the bot did not ask for its kind."""
        if kind not in self.allowed_updates:
            return
        now = self._clock.monotonic()
        if now - self._last_update_at >= IDS_REDRAWN_AFTER.total_seconds():
            self._next_id = self._draw_id()
        self._last_update_at = now
        self._pending.append((self._next_id, now, {"update_id": self._next_id, kind: payload}))
        self._next_id += 1
        self.arrived.set()
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def confirm(self, offset: int) -> None:
        """Forget what an offset confirms: lower ids, or all but the newest where it is negative."""
        self._expire()
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popleft()
        elif offset > 0:
            while self._pending and self._pending[0][0] < offset:
                self._pending.popleft()

    def waiting(self, limit: int) -> list[Json]:
        """The oldest updates that wait, none of them confirmed by this."""
        self._expire()
        return [entry[2] for _, entry in zip(range(limit), self._pending, strict=False)]

    def drop_pending(self) -> None:
        """Forget everything that waits."""
        self._pending.clear()

    async def poll(self, seconds: float) -> None:
        """Wait until an update arrives, at most so long.

        A second poll ends the first with 409, as Telegram does. The wait is a network wait, so it passes in real
        time whatever the emulated clock says.
        """
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(conflict())
        self._poll = None
        if seconds <= 0 or self._pending:
            return
        poll: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            await asyncio.wait_for(poll, seconds)
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None

    def end_poll(self) -> None:
        """Let a waiting poll come back empty-handed: so it would after a jump of the clock beyond its time."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def _expire(self) -> None:
        oldest = self._clock.monotonic() - UPDATES_KEPT.total_seconds()
        while self._pending and self._pending[0][1] < oldest:
            self._pending.popleft()

    def _draw_id(self) -> int:
        return self._dice.randrange(1_000_000, 1_000_000_000)


def conflict() -> ApiError:
    """What the poll that lost hears."""
    return ApiError(
        409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
