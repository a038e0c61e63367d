"""Alarms: when to look at a group again, so that a tick costs by what is due and not by how many groups there are.

Whoever changes what reminders are computed from (a schedule, a loan, a role, a visit) says `wake`. A group is looked
at again after three days in any case.
"""

import datetime as dt
from collections.abc import Iterable

from savings.groups import Group, Roster
from savings.reminders import Reminder
from savings.roles import Role
from savings.rules import ZONES
from services.turn import Turn
from storage import alarms as store
from storage.alarms import Alarm, AlarmKind, Standing
from storage.times import to_milliseconds

__all__ = ["Alarm", "AlarmKind"]

ZONE_OF_OFFSET = {7: ZONES["wib"], 8: ZONES["wita"], 9: ZONES["wit"]}
"""The zones by the hours that they are ahead of UTC."""

NO_GROUP = 0
"""In place of a group's id: what is said about several."""

STANDS_LONGEST = dt.timedelta(days=5)
"""Nothing that was to be said so long ago is worth saying now."""

SAID_KEPT = dt.timedelta(days=400)
"""How long it is kept what was said or dropped: longer than any outage that could bring it up again."""


async def wake(turn: Turn, group_id: int) -> None:
    """What is due in this group may have changed: look at it with the next tick."""
    await store.wake(turn.tx, AlarmKind.GROUP, group_id, turn.now)


async def wake_person(turn: Turn, telegram_id: int) -> None:
    """The same for what an account is told about several groups."""
    await store.wake(turn.tx, AlarmKind.PERSON, telegram_id, turn.now)


async def wake_groups(turn: Turn) -> None:
    """Something is to be said in every group."""
    await store.wake_groups(turn.tx)


async def due(turn: Turn, *, limit: int) -> list[Alarm]:
    """Those whose time has come, the longest waiting first."""
    return await store.due(turn.tx, turn.now, limit=limit)


async def put_off(turn: Turn, alarm: Alarm, by: dt.timedelta) -> None:
    """Something went wrong with it: try again later, with nothing seen to."""
    await store.put(turn.tx, alarm, at=turn.now + by, seen_until=alarm.seen_until)


async def ensure_zones(turn: Turn) -> None:
    """Each time zone has its morning."""
    for hours in ZONE_OF_OFFSET:
        await store.ensure(turn.tx, AlarmKind.ZONE, hours, turn.now)


async def look_back(turn: Turn, group_id: int, by: dt.timedelta) -> None:
    """The hours of this group have become others: what was thought to lie ahead may have begun already."""
    await store.look_back(turn.tx, AlarmKind.GROUP, group_id, turn.now - by)


async def look_back_for(turn: Turn, telegram_id: int, by: dt.timedelta) -> None:
    """The same for what an account is told about several groups."""
    await store.look_back(turn.tx, AlarmKind.PERSON, telegram_id, turn.now - by)


async def clock_was_wrong(turn: Turn) -> None:
    """The clock was moved back: what was thought to lie ahead may be now, and what seemed too late may be in time."""
    await store.look_back_everywhere(turn.tx, turn.now - STANDS_LONGEST)


def standing(group: Group | None, reminders: Iterable[Reminder]) -> tuple[Standing, ...]:
    """What a message stands for, so that it can be said anew where it could not be sent; `group` None: to a person."""
    group_id = NO_GROUP if group is None else group.id
    return tuple((group_id, one.kind.value, one.occurrence, one.person, to_milliseconds(one.at)) for one in reminders)


async def with_facilitators(turn: Turn, roster: Roster) -> None:
    """Every account of a pendamping has an alarm for its digest."""
    for member in roster.holding({Role.PENDAMPING}):
        for telegram_id in sorted(member.speakers):
            await store.ensure(turn.tx, AlarmKind.PERSON, telegram_id, turn.now)


async def prune(turn: Turn) -> None:
    """Forget what was said or dropped long ago."""
    await store.prune(turn.tx, before=turn.now - SAID_KEPT)
