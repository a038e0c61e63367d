"""Questions that wait for an answer: at most one for each person in each chat."""

import datetime as dt
import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A half-said thing. `kind` names the conversation, `payload` what is known so far (JSON values)."""

    id: int
    chat_id: int
    telegram_id: int
    group_id: int | None
    kind: str
    payload: dict[str, Any]
    created_at: dt.datetime
    expires_at: dt.datetime


async def put(
    tx: Transaction,
    *,
    chat_id: int,
    telegram_id: int,
    group_id: int | None,
    kind: str,
    payload: dict[str, Any],
    now: dt.datetime,
    lasts: dt.timedelta,
) -> int:
    """Open a question; an older one of the same person in the same chat is forgotten. Answers its id.

    The id is always a new one: a late press of an older question's button must not answer this one.
    """
    await queries.draft_forget(tx.connection, chat_id=chat_id, telegram_id=telegram_id)
    draft_id: int = await queries.draft_put(
        tx.connection,
        chat_id=chat_id,
        telegram_id=telegram_id,
        group_id=group_id,
        kind=kind,
        payload=json.dumps(payload, ensure_ascii=False),
        created_at=to_milliseconds(now),
        expires_at=to_milliseconds(now + lasts),
    )
    return draft_id


async def of_person(db: Reader, chat_id: int, telegram_id: int, now: dt.datetime) -> Draft | None:
    """The open question of this person in this chat."""
    row = await queries.draft_of(db.connection, chat_id=chat_id, telegram_id=telegram_id, now=to_milliseconds(now))
    return _draft(row)


async def get(db: Reader, draft_id: int, now: dt.datetime) -> Draft | None:
    """The question with this id, if it is still open."""
    return _draft(await queries.draft_get(db.connection, id=draft_id, now=to_milliseconds(now)))


async def change(tx: Transaction, draft_id: int, payload: dict[str, Any], *, expires_at: dt.datetime) -> None:
    """The same question goes on, with more known."""
    await queries.draft_change(
        tx.connection,
        id=draft_id,
        payload=json.dumps(payload, ensure_ascii=False),
        expires_at=to_milliseconds(expires_at),
    )


async def close(tx: Transaction, draft_id: int) -> None:
    """It is answered, or given up."""
    await queries.draft_close(tx.connection, id=draft_id)


async def expired(db: Reader, now: dt.datetime) -> list[Draft]:
    """Questions that nobody answered in time."""
    rows = await queries.drafts_expired(db.connection, now=to_milliseconds(now))
    return [draft for draft in map(_draft, rows) if draft is not None]


async def move_chat(tx: Transaction, *, old: int, new: int) -> None:
    """A chat goes on under another id."""
    await queries.drafts_move_chat(tx.connection, old=old, new=new)


def _draft(row: sqlite3.Row | None) -> Draft | None:
    if row is None:
        return None
    values: dict[str, Any] = dict(row)
    return Draft(
        **values
        | {
            "payload": json.loads(values["payload"]),
            "created_at": from_milliseconds(values["created_at"]),
            "expires_at": from_milliseconds(values["expires_at"]),
        }
    )
