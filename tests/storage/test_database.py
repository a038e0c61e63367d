"""Connections: snapshots, all or nothing, and the guards of the ledger."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database, StorageError, Transaction, many, one
from storage.migrations import upgrade

LEDGER = (
    "INSERT INTO groups (id, name, preset, zone, rules, started_at, started_by) "
    "VALUES (1, 'KSM', 'ksm', 'Asia/Jakarta', '{}', 0, 1)",
    "INSERT INTO members (id, group_id, name, joined_on) VALUES (1, 1, 'Siti', '2026-01-03')",
    "INSERT INTO accounts (id, group_id, kind, name) VALUES (1, 1, 'cash', 'kas'), (2, 1, 'equity', 'hibah')",
    "INSERT INTO balances (account_id, floor, debit, credit) VALUES (1, 'debit', 500, 0), (2, 'none', 0, 500)",
    "INSERT INTO entries (id, group_id, number, kind, date, recorded_at, text_digest, previous_hash, hash) "
    "VALUES (1, 1, 1, 'grant', '2026-03-07', 0, '', '', '')",
    "INSERT INTO postings (entry_id, line, debit_id, credit_id, amount) VALUES (1, 1, 1, 2, 500)",
    "INSERT INTO claims (id, group_id, chat_id, message_id, item, kind, amount, date, reporter_id, created_at, state) "
    "VALUES (1, 1, -1, 1, 0, 'grant', 500, '2026-03-07', 1, 0, 'accepted')",
    "INSERT INTO rule_changes (id, group_id, version, rule, old_value, new_value, changed_by, changed_at) "
    "VALUES (1, 1, 2, 'wajib', '1', '2', 1, 0)",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "x.db"
    upgrade.create(file)
    return file


@pytest.fixture
async def db(path: Path) -> AsyncIterator[Database]:
    database = await Database.open(path, revision=upgrade.NEWEST)
    yield database
    await database.close()


async def mark(tx: Transaction, name: str) -> None:
    await tx.connection.execute("INSERT INTO marks (name, value) VALUES (?, '')", (name,))


async def marks(db: Database) -> list[str]:
    async with db.read() as reader:
        return [row[0] for row in await many(reader, "SELECT name FROM marks ORDER BY name")]


async def test_a_reader_sees_the_moment_at_which_it_began(db: Database) -> None:
    async with db.read() as reader:
        assert await one(reader, "SELECT name FROM marks") is None
        async with db.write() as tx:
            await mark(tx, "later")
        assert await one(reader, "SELECT name FROM marks") is None
    assert await marks(db) == ["later"]


async def test_a_reader_never_sees_what_is_not_committed(db: Database) -> None:
    async with db.write() as tx:
        await mark(tx, "unfinished")
        assert await marks(db) == []
    assert await marks(db) == ["unfinished"]


async def test_readers_side_by_side(db: Database) -> None:
    async with db.write() as tx:
        await mark(tx, "a")
    assert await asyncio.gather(*(marks(db) for _ in range(8))) == [["a"]] * 8


async def test_an_exception_undoes_the_whole_transaction(db: Database) -> None:
    with pytest.raises(RuntimeError):
        async with db.write() as tx:
            await mark(tx, "a")
            raise RuntimeError
    assert await marks(db) == []
    async with db.write() as tx:
        await mark(tx, "b")
    assert await marks(db) == ["b"]


async def test_a_cancelled_turn_leaves_nothing_and_frees_the_writer(db: Database) -> None:
    begun = asyncio.Event()

    async def turn() -> None:
        async with db.write() as tx:
            await mark(tx, "half")
            begun.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(turn())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with db.write() as tx:
        await mark(tx, "next")
    assert await marks(db) == ["next"]


async def test_a_reader_that_is_cancelled_at_any_moment_leaves_no_thread_behind(path: Path) -> None:
    """A connection's thread that nobody ends keeps the process alive after SIGTERM."""
    before = threading.active_count()
    for moment in range(60):
        database = await Database.open(path, revision=upgrade.NEWEST)

        async def look(database: Database = database) -> None:
            for _ in range(3):
                async with database.read() as snapshot:
                    await many(snapshot, "SELECT * FROM groups")

        looking = [asyncio.create_task(look()) for _ in range(3)]
        await asyncio.sleep(moment * 0.0002)
        for task in looking:
            task.cancel()
        await asyncio.gather(*looking, return_exceptions=True)
        async with database.read() as snapshot:
            assert await many(snapshot, "SELECT * FROM groups") == [], "what is left can be used"
        await database.close()
    async with asyncio.timeout(5):
        while threading.active_count() > before:  # noqa: ASYNC110  # a thread's end tells nobody
            await asyncio.sleep(0.01)


async def test_a_savepoint_fails_alone(db: Database) -> None:
    async with db.write() as tx:
        await mark(tx, "before")
        with pytest.raises(RuntimeError):
            async with tx.savepoint():
                await mark(tx, "inside")
                raise RuntimeError
        async with tx.savepoint():
            await mark(tx, "again")
            with pytest.raises(RuntimeError):
                async with tx.savepoint():
                    await mark(tx, "nested")
                    raise RuntimeError
        await mark(tx, "past")
    assert await marks(db) == ["again", "before", "past"]


async def test_writers_take_turns(db: Database) -> None:
    async def turn(number: int) -> None:
        async with db.write() as tx:
            row = await one(tx, "SELECT count(*) FROM marks")
            assert row is not None
            await asyncio.sleep(0)
            await mark(tx, f"{row[0]:02}")

    await asyncio.gather(*(turn(number) for number in range(20)))
    assert await marks(db) == [f"{number:02}" for number in range(20)]


async def test_the_pragmas_that_the_guarantees_rest_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, own_synchronous: str
) -> None:
    monkeypatch.setattr("storage.database.SYNCHRONOUS", own_synchronous)
    db = await Database.open(path, revision=upgrade.NEWEST)
    async with db.write() as tx:
        for name, value in (
            ("foreign_keys", 1),
            ("recursive_triggers", 1),
            ("synchronous", 2),
            ("journal_mode", "wal"),
        ):
            row = await one(tx, f"PRAGMA {name}")
            assert row is not None
            assert row[0] == value
    await db.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET date = '2026-03-08'",
        "UPDATE entries SET id = id",
        "DELETE FROM entries",
        "INSERT OR REPLACE INTO entries (id, group_id, number, kind, date, recorded_at, text_digest, previous_hash, "
        "hash) VALUES (1, 1, 1, 'grant', '2026-03-07', 1, '', '', '')",
        "INSERT OR REPLACE INTO entries (id, group_id, number, kind, date, recorded_at, text_digest, previous_hash, "
        "hash) VALUES (2, 1, 1, 'grant', '2026-03-07', 1, '', '', '')",
        "INSERT INTO entries (id, group_id, number, kind, date, recorded_at, text_digest, previous_hash, hash) "
        "VALUES (1, 1, 1, 'grant', '2026-03-07', 1, '', '', '') ON CONFLICT DO UPDATE SET recorded_at = 1",
        "UPDATE postings SET amount = 501",
        "DELETE FROM postings",
        "INSERT OR REPLACE INTO postings (entry_id, line, debit_id, credit_id, amount) VALUES (1, 1, 1, 2, 501)",
        "UPDATE accounts SET name = 'x' WHERE id = 2",
        "DELETE FROM accounts WHERE id = 2",
        "INSERT OR REPLACE INTO accounts (id, group_id, kind, name) VALUES (2, 1, 'income', 'denda')",
        "UPDATE claims SET amount = 1",
        "DELETE FROM claims",
        "UPDATE rule_changes SET new_value = '3'",
    ],
)
async def test_what_is_confirmed_is_refused_to_change(db: Database, statement: str) -> None:
    async with db.write() as tx:
        for line in LEDGER:
            await tx.connection.execute(line)
    with pytest.raises(sqlite3.IntegrityError, match=r"immutable|kept"):
        async with db.write() as tx:
            await tx.connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE balances SET credit = 501 WHERE account_id = 1", "ck_balances_overdrawn"),
        ("UPDATE balances SET debit = -1 WHERE account_id = 2", "ck_balances_positive"),
        ("INSERT INTO postings (entry_id, line, debit_id, credit_id, amount) VALUES (1, 2, 1, 2, 0)", "amount"),
        ("INSERT INTO postings (entry_id, line, debit_id, credit_id, amount) VALUES (1, 2, 1, 1, 5)", "two_accounts"),
        ("INSERT INTO postings (entry_id, line, debit_id, credit_id, amount) VALUES (1, 2, 1, 9, 5)", "FOREIGN KEY"),
        ("INSERT INTO postings (entry_id, line, debit_id, credit_id, amount) VALUES (1, 2, 1, 2, 5.5)", "INTEGER"),
        ("INSERT INTO accounts (group_id, kind, name) VALUES (1, 'cash', 'kas')", "uq_accounts"),
    ],
)
async def test_the_tables_keep_the_rules_a_second_time(db: Database, statement: str, rule: str) -> None:
    async with db.write() as tx:
        for line in LEDGER:
            await tx.connection.execute(line)
    with pytest.raises(sqlite3.IntegrityError, match=rule):
        async with db.write() as tx:
            await tx.connection.execute(statement)


async def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        await Database.open(tmp_path / "none.db", revision=upgrade.NEWEST)
    assert refused.value.reason == "missing"
    assert not (tmp_path / "none.db").exists()


async def test_another_revision_is_refused(path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        await Database.open(path, revision="9999")
    assert refused.value.reason == "outdated"


async def test_an_empty_file_is_outdated(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    with pytest.raises(StorageError) as refused:
        await Database.open(tmp_path / "empty.db", revision=upgrade.NEWEST)
    assert refused.value.reason == "outdated"


async def test_a_lost_trigger_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER entries_refuse_update")
    connection.commit()
    connection.close()
    with pytest.raises(StorageError) as refused:
        await Database.open(path, revision=upgrade.NEWEST)
    assert (refused.value.reason, refused.value.detail) == ("tampered", "missing triggers: entries_refuse_update")
