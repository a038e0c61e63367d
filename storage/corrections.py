"""Proposals to correct an entry."""

import datetime as dt
import sqlite3
from dataclasses import dataclass
from typing import Any

from savings.corrections import Correction, CorrectionKind, CorrectionState
from savings.money import Rupiah, SavingsKind
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCorrection:
    """A proposal as it is made: see savings.corrections.Correction for the fields."""

    group_id: int
    entry_id: int
    kind: CorrectionKind
    new_amount: Rupiah | None
    new_savings: SavingsKind | None
    reason: str
    proposer_id: int
    proposed_by: int | None


async def add(tx: Transaction, new: NewCorrection, now: dt.datetime) -> Correction | None:
    """Keep it; None where another proposal for the same entry is open."""
    correction_id: int | None = await queries.correction_add(
        tx.connection,
        group_id=new.group_id,
        entry_id=new.entry_id,
        kind=new.kind.value,
        new_amount=new.new_amount,
        new_savings=new.new_savings,
        reason=new.reason,
        proposer_id=new.proposer_id,
        proposed_by=new.proposed_by,
        created_at=to_milliseconds(now),
    )
    return None if correction_id is None else await get(tx, correction_id)


async def get(db: Reader, correction_id: int) -> Correction | None:
    """The proposal, or None."""
    row = await queries.correction_get(db.connection, id=correction_id)
    return None if row is None else _correction(row)


async def approve(tx: Transaction, correction_id: int, member_id: int) -> None:
    """The first of two members says that it is so."""
    await queries.correction_approve(tx.connection, id=correction_id, member_id=member_id)


async def decide(
    tx: Transaction,
    correction_id: int,
    *,
    state: CorrectionState,
    now: dt.datetime,
    decider_id: int | None = None,
    decided_by: int | None = None,
    reversal_id: int | None = None,
    new_entry_id: int | None = None,
) -> bool:
    """Say once what became of it; False where somebody was quicker."""
    touched: int = await queries.correction_decide(
        tx.connection,
        id=correction_id,
        state=state.value,
        decided_at=to_milliseconds(now),
        decider_id=decider_id,
        decided_by=decided_by,
        reversal_id=reversal_id,
        new_entry_id=new_entry_id,
    )
    return touched == 1


async def waiting(db: Reader, group_id: int) -> list[Correction]:
    """The open proposals of a group, oldest first."""
    return [_correction(row) for row in await queries.corrections_waiting(db.connection, group_id=group_id)]


async def late(db: Reader, before: dt.datetime) -> list[Correction]:
    """Open proposals that were made before this instant, of every group."""
    return [_correction(row) for row in await queries.corrections_late(db.connection, before=to_milliseconds(before))]


def _correction(row: sqlite3.Row) -> Correction:
    values: dict[str, Any] = dict(row)
    return Correction(
        **values
        | {
            "kind": CorrectionKind(values["kind"]),
            "new_savings": None if values["new_savings"] is None else SavingsKind(values["new_savings"]),
            "state": CorrectionState(values["state"]),
            "created_at": from_milliseconds(values["created_at"]),
            "decided_at": None if values["decided_at"] is None else from_milliseconds(values["decided_at"]),
        }
    )
