"""The named queries of storage/sql/, loaded by aiosql.

The adapter differs from aiosql's own in one thing: every query is ONE hop to the connection's thread instead of three
(execute, fetch, close), because the hops cost more than the statements. SELECTs answer a list.
"""

import sqlite3
from pathlib import Path
from typing import Any

import aiosql
import aiosqlite
from aiosql.types import SQLOperationType

Parameters = dict[str, Any]


class OneHop:
    """aiosql's driver protocol over aiosqlite."""

    is_aio_driver = True

    def process_sql(self, _name: str, _operation: object, sql: str) -> str:
        """SQLite knows :names already."""
        return sql

    async def select(
        self, connection: aiosqlite.Connection, _name: str, sql: str, values: Parameters, _record: object = None
    ) -> list[sqlite3.Row]:
        """All rows."""
        return list(await connection.execute_fetchall(sql, values))

    async def select_one(
        self, connection: aiosqlite.Connection, _name: str, sql: str, values: Parameters, _record: object = None
    ) -> sqlite3.Row | None:
        """The first row, or None."""
        rows = list(await connection.execute_fetchall(sql, values))
        return rows[0] if rows else None

    async def select_value(self, connection: aiosqlite.Connection, _name: str, sql: str, values: Parameters) -> Any:
        """The first column of the first row, or None."""
        rows = list(await connection.execute_fetchall(sql, values))
        return rows[0][0] if rows else None

    async def insert_returning(self, connection: aiosqlite.Connection, _name: str, sql: str, values: Parameters) -> Any:
        """The value that RETURNING names, or None where nothing was inserted."""
        rows = list(await connection.execute_fetchall(sql, values))
        return rows[0][0] if rows else None

    async def insert_update_delete(
        self, connection: aiosqlite.Connection, _name: str, sql: str, values: Parameters
    ) -> int:
        """How many rows it touched."""
        return (await connection.execute(sql, values)).rowcount

    async def insert_update_delete_many(
        self, connection: aiosqlite.Connection, _name: str, sql: str, values: list[Parameters]
    ) -> None:
        """The same statement for many rows."""
        await connection.executemany(sql, values)


queries: Any = aiosql.from_path(Path(__file__).parent / "sql", OneHop, kwargs_only=True, mandatory_parameters=False)  # type: ignore[arg-type]  # aiosql's protocol also wants sync cursors
"""Every `-- name:` of storage/sql/*.sql as a coroutine function (connection, **values)."""


def _listing(query: Any) -> Any:
    """aiosql makes every SELECT an async generator; a list in one await is what its callers want."""

    async def fetch(connection: aiosqlite.Connection, **values: Any) -> list[sqlite3.Row]:
        return list(await connection.execute_fetchall(query.sql, values))

    fetch.sql = query.sql  # type: ignore[attr-defined]  # some callers compose with the text
    return fetch


for _name in queries.available_queries:
    if getattr(queries, _name).operation is SQLOperationType.SELECT:
        setattr(queries, _name, _listing(getattr(queries, _name)))
