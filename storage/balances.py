"""What the books say of a span of time."""

import datetime as dt

from savings.money import Rupiah
from storage.database import Reader
from storage.queries import queries


async def result_between(db: Reader, group_id: int, first: dt.date, last: dt.date) -> tuple[Rupiah, Rupiah]:
    """(income, expense) of these days, both ends included. A correction may well turn either below zero."""
    row = await queries.result_between(db.connection, group_id=group_id, first=first.isoformat(), last=last.isoformat())
    return int(row["income"]), int(row["expense"])
