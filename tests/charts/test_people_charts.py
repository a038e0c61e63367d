"""The charts of people and of many groups: attendance, one's own money, the overview. What they show and say."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charts import CHARTS, attendance, overview, own
from charts.canvas import Canvas
from charts.names import shorter
from charts.palette import AWAY, BAD, GOOD, LATE, PRESENT, SAVINGS
from charts.samples import LONG_GROUP, TODAY, Sample, samples
from charts.samples import attendance as grid_of
from locales import Words, words
from savings.attendance import AttendanceStatus as Letter
from savings.portfolio import Light
from savings.progress import (
    AttendanceGrid,
    AttendanceRow,
    MeetingColumn,
    Overview,
    OverviewRow,
    OwnLoan,
    OwnMoney,
    OwnPoint,
    Progress,
)
from tests.charts.looking import complaints, file_complaints, texts

_ = words("id")
OURS = ("attendance", "own", "overview")
SAMPLES = [sample for sample in samples() if sample.kind in OURS]

# Random records: up to 60 members and 30 groups, names as people have them and names that nobody has.
AMOUNTS = st.one_of(st.just(0), st.integers(500, 9_000_000_000), st.integers(500, 100_000))
SYLLABLES = (
    "Si",
    "ti",
    "Su",
    "mi",
    "ah",
    "War",
    "no",
    "Ku",
    "su",
    "ma",
    "Ra",
    "ha",
    "yu",
    "Lis",
    "ta",
    "ri",
    "Wi",
    "do",
)
WORDS = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4).map(lambda parts: "".join(parts).capitalize())
PEOPLE = st.lists(WORDS, min_size=1, max_size=4).map(lambda parts: " ".join(["Bu", *parts])[:40].strip())
STRANGE = st.text(st.sampled_from("WMÉabcdefg hijklmnopqrstu vwxyz-.'3🌾"), max_size=40)
NAMES = st.one_of(PEOPLE, STRANGE, st.just("W" * 40), st.just(LONG_GROUP))
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31))
RATES = st.none() | st.integers(0, 100).map(lambda percent: Fraction(percent, 100))
LANGUAGES = st.sampled_from(["id", "en"]).map(words)
THOROUGH = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@st.composite
def grids(draw: st.DrawFn) -> AttendanceGrid:
    """Any attendance: every group, named or not, weekly or monthly, with anybody missing."""
    members = draw(st.sampled_from([0, 1, 2, 5, 12, 17, 24, 25, 39, 40, 41, 60]))
    days = sorted(draw(st.lists(DAYS, max_size=20, unique=True)))
    letters = st.lists(st.none() | st.sampled_from(Letter), min_size=len(days), max_size=len(days))
    named = draw(st.booleans())
    rows = [
        AttendanceRow(name=draw(NAMES) if named else None, letters=tuple(draw(letters))) for _number in range(members)
    ]
    columns = [MeetingColumn(number=number + 1, day=day, rate=draw(RATES)) for number, day in enumerate(days)]
    return AttendanceGrid(group=draw(NAMES), on=draw(DAYS), meetings=tuple(columns), rows=tuple(rows))


LOANS = st.builds(
    lambda principal, share, overdue, coming: OwnLoan(
        principal=principal,
        outstanding=principal * share // 100,
        overdue=overdue,
        next_due=coming[0] if coming else None,
        next_amount=coming[1] if coming else None,
    ),
    st.integers(500, 9_000_000_000),
    st.integers(0, 100),
    AMOUNTS,
    st.none() | st.tuples(DAYS, st.integers(500, 9_000_000_000)),
)
OWN = st.builds(
    lambda group, name, on, days, figures, loans: OwnMoney(
        group=group,
        on=on,
        name=name,
        points=tuple(
            OwnPoint(day=day, pokok=one, wajib=two, sukarela=three)
            for day, (one, two, three) in zip(sorted(days), figures, strict=False)
        ),
        loans=tuple(loans),
    ),
    NAMES,
    NAMES,
    DAYS,
    st.lists(DAYS, max_size=157, unique=True),
    st.lists(st.tuples(*[AMOUNTS] * 3), max_size=157),
    st.lists(LOANS, max_size=4),
)
OVERVIEW_ROWS = st.builds(
    OverviewRow,
    group=NAMES,
    light=st.none() | st.sampled_from(Light),
    savings=AMOUNTS,
    loans=AMOUNTS,
    arrears=AMOUNTS,
    attendance=RATES,
    spark=st.lists(AMOUNTS, max_size=14).map(tuple),
)
OVERVIEWS = st.builds(
    lambda on, rows, count: Overview(on=on, rows=tuple((rows * 30)[: count if rows else 0])),
    DAYS,
    st.lists(OVERVIEW_ROWS, max_size=30),
    st.integers(1, 30),
)


@pytest.mark.parametrize("sample", SAMPLES, ids=[f"{one.kind}-{one.name}" for one in SAMPLES])
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_picture_of_the_gallery_can_be_read(language: str, sample: Sample) -> None:
    canvas = CHARTS[sample.kind].paint(sample.record, words(language))
    assert complaints(canvas) == []
    assert file_complaints(canvas.png()) == []


def holds(kind: str, record: Progress, language: Words) -> None:
    """What must be true of every picture. A word of forty W is wider than any column: it may be cut."""
    chart = CHARTS[kind]
    canvas = chart.paint(record, language)
    assert complaints(canvas, may_be_cut=True) == []
    png = canvas.png()
    assert file_complaints(png) == []
    assert chart.paint(record, language).png() == png
    for sentence in (chart.caption(record, language), chart.alt(record, language)):
        assert sentence.endswith((".", "!"))
        assert len(sentence) < 500


@THOROUGH
@given(grids(), LANGUAGES)
def test_any_attendance_can_be_read(record: AttendanceGrid, language: Words) -> None:
    holds("attendance", record, language)


@THOROUGH
@given(OWN, LANGUAGES)
def test_anybodys_money_can_be_read(record: OwnMoney, language: Words) -> None:
    holds("own", record, language)


@THOROUGH
@given(OVERVIEWS, LANGUAGES)
def test_any_overview_can_be_read(record: Overview, language: Words) -> None:
    holds("overview", record, language)


@THOROUGH
@given(st.lists(PEOPLE, min_size=1, max_size=40), st.lists(PEOPLE, min_size=1, max_size=30))
def test_no_name_that_people_have_is_cut(members: list[str], groups: list[str]) -> None:
    rows = tuple(AttendanceRow(name=name, letters=(Letter.PRESENT,) * 13) for name in members)
    grid = AttendanceGrid(group="KSM", on=TODAY, meetings=grid_of(1, 13).meetings, rows=rows)
    assert complaints(attendance.paint(grid, _)) == []
    summary = Overview(on=TODAY, rows=tuple(a_group(name, light=Light.BAD) for name in groups))
    assert complaints(overview.paint(summary, _)) == []


def test_a_long_name_ends_in_initials_and_a_groups_name_begins_with_them() -> None:
    assert list(shorter("Bu Siti Aminah Wulandari", from_front=False)) == [
        *("Bu Siti Aminah Wulandari", "Bu Siti Aminah W.", "Bu Siti A. W.", "Bu S. A. W."),
    ]
    assert list(shorter("Kelompok Tani Maju 3", from_front=True)) == [
        *("Kelompok Tani Maju 3", "K. Tani Maju 3", "K. T. Maju 3", "K. T. M. 3"),
    ]


def amount_of(canvas: Canvas, colour: str) -> int:
    """How many pixels of the ground have a colour."""
    found: Mapping[object, int] = {seen: count for count, seen in canvas.ground().getcolors(1_000_000) or []}
    return found.get(tuple(bytes.fromhex(colour[1:])), 0)


# Attendance


def grid(*columns: str, names: tuple[str, ...] | None = ("Bu Siti", "Bu Rini", "Pak Joko")) -> AttendanceGrid:
    """One meeting a week, each given as its letters from the first member to the last; `-` is unknown."""
    letters = [[None if one == "-" else Letter(one) for one in column] for column in columns]
    return AttendanceGrid(
        group="KSM Laris Jaya",
        on=TODAY,
        meetings=tuple(
            MeetingColumn(
                number=number + 1,
                day=TODAY - dt.timedelta(weeks=len(columns) - 1 - number),
                rate=Fraction(sum(one in {Letter.PRESENT, Letter.LATE} for one in column), len(column)),
            )
            for number, column in enumerate(letters)
        ),
        rows=tuple(
            AttendanceRow(name=names[row] if names else None, letters=tuple(column[row] for column in letters))
            for row in range(len(letters[0]))
        ),
    )


def fields(canvas: Canvas) -> list[str]:
    """The letters as they stand, row by row; the legend is left out."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for one in canvas.written:
        if one.text in {*Letter} and one.bold:
            rows.setdefault(one.top, []).append((one.left, one.text))
    return ["".join(letter for _left, letter in sorted(row)) for _top, row in sorted(rows.items())][:-1]


def test_every_letter_stands_where_it_belongs() -> None:
    canvas = attendance.paint(grid("HIT", "HSW", "AHH"), _)
    assert fields(canvas) == ["HHA", "ISH", "TWH"]
    written = texts(canvas)
    assert {"Bu Siti", "Bu Rini", "Pak Joko", "Kehadiran, 3 rapat terakhir", "7", "14", "21", "Nov"} <= set(written)
    rates = [one for one in canvas.written if one.text in {"33", "67"}]
    assert [one.text for one in sorted(rates, key=lambda one: one.left)] == ["67", "33", "67"]
    assert {"hadir", "terlambat", "diwakili", "izin", "sakit", "alpa"} <= set(written)


def test_who_is_unknown_has_no_letter() -> None:
    assert fields(attendance.paint(grid("-HH", "HHH"), _)) == ["H", "HH", "HH"]


def test_the_newest_meetings_are_shown_where_there_are_too_many() -> None:
    columns = ["AAA"] * 30 + ["HHH"] * attendance.MOST_NAMED
    canvas = attendance.paint(grid(*columns), _)
    assert fields(canvas) == ["H" * attendance.MOST_NAMED] * 3
    assert "Kehadiran, 13 rapat terakhir" in texts(canvas)


def test_without_names_the_place_of_a_letter_tells_nothing() -> None:
    one, other = grid("HIA", "ASH", names=None), grid("AIH", "HSA", names=None)
    assert fields(attendance.paint(one, _)) == ["AA", "IS", "HH"]
    assert attendance.paint(one, _).png() == attendance.paint(other, _).png()
    assert "Bu Siti" not in texts(attendance.paint(one, _))


def test_more_members_than_rows_are_counted() -> None:
    canvas = attendance.paint(grid_of(45, 3), _)
    assert len(fields(canvas)) == 39
    assert "dan 6 anggota lain" in texts(canvas)


def test_a_fields_colour_is_that_of_its_letter() -> None:
    whole = attendance.paint(grid("HHH"), _)
    assert amount_of(whole, PRESENT) > 3 * 3_000
    for letter, colour in (("T", LATE), ("S", AWAY), ("A", BAD)):
        assert amount_of(attendance.paint(grid(f"H{letter}H"), _), colour) > 3_000 + amount_of(whole, colour)


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        (("HHA",), "KSM Laris Jaya: kehadiran rapat ke-1 67%."),
        (("HHH", "HHA"), "KSM Laris Jaya: kehadiran rapat ke-2 67%, sebelumnya 100%."),
        (("HHH", "HHH", "HHA"), "KSM Laris Jaya: kehadiran rapat ke-3 67%, lebih sepi dari biasanya (100%)."),
        (("HAA", "HAA", "HHA"), "KSM Laris Jaya: kehadiran rapat ke-3 67%, lebih ramai dari biasanya (33%)."),
        (("HAT", "HHA", "HHA"), "KSM Laris Jaya: kehadiran rapat ke-3 67%, seperti biasanya (67%)."),
    ],
)
def test_the_caption_of_attendance_compares_with_the_usual(columns: tuple[str, ...], sentence: str) -> None:
    assert attendance.caption(grid(*columns), _) == sentence


def test_attendance_is_told_to_who_cannot_see_it() -> None:
    assert attendance.alt(grid("HHH", "HTA"), _) == (
        "Daftar hadir KSM Laris Jaya: 3 anggota, 2 rapat sampai 21 Nov 2026. "
        "Rapat terakhir: 1 hadir, 1 terlambat, 1 alpa."
    )
    assert attendance.alt(grid("HTA", names=None), _).startswith("Daftar hadir KSM Laris Jaya tanpa nama: 3 anggota")


NOBODY = "Tiap kotak satu orang, tanpa nama. Satu baris bukan orang yang sama."


def test_where_there_are_no_names_it_is_said_that_a_row_is_nobody() -> None:
    assert texts(attendance.paint(grid("HTA", "HHA", names=None), _))[-1] == NOBODY
    assert NOBODY not in texts(attendance.paint(grid("HTA", "HHA"), _))


def test_the_dash_of_who_had_not_joined_has_its_meaning() -> None:
    assert "belum ikut" in texts(attendance.paint(grid("HH-", "HHH"), _))
    assert "belum ikut" not in texts(attendance.paint(grid("HHA", "HHH"), _))


# One's own money


def money(*saved: int, loans: tuple[OwnLoan, ...] = ()) -> OwnMoney:
    points = tuple(
        OwnPoint(day=TODAY - dt.timedelta(weeks=len(saved) - 1 - week), pokok=0, wajib=0, sukarela=amount)
        for week, amount in enumerate(saved)
    )
    return OwnMoney(group="KSM Laris Jaya", on=TODAY, name="Bu Siti", points=points, loans=loans)


def lent(outstanding: int = 300_000, *, overdue: int = 0, coming: bool = True) -> OwnLoan:
    return OwnLoan(
        principal=500_000,
        outstanding=outstanding,
        overdue=overdue,
        next_due=dt.date(2026, 12, 5) if coming else None,
        next_amount=57_500 if coming else None,
    )


def test_own_money_shows_what_is_saved_and_what_is_left_to_pay() -> None:
    written = set(texts(own.paint(money(20_000, 125_000, loans=(lent(),)), _)))
    assert {"KSM Laris Jaya", "Catatan Bu Siti", "Simpanan", "Rp125.000"} <= written
    assert {"Sisa pinjaman Rp300.000", "dari Rp500.000", "terbayar 40%"} <= written
    assert "Angsuran berikutnya Rp57.500, 5 Des 2026" in written


def test_what_is_late_has_a_line_and_a_mark_of_its_own() -> None:
    usual = own.paint(money(20_000, loans=(lent(),)), _)
    late = own.paint(money(20_000, loans=(lent(overdue=57_500),)), _)
    assert "Terlambat Rp57.500" in texts(late)
    assert amount_of(late, BAD) > 200 > amount_of(usual, BAD)
    assert not any("Terlambat" in text for text in texts(usual))


def test_the_bar_is_as_long_as_what_is_paid() -> None:
    half, tenth = (own.paint(money(20_000, loans=(lent(left),)), _) for left in (250_000, 450_000))
    assert amount_of(half, GOOD) / amount_of(tenth, GOOD) == pytest.approx(5, rel=0.05)
    assert amount_of(own.paint(money(20_000, loans=(lent(500_000),)), _), GOOD) == 0


def test_of_many_loans_two_are_drawn_and_the_others_summed() -> None:
    written = texts(own.paint(money(20_000, loans=(lent(), lent(), lent(40_000), lent(50_000))), _))
    assert sum(text.startswith("Sisa pinjaman") for text in written) == 2
    assert "dan 2 pinjaman lain, sisa Rp90.000" in written


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (money(), "Belum ada simpanan yang tercatat."),
        (money(20_000, 95_500), "Simpanan Bu Siti Rp95.500, tanpa pinjaman."),
        (
            money(20_000, loans=(lent(), lent(100_000))),
            "Simpanan Bu Siti Rp20.000; sisa pinjaman Rp400.000, angsuran berikutnya Rp57.500 pada 5 Des 2026.",
        ),
        (money(20_000, loans=(lent(coming=False),)), "Simpanan Bu Siti Rp20.000; sisa pinjaman Rp300.000."),
        (
            money(20_000, loans=(lent(overdue=57_500),)),
            "Simpanan Bu Siti Rp20.000; sisa pinjaman Rp300.000, terlambat Rp57.500.",
        ),
        (money(loans=(lent(coming=False),)), "Simpanan Bu Siti Rp0; sisa pinjaman Rp300.000."),
    ],
)
def test_the_caption_of_own_money_says_what_is_left(record: OwnMoney, sentence: str) -> None:
    assert own.caption(record, _) == sentence


def test_own_money_is_told_to_who_cannot_see_it() -> None:
    assert own.alt(money(20_000, 95_500, loans=(lent(),)), _) == (
        "Grafik simpanan Bu Siti dari 14 Nov 2026 sampai 21 Nov 2026: pokok Rp0, wajib Rp0, sukarela Rp95.500. "
        "Di bawahnya batang pinjaman: sisa Rp300.000 dari Rp500.000."
    )


# The overview


def a_group(name: str = "Mawar", *, light: Light | None = Light.GOOD, **changed: object) -> OverviewRow:
    values: dict[str, object] = {"savings": 2_150_000, "loans": 1_700_000, "arrears": 0, "attendance": Fraction(9, 10)}
    values |= {"spark": (1_000_000, 2_150_000), **changed}
    return OverviewRow(group=name, light=light, **values)  # type: ignore[arg-type]


def groups(*rows: OverviewRow) -> Overview:
    return Overview(on=TODAY, rows=rows)


def test_a_row_says_how_a_group_does() -> None:
    canvas = overview.paint(groups(a_group(arrears=115_000), a_group("Baru", attendance=None, loans=0)), _)
    rows = [one.text for one in canvas.written if one.bottom > 260 and one.size >= 27]
    assert rows == ["Mawar", "2,2 jt", "1,7 jt", "115 rb", "90%", "Baru", "2,2 jt", "-", "-", "?"]


def test_each_light_has_a_shape_of_its_own() -> None:
    shapes = set()
    for light in (Light.GOOD, Light.MINIMUM, Light.BAD, None):
        canvas = Canvas(100)
        overview.light(canvas, 50, 50, 30, light)
        dark = canvas.ground().convert("L").point(lambda value: 255 if value < 215 else 0)
        left, upper, right, lower = dark.getbbox() or (0, 0, 0, 0)
        assert right - left > 40
        assert lower - upper > 40
        shapes.add(dark.tobytes())
    assert len(shapes) == 4


def test_the_legend_counts_the_groups_of_each_light() -> None:
    rows = [a_group(light=Light.GOOD), a_group(light=Light.GOOD), a_group(light=Light.BAD), a_group(light=None)]
    written = texts(overview.paint(groups(*rows), _))
    assert {"2 baik", "1 perlu didatangi", "1 belum dinilai"} <= set(written)
    assert not any("perlu dilihat" in text for text in written)


def test_the_steps_are_as_high_as_the_savings() -> None:
    newest = [
        amount_of(overview.paint(groups(a_group(spark=(1_000_000, now))), _), SAVINGS) for now in (250_000, 500_000)
    ]
    assert newest[1] / newest[0] == pytest.approx(2, rel=0.1)
    assert amount_of(overview.paint(groups(a_group(spark=())), _), SAVINGS) == 0


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((), "Belum ada kelompok dampingan."),
        ((a_group(),), "1 kelompok sudah dinilai: baik."),
        ((a_group(), a_group()), "2 kelompok sudah dinilai: semuanya baik."),
        ((a_group(light=None),), "1 kelompok, belum bisa dinilai."),
        (
            (a_group("Dahlia", light=Light.MINIMUM), a_group()),
            "1 dari 2 kelompok perlu dilihat: Dahlia; yang lain aman.",
        ),
        (
            (a_group("A", light=Light.BAD), a_group("B", light=Light.BAD), a_group("C", light=Light.MINIMUM)),
            "2 dari 3 kelompok perlu didatangi: A, B.",
        ),
        (
            tuple(a_group(name, light=Light.BAD) for name in "ABCD"),
            "4 dari 4 kelompok perlu didatangi: A, B dan 2 lainnya.",
        ),
    ],
)
def test_the_caption_of_the_overview_names_who_needs_somebody(rows: tuple[OverviewRow, ...], sentence: str) -> None:
    assert overview.caption(groups(*rows), _) == sentence


def test_the_overview_is_told_to_who_cannot_see_it() -> None:
    assert overview.alt(groups(a_group(), a_group(light=Light.BAD, arrears=385_000)), _) == (
        "Tabel 2 kelompok pada 21 Nov 2026: 1 baik, 1 perlu didatangi. "
        "Simpanan Rp4,3 jt, dipinjam Rp3,4 jt, tunggakan Rp385 rb."
    )
