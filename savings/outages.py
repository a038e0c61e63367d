"""Outages: Telegram keeps for a day what people write; of what is lost the groups are told the hours."""

import datetime as dt
from dataclasses import dataclass

from savings.reminders import Reminder, ReminderKind

NEWS_LASTS = dt.timedelta(days=2)
"""After so long the hours are long past, and nobody remembers what was written in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """What was written from `since` to `until` is lost; that came to light at `noticed_at`. All aware."""

    since: dt.datetime
    until: dt.datetime
    noticed_at: dt.datetime


def news(outage: Outage) -> Reminder:
    """What every group is told."""
    return Reminder(
        kind=ReminderKind.OUTAGE,
        occurrence=outage.since.astimezone(dt.UTC).isoformat(timespec="seconds"),
        at=outage.noticed_at,
        until=outage.noticed_at + NEWS_LASTS,
        about=outage,
    )
