"""Time that passes in the sandbox as it does for a bot that runs all the while: whatever is due comes on the way."""

from datetime import timedelta

from bot.life import Life
from sandbox.clock import MovableClock
from storage import alarms

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)


async def live_on(life: Life, clock: MovableClock, span: timedelta) -> None:
    """Let so much time pass, with the ticks that matter: a leap would look like an outage, and be one.

    At least one tick comes, also where no time is to pass.
    """
    end = clock.now() + span
    await _tick(life)
    while (left := end - clock.now()) > timedelta(0):
        clock.advance(await next_step(life, clock, left))
        await _tick(life)


async def next_step(life: Life, clock: MovableClock, left: timedelta) -> timedelta:
    """How far to the next tick at which something may happen: the next alarm, an hour, or all that is `left`."""
    async with life.database.read() as db:
        alarm = await alarms.next_at(db)
    to_alarm = _HOUR if alarm is None else max(alarm - clock.now(), _MINUTE)
    return min(left, to_alarm, _HOUR)


async def _tick(life: Life) -> None:
    await life.settle()
    await life.timetable.tick()
    await life.settle()
