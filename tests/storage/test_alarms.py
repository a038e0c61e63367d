"""How the clock finds what is due: by an index, however many alarms there are."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from storage.database import Database, many
from storage.migrations import upgrade
from storage.queries import queries


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """New books."""
    upgrade.create(tmp_path / "books.db")
    opened = await Database.open(tmp_path / "books.db", revision=upgrade.NEWEST)
    yield opened
    await opened.close()


async def plan(database: Database, sql: str, **values: Any) -> str:
    """How SQLite goes about it."""
    async with database.read() as db:
        return "\n".join(str(row["detail"]) for row in await many(db, f"EXPLAIN QUERY PLAN {sql}", **values))


async def test_of_many_that_ring_at_once_the_first_are_found_without_sorting_the_rest(database: Database) -> None:
    found = await plan(database, queries.alarms_due.sql, now=0, limit=2)
    assert "ix_alarms_at" in found
    assert "TEMP B-TREE" not in found


async def test_a_morning_costs_by_what_waits(database: Database) -> None:
    """What is read from beginning to end is a list of what is open, and never all that has ever been."""
    steps = (await plan(database, queries.alarms_wake_waiting.sql, zone="Asia/Jakarta", now=0)).splitlines()
    assert [step for step in steps if step.startswith("SCAN") and "INDEX" not in step] == []
    assert {step.split()[1] for step in steps if step.startswith("SCAN")} == {
        "claims", "corrections", "loans", "hardships", "covers"
    }  # fmt: skip


async def test_hard_times_of_other_groups_are_not_looked_through(database: Database) -> None:
    found = await plan(database, queries.nudges_hardships.sql, group_id=1, since=0)
    assert "ix_hardships_group" in found
