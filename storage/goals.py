"""Goals as a table: one current goal a group; the older ones stay behind it."""

import datetime as dt

from savings.goals import Goal
from savings.money import Rupiah
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


async def current(db: Reader, group_id: int) -> Goal | None:
    """The group's goal, or None."""
    row = await queries.goal_current(db.connection, group_id=group_id)
    if row is None:
        return None
    return Goal(
        id=row["id"],
        group_id=row["group_id"],
        name=row["name"],
        target=row["target"],
        since=dt.date.fromisoformat(row["since"]),
        until=dt.date.fromisoformat(row["until"]),
        set_by=row["set_by"],
        set_at=from_milliseconds(row["set_at"]),
    )


async def add(
    tx: Transaction,
    *,
    group_id: int,
    name: str,
    target: Rupiah,
    since: dt.date,
    until: dt.date,
    set_by: int,
    now: dt.datetime,
) -> None:
    """A new current goal. Raises IntegrityError where there is one: end it first."""
    await queries.goal_add(
        tx.connection,
        group_id=group_id,
        name=name,
        target=target,
        since=since.isoformat(),
        until=until.isoformat(),
        set_by=set_by,
        set_at=to_milliseconds(now),
    )


async def end(tx: Transaction, group_id: int, *, state: str) -> bool:
    """The current goal is `replaced` or `dropped`; False where there was none."""
    ended: int = await queries.goal_end(tx.connection, group_id=group_id, state=state)
    return ended > 0
