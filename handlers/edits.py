"""A message was edited: a waiting claim asks whether to follow, anything else changes nothing."""

from handlers import claims
from handlers.context import Context


async def edited(context: Context) -> None:
    """An edit of a waiting claim's message asks; an edit of anything else is silence."""
    if context.roster is not None:
        await claims.message_edited(context)
