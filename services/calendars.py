"""The record behind a calendar file, read from the books at the moment at which the file is made."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from savings.calendars import MEETINGS, CalendarMeeting, GroupCalendar
from savings.meeting_plans import DAY
from services import meeting_plans
from storage import groups
from storage.database import Reader

CALENDAR = "calendar"


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
    coming = await meeting_plans.coming(db, group, group.date_of(wanted.at) - DAY, MEETINGS)
    return GroupCalendar(
        group_id=group.id,
        name=group.name,
        wajib=group.rules.rupiah("wajib"),
        made_at=wanted.at,
        revision=(wanted.at - group.started_at) // dt.timedelta(minutes=1),
        meetings=tuple(
            CalendarMeeting(
                planned_on=meeting.planned_on,
                starts=meeting.starts(group.zone).astimezone(group.zone),
                place=meeting.place,
                called_off=meeting.called_off,
            )
            for meeting in coming
        ),
    )
