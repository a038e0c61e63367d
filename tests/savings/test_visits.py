"""The calendar of visits: 24 + 12 + 6, what fills it, what is missed, and the evaluations beside it."""

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.reminders import Window
from savings.visits import (
    USUAL_PATTERN,
    EvaluationKind,
    Programme,
    fulfilled,
    missed,
    pattern_text,
    read_pattern,
    reminded,
    reminders,
    standing,
)

WITA = ZoneInfo("Asia/Makassar")


def programme(started_on: str = "2026-01-05", pattern: str = USUAL_PATTERN) -> Programme:
    """A programme of group 1."""
    read = read_pattern(pattern)
    assert read is not None
    return Programme(group_id=1, started_on=dt.date.fromisoformat(started_on), pattern=read)


def days(*texts: str) -> list[dt.date]:
    """Days of ISO text."""
    return [dt.date.fromisoformat(text) for text in texts]


def test_the_usual_programme_has_24_12_and_6_visits() -> None:
    planned = programme().planned
    assert [one.number for one in planned] == list(range(1, 43))
    assert [one.on for one in planned[:5]] == days("2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-05")
    assert [one.on for one in planned[24:27]] == days("2026-07-05", "2026-07-19", "2026-08-05")
    assert [one.on for one in planned[36:]] == days(
        "2027-01-05", "2027-02-05", "2027-03-05", "2027-04-05", "2027-05-05", "2027-06-05"
    )
    assert programme().ends_on == dt.date(2027, 7, 5)


def test_a_month_begins_on_its_last_day_where_it_has_no_31st() -> None:
    first_of_months = [one.on for one in programme("2027-08-31", "12x1").planned]
    assert first_of_months == days(
        *("2027-08-31", "2027-09-30", "2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29"),
        *("2028-03-31", "2028-04-30", "2028-05-31", "2028-06-30", "2028-07-31"),
    )


def test_a_programme_may_begin_on_a_leap_day() -> None:
    planned = programme("2028-02-29", "13x2").planned
    assert [one.on for one in planned[:4]] == days("2028-02-29", "2028-03-14", "2028-03-29", "2028-04-12")
    assert planned[-2].on == dt.date(2029, 2, 28)


@pytest.mark.parametrize(
    ("text", "visits"),
    [
        ("6x4 6x2 6x1", 42),
        ("6 x 4 + 6 x 2 + 6 x 1", 42),
        ("6\u00d74, 6\u00d72, 6\u00d71", 42),
        ("12X1", 12),
        ("1x1 2x0 1x1", 2),
        ("3x3", 9),
    ],
)
def test_a_pattern_is_months_times_visits(text: str, visits: int) -> None:
    pattern = read_pattern(text)
    assert pattern is not None
    assert len(programme(pattern=text).planned) == visits
    assert read_pattern(pattern_text(pattern)) == pattern


@pytest.mark.parametrize("text", ["", "42", "6x5", "0x4", "6x0", "61x1", "6x4 mingguan", "6x4 6", "6x4x2", "6x40"])
def test_what_is_no_pattern(text: str) -> None:
    assert read_pattern(text) is None


@given(
    st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)),
    st.lists(st.tuples(st.integers(1, 12), st.integers(0, 4)), min_size=1, max_size=4),
)
def test_planned_visits_never_fall_together(started_on: dt.date, stretches: list[tuple[int, int]]) -> None:
    pattern = read_pattern(" ".join(f"{months}x{visits}" for months, visits in stretches))
    if pattern is None:
        assert not any(visits for _months, visits in stretches)
        return
    planned = Programme(group_id=1, started_on=started_on, pattern=pattern).planned
    assert len(planned) == sum(months * visits for months, visits in stretches)
    assert all(
        before.on < after.on and before.gap == (after.on - before.on).days for before, after in pairwise(planned)
    )


def test_evaluations_come_every_three_months_and_the_last_one_closes() -> None:
    evaluations = programme("2026-11-30").evaluations
    assert [(one.month, one.kind) for one in evaluations] == [
        (3, EvaluationKind.PROCESS),
        (6, EvaluationKind.RESULT),
        (9, EvaluationKind.PROCESS),
        (12, EvaluationKind.RESULT),
        (15, EvaluationKind.PROCESS),
        (18, EvaluationKind.CLOSING),
    ]
    assert [one.on for one in evaluations] == days(
        "2027-02-28", "2027-05-30", "2027-08-30", "2027-11-30", "2028-02-29", "2028-05-30"
    )


# --- what was made -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("visited", "made"),
    [
        ((), {}),
        (("2026-01-05",), {1: "2026-01-05"}),
        (("2026-01-07",), {1: "2026-01-07"}),  # two days late
        (("2026-01-09",), {2: "2026-01-09"}),  # three days early is nearer than four days late
        (("2026-01-12", "2026-01-14"), {2: "2026-01-12", 1: "2026-01-14"}),  # makes up for the first
        (("2026-01-05", "2026-01-07"), {1: "2026-01-05", 2: "2026-01-07"}),  # nothing was missed: the next one, early
        (("2026-01-05", "2026-01-05"), {1: "2026-01-05"}),  # two facilitators, one visit
        (("2025-12-20",), {}),  # before the programme
        (("2026-01-02",), {1: "2026-01-02"}),
        (("2027-08-20",), {1: "2027-08-20"}),  # after its end: the oldest that was missed
    ],
)
def test_what_a_visit_stands_for(visited: tuple[str, ...], made: dict[int, str]) -> None:
    found = fulfilled(programme().planned, days(*visited))
    assert found == {number: dt.date.fromisoformat(day) for number, day in made.items()}


@given(st.lists(st.dates(dt.date(2025, 11, 1), dt.date(2027, 12, 1)), max_size=60))
def test_no_visit_stands_for_two_and_none_is_lost(visited: list[dt.date]) -> None:
    planned = programme().planned
    made = fulfilled(planned, visited)
    assert sorted(made.values()) == sorted(set(made.values()))
    assert set(made.values()) <= set(visited)
    assert fulfilled(planned, sorted(visited, reverse=True)) == made
    # After the end each makes up for one that was missed, as long as any was.
    assert len(made) >= min(len({day for day in visited if day >= planned[-1].on}), len(planned))


def test_how_the_visits_stand() -> None:
    stands = standing(programme(), days("2026-01-05", "2026-01-26"), dt.date(2026, 1, 27))
    assert (stands.done, stands.planned, stands.overdue, stands.extra) == (2, 42, 2, 0)
    assert (stands.planned_next, stands.number_next) == (dt.date(2026, 2, 5), 5)
    assert stands.evaluation == (dt.date(2026, 4, 5), EvaluationKind.PROCESS)
    open_ones = missed(programme(), days("2026-01-05", "2026-01-26"), dt.date(2026, 1, 27))
    assert [one.number for one in open_ones] == [2, 3]


def test_a_visit_is_not_overdue_on_its_own_day() -> None:
    assert standing(programme(), [], dt.date(2026, 1, 5)).overdue == 0
    assert standing(programme(), [], dt.date(2026, 1, 5)).planned_next == dt.date(2026, 1, 5)
    assert standing(programme(), [], dt.date(2026, 1, 6)).overdue == 1


def test_after_the_end_there_is_no_next_one() -> None:
    stands = standing(programme(), [], dt.date(2027, 8, 1))
    assert (stands.planned_next, stands.overdue, stands.evaluation) == (None, 42, None)


def test_an_evaluation_is_spoken_of_for_a_week() -> None:
    assert standing(programme(), [], dt.date(2026, 4, 12)).evaluation == (dt.date(2026, 4, 5), EvaluationKind.PROCESS)
    assert standing(programme(), [], dt.date(2026, 4, 13)).evaluation == (dt.date(2026, 7, 5), EvaluationKind.RESULT)


# --- the reminder --------------------------------------------------------------------------------------------------


def window(since: str, until: str) -> Window:
    """A window between two instants of WITA."""
    instants = (dt.datetime.fromisoformat(text).replace(tzinfo=WITA).astimezone(dt.UTC) for text in (since, until))
    return Window(since=next(instants), until=next(instants))


def test_the_reminder_comes_the_day_before_at_four() -> None:
    begins = reminded(programme(), window("2026-01-11T15:59", "2026-01-11T16:00"), WITA)
    assert [one.number for one in begins] == [2]
    assert reminded(programme(), window("2026-01-11T16:01", "2026-01-18T15:59"), WITA) == ()
    found = reminders(programme(), begins, [(dt.date(2026, 1, 5), "buku kas"), (dt.date(2026, 1, 6), "")], [7, 9], WITA)
    assert found == []  # that second visit was the one of the 12th, made early
    found = reminders(programme(), begins, [(dt.date(2026, 1, 5), "buku kas")], [7, 9], WITA)
    assert [(one.person, one.occurrence) for one in found] == [(7, "2026-01-12"), (9, "2026-01-12")]
    assert found[0].at == dt.datetime(2026, 1, 11, 8, 0, tzinfo=dt.UTC)
    assert found[0].until == dt.datetime(2026, 1, 12, 8, 0, tzinfo=dt.UTC)
    assert found[0].about.follow_up == "buku kas"  # type: ignore[attr-defined]  # a VisitAhead


def test_after_an_outage_all_the_reminders_of_the_window_are_found() -> None:
    begins = reminded(programme(), window("2026-01-04T12:00", "2026-01-18T17:00"), WITA)
    assert [one.number for one in begins] == [1, 2, 3]
    found = reminders(programme(), begins, [], [7], WITA)
    assert [one.about.missed for one in found] == [0, 1, 2]  # type: ignore[attr-defined]  # a VisitAhead
