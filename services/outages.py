"""Outages of more than a day: noted once, and told to each group like anything else that is due there."""

import datetime as dt

from savings import outages as rules
from savings.groups import Roster
from savings.outages import Outage
from savings.reminders import Reminder, Window
from services import alarms
from services.turn import Turn
from storage import outages as store

__all__ = ["Outage"]


async def note(turn: Turn, since: dt.datetime, until: dt.datetime) -> None:
    """What was written between these is lost: every group is told so, at the pace and in the hours of the clock."""
    kept = [one for one in await store.known(turn.tx) if one.noticed_at + rules.NEWS_LASTS > turn.now]
    await store.keep(turn.tx, [*kept, Outage(since=since, until=until, noticed_at=turn.now)])
    turn.directory.forget_outages()
    await alarms.wake_groups(turn)


async def reminders(turn: Turn, roster: Roster, window: Window) -> list[Reminder]:
    """The news of each outage of the last days. It is kept in memory, so a look costs no statement."""
    group = roster.group
    if group.chat_id is None:
        return []
    known = await turn.directory.outages(turn.tx)
    return [rules.news(one) for one in known if group.started_at < one.until and window.holds(one.noticed_at)]
