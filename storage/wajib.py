"""What was paid of simpanan wajib, and what was asked before the group agreed on another sum."""

import datetime as dt
from zoneinfo import ZoneInfo

from savings.money import Rupiah
from savings.wajib import FormerWajib
from storage.database import Reader
from storage.queries import queries
from storage.times import from_milliseconds


async def paid(db: Reader, group_id: int, since: dt.date) -> dict[int, Rupiah]:
    """What each member has paid or reported since this day; who has paid nothing is left out."""
    rows = await queries.wajib_paid(db.connection, group_id=group_id, since=since.isoformat())
    return {row["member_id"]: row["amount"] for row in rows}


async def former(db: Reader, group_id: int, zone: ZoneInfo) -> list[FormerWajib]:
    """What stood before each change of the rule, oldest first; the day of the change is in the group's zone."""
    return [
        FormerWajib(until=from_milliseconds(row["changed_at"]).astimezone(zone).date(), amount=int(row["old_value"]))
        for row in await queries.wajib_changes(db.connection, group_id=group_id)
    ]
