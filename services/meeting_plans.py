"""Meetings to come: looked up, moved, called off, restored; and who will come to them.

Every function that changes one wakes the group's alarm. What is announced is the handlers' business.
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from savings import meeting_plans as rules
from savings import meetings
from savings.attendance import AttendanceStatus
from savings.errors import DayPassed, DayTaken, NotPlanned
from savings.groups import Group, Member, Roster
from savings.meeting_plans import MeetingChange, Plan, PlannedMeeting
from savings.meetings import Mark, Meeting, Schedule
from services import alarms
from services.turn import Turn
from storage import inbox
from storage import meeting_plans as store
from storage import meetings as meeting_tables
from storage.database import Reader
from storage.times import to_milliseconds

__all__ = ["Card", "Plan", "PlannedMeeting"]

HELD_READ = 12
"""So many past meetings tell in which weeks a fortnightly group meets."""

LOOKS_BACK = dt.timedelta(days=150)
"""Changes of meetings are read so far back: far enough for what still bears on the meetings to come."""

MEETINGS_SEARCHED = 32
"""So many meetings are looked through for one that will be held: more than are called off together, twice."""


async def schedule(db: Reader, group: Group) -> Schedule:
    """When the group meets, by its rules and by when it last met."""
    held = await meeting_tables.days(db, group.id, limit=HELD_READ)
    if group.rules["pertemuan"] != meetings.Rhythm.FORTNIGHTLY:
        return _schedule(group, held)
    since = min(held, default=group.date_of(group.started_at)) - LOOKS_BACK
    return _schedule(group, rules.by_name(held, await store.changes(db, group.id, since=since)))


def _schedule(group: Group, held: list[dt.date]) -> Schedule:
    return meetings.schedule(group.rules, started_on=group.date_of(group.started_at), held=held)


async def between(db: Reader, group: Group, first: dt.date, last: dt.date) -> list[PlannedMeeting]:
    """The meetings from `first` to `last`, both counted in, those that were called off among them."""
    held = await meeting_tables.days(db, group.id, limit=HELD_READ)
    changes = await store.changes(db, group.id, since=min([*held, first]) - LOOKS_BACK)
    calendar = _schedule(group, rules.by_name(held, changes))
    return rules.planned(calendar, changes, first, last, place=group.rules["tempat"])


async def coming(db: Reader, group: Group, after: dt.date, count: int) -> list[PlannedMeeting]:
    """The next meetings after this day, those that were called off among them."""
    calendar = await schedule(db, group)
    last = after + rules.span(calendar, count)
    return (await between(db, group, after + rules.DAY, last))[:count]


async def next_after(db: Reader, group: Group, day: dt.date) -> PlannedMeeting | None:
    """The first meeting after this day that will be held; None where very many in a row were called off."""
    found = await coming(db, group, day, MEETINGS_SEARCHED)
    return next((meeting for meeting in found if not meeting.called_off), None)


async def on_day(db: Reader, group: Group, day: dt.date) -> PlannedMeeting | None:
    """The meeting that is to be held on this day."""
    return rules.on_day(await between(db, group, day, day), day)


async def named(db: Reader, group: Group, planned_on: dt.date) -> PlannedMeeting | None:
    """The meeting of this name, wherever it was moved, also one that was called off; None where there is none."""
    changes = await store.changes(db, group.id, since=planned_on)
    day = next((one.held_on for one in changes if one.planned_on == planned_on), None) or planned_on
    return next((one for one in await between(db, group, day, day) if one.planned_on == planned_on), None)


# --- changing them --------------------------------------------------------------------------------------------------


async def move(
    turn: Turn,
    group: Group,
    planned_on: dt.date,
    *,
    on: dt.date,
    hour: dt.time | None = None,
    place: str = "",
    reason: str = "",
    by: int,
) -> PlannedMeeting:
    """Hold the meeting of this name on another day, at another hour, or elsewhere. `by` is a Telegram id.

    An hour and a place that are not given are the usual ones. Who will come is asked anew where the day is another.
    Raises NotPlanned, DayPassed and DayTaken.
    """
    before = await _still_to_come(turn, group, planned_on)
    if on < group.date_of(turn.now):
        raise DayPassed(day=on)
    other = await on_day(turn.tx, group, on)
    if (other is not None and other.planned_on != planned_on) or await meeting_tables.on(turn.tx, group.id, on):
        raise DayTaken(day=on)
    change = MeetingChange(
        planned_on=planned_on, held_on=on, hour=hour, place=place, reason=reason, made_by=by, made_at=turn.now
    )
    return await _change(turn, group, before, change)


async def call_off(turn: Turn, group: Group, planned_on: dt.date, *, reason: str = "", by: int) -> PlannedMeeting:
    """The meeting of this name is not held, also where its day is over already. Raises NotPlanned where it was held."""
    before = await _not_held(turn, group, planned_on)
    change = MeetingChange(planned_on=planned_on, held_on=None, reason=reason, made_by=by, made_at=turn.now)
    return await _change(turn, group, before, change)


async def call_off_together(
    turn: Turn, group: Group, meetings: Sequence[PlannedMeeting], *, reason: str = "", by: int
) -> tuple[list[PlannedMeeting], int]:
    """None of these is held; and the instant (UTC milliseconds) by which this can be taken back.

    What was changed of them before is kept for that. Raises NotPlanned where one was held.
    """
    at = await _keep(turn, group, meetings)
    return [await call_off(turn, group, one.planned_on, reason=reason, by=by) for one in meetings], at


async def _keep(turn: Turn, group: Group, meetings: Sequence[PlannedMeeting]) -> int:
    """Remember how these stand, for who takes back what is changed of them now; the instant in UTC milliseconds."""
    at = to_milliseconds(turn.now)
    if changed := [_as_words(meeting) for meeting in meetings if meeting.changed]:
        await inbox.set_mark(turn.tx, _before_mark(group, at), json.dumps(changed))
    return at


async def before_together(turn: Turn, group: Group, first: dt.date, last: dt.date, *, at: int) -> list[PlannedMeeting]:
    """Of the meetings with names from `first` to `last`: as those stood that were called off together at this instant.

    Only those that nobody has changed since, and that would still be to come.
    """
    kept = await inbox.get_mark(turn.tx, _before_mark(group, at))
    changed = {one.planned_on: one for one in map(_from_words, json.loads(kept or "[]"))}
    changes = await store.changes(turn.tx, group.id, since=first)
    names = {one.planned_on for one in changes if one.held_on is None and to_milliseconds(one.made_at) == at}
    before = [
        changed.get(one.planned_on, replace(one, reason="", called_off=False, changed=False))
        for one in await between(turn.tx, group, first, last)
        if one.planned_on in names
    ]
    return [one for one in before if one.on >= group.date_of(turn.now)]


def _before_mark(group: Group, at: int) -> str:
    return f"meetings before:{group.id}:{at}"


def _as_words(meeting: PlannedMeeting) -> list[str]:
    """Without its reason, which may name people, who can ask to be forgotten."""
    return [meeting.planned_on.isoformat(), meeting.on.isoformat(), meeting.hour.isoformat(), meeting.place]


def _from_words(words: list[str]) -> PlannedMeeting:
    planned_on, on, hour, place = words
    return PlannedMeeting(
        planned_on=dt.date.fromisoformat(planned_on),
        on=dt.date.fromisoformat(on),
        hour=dt.time.fromisoformat(hour),
        place=place,
        changed=True,
    )


async def tell_late(
    turn: Turn, group: Group, meeting: PlannedMeeting, *, on: dt.date | None, by: int
) -> PlannedMeeting:
    """What became of a meeting that nobody opened: it is held on another day, or (None) was not held at all.

    How it stood is kept for `untell_late`. Raises as `move` and `call_off` do.
    """
    await _keep(turn, group, [meeting])
    if on is None:
        return await call_off(turn, group, meeting.planned_on, by=by)
    hour = None if meeting.hour == group.rules.hour else meeting.hour
    place = "" if meeting.place == group.rules["tempat"] else meeting.place
    return await move(turn, group, meeting.planned_on, on=on, hour=hour, place=place, by=by)


async def untell_late(turn: Turn, group: Group, planned_on: dt.date, *, by: int) -> PlannedMeeting:
    """The meeting stands as before `tell_late`, though its day is over. Raises NotPlanned and DayTaken."""
    now = await _not_held(turn, group, planned_on)
    changes = await store.changes(turn.tx, group.id, since=planned_on)
    made_at = next((to_milliseconds(one.made_at) for one in changes if one.planned_on == planned_on), 0)
    kept = await inbox.get_mark(turn.tx, _before_mark(group, made_at))
    before = next((one for one in map(_from_words, json.loads(kept or "[]")) if one.planned_on == planned_on), None)
    day = planned_on if before is None else before.on
    other = await on_day(turn.tx, group, day)
    if (other is not None and other.planned_on != planned_on) or await meeting_tables.on(turn.tx, group.id, day):
        raise DayTaken(day=day)
    if before is None:
        await store.forget_change(turn.tx, group.id, planned_on)
        return await _changed(turn, group, now)
    change = MeetingChange(
        planned_on=planned_on,
        held_on=before.on,
        hour=before.hour,
        place=before.place,
        reason=before.reason,
        made_by=by,
        made_at=turn.now,
    )
    return await _change(turn, group, now, change)


async def restore(turn: Turn, group: Group, planned_on: dt.date) -> PlannedMeeting:
    """The meeting of this name is as the rules have it again; one that was called off also after its day.

    Raises NotPlanned, DayPassed and DayTaken.
    """
    before = await _not_held(turn, group, planned_on)
    if not before.called_off and planned_on < group.date_of(turn.now):
        raise DayPassed(day=planned_on)
    other = await on_day(turn.tx, group, planned_on)
    if other is not None and other.planned_on != planned_on:
        raise DayTaken(day=planned_on)
    await store.forget_change(turn.tx, group.id, planned_on)
    return await _changed(turn, group, before)


async def undo(turn: Turn, group: Group, before: PlannedMeeting, *, by: int) -> PlannedMeeting:
    """Bring back what stood before a change. Raises as `move`, `call_off` and `restore` do."""
    if before.called_off:
        return await call_off(turn, group, before.planned_on, reason=before.reason, by=by)
    if not before.changed:
        return await restore(turn, group, before.planned_on)
    return await move(
        turn,
        group,
        before.planned_on,
        on=before.on,
        hour=before.hour,
        place=before.place,
        reason=before.reason,
        by=by,
    )


async def _not_held(turn: Turn, group: Group, planned_on: dt.date) -> PlannedMeeting:
    meeting = await named(turn.tx, group, planned_on)
    if meeting is None or (
        not meeting.called_off and await meeting_tables.on(turn.tx, group.id, meeting.on) is not None
    ):
        raise NotPlanned(day=planned_on)
    return meeting


async def _still_to_come(turn: Turn, group: Group, planned_on: dt.date) -> PlannedMeeting:
    """A meeting that can still be moved: not held, and not longer past than the question why it was not held."""
    meeting = await _not_held(turn, group, planned_on)
    if group.date_of(turn.now) - meeting.on > rules.NEWS_OF_ABSENCE:
        raise NotPlanned(day=planned_on)
    return meeting


async def _change(turn: Turn, group: Group, before: PlannedMeeting, change: MeetingChange) -> PlannedMeeting:
    await store.set_change(turn.tx, group.id, change)
    return await _changed(turn, group, before)


async def _changed(turn: Turn, group: Group, before: PlannedMeeting) -> PlannedMeeting:
    after = await named(turn.tx, group, before.planned_on)
    assert after is not None, "a change never makes a meeting unknown"
    if after.on != before.on:
        await store.forget_plans(turn.tx, group.id, before.planned_on)
    await alarms.wake(turn, group.id)
    return after


# --- who will come --------------------------------------------------------------------------------------------------


async def plans(turn: Turn, group: Group, meeting: PlannedMeeting) -> list[Plan]:
    """Who said how to take part in it, who spoke first standing first."""
    return await store.plans(turn.tx, group.id, meeting.planned_on)


async def say(
    turn: Turn,
    group: Group,
    meeting: PlannedMeeting,
    member: Member,
    status: AttendanceStatus,
    *,
    by: int,
    reason: str = "",
) -> None:
    """How a member means to take part, in place of what was said before."""
    plan = Plan(member_id=member.id, status=rules.PLANS[status], reason=reason, said_by=by, said_at=turn.now)
    await store.set_plan(turn.tx, group.id, meeting.planned_on, plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The newest reminder in the group's chat: of which meeting, as it was to be then, and under which name."""

    planned_on: dt.date
    on: dt.date
    number: int

    def slot(self, group: Group) -> str:
        """The name under which it was sent."""
        return f"ahead:{group.id}:{self.number}"


async def card(turn: Turn, group: Group) -> Card | None:
    """The newest reminder that the group was sent."""
    kept = await inbox.get_mark(turn.tx, _mark(group))
    if kept is None:
        return None
    planned_on, on, number = kept.split()
    return Card(planned_on=dt.date.fromisoformat(planned_on), on=dt.date.fromisoformat(on), number=int(number))


async def next_card(turn: Turn, group: Group, meeting: PlannedMeeting) -> Card:
    """One more reminder; each has a name of its own, so that a late edit of an old one never hits a new one.

    What was said before long past meetings is forgotten with it.
    """
    last = await card(turn, group)
    await store.prune_plans(turn.tx, group.id, group.date_of(turn.now) - LOOKS_BACK)
    new = Card(planned_on=meeting.planned_on, on=meeting.on, number=1 if last is None else last.number + 1)
    await inbox.set_mark(turn.tx, _mark(group), f"{new.planned_on} {new.on} {new.number}")
    return new


def _mark(group: Group) -> str:
    return f"meeting ahead:{group.id}"


async def reminded(turn: Turn, group: Group) -> PlannedMeeting | None:
    """The meeting whose reminder stands open: it was sent, and the meeting is still to be opened, on the same day."""
    last = await card(turn, group)
    if last is None or last.on < group.date_of(turn.now):
        return None
    meeting = await named(turn.tx, group, last.planned_on)
    if meeting is None or meeting.called_off or meeting.on != last.on:
        return None
    return meeting if await meeting_tables.on(turn.tx, group.id, meeting.on) is None else None


async def was_held(turn: Turn, group: Group, meeting: PlannedMeeting) -> bool:
    """Whether it has been opened."""
    return await meeting_tables.on(turn.tx, group.id, meeting.on) is not None


async def may_open_late(turn: Turn, group: Group, meeting: PlannedMeeting) -> bool:
    """Whether a meeting whose day is over can still be opened: not long after, and before another one was held."""
    if not dt.timedelta(0) < group.date_of(turn.now) - meeting.on <= rules.NEWS_OF_ABSENCE:
        return False
    newest = await meeting_tables.days(turn.tx, group.id, limit=1)
    return not newest or newest[0] < meeting.on


async def become_marks(turn: Turn, group: Group, meeting: Meeting) -> None:
    """A meeting was opened: who had said "izin" or "sakit" is marked so. Who meant to come has yet to come."""
    plan = await on_day(turn.tx, group, meeting.held_on)
    if plan is None:
        return
    roster = await turn.directory.roster(turn.tx, group.id)
    await meeting_tables.set_marks(
        turn.tx,
        [
            Mark(
                meeting_id=meeting.id,
                member_id=one.member_id,
                status=one.status,
                reason=one.reason,
                marked_by=one.said_by,
                marked_at=one.said_at,
            )
            for one in await plans(turn, group, plan)
            if one.status is not AttendanceStatus.PRESENT and meetings.attends(roster[one.member_id])
        ],
    )


# --- who missed one -------------------------------------------------------------------------------------------------


async def give_reason(turn: Turn, meeting: Meeting, member: Member, reason: str) -> bool:
    """Why a member missed a meeting, kept beside the letter; False where the list does not say absent any more."""
    return await store.set_reason(turn.tx, meeting_id=meeting.id, member_id=member.id, reason=reason)


async def unexplained(turn: Turn, roster: Roster, members: Iterable[Member]) -> list[tuple[Meeting, Member]]:
    """Those of these members who missed the last meeting and were asked why of late, with no answer yet."""
    today = roster.group.date_of(turn.now)
    for meeting in await meeting_tables.newest_closed(turn.tx, roster.group.id, limit=1):
        if not dt.timedelta(0) < today - meeting.held_on <= rules.ASKED_FOR + rules.DAY:
            continue
        marks = (await meeting_tables.marks(turn.tx, [meeting.id]))[meeting.id]
        absent = {one.member_id for one in marks if one.status is AttendanceStatus.ABSENT and not one.reason}
        missing = [member for member in members if member.id in absent]
        unasked = await store.unasked(turn.tx, [member.id for member in missing])
        return [(meeting, member) for member in missing if member.id not in unasked]
    return []


async def ask_no_more(turn: Turn, member: Member) -> None:
    """The member does not want to be asked why a meeting was missed."""
    await store.set_unasked(turn.tx, member.id, now=turn.now)


async def ask_again(turn: Turn, member: Member) -> None:
    """The member may be asked again."""
    await store.set_asked(turn.tx, member.id)
