"""Goals as people say them: an amount, a day that lies ahead, and what it is for."""

import datetime as dt
from itertools import pairwise

import pytest

from savings.amounts import AmbiguousAmount, ZeroAmount
from savings.goals import IDUL_FITRI, LEBARAN, next_lebaran, read_goal, read_until

TODAY = dt.date(2026, 11, 21)
JUTA = 1_000_000


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("Lebaran", "2027-03-10"),
        ("lebaran depan", "2027-03-10"),
        ("lebaran 2028", "2028-02-27"),
        ("Idul Fitri", "2027-03-10"),
        ("idulfitri 2030", "2030-02-04"),
        ("hari raya idul fitri", "2027-03-10"),
        ("31 des", "2026-12-31"),
        ("31 Desember 2027", "2027-12-31"),
        ("31/12", "2026-12-31"),
        ("31-12-2027", "2027-12-31"),
        ("2027-01-31", "2027-01-31"),
        ("17 agustus", "2027-08-17"),
        ("tgl 20", "2026-12-20"),
        ("tgl 25", "2026-11-25"),
        ("tanggal 31", "2026-12-31"),
        ("29 februari", "2028-02-29"),
        ("21 november", "2027-11-21"),
        ("12 bulan", "2027-11-21"),
        ("12 bln lagi", "2027-11-21"),
        ("setahun", "2027-11-21"),
        ("2 tahun", "2028-11-21"),
        ("enam bulan", "2027-05-21"),
        ("10 minggu", "2027-01-30"),
        ("90 hari", "2027-02-19"),
        ("akhir tahun", "2026-12-31"),
        ("akhir tahun depan", "2027-12-31"),
        ("akhir bulan", "2026-11-30"),
        ("akhir bulan depan", "2026-12-31"),
        ("desember", "2026-12-31"),
        ("akhir februari", "2027-02-28"),
        ("juni 2028", "2028-06-30"),
    ],
)
def test_the_end_lies_ahead(words: str, until: str) -> None:
    found = read_until(words, TODAY)
    assert found is not None
    assert found.day == day(until)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            "kapan-kapan",
            "kemarin",
            "31 des 2020",
            "1/1/2020",
            "lebaran 2020",
            "lebaran 2050",
            "0 hari",
            "20 tahun",
        ),
        *("31 februari", "45/45", "32 des", "bulan", "minggu", "2027", "12", "besok-besok", "lusa kemarin", "9" * 40),
    ],
)
def test_what_names_no_day_ahead_is_asked_for(words: str) -> None:
    assert read_until(words, TODAY) is None


def test_lebaran_is_known_for_years_and_then_asked_for() -> None:
    """The days that the government announced, and the first that no table of ours holds."""
    assert next_lebaran(dt.date(2026, 1, 1)) == dt.date(2026, 3, 21)
    assert next_lebaran(dt.date(2026, 3, 21)) == dt.date(2027, 3, 10)
    assert next_lebaran(IDUL_FITRI[-1]) is None
    assert read_until("lebaran", dt.date(2041, 1, 1)) is None


def test_one_lebaran_follows_another_by_a_moon_year() -> None:
    years = [(later - earlier).days for earlier, later in pairwise(IDUL_FITRI)]
    assert set(years) <= {354, 355}


@pytest.mark.parametrize(
    ("words", "target", "until", "name"),
    [
        ("10jt sampai Lebaran", 10 * JUTA, "2027-03-10", LEBARAN),
        ("10jt lebaran", 10 * JUTA, "2027-03-10", LEBARAN),
        ("10 juta 12 bulan", 10 * JUTA, "2027-11-21", ""),
        ("1jt 500rb 6 bulan", 1_500_000, "2027-05-21", ""),
        ("Rp 7.500.000,- hingga 17 agustus", 7_500_000, "2027-08-17", ""),
        ("3jt s/d 31/12", 3 * JUTA, "2026-12-31", ""),
        ("10jt untuk tenda sampai lebaran", 10 * JUTA, "2027-03-10", "tenda"),
        ("10jt sampai lebaran untuk tenda hajatan", 10 * JUTA, "2027-03-10", "tenda hajatan"),
        ("satu juta lima ratus ribu dalam setahun", 1_500_000, "2027-11-21", ""),
    ],
)
def test_a_whole_goal_in_one_line(words: str, target: int, until: str, name: str) -> None:
    said = read_goal(words, TODAY)
    assert (said.target, said.until, said.name, said.unread) == (target, day(until), name, "")


def test_what_is_missing_stays_open() -> None:
    assert read_goal("10jt", TODAY).until is None
    assert read_goal("sampai lebaran", TODAY).target is None
    assert read_goal("20 sampai lebaran", TODAY).target == AmbiguousAmount(token="20", readings=(20, 20_000))
    assert isinstance(read_goal("0 sampai lebaran", TODAY).target, ZeroAmount)
    assert read_goal("10jt sampai 31 des 2020", TODAY).unread == "31 des 2020"
    assert read_goal("10jt sampai kapan", TODAY).unread == "kapan"
    assert len(read_goal("10jt untuk " + "tenda " * 500, TODAY).name) <= 40
