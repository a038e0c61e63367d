"""Meetings to come: what was changed of the schedule, who will come, and who does not want to be asked."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable

from savings.attendance import AttendanceStatus
from savings.meeting_plans import MeetingChange, Plan
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


async def changes(db: Reader, group_id: int, *, since: dt.date) -> list[MeetingChange]:
    """What was moved or called off of the meetings since this day, by the day of the plan."""
    rows = await queries.meeting_changes(db.connection, group_id=group_id, since=since.isoformat())
    return [_change(row) for row in rows]


async def rhythms_since(db: Reader, group_ids: Iterable[int]) -> dict[int, dt.datetime]:
    """When each of these groups agreed last on which days it meets; those that never changed them are left out."""
    rows = await queries.rhythm_changes(db.connection, group_ids=json.dumps(list(group_ids)))
    return {row["group_id"]: from_milliseconds(row["changed_at"]) for row in rows}


async def set_change(tx: Transaction, group_id: int, change: MeetingChange) -> None:
    """Keep it, in place of what was changed of this meeting before."""
    await queries.meeting_change_set(
        tx.connection,
        group_id=group_id,
        planned_on=change.planned_on.isoformat(),
        held_on=None if change.held_on is None else change.held_on.isoformat(),
        hour="" if change.hour is None else f"{change.hour:%H.%M}",
        place=change.place,
        reason=change.reason,
        made_by=change.made_by,
        made_at=to_milliseconds(change.made_at),
    )


async def forget_change(tx: Transaction, group_id: int, planned_on: dt.date) -> bool:
    """The meeting is as the rules have it again; False where it was not changed."""
    touched: int = await queries.meeting_change_forget(
        tx.connection, group_id=group_id, planned_on=planned_on.isoformat()
    )
    return touched > 0


async def plans(db: Reader, group_id: int, planned_on: dt.date) -> list[Plan]:
    """Who said how to take part in this meeting, who spoke first standing first."""
    rows = await queries.plans_of(db.connection, group_id=group_id, planned_on=planned_on.isoformat())
    return [
        Plan(
            member_id=row["member_id"],
            status=AttendanceStatus(row["status"]),
            reason=row["reason"],
            said_by=row["said_by"],
            said_at=from_milliseconds(row["said_at"]),
        )
        for row in rows
    ]


async def set_plan(tx: Transaction, group_id: int, planned_on: dt.date, plan: Plan) -> None:
    """Keep it, in place of what this member said before."""
    await queries.plan_set(
        tx.connection,
        group_id=group_id,
        planned_on=planned_on.isoformat(),
        member_id=plan.member_id,
        status=plan.status.value,
        reason=plan.reason,
        said_by=plan.said_by,
        said_at=to_milliseconds(plan.said_at),
    )


async def forget_plans(tx: Transaction, group_id: int, planned_on: dt.date) -> None:
    """Nobody has said anything about this meeting: it is on another day now."""
    await queries.plans_forget(tx.connection, group_id=group_id, planned_on=planned_on.isoformat())


async def prune_plans(tx: Transaction, group_id: int, before: dt.date) -> None:
    """Forget what was said about meetings that were to be before this day."""
    await queries.plans_prune(tx.connection, group_id=group_id, before=before.isoformat())


async def set_reason(tx: Transaction, *, meeting_id: int, member_id: int, reason: str) -> bool:
    """Why a member was absent; False where the list does not say so (any more)."""
    touched: int = await queries.absence_reason(
        tx.connection, meeting_id=meeting_id, member_id=member_id, reason=reason
    )
    return touched > 0


async def unasked(db: Reader, member_ids: Iterable[int]) -> frozenset[int]:
    """Those of these members who do not want to be asked why they missed a meeting."""
    rows: list[sqlite3.Row] = await queries.unasked_of(db.connection, member_ids=json.dumps(list(member_ids)))
    return frozenset(row["member_id"] for row in rows)


async def set_unasked(tx: Transaction, member_id: int, *, now: dt.datetime) -> None:
    """The member does not want to be asked."""
    await queries.unasked_add(tx.connection, member_id=member_id, since=to_milliseconds(now))


async def set_asked(tx: Transaction, member_id: int) -> None:
    """The member may be asked again."""
    await queries.unasked_remove(tx.connection, member_id=member_id)


def _change(row: sqlite3.Row) -> MeetingChange:
    hours, _dot, minutes = row["hour"].partition(".")
    return MeetingChange(
        planned_on=dt.date.fromisoformat(row["planned_on"]),
        held_on=None if row["held_on"] is None else dt.date.fromisoformat(row["held_on"]),
        hour=dt.time(int(hours), int(minutes)) if hours else None,
        place=row["place"],
        reason=row["reason"],
        made_by=row["made_by"],
        made_at=from_milliseconds(row["made_at"]),
    )
