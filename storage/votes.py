"""Words given about a loan, and the requests whose time is over."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable

from savings.deciding import Stage, Vote
from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


async def cast(tx: Transaction, vote: Vote, *, instead_of: Iterable[int]) -> None:
    """Keep a word in place of what this account, or one of these members, has said before."""
    key = {"loan_id": vote.loan_id, "stage": vote.stage.value, "telegram_id": vote.telegram_id}
    members = sorted({vote.member_id, *instead_of})
    await queries.votes_drop(tx.connection, **key, members=json.dumps(members))
    await queries.vote_add(
        tx.connection,
        **key,
        member_id=vote.member_id,
        vote="yes" if vote.yes else "no",
        reason=vote.reason,
        voted_at=to_milliseconds(vote.voted_at),
    )


async def forget(tx: Transaction, loan_id: int, stage: Stage) -> None:
    """Nobody has said anything about this stage."""
    await queries.votes_forget(tx.connection, loan_id=loan_id, stage=stage.value)


async def of_loan(db: Reader, loan_id: int, stage: Stage) -> list[Vote]:
    """What was said about this stage, first come first."""
    return [_vote(row) for row in await queries.votes_of(db.connection, loan_id=loan_id, stage=stage.value)]


async def due(db: Reader, now: dt.datetime, *, patience: dt.timedelta, limit: int = 200) -> list[int]:
    """The requests, of every group, whose vote ends now or whose officers have let them wait for so long."""
    rows = await queries.requests_due(
        db.connection, now=to_milliseconds(now), patience_since=to_milliseconds(now - patience), limit=limit
    )
    return [row["id"] for row in rows]


async def was_asked_for(db: Reader, loan_id: int) -> bool:
    """Whether somebody decides about it, and it was not taken over from before the books by way of a claim."""
    return await queries.loan_opened_by(db.connection, loan_id=loan_id) is None


def _vote(row: sqlite3.Row) -> Vote:
    return Vote(
        loan_id=row["loan_id"],
        stage=Stage(row["stage"]),
        member_id=row["member_id"],
        telegram_id=row["telegram_id"],
        yes=row["vote"] == "yes",
        reason=row["reason"],
        voted_at=from_milliseconds(row["voted_at"]),
    )
