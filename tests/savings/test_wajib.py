"""Who is behind with simpanan wajib, by how much, and when it may be said."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from savings.meeting_plans import PlannedMeeting
from savings.wajib import FormerWajib, asked_on, behind, told_at

WIB = ZoneInfo("Asia/Jakarta")
WIT = ZoneInfo("Asia/Jayapura")
SATURDAYS = [dt.date(2026, 11, 7), dt.date(2026, 11, 14), dt.date(2026, 11, 21)]


def meeting(on: dt.date, hour: dt.time = dt.time(19)) -> PlannedMeeting:
    return PlannedMeeting(planned_on=on, on=on, hour=hour)


@pytest.mark.parametrize(
    ("asked", "joined", "paid", "lacks"),
    [
        ([5_000, 5_000, 5_000], SATURDAYS[0], 15_000, (0, 0)),
        ([5_000, 5_000, 5_000], SATURDAYS[0], 0, (3, 15_000)),
        ([5_000, 5_000, 5_000], SATURDAYS[0], 10_000, (1, 5_000)),
        ([5_000, 5_000, 5_000], SATURDAYS[0], 12_000, (1, 3_000)),
        ([5_000, 5_000, 5_000], SATURDAYS[0], 7_000, (2, 8_000)),
        ([5_000, 5_000, 5_000], SATURDAYS[0], 90_000, (0, 0)),
        ([5_000, 5_000, 20_000], SATURDAYS[0], 10_000, (1, 20_000)),
        ([5_000, 5_000, 20_000], SATURDAYS[0], 5_000, (2, 25_000)),
        ([0, 0, 5_000], SATURDAYS[0], 0, (1, 5_000)),
        ([0, 0, 0], SATURDAYS[0], 0, (0, 0)),
        ([5_000, 5_000, 5_000], SATURDAYS[1], 0, (2, 10_000)),
        ([5_000, 5_000, 5_000], SATURDAYS[1] + dt.timedelta(days=1), 0, (1, 5_000)),
        ([5_000, 5_000, 5_000], dt.date(2026, 12, 1), 0, (0, 0)),
        ([], SATURDAYS[0], 0, (0, 0)),
    ],
)
def test_what_lacks(asked: list[int], joined: dt.date, paid: int, lacks: tuple[int, int]) -> None:
    assert behind(list(zip(SATURDAYS, asked, strict=False)), joined, paid) == lacks


def test_each_day_asks_for_what_was_agreed_on_then() -> None:
    former = [
        FormerWajib(until=dt.date(2026, 11, 10), amount=2_000),
        FormerWajib(until=dt.date(2026, 11, 21), amount=5_000),
    ]
    days = [*SATURDAYS, dt.date(2026, 11, 10), dt.date(2026, 11, 9)]
    assert [asked_on(day, 20_000, former) for day in days] == [2_000, 5_000, 20_000, 5_000, 2_000]
    assert asked_on(SATURDAYS[0], 20_000, []) == 20_000


@pytest.mark.parametrize(
    ("quiet", "hour", "zone", "span"),
    [
        ("", dt.time(19), WIB, ("2026-11-27T16:00+07:00", "2026-11-28T00:00+07:00")),
        ("", dt.time(19), WIT, ("2026-11-27T16:00+09:00", "2026-11-28T00:00+09:00")),
        ("saturday", dt.time(19), WIB, ("2026-11-27T16:00+07:00", "2026-11-28T00:00+07:00")),
        ("friday", dt.time(19), WIB, ("2026-11-28T08:00+07:00", "2026-11-28T19:00+07:00")),
        ("friday saturday", dt.time(19), WIB, None),
        ("friday", dt.time(8), WIB, None),
        ("friday", dt.time(8, 30), WIB, ("2026-11-28T08:00+07:00", "2026-11-28T08:30+07:00")),
    ],
)
def test_on_the_eve_and_never_on_a_quiet_day(
    quiet: str, hour: dt.time, zone: ZoneInfo, span: tuple[str, str] | None
) -> None:
    days = frozenset({"friday": 4, "saturday": 5}[day] for day in quiet.split())
    told = told_at(meeting(dt.date(2026, 11, 28), hour), days, zone)
    assert told == (None if span is None else tuple(dt.datetime.fromisoformat(one) for one in span))


def test_over_the_end_of_a_month_and_of_february() -> None:
    for on, eve in ((dt.date(2026, 12, 1), dt.date(2026, 11, 30)), (dt.date(2028, 3, 1), dt.date(2028, 2, 29))):
        told = told_at(meeting(on), frozenset(), WIB)
        assert told is not None
        assert told[0].astimezone(WIB).date() == eve
