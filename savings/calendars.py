"""What a calendar file holds of a group: its meetings to come, with those that were called off."""

import datetime as dt
from dataclasses import dataclass

from savings.money import Rupiah

MEETINGS = 12
"""So many meetings go into a file: of a weekly group a season, of a monthly one a year."""

LASTS = dt.timedelta(hours=2)
"""How long a calendar is told that a meeting takes. No group says; two hours keep the evening free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMeeting:
    """One meeting. `planned_on`: the day by the schedule, which names it for good; `starts` is in the group's zone.

    One that was called off stays in the file, so that a calendar that holds it already takes it out.
    """

    planned_on: dt.date
    starts: dt.datetime
    place: str = ""
    called_off: bool = False

    @property
    def moved(self) -> bool:
        """Whether it is held on another day than that of the schedule."""
        return self.starts.date() != self.planned_on


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCalendar:
    """A group's meetings as they stand at one instant.

    `revision` never goes down: a calendar takes the newer of two files, also where a change was taken back.
    """

    group_id: int
    name: str
    wajib: Rupiah
    made_at: dt.datetime
    revision: int
    meetings: tuple[CalendarMeeting, ...]

    @property
    def held(self) -> tuple[CalendarMeeting, ...]:
        """Those that take place."""
        return tuple(one for one in self.meetings if not one.called_off)
