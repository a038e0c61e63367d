"""Claims and the approvals of those that need two members."""

import datetime as dt
import sqlite3
from dataclasses import fields
from typing import Any

from savings.claims import Claim, ClaimState, NewClaim
from savings.money import MoneyKind, Rupiah, SavingsKind
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


async def add(tx: Transaction, new: NewClaim, now: dt.datetime) -> Claim | None:
    """Keep it; None where this place of the chat has said something already."""
    said = {field.name: getattr(new, field.name) for field in fields(NewClaim)}
    row = said | {"kind": new.kind.value, "date": new.date.isoformat(), "created_at": to_milliseconds(now)}
    claim_id: int | None = await queries.claim_add(tx.connection, **row)
    if claim_id is None:
        return None
    return Claim(**said, id=claim_id, state=ClaimState.WAITING, created_at=now)


async def get(db: Reader, claim_id: int) -> Claim | None:
    """The claim, or None."""
    row = await queries.claim_get(db.connection, id=claim_id)
    return None if row is None else _claim(row)


async def decide(
    tx: Transaction,
    claim_id: int,
    *,
    state: ClaimState,
    now: dt.datetime,
    decider_id: int,
    decided_by: int | None,
    reason: str = "",
    entry_id: int | None = None,
) -> bool:
    """Say once what became of it; False where somebody was quicker."""
    touched: int = await queries.claim_decide(
        tx.connection,
        id=claim_id,
        state=state.value,
        decided_at=to_milliseconds(now),
        decider_id=decider_id,
        decided_by=decided_by,
        reason=reason,
        entry_id=entry_id,
    )
    return touched == 1


async def change(tx: Transaction, claim_id: int, amount: Rupiah, savings: SavingsKind | None, rest_to: str) -> bool:
    """The reporter corrects a claim that still waits; False where it is decided."""
    touched: int = await queries.claim_change(
        tx.connection, id=claim_id, amount=amount, savings=savings, rest_to=rest_to
    )
    return touched == 1


async def waiting(db: Reader, group_id: int, *, limit: int = 200) -> list[Claim]:
    """What waits in a group, oldest first."""
    return [_claim(row) for row in await queries.claims_waiting(db.connection, group_id=group_id, limit=limit)]


async def waiting_of_member(db: Reader, member_id: int) -> list[Claim]:
    """What of a member's money waits."""
    return [_claim(row) for row in await queries.claims_waiting_of_member(db.connection, member_id=member_id)]


async def of_message(db: Reader, chat_id: int, message_id: int) -> list[Claim]:
    """Everything that a message has said."""
    rows = await queries.claims_of_message(db.connection, chat_id=chat_id, message_id=message_id)
    return [_claim(row) for row in rows]


async def of_meeting(db: Reader, meeting_id: int) -> list[Claim]:
    """Everything that was said during a meeting."""
    return [_claim(row) for row in await queries.claims_of_meeting(db.connection, meeting_id=meeting_id)]


async def paid_wajib(db: Reader, group_id: int, date: dt.date, meeting_id: int | None) -> frozenset[int]:
    """The members whose wajib was reported on this day or at this meeting, and not rejected or taken back."""
    rows = await queries.claims_paid_wajib(
        db.connection, group_id=group_id, date=date.isoformat(), meeting_id=meeting_id
    )
    return frozenset(row["member_id"] for row in rows)


async def approve(tx: Transaction, claim_id: int, *, member_id: int, telegram_id: int, now: dt.datetime) -> None:
    """One of two members says that it is so; saying it twice counts once."""
    await queries.approval_add(
        tx.connection,
        claim_id=claim_id,
        member_id=member_id,
        telegram_id=telegram_id,
        approved_at=to_milliseconds(now),
    )


async def forget_approvals(tx: Transaction, claim_id: int) -> None:
    """Nobody has said so: the claim has become another."""
    await queries.approvals_forget(tx.connection, claim_id=claim_id)


async def approvals(db: Reader, claim_id: int) -> list[int]:
    """The members who have said that it is so, first come first."""
    return [row["member_id"] for row in await queries.approvals_of(db.connection, claim_id=claim_id)]


def _claim(row: sqlite3.Row) -> Claim:
    values: dict[str, Any] = dict(row)
    return Claim(
        **values
        | {
            "kind": MoneyKind(values["kind"]),
            "savings": None if values["savings"] is None else SavingsKind(values["savings"]),
            "date": dt.date.fromisoformat(values["date"]),
            "state": ClaimState(values["state"]),
            "created_at": from_milliseconds(values["created_at"]),
            "decided_at": None if values["decided_at"] is None else from_milliseconds(values["decided_at"]),
        }
    )
