"""The sheet: where words stand, how they are made to fit, and what is stored."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from charts.canvas import GLUE, MARGIN, TALLEST, WIDTH, Canvas, clean, fit, text_width, wrap
from charts.palette import INK, LENT, MUTED, PAPER, RULE, SAVINGS, SHADE
from tests.charts.looking import complaints, file_complaints, texts

NAMES = st.text(st.sampled_from("WMmiil .jgAÅéß🌾7"), max_size=60)


def test_words_remember_where_they_stand() -> None:
    canvas = Canvas(200)
    canvas.text(MARGIN, 100, "Simpanan", size=40)
    [one] = canvas.written
    assert (one.left, one.size, one.cut) == (MARGIN, 40, False)
    assert one.right == MARGIN + text_width("Simpanan", 40)
    assert one.top < 100 < one.bottom


@pytest.mark.parametrize(("align", "left"), [("left", 500.0), ("center", 450.0), ("right", 400.0)])
def test_words_are_set_from_the_point_they_are_given(align: str, left: float) -> None:
    canvas = Canvas(200)
    text = "H" * 3
    canvas.text(500, 100, text, size=40, align=align)  # type: ignore[arg-type]
    [one] = canvas.written
    assert one.left == pytest.approx(500 - (500 - left) * text_width(text, 40) / 100)


def test_the_ink_lies_inside_the_box() -> None:
    canvas = Canvas(300)
    canvas.text(MARGIN, 160, "bdjgHy|", size=90)
    [one] = canvas.written
    ink = Image.eval(canvas.image().convert("L"), lambda value: 255 - value).getbbox()
    assert ink is not None
    assert one.left - 1 <= ink[0] and one.top - 1 <= ink[1] and ink[2] <= one.right + 1 and ink[3] <= one.bottom + 1


def test_the_middle_of_a_capital_is_where_it_was_asked() -> None:
    canvas = Canvas(300)
    canvas.middle(540, 150, "H", size=100)
    ink = Image.eval(canvas.image().convert("L"), lambda value: 255 - value).getbbox()
    assert ink is not None
    assert (ink[0] + ink[2]) / 2 == pytest.approx(540, abs=2)
    assert (ink[1] + ink[3]) / 2 == pytest.approx(150, abs=2)


def test_what_is_too_wide_becomes_smaller_and_only_then_ends_in_dots() -> None:
    assert fit("Kas", 500, size=40) == ("Kas", 40, False)
    text, size, cut = fit("Kelompok Wanita Tani", 300, size=40)
    assert (text, cut) == ("Kelompok Wanita Tani", False)
    assert 24 <= size < 40
    assert fit("Kelompok Wanita Tani Sumber Rejeki", 300, size=40) == ("Kelompok Wanita Tani…", 24, True)


@given(NAMES, st.integers(60, 1000), st.integers(24, 80), st.booleans())
def test_whatever_is_fitted_fits(text: str, width: int, size: int, bold: bool) -> None:
    fitted, smaller, cut = fit(clean(text), width, size=size, bold=bold)
    assert text_width(fitted, smaller, bold=bold) <= width
    assert cut or fitted == clean(text)


@given(NAMES, st.integers(120, 1000), st.integers(1, 4))
def test_wrapping_loses_no_letter(text: str, width: int, lines: int) -> None:
    wrapped = wrap(clean(text), width, size=36, lines=lines)
    assert "".join(wrapped).replace(" ", "") == clean(text).replace(" ", "")
    assert len(wrapped) <= lines
    assert all(text_width(line, 36) <= width for line in wrapped[:-1])


def test_a_sentence_is_not_broken_between_a_number_and_its_unit() -> None:
    free, glued = "kira-kira Rp630 rb", f"kira-kira Rp630{GLUE}rb"
    width = text_width("kira-kira Rp630", 36) + 1
    assert wrap(free, width, size=36) == ["kira-kira Rp630", "rb"]
    assert wrap(glued, width, size=36) == ["kira-kira", f"Rp630{GLUE}rb"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("  KSM\nLaris \t Jaya ", "KSM Laris Jaya"),
        ("Mawar 🌹 Indah", "Mawar Indah"),
        ("🌾🌾", ""),
        ("Sumber $ejahtera_{2}", "Sumber $ejahtera_{2}"),
        ("e\u0301lok", "élok"),
    ],
)
def test_a_name_keeps_what_can_be_written(name: str, written: str) -> None:
    assert clean(name) == written


@pytest.mark.parametrize(
    "name",
    ["KSM Laris Jaya", "Kelompok Wanita Tani Sumber Rejeki Makmur", "W" * 40, "🌾", "Ngudi " * 7],
)
def test_a_name_of_forty_letters_stands_in_the_header_as_a_whole(name: str) -> None:
    canvas = Canvas(400)
    canvas.header(name, "Simpanan dan pinjaman", "21 Nov 2026")
    assert complaints(canvas) == []
    assert "".join(texts(canvas)[:-2]).replace(" ", "") == clean(name).replace(" ", "")
    assert sorted(texts(canvas)[-2:]) == ["21 Nov 2026", "Simpanan dan pinjaman"]


def test_a_name_that_is_longer_than_two_lines_ends_in_dots() -> None:
    canvas = Canvas(400)
    canvas.header("Kelompok " * 30, "Simpanan", "21 Nov 2026")
    assert complaints(canvas) != []
    assert complaints(canvas, may_be_cut=True) == []


def test_shapes_lie_where_they_were_put() -> None:
    canvas = Canvas(400)
    canvas.rectangle(100, 50, 200, 100, fill=SAVINGS)
    canvas.circle(600, 200, 50, fill=LENT, edge=INK, line=6)
    canvas.polygon([(800, 300), (1000, 300), (900, 100)], fill=SHADE)
    canvas.line([(0, 390), (WIDTH, 390)], colour=MUTED, width=4)
    ground = canvas.ground()
    seen = {at: "#" + bytes(ground.getpixel(at)).hex() for at in _PLACES}  # type: ignore[arg-type]
    assert seen == _PLACES


_PLACES = {
    (100, 50): SAVINGS,
    (299, 149): SAVINGS,
    (99, 50): PAPER,
    (300, 149): PAPER,
    (600, 200): LENT,
    (552, 200): INK,
    (548, 200): PAPER,
    (900, 250): SHADE,
    (900, 90): PAPER,
    (540, 390): MUTED,
    (540, 380): PAPER,
}


def test_a_box_with_round_corners_keeps_its_size() -> None:
    canvas = Canvas(400)
    canvas.rectangle(100, 100, 300, 100, fill=SAVINGS, radius=30)
    ground = canvas.ground()
    assert [ground.getpixel(at) == (255, 255, 255) for at in [(101, 101), (398, 198)]] == [True, True]
    assert [ground.getpixel(at) == (255, 255, 255) for at in [(101, 150), (250, 101), (398, 150)]] == [False] * 3


def test_a_sheet_that_ends_early_is_cut_off_below() -> None:
    canvas = Canvas(TALLEST)
    canvas.rectangle(0, 280, WIDTH, 20, fill=INK)
    canvas.end(300)
    image = Image.open(io.BytesIO(canvas.png())).convert("RGB")
    assert image.size == (WIDTH, 300)
    assert (image.getpixel((5, 275)), image.getpixel((5, 295))) == ((255, 255, 255), (0x1A, 0x1A, 0x1A))


@pytest.mark.parametrize("height", [0, TALLEST + 1])
def test_a_sheet_that_telegram_would_shrink_is_refused(height: int) -> None:
    with pytest.raises(ValueError, match="tall"):
        Canvas(height)


def test_a_stored_picture_holds_the_colours_of_the_palette_alone() -> None:
    canvas = Canvas(400)
    canvas.header("KSM Laris Jaya", "Kas", "21 Nov 2026")
    canvas.circle(500, 300, 70, fill=LENT, edge=SAVINGS)
    png = canvas.png()
    assert file_complaints(png) == []
    assert canvas.png() == png
    colours = {colour for _n, colour in Image.open(io.BytesIO(png)).convert("RGB").getcolors(1000) or []}
    wanted = {tuple(bytes.fromhex(colour[1:])) for colour in (PAPER, INK, MUTED, RULE, LENT, SAVINGS)}
    assert wanted <= colours


def test_the_checker_sees_what_is_wrong() -> None:
    canvas = Canvas(400)
    canvas.text(100, 100, "satu", size=40)
    canvas.text(130, 110, "dua", size=40)
    canvas.text(1060, 200, "keluar", size=30)
    canvas.text(100, 300, "terlalu panjang sekali", size=40, width=100)
    canvas.line([(500, 290), (700, 290)])
    canvas.text(520, 300, "garis", size=40)
    canvas.text(800, 300, "pudar", size=40, colour=RULE)
    assert complaints(canvas) == [
        "'keluar' hangs over the sheet",
        "'terlal…' is cut",
        "'dua' overlaps 'satu'",
        "something goes through 'keluar'",
        "something goes through 'garis'",
        "'pudar' is hard to see on its ground (1.4)",
    ]


def test_a_word_that_is_too_small_is_refused() -> None:
    with pytest.raises(AssertionError, match="too small"):
        Canvas(100).text(0, 50, "kecil", size=23)
