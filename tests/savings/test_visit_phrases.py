"""What a facilitator writes of a visit, and of the plan."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.visit_phrases import (
    kept_text,
    moves_visit,
    nearest,
    read_day,
    read_group,
    read_plan,
    read_visit,
    secret_begins,
    tells_of_visit,
)
from savings.visits import pattern_text

TODAY = dt.date(2026, 11, 21)  # a Saturday

VISITS = [
    # (what was written, day, place, notes, follow-up)
    (
        "kemarin di rumah Bu Siti: catatan membahas kas. Tindak lanjut: beli buku",
        *("2026-11-20", "rumah Bu Siti", "membahas kas.", "beli buku"),
    ),
    ("kemarin", "2026-11-20", "", "", ""),
    ("di balai desa", "", "balai desa", "", ""),
    ("kemarin di rumah Bu Siti", "2026-11-20", "rumah Bu Siti", "", ""),
    ("kemarin: bahas kas", "2026-11-20", "", "bahas kas", ""),
    ("kemarin bahas kas", "2026-11-20", "", "bahas kas", ""),
    ("membahas kas, besok setor\ntindak lanjut jemput buku", "", "", "membahas kas, besok setor", "jemput buku"),
    ("di rumah Bu Siti kemarin: ramai", "2026-11-20", "rumah Bu Siti", "ramai", ""),
    (
        "senin lalu, di balai RT 03, bahas kas jam 10:30",
        *("2026-11-16", "balai RT 03", "bahas kas jam 10:30", ""),
    ),
    (
        "18 nov di balai\nCatatan: a\nb\nTindak lanjut:\n- c\n- d",
        *("2026-11-18", "balai", "a\nb", "- c\n- d"),
    ),
    ("21/11 di balai jam 19:30: ok", "2026-11-21", "balai jam 19:30", "ok", ""),
    ("catatan: x, tl: y", "", "", "x", "y"),
    ("hari ini di warung Pak Joko catatan: rame", "2026-11-21", "warung Pak Joko", "rame", ""),
    ("di rumah Mbah Karto. Semua hadir. RTL: cek kas", "", "rumah Mbah Karto", "Semua hadir.", "cek kas"),
    ("tempat: balai, catatan: ramai", "", "balai", "ramai", ""),
    ("kemarin membahas tindak lanjut program", "2026-11-20", "", "membahas tindak lanjut program", ""),
    ("1. bahas kas\n2. bahas pinjaman", "", "", "1. bahas kas\n2. bahas pinjaman", ""),
    ("tadi di rumah pak joko, soal kripik", "2026-11-21", "rumah pak joko", "soal kripik", ""),
    ("tadi pagi: ramai", "2026-11-21", "", "ramai", ""),
    ("tadi malam: ramai", "2026-11-20", "", "ramai", ""),
    ("", "", "", "", ""),
]


@pytest.mark.parametrize(("text", "day", "place", "notes", "follow_up"), VISITS)
def test_a_visit_in_words(text: str, day: str, place: str, notes: str, follow_up: str) -> None:
    said = read_visit(text)
    resolved = None if said.day is None else said.day.resolve(TODAY)
    assert ("" if resolved is None else resolved.isoformat(), said.place) == (day, place)
    assert (said.notes, said.follow_up) == (notes, follow_up)


def test_a_day_that_the_calendar_has_not() -> None:
    said = read_visit("31 feb di balai: ramai")
    assert said.day is not None and said.day.resolve(TODAY) is None
    assert (said.place, said.notes) == ("balai", "ramai")


@pytest.mark.parametrize("text", ["membahas kas", "kemarin membahas kas", "", "42", "di balai"])
def test_a_day_and_nothing_else(text: str) -> None:
    assert read_day(text) is None
    assert read_day("30 nov") is not None


def test_what_is_too_long_is_named() -> None:
    assert read_visit("ramai").too_long is None
    assert read_visit("x" * 2001).too_long == "notes"
    assert read_visit(f"di {'x' * 81}: ramai").too_long == "place"
    assert read_visit(f"ramai\ntindak lanjut: {'x' * 601}").too_long == "follow_up"


@given(st.text(max_size=300))
def test_no_word_is_invented_and_nothing_breaks(text: str) -> None:
    said = read_visit(text)
    for part in (said.place, said.notes, said.follow_up):
        assert part == kept_text(part)


PLANS = [
    ("1 desember", "2026-12-01", "", ""),
    ("1 des pola 12x2", "2026-12-01", "12x2", ""),
    ("1 des 12x2", "2026-12-01", "12x2", ""),
    ("6x4 6x2 6x1", "", "6x4 6x2 6x1", ""),
    ("pola 12x1", "", "12x1", ""),
    ("hari ini 6 x 4", "2026-11-21", "6x4", ""),
    ("tgl 1", "2026-12-01", "", ""),
    ("tgl 15", "2026-11-15", "", ""),
    ("senin", "2026-11-23", "", ""),
    ("mulai 1 desember", "2026-12-01", "", ""),
    ("sejak tgl 1 des pola 12x2", "2026-12-01", "12x2", ""),
    ("31 okt", "2026-10-31", "", ""),
    ("1 desember 2025", "2025-12-01", "", ""),
    ("menanam cabai", "", "", "menanam cabai"),
    ("pola mingguan", "", "", "mingguan"),
    ("1 des pola 6x9", "2026-12-01", "", "6x9"),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("text", "day", "pattern", "unread"), PLANS)
def test_a_plan_in_words(text: str, day: str, pattern: str, unread: str) -> None:
    said = read_plan(text)
    found = None if said.day is None else nearest(said.day, TODAY)
    assert ("" if found is None else found.isoformat()) == day
    assert ("" if said.pattern is None else pattern_text(said.pattern)) == pattern
    assert said.unread == unread


def test_the_nearest_such_day_is_meant() -> None:
    said = read_plan("29 feb")
    assert said.day is not None
    assert nearest(said.day, dt.date(2027, 12, 1)) == dt.date(2024, 2, 29)  # 2025 has none
    assert nearest(said.day, dt.date(2028, 3, 1)) == dt.date(2028, 2, 29)


# --- whose visit, and what is confided -----------------------------------------------------------------------------

GROUPS = ("KSM Laris Jaya", "KSM Mekar Sari", "KWT Mawar", "KSM Mawar", "Sido Rukun")


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("mekar sari kemarin: baik", "KSM Mekar Sari", "kemarin: baik"),
        ("ke KSM Mekar Sari kemarin: baik", "KSM Mekar Sari", "kemarin: baik"),
        ("kemarin ke mekarsari: baik", "KSM Mekar Sari", "kemarin baik"),
        ("kelompok sido rukun mulai 1 des", "Sido Rukun", "mulai 1 des"),
        ("Mekar Sari", "KSM Mekar Sari", ""),
        ("kwt mawar di balai", "KWT Mawar", "di balai"),
        ("mawar di balai", "", ""),
        ("mekar kemarin: baik", "", ""),
        ("kemarin di rumah bu sari: ke mekar sari", "", ""),
        ("kemarin: studi banding ke mekar sari", "", ""),
        ("", "", ""),
    ],
)
def test_the_group_that_is_named(text: str, name: str, rest: str) -> None:
    found = read_group(text, GROUPS)
    assert ("" if found is None else GROUPS[found.group], "" if found is None else found.rest) == (name, rest)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("catatan bu siti: suaminya selingkuh", "catatan bu siti: suaminya selingkuh"),
        ("kas rapi. Catatan tentang bu siti sakit", "Catatan tentang bu siti sakit"),
        ("catatan:\nbu siti sakit", "catatan:\nbu siti sakit"),
        ("bu siti sakit, rahasia ya", "bu siti sakit, rahasia ya"),
        ("jangan dibilang ke pengurus", "jangan dibilang ke pengurus"),
        ("catatan buku kas rapi", None),
        ("bu siti rajin", None),
        ("", None),
    ],
)
def test_where_a_secret_begins(text: str, secret: str | None) -> None:
    at = secret_begins(text, lambda words: words.startswith("bu "))
    assert (None if at is None else text[at:]) == secret


@pytest.mark.parametrize(
    ("text", "moves", "tells"),
    [
        ("besok diundur jumat", True, False),
        ("ditunda dulu", True, False),
        ("tidak jadi", True, False),
        ("hari ini: dimajukan", False, True),
        ("kemarin di balai, rapat diundur", False, True),
        ("besok", False, False),
        ("berikutnya kapan", False, False),
        ("kelompok", False, False),
        ("membahas pupuk dan kripik", False, True),
    ],
)
def test_words_of_a_visit_to_come_and_of_one_that_was(text: str, moves: bool, tells: bool) -> None:
    assert moves_visit(text, TODAY) is moves
    assert moves or tells_of_visit(text, TODAY) is tells
