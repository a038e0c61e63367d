"""A database that was in use before a migration is the same books after it, and as well guarded."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from savings.journal import entry_hash, text_digest
from services.verify import verify
from storage.database import EXPECTED_TRIGGERS, Database
from storage.migrations import upgrade


def migrate(path: Path, revision: str) -> None:
    """As `upgrade` does, to any revision."""
    sqlite3.connect(path).close()
    config = Config()
    config.set_main_option("script_location", str(upgrade.HERE))
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()
    engine.dispose()


def deposit(connection: sqlite3.Connection) -> None:
    """A group with one member, whose deposit was reported, accepted and written."""
    digest = text_digest("salt", "setor 20rb")
    sealed = entry_hash(
        previous_hash="",
        group_id=1,
        number=1,
        kind="deposit",
        date="2026-03-07",
        recorded_at=5,
        claim_id=1,
        reverses_id=None,
        replaces_id=None,
        member_id=1,
        reported_by=1,
        confirmed_by=1,
        postings=[(1, "cash:kas", 2, "savings:wajib:1", 20_000)],
        digest=digest,
    )
    for statement in (
        "INSERT INTO groups (id, name, preset, zone, rules, started_at, started_by, last_number, head_hash) "
        f"VALUES (1, 'KSM', 'ksm', 'Asia/Jakarta', '{{}}', 0, 1, 1, '{sealed}')",
        "INSERT INTO members (id, group_id, name, joined_on) VALUES (1, 1, 'Siti', '2026-01-03')",
        "INSERT INTO accounts (id, group_id, kind, name, member_id) VALUES (1, 1, 'cash', 'kas', NULL), "
        "(2, 1, 'savings', 'wajib', 1)",
        "INSERT INTO balances VALUES (1, 'debit', 20000, 0), (2, 'credit', 0, 20000)",
        "INSERT INTO entries VALUES (1, 1, 1, 'deposit', '2026-03-07', 5, 1, NULL, NULL, 1, 1, 1, "
        f"'{digest}', '', '{sealed}')",
        "INSERT INTO entry_texts VALUES (1, 'salt', 'setor 20rb')",
        "INSERT INTO postings VALUES (1, 1, 1, 2, 20000)",
        "INSERT INTO claims (id, group_id, chat_id, message_id, item, kind, amount, member_id, date, reporter_id, "
        "created_at, state, entry_id) VALUES (1, 1, -1, 1, 0, 'deposit', 20000, 1, '2026-03-07', 1, 0, 'accepted', 1)",
    ):
        connection.execute(statement)
    connection.commit()


async def test_books_from_before_there_were_loans_still_verify(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    migrate(path, "0001")
    connection = sqlite3.connect(path)
    deposit(connection)
    connection.close()
    upgrade.upgrade(path)
    database = await Database.open(path, revision=upgrade.NEWEST)
    try:
        async with database.read() as db:
            assert await verify(db) == []
            assert len(list(await db.connection.execute_fetchall("SELECT * FROM entries WHERE loan_id IS NULL"))) == 1
            kept = list(await db.connection.execute_fetchall("SELECT rest_to, paid_from, covered_by FROM claims"))
    finally:
        await database.close()
    assert [tuple(row) for row in kept] == [("", "", None)]


def test_no_migration_loses_a_trigger(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    migrate(path, "0001")
    connection = sqlite3.connect(path)
    before = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    connection.close()
    migrate(path, "head")
    connection = sqlite3.connect(path)
    after = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    connection.close()
    assert before < after == EXPECTED_TRIGGERS


def test_who_told_of_trouble_long_ago_does_not_begin_to_wait_now(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    migrate(path, "0004")
    connection = sqlite3.connect(path)
    columns = "id, group_id, loan_id, state, reason, told_by, created_at"
    connection.executemany(
        f"INSERT INTO hardships ({columns}) VALUES (?, 1, 1, ?, 'badai', 1, 7)", [(1, "told"), (2, "rejected")]
    )
    connection.commit()
    connection.close()
    migrate(path, "head")
    connection = sqlite3.connect(path)
    assert list(connection.execute("SELECT id, talked_at FROM hardships ORDER BY id")) == [(1, 7), (2, None)]
    connection.close()
