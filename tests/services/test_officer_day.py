"""What the look at a group costs for the officers' morning, wajib and congratulations: next to nothing mostly."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from savings.money import MoneyKind
from savings.reminders import Reminder, Window
from services import congratulations, officer_day, wajib
from services.reminders import Source
from storage import people
from tests.services.acting import ANI, JOKO, RINI, SITI, Village

DAY = dt.timedelta(days=1)


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    """The group, in which the three officers have pressed Start."""
    found = await Village.found(tmp_path / "books.db")
    async with found.db.write() as tx:
        for officer in (RINI, JOKO, ANI):
            await people.set_reach(tx, officer, started=True, blocked=False)
    found.directory.forget_everything()
    yield found
    await found.db.close()


async def first_due(village: Village) -> dt.date:
    """Bu Siti has borrowed: the day of her first instalment."""
    await village.move(MoneyKind.FINE, 1_000_000)
    loan = await village.lend(SITI)
    return (await village.account(loan)).instalments[0].due_on


async def look(village: Village, source: Source, *, since: dt.timedelta = DAY) -> tuple[list[Reminder], int]:
    """What a source answers now, and in how many statements."""
    statements: list[str] = []
    window = Window(since=village.now - since, until=village.now + 3 * DAY)
    async with village.turn() as turn:
        await village.directory.roster(turn.tx, village.group_id)
        for officer in (RINI, JOKO, ANI):
            await village.directory.person(turn.tx, officer)
        await turn.tx.connection.set_trace_callback(statements.append)
        found = await source(turn, village.roster, window)
        await turn.tx.connection.set_trace_callback(None)  # type: ignore[arg-type]  # sqlite3 takes None to end it
    return found, len(statements)


async def test_where_nothing_waits_one_statement_says_so(village: Village) -> None:
    assert await look(village, officer_day.reminders) == ([], 1)
    assert await look(village, wajib.reminders) == ([], 0)
    assert await look(village, congratulations.reminders) == ([], 0)


async def test_an_instalment_to_come_sets_the_alarm_and_is_not_read_before(village: Village) -> None:
    due_on = await first_due(village)
    village.now = dt.datetime.combine(due_on - 2 * DAY, dt.time(3), tzinfo=dt.UTC)
    found, statements = await look(village, officer_day.reminders)
    assert [(one.occurrence, one.person, one.at > village.now) for one in found] == [(due_on.isoformat(), 0, True)]
    assert statements == 1
    village.now = dt.datetime.combine(due_on, dt.time(0, 0), tzinfo=dt.UTC)
    found, statements = await look(village, officer_day.reminders)
    assert [(one.occurrence, one.person) for one in found] == [(due_on.isoformat(), RINI)]
    assert statements <= 6


async def test_the_days_of_an_outage_are_answered_each(village: Village) -> None:
    due_on = await first_due(village)
    village.now = dt.datetime.combine(due_on + 8 * DAY, dt.time(3), tzinfo=dt.UTC)
    found, _statements = await look(village, officer_day.reminders, since=10 * DAY)
    assert [(one.occurrence, one.person, one.until < village.now) for one in found] == [
        (due_on.isoformat(), RINI, True)
    ]


@pytest.mark.parametrize("hour", ["06:59", "07:00", "19:59", "20:00"])
async def test_the_list_is_of_the_day_from_seven_to_twenty(village: Village, hour: str) -> None:
    due_on = await first_due(village)
    village.now = dt.datetime.fromisoformat(f"{due_on}T{hour}+07:00").astimezone(dt.UTC)
    found, _statements = await look(village, officer_day.reminders)
    standing = [one for one in found if one.at <= village.now < one.until]
    assert bool(standing) == (hour in {"07:00", "19:59"})
