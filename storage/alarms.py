"""When a group, a person or a zone is to be looked at again, and what was said or dropped already."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds

Standing = tuple[int, str, str, int, int]
"""A reminder that a message stands for: its group (0 for a person's), kind, occurrence, person, and when it was due."""


class AlarmKind(StrEnum):
    """Whose alarm it is: a group's, an account's, or that of all groups of a time zone."""

    GROUP = "group"
    PERSON = "person"
    ZONE = "zone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """`subject`: a group's id, a Telegram id, or the hours that a zone is ahead of UTC.

    All that lies before `seen_until` has been seen to.
    """

    kind: AlarmKind
    subject: int
    at: dt.datetime
    seen_until: dt.datetime


async def due(db: Reader, now: dt.datetime, *, limit: int) -> list[Alarm]:
    """Those whose time has come, the longest waiting first; one look into an index."""
    rows = await queries.alarms_due(db.connection, now=to_milliseconds(now), limit=limit)
    return [
        Alarm(
            kind=AlarmKind(row["kind"]),
            subject=row["subject"],
            at=from_milliseconds(row["at"]),
            seen_until=from_milliseconds(row["seen_until"]),
        )
        for row in rows
    ]


async def next_at(db: Reader) -> dt.datetime | None:
    """When the next alarm rings; None where there is none."""
    at: int | None = await queries.alarm_next(db.connection)
    return None if at is None else from_milliseconds(at)


async def wake(tx: Transaction, kind: AlarmKind, subject: int, now: dt.datetime) -> None:
    """Look at it with the next tick."""
    await queries.alarm_wake(tx.connection, kind=kind.value, subject=subject, now=to_milliseconds(now))


async def ensure(tx: Transaction, kind: AlarmKind, subject: int, now: dt.datetime) -> None:
    """Give it an alarm, where it has none."""
    await queries.alarm_ensure(tx.connection, kind=kind.value, subject=subject, now=to_milliseconds(now))


async def put(tx: Transaction, alarm: Alarm, *, at: dt.datetime, seen_until: dt.datetime) -> None:
    """When to look again, and up to when all has been seen to."""
    await queries.alarm_set(
        tx.connection,
        kind=alarm.kind.value,
        subject=alarm.subject,
        at=to_milliseconds(at),
        seen_until=to_milliseconds(seen_until),
    )


async def remove(tx: Transaction, alarm: Alarm) -> None:
    """There is nothing to look at any more."""
    await queries.alarm_delete(tx.connection, kind=alarm.kind.value, subject=alarm.subject)


async def look_back(tx: Transaction, kind: AlarmKind, subject: int, since: dt.datetime) -> None:
    """Look at it with the next tick, also at what began since this instant and was seen to."""
    await queries.alarm_look_back(tx.connection, kind=kind.value, subject=subject, since=to_milliseconds(since))


async def look_back_everywhere(tx: Transaction, since: dt.datetime) -> None:
    """The same for everything."""
    await queries.alarms_look_back(tx.connection, since=to_milliseconds(since))


async def wake_groups(tx: Transaction) -> None:
    """Look at every group."""
    await queries.alarms_wake_groups(tx.connection)


async def wake_waiting(tx: Transaction, zone: str, now: dt.datetime) -> None:
    """Look at the groups of a zone in which something waits for the officers."""
    await queries.alarms_wake_waiting(tx.connection, zone=zone, now=to_milliseconds(now))


async def claim(tx: Transaction, *, group_id: int, kind: str, occurrence: str, person: int, now: dt.datetime) -> bool:
    """Whether this is to be said: nobody has said it yet. From here on it counts as said."""
    claimed: int = await queries.occurrence_claim(
        tx.connection, group_id=group_id, kind=kind, occurrence=occurrence, person=person, at=to_milliseconds(now)
    )
    return claimed > 0


async def drop(tx: Transaction, *, group_id: int, kind: str, occurrence: str, person: int, now: dt.datetime) -> None:
    """Keep that this was too late to be said."""
    await queries.occurrence_drop(
        tx.connection, group_id=group_id, kind=kind, occurrence=occurrence, person=person, at=to_milliseconds(now)
    )


def standing_json(reminders: Iterable[Standing]) -> str | None:
    """What a message stands for, as the outbox keeps it."""
    standing = [list(one) for one in reminders]
    return json.dumps(standing, separators=(",", ":")) if standing else None


async def release(tx: Transaction, outbox_id: int) -> None:
    """A message was not sent in time: what it stood for is still to be said, where there is still a reason then."""
    row = await queries.outbox_stood_for(tx.connection, id=outbox_id)
    if row is None or row["stands_for"] is None:
        return
    for standing in json.loads(row["stands_for"]):
        group_id, kind, occurrence, person, at = standing
        released: int = await queries.occurrence_release(
            tx.connection,
            group_id=group_id,
            kind=kind,
            occurrence=occurrence,
            person=person,
            created_at=row["created_at"],
            named=json.dumps(standing, separators=(",", ":")),
        )
        if released:
            whose = (AlarmKind.GROUP, group_id) if group_id else (AlarmKind.PERSON, person)
            await look_back(tx, *whose, from_milliseconds(at))


async def prune(tx: Transaction, *, before: dt.datetime) -> None:
    """Forget what was said or dropped before this instant."""
    await queries.occurrences_prune(tx.connection, before=to_milliseconds(before))
