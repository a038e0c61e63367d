"""When the group is congratulated: each success once, each birthday on its day."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from savings.congratulations import FirstLoan, GoalSuccess, birthdays, first_loan_repaid, goal_reached
from savings.goals import Goal
from savings.reminders import Window

WIB = ZoneInfo("Asia/Jakarta")
WIT = ZoneInfo("Asia/Jayapura")


def window(first: str, last: str) -> Window:
    return Window(since=dt.datetime.fromisoformat(first), until=dt.datetime.fromisoformat(last))


@pytest.mark.parametrize(
    ("since", "first", "last", "days"),
    [
        ("2026-11-21", "2027-11-19T00:00Z", "2027-11-22T00:00Z", ["2027-11-21"]),
        ("2026-11-21", "2026-11-21T00:00Z", "2026-11-24T00:00Z", []),
        ("2026-11-21", "2027-11-22T00:00Z", "2027-11-25T00:00Z", []),
        ("2028-02-29", "2029-02-27T00:00Z", "2029-03-02T00:00Z", ["2029-02-28"]),
        ("2028-02-29", "2032-02-27T00:00Z", "2032-03-02T00:00Z", ["2032-02-29"]),
        ("2026-12-31", "2027-12-30T00:00Z", "2028-01-02T00:00Z", ["2027-12-31"]),
        ("2026-01-01", "2026-12-30T00:00Z", "2027-01-02T00:00Z", ["2027-01-01"]),
        ("2026-11-21", "2028-11-01T00:00Z", "2029-12-01T00:00Z", ["2028-11-21", "2029-11-21"]),
    ],
)
def test_birthdays(since: str, first: str, last: str, days: list[str]) -> None:
    found = birthdays(dt.date.fromisoformat(since), window(first, last), WIB)
    assert [one.occurrence for one in found] == days
    for one in found:
        assert one.at.astimezone(WIB).time() == dt.time(8)
        assert one.until.astimezone(WIB).date() == one.at.astimezone(WIB).date()


@pytest.mark.parametrize(
    ("paid_at", "zone", "at"),
    [
        ("2026-11-21T12:00Z", WIB, "2026-11-22T08:00+07:00"),
        ("2026-11-21T16:59Z", WIB, "2026-11-22T08:00+07:00"),
        ("2026-11-21T17:00Z", WIB, "2026-11-23T08:00+07:00"),
        ("2026-11-21T15:00Z", WIT, "2026-11-23T08:00+09:00"),
        ("2028-02-28T12:00Z", WIB, "2028-02-29T08:00+07:00"),
        ("2026-12-31T12:00Z", WIB, "2027-01-01T08:00+07:00"),
    ],
)
def test_a_first_loan_is_celebrated_on_the_morning_after(paid_at: str, zone: ZoneInfo, at: str) -> None:
    paid = FirstLoan(member_id=4, loan_id=9, paid_at=dt.datetime.fromisoformat(paid_at))
    found = first_loan_repaid(paid, zone)
    assert found.at == dt.datetime.fromisoformat(at)
    assert (found.person, found.occurrence) == (4, "1"), "never a second time, whichever loan it is"


def test_a_goal_waits_until_it_cannot_be_taken_back() -> None:
    reached_at = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
    goal = Goal(
        id=7,
        group_id=1,
        name="",
        target=1_000_000,
        since=dt.date(2026, 11, 1),
        until=dt.date(2026, 12, 1),
        set_by=1,
        set_at=reached_at,
    )
    found = goal_reached(GoalSuccess(goal=goal, saved=1_000_000), reached_at)
    assert found.at - reached_at > dt.timedelta(minutes=10)
    assert found.until - found.at == dt.timedelta(days=4)
    assert found.occurrence == "7"
