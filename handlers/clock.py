"""The clock rings: what is due in a group or for a person is claimed, and said by the writer of its kind."""

import datetime as dt
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

import structlog

from handlers import (
    congratulations,
    digests,
    meeting_reminders,
    meetings,
    missed,
    nudges,
    officer_day,
    outages,
    visits,
    wajib,
)
from handlers.bell import Bell
from handlers.failures import describe
from savings.reminders import Reminder, ReminderKind
from services import alarms, reminders
from services.alarms import Alarm, AlarmKind
from services.reminders import Despite
from services.turn import Turn

Writer = Callable[[Bell, list[Reminder]], Awaitable[None]]
"""Says all of its kinds that have fallen due in one group at once, so that it can make one message of several."""

WRITERS: tuple[tuple[frozenset[ReminderKind], Writer], ...] = (
    (frozenset({ReminderKind.OUTAGE}), outages.write),
    (frozenset({ReminderKind.MEETING}), meeting_reminders.write),
    (frozenset({ReminderKind.NOT_HELD}), missed.ask_group),
    (frozenset({ReminderKind.LEFT_OPEN}), meetings.remind_open),
    (frozenset({ReminderKind.ABSENCE}), missed.ask_absent),
    (frozenset({ReminderKind.OFFICER_DAY}), officer_day.write),
    (nudges.KINDS, nudges.write),
    (frozenset({ReminderKind.WAJIB}), wajib.write),
    (frozenset({ReminderKind.GOAL, ReminderKind.BIRTHDAY, ReminderKind.FIRST_LOAN}), congratulations.write),
    (frozenset({ReminderKind.VISIT}), visits.write),
)
"""Who says what; in this order."""

TRY_AGAIN = dt.timedelta(hours=1)
"""After so long what has failed is tried again."""

LONGEST = 0.05
"""Seconds after which no other alarm is begun in the same turn: a digest of thirty groups is worth many a reminder, and
a member's deposit waits for the turn to end."""

log = structlog.get_logger()


async def ring(turn: Turn, bot_username: str, *, limit: int) -> int:
    """See to the alarms whose time has come, at most so many or for a moment; answers how many were seen to.

    Where one fails all of it is undone, and done again part by part: a broken loan keeps no meeting from being spoken
    of. What failed is tried again later; no other alarm waits for it.
    """
    due = await alarms.due(turn, limit=limit)
    begun = time.monotonic()
    for seen, alarm in enumerate(due):
        if seen and time.monotonic() - begun > LONGEST:
            return seen
        try:
            async with _all_or_nothing(turn):
                await _see_to(turn, alarm, bot_username)
        except Exception as error:
            _note(alarm, error)
            await _see_to_what_works(turn, alarm, bot_username)
    return len(due)


@asynccontextmanager
async def _all_or_nothing(turn: Turn) -> AsyncIterator[None]:
    """What fails in it has written and said nothing."""
    said = len(turn.outgoing)
    try:
        async with turn.tx.savepoint():
            yield
    except Exception:
        del turn.outgoing[said:]
        turn.directory.forget_everything()
        raise


def _note(alarm: Alarm, error: Exception) -> None:
    log.exception("alarm failed", kind=alarm.kind.value, where=describe(error), exc_info=False)


async def _see_to_what_works(turn: Turn, alarm: Alarm, bot_username: str) -> None:
    """Each part for itself. None of it counts as seen to: what is said now is claimed, the rest comes up again."""
    if alarm.kind is AlarmKind.GROUP:
        try:
            async with _all_or_nothing(turn):
                await _in_group(turn, alarm, bot_username, despite=partial(_note, alarm))
        except Exception as error:
            _note(alarm, error)
    await alarms.put_off(turn, alarm, TRY_AGAIN)


async def _see_to(turn: Turn, alarm: Alarm, bot_username: str) -> None:
    match alarm.kind:
        case AlarmKind.GROUP:
            await _in_group(turn, alarm, bot_username)
        case AlarmKind.PERSON:
            await digests.ring(Bell(turn=turn, bot_username=bot_username), alarm)
        case AlarmKind.ZONE:
            await reminders.of_zone(turn, alarm)


async def _in_group(turn: Turn, alarm: Alarm, bot_username: str, despite: Despite | None = None) -> None:
    roster, due = await reminders.of_group(turn, alarm, despite)
    bell = Bell(turn=turn, bot_username=bot_username, roster=roster)
    for kinds, writer in WRITERS:
        mine = [reminder for reminder in due if reminder.kind in kinds]
        if not mine:
            continue
        if despite is None:
            await _write(bell, writer, mine)
            continue
        try:
            async with _all_or_nothing(turn):
                await _write(bell, writer, mine)
        except Exception as error:
            despite(error)


async def _write(bell: Bell, writer: Writer, due: list[Reminder]) -> None:
    claimed = await reminders.claim(bell.turn, bell.here.group.id, due)
    if claimed:
        await writer(bell, claimed)
