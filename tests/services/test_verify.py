"""Sound books verify; whatever is changed behind the program's back is found."""

import asyncio
import csv
import datetime as dt
import os
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import aiosqlite
import pytest

from savings.money import MoneyKind, SavingsKind
from services import ledger
from services.backup import BackupFailed, backup, export
from services.verify import Finding, What, verify
from storage import counsel, goals, visits
from storage.database import Database, Reader
from storage.migrations import upgrade
from tests.services.conftest import NOW, TODAY, accept_claim, add_claim, add_group, move


@pytest.fixture
async def books(db: Database, group_id: int) -> Path:
    """Two groups with entries of most kinds, a claim, a reversal and what replaces it."""
    async with db.write() as tx:
        other = await add_group(tx, "Wati", name="KSM Lain", zone="Asia/Makassar")
        claim = await add_claim(tx, group_id, 1, 20_000)
        first = await move(tx, group_id, MoneyKind.DEPOSIT, 20_000, member_id=1, claim_id=claim, text="setor 20rb")
        await accept_claim(tx, claim, first.id)
        await add_claim(tx, group_id, 2, 7_000, message_id=2)
        wrong = await move(tx, group_id, MoneyKind.DEPOSIT, 5_000, member_id=2, savings=SavingsKind.WAJIB)
        await move(tx, other, MoneyKind.GRANT, 1_000_000, text="hibah dinas")
        await ledger.reverse(tx, wrong.id, now=NOW, date=TODAY, confirmed_by=3, reason="salah")
        await move(tx, group_id, MoneyKind.EXPENSE, 15_000, text="=konsumsi")
        await move(tx, other, MoneyKind.CASH_TO_BANK, 400_000)
        await move(tx, other, MoneyKind.SOCIAL_FUND, 2_000, member_id=4)
    return db.path


@pytest.fixture
async def raw(books: Path) -> AsyncIterator[aiosqlite.Connection]:
    """Somebody with the file and without respect: no triggers, no references, no checks, inside a transaction."""
    connection = await aiosqlite.connect(books, isolation_level=None)
    connection.row_factory = sqlite3.Row
    await connection.execute("PRAGMA ignore_check_constraints = ON")
    await connection.execute("BEGIN")
    yield connection
    await connection.execute("ROLLBACK")
    await connection.close()


async def tamper(raw: aiosqlite.Connection, *statements: str) -> list[Finding]:
    """Do it with the triggers out of the way, put them back, verify, undo."""
    triggers = list(await raw.execute_fetchall("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    await raw.execute("SAVEPOINT tampering")
    for name, _ in triggers:
        await raw.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        await raw.execute(statement)
    for _, sql in triggers:
        await raw.execute(sql)
    findings = await verify(Reader(raw))
    await raw.execute("ROLLBACK TO tampering")
    await raw.execute("RELEASE tampering")
    return findings


def kinds(findings: list[Finding]) -> set[What]:
    return {finding.what for finding in findings if finding.is_damage}


async def test_sound_books_verify(db: Database, books: Path) -> None:
    async with db.read() as reader:
        assert await verify(reader) == []


async def test_an_empty_database_verifies(db: Database) -> None:
    async with db.read() as reader:
        assert await verify(reader) == []


TABLES = ("entries", "postings", "balances", "accounts", "entry_texts")


@pytest.mark.parametrize("table", TABLES)
async def test_any_single_changed_value_is_found(raw: aiosqlite.Connection, table: str) -> None:
    """Every column of every row: numbers by one and by far, words by their first, middle and last letter."""
    missed = []
    rows = list(await raw.execute_fetchall(f"SELECT rowid AS place, * FROM {table}"))
    assert rows
    for row in rows:
        for column in row.keys()[1:]:
            for changed in _variants(row[column]):
                try:
                    findings = await tamper(
                        raw, f"UPDATE {table} SET {column} = {changed} WHERE rowid = {row['place']}"
                    )
                except sqlite3.IntegrityError:  # another row has that key: even a raw hand is refused
                    await raw.execute("ROLLBACK TO tampering")
                    continue
                if not kinds(findings):
                    missed.append(f"{table}.{column} of row {row['place']}: {row[column]!r} -> {changed}")
    assert missed == []


def _variants(value: object) -> list[str]:
    if value is None:
        return ["1"]
    if isinstance(value, int):
        return [str(value + 1), str(value + 1_000_000), str(value ^ 1)]
    text = str(value)
    places = {0, len(text) // 2, len(text) - 1} if text else set()
    changed = [text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :] for place in places]
    return [f"'{item}'" for item in [*changed, text + "x"]]


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM entries WHERE id = 2", What.CHAIN),
        ("DELETE FROM postings WHERE entry_id = 1", What.POSTINGS),
        ("DELETE FROM balances WHERE account_id = 1", What.BALANCE),
        ("DELETE FROM entry_texts WHERE entry_id = 1", What.TEXT),
        ("INSERT INTO postings VALUES (1, 2, 1, 2, 5)", What.HASH),
        ("UPDATE balances SET debit = debit + 5, credit = credit + 5 WHERE account_id = 1", What.BALANCE),
        ("UPDATE groups SET last_number = last_number + 1 WHERE id = 1", What.HEAD),
        ("UPDATE groups SET head_hash = 'x' WHERE id = 2", What.HEAD),
        ("UPDATE claims SET state = 'waiting', entry_id = NULL WHERE id = 1", What.CLAIM),
        ("UPDATE claims SET state = 'accepted' WHERE id = 2", What.CLAIM),
        ("UPDATE claims SET amount = 1 WHERE id = 1", What.CLAIM),
        ("DELETE FROM claims WHERE id = 1", What.CLAIM),
        ("DELETE FROM members WHERE id = 1", What.DANGLING),
        ("UPDATE members SET group_id = 2 WHERE id = 1", What.ACCOUNT),
        ("UPDATE entries SET date = CAST(x'ff' AS TEXT) WHERE id = 1", What.UNREADABLE),
    ],
)
async def test_what_is_found_is_named(raw: aiosqlite.Connection, statement: str, what: What) -> None:
    assert what in kinds(await tamper(raw, statement))


async def test_a_tail_that_was_cut_off_is_found(raw: aiosqlite.Connection) -> None:
    findings = await tamper(
        raw,
        "DELETE FROM postings WHERE entry_id = 7",
        "DELETE FROM entry_texts WHERE entry_id = 7",
        "DELETE FROM entries WHERE id = 7",
        "UPDATE groups SET last_number = 2, head_hash = (SELECT hash FROM entries WHERE id = 6) WHERE id = 2",
        "UPDATE balances SET debit = 1000000 WHERE account_id = "
        "(SELECT id FROM accounts WHERE group_id = 2 AND kind = 'cash')",
        "UPDATE balances SET credit = 0 WHERE account_id = (SELECT id FROM accounts WHERE kind = 'fund')",
    )
    assert kinds(findings) == {What.CUT_OFF}


async def test_missing_triggers_are_told(raw: aiosqlite.Connection) -> None:
    await raw.execute("DROP TRIGGER postings_refuse_delete")
    assert await verify(Reader(raw)) == [Finding(what=What.TRIGGERS, detail="postings_refuse_delete")]


async def test_an_erased_text_is_told_and_no_damage(db: Database, books: Path, group_id: int) -> None:
    async with db.write() as tx:
        assert await ledger.erase_texts(tx, group_id, 1) == 1
        assert await ledger.erase_texts(tx, group_id, 1) == 0
        findings = await verify(tx)
        entry = await ledger.entry(tx, group_id, 1)
    assert findings == [Finding(what=What.ERASED, group_id=group_id, number=1)]
    assert not findings[0].is_damage
    assert entry is not None
    assert entry.text == ""


async def test_a_backup_is_whole_while_somebody_writes(
    db: Database, books: Path, tmp_path: Path, group_id: int
) -> None:
    async with db.write() as tx:
        await move(tx, group_id, MoneyKind.GRANT, 1_000)
        copy = await backup(books, now=NOW)
    assert copy == tmp_path / "books-20260307-123000.db"
    assert sorted(name for name in await asyncio.to_thread(os.listdir, tmp_path) if name.startswith("books-")) == [
        copy.name
    ]
    assert copy.stat().st_mode & 0o077 == 0
    restored = await Database.open(copy, revision=upgrade.NEWEST)
    try:
        async with restored.read() as reader:
            assert await verify(reader) == []
            assert len(await ledger.history(reader, group_id, limit=99)) == 4  # nothing of the open transaction
    finally:
        await restored.close()


async def test_a_backup_never_replaces_a_file(books: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    kept.write_text("precious")
    with pytest.raises(BackupFailed) as refused:
        await backup(books, kept, now=NOW)
    assert refused.value.reason == "exists"
    assert kept.read_text() == "precious"


async def test_a_backup_of_damaged_books_says_so(db: Database, books: Path, tmp_path: Path) -> None:
    async with db.write() as tx:
        await tx.connection.execute("UPDATE balances SET debit = debit + 1 WHERE floor = 'debit'")
    with pytest.raises(BackupFailed) as refused:
        await backup(books, tmp_path / "copy.db", now=NOW)
    assert refused.value.reason == "damaged"
    assert {finding.what for finding in refused.value.findings} == {What.BALANCE}
    assert (tmp_path / "copy.db.damaged").exists()
    assert not (tmp_path / "copy.db").exists()


async def test_a_backup_of_nothing_is_refused(tmp_path: Path) -> None:
    for attempt in (backup(tmp_path / "none.db", now=NOW), export(tmp_path / "none.db", tmp_path / "out")):
        with pytest.raises(BackupFailed) as refused:
            await attempt
        assert refused.value.reason == "missing"


async def test_the_export_holds_the_books(db: Database, books: Path, group_id: int, tmp_path: Path) -> None:
    async with db.write() as tx:
        await tx.connection.execute("UPDATE members SET name = '=HYPERLINK(\"x\")', phone = '+62 812' WHERE id = 2")
        for target in (500_000, 750_000):
            await goals.end(tx, group_id, state="replaced")
            await goals.add(
                tx,
                group_id=group_id,
                name="tenda",
                target=target,
                since=TODAY,
                until=TODAY + dt.timedelta(days=90),
                set_by=0,
                now=NOW,
            )
    files = await export(books, tmp_path / "out")
    assert [str(file.relative_to(tmp_path / "out")) for file in files[:15]] == [
        f"1-ksm-laris-jaya/{name}.csv"
        for name in (
            *("anggota", "kehadiran", "buku_kas", "simpanan", "klaim", "koreksi", "pinjaman", "jadwal_angsuran"),
            *("angsuran", "paceklik", "talangan", "target", "buku_pendampingan", "aturan"),
            "perubahan_aturan",
        )
    ]
    assert len(files) == 30
    tables = await asyncio.gather(*(asyncio.to_thread(_read, file) for file in files[:8]))
    members, _, cash_book, savings_book, claims, *_ = tables
    assert members[2][1] == '\'=HYPERLINK("x")'
    assert members[2][6] == "'+62 812"
    assert [row[:3] + row[4:8] for row in cash_book[1:]] == [
        ["1", TODAY.isoformat(), "setoran", "setor 20rb", "20000", "0", "20000"],
        ["2", TODAY.isoformat(), "setoran", "", "5000", "0", "25000"],
        ["3", TODAY.isoformat(), "pembatalan", "salah", "0", "5000", "20000"],
        ["4", TODAY.isoformat(), "biaya", "'=konsumsi", "0", "15000", "5000"],
    ]
    assert [row[3:] for row in savings_book[2:]] == [["wajib", "5000", "0", "5000"], ["wajib", "0", "5000", "0"]]
    assert [row[7] for row in claims[1:]] == ["diterima", "menunggu"]
    kept = await asyncio.to_thread(_read, files[11])
    assert [(row[0], row[1], row[4]) for row in kept[1:]] == [
        ("tenda", "500000", "diganti"),
        ("tenda", "750000", "berlaku"),
    ]


async def test_the_export_holds_the_book_of_visits_and_no_confidential_note(
    db: Database, books: Path, group_id: int, tmp_path: Path
) -> None:
    async with db.write() as tx:
        for text in ("buku kas rapi", "=salah"):
            visit_id = await visits.add(
                tx,
                group_id=group_id,
                member_id=1,
                written_by=11,
                visited_on=TODAY,
                place="balai",
                notes=text,
                follow_up="beli map",
                photo=None if text.startswith("=") else "AgAC",
                now=NOW,
            )
        await visits.withdraw(tx, visit_id, written_by=11)
        await counsel.add(tx, group_id=group_id, member_id=2, author=11, noted_on=TODAY, text="sedang berduka", now=NOW)
    files = await export(books, tmp_path / "out")
    book = next(file for file in files if file.name == "buku_pendampingan.csv")
    rows = (await asyncio.to_thread(_read, book))[1:]
    assert [row[:1] + row[2:] for row in rows] == [[TODAY.isoformat(), "balai", "buku kas rapi", "beli map", "ada"]]
    every = [cell for file in files for row in await asyncio.to_thread(_read, file) for cell in row]
    assert "buku kas rapi" in every
    assert not any("berduka" in cell for cell in every)


def _read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))
