"""The clock rings: what is due in a group or for a person is claimed, and said by the writer of its kind."""

import datetime as dt
import time
from collections.abc import Awaitable, Callable

import structlog

from handlers import congratulations, digests, meeting_reminders, missed, nudges, officer_day, visits, wajib
from handlers.bell import Bell
from savings.reminders import Reminder, ReminderKind
from services import alarms, reminders
from services.alarms import Alarm, AlarmKind
from services.turn import Turn

Writer = Callable[[Bell, list[Reminder]], Awaitable[None]]
"""Says all of its kinds that have fallen due in one group at once, so that it can make one message of several."""

WRITERS: tuple[tuple[frozenset[ReminderKind], Writer], ...] = (
    (frozenset({ReminderKind.MEETING}), meeting_reminders.write),
    (frozenset({ReminderKind.NOT_HELD}), missed.ask_group),
    (frozenset({ReminderKind.ABSENCE}), missed.ask_absent),
    (frozenset({ReminderKind.OFFICER_DAY}), officer_day.write),
    (nudges.KINDS, nudges.write),
    (frozenset({ReminderKind.WAJIB}), wajib.write),
    (frozenset({ReminderKind.GOAL, ReminderKind.BIRTHDAY, ReminderKind.FIRST_LOAN}), congratulations.write),
    (frozenset({ReminderKind.VISIT}), visits.write),
)
"""Who says what; in this order."""

TRY_AGAIN = dt.timedelta(hours=1)

LONGEST = 0.05
"""Seconds after which no other alarm is begun in the same turn: a digest of thirty groups is worth many a reminder, and
a member's deposit waits for the turn to end."""

log = structlog.get_logger()


async def ring(turn: Turn, bot_username: str, *, limit: int) -> int:
    """See to the alarms whose time has come, at most so many or for a moment; answers how many were seen to.

    One that fails is undone, noted and put off: the others do not wait for it.
    """
    due = await alarms.due(turn, limit=limit)
    begun = time.monotonic()
    for seen, alarm in enumerate(due):
        if seen and time.monotonic() - begun > LONGEST:
            return seen
        said = len(turn.outgoing)
        try:
            async with turn.tx.savepoint():
                await _see_to(turn, alarm, bot_username)
        except Exception as error:
            del turn.outgoing[said:]
            turn.directory.forget_everything()
            log.exception("alarm failed", kind=alarm.kind.value, error=type(error).__name__, exc_info=False)
            await alarms.put_off(turn, alarm, TRY_AGAIN)
    return len(due)


async def _see_to(turn: Turn, alarm: Alarm, bot_username: str) -> None:
    match alarm.kind:
        case AlarmKind.GROUP:
            roster, due = await reminders.of_group(turn, alarm)
            await _say(Bell(turn=turn, bot_username=bot_username, roster=roster), due)
        case AlarmKind.PERSON:
            await digests.ring(Bell(turn=turn, bot_username=bot_username), alarm)
        case AlarmKind.ZONE:
            await reminders.of_zone(turn, alarm)


async def _say(bell: Bell, due: list[Reminder]) -> None:
    said: set[ReminderKind] = set()
    for kinds, writer in WRITERS:
        mine = [reminder for reminder in due if reminder.kind in kinds]
        if mine:
            await writer(bell, mine)
            said |= kinds
    assert {reminder.kind for reminder in due} <= said, "every kind has its writer"
