"""The migrations, the dumped schema and the quick way of tests say the same."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import EXPECTED_TRIGGERS
from storage.migrations import upgrade


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database made by Alembic."""
    path = tmp_path_factory.mktemp("schema") / "migrated.db"
    upgrade.upgrade(path)
    return path


@pytest.fixture
def schema(migrated: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(migrated)
    yield connection
    connection.close()


def test_the_dumped_schema_is_what_the_migrations_make(migrated: Path) -> None:
    assert upgrade.dump(migrated) == upgrade.SCHEMA_FILE.read_text()


def test_the_quick_way_makes_the_same(migrated: Path, tmp_path: Path) -> None:
    quick = tmp_path / "quick.db"
    upgrade.create(quick)
    assert upgrade.dump(quick) == upgrade.dump(migrated)


def test_the_newest_revision_is_the_head(schema: sqlite3.Connection) -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(upgrade.HERE))
    assert ScriptDirectory.from_config(config).get_heads() == [upgrade.NEWEST]
    assert schema.execute("SELECT version_num FROM alembic_version").fetchall() == [(upgrade.NEWEST,)]


def test_migrating_twice_changes_nothing(migrated: Path) -> None:
    before = upgrade.dump(migrated)
    upgrade.upgrade(migrated)
    assert upgrade.dump(migrated) == before


def test_the_guards_are_there(schema: sqlite3.Connection) -> None:
    found = {name for (name,) in schema.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert found == EXPECTED_TRIGGERS


def test_every_table_is_strict(schema: sqlite3.Connection) -> None:
    loose = {
        row[1]
        for row in schema.execute("PRAGMA table_list")
        if row[2] == "table" and not row[5] and not row[1].startswith("sqlite_")
    }
    assert loose == {"alembic_version"}  # Alembic makes that one itself


def test_the_file_is_in_wal_mode(schema: sqlite3.Connection) -> None:
    assert schema.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_every_rule_of_a_table_has_a_name_of_its_own(schema: sqlite3.Connection) -> None:
    for name, sql in schema.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK%'"):
        names = re.findall(r"CONSTRAINT (\w+) CHECK", sql)
        assert len(names) == sql.count("CHECK"), f"{name} has a nameless CHECK"
        assert len(set(names)) == len(names), f"{name} has a name twice"
