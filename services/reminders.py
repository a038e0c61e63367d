"""What is due now, in a group or for a person: computed from the books, claimed once, or dropped with a record.

A source looks into the books and answers the reminders that begin within a window. It leaves out what has no reason
any more (an instalment that was paid), so that nothing stale is ever said.
"""

import datetime as dt
from collections.abc import Awaitable, Callable, Iterable
from zoneinfo import ZoneInfo

from savings.groups import Roster
from savings.reminders import AHEAD, MORNING, Reminder, Window, at_hour, sort_out
from services import congratulations, meeting_reminders, nudges, officer_day, outages, people, visits, wajib
from services.alarms import NO_GROUP, ZONE_OF_OFFSET, Alarm, with_facilitators
from services.turn import Turn
from storage import alarms as store

Source = Callable[[Turn, Roster, Window], Awaitable[list[Reminder]]]

SOURCES: tuple[Source, ...] = (
    outages.reminders,
    meeting_reminders.reminders,
    officer_day.reminders,
    nudges.reminders,
    wajib.reminders,
    congratulations.reminders,
    visits.reminders,
)
"""All that can be due in a group."""

Despite = Callable[[Exception], None]
"""Is told of a part that fails, and the others go on."""

DAY = dt.timedelta(days=1)

LONGEST_WINDOW = dt.timedelta(days=60)
"""What began before that is not even dropped with a record: a group in which something fails for months costs no more
at each new try."""


async def of_group(turn: Turn, alarm: Alarm, despite: Despite | None = None) -> tuple[Roster, list[Reminder]]:
    """What is due in this group, still to be claimed; what is too late is dropped, when to look again written down.

    Without `despite` the failure of a source is raised.
    """
    roster = await turn.directory.roster(turn.tx, alarm.subject)
    await with_facilitators(turn, roster)
    window = _window(turn, alarm)
    found: list[Reminder] = []
    for source in SOURCES if roster.group.state == "active" else ():
        try:
            found += await source(turn, roster, window)
        except Exception as error:
            if despite is None:
                raise
            despite(error)
    if any(one.at <= turn.now for one in found) and await _was_put_out(turn, roster):
        found = [one for one in found if one.at > turn.now]
    return roster, await _settle(turn, alarm, found, window, roster.group.zone, group_id=roster.group.id)


async def claim(turn: Turn, group_id: int, due: Iterable[Reminder]) -> list[Reminder]:
    """Those that nobody has said yet. From here on they count as said."""
    return [
        one
        for one in due
        if await store.claim(
            turn.tx, group_id=group_id, kind=one.kind, occurrence=one.occurrence, person=one.person, now=turn.now
        )
    ]


async def _was_put_out(turn: Turn, roster: Roster) -> bool:
    """Whether the group has removed the bot from its chat: its books stand still, and nobody is reminded out of them.

    What begins meanwhile is not made up for when the bot comes back.
    """
    chat_id = roster.group.chat_id
    chat = None if chat_id is None else await people.chat(turn, chat_id)
    return chat is not None and not chat.reachable


async def of_person(turn: Turn, alarm: Alarm, found: list[Reminder], window: Window, zone: ZoneInfo) -> list[Reminder]:
    """What a person is to be told now, claimed for good: `found` are that person's reminders within the window."""
    return await claim(turn, NO_GROUP, await _settle(turn, alarm, found, window, zone, group_id=NO_GROUP))


def window_of(turn: Turn, alarm: Alarm) -> Window:
    """From what has been seen to until as far ahead as is computed."""
    return _window(turn, alarm)


async def of_zone(turn: Turn, alarm: Alarm) -> None:
    """Each morning of a zone its groups are woken where something waits for the officers."""
    name = ZONE_OF_OFFSET[alarm.subject]
    zone = ZoneInfo(name)
    today = turn.now.astimezone(zone).date()
    morning = at_hour(today, MORNING, zone)
    if turn.now >= morning:
        await store.wake_waiting(turn.tx, name, turn.now)
        morning = at_hour(today + DAY, MORNING, zone)
    await store.put(turn.tx, alarm, at=morning, seen_until=turn.now)


async def nobody(turn: Turn, alarm: Alarm) -> None:
    """The person is told nothing any more."""
    await store.remove(turn.tx, alarm)


def _window(turn: Turn, alarm: Alarm) -> Window:
    # A clock that was moved back has not seen what it thought it had.
    since = max(min(alarm.seen_until, turn.now), turn.now - LONGEST_WINDOW)
    return Window(since=since, until=turn.now + AHEAD)


async def _settle(
    turn: Turn, alarm: Alarm, found: list[Reminder], window: Window, zone: ZoneInfo, *, group_id: int
) -> list[Reminder]:
    sorted_out = sort_out((one for one in found if window.holds(one.at)), window, turn.now, zone)
    for one in sorted_out.late:
        await store.drop(
            turn.tx, group_id=group_id, kind=one.kind, occurrence=one.occurrence, person=one.person, now=turn.now
        )
    await store.put(turn.tx, alarm, at=sorted_out.look_again, seen_until=sorted_out.seen_until)
    return list(sorted_out.due)
