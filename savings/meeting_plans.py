"""Meetings to come: those of the schedule, with what was moved or called off; who will come; and what is said of them.

A meeting is named by the day on which it would be by the schedule (`planned_on`), whatever becomes of it. A change of
a day that is none by the schedule any more is forgotten: the group has agreed on another rhythm since.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from savings.attendance import AttendanceStatus
from savings.meetings import GOING_ON_FOR, Meeting, Rhythm, Schedule
from savings.reminders import (
    AFTERNOON,
    ASKING,
    QUIET_FROM,
    QUIET_UNTIL,
    Reminder,
    ReminderKind,
    at_hour,
)

LEAD = dt.timedelta(hours=2)
EVENING = dt.time(19, 30)
"""When the reminder of two hours before comes for a meeting at ten in the evening or later."""

ASKED_FOR = dt.timedelta(days=2)
"""For so long a question about a meeting that is over makes sense."""

ASKED_IN_VAIN = 3
"""After so many meetings in a row that nobody opened the group is not asked why any more."""

NEWS_OF_ABSENCE = dt.timedelta(days=7)
"""Who missed a meeting that was closed later than this is not asked: it is long ago."""

STAYS_OPEN = dt.timedelta(days=3)
"""After so long nobody is told any more that a meeting was left open: the next one will bring it up anyway."""

REACH = {Rhythm.WEEKLY: 3, Rhythm.FORTNIGHTLY: 6, Rhythm.MONTHLY: 7}
"""A meeting held so many days early stands for the next one of the schedule."""

_LENGTH = {Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14, Rhythm.MONTHLY: 31}
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChange:
    """What became of one meeting: held on another day (`held_on`), or called off (None).

    `hour` None and an empty `place` are the usual ones. `made_by` is a Telegram id.
    """

    planned_on: dt.date
    held_on: dt.date | None
    hour: dt.time | None = None
    place: str = ""
    reason: str = ""
    made_by: int
    made_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeeting:
    """A meeting as it is to be: its name `planned_on`, its day, hour and place; or that it was called off.

    `changed`: it is not as the rules have it.
    """

    planned_on: dt.date
    on: dt.date
    hour: dt.time
    place: str = ""
    reason: str = ""
    called_off: bool = False
    changed: bool = False

    @property
    def moved(self) -> bool:
        """Whether it is on another day than by the schedule."""
        return self.on != self.planned_on

    def starts(self, zone: ZoneInfo) -> dt.datetime:
        """The instant at which it begins."""
        return at_hour(self.on, self.hour, zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a member means to take part in a meeting to come. `said_by` is a Telegram id."""

    member_id: int
    status: AttendanceStatus
    reason: str = ""
    said_by: int
    said_at: dt.datetime


PLANS = {
    AttendanceStatus.PRESENT: AttendanceStatus.PRESENT,
    AttendanceStatus.LATE: AttendanceStatus.PRESENT,
    AttendanceStatus.EXCUSED: AttendanceStatus.EXCUSED,
    AttendanceStatus.ABSENT: AttendanceStatus.EXCUSED,
    AttendanceStatus.SICK: AttendanceStatus.SICK,
}
"""What is kept of what is said before a meeting; of who will be represented nothing is."""


def planned(
    schedule: Schedule, changes: Iterable[MeetingChange], first: dt.date, last: dt.date, *, place: str = ""
) -> list[PlannedMeeting]:
    """The meetings from `first` to `last`, both counted in, by day; one that was called off stands on its planned day.

    `place` is the usual one. Of two that would be on one day the earlier planned one is kept.
    """
    known = {change.planned_on: change for change in changes}
    names = set(schedule.between(first, last))
    names |= {name for name in known if not first <= name <= last and schedule.falls_on(name)}
    found: dict[dt.date, PlannedMeeting] = {}
    off = []
    for name in sorted(names):
        meeting = _as_changed(name, known.get(name), schedule, place)
        if meeting.called_off:
            off.append(meeting)
        else:
            found.setdefault(meeting.on, meeting)
    inside = [meeting for meeting in [*found.values(), *off] if first <= meeting.on <= last]
    return sorted(inside, key=lambda meeting: (meeting.on, meeting.planned_on))


def _as_changed(name: dt.date, change: MeetingChange | None, schedule: Schedule, place: str) -> PlannedMeeting:
    if change is None:
        return PlannedMeeting(planned_on=name, on=name, hour=schedule.hour, place=place)
    return PlannedMeeting(
        planned_on=name,
        on=change.held_on or name,
        hour=change.hour or schedule.hour,
        place=change.place or place,
        reason=change.reason,
        called_off=change.held_on is None,
        changed=True,
    )


def span(schedule: Schedule, meetings: int) -> dt.timedelta:
    """In how many days there are certainly so many meetings of the schedule."""
    return dt.timedelta(days=_LENGTH[schedule.rhythm] * (meetings + 1))


def by_name(held: Iterable[dt.date], changes: Iterable[MeetingChange]) -> list[dt.date]:
    """The days of meetings that were held, one that had been moved by the day of its name.

    So a meeting that was moved for once does not move the weeks of a fortnightly rhythm.
    """
    moved = {change.held_on: change.planned_on for change in changes}
    return [moved.get(day, day) for day in held]


def took_place(
    meeting: PlannedMeeting, held: Collection[dt.date], others: Iterable[PlannedMeeting], schedule: Schedule
) -> bool:
    """Whether the group has met for it: on its day, a day later, or a few days early on a day that was no other's."""
    if meeting.on in held or meeting.planned_on in held:
        return True
    theirs = {other.on for other in others if not other.called_off}
    return any(day not in theirs and -1 <= (meeting.on - day).days <= REACH[schedule.rhythm] for day in held)


def was_agreed(meeting: PlannedMeeting, rhythm_since: dt.datetime | None, zone: ZoneInfo) -> bool:
    """Whether the group could know of it: the rhythm of today says nothing of the days before it was agreed on."""
    return rhythm_since is None or meeting.changed or meeting.starts(zone) >= rhythm_since


def on_day(meetings: Iterable[PlannedMeeting], day: dt.date) -> PlannedMeeting | None:
    """The meeting of this day; None where there is none, or where it was called off."""
    return next((meeting for meeting in meetings if meeting.on == day and not meeting.called_off), None)


# --- what is said of them -------------------------------------------------------------------------------------------


def eve(meeting: PlannedMeeting, zone: ZoneInfo) -> dt.datetime:
    """When on the day before a meeting it is spoken of."""
    return at_hour(meeting.on - DAY, AFTERNOON, zone)


def shortly(meeting: PlannedMeeting, zone: ZoneInfo) -> dt.datetime | None:
    """Two hours before it begins; earlier in the evening where that is in the quiet hours.

    None where the meeting begins before anybody may be disturbed: then the day before must do.
    """
    at = (meeting.starts(zone) - LEAD).astimezone(zone)
    if at.time() >= QUIET_FROM:
        return at_hour(at.date(), EVENING, zone)
    if at.time() < QUIET_UNTIL and meeting.starts(zone) <= at_hour(at.date(), QUIET_UNTIL, zone):
        return None
    return at.astimezone(dt.UTC)


def before(meeting: PlannedMeeting, rule: str, zone: ZoneInfo) -> Iterator[Reminder]:
    """The reminders of a meeting by the group's rule.

    "Tomorrow" is too late when the day has come, and everything is when the meeting begins.
    """
    near = shortly(meeting, zone)
    name = f"{meeting.planned_on}/{meeting.on}"
    if "1 hari" in rule or ("2 jam" in rule and near is None):
        yield Reminder(
            kind=ReminderKind.MEETING,
            occurrence=f"{name} 1 hari",
            at=eve(meeting, zone),
            until=at_hour(meeting.on, dt.time(), zone),
            about=meeting,
        )
    if "2 jam" in rule and near is not None:
        yield Reminder(
            kind=ReminderKind.MEETING,
            occurrence=f"{name} {meeting.hour:%H.%M} 2 jam",
            at=near,
            until=meeting.starts(zone),
            about=meeting,
        )


def why_not_held(meeting: PlannedMeeting, zone: ZoneInfo) -> Reminder:
    """The gentle question of the morning after a day on which nobody opened the meeting."""
    at = at_hour(meeting.on + DAY, ASKING, zone)
    return Reminder(
        kind=ReminderKind.NOT_HELD,
        occurrence=f"{meeting.planned_on}/{meeting.on}",
        at=at,
        until=at + ASKED_FOR,
        about=meeting,
    )


def is_asked_in_vain(
    meeting: PlannedMeeting, held: Collection[dt.date], earlier: Sequence[PlannedMeeting], schedule: Schedule
) -> bool:
    """Whether the meetings before it were not opened either: the group meets without the bot, and need not say why."""
    last = [one for one in earlier if one.on < meeting.on and not one.called_off][-ASKED_IN_VAIN:]
    return len(last) == ASKED_IN_VAIN and not any(took_place(one, held, earlier, schedule) for one in last)


def left_open(meeting: Meeting) -> Reminder:
    """Officers are told that a meeting was never closed, when a plain "hadir" means it no more."""
    at = meeting.opened_at + GOING_ON_FOR
    return Reminder(
        kind=ReminderKind.LEFT_OPEN, occurrence=str(meeting.id), at=at, until=at + STAYS_OPEN, about=meeting
    )


def why_absent(meeting: Meeting, member_id: int, zone: ZoneInfo) -> Reminder | None:
    """The question to who missed a closed meeting: the next morning, once officers had a night to correct the list."""
    assert meeting.closed_at is not None, "only a closed meeting has absentees"
    closed = meeting.closed_at.astimezone(zone)
    day = closed.date() if closed.time() < ASKING else closed.date() + DAY
    at = at_hour(max(day, meeting.held_on + DAY), ASKING, zone)
    if at - at_hour(meeting.held_on, ASKING, zone) > NEWS_OF_ABSENCE:
        return None
    return Reminder(
        kind=ReminderKind.ABSENCE,
        occurrence=meeting.held_on.isoformat(),
        person=member_id,
        at=at,
        until=at + ASKED_FOR,
        about=meeting,
    )
