"""The record behind a calendar file, read from the books at the moment at which the file is made."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self
from zoneinfo import ZoneInfo

from savings import meetings as rules
from savings.calendars import MEETINGS, CalendarMeeting, GroupCalendar
from storage import groups
from storage import meetings as meeting_tables
from storage.database import Reader

CALENDAR = "calendar"

HELD_READ = 12
"""So many past meetings tell in which weeks a fortnightly group meets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedCalendar:
    """Of which group, as it waits in the outbox. `at`: the instant of the asking; `home`: the bot's name."""

    group_id: int
    at: dt.datetime
    language: str
    home: str
    kind: str = CALENDAR

    def to_json(self) -> dict[str, Any]:
        """As the outbox keeps it."""
        return asdict(self) | {"at": self.at.isoformat()}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Back from the outbox. Raises TypeError, KeyError or ValueError where it is no such note."""
        return cls(**{**kept, "at": dt.datetime.fromisoformat(kept["at"])})


async def read(db: Reader, wanted: WantedCalendar) -> GroupCalendar | None:
    """The meetings to come, from today on; None where the group is not there."""
    roster = await groups.roster_by_id(db, wanted.group_id)
    if roster is None:
        return None
    group = roster.group
    held = await meeting_tables.days(db, group.id, limit=HELD_READ)
    schedule = rules.schedule(group.rules, started_on=group.date_of(group.started_at), held=held)
    day, coming = group.date_of(wanted.at) - dt.timedelta(days=1), []
    for _number in range(MEETINGS):
        day = schedule.next_after(day)
        starts = dt.datetime.combine(day, schedule.hour, tzinfo=ZoneInfo(group.rules.zone))
        coming.append(CalendarMeeting(planned_on=day, starts=starts, place=group.rules["tempat"]))
    return GroupCalendar(
        group_id=group.id,
        name=group.name,
        wajib=group.rules.rupiah("wajib"),
        made_at=wanted.at,
        revision=(wanted.at - group.started_at) // dt.timedelta(minutes=1),
        meetings=tuple(coming),
    )
