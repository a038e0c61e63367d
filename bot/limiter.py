"""Telegram's pace: so many messages a second in all, so many a minute in a group, one a second in a private chat.

A message counts from its answer on, and until then as if it were counted this very moment: somewhere between sending
and answer Telegram counts it, and nobody here knows when. So no margin is needed, however long the way.

Why our own: the usual limiter stops every chat when one is told to wait.
"""

import math
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from handlers.menus import NO_CHAT
from services.turn import CONVERSATION, SCHEDULED

SPARE = 5
"""Messages a second that the scheduled lane leaves, at most, to people who are waiting for an answer."""

TALK = 3.0
"""Who was answered within so many seconds will probably be answered again: room is left while people talk."""

LAG = 0.1
"""What is scheduled leaves at even intervals, so that room comes up all the time and not once a second for thirty; so
many seconds behind may be made up for."""

PRIVATE_BURST = 3
PRIVATE_WINDOW = 3.0
GROUP_WINDOW = 60.0
SECOND = 1.0


class Limiter:
    """Says how long a message must wait, and counts those that went. Seconds of the given monotonic clock."""

    def __init__(self, monotonic: Callable[[], float], *, per_second: int, per_group_minute: int) -> None:
        self._monotonic = monotonic
        self._per_second = per_second
        self._per_group_minute = per_group_minute
        self._on_their_way = 0
        self._scheduled_on_their_way = 0
        self._next_scheduled = -math.inf
        self._all: deque[float] = deque()
        self._answers: deque[float] = deque()
        self._chats: dict[int, deque[float]] = {}
        self._paused: dict[int, float] = {}
        self._told: dict[int, float] = {}
        self._all_paused = -math.inf

    def chat_delay(self, chat_id: int) -> float:
        """Seconds for which this chat itself must be left alone; 0 means not at all."""
        now = self._monotonic()
        wait = self._paused.get(chat_id, -math.inf) - now
        limit, window = self._chat_limit(chat_id)
        if limit:
            wait = max(wait, _window_wait(self._chats.get(chat_id, deque()), now, window, limit))
        return max(0.0, wait)

    def delay(self, lane: int) -> float:
        """Seconds until anything at all may go in this lane; 0 means now."""
        now = self._monotonic()
        wait = self._all_paused - now
        if self._per_second:
            room = self._per_second - self._on_their_way - (0 if lane == CONVERSATION else self._spare(now))
            # Without any room the first answer has yet to come, and its second after that.
            wait = max(wait, _window_wait(self._all, now, SECOND, room) if room > 0 else SECOND)
            if lane == SCHEDULED:
                wait = max(wait, self._next_scheduled - now)
                if self._scheduled_on_their_way >= max(1, self._per_second // 2):
                    wait = max(wait, LAG)  # calls that hang must not take all the room there is
        return max(0.0, wait)

    def _spare(self, now: float) -> int:
        """How much of a second the scheduled lane leaves free: nothing where nobody talks, else for so many at once."""
        _forget(self._answers, now - TALK)
        if not self._answers:
            return 0
        return min(SPARE, 1 + math.ceil(len(self._answers) / TALK / 4), self._per_second - 1)

    @contextmanager
    def going(self, chat_id: int, lane: int = CONVERSATION) -> Iterator[None]:
        """While a message of this lane is on its way to this chat. What goes to no chat (a menu) is no message."""
        if chat_id == NO_CHAT:
            yield
            return
        self._on_their_way += 1
        self._scheduled_on_their_way += lane == SCHEDULED
        if lane == SCHEDULED and self._per_second:
            now = self._monotonic()
            self._next_scheduled = max(self._next_scheduled, now - LAG) + 1 / self._per_second
        try:
            yield
        finally:
            self._on_their_way -= 1
            self._scheduled_on_their_way -= lane == SCHEDULED
            self._count(chat_id, lane)

    def _count(self, chat_id: int, lane: int) -> None:
        now = self._monotonic()
        if self._per_second:
            self._all.append(now)
            if lane == CONVERSATION:
                self._answers.append(now)
                _forget(self._answers, now - TALK)
        limit, window = self._chat_limit(chat_id)
        if limit:
            sent = self._chats.setdefault(chat_id, deque())
            _forget(sent, now - window)
            sent.append(now)
            if len(self._chats) > 10_000:
                self._chats = {chat: times for chat, times in self._chats.items() if times and times[-1] > now - 60}

    def pause(self, chat_id: int, seconds: float) -> None:
        """Telegram told this chat to wait. Where three were told within two seconds and none got through, all wait."""
        now = self._monotonic()
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        self._paused[chat_id] = now + seconds
        self._told = {chat: at for chat, at in self._told.items() if at > now - 2}
        self._told[chat_id] = now
        if len(self._told) >= 3:
            self._all_paused = max(self._all_paused, now + seconds)

    def went(self) -> None:
        """A message was taken: Telegram does not keep all chats waiting, whatever was guessed.

        Refusals come back sooner than what is taken: of thirty messages on their way three can be refused first.
        """
        self._told.clear()
        self._all_paused = -math.inf

    def _chat_limit(self, chat_id: int) -> tuple[int, float]:
        if chat_id < 0:
            return self._per_group_minute, GROUP_WINDOW
        return (PRIVATE_BURST if self._per_second else 0), PRIVATE_WINDOW


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()


def _window_wait(times: deque[float], now: float, window: float, limit: int) -> float:
    _forget(times, now - window)
    return times[len(times) - limit] + window - now if len(times) >= limit else 0.0
