"""The weekly digest of a pendamping: one message for all groups."""

from handlers.bell import Bell
from services import reminders
from services.alarms import Alarm


async def ring(bell: Bell, alarm: Alarm) -> None:
    """The alarm of an account: what is due for it is said."""
    await reminders.nobody(bell.turn, alarm)
