"""What counts as news in a group's week, who may need somebody, and when a digest is sent."""

import datetime as dt
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from savings.attendance import AttendanceStatus
from savings.digests import (
    AtRisk,
    GroupWeek,
    Habit,
    RosterWarning,
    WarningKind,
    Week,
    absences,
    digest,
    next_one,
    reminders,
    warnings,
)
from savings.groups import Group, Member, Roster
from savings.portfolio import Light
from savings.reminders import Window, at_hour
from savings.roles import Role
from savings.rules import Preset, rules_of
from savings.visits import EvaluationKind, VisitStanding

WEEK = Week(last=dt.date(2026, 11, 22))
QUIET = GroupWeek(group_id=1, name="KSM Mawar", week=WEEK, savings=500_000)
WIB, WITA, WIT = (ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"))
NO_VISITS = VisitStanding(planned_next=None, overdue=0, done=1, planned=42)


def test_a_week_has_seven_days() -> None:
    assert (WEEK.first, WEEK.last) == (dt.date(2026, 11, 16), dt.date(2026, 11, 22))
    assert WEEK.holds(WEEK.first) and WEEK.holds(WEEK.last)
    assert not WEEK.holds(dt.date(2026, 11, 15)) and not WEEK.holds(dt.date(2026, 11, 23))


@pytest.mark.parametrize(
    ("letters", "count"),
    [
        *(("", 0), ("H", 0), ("A", 1), ("AAA", 3), ("AAH", 2), ("HAAA", 0), ("AIASA", 3), ("IISS", 0), ("AATA", 2)),
        *(("AWAA", 1), ("IAAAH", 3)),
    ],
)
def test_missing_without_a_word_in_a_row(letters: str, count: int) -> None:
    """The newest first: coming, late or through somebody ends the row; an excuse neither ends nor lengthens it."""
    assert absences(AttendanceStatus(letter) for letter in letters) == count


@pytest.mark.parametrize(
    ("change", "needs", "news"),
    [
        ({}, False, False),
        ({"savings": 900_000, "loans": 100_000, "arrears": 5_000, "arrears_before": 5_000}, False, False),
        ({"planned": 1, "held": 1}, False, True),
        ({"planned": 1}, True, True),
        ({"planned": 2, "held": 1}, True, True),
        ({"held": 1}, False, True),
        ({"saved": 20_000}, False, True),
        ({"saved": -20_000}, False, True),
        ({"lent": 1}, False, True),
        ({"repaid": 1}, False, True),
        ({"arrears": 5_000}, True, True),
        ({"arrears_before": 5_000}, False, True),
        ({"light": Light.BAD, "light_before": Light.MINIMUM}, True, True),
        ({"light": Light.GOOD, "light_before": Light.MINIMUM}, False, True),
        ({"light": None, "light_before": Light.GOOD}, False, True),
        ({"light": Light.GOOD, "light_before": None}, False, True),
        ({"light": Light.MINIMUM, "light_before": None}, True, True),
        ({"light": Light.BAD, "light_before": Light.BAD}, False, False),
        ({"waiting": 1}, True, True),
        ({"people": 1, "absent": AtRisk(count=1)}, True, True),
        ({"joined": 1}, False, True),
        ({"left": 1}, False, True),
        ({"visits": NO_VISITS}, False, False),
        ({"visits": replace(NO_VISITS, overdue=1)}, True, True),
        ({"visits": replace(NO_VISITS, evaluation=(dt.date(2026, 11, 29), EvaluationKind.PROCESS))}, True, True),
        ({"visits": replace(NO_VISITS, evaluation=(dt.date(2026, 11, 30), EvaluationKind.PROCESS))}, False, False),
        ({"warnings": (RosterWarning(kind=WarningKind.FEW, have=12, want=20),)}, False, False),
        ({"warnings": (RosterWarning(kind=WarningKind.NO_TREASURER),)}, True, True),
    ],
)
def test_what_is_news_and_what_needs_somebody(change: dict[str, Any], needs: bool, news: bool) -> None:
    one = replace(QUIET, **change)
    assert (one.needs_somebody, one.has_news) == (needs, news)


def test_those_who_need_somebody_stand_first_then_the_worse_light() -> None:
    groups = [
        replace(QUIET, name="Anggrek", light=Light.BAD, light_before=Light.BAD),
        replace(QUIET, name="Bakung", light=Light.GOOD, light_before=Light.GOOD, saved=1),
        replace(QUIET, name="Cempaka", light=Light.GOOD, waiting=1),
        replace(QUIET, name="Dahlia", light=Light.BAD, light_before=Light.BAD, saved=1),
        replace(QUIET, name="Eceng", light=Light.MINIMUM, waiting=1),
        replace(QUIET, name="Flamboyan", light=Light.GOOD, waiting=1),
    ]
    told = digest(WEEK, groups)
    assert [one.name for one in told.news] == ["Eceng", "Cempaka", "Flamboyan", "Dahlia", "Bakung"]
    assert [one.name for one in told.quiet] == ["Anggrek"]
    assert (told.count(Light.BAD), told.count(None)) == (2, 0)
    assert told.attendance is None


# --- the register ----------------------------------------------------------------------------------------------------


def register(preset: Preset, men: int, women: int, *roles: Role, **agreed: str) -> Roster:
    """A register of so many men and women; the first of them hold these offices."""
    people = "L" * men + "P" * women
    return Roster(
        group=Group(
            id=1,
            chat_id=None,
            name="Kelompok",
            preset=preset,
            rules=rules_of(preset, {key.replace("_", " "): value for key, value in agreed.items()}),
            rules_version=1,
            state="active",
            started_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        ),
        everyone=tuple(
            Member(
                id=number,
                group_id=1,
                name=f"Orang {number}",
                sex=sex,
                joined_on=dt.date(2026, 1, 1),
                roles=frozenset({Role.ANGGOTA, *roles[number : number + 1]}),
            )
            for number, sex in enumerate(people)
        ),
    )


OFFICES = (Role.BENDAHARA, Role.KETUA)


@pytest.mark.parametrize(
    ("roster", "found"),
    [
        (register(Preset.KSM, 2, 4, *OFFICES), []),
        (register(Preset.KSM, 6, 0, *OFFICES), []),
        (register(Preset.KSM, 2, 4, Role.KETUA), [("no treasurer", 0, 0)]),
        (register(Preset.KSM, 2, 4, Role.BENDAHARA), [("no chair", 0, 0)]),
        (register(Preset.KSM, 2, 4, Role.BENDAHARA, Role.SEKRETARIS), []),
        (register(Preset.KSM, 2, 2, *OFFICES, anggota_minimal="5"), [("few", 4, 5)]),
        (register(Preset.JAMAAH_PRODUKSI, 10, 10, *OFFICES), []),
        (register(Preset.JAMAAH_PRODUKSI, 20, 20, *OFFICES), []),
        (register(Preset.JAMAAH_PRODUKSI, 9, 10, *OFFICES), [("few", 19, 20)]),
        (register(Preset.JAMAAH_PRODUKSI, 20, 21, *OFFICES), [("many", 41, 40)]),
        (register(Preset.JAMAAH_PRODUKSI, 12, 9, *OFFICES), [("few women", 42, 50)]),
    ],
)
def test_warnings_of_the_register(roster: Roster, found: list[tuple[str, int, int]]) -> None:
    assert [(one.kind.value, one.have, one.want) for one in warnings(roster)] == found


# --- when it is sent -----------------------------------------------------------------------------------------------


def at(text: str, zone: ZoneInfo = WIB) -> dt.datetime:
    """An instant as the clocks of a zone show it."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone)


def window(since: str, until: str) -> Window:
    """From one hour of WIB to another."""
    return Window(since=at(since), until=at(until))


def days(habit: Habit, zone: ZoneInfo, span: Window) -> list[str]:
    """The occurrences in a window."""
    return [one.occurrence for one in reminders(habit, zone, 7, span)]


@pytest.mark.parametrize("zone", [WIB, WITA, WIT])
def test_monday_at_seven_of_the_own_zone_until_wednesday_at_seven(zone: ZoneInfo) -> None:
    (found,) = reminders(Habit(), zone, 7, window("2026-11-20T00:00", "2026-11-26T00:00"))
    assert found.at == at_hour(dt.date(2026, 11, 23), dt.time(7), zone)
    assert found.until == at_hour(dt.date(2026, 11, 25), dt.time(7), zone)
    assert (found.occurrence, found.person) == ("2026-11-23", 7)
    assert found.about == WEEK


def test_the_window_holds_both_of_its_ends() -> None:
    assert days(Habit(), WIB, window("2026-11-23T07:00", "2026-11-23T07:00")) == ["2026-11-23"]
    assert days(Habit(), WIB, window("2026-11-23T07:01", "2026-11-30T06:59")) == []
    # at 07.00 WIT on a Monday it is 05.00 WIB
    assert days(Habit(), WIT, window("2026-11-23T04:59", "2026-11-23T05:01")) == ["2026-11-23"]
    # in WIT the Monday has begun while it is still Sunday in WIB
    assert days(Habit(hour=dt.time(0, 30)), WIT, window("2026-11-22T22:00", "2026-11-22T23:00")) == ["2026-11-23"]


def test_an_outage_of_ten_days_holds_two_of_them() -> None:
    assert days(Habit(), WIB, window("2026-11-20T00:00", "2026-12-03T00:00")) == ["2026-11-23", "2026-11-30"]


def test_a_day_before_it_was_chosen_is_none() -> None:
    """Who chooses Wednesday on a Thursday waits until the next."""
    chosen = Habit(weekday=2, since=at("2026-11-26T10:00"))
    assert days(chosen, WIB, window("2026-11-23T07:00", "2026-11-29T00:00")) == []
    assert days(chosen, WIB, window("2026-11-26T11:00", "2026-12-05T00:00")) == ["2026-12-02"]


def test_the_next_one() -> None:
    before, after = at("2026-11-23T06:59"), at("2026-11-23T07:00")
    assert next_one(Habit(), WIB, before) == at("2026-11-23T07:00")
    assert next_one(Habit(), WIB, after) == at("2026-11-30T07:00")
    # the one of today has been sent already, and the hour was moved to the afternoon
    moved = Habit(hour=dt.time(16))
    assert next_one(moved, WIB, after, after=dt.date(2026, 11, 23)) == at("2026-11-30T16:00")
    assert next_one(Habit(weekday=1), WIB, after) == at("2026-11-24T07:00")
    assert next_one(Habit(), WIB, at("2028-02-28T08:00")) == at("2028-03-06T07:00")
