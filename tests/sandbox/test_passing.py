"""Time that passes for a running bot: it ticks at every alarm on the way, and no outage is told."""

import datetime as dt
import itertools

from services.alarms import AlarmKind
from storage import alarms
from tests.chat import Chat


async def test_each_alarm_rings_at_its_own_time(laris: Chat) -> None:
    """
    = until 2026-11-22 08:00 WIB
    = tick
    """
    group = (await laris.roster()).group
    at = laris.clock.now() + dt.timedelta(hours=7, minutes=13)
    async with laris.life.database.write() as tx:
        await alarms.wake(tx, AlarmKind.GROUP, group.id, laris.clock.now())
        alarm = next(one for one in await alarms.due(tx, at, limit=9) if one.subject == group.id)
        await alarms.put(tx, alarm, at=at, seen_until=laris.clock.now())
    seen: list[dt.datetime] = []
    tick = laris.life.timetable.tick

    async def noted() -> None:
        seen.append(laris.clock.now())
        await tick()

    laris.life.timetable.tick = noted  # type: ignore[method-assign]
    await laris.play()
    assert at in seen
    assert seen[-1] == dt.datetime(2026, 11, 22, 1, 0, tzinfo=dt.UTC)
    assert all(after - before <= dt.timedelta(hours=1) for before, after in itertools.pairwise(seen))


async def test_waiting_outside_a_dialog(laris: Chat) -> None:
    await laris.wait_until("2026-11-22 06:00 WIB")
    assert laris.clock.now() == dt.datetime(2026, 11, 21, 23, 0, tzinfo=dt.UTC)
    assert not laris.player.record
