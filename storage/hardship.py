"""Hard times of borrowers: told, proposed, decided."""

import datetime as dt
import sqlite3
from typing import Any

from savings.hardship import Hardship, HardshipState
from savings.money import Rupiah
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


async def add(tx: Transaction, *, group_id: int, loan_id: int, reason: str, told_by: int, now: dt.datetime) -> Hardship:
    """Keep what was told."""
    hardship_id: int = await queries.hardship_add(
        tx.connection,
        group_id=group_id,
        loan_id=loan_id,
        reason=reason,
        told_by=told_by,
        created_at=to_milliseconds(now),
    )
    kept = await get(tx, hardship_id)
    assert kept is not None, "a row that was just written can be read"
    return kept


async def get(db: Reader, hardship_id: int) -> Hardship | None:
    """The hardship, or None."""
    row = await queries.hardship_get(db.connection, id=hardship_id)
    return None if row is None else _hardship(row)


async def propose(
    tx: Transaction,
    hardship_id: int,
    *,
    proposer_id: int,
    proposed_by: int | None,
    periods: int = 0,
    interest: Rupiah = 0,
    penalty: Rupiah = 0,
) -> bool:
    """Propose the help; False where it was proposed before, or another proposal for the same loan is open."""
    touched: int = await queries.hardship_propose(
        tx.connection,
        id=hardship_id,
        periods=periods,
        interest=interest,
        penalty=penalty,
        proposer_id=proposer_id,
        proposed_by=proposed_by,
    )
    return touched == 1


async def decide(
    tx: Transaction,
    hardship_id: int,
    *,
    state: HardshipState,
    now: dt.datetime,
    decider_id: int,
    decided_by: int | None,
) -> bool:
    """Say once what became of it; False where somebody was quicker."""
    touched: int = await queries.hardship_decide(
        tx.connection,
        id=hardship_id,
        state=state.value,
        decided_at=to_milliseconds(now),
        decider_id=decider_id,
        decided_by=decided_by,
    )
    return touched == 1


async def waiting(db: Reader, loan_id: int) -> Hardship | None:
    """The open proposal for a loan, or None."""
    row = await queries.hardship_waiting(db.connection, loan_id=loan_id)
    return None if row is None else _hardship(row)


async def waiting_in(db: Reader, group_id: int) -> list[Hardship]:
    """The open proposals of a group, oldest first."""
    return [_hardship(row) for row in await queries.hardships_waiting(db.connection, group_id=group_id)]


async def told_in(db: Reader, group_id: int) -> list[Hardship]:
    """What was told in a group, by whomever, and nobody has seen to yet, oldest first."""
    return [_hardship(row) for row in await queries.hardships_told(db.connection, group_id=group_id)]


async def talked(tx: Transaction, hardship: Hardship, at: dt.datetime | None) -> None:
    """This hardship, with all that was told of the same loan, has been spoken about; None: after all it has not."""
    if at is None:
        await queries.hardship_not_talked(tx.connection, loan_id=hardship.loan_id, id=hardship.id)
    else:
        await queries.hardship_talked(tx.connection, loan_id=hardship.loan_id, talked_at=to_milliseconds(at))


def _hardship(row: sqlite3.Row) -> Hardship:
    values: dict[str, Any] = dict(row)
    return Hardship(
        **values
        | {
            "state": HardshipState(values["state"]),
            "created_at": from_milliseconds(values["created_at"]),
            "decided_at": None if values["decided_at"] is None else from_milliseconds(values["decided_at"]),
            "talked_at": None if values["talked_at"] is None else from_milliseconds(values["talked_at"]),
        }
    )
