"""The inbox: every raw update, committed before Telegram is told that it arrived."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Reader, Transaction
from storage.queries import queries


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A raw update (source `telegram`) or the answer to a question of ours (source `answer`).

    `received_at` is in UTC milliseconds; `tries` counts the failed turns.
    """

    id: int
    update_id: int | None
    source: str
    body: str
    received_at: int
    tries: int


async def store(tx: Transaction, bodies: Sequence[tuple[int | None, str]], *, source: str, now: int) -> None:
    """Keep raw (update_id, JSON) pairs; those already held are passed over."""
    await queries.inbox_store(
        tx.connection,
        [{"update_id": key, "source": source, "body": body, "received_at": now} for key, body in bodies],
    )


async def waiting(db: Reader, limit: int) -> list[Received]:
    """The oldest updates without a turn, in order of arrival."""
    return [Received(**dict(row)) for row in await queries.inbox_waiting(db.connection, limit=limit)]


async def newest(db: Reader) -> int:
    """The id of the update that came last; 0 where none is kept."""
    newest_id: int | None = await queries.inbox_newest(db.connection)
    return newest_id or 0


async def mark_done(tx: Transaction, ids: Sequence[int], *, now: int) -> None:
    """Their effects are part of this very transaction."""
    await queries.inbox_done(tx.connection, [{"id": item, "done_at": now} for item in ids])


async def mark_failed(tx: Transaction, item: int, *, error: str) -> None:
    """One more try has failed. `error` names type and place, never a text that a person wrote."""
    await queries.inbox_failed(tx.connection, id=item, error=error)


async def set_aside(tx: Transaction, item: int, *, error: str, reference: str, now: int) -> None:
    """Poison: it will not be tried again; `reference` is what the person was told."""
    await queries.inbox_aside(tx.connection, id=item, error=error, reference=reference, done_at=now)


async def prune(tx: Transaction, *, before: int) -> int:
    """Forget what was done before this instant (UTC milliseconds); answers how many."""
    count: int = await queries.inbox_prune(tx.connection, before=before)
    return count


async def count(db: Reader) -> tuple[int, int, int]:
    """(waiting, aside, total)."""
    row = await queries.inbox_count(db.connection)
    return row["waiting"], row["aside"], row["total"]


async def get_mark(db: Reader, name: str) -> str | None:
    """A kept small value of the program itself."""
    value: str | None = await queries.mark_get(db.connection, name=name)
    return value


async def set_mark(tx: Transaction, name: str, value: str) -> None:
    """Keep a small value of the program itself."""
    await queries.mark_set(tx.connection, name=name, value=value)
