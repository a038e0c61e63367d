"""What the clock brings about in all groups alike: every minute, and at the start."""

from handlers import lending, menus, proposals
from handlers.registry import Tables
from services import drafts
from services.turn import Turn


async def minute(turn: Turn) -> None:
    """What is over: what nobody answered or decided is dropped, votes are closed."""
    await drafts.expired(turn)
    await proposals.expire(turn)
    await lending.close_due(turn)


async def set_menus(turn: Turn, tables: Tables, bot_username: str) -> None:
    """The menus of commands, told to Telegram where they have changed."""
    await menus.set_everywhere(turn, tables, bot_username)
