"""Small values that the program keeps for itself, such as what it has told Telegram already."""

import datetime as dt

from services.turn import Turn
from storage import inbox as store
from storage.times import from_milliseconds, to_milliseconds


async def changed(turn: Turn, name: str, value: str) -> bool:
    """Whether the mark had another value until now; it has this one from here on."""
    if await store.get_mark(turn.tx, name) == value:
        return False
    await store.set_mark(turn.tx, name, value)
    return True


async def happened(turn: Turn, name: str) -> None:
    """Remember that this happened now."""
    await store.set_mark(turn.tx, name, str(to_milliseconds(turn.now)))


async def lately(turn: Turn, name: str, within: dt.timedelta) -> bool:
    """Whether it happened within this time."""
    value = await store.get_mark(turn.tx, name)
    return value is not None and turn.now - from_milliseconds(int(value)) < within
