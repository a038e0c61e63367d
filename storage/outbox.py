"""The outbox: every message that a turn decided to send, committed with the turn's effects."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Reader, Transaction
from storage.queries import queries

CONVERSATION = 0
SCHEDULED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A call of the Bot API that is to be made.

    `payload` is the JSON of its parameters. `slot` names the message for later edits, which carry the slot instead of a
    message id, because the id is known only after sending. `purpose` asks for the answer back as an inbox row.
    `stands_for` names the reminders that it says (see storage/alarms.py). Instants are UTC milliseconds.
    """

    lane: int
    chat_id: int
    method: str
    payload: str
    slot: str | None = None
    purpose: str | None = None
    inbox_id: int | None = None
    created_at: int
    expires_at: int | None = None
    stands_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """An outgoing call as it waits in the table."""

    id: int
    lane: int
    chat_id: int
    method: str
    payload: str
    slot: str | None
    purpose: str | None
    created_at: int
    expires_at: int | None
    tries: int


async def add(tx: Transaction, messages: Sequence[Outgoing]) -> list[Queued]:
    """Put them in line; answers them as they wait there."""
    if not messages:
        return []
    await queries.outbox_add(
        tx.connection,
        [
            {
                "lane": m.lane,
                "chat_id": m.chat_id,
                "method": m.method,
                "payload": m.payload,
                "slot": m.slot,
                "purpose": m.purpose,
                "inbox_id": m.inbox_id,
                "created_at": m.created_at,
                "expires_at": m.expires_at,
                "stands_for": m.stands_for,
            }
            for m in messages
        ],
    )
    # AUTOINCREMENT gives consecutive ids within one transaction: the last one tells them all.
    last: int = await queries.outbox_last(tx.connection)
    return [
        Queued(
            id=number,
            lane=m.lane,
            chat_id=m.chat_id,
            method=m.method,
            payload=m.payload,
            slot=m.slot,
            purpose=m.purpose,
            created_at=m.created_at,
            expires_at=m.expires_at,
            tries=0,
        )
        for number, m in enumerate(messages, last - len(messages) + 1)
    ]


async def waiting(db: Reader, *, after: int, limit: int) -> list[Queued]:
    """Those not yet sent with an id above `after`, in order."""
    return [Queued(**dict(row)) for row in await queries.outbox_waiting(db.connection, after=after, limit=limit)]


async def mark_sent(tx: Transaction, ids: Sequence[int], *, now: int) -> None:
    """Telegram has taken them."""
    await queries.outbox_sent(tx.connection, [{"id": item, "at": now} for item in ids])


async def mark_ended(tx: Transaction, item: int, *, state: str, error: str, now: int) -> None:
    """It will not be sent: `state` is failed, dropped or superseded; `error` names why."""
    await queries.outbox_ended(tx.connection, id=item, state=state, error=error, at=now)


async def retarget(tx: Transaction, *, old: int, new: int) -> None:
    """A chat got another id: what waits for it goes there; edits of its old messages cannot."""
    await queries.outbox_drop_slots(tx.connection, chat_id=old)
    await queries.outbox_retarget(tx.connection, old=old, new=new)
    await queries.slots_forget(tx.connection, chat_id=old)


async def supersede(tx: Transaction, slots: Sequence[str], *, now: int) -> None:
    """The messages of these names that still wait are not sent: they are about to be said anew."""
    await queries.outbox_supersede(tx.connection, [{"slot": slot, "at": now} for slot in slots])


async def prune(tx: Transaction, *, before: int) -> int:
    """Forget what ended before this instant (UTC milliseconds); answers how many."""
    count: int = await queries.outbox_prune(tx.connection, before=before)
    return count


async def count(db: Reader) -> tuple[int, int, int]:
    """(waiting, failed, total)."""
    row = await queries.outbox_count(db.connection)
    return row["waiting"], row["failed"], row["total"]


async def set_slots(tx: Transaction, slots: Sequence[tuple[str, int, int]]) -> None:
    """Remember (slot, chat_id, message_id): later edits name the slot."""
    await queries.slot_set(
        tx.connection, [{"slot": slot, "chat_id": chat, "message_id": message} for slot, chat, message in slots]
    )


async def get_slot(db: Reader, slot: str) -> tuple[int, int] | None:
    """(chat_id, message_id) of the message that was sent under this name, or None."""
    row = await queries.slot_get(db.connection, slot=slot)
    return None if row is None else (row["chat_id"], row["message_id"])
