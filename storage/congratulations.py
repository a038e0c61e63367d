"""What there is to be glad about, as the books tell it."""

import datetime as dt

from savings.congratulations import FirstLoan
from savings.money import Rupiah
from storage.database import Reader
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


async def reached_at(db: Reader, group_id: int, target: Rupiah) -> dt.datetime | None:
    """When the members' savings came up to this sum and stayed there; None where they are below it."""
    value: int | None = await queries.goal_reached_at(db.connection, group_id=group_id, target=target)
    return None if value is None else from_milliseconds(value)


async def first_loans(db: Reader, group_id: int, *, since: dt.datetime) -> list[FirstLoan]:
    """The first loans of their borrowers that were paid off since this instant and still are."""
    rows = await queries.first_loans_repaid(db.connection, group_id=group_id, since=to_milliseconds(since))
    return [
        FirstLoan(member_id=row["member_id"], loan_id=row["loan_id"], paid_at=from_milliseconds(row["paid_at"]))
        for row in rows
    ]


async def was_said(db: Reader, group_id: int, kind: str, occurrence: str, person: int) -> bool:
    """Whether this was said already."""
    row = await queries.occurrence_said(
        db.connection, group_id=group_id, kind=kind, occurrence=occurrence, person=person
    )
    return row is not None
