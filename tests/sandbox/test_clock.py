"""The movable clock."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.clock import MovableClock


async def test_a_manual_clock_stands_still_until_it_is_advanced() -> None:
    start = datetime(2026, 11, 21, 19, 0, tzinfo=UTC)
    clock = MovableClock(start=start)
    assert clock.now() == clock.now() == start
    clock.advance(timedelta(hours=2))
    assert clock.now() == start + timedelta(hours=2)
    assert clock.monotonic() == 7200
    clock.advance_to(start + timedelta(hours=3))
    assert clock.monotonic() == 10800


async def test_a_sleeper_wakes_when_its_time_is_reached_and_not_before() -> None:
    clock = MovableClock()
    sleeper = asyncio.create_task(clock.sleep(60))
    await asyncio.sleep(0)
    clock.advance(timedelta(seconds=59))
    await asyncio.sleep(0)
    assert not sleeper.done()
    clock.advance(timedelta(seconds=1))
    await asyncio.wait_for(sleeper, 1)


async def test_auto_jump_moves_the_clock_to_the_end_of_a_sleep() -> None:
    clock = MovableClock(auto_jump=True)
    before = clock.now()
    await clock.sleep(3600)
    assert clock.now() - before == timedelta(hours=1)


async def test_a_live_clock_runs_and_advancing_wakes_its_sleepers() -> None:
    clock = MovableClock(live=True)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)
    first = clock.monotonic()
    await clock.sleep(0.01)
    assert clock.monotonic() - first >= 0.009
    sleeper = asyncio.create_task(clock.sleep(3600))
    await asyncio.sleep(0.01)
    clock.advance(timedelta(hours=1))
    await asyncio.wait_for(sleeper, 1)


def test_time_never_runs_backwards_and_instants_are_aware() -> None:
    clock = MovableClock()
    with pytest.raises(ValueError, match="backwards"):
        clock.advance(timedelta(seconds=-1))
    naive = datetime(2026, 1, 1)  # noqa: DTZ001 - that it is naive is the point
    with pytest.raises(ValueError, match="aware"):
        clock.advance_to(naive)
    with pytest.raises(ValueError, match="aware"):
        MovableClock(start=naive)
