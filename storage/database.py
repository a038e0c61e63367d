"""Connections: one writer behind a lock, readers of their own.

Why one writer: SQLite has one anyway, and a turn must be able to hold it from its first read to its commit. Why readers
of their own: on a shared connection the rollback of one coroutine erases what another believes to be written.
"""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite

EXPECTED_TRIGGERS = frozenset(
    {
        "accounts_refuse_delete",
        "accounts_refuse_update",
        "claims_keep_decision",
        "claims_refuse_delete",
        "entries_refuse_delete",
        "entries_refuse_update",
        "hardships_keep_decision",
        "hardships_refuse_delete",
        "instalments_keep_amounts",
        "instalments_refuse_delete",
        "loans_keep_purpose",
        "loans_keep_terms",
        "loans_refuse_delete",
        "postings_refuse_delete",
        "postings_refuse_update",
        "rule_changes_refuse_update",
        "shifts_refuse_delete",
        "shifts_refuse_update",
        "waivers_refuse_delete",
        "waivers_refuse_update",
    }
)

SYNCHRONOUS = "FULL"
"""What is committed is on the disk. Only the tests, which never lose their power, set another value and do not wait."""


class StorageError(Exception):
    """The database cannot be used. `reason` is one of: missing, outdated, tampered, unwritable."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class Reader:
    """Something that can be asked: a snapshot of the books."""

    __slots__ = ("connection",)

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self.connection = connection


class Transaction(Reader):
    """Something that can be asked and told: all of it happens, or nothing."""

    __slots__ = ()

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """A part that can fail alone: an exception undoes just what happened inside."""
        await self.connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            await self.connection.execute("ROLLBACK TO part")
            await self.connection.execute("RELEASE part")
            raise
        await self.connection.execute("RELEASE part")


class Database:
    """A SQLite file, opened by `open` and always to be closed: the thread of a connection keeps the process alive."""

    def __init__(self, path: Path, writer: aiosqlite.Connection) -> None:
        self.path = path
        self._writer = writer
        self._lock = asyncio.Lock()
        self._readers: list[aiosqlite.Connection] = []
        self._opening: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(cls, path: Path, *, revision: str) -> "Database":
        """Open the file at `path`.

        Raises StorageError when it is missing, of another revision, without its triggers or not writable.
        """
        if not path.is_file():  # noqa: ASYNC240  # one look at start-up
            raise StorageError("missing", str(path))
        writer = await _connect(path)
        database = cls(path, writer)
        try:
            await database._examine(revision)
        except BaseException:
            await database.close()
            raise
        return database

    async def _examine(self, revision: str) -> None:
        try:
            async with self.write() as tx:
                row = await one(tx, "SELECT version_num FROM alembic_version")
                triggers = await many(tx, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                raise StorageError("outdated", "no tables") from error
            raise StorageError("unwritable", str(error)) from error
        except sqlite3.DatabaseError as error:
            raise StorageError("unwritable", str(error)) from error
        found = "nothing" if row is None else str(row[0])
        if found != revision:
            raise StorageError("outdated", f"revision {found}, expected {revision}")
        missing = EXPECTED_TRIGGERS - {str(name) for (name,) in triggers}
        if missing:
            raise StorageError("tampered", f"missing triggers: {', '.join(sorted(missing))}")

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """The one write transaction: committed at the end of the block, undone if the block raises."""
        async with self._lock:
            try:
                # A deferred BEGIN that writes later fails at once with "database is locked": ask for the lock now.
                await self._writer.execute("BEGIN IMMEDIATE")
                yield Transaction(self._writer)
                await self._writer.execute("COMMIT")
            except BaseException:
                # Also where BEGIN or COMMIT was cancelled or failed: a transaction left open would refuse the next one.
                with contextlib.suppress(sqlite3.OperationalError):  # after a COMMIT that went through nothing is open
                    await self._writer.execute("ROLLBACK")
                raise

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Reader]:
        """A snapshot that nothing can change while the block runs."""
        while not self._readers:
            await self._open_reader()
        connection = self._readers.pop()
        try:
            await connection.execute("BEGIN")
            yield Reader(connection)
        finally:
            # A connection does one thing after another, also what nobody waits for any more: it is as good as before.
            try:
                with contextlib.suppress(sqlite3.OperationalError):  # where BEGIN failed nothing is open
                    await connection.execute("ROLLBACK")
            finally:
                self._readers.append(connection)

    async def _open_reader(self) -> None:
        """Opened to the end, even where nobody waits for it any more: a lost connection keeps the process alive."""

        async def work() -> None:
            self._readers.append(await _connect(self.path))

        opening = asyncio.create_task(work())
        self._opening.add(opening)
        opening.add_done_callback(self._opening.discard)
        await asyncio.shield(opening)

    async def close(self) -> None:
        """Close every connection."""
        await asyncio.gather(*self._opening, return_exceptions=True)
        for reader in self._readers:
            await reader.close()
        self._readers.clear()
        await self._writer.close()


async def _connect(path: Path) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        await _prepare(connection)
    except sqlite3.DatabaseError as error:
        await connection.close()  # an open connection's thread would keep the process alive
        raise StorageError("unwritable", str(error)) from error
    return connection


async def _prepare(connection: aiosqlite.Connection) -> None:
    for pragma in (
        "journal_mode = WAL",
        f"synchronous = {SYNCHRONOUS}",
        "foreign_keys = ON",
        "busy_timeout = 5000",
        "recursive_triggers = ON",  # without it INSERT OR REPLACE walks around the triggers
    ):
        await connection.execute(f"PRAGMA {pragma}")


async def one(db: Reader, sql: str, **values: Any) -> sqlite3.Row | None:
    """The first row of a query that is too small to be named in storage/sql/."""
    rows = await many(db, sql, **values)
    return rows[0] if rows else None


async def many(db: Reader, sql: str, **values: Any) -> list[sqlite3.Row]:
    """All rows of a query that is too small to be named in storage/sql/."""
    return list(await db.connection.execute_fetchall(sql, values))
