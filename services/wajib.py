"""Who is to be told before a meeting that simpanan wajib lacks; no statement where the group does not want it."""

import datetime as dt

from savings import meeting_plans as plans
from savings import meetings, wajib
from savings.groups import Group, Roster
from savings.meeting_plans import PlannedMeeting
from savings.meetings import Meeting
from savings.reminders import Reminder, Window
from savings.wajib import Lacking
from services import meeting_plans, people
from services.turn import Turn
from storage import meetings as meeting_tables
from storage import nudges
from storage import wajib as store

__all__ = ["Lacking"]

RULE = "pengingat wajib"


async def reminders(turn: Turn, roster: Roster, window: Window) -> list[Reminder]:
    """Before each meeting of this window whose hour has come: everybody who lacks something and can be written to."""
    group = roster.group
    if not group.rules.yes(RULE):
        return []
    first, last = window.days(group.zone)
    near = await meeting_plans.between(turn.tx, group, first, last + plans.DAY)
    found = []
    for meeting in near:
        span = None if meeting.called_off else wajib.told_at(meeting, group.rules.quiet_days, group.zone)
        if span is None or not window.holds(span[0]):
            continue
        if span[0] > turn.now:
            found.append(wajib.reminder(meeting, span))
        elif not await _was_held(turn, group, meeting):
            found += [wajib.reminder(meeting, span, one) for one in await _lacking(turn, roster, meeting)]
    return found


async def _was_held(turn: Turn, group: Group, meeting: PlannedMeeting) -> bool:
    """Whether the group has met for it already, a few days early on a day that was no other meeting's."""
    reach = max(plans.REACH.values()) * plans.DAY
    near = await meeting_plans.between(turn.tx, group, meeting.on - reach, meeting.on + plans.DAY)
    held = await meeting_tables.days(turn.tx, group.id, limit=wajib.COUNTED)
    return plans.took_place(meeting, held, near, await meeting_plans.schedule(turn.tx, group))


async def _lacking(turn: Turn, roster: Roster, meeting: PlannedMeeting) -> list[Lacking]:
    group = roster.group
    asked, since = await _asked(turn, roster)
    if not asked:
        return []
    paid = await store.paid(turn.tx, group.id, since)
    paused = await nudges.pauses(turn.tx, group.id)
    today = group.date_of(turn.now)
    found = []
    for member in roster.members:
        times, amount = wajib.behind(asked, member.joined_on, paid.get(member.id, 0))
        left_alone = paused.get(member.id, today) > today
        if amount and not left_alone and await people.any_reachable(turn, member.speakers):
            found.append(Lacking(member_id=member.id, meetings=times, amount=amount, meeting=meeting))
    return found


async def _asked(turn: Turn, roster: Roster) -> tuple[list[tuple[dt.date, int]], dt.date]:
    """The last meetings, oldest first, each with the wajib of its day; and since when a payment is one of theirs."""
    group = roster.group
    newest = await meeting_tables.newest_closed(turn.tx, group.id, limit=wajib.COUNTED + 1)
    counted = await _with_people(turn, roster, newest[: wajib.COUNTED])
    since = newest[-1].held_on + plans.DAY if len(newest) > wajib.COUNTED else dt.date.min
    former = await store.former(turn.tx, group.id, group.zone)
    now = group.rules.rupiah("wajib")
    return [(one.held_on, wajib.asked_on(one.held_on, now, former)) for one in reversed(counted)], since


async def _with_people(turn: Turn, roster: Roster, closed: list[Meeting]) -> list[Meeting]:
    """Without those that nobody came to: they were opened by mistake."""
    marks = await meeting_tables.marks(turn.tx, [meeting.id for meeting in closed])
    return [meeting for meeting in closed if meetings.sheet(roster, meeting, marks[meeting.id]).present]
