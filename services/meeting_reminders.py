"""What is due about a group's meetings: to be reminded of one, asked why one was not held or closed, or was missed.

Three statements at a look where a meeting was closed lately, two otherwise.
"""

from savings import meeting_plans as rules
from savings import meetings
from savings.attendance import AttendanceStatus
from savings.groups import Group, Roster
from savings.meeting_plans import PlannedMeeting
from savings.meetings import Meeting
from savings.reminders import Reminder, ReminderKind, Window
from services.meeting_plans import HELD_READ, LOOKS_BACK
from services.turn import Turn
from storage import meeting_plans as store
from storage import meetings as meeting_tables

NOBODY = 0
"""In place of a person: somebody may have to be asked, whom the books will tell when the time has come."""


async def reminders(turn: Turn, roster: Roster, window: Window) -> list[Reminder]:
    """The reminders about meetings that begin within this window."""
    group = roster.group
    latest = await meeting_tables.latest(turn.tx, group.id, limit=HELD_READ)
    found = await _of_schedule(turn, group, window, latest) if group.chat_id is not None else []
    found += [rules.left_open(meeting) for meeting in latest if meeting.open]
    return found + await _of_absence(turn, roster, window, latest)


async def _of_schedule(turn: Turn, group: Group, window: Window, latest: list[Meeting]) -> list[Reminder]:
    held = [meeting.held_on for meeting in latest]
    first, last = window.days(group.zone)
    changes = await store.changes(turn.tx, group.id, since=min([*held, first]) - LOOKS_BACK)
    started_on = group.date_of(group.started_at)
    calendar = meetings.schedule(group.rules, started_on=started_on, held=rules.by_name(held, changes))
    begin = first - rules.span(calendar, rules.ASKED_IN_VAIN + 1)
    near = rules.planned(calendar, changes, begin, last + rules.DAY, place=group.rules["tempat"])
    near = [meeting for meeting in near if meeting.on >= started_on]
    asked = [meeting for meeting in near if meeting.on > started_on]
    found: list[Reminder] = []
    for meeting in near:
        if meeting.called_off or meeting.on < first - rules.DAY or meeting.on in held:
            continue
        found += rules.before(meeting, group.rules["pengingat rapat"], group.zone)
        if (
            meeting in asked
            and not rules.took_place(meeting, held, near, calendar)
            and not rules.is_asked_in_vain(meeting, held, asked, calendar)
        ):
            found.append(rules.why_not_held(meeting, group.zone))
    return await _without_the_unknown(turn, group, window, found)


async def _without_the_unknown(turn: Turn, group: Group, window: Window, found: list[Reminder]) -> list[Reminder]:
    """Nobody is asked about a meeting of a rhythm that was agreed on after it. Looked up where one is asked now."""

    def asks_now(one: Reminder) -> bool:
        return one.kind is ReminderKind.NOT_HELD and one.at <= turn.now and window.holds(one.at)

    if not any(asks_now(one) for one in found):
        return found
    since = (await store.rhythms_since(turn.tx, [group.id])).get(group.id)
    return [
        one
        for one in found
        if not (
            asks_now(one)
            and isinstance(one.about, PlannedMeeting)
            and not rules.was_agreed(one.about, since, group.zone)
        )
    ]


async def _of_absence(turn: Turn, roster: Roster, window: Window, latest: list[Meeting]) -> list[Reminder]:
    """Nobody is asked about a meeting that nobody came to: it was opened by mistake."""
    zone = roster.group.zone
    found = []
    for meeting in latest:
        first = None if meeting.open else rules.why_absent(meeting, NOBODY, zone)
        if first is None or not window.holds(first.at):
            continue
        if first.at > turn.now:
            found.append(first)
            continue
        marks = (await meeting_tables.marks(turn.tx, [meeting.id]))[meeting.id]
        if not meetings.sheet(roster, meeting, marks).present:
            continue
        absent = [
            mark.member_id
            for mark in marks
            if mark.status is AttendanceStatus.ABSENT and not mark.reason and roster[mark.member_id].active
        ]
        left_alone = await store.unasked(turn.tx, absent)
        asked = (rules.why_absent(meeting, one, zone) for one in absent if one not in left_alone)
        found += [reminder for reminder in asked if reminder is not None]
    return found
