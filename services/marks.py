"""Small values that the program keeps for itself, such as what it has told Telegram already."""

from services.turn import Turn
from storage import inbox as store


async def changed(turn: Turn, name: str, value: str) -> bool:
    """Whether the mark had another value until now; it has this one from here on."""
    if await store.get_mark(turn.tx, name) == value:
        return False
    await store.set_mark(turn.tx, name, value)
    return True
