"""Covers: who gives what for another's instalment, and what of it the books hold."""

import datetime as dt
import sqlite3
from dataclasses import dataclass, fields
from typing import Any

from savings.covers import Cover
from savings.money import Rupiah
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds

RETOLD = 1000
"""So many items further in the same place of the chat stands a claim that was taken back and waits again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCover:
    """What was agreed on. `coverer_id` None: the joint liability fund. `created_by` is a Telegram account."""

    group_id: int
    meeting_id: int
    date: dt.date
    debtor_id: int
    coverer_id: int | None
    loan_id: int
    amount: Rupiah
    created_by: int


async def add(tx: Transaction, new: NewCover, now: dt.datetime) -> int:
    """Keep it; answers its id."""
    row = {field.name: getattr(new, field.name) for field in fields(NewCover)}
    cover_id: int = await queries.cover_add(
        tx.connection, **row | {"date": new.date.isoformat(), "created_at": to_milliseconds(now)}
    )
    return cover_id


async def of_group(db: Reader, group_id: int) -> list[Cover]:
    """All of a group, oldest first, whatever became of them."""
    rows = await queries.covers_of(db.connection, group_id=group_id, cover_id=None, retold=RETOLD)
    return [_cover(row) for row in rows]


async def get(db: Reader, cover_id: int) -> Cover | None:
    """The cover, or None."""
    group_id = await queries.cover_group(db.connection, id=cover_id)
    if group_id is None:
        return None
    rows = await queries.covers_of(db.connection, group_id=group_id, cover_id=cover_id, retold=RETOLD)
    return _cover(rows[0])


async def of_claim(db: Reader, claim_id: int) -> Cover | None:
    """The cover whose payment this claim is, or None."""
    cover_id: int | None = await queries.cover_of_claim(db.connection, claim_id=claim_id, retold=RETOLD)
    return None if cover_id is None else await get(db, cover_id)


async def set_claim(tx: Transaction, cover_id: int, claim_id: int) -> None:
    """This claim says that it was handed in."""
    await queries.cover_paid_by(tx.connection, id=cover_id, claim_id=claim_id)


async def set_return_claim(tx: Transaction, cover_id: int, claim_id: int) -> None:
    """This claim says that it was given back to the fund."""
    await queries.cover_returned_by(tx.connection, id=cover_id, claim_id=claim_id)


async def set_returned(tx: Transaction, cover_id: int, at: dt.datetime | None) -> None:
    """The coverer says that it came back; None: that it did not, after all."""
    await queries.cover_returned(tx.connection, id=cover_id, returned_at=None if at is None else to_milliseconds(at))


async def set_amount(tx: Transaction, cover_id: int, amount: Rupiah) -> None:
    """It is of another sum, before anything came of it."""
    await queries.cover_of_less(tx.connection, id=cover_id, amount=amount)


async def drop(tx: Transaction, cover_id: int, now: dt.datetime) -> None:
    """It is called off."""
    await queries.cover_drop(tx.connection, id=cover_id, dropped_at=to_milliseconds(now))


async def wajib_saved_on(db: Reader, group_id: int, date: dt.date) -> dict[int, tuple[Rupiah, Rupiah]]:
    """(in the books, waiting) of what each member saved as wajib on this day."""
    rows = await queries.wajib_saved_on(db.connection, group_id=group_id, date=date.isoformat())
    return {row["member_id"]: (row["confirmed"], row["waiting"]) for row in rows}


def _cover(row: sqlite3.Row) -> Cover:
    values: dict[str, Any] = dict(row)
    return Cover(
        **values
        | {
            "date": dt.date.fromisoformat(values["date"]),
            "created_at": from_milliseconds(values["created_at"]),
            "returned_at": None if values["returned_at"] is None else from_milliseconds(values["returned_at"]),
            "dropped_at": None if values["dropped_at"] is None else from_milliseconds(values["dropped_at"]),
            "return_waits": bool(values["return_waits"]),
        }
    )
