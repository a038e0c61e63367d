"""The visits of a group: the programme behind them, those that were made, how they stand, and who is reminded."""

import datetime as dt
from collections.abc import Collection

from savings.groups import Roster
from savings.reminders import Reminder, Window
from savings.roles import Role
from savings.visits import (
    SETTLED,
    PlannedVisit,
    Programme,
    Visit,
    VisitStanding,
    fulfilled,
    missed,
    reminded,
    to_follow_up,
)
from savings.visits import reminders as reminders_of
from savings.visits import standing as stands
from services import alarms
from services.turn import Turn
from storage import visits as store

__all__ = ["PlannedVisit", "Programme", "Visit", "VisitStanding"]

FARTHEST_BACK = 10_000
"""So many visits back a page may begin: what is farther was forged, and more than the tables can count."""


async def programme(turn: Turn, group_id: int) -> Programme | None:
    """The group's programme, or None."""
    return await store.programme(turn.tx, group_id)


async def set_programme(turn: Turn, programme: Programme, *, by: int) -> None:
    """Begin a programme, or change it: its calendar is computed anew. `by` is a Telegram id."""
    await store.set_programme(turn.tx, programme, made_by=by, now=turn.now)
    await alarms.wake(turn, programme.group_id)


async def drop_programme(turn: Turn, group_id: int) -> bool:
    """The group has no programme any more, what was visited stays; False where it had none."""
    dropped = await store.drop_programme(turn.tx, group_id)
    await alarms.wake(turn, group_id)
    return dropped


async def standing(turn: Turn, group_ids: Collection[int], on: dt.date) -> dict[int, VisitStanding]:
    """How the visits of these groups stand on a day; groups without a programme are left out. Two statements."""
    programmes = await store.programmes(turn.tx, group_ids)
    if not programmes:
        return {}
    days = await store.days(turn.tx, [one.group_id for one in programmes])
    return {one.group_id: stands(one, days.get(one.group_id, []), on) for one in programmes}


async def numbers(turn: Turn, programme: Programme) -> dict[dt.date, int]:
    """Of each day on which the group was visited, which of the planned visits that was."""
    days = await store.days(turn.tx, [programme.group_id])
    made = fulfilled(programme.planned, days.get(programme.group_id, []))
    return {day: number for number, day in made.items()}


async def last_follow_up(turn: Turn, group_id: int) -> tuple[dt.date, str] | None:
    """What was to be followed up at last, and on which day that was noted; None where nothing is open."""
    return to_follow_up(await store.followed(turn.tx, group_id))


async def settle_follow_up(turn: Turn, group_id: int, day: dt.date) -> bool:
    """What the visit of this day left to be done is done; False where it was settled, or another is the last now."""
    noted = to_follow_up(await store.followed(turn.tx, group_id))
    if noted is None or noted[0] != day:
        return False
    await store.set_follow_up(turn.tx, group_id, day, before=noted[1], after=SETTLED + noted[1])
    return True


async def open_days(turn: Turn, programme: Programme, on: dt.date) -> tuple[PlannedVisit, ...]:
    """The planned visits up to this day that nobody has recorded yet, the oldest first."""
    days = await store.days(turn.tx, [programme.group_id])
    return missed(programme, days.get(programme.group_id, []), on)


async def record(
    turn: Turn,
    *,
    group_id: int,
    member_id: int,
    by: int,
    visited_on: dt.date,
    place: str,
    notes: str,
    follow_up: str,
    photo: str | None = None,
) -> Visit:
    """Keep a visit that was made. `by` is a Telegram id."""
    visit_id = await store.add(
        turn.tx,
        group_id=group_id,
        member_id=member_id,
        written_by=by,
        visited_on=visited_on,
        place=place,
        notes=notes,
        follow_up=follow_up,
        photo=photo,
        now=turn.now,
    )
    await alarms.wake(turn, group_id)
    visit = await store.get(turn.tx, visit_id)
    assert visit is not None
    return visit


async def find(turn: Turn, visit_id: int) -> Visit | None:
    """The visit with this id, where it was not withdrawn."""
    return await store.get(turn.tx, visit_id)


async def newest(turn: Turn, group_id: int, *, limit: int, skip: int = 0) -> list[Visit]:
    """The group's visits, the newest first."""
    return await store.newest(turn.tx, group_id, limit=limit, skip=min(skip, FARTHEST_BACK))


async def on_day(turn: Turn, group_id: int, day: dt.date) -> int:
    """How many visits of this day are recorded."""
    return (await store.days(turn.tx, [group_id])).get(group_id, []).count(day)


async def set_photo(turn: Turn, visit: Visit, photo: str) -> None:
    """A picture of the visit came afterwards, or another one."""
    await store.set_photo(turn.tx, visit.id, photo)


async def withdraw(turn: Turn, visit: Visit, *, by: int) -> bool:
    """Its author takes it back; False for anybody else."""
    withdrawn = await store.withdraw(turn.tx, visit.id, written_by=by)
    if withdrawn:
        await alarms.wake(turn, visit.group_id)
    return withdrawn


async def reminders(turn: Turn, roster: Roster, window: Window) -> list[Reminder]:
    """Tomorrow's visits, to the facilitators. Groups without one cost nothing, without a programme one look."""
    facilitators = [member.id for member in roster.holding({Role.PENDAMPING})]
    if not facilitators:
        return []
    programme = await store.programme(turn.tx, roster.group.id)
    if programme is None:
        return []
    zone = roster.group.zone
    begins = reminded(programme, window, zone)
    if not begins:
        return []
    return reminders_of(programme, begins, await store.followed(turn.tx, roster.group.id), facilitators, zone)
