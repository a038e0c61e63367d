"""The days that people name, seen from a Wednesday in July."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.dates import NamedDate, parse_date

TODAY = date(2026, 7, 15)

ROWS = [
    ("hari ini", date(2026, 7, 15)),
    ("kemarin", date(2026, 7, 14)),
    ("Kemarin", date(2026, 7, 14)),
    ("kmrn", date(2026, 7, 14)),
    ("wingi", date(2026, 7, 14)),
    ("semalam", date(2026, 7, 14)),
    ("kemarin lusa", date(2026, 7, 13)),
    ("2 hari lalu", date(2026, 7, 13)),
    ("dua hari yang lalu", date(2026, 7, 13)),
    ("rong dina kepungkur", date(2026, 7, 13)),
    ("2 minggu lalu", date(2026, 7, 1)),
    ("seminggu lalu", date(2026, 7, 8)),
    ("minggu lalu", date(2026, 7, 8)),
    ("besok", date(2026, 7, 16)),
    ("lusa", date(2026, 7, 17)),
    ("sesuk", date(2026, 7, 16)),
    ("minggu depan", date(2026, 7, 22)),
    ("senin", date(2026, 7, 13)),
    ("hari senin", date(2026, 7, 13)),
    ("senin lalu", date(2026, 7, 13)),
    ("senin yang lalu", date(2026, 7, 13)),
    ("senin depan", date(2026, 7, 20)),
    ("rabu", date(2026, 7, 15)),
    ("rabu lalu", date(2026, 7, 8)),
    ("rabu kemarin", date(2026, 7, 8)),
    ("rabu depan", date(2026, 7, 22)),
    ("jumat", date(2026, 7, 10)),
    ("jum'at", date(2026, 7, 10)),
    ("hari minggu", date(2026, 7, 12)),
    ("ahad", date(2026, 7, 12)),
    ("minggu", None),
    ("tgl 14", date(2026, 7, 14)),
    ("tgl. 14", date(2026, 7, 14)),
    ("tanggal 15", date(2026, 7, 15)),
    ("tgl 16", date(2026, 6, 16)),
    ("tgl 31", date(2026, 5, 31)),
    ("tgl 14 kemarin", date(2026, 7, 14)),
    ("tgl 20 bulan depan", date(2026, 8, 20)),
    ("tgl 0", None),
    ("tgl 32", None),
    ("tanggal 3 maret", date(2026, 3, 3)),
    ("3 maret", date(2026, 3, 3)),
    ("3 mar", date(2026, 3, 3)),
    ("17 agustus", date(2025, 8, 17)),
    ("17 agustus 2026", date(2026, 8, 17)),
    ("29 februari", date(2024, 2, 29)),
    ("31 februari", None),
    ("14/7", date(2026, 7, 14)),
    ("14-7", date(2026, 7, 14)),
    ("tgl 14/7", date(2026, 7, 14)),
    ("14/7/2025", date(2025, 7, 14)),
    ("14/7/25", date(2025, 7, 14)),
    ("14-07-2025", date(2025, 7, 14)),
    ("2025-07-14", date(2025, 7, 14)),
    ("31/12", date(2025, 12, 31)),
    ("17/45", None),
    ("30/2", None),
    ("14", None),
    ("maret", None),
    ("kapan-kapan", None),
    ("kemarin setor", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "expected"), ROWS)
def test_table(words: str, expected: date | None) -> None:
    assert parse_date(words, TODAY) == expected


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2098, 1, 1)), st.integers(min_value=1, max_value=31))
def test_a_day_of_the_month_is_the_latest_that_is_past(today: date, day: int) -> None:
    found = parse_date(f"tgl {day}", today)
    assert found is not None
    assert found.day == day
    assert today - timedelta(days=62) < found <= today


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2098, 1, 1)), st.integers(min_value=0, max_value=6))
def test_weekdays_look_back_a_week_at_most(today: date, weekday: int) -> None:
    named = NamedDate(text="", weekday=weekday)
    before = NamedDate(text="", weekday=weekday, before_today=True)
    after = NamedDate(text="", weekday=weekday, future=True)
    for found in (named.resolve(today), before.resolve(today), after.resolve(today)):
        assert found is not None
        assert found.weekday() == weekday
    assert today - timedelta(days=7) < (named.resolve(today) or today) <= today
    assert today - timedelta(days=7) <= (before.resolve(today) or today) < today
    assert today < (after.resolve(today) or today) <= today + timedelta(days=7)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)), st.dates(min_value=date(2000, 1, 1)))
def test_written_dates_come_back(day: date, today: date) -> None:
    assert parse_date(day.isoformat(), today) == day
    assert parse_date(f"{day.day}/{day.month}/{day.year}", today) == day


@given(st.text(max_size=100))
def test_never_raises(text: str) -> None:
    parse_date(text, TODAY)


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize(
    "words", ["kemarin", "besok", "60 minggu lalu", "tgl 31", "29 feb", "senin", "senin depan", "senin lalu"]
)
def test_the_ends_of_the_calendar_do_not_raise(words: str, today: date) -> None:
    parse_date(words, today)
