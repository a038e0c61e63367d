"""When something is said, and when not: the quiet hours and days, to the minute."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from savings.reminders import AHEAD, Reminder, ReminderKind, Window, quiet_ends, sort_out

WIB = ZoneInfo("Asia/Jakarta")
FRIDAY, SATURDAY = 4, 5


def wib(when: str) -> dt.datetime:
    """`11-27 19.59` of 2026 in Jakarta."""
    return dt.datetime.strptime(f"2026-{when}", "%Y-%m-%d %H.%M").replace(tzinfo=WIB)


@pytest.mark.parametrize(
    ("when", "quiet_days", "until"),
    [
        ("11-26 06.59", (), "11-26 07.00"),
        ("11-26 07.00", (), None),
        ("11-26 19.59", (), None),
        ("11-26 20.00", (), "11-27 07.00"),
        ("11-26 20.00", (FRIDAY,), "11-28 07.00"),
        ("11-27 06.59", (FRIDAY,), "11-28 07.00"),
        ("11-27 12.00", (FRIDAY,), "11-28 07.00"),
        ("11-27 12.00", (FRIDAY, SATURDAY), "11-29 07.00"),
        ("11-27 20.00", (FRIDAY,), "11-28 07.00"),
        ("11-28 07.00", (FRIDAY,), None),
        ("11-27 12.00", range(7), None),
        ("11-27 21.00", range(7), "11-28 07.00"),
    ],
)
def test_quiet_hours_and_days_end(when: str, quiet_days: tuple[int, ...], until: str | None) -> None:
    """26 November 2026 is a Thursday; where all days are quiet none is."""
    assert quiet_ends(wib(when), WIB, quiet_days) == (None if until is None else wib(until))


@pytest.mark.parametrize(
    ("until", "now", "becomes"),
    [
        ("11-29 20.00", "11-26 12.00", "due"),
        ("11-29 20.00", "11-27 12.00", "waits until 11-28 07.00"),
        ("11-29 20.00", "11-28 07.00", "due"),
        ("11-27 20.00", "11-27 12.00", "late"),
        ("11-28 07.00", "11-27 12.00", "late"),
    ],
)
def test_what_came_late_keeps_quiet_on_a_quiet_day_too(until: str, now: str, becomes: str) -> None:
    """It should have been said on Thursday; Friday is quiet."""
    one = Reminder(
        kind=ReminderKind.INSTALMENT,
        occurrence="1",
        at=wib("11-26 08.00"),
        until=wib(until),
        quiet_days=frozenset({FRIDAY}),
    )
    window = Window(since=one.at, until=wib(now) + AHEAD)
    found = sort_out([one], window, wib(now), WIB)
    if becomes.startswith("waits"):
        assert (found.due, found.late, found.seen_until) == ((), (), one.at)
        assert found.look_again == wib(becomes.removeprefix("waits until "))
    else:
        assert (found.due, found.late) == (((one,), ()) if becomes == "due" else ((), (one,)))
