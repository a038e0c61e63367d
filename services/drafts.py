"""Questions that wait for an answer. A conversation is a row, so it survives a restart and two people never mix."""

import datetime as dt
from typing import Any

from services.turn import Turn
from storage import drafts as store
from storage.drafts import Draft

__all__ = ["BARE_AMOUNT_LASTS", "Draft", "answered", "ask", "change", "expired", "find", "of_person"]

USUAL = dt.timedelta(minutes=30)
BARE_AMOUNT_LASTS = dt.timedelta(minutes=3)
"""For so long the same person's bare amount answers an open question in a group without being a reply."""


async def ask(
    turn: Turn,
    *,
    chat_id: int,
    telegram_id: int,
    kind: str,
    payload: dict[str, Any],
    group_id: int | None = None,
    lasts: dt.timedelta = USUAL,
) -> int:
    """Open a question and answer its id; the person's older question in this chat is forgotten.

    `payload` holds JSON values; where the answer is typed, payload["prompt"] is the text that asks.
    """
    return await store.put(
        turn.tx,
        chat_id=chat_id,
        telegram_id=telegram_id,
        group_id=group_id,
        kind=kind,
        payload=payload,
        now=turn.now,
        lasts=lasts,
    )


async def of_person(turn: Turn, chat_id: int, telegram_id: int) -> Draft | None:
    """The open question of this person in this chat."""
    return await store.of_person(turn.tx, chat_id, telegram_id, turn.now)


async def find(turn: Turn, draft_id: int) -> Draft | None:
    """The question with this id, if it is still open."""
    return await store.get(turn.tx, draft_id, turn.now)


async def change(turn: Turn, draft: Draft, payload: dict[str, Any], *, lasts: dt.timedelta = USUAL) -> None:
    """The same question goes on with another payload, open as long again: quick taps on one list all count."""
    await store.change(turn.tx, draft.id, payload, expires_at=turn.now + lasts)


async def answered(turn: Turn, draft: Draft) -> None:
    """It is answered, or given up."""
    await store.close(turn.tx, draft.id)


async def expired(turn: Turn) -> list[Draft]:
    """Questions that nobody answered in time; they are forgotten by this call."""
    late = await store.expired(turn.tx, turn.now)
    for draft in late:
        await store.close(turn.tx, draft.id)
    return late
