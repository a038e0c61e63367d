"""Telegram's flood limits, by the emulator's clock."""

import math
from collections import deque

from sandbox.clock import MovableClock

OVERALL = (30, 1.0)  # messages, seconds: all chats of one bot together
GROUP = (20, 60.0)  # one group
PRIVATE_RATE = 1.0  # messages a second in a private chat ...
PRIVATE_BURST = 5  # ... with this many at once


class Limits:
    """How much one bot may still send. Edits count like messages, as they about do at Telegram."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self._overall: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._private: dict[int, tuple[float, float]] = {}

    def take(self, chat_id: int, *, private: bool) -> int:
        """Count one message; 0 if it may go, otherwise the whole seconds to wait (and nothing is counted)."""
        now = self._clock.monotonic()
        wait = _window_wait(self._overall, now, *OVERALL)
        tokens = 0.0
        if private:
            left, since = self._private.get(chat_id, (float(PRIVATE_BURST), now))
            tokens = min(float(PRIVATE_BURST), left + (now - since) * PRIVATE_RATE)
            if tokens < 1:
                wait = max(wait, (1 - tokens) / PRIVATE_RATE)
        else:
            window = self._groups.setdefault(chat_id, deque())
            wait = max(wait, _window_wait(window, now, *GROUP))
        if wait > 0:
            return max(1, math.ceil(wait))
        self._overall.append(now)
        if private:
            self._private[chat_id] = (tokens - 1, now)
        else:
            window.append(now)
        return 0


def _window_wait(window: deque[float], now: float, most: int, seconds: float) -> float:
    while window and window[0] <= now - seconds:
        window.popleft()
    return 0.0 if len(window) < most else window[0] + seconds - now
