"""What a look at a group costs, and what is looked at when."""

import datetime as dt

import pytest

from savings.groups import Roster
from savings.reminders import ReminderKind, Window
from services import alarms, nudges
from services.turn import Turn
from storage.database import Database, Transaction
from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import lend

TENTH = dt.date(2026, 12, 10)
DAY = dt.timedelta(days=1)


async def statements(tx: Transaction, turn: Turn, roster: Roster, window: Window) -> list[str]:
    """What is asked of the database in a look at a group."""
    said: list[str] = []
    await tx.connection.set_trace_callback(said.append)
    await nudges.reminders(turn, roster, window)
    await tx.connection.set_trace_callback(None)  # type: ignore[arg-type]  # None takes it away
    return [one for one in said if not one.startswith("--")]


def turn_of(chat: Chat, tx: Transaction, now: dt.datetime | None = None) -> Turn:
    """A turn of the clock at this instant, else now."""
    return Turn(tx=tx, now=now or chat.clock.now(), directory=chat.life.directory)


def ahead(now: dt.datetime) -> Window:
    """What a look sees that has seen all until now."""
    return Window(since=now, until=now + 3 * DAY)


async def test_where_nothing_is_lent_a_look_costs_one_statement(laris: Chat) -> None:
    async with laris.life.database.write() as tx:
        turn = turn_of(laris, tx)
        assert len(await statements(tx, turn, await laris.roster(), ahead(turn.now))) == 1


async def test_a_look_at_many_loans_costs_no_more_than_at_one(laris: Chat) -> None:
    await agree_on(laris, jasa="1.5%")
    await lend(laris, "Bu Siti", first_due=TENTH)
    async with laris.life.database.write() as tx:
        turn = turn_of(laris, tx)
        assert len(await statements(tx, turn, await laris.roster(), ahead(turn.now))) == 1, "nothing is due soon"
        soon = turn_of(laris, tx, dt.datetime(2026, 12, 6, 1, tzinfo=dt.UTC))
        one = len(await statements(tx, soon, await laris.roster(), ahead(soon.now)))
    for name in ("Bu Wati", "Bu Sri", "Pak Joko", "Mbah Karto"):
        await lend(laris, name, 300_000, first_due=TENTH)
    async with laris.life.database.write() as tx:
        soon = turn_of(laris, tx, dt.datetime(2026, 12, 6, 1, tzinfo=dt.UTC))
        assert len(await statements(tx, soon, await laris.roster(), ahead(soon.now))) == one <= 6


async def test_what_lies_ahead_is_kept_though_somebody_has_reported_it(laris: Chat) -> None:
    """A look in the future has to come, for by then it may have been refused."""
    await agree_on(laris, jasa="1.5%")
    await lend(laris, "Bu Siti", first_due=TENTH)
    await laris.play("Bu Siti > angsur 57.500\nbot < ... [...]")
    now = dt.datetime(2026, 12, 10, 0, 30, tzinfo=dt.UTC)  # 7.30 WIB
    async with laris.life.database.write() as tx:
        roster = await laris.roster()
        before = await nudges.reminders(turn_of(laris, tx, now), roster, ahead(now))
        assert [one.kind for one in before] == [ReminderKind.INSTALMENT] * 2
        later = now + dt.timedelta(hours=1)
        window = Window(since=now, until=later + 3 * DAY)
        (left,) = await nudges.reminders(turn_of(laris, tx, later), roster, window)
        assert left.at > later


@pytest.mark.parametrize("hours", [7, 8, 9])
async def test_each_zone_has_its_own_morning(laris: Chat, hours: int) -> None:
    await agree_on(laris, jasa="1.5%", zona={7: "WIB", 8: "WITA", 9: "WIT"}[hours])
    await lend(laris, "Bu Siti", first_due=TENTH)
    now = dt.datetime(2026, 12, 9, 20, tzinfo=dt.UTC)
    async with laris.life.database.write() as tx:
        found = await nudges.reminders(turn_of(laris, tx, now), await laris.roster(), ahead(now))
    eight = dt.datetime(2026, 12, 10, 8, tzinfo=dt.timezone(dt.timedelta(hours=hours)))
    assert [one.at for one in found] == [eight, eight + DAY]


async def test_a_loan_that_is_paid_out_wakes_its_group(laris: Chat) -> None:
    await laris.wait_until("+1m")
    assert not await due(laris.life.database, laris)
    await lend(laris, "Bu Siti", first_due=TENTH)
    assert await due(laris.life.database, laris)


async def due(database: Database, chat: Chat) -> bool:
    """Whether the group is looked at with the next tick."""
    group = (await chat.roster()).group
    async with database.write() as tx:
        found = await alarms.due(turn_of(chat, tx), limit=100)
    return any(one.subject == group.id for one in found)
