"""Bring a database file to the newest schema, and compare what it holds with what it should."""

import sqlite3
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
SCHEMA_FILE = HERE.parent / "schema.sql"
NEWEST = "0005"
"""The revision that the program expects; a test compares it with Alembic's head."""


class MigrationFailed(Exception):
    """The database cannot be written; the text names the kind of error."""


def upgrade(path: Path) -> None:
    """Create or migrate the SQLite file at `path`. Raises MigrationFailed when it cannot be written."""
    try:
        _upgrade(path)
    except (sqlite3.Error, OSError) as error:
        raise MigrationFailed(type(error).__name__) from error


def _upgrade(path: Path) -> None:
    # SQLAlchemy costs 40 MB and a second: only `migrate` pays for it.
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine
    from sqlalchemy.exc import SQLAlchemyError
    from sqlalchemy.pool import NullPool

    path.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(path) as probe:  # a plain error here reads better than SQLAlchemy's
        probe.execute("PRAGMA journal_mode=WAL")
    probe.close()
    config = Config()
    config.set_main_option("script_location", str(HERE))
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
    except SQLAlchemyError as error:
        raise MigrationFailed(type(error).__name__) from error
    finally:
        engine.dispose()


def dump(path: Path) -> str:
    """The schema of the file at `path` as sorted SQL text, as kept in storage/schema.sql."""
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
            "ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name"
        ).fetchall()
    finally:
        connection.close()
    return "".join(f"{sql.strip()};\n\n" for (sql,) in rows)


def create(path: Path) -> None:
    """Make a new database from the dumped schema: the quick way of tests, equal to `upgrade` (a test says so)."""
    path.write_bytes(_new())


@cache
def _new() -> bytes:
    """A new file. Made once and copied: a hundred statements, each with a wait for the disk, outlast a test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new.db"
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.executescript(f"BEGIN; {SCHEMA_FILE.read_text()} COMMIT")
            connection.execute("INSERT INTO alembic_version VALUES (?)", (NEWEST,))
        finally:
            connection.close()
        return path.read_bytes()
