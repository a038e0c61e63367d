"""A database with groups and members in it, for the use cases that need somebody to act on."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from savings.journal import Entry, postings_for
from savings.money import MoneyKind, SavingsKind
from services import ledger
from storage.database import Database, Transaction
from storage.migrations import upgrade

NOW = dt.datetime(2026, 3, 7, 12, 30, tzinfo=dt.UTC)
"""19.30 WIB on a Saturday."""

TODAY = dt.date(2026, 3, 7)


async def add_group(tx: Transaction, *members: str, name: str = "KSM Laris Jaya", zone: str = "Asia/Jakarta") -> int:
    """A group with members of these names; answers its id. Members' ids follow in order: see `member_ids`."""
    cursor = await tx.connection.execute(
        "INSERT INTO groups (name, preset, zone, rules, started_at, started_by) VALUES (?, 'ksm', ?, '{}', 0, 1)",
        (name, zone),
    )
    group_id = cursor.lastrowid
    assert group_id is not None
    for member in members:
        await tx.connection.execute(
            "INSERT INTO members (group_id, name, joined_on) VALUES (?, ?, '2026-01-03')", (group_id, member)
        )
    return group_id


async def member_ids(tx: Transaction, group_id: int) -> list[int]:
    """The group's members in the order in which they came."""
    rows = await tx.connection.execute_fetchall("SELECT id FROM members WHERE group_id = ? ORDER BY id", (group_id,))
    return [row[0] for row in rows]


async def add_claim(tx: Transaction, group_id: int, member_id: int, amount: int, *, message_id: int = 1) -> int:
    """A deposit that waits for its decision."""
    cursor = await tx.connection.execute(
        "INSERT INTO claims (group_id, chat_id, message_id, item, kind, amount, member_id, date, reporter_id, "
        "created_at) VALUES (?, -100, ?, 0, 'deposit', ?, ?, '2026-03-07', 7, 0)",
        (group_id, message_id, amount, member_id),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


async def accept_claim(tx: Transaction, claim_id: int, entry_id: int) -> None:
    """What a decision leaves in the claim."""
    await tx.connection.execute(
        "UPDATE claims SET state = 'accepted', entry_id = ?, decided_at = 0 WHERE id = ?", (entry_id, claim_id)
    )


async def move(
    tx: Transaction,
    group_id: int,
    kind: MoneyKind,
    amount: int,
    *,
    member_id: int | None = None,
    savings: SavingsKind | None = None,
    text: str = "",
    claim_id: int | None = None,
    date: dt.date = TODAY,
) -> Entry:
    """Post an everyday movement."""
    return await ledger.post(
        tx,
        group_id=group_id,
        kind=kind,
        date=date,
        now=NOW,
        postings=postings_for(kind, amount, savings=savings, member_id=member_id, note=text),
        text=text,
        member_id=member_id,
        claim_id=claim_id,
    )


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    path = tmp_path / "books.db"
    upgrade.create(path)
    database = await Database.open(path, revision=upgrade.NEWEST)
    yield database
    await database.close()


@pytest.fixture
async def group_id(db: Database) -> int:
    """A group of Bu Siti (member 1), Pak Budi (2) and Bu Rini (3)."""
    async with db.write() as tx:
        return await add_group(tx, "Siti", "Budi", "Rini")
