"""The goal of a group: set by an officer, seen by everybody."""

import datetime as dt

from savings.errors import GoalReached
from savings.goals import Goal
from savings.groups import Group
from savings.money import Rupiah
from services import ledger
from services.turn import Turn
from storage import goals as store

__all__ = ["Goal", "current", "drop", "saved", "set_goal"]


async def current(turn: Turn, group: Group) -> Goal | None:
    """The goal that the group is on its way to, or None."""
    return await store.current(turn.tx, group.id)


async def saved(turn: Turn, group: Group) -> Rupiah:
    """What counts towards a goal: the savings of all members together."""
    return (await ledger.totals(turn.tx, group.id)).all_savings


async def set_goal(
    turn: Turn, group: Group, *, name: str, target: Rupiah, since: dt.date, until: dt.date, by: int
) -> tuple[Goal, Goal | None]:
    """Set the goal in place of the one before; answers both. `by` is a Telegram id.

    Raises GoalReached where as much is saved already; ValueError where it would end before it begins.
    """
    if until <= since or target <= 0:
        raise ValueError("a goal lies ahead")
    there = await saved(turn, group)
    if there >= target:
        raise GoalReached(saved=there, target=target)
    before = await store.current(turn.tx, group.id)
    await store.end(turn.tx, group.id, state="replaced")
    await store.add(
        turn.tx, group_id=group.id, name=name, target=target, since=since, until=until, set_by=by, now=turn.now
    )
    goal = await store.current(turn.tx, group.id)
    assert goal is not None
    return goal, before


async def drop(turn: Turn, group: Group) -> bool:
    """There is no goal any more; False where there was none."""
    return await store.end(turn.tx, group.id, state="dropped")
