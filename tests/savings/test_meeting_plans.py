"""Meetings to come: what is moved and called off, when the group is reminded, and when it is too late."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.meeting_plans import (
    MeetingChange,
    PlannedMeeting,
    before,
    by_name,
    is_asked_in_vain,
    on_day,
    planned,
    span,
    took_place,
    why_absent,
    why_not_held,
)
from savings.meetings import Meeting, Rhythm, Schedule
from savings.reminders import QUIET_FROM, QUIET_UNTIL, Window, sort_out
from savings.rules import REMIND_OF_MEETING

WIB, WITA, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")
SATURDAYS = Schedule(
    rhythm=Rhythm.WEEKLY, weekday=5, week=1, hour=dt.time(19), anchor=dt.date(2026, 11, 21), month_day=None
)
FORTNIGHTS = Schedule(rhythm=Rhythm.FORTNIGHTLY, weekday=5, week=1, hour=dt.time(19), anchor=dt.date(2026, 11, 21))
LAST_DAYS = Schedule(
    rhythm=Rhythm.MONTHLY, weekday=5, week=1, hour=dt.time(16), anchor=dt.date(2027, 1, 1), month_day=31
)
BOTH = "1 hari dan 2 jam"


def day(text: str) -> dt.date:
    """A date of its ISO text."""
    return dt.date.fromisoformat(text)


def at(text: str, zone: ZoneInfo = WIB) -> dt.datetime:
    """An instant as the clocks of the zone show it."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone)


def moved(name: str, to: str | None, hour: dt.time | None = None, place: str = "") -> MeetingChange:
    """A meeting that was moved, or called off."""
    return MeetingChange(
        planned_on=day(name),
        held_on=None if to is None else day(to),
        hour=hour,
        place=place,
        made_by=1,
        made_at=at("2026-11-20 12:00"),
    )


def shown(meetings: list[PlannedMeeting]) -> list[str]:
    """Each on a line: its name, its day where that is another, and that it was called off."""
    return [
        f"{one.planned_on:%d.%m}"
        + (f" -> {one.on:%d.%m} {one.hour:%H.%M}" if one.moved else "")
        + (" off" if one.called_off else "")
        for one in meetings
    ]


def meeting(on: str = "2026-11-28", hour: dt.time = dt.time(19)) -> PlannedMeeting:
    """A meeting as the rules have it."""
    return PlannedMeeting(planned_on=day(on), on=day(on), hour=hour)


def said(one: PlannedMeeting, rule: str = BOTH, zone: ZoneInfo = WIB) -> list[tuple[str, str]]:
    """From when to when each reminder makes sense, by the clocks of the zone."""
    return [
        (f"{found.at.astimezone(zone):%d.%m %H.%M}", f"{found.until.astimezone(zone):%d.%m %H.%M}")
        for found in before(one, rule, zone)
    ]


# --- what is planned ------------------------------------------------------------------------------------------------


def test_without_changes_it_is_the_schedule() -> None:
    found = planned(SATURDAYS, [], day("2026-11-21"), day("2026-12-05"), place="Balai RW 05")
    assert shown(found) == ["21.11", "28.11", "05.12"]
    assert {(one.hour, one.place, one.changed) for one in found} == {(dt.time(19), "Balai RW 05", False)}


def test_a_moved_meeting_keeps_its_name_and_stands_on_its_new_day() -> None:
    changes = [moved("2026-11-28", "2026-12-02", dt.time(16), "rumah Bu Siti")]
    found = planned(SATURDAYS, changes, day("2026-11-21"), day("2026-12-05"), place="Balai RW 05")
    assert shown(found) == ["21.11", "28.11 -> 02.12 16.00", "05.12"]
    assert found[1].place == "rumah Bu Siti"
    assert shown(planned(SATURDAYS, changes, day("2026-12-01"), day("2026-12-03"))) == ["28.11 -> 02.12 16.00"]
    assert planned(SATURDAYS, changes, day("2026-11-27"), day("2026-11-29")) == []


def test_one_that_was_called_off_stands_on_its_planned_day() -> None:
    changes = [moved("2026-11-28", None)]
    found = planned(SATURDAYS, changes, day("2026-11-22"), day("2026-12-05"))
    assert shown(found) == ["28.11 off", "05.12"]
    assert on_day(found, day("2026-11-28")) is None
    assert on_day(found, day("2026-12-05")) == found[1]


def test_a_change_of_a_day_that_is_none_by_the_schedule_any_more_is_forgotten() -> None:
    mondays = Schedule(rhythm=Rhythm.WEEKLY, weekday=0, week=1, hour=dt.time(19), anchor=day("2026-11-21"))
    changes = [moved("2026-11-28", "2026-12-02"), moved("2026-11-30", "2026-12-03")]
    assert shown(planned(mondays, changes, day("2026-11-22"), day("2026-12-06"))) == ["23.11", "30.11 -> 03.12 19.00"]


def test_two_on_one_day_are_one_meeting() -> None:
    found = planned(SATURDAYS, [moved("2026-11-28", "2026-12-05")], day("2026-11-22"), day("2026-12-12"))
    assert shown(found) == ["28.11 -> 05.12 19.00", "12.12"]


def test_the_last_day_of_a_short_month_and_the_29th_of_february() -> None:
    found = planned(LAST_DAYS, [], day("2027-01-31"), day("2028-03-31"))
    days = {one.on for one in found}
    assert {day("2027-02-28"), day("2027-04-30"), day("2028-02-29"), day("2028-03-31")} <= days
    leap = planned(LAST_DAYS, [moved("2028-02-29", "2028-03-01")], day("2028-02-28"), day("2028-03-02"))
    assert shown(leap) == ["29.02 -> 01.03 16.00"]


def test_a_meeting_that_was_moved_for_once_does_not_move_the_fortnights() -> None:
    changes = [moved("2026-12-05", "2026-12-12")]
    assert by_name([day("2026-12-12"), day("2026-11-21")], changes) == [day("2026-12-05"), day("2026-11-21")]


@given(
    st.sampled_from([SATURDAYS, FORTNIGHTS, LAST_DAYS]),
    st.dates(dt.date(2026, 1, 1), dt.date(2029, 12, 31)),
    st.integers(1, 20),
)
def test_a_span_holds_as_many_meetings_as_it_promises(schedule: Schedule, first: dt.date, count: int) -> None:
    assert len(planned(schedule, [], first, first + span(schedule, count))) >= count


@given(
    st.dates(dt.date(2026, 1, 1), dt.date(2029, 12, 31)),
    st.integers(0, 60),
    st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(-20, 20)), max_size=6),
)
def test_cutting_a_time_in_two_loses_and_doubles_nothing(
    first: dt.date, days: int, drawn: list[tuple[int, int | None]]
) -> None:
    names = SATURDAYS.between(first, first + dt.timedelta(days=80))
    changes = []
    for index, later in dict(drawn).items():
        name = names[index]
        changes.append(moved(str(name), None if later is None else str(name + dt.timedelta(days=later))))
    last = first + dt.timedelta(days=70)
    middle = first + dt.timedelta(days=days)
    whole = planned(SATURDAYS, changes, first, last)
    parts = planned(SATURDAYS, changes, first, middle)
    parts += planned(SATURDAYS, changes, middle + dt.timedelta(days=1), last)
    assert sorted(parts, key=lambda one: (one.on, one.planned_on)) == whole
    assert len({one.planned_on for one in whole}) == len(whole)
    held = [one.on for one in whole if not one.called_off]
    assert len(set(held)) == len(held)


# --- whether it was held --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("2026-11-28", True),
        ("2026-11-29", True),
        ("2026-11-25", True),
        ("2026-11-24", False),
        ("2026-11-30", False),
        ("2026-11-21", False),
    ],
)
def test_a_meeting_a_few_days_early_or_a_day_late_stands_for_it(held: str, expected: bool) -> None:
    others = planned(SATURDAYS, [], day("2026-11-01"), day("2026-12-31"))
    assert took_place(meeting(), [day(held)], others, SATURDAYS) is expected


def test_a_day_that_is_another_meetings_stands_for_that_one_alone() -> None:
    others = planned(SATURDAYS, [moved("2026-11-21", "2026-11-26")], day("2026-11-01"), day("2026-12-31"))
    assert not took_place(meeting(), [day("2026-11-26")], others, SATURDAYS)


def test_a_moved_meeting_that_was_held_on_its_old_day_after_all() -> None:
    one = planned(SATURDAYS, [moved("2026-11-28", "2026-12-03")], day("2026-12-03"), day("2026-12-03"))[0]
    assert took_place(one, [day("2026-11-28")], [one], SATURDAYS)


def test_after_three_in_a_row_nobody_is_asked() -> None:
    near = planned(SATURDAYS, [moved("2026-12-12", None)], day("2026-11-28"), day("2027-01-02"))
    assert shown(near) == ["28.11", "05.12", "12.12 off", "19.12", "26.12", "02.01"]
    assert not is_asked_in_vain(near[3], [], near, SATURDAYS), "two, for what was called off does not count"
    assert is_asked_in_vain(near[4], [], near, SATURDAYS)
    assert not is_asked_in_vain(near[4], [day("2026-12-05")], near, SATURDAYS)
    assert is_asked_in_vain(near[4], [day("2026-11-21")], near, SATURDAYS)


# --- when it is said ------------------------------------------------------------------------------------------------


def test_the_day_before_until_midnight_and_two_hours_before_until_it_begins() -> None:
    assert said(meeting()) == [("27.11 16.00", "28.11 00.00"), ("28.11 17.00", "28.11 19.00")]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("1 hari", [("27.11 16.00", "28.11 00.00")]),
        ("2 jam", [("28.11 17.00", "28.11 19.00")]),
        ("tidak", []),
    ],
)
def test_the_group_chooses(rule: str, expected: list[tuple[str, str]]) -> None:
    assert said(meeting(), rule) == expected


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        (dt.time(8), "28.11 06.00"),  # waits until seven
        (dt.time(7, 30), "28.11 05.30"),
        (dt.time(9), "28.11 07.00"),
        (dt.time(21, 59), "28.11 19.59"),
        (dt.time(22), "28.11 19.30"),
        (dt.time(23, 59), "28.11 19.30"),
        (dt.time(0, 30), "27.11 19.30"),
        (dt.time(1, 59), "27.11 19.30"),
    ],
)
def test_two_hours_before_an_early_or_a_late_meeting(hour: dt.time, expected: str) -> None:
    assert [begin for begin, _until in said(meeting(hour=hour), "2 jam")] == [expected]


@pytest.mark.parametrize("hour", [dt.time(2), dt.time(5), dt.time(7)])
@pytest.mark.parametrize("rule", ["2 jam", BOTH])
def test_before_a_meeting_at_dawn_the_day_before_must_do(hour: dt.time, rule: str) -> None:
    assert said(meeting(hour=hour), rule) == [("27.11 16.00", "28.11 00.00")]


@given(
    st.dates(dt.date(2026, 1, 1), dt.date(2029, 12, 31)),
    st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    st.sampled_from([WIB, WITA, WIT]),
    st.sampled_from([rule for rule in REMIND_OF_MEETING if rule != "tidak"]),
)
def test_every_meeting_is_reminded_of_at_an_hour_at_which_people_are_awake(
    on: dt.date, hour: dt.time, zone: ZoneInfo, rule: str
) -> None:
    one = PlannedMeeting(planned_on=on, on=on, hour=hour)
    found = list(before(one, rule, zone))
    assert found
    assert len({reminder.occurrence for reminder in found}) == len(found)
    for reminder in found:
        window = Window(since=reminder.at, until=reminder.at + dt.timedelta(days=3))
        first = sort_out([reminder], window, reminder.at, zone)
        when = reminder.at if first.due else first.look_again
        assert sort_out([reminder], window, when, zone).due == (reminder,)
        assert QUIET_UNTIL <= when.astimezone(zone).time() < QUIET_FROM
        assert when < one.starts(zone)


def test_a_meeting_that_is_moved_is_spoken_of_anew_and_one_moved_back_is_not() -> None:
    first = list(before(meeting(), BOTH, WIB))
    other = planned(SATURDAYS, [moved("2026-11-28", "2026-12-02")], day("2026-12-02"), day("2026-12-02"))[0]
    assert not {one.occurrence for one in first} & {one.occurrence for one in before(other, BOTH, WIB)}
    assert [one.occurrence for one in first] == ["2026-11-28/2026-11-28 1 hari", "2026-11-28/2026-11-28 19.00 2 jam"]


def test_the_same_hour_is_another_instant_in_each_zone() -> None:
    instants = [next(iter(before(meeting(), "2 jam", zone))).at for zone in (WIB, WITA, WIT)]
    assert [one.astimezone(dt.UTC).hour for one in instants] == [10, 9, 8]


def test_why_it_was_not_held_is_asked_the_next_morning_and_for_two_days() -> None:
    asked = why_not_held(meeting("2026-12-31"), WIT)
    assert asked.at == at("2027-01-01 09:00", WIT)
    assert asked.until == at("2027-01-03 09:00", WIT)


@pytest.mark.parametrize(
    ("closed", "asked"),
    [
        ("2026-11-28 21:00", "2026-11-29 09:00"),
        ("2026-11-29 00:30", "2026-11-29 09:00"),
        ("2026-11-29 08:59", "2026-11-29 09:00"),
        ("2026-11-29 09:00", "2026-11-30 09:00"),
        ("2026-12-04 22:00", "2026-12-05 09:00"),
        ("2026-12-05 10:00", None),
    ],
)
def test_who_was_absent_is_asked_after_the_list_was_closed(closed: str, asked: str | None) -> None:
    held = Meeting(
        id=1,
        group_id=1,
        number=1,
        held_on=day("2026-11-28"),
        opened_at=at("2026-11-28 19:00"),
        opened_by=1,
        closed_at=at(closed),
        closed_by=1,
    )
    found = why_absent(held, 7, WIB)
    assert (None if found is None else found.at) == (None if asked is None else at(asked))
    assert found is None or (found.person, found.occurrence) == (7, "2026-11-28")
