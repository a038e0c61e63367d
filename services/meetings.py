"""Meetings: opened, attended, closed, and corrected for two days."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from savings import meetings as rules
from savings.attendance import AttendanceStatus
from savings.errors import MeetingClosed
from savings.groups import Group, Member, Roster
from savings.meetings import AttendanceRecord, Mark, Meeting, Schedule, Sheet, Sign
from savings.money import Rupiah
from services import alarms, meeting_plans
from services.turn import Turn
from storage import inbox
from storage import meetings as store

__all__ = ["AttendanceRecord", "Hanging", "Mark", "Meeting", "Schedule", "Sheet", "Sign"]

RECENT = 12
"""Over so many meetings a rate is taken, where nothing else is asked."""

MOST_MEETINGS = 520
"""Ten years of weekly meetings: no record is read further back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """What hangs on an open meeting: marks of attendance, and claims for money."""

    marks: int
    claims: int


async def open_meeting(turn: Turn, group_id: int) -> Meeting | None:
    """The group's open meeting, or None. One look into a small index: every deposit asks."""
    return await store.open_meeting(turn.tx, group_id)


async def find(turn: Turn, group: Group, meeting_id: int) -> Meeting | None:
    """The group's meeting with this id; None for another group's."""
    meeting = await store.get(turn.tx, meeting_id)
    return meeting if meeting is not None and meeting.group_id == group.id else None


async def on(turn: Turn, group: Group, day: dt.date) -> Meeting | None:
    """The group's meeting of this day, open or closed."""
    return await store.on(turn.tx, group.id, day)


async def correctable(turn: Turn, group: Group) -> Meeting | None:
    """The newest closed meeting, if its attendance can still be corrected."""
    newest = await store.newest_closed(turn.tx, group.id, limit=1)
    return newest[0] if newest and newest[0].may_be_marked(turn.now) else None


async def schedule(turn: Turn, group: Group) -> Schedule:
    """When the group meets, by its rules and by when it last met; what was moved for once is in meeting_plans."""
    return await meeting_plans.schedule(turn.tx, group)


async def begin(turn: Turn, group: Group, *, day: dt.date, by: int) -> Meeting:
    """Open the meeting of this day, with the marks of those who said before that they would not come.

    None may be open, and none may have been on that day: ask first.
    """
    meeting_id = await store.add(turn.tx, group_id=group.id, held_on=day, now=turn.now, opened_by=by)
    meeting = await store.get(turn.tx, meeting_id)
    assert meeting is not None
    await meeting_plans.become_marks(turn, group, meeting)
    await alarms.wake(turn, group.id)
    return meeting


async def sheet(turn: Turn, roster: Roster, meeting: Meeting) -> Sheet:
    """The attendance list of a meeting as it stands."""
    return rules.sheet(roster, meeting, (await store.marks(turn.tx, [meeting.id]))[meeting.id])


async def mark(
    turn: Turn, meeting: Meeting, members: Iterable[Member], status: AttendanceStatus, *, by: int, reason: str = ""
) -> None:
    """Write how these members take part, in place of what was known. `by` is a Telegram id.

    Raises MeetingClosed where the meeting was closed more than 48 hours ago.
    """
    if not meeting.may_be_marked(turn.now):
        raise MeetingClosed(number=meeting.number)
    await store.set_marks(
        turn.tx,
        [
            Mark(
                meeting_id=meeting.id,
                member_id=member.id,
                status=status,
                reason=reason,
                marked_by=by,
                marked_at=turn.now,
            )
            for member in members
        ],
    )


async def say(
    turn: Turn, roster: Roster, meeting: Meeting, member: Member, status: AttendanceStatus, *, by: int, reason: str = ""
) -> AttendanceStatus:
    """A member's own word, in place of what was known; answers what stands now: who is late stays late.

    Raises MeetingClosed: once it is closed, only officers correct.
    """
    if not meeting.open:
        raise MeetingClosed(number=meeting.number)
    known = (await sheet(turn, roster, meeting)).of(member.id)
    if known is not None and rules.kept(status, known):
        return known.status
    await mark(turn, meeting, [member], status, by=by, reason=reason)
    return status


async def mark_rest(
    turn: Turn, roster: Roster, meeting: Meeting, status: AttendanceStatus, *, by: int
) -> tuple[Member, ...]:
    """Give this letter to those of whom nothing is known, and to nobody else; answers them."""
    unknown = (await sheet(turn, roster, meeting)).unknown
    await mark(turn, meeting, unknown, status, by=by)
    return unknown


async def seemingly_present(
    turn: Turn, roster: Roster, sheet: Sheet, *, closing: int | None = None
) -> tuple[tuple[Member, Sign], ...]:
    """Who is not marked and yet opened it, closes it or paid at it on its day. `closing` is the account that asks.

    What was opened a day later, because it had been forgotten, shows nobody.
    """
    meeting, group = sheet.meeting, roster.group
    if not sheet.unknown:
        return ()
    leaders = {meeting.opened_by} if group.date_of(meeting.opened_at) == meeting.held_on else set()
    if closing is not None and group.date_of(turn.now) == meeting.held_on:
        leaders.add(closing)
    return rules.seemingly_present(sheet, leaders=leaders, payers=await store.payers(turn.tx, meeting.id))


async def close(turn: Turn, roster: Roster, meeting: Meeting, *, by: int) -> Sheet:
    """Close it: who is still unknown was absent. Answers the final list. Raises MeetingClosed for a closed one."""
    await mark_rest(turn, roster, meeting, AttendanceStatus.ABSENT, by=by)
    if not await store.close(turn.tx, meeting.id, now=turn.now, closed_by=by):
        raise MeetingClosed(number=meeting.number)
    await alarms.wake(turn, roster.group.id)
    closed = await store.get(turn.tx, meeting.id)
    assert closed is not None
    return await sheet(turn, roster, closed)


async def hanging(turn: Turn, meeting: Meeting) -> Hanging:
    """What would be lost, or left without its meeting, if the meeting had never been."""
    marks = (await store.marks(turn.tx, [meeting.id]))[meeting.id]
    return Hanging(marks=len(marks), claims=await store.count_claims(turn.tx, meeting.id))


async def cancel(turn: Turn, meeting: Meeting) -> None:
    """It was opened by mistake: forget it and its marks. No claim may hang on it: ask first."""
    await store.delete(turn.tx, meeting.id)
    await alarms.wake(turn, meeting.group_id)


async def deposits(turn: Turn, meeting: Meeting) -> tuple[Rupiah, Rupiah]:
    """(confirmed, still waiting) deposits that were reported during this meeting."""
    return await store.deposits(turn.tx, meeting.id)


async def present(turn: Turn, meeting_id: int) -> list[Member]:
    """Those who count as present at this meeting; nobody where there is no such meeting."""
    meeting = await store.get(turn.tx, meeting_id)
    if meeting is None:
        return []
    roster = await turn.directory.roster(turn.tx, meeting.group_id)
    return list((await sheet(turn, roster, meeting)).present)


async def record_of(turn: Turn, roster: Roster, member: Member, *, last: int = MOST_MEETINGS) -> AttendanceRecord:
    """The member's letters at the group's closed meetings."""
    return AttendanceRecord(
        member_id=member.id,
        entries=tuple(await store.marks_of_member(turn.tx, member.id, limit=last)),
        proxies_count=roster.group.rules.yes("wakil"),
    )


async def recent(turn: Turn, roster: Roster, *, last: int = RECENT) -> list[Sheet]:
    """The lists of the newest closed meetings, the newest first."""
    closed = await store.newest_closed(turn.tx, roster.group.id, limit=last)
    marks = await store.marks(turn.tx, [meeting.id for meeting in closed])
    return [rules.sheet(roster, meeting, marks[meeting.id]) for meeting in closed]


def records(roster: Roster, sheets: Sequence[Sheet]) -> list[tuple[Member, AttendanceRecord]]:
    """The record of everybody who is expected now, over these lists, in the order of the register: nobody is ranked."""
    return [
        (
            member,
            AttendanceRecord(
                member_id=member.id,
                entries=tuple((one.meeting, found) for one in sheets if (found := one.of(member.id)) is not None),
                proxies_count=roster.group.rules.yes("wakil"),
            ),
        )
        for member in roster.people
        if rules.attends(member)
    ]


async def attendance_rate(turn: Turn, roster: Roster, *, last: int = RECENT) -> Fraction | None:
    """The mean of present over expected at the newest closed meetings, exact; None before the first one."""
    return rules.mean_rate(await recent(turn, roster, last=last))


async def card_slot(turn: Turn, meeting: Meeting) -> str:
    """Under which name the newest card of this meeting was sent."""
    return _slot(meeting, int(await inbox.get_mark(turn.tx, _card_mark(meeting)) or 1))


async def next_card_slot(turn: Turn, meeting: Meeting) -> str:
    """A name for one more card. Every card has its own, so that a late edit of an old one never hits a new one."""
    cards = int(await inbox.get_mark(turn.tx, _card_mark(meeting)) or 1) + 1
    await inbox.set_mark(turn.tx, _card_mark(meeting), str(cards))
    return _slot(meeting, cards)


def _card_mark(meeting: Meeting) -> str:
    return f"meeting cards:{meeting.id}"


def _slot(meeting: Meeting, card: int) -> str:
    return f"meeting:{meeting.id}" if card == 1 else f"meeting:{meeting.id}:{card}"
