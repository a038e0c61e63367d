"""When a group meets, and how attendance is counted."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.attendance import AttendanceStatus
from savings.groups import Group, Member, Roster
from savings.meetings import (
    CYCLE,
    AttendanceRecord,
    Mark,
    Meeting,
    Rhythm,
    Schedule,
    Sheet,
    attends,
    counts_as_present,
    kept,
    mean_rate,
    next_in_cycle,
    said_by_member,
    schedule,
    sheet,
)
from savings.roles import Role
from savings.rules import Preset, rules_of

SATURDAY = 5
NOW = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 21)


def when(rhythm: Rhythm, *, week: int = 1, anchor: dt.date = DAY, weekday: int = SATURDAY) -> Schedule:
    return Schedule(rhythm=rhythm, weekday=weekday, week=week, hour=dt.time(19), anchor=anchor)


def on_day(month_day: int) -> Schedule:
    return Schedule(rhythm=Rhythm.MONTHLY, weekday=SATURDAY, week=1, hour=dt.time(19), anchor=DAY, month_day=month_day)


@pytest.mark.parametrize(
    ("one", "day", "falls", "following"),
    [
        (when(Rhythm.WEEKLY), "2026-11-21", True, "2026-11-28"),
        (when(Rhythm.WEEKLY), "2026-11-22", False, "2026-11-28"),
        (when(Rhythm.WEEKLY), "2026-12-31", False, "2027-01-02"),
        (when(Rhythm.FORTNIGHTLY), "2026-11-21", True, "2026-12-05"),
        (when(Rhythm.FORTNIGHTLY), "2026-11-28", False, "2026-12-05"),
        (when(Rhythm.FORTNIGHTLY), "2026-11-07", True, "2026-11-21"),
        # The anchor need not be a meeting day: the first one after it counts.
        (when(Rhythm.FORTNIGHTLY, anchor=dt.date(2026, 11, 18)), "2026-11-21", True, "2026-12-05"),
        (when(Rhythm.FORTNIGHTLY, anchor=dt.date(2026, 11, 22)), "2026-11-21", False, "2026-11-28"),
        (when(Rhythm.MONTHLY), "2026-11-07", True, "2026-12-05"),
        (when(Rhythm.MONTHLY), "2026-11-14", False, "2026-12-05"),
        (when(Rhythm.MONTHLY, week=3), "2026-11-21", True, "2026-12-19"),
        (when(Rhythm.MONTHLY, week=4), "2027-02-20", False, "2027-02-27"),
        (when(Rhythm.MONTHLY, week=4), "2026-12-31", False, "2027-01-23"),
        # A month that begins on the weekday: the 1st is its first, the 29th its fifth and nobody's.
        (when(Rhythm.MONTHLY, weekday=6), "2026-11-01", True, "2026-12-06"),
        (when(Rhythm.MONTHLY, weekday=6, week=4), "2026-11-29", False, "2026-12-27"),
        # The last one is the fourth or the fifth.
        (when(Rhythm.MONTHLY, weekday=6, week=-1), "2026-11-29", True, "2026-12-27"),
        (when(Rhythm.MONTHLY, weekday=6, week=-1), "2026-11-22", False, "2026-11-29"),
        (when(Rhythm.MONTHLY, weekday=3, week=-1), "2026-12-31", True, "2027-01-28"),
        (when(Rhythm.MONTHLY, weekday=1, week=-1), "2028-02-29", True, "2028-03-28"),
        # A day of the month, and the last day where a month has no such day.
        (on_day(10), "2026-11-10", True, "2026-12-10"),
        (on_day(10), "2026-12-31", False, "2027-01-10"),
        (on_day(1), "2026-12-31", False, "2027-01-01"),
        (on_day(28), "2028-02-28", True, "2028-03-28"),
        (on_day(29), "2027-02-28", True, "2027-03-29"),
        (on_day(29), "2028-02-28", False, "2028-02-29"),
        (on_day(30), "2028-02-29", True, "2028-03-30"),
        (on_day(30), "2026-12-31", False, "2027-01-30"),
        (on_day(31), "2026-11-30", True, "2026-12-31"),
        (on_day(31), "2027-01-31", True, "2027-02-28"),
        (on_day(31), "2026-12-30", False, "2026-12-31"),
    ],
)
def test_schedule(one: Schedule, day: str, falls: bool, following: str) -> None:
    assert one.falls_on(dt.date.fromisoformat(day)) is falls
    assert one.next_after(dt.date.fromisoformat(day)) == dt.date.fromisoformat(following)


@pytest.mark.parametrize(
    ("one", "first", "last", "days"),
    [
        (when(Rhythm.WEEKLY), "2026-11-21", "2026-12-05", ["2026-11-21", "2026-11-28", "2026-12-05"]),
        (when(Rhythm.WEEKLY), "2026-11-22", "2026-11-27", []),
        (when(Rhythm.WEEKLY), "2026-11-28", "2026-11-21", []),
        (when(Rhythm.FORTNIGHTLY), "2026-12-31", "2027-01-31", ["2027-01-02", "2027-01-16", "2027-01-30"]),
        (when(Rhythm.MONTHLY, week=-1), "2028-02-01", "2028-03-31", ["2028-02-26", "2028-03-25"]),
        (on_day(31), "2028-01-31", "2028-04-30", ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]),
    ],
)
def test_the_meetings_between_two_days(one: Schedule, first: str, last: str, days: list[str]) -> None:
    found = one.between(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert [day.isoformat() for day in found] == days


@given(
    st.sampled_from(
        [*(when(rhythm, week=week) for rhythm in Rhythm for week in (1, 4, -1)), *map(on_day, range(1, 32))]
    ),
    st.dates(min_value=dt.date(2026, 1, 1), max_value=dt.date(2040, 12, 31)),
)
def test_a_schedule_agrees_with_itself(one: Schedule, day: dt.date) -> None:
    """A meeting a month or more; what follows is the first that is listed; every listed day is one."""
    following = one.next_after(day)
    listed = one.between(day + dt.timedelta(days=1), following)
    assert listed == [following]
    assert one.falls_on(following)
    assert (following - day).days <= 35


def test_a_fortnight_counts_from_the_newest_meeting_on_the_agreed_weekday() -> None:
    rules = rules_of(Preset.KSM, {"pertemuan": "2 mingguan"})
    started = dt.date(2026, 11, 2)
    assert schedule(rules, started_on=started).falls_on(dt.date(2026, 11, 21))
    moved = schedule(rules, started_on=started, held=[dt.date(2026, 11, 14), dt.date(2026, 11, 18)])
    assert not moved.falls_on(dt.date(2026, 11, 21))
    assert moved.next_after(dt.date(2026, 11, 18)) == dt.date(2026, 11, 28)


def test_a_schedule_reads_every_rule() -> None:
    rules = rules_of(Preset.SIMPAN_PINJAM, {"hari": "rabu", "minggu ke": "2", "jam": "15.30"})
    one = schedule(rules, started_on=DAY)
    assert (one.rhythm, one.weekday, one.week, one.hour) == (Rhythm.MONTHLY, 2, 2, dt.time(15, 30))
    assert one.month_day is None
    by_day = schedule(rules_of(Preset.SIMPAN_PINJAM, {"tanggal rapat": "10"}), started_on=DAY)
    assert by_day.falls_on(dt.date(2026, 12, 10))
    assert not by_day.falls_on(dt.date(2026, 12, 5))
    last = schedule(rules_of(Preset.SIMPAN_PINJAM, {"minggu ke": "terakhir"}), started_on=DAY)
    assert last.falls_on(dt.date(2026, 11, 28))


def group(**rules: str) -> Group:
    return Group(
        id=1,
        chat_id=-1,
        name="KSM Laris Jaya",
        preset=Preset.KSM,
        rules=rules_of(Preset.KSM, rules),
        rules_version=1,
        state="active",
        started_at=NOW,
    )


def person(member_id: int, *roles: Role, sex: str | None = None, left: bool = False, speaker: int = 0) -> Member:
    return Member(
        id=member_id,
        group_id=1,
        name=f"Nomor {member_id}",
        sex=sex,
        joined_on=DAY,
        left_on=DAY if left else None,
        roles=frozenset(roles or {Role.ANGGOTA}),
        speakers=frozenset({speaker} if speaker else ()),
    )


def meeting(number: int = 1, *, closed: bool = False) -> Meeting:
    return Meeting(
        id=number,
        group_id=1,
        number=number,
        held_on=DAY + dt.timedelta(weeks=number - 1),
        opened_at=NOW,
        opened_by=9,
        closed_at=NOW if closed else None,
        closed_by=9 if closed else None,
    )


def mark(member_id: int, status: AttendanceStatus, *, by: int = 9, number: int = 1) -> Mark:
    return Mark(meeting_id=number, member_id=member_id, status=status, marked_by=by, marked_at=NOW)


H, I, S, A, T, W = CYCLE[0], CYCLE[1], CYCLE[2], CYCLE[3], CYCLE[4], CYCLE[5]  # noqa: E741  # the book's own letters


def test_the_tap_goes_through_every_letter_and_round_again() -> None:
    assert "".join(CYCLE) == "HISATW"
    assert next_in_cycle(None) is H
    assert [next_in_cycle(one) for one in CYCLE] == [I, S, A, T, W, H]


@pytest.mark.parametrize("status", list(AttendanceStatus))
@pytest.mark.parametrize("proxies", [True, False])
def test_who_counts_as_present(status: AttendanceStatus, proxies: bool) -> None:
    assert counts_as_present(status, proxies_count=proxies) is (status in {H, T} or (status is W and proxies))


@pytest.mark.parametrize(
    ("said", "known", "stays"),
    [(H, T, True), (T, T, True), (I, T, False), (H, I, False), (H, A, False), (T, H, False), (H, None, False)],
)
def test_who_is_late_stays_late(said: AttendanceStatus, known: AttendanceStatus | None, stays: bool) -> None:
    assert kept(said, None if known is None else mark(1, known)) is stays


def test_whose_word_a_mark_is() -> None:
    assert said_by_member(mark(1, H, by=7), person(1, speaker=7))
    assert not said_by_member(mark(1, H, by=9), person(1, speaker=7))


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        (person(1), True),
        (person(1, Role.KETUA), True),
        (person(1, Role.PENDAMPING), False),
        (person(1, Role.PENDAMPING, Role.ANGGOTA), True),
        (person(1, left=True), False),
    ],
)
def test_who_is_expected(member: Member, expected: bool) -> None:
    assert attends(member) is expected


def made(*marks: Mark, closed: bool = False, wakil: str = "ya") -> Sheet:
    people = (
        person(1, sex="P"),
        person(2, sex="L"),
        person(3, sex="P"),
        person(4),
        person(5, Role.PENDAMPING, sex="P"),
        person(6, left=True, sex="P"),
    )
    return sheet(Roster(group=group(wakil=wakil), everyone=people), meeting(closed=closed), marks)


def test_a_sheet_counts() -> None:
    one = made(mark(1, H), mark(2, T), mark(3, W))
    assert (one.expected, len(one.present), one.rate) == (4, 3, Fraction(3, 4))
    assert [member.id for member in one.unknown] == [4]
    assert one.women == (2, 3)
    assert one.count(T) == 1
    assert one.of(2) == mark(2, T)
    assert one.of(4) is None


def test_a_proxy_is_written_down_and_not_counted_where_the_group_forbids_it() -> None:
    one = made(mark(1, H), mark(3, W), wakil="tidak")
    assert [member.id for member in one.present] == [1]
    assert one.count(W) == 1


def test_a_closed_sheet_does_not_change_with_the_register() -> None:
    one = made(mark(1, H), mark(6, A), closed=True)
    assert (one.expected, one.rate, one.unknown) == (2, Fraction(1, 2), ())


def test_an_empty_sheet_has_no_rate() -> None:
    assert made(closed=True).rate is None


def test_a_record_is_exact_and_no_data_is_not_zero() -> None:
    entries = tuple((meeting(number, closed=True), mark(1, status)) for number, status in enumerate((H, T, W, A), 1))
    assert AttendanceRecord(member_id=1, entries=entries, proxies_count=True).rate == Fraction(3, 4)
    forbidden = AttendanceRecord(member_id=1, entries=entries, proxies_count=False)
    assert (forbidden.present, forbidden.held, forbidden.rate, forbidden.count(A)) == (2, 4, Fraction(1, 2), 1)
    assert AttendanceRecord(member_id=1, entries=(), proxies_count=True).rate is None


def test_the_mean_weighs_each_meeting_the_same() -> None:
    assert mean_rate([made(mark(1, H)), made(mark(1, H), mark(2, H), closed=True)]) == Fraction(5, 8)
    assert mean_rate([]) is None
    assert mean_rate([made(closed=True)]) is None


def test_for_how_long_words_and_corrections_count() -> None:
    later = dt.timedelta
    one, closed = meeting(), meeting(closed=True)
    assert one.takes_words(NOW - later(hours=3))
    assert one.takes_words(NOW + later(hours=12))
    assert not one.takes_words(NOW + later(hours=12, seconds=1))
    assert not closed.takes_words(NOW)
    assert one.may_be_marked(NOW + later(days=30))
    assert closed.may_be_marked(NOW + later(hours=48))
    assert not closed.may_be_marked(NOW + later(hours=48, seconds=1))
