"""How often a message may be edited: a live card strictly, the answer to a press on that very message with some credit.

Who taps through a form waits for nothing, and over time the pace is the same (docs/decisions/0006).
"""

from collections import OrderedDict
from collections.abc import Callable

EDIT_SECONDS = 3.0
"""A message may be edited once in so many seconds."""

AT_ONCE = 6
"""In answer to presses on itself it may be edited so often at once, after a quiet time."""

KEPT = 10_000

Place = tuple[int, int]
"""Chat and message."""


class Edits:
    """The messages that were edited of late. Seconds of the given monotonic clock."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        # Until when a message's edits so far have used its time up.
        self._used: OrderedDict[Place, float] = OrderedDict()

    def wait(self, place: Place, *, live: bool) -> float:
        """Seconds until this message may be edited, at most 0 for now; `live`: as a card, without credit."""
        used = self._used.get(place)
        if used is None:
            return 0.0
        return used - (0.0 if live else (AT_ONCE - 1) * EDIT_SECONDS) - self._monotonic()

    def note(self, place: Place) -> None:
        """It is edited now."""
        now = self._monotonic()
        self._used[place] = max(now, self._used.get(place, now)) + EDIT_SECONDS
        self._used.move_to_end(place)
        while len(self._used) > KEPT:
            self._used.popitem(last=False)

    def take_back(self, place: Place) -> None:
        """The edit that was noted last did not go."""
        self._used[place] -= EDIT_SECONDS
